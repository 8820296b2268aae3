"""All ties by type, and the form that narrows them."""

from explainer.lists.context import ListContext
from explainer.lists.filter_form import Choice, Group, filter_form, grouped
from explainer.record.dataset import Dataset
from explainer.record.ties import Relation
from explainer.record.urls import address
from explainer.record.vocabulary import TIE_STRENGTHS, TIE_TYPES
from explainer.text.markup import Html, element

NO_START, NO_END = 0, 9999  # the years between which a tie is taken to lie whose start or end is not known


def explore_ties(context: ListContext) -> Html:
    """Return the form for the explorer of ties."""
    dataset = context.dataset
    ties = dataset.relations.values()
    actors = sorted({id_ for tie in ties for id_ in (tie.from_, tie.to)}, key=lambda id_: (dataset.actors[id_].short, id_))
    years = [(year, year) for year in sorted({str(each.first.year) for tie in ties for each in (tie.valid_from, tie.valid_to) if each})]
    types = {tie.type for tie in ties}
    choices = [
        Choice("type", "Type", [(type_, name) for type_, name in TIE_TYPES.items() if type_ in types]),
        Choice("actors", "Actor", [(id_, dataset.actors[id_].short) for id_ in actors]),
        Choice("strength", "Strength", [(str(level), name) for level, name in TIE_STRENGTHS.items()]),
        Choice("since", "Held from", years),
        Choice("until", "Held to", years),
    ]
    return filter_form("Ties", choices, explores=True)


def explored_ties(context: ListContext) -> Html:
    """Return all ties by type, in order of their start."""
    ties = sorted(context.dataset.relations.values(), key=lambda tie: (tie.begun, tie.id))
    groups = ((type_, name, [tie for tie in ties if tie.type == type_]) for type_, name in TIE_TYPES.items())
    return grouped(
        Group(element("h3", name, id=f"ties-{type_}"), [_item(tie, context.dataset, context.root) for tie in found])
        for type_, name, found in groups
        if found
    )


def _item(tie: Relation, dataset: Dataset, root: str) -> Html:
    return element(
        "li",
        *(element("span", tie.start_in_words, class_="when"), " "),
        *(element("a", dataset.ends(tie), href=root + address("relations", tie)), " "),
        element("span", f"{TIE_STRENGTHS[tie.strength]} · {tie.end_in_words}", class_="tags"),
        data_type=tie.type,
        data_actors=f"{tie.from_} {tie.to}",
        data_strength=tie.strength,
        data_year=tie.valid_from.first.year if tie.valid_from else NO_START,
        data_until=tie.valid_to.last.year if tie.valid_to and tie.valid_to.last else NO_END,
    )
