"""Markdown of the generated pages: events, actors, sources and data. Every word of a record is escaped on its way in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from explainer import bibliography, codebook
from explainer.dataset import Dataset
from explainer.escape import markdown
from explainer.figures.actors import STRENGTHS, STYLES
from explainer.figures.lanes import NAMES
from explainer.headings import QUIET, counted, head
from explainer.records import Account, Actor, Event, Relation
from explainer.references import TYPES, reference

Uses = Mapping[str, Sequence[tuple[str, str]]]
ACTOR_KINDS = {
    "state": "States", "international-body": "International bodies", "government-body": "Government bodies",
    "person-office": "Heads of state and government", "armed-force": "Armed forces", "intelligence-service": "Intelligence services",
    "base": "Bases", "company": "Companies", "organisation": "Organisations", "non-state-armed-group": "Non-state armed groups",
}  # fmt: skip
KIND_WORDS = {
    "military": "military act", "diplomacy": "diplomacy", "arms": "arms", "intelligence": "intelligence", "law": "law", "politics": "politics",
    "accident": "accident",
}  # fmt: skip


def all_pages(dataset: Dataset, uses: Uses, repository: str) -> dict[str, str]:
    """Give every generated page by its path below `docs/`. `uses` names the chapters (page, title) that link to an event."""
    resting: dict[str, list[Event]] = defaultdict(list)
    acting: dict[str, list[Event]] = defaultdict(list)
    for event in dataset.events.values():
        for id_ in event.sources:
            resting[id_].append(event)
        for id_ in event.actors:
            acting[id_].append(event)
    pages = {
        "events/index.md": events_index(dataset),
        "actors/index.md": actors_index(dataset, acting),
        "sources/index.md": bibliography.sources_index(dataset),
        "data.md": codebook.data_page(dataset),
    }
    beside = _beside(dataset)
    for event in dataset.events.values():
        pages[f"events/{event.id}.md"] = event_page(event, dataset, beside[event.id], uses.get(event.id, ()), repository)
    for actor in dataset.actors.values():
        pages[f"actors/{actor.id}.md"] = actor_page(actor, dataset, acting[actor.id], repository)
    for type_ in TYPES:
        if any(source.type == type_ for source in dataset.sources.values()):
            pages[f"sources/{type_}.md"] = bibliography.sources_page(type_, dataset, resting)
    return pages


def _beside(dataset: Dataset) -> dict[str, tuple[Event | None, Event | None]]:
    """Give, for each event, the one before and the one after it in the same theme."""
    beside: dict[str, tuple[Event | None, Event | None]] = {}
    for theme in {event.theme for event in dataset.events.values()}:
        chain = [None, *(event for event in dataset.events.values() if event.theme == theme), None]
        for (before, event), (_, after) in pairwise(pairwise(chain)):
            if event:
                beside[event.id] = (before, after)
    return beside


def _edit(dataset: Dataset, table: str, id_: str, repository: str, root: str) -> str:
    """Give the link to the record's line in its YAML file: in the repository where that is known, else in the site's own copy."""
    path, line = dataset.locate(table, id_)
    name = path[path.index("data/") :] if "data/" in path else path
    address = f"{repository.rstrip('/')}/blob/main/docs/{name}#L{line}" if repository else f"{root}{name}#L{line}"
    return f'<p class="record-edit"><a href="{markdown(address)}">Edit this record</a> ({markdown(name)}, line {line})</p>\n'


def _references(ids: Iterable[str], dataset: Dataset) -> str:
    items = "".join(f'<li id="{id_}">{reference(dataset.sources[id_])}</li>' for id_ in ids)
    return f'<ol class="references" data-search-exclude>{items}</ol>\n'


def event_page(event: Event, dataset: Dataset, beside: tuple[Event | None, Event | None], uses: Sequence[tuple[str, str]], repository: str) -> str:
    """Give the page of an event: what, when, where, who, each side's account, how sure, and on what it rests."""
    facts = [("Date", str(event.date) + {"day": "", "month": " (known to the month)", "year": " (known to the year)"}[event.date.precision])]
    if event.place:
        facts.append(("Place", event.place.name))
    facts += [("Kind", KIND_WORDS[event.kind]), ("Theme", NAMES[event.theme]), ("Confidence", event.confidence)]
    parts = [head(event.title, f"{event.date}. {event.summary}"), _facts(facts), f"<p data-search-exclude>{markdown(event.summary)}</p>\n"]
    if event.accounts:
        parts.append(f"## Accounts that differ {QUIET}\n\n" + _accounts(event.accounts, event.sources))
    if event.confidence_note:
        parts.append(f"## How sure the record is {QUIET}\n\nConfidence is {event.confidence}. {markdown(event.confidence_note)}\n")
    parts.append(f"## Sources {QUIET}\n\n" + _references(event.sources, dataset))
    actors = "".join(f'<li><a href="../../actors/{id_}/">{markdown(dataset.actors[id_].name)}</a></li>' for id_ in event.actors)
    parts.append(f'## Actors named {QUIET}\n\n<ul class="inline-list" data-search-exclude>{actors}</ul>\n')
    if uses:
        chapters = "".join(f'<li><a href="../../{page}">{title}</a></li>' for page, title in uses)
        parts.append(f"## Used in {QUIET}\n\n<ul data-search-exclude>{chapters}</ul>\n")
    parts.append(f"## Before and after {QUIET}\n\n{_neighbours(event, beside)}")
    if event.changed:
        changes = "".join(f"<li>{change.on}: {markdown(change.what)} {markdown(change.why)}</li>" for change in event.changed)
        parts.append(f"## Changes {QUIET}\n\n<ul>{changes}</ul>\n")
    parts.append(_edit(dataset, "events", event.id, repository, "../../"))
    return "\n".join(parts)


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    items = "".join(f"<div><dt>{name}</dt><dd>{markdown(value)}</dd></div>" for name, value in facts)
    return f'<dl class="facts" data-search-exclude>{items}</dl>\n'


