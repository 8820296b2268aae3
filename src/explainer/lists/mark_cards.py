"""What the card of a mark in a figure holds, as data for the script: of the whole record, and of the marks of one figure."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from explainer.figures.actors_picture import last_day
from explainer.figures.draw.picture import PageLink
from explainer.figures.draw.svg_marks import MOST_CHARACTERS
from explainer.figures.drawing import Drawing
from explainer.figures.kind import Row
from explainer.figures.map_places import event_places
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.events import Event
from explainer.record.ties import Relation
from explainer.record.urls import address
from explainer.record.vocabulary import IMPORTANCE_LEVELS

MOST_EVENTS = 6  # of a place that its card names: the latest


def card_files(drawings: Iterable[Drawing], dataset: Dataset, uses: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, str]:
    """Return the files that hold the cards: one of the whole record, and one for each figure."""
    whole = mark_cards(dataset, uses)
    records = {page: card for page, card in whole["cards"].items() if not page.startswith("map/")}  # places are named by a text, and no text is a key
    found: dict[str, dict[str, Any]] = {
        "cards": {**whole, "cards": records},
        **{f"{drawing.figure.id}.cards": cards_of(drawing, whole) for drawing in drawings},
    }
    return {f"figures/{name}.json": json.dumps(cards, ensure_ascii=False, separators=(",", ":")) + "\n" for name, cards in found.items()}


def mark_cards(dataset: Dataset, uses: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, dict[str, Any]]:
    """Return the cards of events, ties, places and claims of a map by the page to which the mark leads, and the names of all actors.

    `uses` names what shows an event, as (page, title).
    """
    cards: dict[str, object] = {}
    for event in dataset.events.values():
        cards[address("events", event)] = {
            "kind": event.kind,
            "sources": len(event.sources),
            "actors": list(event.actors),
            "text": event.summary,
            "accounts": [[account.by, account.says] for account in event.accounts],
            "uses": [[page, title] for page, title in uses.get(event.id, ()) if not page.startswith("actors/")],
        }
    for tie in dataset.relations.values():
        cards[address("relations", tie)] = {
            "kind": tie.type,
            "actors": [tie.from_, tie.to],
            "text": tie.summary,
            "held": [
                tie.valid_from.first.isoformat() if tie.valid_from else "",
                last_day(tie),
                tie.valid_to.first.isoformat() if tie.valid_to else "",
            ],
            "turning": _turning(tie, dataset),
        }
    for place in event_places(dataset.events.values()):
        cards[place.page] = {
            "actors": sorted({id_ for event in place.events for id_ in event.actors}),
            "days": [event.date.first.isoformat() for event in place.events],
            "events": [[address("events", event), f"{event.dated}: {event.title}"] for event in reversed(place.events[-MOST_EVENTS:])],
        }
    for reach in dataset.reaches.values():
        cards[address("reaches", reach)] = {"days": [reach.date.first.isoformat()]}
    return {"names": {actor.id: actor.short for actor in dataset.actors.values()}, "cards": cards}


def cards_of(drawing: Drawing, whole: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the part of the `whole` that the marks of a figure need, the words of marks that are too long for the picture, and what its kind tells the script.

    Cards are found by the page of a mark, and words by the page and its title, joined by a space; both are lists of pairs, since no text is a key. By the
    layout of the picture the script finds the axis of time, and the order of the marks, which is that of the table.
    """
    carried = [data for trace in drawing.plots["wide"]["data"] if trace.get("hoverinfo") != "skip" for data in trace.get("customdata") or () if data]
    pages = dict.fromkeys(page for _, page, _ in carried)
    cards = {page: whole["cards"][page] for page in pages if page in whole["cards"]}
    named = {id_ for card in cards.values() for id_ in card.get("actors", ())}
    return {
        "names": {id_: name for id_, name in whole["names"].items() if id_ in named},
        "cards": [*cards.items()],
        "order": {layout: _order(drawing, picture.links) for layout, picture in drawing.pictures.items()},
        "time": {layout: picture.time for layout, picture in drawing.pictures.items() if picture.time and drawing.lets_choose_a_day},
        "words": [*{f"{page} {title}": words for title, page, words in carried if len(words) > MOST_CHARACTERS}.items()],
        **drawing.told,
    }


def _order(drawing: Drawing, links: Sequence[PageLink]) -> list[int]:
    """Return the places of the marks among the links of a picture, in the order in which a reader goes through them."""
    rows: dict[str, list[tuple[int, Row]]] = {}
    for place, row in enumerate(drawing.rows):
        rows.setdefault(str(row.get("url")), []).append((place, row))

    def row_of(link: PageLink) -> int:
        """Return the place of the row of a mark: of several rows with its page, of that from which its title says most."""
        said = [(sum(str(value) in link.title for value in row.values() if value), -place) for place, row in rows.get(link.page, ())]
        return -max(said)[1] if said else len(drawing.rows)

    return sorted((place for place, link in enumerate(links) if link.title), key=lambda place: row_of(links[place]))


def _turning(tie: Relation, dataset: Dataset) -> list[list[str] | None]:
    """Return the page and title of the event with which a tie began, and of that with which it ended."""
    found = (_turning_event(tie, when, dataset) for when in (tie.valid_from, tie.valid_to))
    return [[address("events", event), event.title] if event else None for event in found]


def _turning_event(tie: Relation, when: When | None, dataset: Dataset) -> Event | None:
    """Return the most important event of the day on which a tie began or ended, among those that name both ends or the states of both."""
    if when is None or when.precision != "day":
        return None

    def kin(id_: str) -> set[str]:
        parent = dataset.actors[id_].parent
        return {id_, parent} if parent else {id_}

    ends = kin(tie.from_), kin(tie.to)
    found = [event for event in dataset.events_by_first_day.get(when.first, ()) if event.date.precision == "day"]
    found = [event for event in found if all(end & set(event.actors) for end in ends)]
    return min(found, key=lambda event: IMPORTANCE_LEVELS.index(event.importance), default=None)
