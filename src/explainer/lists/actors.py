"""All actors by kind, as Markdown."""

from collections import Counter

from explainer.lists.context import ListContext
from explainer.record.urls import address
from explainer.record.vocabulary import ACTOR_KIND_HEADINGS
from explainer.text.markup import element
from explainer.text.page import UNSEARCHED
from explainer.text.words import counted


def actors_by_kind(context: ListContext) -> str:
    """Return all actors, each with the number of its ties and events, those of a kind below a heading of their own."""
    dataset = context.dataset
    ties = Counter(id_ for tie in dataset.relations.values() for id_ in (tie.from_, tie.to))
    events = Counter(id_ for event in dataset.events.values() for id_ in event.actors)
    sections = []
    for kind, heading in ACTOR_KIND_HEADINGS.items():
        items = [
            element(
                "li",
                element("a", actor.name, href=context.root + address("actors", actor)),
                f": {actor.one_line} ",
                element("span", f"{counted(ties[actor.id], 'tie')} · {counted(events[actor.id], 'event')}", class_="tags"),
            )
            for actor in dataset.actors.values()
            if actor.kind == kind
        ]
        if items:
            sections.append(f"## {heading} {UNSEARCHED}\n\n{element('ul', *items, data_search_exclude=True)}\n")
    return "\n".join(sections)
