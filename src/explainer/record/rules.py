"""All rules that hold within and between records. A rule is a generator of problems; its docstring is the rule."""

from collections.abc import Callable, Iterator

from explainer.record import actor_rules, date_rules, deal_and_number_rules, event_rules, reference_rules, scenario_rules, source_rules
from explainer.record.dataset import Dataset
from explainer.record.loading import without_garbage_collection
from explainer.record.yaml_source import Problem

Rule = Callable[[Dataset], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    reference_rules.ids_exist,
    reference_rules.named_once,
    reference_rules.told_once,
    actor_rules.parents_end,
    actor_rules.actors_in_their_time,
    event_rules.two_accounts,
    source_rules.two_independent_sources,
    source_rules.one_linked_source,
    source_rules.outlets_are_publishers,
    source_rules.countries_are_known,
    source_rules.copies_are_of_one_name,
    source_rules.languages_have_names,
    source_rules.notes_and_links_agree,
    event_rules.places_stand_still,
    actor_rules.ties_have_two_ends,
    deal_and_number_rules.stages_bear_the_status,
    deal_and_number_rules.shapes_are_true,
    event_rules.confidence_is_explained,
    source_rules.terms_have_sources,
    deal_and_number_rules.stages_run_forwards,
    deal_and_number_rules.units_are_not_mixed,
    deal_and_number_rules.counts_are_of_events,
    deal_and_number_rules.distances_are_right,
    event_rules.accounts_hold_together,
    scenario_rules.signposts_point,
    scenario_rules.readings_match,
    date_rules.nothing_in_the_future,
    date_rules.sources_saw_it,
    date_rules.ids_and_dates_agree,
    date_rules.addresses_and_dates_agree,
    date_rules.phases_follow,
    reference_rules.left_out_stays_out,
    date_rules.the_edition_is_told,
)


@without_garbage_collection()
def check(dataset: Dataset) -> list[Problem]:
    """Return every problem of the dataset, those found while reading it included, sorted by file and line."""
    found = set(dataset.problems)
    for rule in RULES:
        found.update(rule(dataset))
    return sorted(found)