def _accounts(accounts: Sequence[Account], sources: Sequence[str]) -> str:
    def cited(account: Account) -> str:
        return " ".join(f'<a href="#{id_}">[{sources.index(id_) + 1}]</a>' for id_ in account.sources)

    sides = "".join(f"<div><h3>{markdown(a.by)}</h3><p>{markdown(a.says)}</p><p>Sources: {cited(a)}</p></div>" for a in accounts)
    return f'<div class="accounts" data-search-exclude>{sides}</div>\n'


def _neighbours(event: Event, beside: tuple[Event | None, Event | None]) -> str:
    items = [
        f'<li>{word}: <a href="../{other.id}/">{markdown(other.title)}</a> ({other.date})</li>'
        for word, other in zip(("Before", "After"), beside, strict=True)
        if other
    ]
    theme = NAMES[event.theme].lower()
    said = f"In the same theme, {theme}:" if items else f"This is the only event of the theme {theme}."
    return f"<div data-search-exclude><p>{said}</p><ul>{''.join(items)}</ul></div>\n" if items else f"{said}\n"


def events_index(dataset: Dataset) -> str:
    """Give the list of all events by year."""
    years: dict[int, list[Event]] = defaultdict(list)
    for event in dataset.events.values():
        years[event.date.first.year].append(event)
    disputed = sum(event.disputed for event in dataset.events.values())
    parts = [
        head("Events", f"All {len(dataset.events)} events of the record by year, each with its own page and its sources."),
        f"The record holds {len(dataset.events)} events. Each has a page of its own with its sources. Accounts differ on {disputed} of them. "
        f"{markdown(dataset.edition.reach)}\n",
    ]
    for year, events in years.items():
        items = "".join(_event_item(event, "") for event in events)
        parts.append(f'## {year} {QUIET}\n\n<ul class="event-list" data-search-exclude>{items}</ul>\n')
    return "\n".join(parts)


def _event_item(event: Event, up: str) -> str:
    differ = " · accounts differ" if event.disputed else ""
    return (
        f'<li><span class="when">{event.date}</span> <a href="{up}{event.id}/">{markdown(event.title)}</a> '
        f'<span class="tags">{KIND_WORDS[event.kind]} · {NAMES[event.theme].lower()}{differ}</span></li>'
    )


