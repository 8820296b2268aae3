"""Every page that is made of the record, by its path below `docs/`."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from explainer.figures.drawing import Drawing
from explainer.pages import actors, due, events, sources
from explainer.record.build_cache import BuildCache
from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.urls import Home
from explainer.text.markup import Html
from explainer.text.page import Page


def all_pages(
    dataset: Dataset,
    event_uses: Mapping[str, Sequence[tuple[str, Html]]],
    source_uses: Mapping[str, Sequence[Html]],
    actor_drawings: Mapping[str, Sequence[Drawing]],
    home: Home,
    build_cache: BuildCache,
) -> dict[str, Page]:
    """Return every page of the record.

    `event_uses` holds what shows an event, as addresses and titles, and `source_uses` links to the chapters that cite a source;
    `actor_drawings` are the figures of an actor. What the `build_cache` of a build before holds is not made again.
    """
    pages = {
        "events/index.md": build_cache.cached("events by year", (), partial(events.by_year, dataset)),
        **{
            f"events/by-{field}.md": build_cache.cached(f"events by {field}", (), partial(events.by_field, field, dataset))
            for field in ("theme", "kind")
        },
        **sources.source_pages(dataset, source_uses, build_cache),
        due.PAGE: build_cache.cached(due.PAGE, (), partial(due.page, dataset)),
    }
    neighbours = in_the_same_theme(dataset)
    for event in dataset.events.values():
        uses = event_uses.get(event.id, ())
        make = partial(events.event_page, event, dataset, neighbours[event.id], uses, home)
        pages[f"events/{event.id}.md"] = build_cache.cached(f"event {event.id}", (event, neighbours[event.id], uses), make)
    for record in dataset.left_out.values():
        if record.withdrawn:
            pages[f"events/{record.id}.md"] = events.withdrawn_page(record)
    for actor in dataset.actors.values():
        drawings = actor_drawings.get(actor.id, ())
        made_of = actor, [(drawing.figure.kind, drawing.figure.options, drawing.outputs()) for drawing in drawings]
        pages[f"actors/{actor.id}.md"] = build_cache.cached(f"actor {actor.id}", made_of, partial(actors.actor_page, actor, dataset, drawings, home))
    return pages


def in_the_same_theme(dataset: Dataset) -> dict[str, tuple[Event | None, Event | None]]:
    """Return, for each event, the one before and the one after it in the same theme."""
    neighbours: dict[str, tuple[Event | None, Event | None]] = {}
    for theme in dict.fromkeys(event.theme for event in dataset.events.values()):
        chain = [None, *(event for event in dataset.events.values() if event.theme == theme), None]
        for (before, event), (_, after) in pairwise(pairwise(chain)):
            if event:
                neighbours[event.id] = (before, after)
    return neighbours
