"""Markdown of the generated pages: events, actors, sources and data. Every word of a record is escaped on its way in."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise

from pydantic.fields import FieldInfo

from explainer.dataset import TABLES, Dataset
from explainer.downloads import DOWNLOADS
from explainer.escape import markdown
from explainer.figures.actors import STRENGTHS, STYLES
from explainer.figures.timeline import NAMES
from explainer.records import Account, Actor, Event, Place, Record, Relation, Source
from explainer.references import LANGUAGES, TYPES, reference

QUIET = "{ data-search-exclude }"  # a heading that would only repeat itself in the search index
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
        "sources/index.md": sources_index(dataset),
        "data.md": data_page(dataset),
    }
    beside = _beside(dataset)
    for event in dataset.events.values():
        pages[f"events/{event.id}.md"] = event_page(event, dataset, beside[event.id], uses.get(event.id, ()), repository)
    for actor in dataset.actors.values():
        pages[f"actors/{actor.id}.md"] = actor_page(actor, dataset, acting[actor.id], repository)
    for type_ in TYPES:
        if any(source.type == type_ for source in dataset.sources.values()):
            pages[f"sources/{type_}.md"] = sources_page(type_, dataset, resting)
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


def _head(title: str, description: str) -> str:
    """Give the front matter and the heading. The description is cut at a word, since search engines show some 155 characters.

    The theme puts the title into the page's head as it is, hence the escape.
    """
    short = description if len(description) <= 155 else description[:154].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004
    return f'---\ntitle: {json.dumps(escape(title))}\ndescription: "{markdown(short)}"\n---\n\n# {markdown(title)}\n'


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
    parts = [_head(event.title, f"{event.date}. {event.summary}"), _facts(facts), f"<p data-search-exclude>{markdown(event.summary)}</p>\n"]
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
        _head("Events", f"All {len(dataset.events)} events of the record by year, each with its own page and its sources."),
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
        _head("Actors", f"The {len(dataset.actors)} states, bodies, services, forces and companies of the record, with their dated ties."),
        f"The record holds {len(dataset.actors)} actors and {len(dataset.relations)} dated ties between them. "
        "No tie is called an alliance: no source shows a mutual-defence treaty for any of them.\n",
    ]
    for kind, heading in ACTOR_KINDS.items():
        items = "".join(
            f'<li><a href="{actor.id}/">{markdown(actor.name)}</a>: {markdown(actor.one_line)} '
            f'<span class="tags">{_count(ties[actor.id], "tie")} · {_count(len(acting.get(actor.id, ())), "event")}</span></li>'
            for actor in dataset.actors.values()
            if actor.kind == kind
        )
        if items:
            parts.append(f"## {heading} {QUIET}\n\n<ul data-search-exclude>{items}</ul>\n")
    return "\n".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def actor_page(actor: Actor, dataset: Dataset, events: Sequence[Event], repository: str) -> str:
    """Give the page of an actor: who, ties by date, events, sources."""
    facts = [("Kind", actor.kind.replace("-", " "))]
    facts += [("Existed from", str(actor.valid_from))] if actor.valid_from else []
    facts += [("Existed to", str(actor.valid_to))] if actor.valid_to else []
    facts += [("Also written", ", ".join(actor.also_known_as))] if actor.also_known_as else []
    parts = [_head(actor.name, actor.one_line), _facts(facts), f"{markdown(actor.one_line)} {markdown(actor.role_in_topic)}\n"]
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


def sources_index(dataset: Dataset) -> str:
    """Give the overview of the bibliography: counts by type and by language, and the way to each list."""
    types: Counter[str] = Counter(source.type for source in dataset.sources.values())
    languages = Counter(source.lang for source in dataset.sources.values())
    linked = sum(source.link for source in dataset.sources.values())
    total = len(dataset.sources)
    type_rows = "".join(
        f'<tr><th scope="row"><a href="{type_}/">{name}</a></th><td>{types[type_]}</td></tr>' for type_, name in TYPES.items() if types[type_]
    )
    language_rows = "".join(
        f'<tr><th scope="row">{LANGUAGES.get(code, "English")}</th><td>{count}</td></tr>'
        for code, count in sorted(languages.items(), key=lambda item: (-item[1], item[0]))
    )
    return "\n".join(
        [
            _head("Sources", f"The {total} pages on which the record rests, by type and language."),
            f"The record rests on {total} pages; {linked} of them are shown as links. The others are copies or pages that are not fit to be linked, "
            "and are named without a link. State media and officials of a party support what that party said, not that it is so.\n",
            f'## By type {QUIET}\n\n<table data-search-exclude><thead><tr><th scope="col">Type</th><th scope="col">Pages</th></tr></thead><tbody>{type_rows}</tbody></table>\n',
            f'## By language {QUIET}\n\n<table data-search-exclude><thead><tr><th scope="col">Language</th><th scope="col">Pages</th></tr></thead><tbody>{language_rows}</tbody></table>\n',
        ]
    )


def sources_page(type_: str, dataset: Dataset, resting: Mapping[str, Sequence[Event]]) -> str:
    """Give the bibliography of one type by publisher, each source with the events that rest on it."""
    publishers: dict[str, list[str]] = defaultdict(list)
    for source in dataset.sources.values():
        if source.type != type_:
            continue
        events = ", ".join(f'<a href="../../events/{event.id}/">{markdown(event.title)}</a>' for event in resting.get(source.id, ()))
        rests = f'<br><span class="tags">Events that rest on it: {events}</span>' if events else ""
        publishers[source.publisher].append(f'<li id="{source.id}">{reference(source)}{rests}</li>')
    items = "".join("".join(publishers[name]) for name in sorted(publishers, key=str.casefold))
    count = sum(map(len, publishers.values()))
    head = _head(f"Sources: {TYPES[type_].lower()}", f"{count} sources of the type {type_}, by publisher, with the events that rest on them.")
    body = f'<ul class="sources" data-search-exclude>{items}</ul>\n'
    return f"{head}\n{_count(count, 'source')}, by publisher. [All types](index.md)\n\n{body}"


def data_page(dataset: Dataset) -> str:
    """Give the data page: downloads, codebook, and how far the record reaches."""
    edition = dataset.edition
    rows = "".join(
        f'<tr><th scope="row">{name.capitalize()}</th><td>{len(getattr(dataset, name))}</td>'
        f'<td><a href="{name}.json" download>JSON</a></td><td><a href="{name}.csv" download>CSV</a></td></tr>'
        for name in DOWNLOADS
    )
    files = "".join(f'<li><a href="{name}">{name}</a></li>' for name in dataset.files)
    schemas = ", ".join(f'<a href="schema/{name}.json">{name}</a>' for name in schema_names())
    left = "".join(f"<li><code>{record.id}</code>: {markdown(record.reason)}</li>" for record in dataset.left_out.values())
    parts = [
        _head("Data", f"Downloads and codebook of the record, edition {edition.edition}: events, actors, ties and sources as JSON, CSV and YAML."),
        f"Edition {edition.edition}. {markdown(edition.reach)} Text and data are under CC BY 4.0: name “{markdown(edition.title)}”, the edition and the address.\n",
        "## Downloads\n",
        '<table data-search-exclude><thead><tr><th scope="col">Table</th><th scope="col">Records</th><th scope="col" colspan="2">Files</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>\n",
        f"<details data-search-exclude><summary>The YAML files that editors write ({len(dataset.files)})</summary><ul>{files}</ul></details>\n",
        f"<p>JSON Schemas of the YAML files, for editors and validators: {schemas}.</p>\n",
        "In the CSV files a list is joined by `|`, and accounts and places are JSON. Text that a spreadsheet would run as a formula has an apostrophe before it.\n",
        "## How dates work\n",
        "A date is as long as it is known: `2018` is a year, `2018-09` a month, `2018-09-17` a day. `2015-09~` means about. "
        "`2018-08-02/2018-08-14` is a span, and `2024-12-08/..` a span that had not ended when the record was closed. "
        "In figures a day is a dot, a month a bar and a year a band. In the JSON, `end_date` repeats the end of a span and `precision` names the unit.\n",
        "## How confidence works\n",
        "High confidence in a statement means that it was made, not that it is true. Where confidence is medium or low, a note on the event’s page says why. "
        "A disputed event carries at least two accounts; their order is no ranking.\n",
        "## Codebook\n",
    ]
    parts += [f"### {model.__name__}\n\n{_codebook(model)}" for model in (Event, Place, Account, Actor, Relation, Source)]
    parts += [
        "## What is left out\n",
        f"<p>{_count(len(dataset.left_out), 'record')} of the fact base {'is' if len(dataset.left_out) == 1 else 'are'} not published:</p><ul data-search-exclude>{left}</ul>\n",
        "## Limits\n",
        "Before 2015 the record holds landmarks only. Closed-door matter, such as contacts of services and notice given before strikes, rests largely on unnamed officials and is worded as reports. "
        "Coordinates are approximate. Importance and the strength of a tie are judgements of the editors.\n",
    ]
    return "\n".join(parts)


def schema_names() -> list[str]:
    """Give the names of the JSON Schemas, without their ending."""
    return ["left-out" if table == "left_out" else model.__name__.lower() for table, (_, model) in TABLES.items()]


def _codebook(model: type[Record] | type[Place] | type[Account]) -> str:
    rows = "".join(_field(info.alias or name, info, model) for name, info in model.model_fields.items())
    head = '<tr><th scope="col">Field</th><th scope="col">Meaning</th><th scope="col">Allowed</th></tr>'
    return (
        f'<div class="figure-table" tabindex="0" role="region" aria-label="Fields of {model.__name__}" data-search-exclude>'
        f"<table><thead>{head}</thead><tbody>{rows}</tbody></table></div>\n"
    )


def _field(name: str, info: FieldInfo, model: type[Record] | type[Place] | type[Account]) -> str:
    schema = model.model_json_schema(by_alias=True)["properties"][name]
    choices = schema.get("enum") or next((each["enum"] for each in schema.get("anyOf", ()) if "enum" in each), None)
    allowed = ", ".join(f"<code>{choice}</code>" for choice in choices) if choices else ""
    needed = "required" if info.is_required() else "optional"
    return f'<tr><th scope="row"><code>{name}</code></th><td>{markdown(info.description or "")}</td><td>{needed}{f"; {allowed}" if allowed else ""}</td></tr>'