def actors_index(dataset: Dataset, acting: Mapping[str, Sequence[Event]]) -> str:
    """Give the list of all actors by kind."""
    ties = Counter(id_ for tie in dataset.relations.values() for id_ in (tie.from_, tie.to))
    parts = [
        head("Actors", f"The {len(dataset.actors)} states, bodies, services, forces and companies of the record, with their dated ties."),
        f"The record holds {len(dataset.actors)} actors and {len(dataset.relations)} dated ties between them. "
        "No tie is called an alliance: no source shows a mutual-defence treaty for any of them.\n",
    ]
    for kind, heading in ACTOR_KINDS.items():
        items = "".join(
            f'<li><a href="{actor.id}/">{markdown(actor.name)}</a>: {markdown(actor.one_line)} '
            f'<span class="tags">{counted(ties[actor.id], "tie")} · {counted(len(acting.get(actor.id, ())), "event")}</span></li>'
            for actor in dataset.actors.values()
            if actor.kind == kind
        )
        if items:
            parts.append(f"## {heading} {QUIET}\n\n<ul data-search-exclude>{items}</ul>\n")
    return "\n".join(parts)


def actor_page(actor: Actor, dataset: Dataset, events: Sequence[Event], repository: str) -> str:
    """Give the page of an actor: who, ties by date, events, sources."""
    facts = [("Kind", actor.kind.replace("-", " "))]
    facts += [("Existed from", str(actor.valid_from))] if actor.valid_from else []
    facts += [("Existed to", str(actor.valid_to))] if actor.valid_to else []
    parts = [head(actor.name, actor.one_line), _facts(facts), f"{markdown(actor.one_line)} {markdown(actor.role_in_topic)}\n"]
    if actor.also_known_as:
        parts.append(f"Also written: {markdown(', '.join(actor.also_known_as))}.\n")
    related = [dataset.actors[actor.parent]] if actor.parent else []
    below = [each for each in dataset.actors.values() if each.parent == actor.id]
    if related or below:
        lines = [f"Belongs to {_actor_link(related[0])}."] if related else []
        lines += ["Includes " + ", ".join(map(_actor_link, below)) + "."] if below else []
        parts.append(f"<p data-search-exclude>{' '.join(lines)}</p>\n")
    ties = sorted(
        (tie for tie in dataset.relations.values() if actor.id in (tie.from_, tie.to)),
        key=lambda tie: (tie.valid_from.first.isoformat() if tie.valid_from else "", tie.id),
    )
    parts.append(f"## Ties {QUIET}\n\n{_ties(ties, actor, dataset)}")
    items = "".join(_event_item(event, "../../events/") for event in events)
    listed = f'<ul class="event-list" data-search-exclude>{items}</ul>\n' if items else "No event of the record names this actor.\n"
    parts.append(f"## Events {QUIET}\n\n{listed}")
    parts.append(f"## Sources {QUIET}\n\n" + _references(actor.sources, dataset))
    parts.append(_edit(dataset, "actors", actor.id, repository, "../../"))
    return "\n".join(parts)


def _actor_link(actor: Actor) -> str:
    return f'<a href="../{actor.id}/">{markdown(actor.name)}</a>'


def _ties(ties: Sequence[Relation], actor: Actor, dataset: Dataset) -> str:
    if not ties:
        return "The record holds no tie of this actor.\n"
    rows = []
    for tie in ties:
        other = dataset.actors[tie.to if tie.from_ == actor.id else tie.from_]
        way = "" if not tie.directed else " to" if tie.from_ == actor.id else " from"
        since = str(tie.valid_from) if tie.valid_from else "older"
        until = str(tie.valid_to) if tie.valid_to else "no end found"
        refs = "; ".join(
            f'<a href="../../sources/{dataset.sources[id_].type}/#{id_}">{markdown(dataset.sources[id_].publisher)}</a>' for id_ in tie.sources
        )
        rows.append(
            f'<tr id="{tie.id}"><th scope="row">{_actor_link(other)}</th><td>{STYLES[tie.type][0]}{way}</td><td>{since}</td><td>{until}</td>'
            f"<td>{STRENGTHS[tie.strength]}</td><td>{markdown(tie.summary)} <span class=tags>{refs}</span></td></tr>"
        )
    heads = ("With", "Type", "Since", "Until", "Strength", "What it consists of, and sources")
    head = "".join(f'<th scope="col">{heading}</th>' for heading in heads)
    return (
        '<div class="figure-table" tabindex="0" role="region" aria-label="Ties" data-search-exclude>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>\n\n"
        "“No end found” does not mean that the tie is confirmed for today. Strength is a judgement of the editors.\n"
    )
