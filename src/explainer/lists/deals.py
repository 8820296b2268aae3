"""Every deal with its stages, by supplier and recipient, as Markdown."""

from collections import defaultdict
from collections.abc import Iterator

from explainer.lists.context import ListContext
from explainer.lists.follow_up import look, most_common_look
from explainer.record.dates import When
from explainer.record.deals_and_facts import Deal
from explainer.record.urls import address_of_id, part_anchor, retired_anchors
from explainer.record.vocabulary import DEAL_STATUSES, SIDES
from explainer.text.description_list import description_list
from explainer.text.markup import Html, element, escape, joined
from explainer.text.words import capitalised, counted


def deals(context: ListContext) -> str:
    """Return every deal, those of one supplier and one recipient below a heading of their own: first those between Israel and Russia, then those of Russia."""
    actors = context.dataset.actors
    by_sides: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    for deal in context.dataset.deals.values():
        by_sides[deal.supplier, deal.recipient].append(deal)
    ordered = sorted(by_sides.items(), key=lambda item: _rank(*item[0]))
    told = most_common_look(context.dataset.deals.values())
    parts = [f"{element('p', f'What followed on the deals that are open was last looked for on {told}.')}\n"] if told else []
    named = joined((element("a", deal.title, href=f"#{deal.id}") for _, found in ordered for deal in found), " ")
    names = element("summary", f"All {counted(len(context.dataset.deals), 'deal')} by name")
    parts.append(f"{element('details', names, named, class_='jump', data_search_exclude=True)}\n")
    for (supplier, recipient), found in ordered:
        parts.append(f"## {escape(actors[supplier].name)} to {escape(actors[recipient].name)} {{ data-search-exclude }}\n")
        parts += [_deal(deal, context, told) for deal in found]
    return "\n".join(parts)


def _rank(supplier: str, recipient: str) -> tuple[bool, bool]:
    """Return where two sides stand in the order; those of one rank stay as they are."""
    among_themselves = {supplier, recipient} == set(SIDES)
    return not among_themselves, (supplier == "russia") is among_themselves


def _deal(deal: Deal, context: ListContext, told: When | None) -> str:
    stages = element("ol", *_stages(deal, context), class_="records", data_search_exclude=True)
    summary = element("p", deal.summary, data_search_exclude=True)
    return f"### {retired_anchors(deal)}{escape(deal.title)} {{ #{deal.id} }}\n\n{summary}\n\n{description_list(_known(deal, context))}\n{stages}\n{_look(deal, told)}"


def _look(deal: Deal, told: When | None) -> str:
    found = look(deal, told)
    return f"\n{element('p', found, data_search_exclude=True)}\n" if found else ""


def _known(deal: Deal, context: ListContext) -> Iterator[tuple[str, object]]:
    yield "What", deal.item
    yield "Status", DEAL_STATUSES[deal.status] + (f". {deal.status_note}" if deal.status_note else "")
    if deal.value:
        yield "Value", Html("{} {}").format(deal.value, context.outlets(deal.value_sources))
    if deal.others:
        yield "Others with a say", joined((context.link("actors", id_) for id_ in deal.others), ", ")
    yield "Confidence", deal.confidence + (f". {deal.confidence_note}" if deal.confidence_note else "")


def _stages(deal: Deal, context: ListContext) -> Iterator[Html]:
    for stage in deal.stages:
        event = (
            Html(" {}.").format(element("a", "Event", class_="event-link", href=context.root + address_of_id("events", stage.event)))
            if stage.event
            else ""
        )
        outlets = {context.dataset.sources[id_].publisher for id_ in stage.sources}
        by = f" ({stage.by})" if stage.by and stage.by not in outlets else ""  # the outlet is named after it
        said = Html("{}{}{} {}").format(stage.says, by, event, context.outlets(stage.sources))
        yield element("li", element("strong", f"{capitalised(stage.dated)}, {stage.stage}."), " ", said, id=part_anchor(deal, stage))
