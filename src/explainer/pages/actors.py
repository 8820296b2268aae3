"""Pages of actors: who each is, its ties and events as figures and as lists, its deals and sources."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from explainer.citing.source_html import outlet_links
from explainer.figures.counts import DENSE
from explainer.figures.drawing import Drawing
from explainer.figures.figure_html import PageContext, figure_html
from explainer.figures.registry import made_figure
from explainer.figures.ties_lanes import pairs_of, short_with_state
from explainer.lists.events import event_list
from explainer.lists.follow_up import look
from explainer.pages.other_spellings import also_written, searched_for
from explainer.pages.sections import behind, bulleted, edit_link, references, searched
from explainer.record.actors import Actor
from explainer.record.dataset import Dataset
from explainer.record.dates import When, possibly_holds
from explainer.record.events import Event
from explainer.record.ties import Relation
from explainer.record.urls import Home, address
from explainer.record.vocabulary import ACTOR_KIND_WORDS, IMPORTANCE_LEVELS, TIE_STRENGTHS, TIE_TYPES, TieEndBasis
from explainer.text.description_list import description_list
from explainer.text.html_table import table
from explainer.text.markup import Html, element, escape, joined
from explainer.text.page import UNSEARCHED, Metadata, Page, heading
from explainer.text.words import counted

LEAST_TIES, LEAST_EVENTS = 2, 3  # at once, and in all, of which a figure is worth drawing
MOST_LABELS = 6  # of the events on a timeline
TIES_SINCE = 2000  # the year from which ties are drawn, where most began after it
BOOST = 4  # of the pages that a name leads to, the actor's own stands first
ROOT = "../../"
MARKED = "Below, the events of the record through time, those that name this actor marked."  # what the social card shows


def actor_page(actor: Actor, dataset: Dataset, drawings: Sequence[Drawing], home: Home) -> Page:
    """Return the page of an actor with its figures."""
    at = PageContext(ROOT, address("actors", actor), home.address)
    drawn = {drawing.figure.id.rpartition("-")[2]: f"{figure_html(drawing, at)}\n" for drawing in drawings}
    ties = sorted(dataset.ties_by_actor.get(actor.id, ()), key=lambda tie: (tie.begun, tie.id))
    events = dataset.events_by_actor.get(actor.id, ())
    listed = event_list(events, dataset, f"{ROOT}events/") if events else "No event of the record names this actor."
    also = also_written([*actor.also_known_as, *searched_for(dataset.queries.get(actor.id))])
    parts = [
        heading(actor.name),
        f"{escape(actor.one_line)} {escape(actor.role_in_topic)}\n",
        searched(also),
        drawn.get("ties", ""),
        f"## Ties {UNSEARCHED}\n\n{_ties(ties, actor, dataset)}",
        f"## Events {UNSEARCHED}\n\n{drawn.get('events', '')}\n{listed}\n",
        _deals(actor, dataset),
        f"## Kind and institutions {UNSEARCHED}\n\n{_kind(actor, dataset)}",
        f"## Sources {UNSEARCHED}\n\n{references(actor.sources, dataset)}\n",
        behind(also, edit_link(dataset, "actors", actor.id, home, ROOT)),
    ]
    body = "\n".join(part for part in parts if part)
    return Page(
        body, actor.name, actor.one_line, tag="Actor", boost=BOOST, metadata=Metadata(social_card=f"actors/{actor.id}", social_card_shows=MARKED)
    )


def actor_drawings(actor: Actor, dataset: Dataset) -> list[Drawing]:
    """Return an actor's own figures: its ties through time and a timeline of its events, where there are enough to be drawn."""
    path, line = dataset.file_and_line("actors", actor.id)
    ties = dataset.ties_by_actor.get(actor.id, [])
    made = []
    name = short_with_state(actor, dataset)
    if any(sum(possibly_holds(tie, other.begun) for tie in ties) >= LEAST_TIES for other in ties):
        start = _start_of_most(ties)
        drawn = [tie for tie in ties if not start or possibly_holds(tie, start.first, date.max)]
        lasts = Counter(lane.ties[-1].to_basis for pair in pairs_of(drawn, dataset) for lane in pair.lanes)
        unended = {0: "", lasts.total(): ", no end found"}.get(lasts["open"], f", {lasts['open']} without an end found")
        title = f"{name}{f' since {start}' if start else ''}: {counted(lasts.total(), 'tie')}{unended}"
        made.append(made_figure("ties", path, line, id=f"actor-{actor.id}-ties", of=(actor.id,), title=title, caption=_ends(lasts), since=start))
    events = dataset.events_by_actor.get(actor.id, [])
    if len(events) >= LEAST_EVENTS:
        earlier = sum(event.date.latest.year < DENSE for event in events)
        since = When.parse(str(DENSE)) if 0 < earlier < len(events) / 2 else None  # what lies before would leave most of the axis empty
        caption = f"Every event of the record that names {actor.name}{f', since {since}; the actor’s page lists {earlier} before' if since else ''}."
        shown = [event for event in events if not since or event.date.latest >= since.first]
        naming = {"id": f"actor-{actor.id}-events", "title": _timeline_title(actor, shown, since), "caption": caption, "actors": (actor.id,)}
        made.append(made_figure("timeline", path, line, since=since, highlight=_weightiest(shown), **naming))
    return [Drawing(figure, dataset) for figure in made]


