"""What the card of a mark in a figure holds, as data for the script."""

from collections.abc import Mapping, Sequence

from explainer.record.dataset import Dataset
from explainer.record.urls import address


def mark_cards(dataset: Dataset, uses: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, object]:
    """Return the cards of events and ties by the page to which the mark leads, and the names of all actors.

    `uses` names what shows an event, as (page, title).
    """
    cards: dict[str, object] = {}
    for event in dataset.events.values():
        cards[address("events", event)] = {
            "kind": event.kind,
            "actors": list(event.actors),
            "text": event.summary,
            "accounts": [[account.by, account.says] for account in event.accounts],
            "uses": [[page, title] for page, title in uses.get(event.id, ()) if not page.startswith("actors/")],
        }
    for tie in dataset.relations.values():
        cards[address("relations", tie)] = {"kind": tie.type, "actors": [tie.from_, tie.to], "text": tie.summary, "accounts": [], "uses": []}
    return {"names": {actor.id: actor.short for actor in dataset.actors.values()}, "cards": cards}
