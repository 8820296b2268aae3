"""All rules that hold within and between records. A rule is a generator of problems; its docstring is the rule."""

from collections.abc import Callable, Iterator

from explainer.record import (
    actor_rules,
    air_defence_rules,
    channel_rules,
    date_rules,
    deal_and_number_rules,
    edition_rules,
    event_rules,
    evidence_rules,
    line_rules,
    night_rules,
    person_rules,
    reference_rules,
    scenario_rules,
    sky_rules,
    source_rules,
    tie_rules,
)
from explainer.record.dataset import Dataset
from explainer.record.loading import without_garbage_collection
from explainer.record.yaml_source import Problem

Rule = Callable[[Dataset], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    reference_rules.ids_exist,
    reference_rules.lists_name_a_thing_once,
    reference_rules.no_record_is_told_twice,
    reference_rules.queries_belong_to_something,
    actor_rules.no_actor_is_its_own_parent,
    actor_rules.actors_exist_at_the_time,
    person_rules.persons_hold_an_office_at_the_time,
    person_rules.what_is_shown_of_an_office_has_a_day,
    event_rules.disputed_events_have_two_accounts,
    event_rules.core_events_have_two_independent_sources,
    source_rules.records_have_a_linked_source,
    source_rules.outlets_are_publishers,
    source_rules.countries_are_known,
    source_rules.copied_outlets_are_spelt_alike,
    source_rules.languages_have_names,
    source_rules.notes_and_links_agree,
    event_rules.places_have_one_position,
    tie_rules.ties_have_two_ends,
    tie_rules.ties_stop_with_an_actor_that_ended,
    deal_and_number_rules.a_status_has_its_stage,
    deal_and_number_rules.numbers_are_never_given_again,
    deal_and_number_rules.shapes_fit_the_values,
    event_rules.confidence_is_explained,
    source_rules.terms_have_sources,
    deal_and_number_rules.stages_are_in_order,
    deal_and_number_rules.values_can_be_joined,
    deal_and_number_rules.counts_are_of_events,
    deal_and_number_rules.distances_are_right,
    event_rules.accounts_are_consistent,
    event_rules.moments_can_be_set_side_by_side,
    air_defence_rules.cases_stand_where_accounts_put_them,
    air_defence_rules.what_fired_is_of_its_event,
    sky_rules.dates_of_the_sky_follow_one_another,
    sky_rules.sites_stand_once_and_ranges_are_ranges,
    night_rules.scenes_follow_one_another,
    night_rules.scenes_have_maps_or_parted_words,
    night_rules.features_have_what_their_kind_needs,
    scenario_rules.signposts_point_to_their_scenarios,
    scenario_rules.readings_match_a_direction,
    channel_rules.steps_follow_earlier_ones,
    channel_rules.contacts_stand_in_one_layer,
    date_rules.nothing_in_the_future,
    evidence_rules.pages_are_not_older_than_their_claims,
    evidence_rules.background_is_older,
    evidence_rules.some_page_is_as_late_as_the_claim,
    tie_rules.starts_and_ends_have_pages,
    evidence_rules.what_is_open_was_looked_for,
    scenario_rules.outcomes_stand_among_the_sources,
    date_rules.ids_and_dates_agree,
    date_rules.addresses_and_dates_agree,
    date_rules.phases_follow_one_another,
    line_rules.periods_do_not_overlap,
    line_rules.an_open_period_has_its_question,
    line_rules.entries_lie_in_their_period,
    line_rules.a_state_has_its_words,
    line_rules.only_a_side_speaks_against_a_period,
    edition_rules.what_is_left_out_is_not_published,
    edition_rules.changes_name_records,
    edition_rules.the_edition_says_what_it_changed,
)


@without_garbage_collection()
def check(dataset: Dataset) -> list[Problem]:
    """Return every problem of the dataset, those found while reading it included, sorted by file and line."""
    found = set(dataset.problems)
    for rule in RULES:
        found.update(rule(dataset))
    return sorted(found)