def _weightiest(events: Sequence[Event]) -> tuple[str, ...]:
    """Return the ids of the events that are labelled: of those that have a label the most important, the latest first and then the farthest from all so far."""
    apart = timedelta(days=len(events))  # the further apart the more events are shown
    found: list[Event] = []
    left = [event for event in events if event.label]
    while len(found) < MOST_LABELS:
        away = {event: min((abs(event.date.first - other.date.first) for other in found), default=event.date.first - date.min) for event in left}
        if not (left := [event for event in left if away[event] >= apart]):
            break
        found.append(min(left, key=lambda event: (IMPORTANCE_LEVELS.index(event.importance), -away[event], event.id)))
    return tuple(event.id for event in found)


def _start_of_most(ties: Sequence[Relation]) -> When | None:
    """Return the year from which ties are drawn, where few are older: those would leave most of the axis empty."""
    since = When.parse(str(TIES_SINCE))
    older = sum(tie.begun < since.first for tie in ties)
    return since if 0 < older < len(ties) / 2 else None


def _ends(lasts: Counter[TieEndBasis]) -> str:
    """Return in words how ties ended, by what the last of their ends rests on."""
    counts = {"last traced": lasts["last-documented"], "ended with one side": lasts["actor-ended"], "ended": lasts["act"] + lasts["foreseen"]}
    told = ", ".join(f"{count} {words}" for words, count in counts.items() if count)
    return f"{told}." if told else "Each goes on to the end of the record, as far as pages tell."


def _timeline_title(actor: Actor, events: Sequence[Event], since: When | None) -> str:
    """Return how many of the events that name an actor are shown, and which year has all of them, or the most, where one has."""
    (year, most), *others = Counter(event.date.first.year for event in events).most_common(2)
    finding = f", {most} of them in {year}, the most of any year" if most >= LEAST_EVENTS and all(count < most for _, count in others) else ""
    finding = finding if others else f", all in {year}"
    return f"{actor.short}: {len(events)} events {f'since {since}' if since else 'on record'}{finding}"


def _kind(actor: Actor, dataset: Dataset) -> Html:
    """Return of which kind an actor is, when it existed, to whom it belongs, and who belongs to it."""
    known: list[tuple[str, object]] = [("Kind", ACTOR_KIND_WORDS[actor.kind])]
    known += [("Existed from", str(actor.valid_from))] if actor.valid_from else []
    known += [("Existed to", str(actor.valid_to))] if actor.valid_to else []
    known += [("Belongs to", _link(dataset.actors[actor.parent]))] if actor.parent else []
    below = [_link(each) for each in dataset.actors.values() if each.parent == actor.id]
    known += [("Includes", joined(below, ", "))] if below else []
    return description_list(known)


def _link(actor: Actor) -> Html:
    return element("a", actor.name, href=f"../{actor.id}/")


def _deals(actor: Actor, dataset: Dataset) -> str:
    deals = [deal for deal in dataset.deals.values() if actor.id in (deal.supplier, deal.recipient, *deal.others)]
    named = (
        bulleted(element("a", deal.title, href=ROOT + address("deals", deal)) for deal in deals)
        if deals
        else "No deal of the record names this actor.\n"
    )
    return f"## Deals {UNSEARCHED}\n\n{named}\n"


def _ties(ties: Sequence[Relation], actor: Actor, dataset: Dataset) -> str:
    if not ties:
        return "The record holds no tie of this actor.\n"
    heads = ("With", "Type", "Since", "Until", "Strength", "What it consists of, and sources")
    listed = table(f"Ties of {actor.name}", heads, (_tie(tie, actor, dataset) for tie in ties), anchors=(tie.id for tie in ties))
    return f"{listed}\n“No end found” does not mean that the tie is confirmed for today. Strength is a judgement of the editors.\n"


def _tie(tie: Relation, actor: Actor, dataset: Dataset) -> list[str]:
    """Return the row of a tie, as seen from an actor."""
    other = dataset.actors[tie.to if tie.from_ == actor.id else tie.from_]
    way = "" if not tie.directed else " to" if tie.from_ == actor.id else " from"
    since, until = (
        Html("{} {}").format(words, outlet_links(pages, dataset, ROOT)) if pages else words
        for words, pages in ((tie.start_in_words, tie.from_sources), (tie.end_in_words, tie.to_sources))
    )
    said = Html("{} {}{}").format(tie.summary, outlet_links(tie.sources, dataset, ROOT), look(tie))
    return [_link(other), f"{TIE_TYPES[tie.type]}{way}", since, until, TIE_STRENGTHS[tie.strength], said]
