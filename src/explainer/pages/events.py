"""Markdown of the generated pages: events, actors and their indexes. Every word of a record is escaped on its way in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from explainer.citing import styles
from explainer.citing.source_html import outlet_links, reference
from explainer.figures.html import At, html
from explainer.figures.options import Figure
from explainer.figures.registry import FIGURE_KINDS
from explainer.lists import filters
from explainer.lists.registry import facts, table
from explainer.pages import metadata
from explainer.pages import sources as bibliography
from explainer.record.actors import Actor, Relation, possibly_holds
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.editions import LeftOut
from explainer.record.events import Account, Event
from explainer.record.vocabulary import EVENT_KINDS_ALONE, PRECISIONS, THEMES, TIE_STRENGTHS, TIE_TYPES
from explainer.text.escaping import markdown
from explainer.text.page_head import QUIET, head

Uses = Mapping[str, Sequence[tuple[str, str]]]
LEAST_TIES, LEAST_EVENTS = 2, 3


class Home(NamedTuple):
    """Where the site stands, and where its files are kept: two addresses, the second empty where it is not known."""

    address: str
    repository: str


def all_pages(dataset: Dataset, uses: Uses, citing: Uses, home: Home) -> dict[str, str]:
    """Give every generated page by its path below `docs/`.

    `uses` names what shows an event and `citing` the chapters that cite a source, each as (page, title).
    """
    pages = {
        "events/index.md": events_index(dataset),
        "events/by-theme.md": events_by("theme", dataset),
        "events/by-kind.md": events_by("kind", dataset),
        **bibliography.all_pages(dataset, citing),
    }
    beside = _beside(dataset)
    for event in dataset.events.values():
        pages[f"events/{event.id}.md"] = event_page(event, dataset, beside[event.id], uses.get(event.id, ()), home)
    for record in dataset.left_out.values():
        if record.withdrawn:
            pages[f"events/{record.id}.md"] = withdrawn_page(record)
    for actor in dataset.actors.values():
        pages[f"actors/{actor.id}.md"] = actor_page(actor, dataset, home)
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


def _edit(dataset: Dataset, table: str, id_: str, home: Home, root: str) -> str:
    """Return the link to the record's line in its YAML file: in the repository where that is known, else in the site's own copy."""
    path, line = dataset.locate(table, id_)
    name = f"data/{max((file for file in dataset.files if f'/{path}'.endswith(f'/{file}')), key=len)}"
    address = f"{home.repository.rstrip('/')}/blob/main/docs/{name}#L{line}" if home.repository else f"{root}{name}#L{line}"
    return f'<p class="record-edit"><a href="{markdown(address)}">Edit this record</a> ({markdown(name)}, line {line})</p>\n'


def _references(ids: Iterable[str], dataset: Dataset) -> str:
    items = "".join(f'<li id="{id_}">{reference(dataset.sources[id_])}</li>' for id_ in ids)
    return f'<ol class="references" data-search-exclude>{items}</ol>\n'


def _section(heading: str, body: str) -> str:
    return f"## {heading} {QUIET}\n\n{body}" if body else ""


def _listed(items: Iterable[str]) -> str:
    """Give items as a list, or nothing where there are none; the items are HTML already."""
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul data-search-exclude>{lines}</ul>\n" if lines else ""


def event_page(event: Event, dataset: Dataset, beside: tuple[Event | None, Event | None], uses: Sequence[tuple[str, str]], home: Home) -> str:
    """Give the page of an event: what, when, where, who, each side's account, what is not known, how sure, and on what it rests."""
    work = _work(event, dataset, home)
    parts = [
        head(event.title, f"{event.date}. {event.summary}", "Event", more=metadata.event(work, event, dataset)),
        _about(event, dataset),
        f'<p class="lead" data-search-exclude>{markdown(event.summary)}</p>\n',
        _section("Accounts that differ", _accounts(event.accounts, event.sources)),
        _section("On what the accounts agree", _agreed(event)),
        _section("What is not known", _not_known(event, dataset)),
        _section("How sure the record is", f"Confidence is {event.confidence}. {markdown(event.confidence_note)}\n" if event.confidence_note else ""),
        _section("Sources", _references(event.sources, dataset)),
        _section("Before and after", _neighbours(event, beside)),
        _section("Used in", _listed(f'<a href="../../{page}">{title}</a>' for page, title in uses)),
        _section("Cite this event", f"{styles.block(work)}{styles.PART_LINKS}"),
        _section("Changes", _listed(f"{change.on}: {markdown(change.what)} {markdown(change.why)}" for change in event.changed)),
        _edit(dataset, "events", event.id, home, "../../"),
    ]
    return "\n".join(part for part in parts if part)


def _about(event: Event, dataset: Dataset) -> str:
    """Give what search knows of an event besides its title: date, place, actors and other spellings; and its kind, theme and confidence."""
    actors = ", ".join(f'<a href="../../actors/{id_}/">{markdown(dataset.actors[id_].name)}</a>' for id_ in event.actors)
    known = [("Date", f"{event.date}{f' ({precise})' if (precise := PRECISIONS[event.date.precision]) else ''}")]
    if event.place:
        known.append(("Place", markdown(event.place.name)))
    known.append(("Actors named", actors))
    quiet = [("Kind", EVENT_KINDS_ALONE[event.kind]), ("Theme", THEMES[event.theme]), ("Confidence", event.confidence)]
    items = "".join(f"<div><dt data-search-exclude>{name}</dt><dd>{value} </dd></div>" for name, value in known)
    items += "".join(f"<div data-search-exclude><dt>{name}</dt><dd>{value}</dd></div>" for name, value in quiet)
    others = _spellings(event, dataset)
    also = f'<p class="tags">Also written: {markdown(", ".join(others))}.</p>\n' if others else ""
    return f'<dl class="facts">{items}</dl>\n{also}'


def _spellings(event: Event, dataset: Dataset) -> list[str]:
    """Give the other spellings of the names in an event, and those of its actors."""
    words = " ".join([event.title, event.summary, event.place.name if event.place else "", *(a.says for a in event.accounts)])
    found = [other for name in dataset.spellings.values() if name.written in words for other in name.also]
    found += [other for id_ in event.actors for other in dataset.actors[id_].also_known_as]
    return list(dict.fromkeys(found))


def _accounts(accounts: Sequence[Account], sources: Sequence[str]) -> str:
    def numbers(account: Account) -> str:
        return " ".join(f'<a href="#{id_}">[{sources.index(id_) + 1}]</a>' for id_ in account.sources)

    sides = "".join(f"<div><h3>{markdown(a.by)}</h3><p>{markdown(a.says)}</p><p>Sources: {numbers(a)}</p></div>" for a in accounts)
    return f'<div class="accounts" data-search-exclude>{sides}</div>\n' if sides else ""


def _agreed(event: Event) -> str:
    def numbers(ids: Sequence[str]) -> str:
        return " ".join(f'<a href="#{id_}">[{event.sources.index(id_) + 1}]</a>' for id_ in ids)

    return _listed(f"{markdown(each.says)} ({markdown(' and '.join(each.by))}) {numbers(each.sources)}" for each in event.agreed)


def _not_known(event: Event, dataset: Dataset) -> str:
    items = [markdown(text) for text in event.not_known]
    items += [f"{markdown(q.question)} {markdown(q.found)}" for q in dataset.questions.values() if event.id in q.events]
    return _listed(items)


def _neighbours(event: Event, beside: tuple[Event | None, Event | None]) -> str:
    items = [
        f'<li>{word}: <a href="../{other.id}/">{markdown(other.title)}</a> ({other.date})</li>'
        for word, other in zip(("Before", "After"), beside, strict=True)
        if other
    ]
    theme = THEMES[event.theme].lower()
    said = f"In the same theme, {theme}:" if items else f"This is the only event of the theme {theme}."
    return f"<div data-search-exclude><p>{said}</p><ul>{''.join(items)}</ul></div>\n" if items else f"{said}\n"


def _work(event: Event, dataset: Dataset, home: Home) -> styles.Work:
    """Give the page of an event as a work that can be cited."""
    edition = dataset.edition
    return styles.Work(event.id, event.title, styles.editors(edition), edition.released, f"{home.address}events/{event.id}/", edition)


def withdrawn_page(record: LeftOut) -> str:
    """Give the page of an event that was withdrawn: its address stays, with the reason."""
    title = record.title or record.id
    said = f"This event was withdrawn from the record on {record.withdrawn}. {markdown(record.reason)}"
    return f"{head(title, f'Withdrawn from the record. {record.reason}')}\n{said} [All events](index.md)\n"


def events_index(dataset: Dataset) -> str:
    """Give the list of all events by year, with a form that narrows it."""
    disputed = sum(event.disputed for event in dataset.events.values())
    parts = [
        head("Events", f"All {len(dataset.events)} events of the record by year, each with its own page and its sources."),
        f"The record holds {len(dataset.events)} events. Each has a page of its own with its sources. Accounts differ on {disputed} of them. "
        f"{markdown(dataset.edition.reach)}\n",
        "By year below; also [by theme](by-theme.md), [by kind](by-kind.md), [by actor](../actors/index.md), [on a timeline](../timeline.md) "
        "and [on a map](../map.md).\n",
        filters.event_filters(dataset, explores=False),
        filters.events_by_year(dataset, ""),
    ]
    return "\n".join(parts)


def events_by(field: str, dataset: Dataset) -> str:
    """Give the list of all events by theme or by kind."""
    names: Callable[[str], str] = THEMES.__getitem__ if field == "theme" else lambda word: EVENT_KINDS_ALONE[word].capitalize()
    parts = [
        head(f"Events by {field}", f"All {len(dataset.events)} events of the record by {field}, in order of date."),
        "Also [by year](index.md) and [by actor](../actors/index.md).\n",
    ]
    for word in filters.found(dataset, field):
        events = [event for event in dataset.events.values() if getattr(event, field) == word]
        listed = f'<ul class="event-list" data-search-exclude>{"".join(filters.event_item(event, dataset, "../") for event in events)}</ul>'
        parts.append(f"## {names(word)} {{ #{word} data-search-exclude }}\n\n{listed}\n")
    return "\n".join(parts)


def actor_figures(actor: Actor, dataset: Dataset) -> list[Figure]:
    """Give an actor's own figures: a diagram of its ties and a timeline of its events, where there are enough to be drawn."""
    path, line = dataset.locate("actors", actor.id)
    ties = dataset.tied.get(actor.id, [])
    day, held = _latest_day(ties, dataset)
    made = []
    if held >= LEAST_TIES:
        caption = f"The ties of {actor.short} that the record holds for {day}. The live figure shows other dates."
        options = {"title": f"Ties of {actor.short}", "caption": caption, "as_of": day, "of": (actor.id,)}
        made.append(_figure("actors", path, line, {"id": f"actor-{actor.id}-ties", **options}))
    if len(dataset.acting.get(actor.id, ())) >= LEAST_EVENTS:
        options = {
            "title": f"Events that name {actor.short}",
            "caption": f"Every event of the record that names {actor.name}.",
            "actors": (actor.id,),
        }
        made.append(_figure("timeline", path, line, {"id": f"actor-{actor.id}-events", **options}))
    return made


def _figure(kind: str, path: str, line: int, options: Mapping[str, object]) -> Figure:
    return Figure(kind, path, line, {**{name: option.default for name, option in FIGURE_KINDS[kind].options.items()}, **options})


def _latest_day(ties: Sequence[Relation], dataset: Dataset) -> tuple[When, int]:
    """Give the last day of the record on which enough of an actor's ties held to be drawn, and how many did."""
    reach = dataset.edition.as_of.first
    days = sorted({reach, *(tie.valid_to.first for tie in ties if tie.valid_to and tie.valid_to.first < reach)}, reverse=True)
    counts = [(day, sum(possibly_holds(tie, day) for tie in ties)) for day in days]
    day, held = next((each for each in counts if each[1] >= LEAST_TIES), counts[0])
    return When.parse(day.isoformat()), held


def actor_page(actor: Actor, dataset: Dataset, home: Home) -> str:
    """Give the page of an actor: who, its ties and events as figures and as lists, and its sources."""
    known = [("Kind", actor.kind.replace("-", " "))]
    known += [("Existed from", str(actor.valid_from))] if actor.valid_from else []
    known += [("Existed to", str(actor.valid_to))] if actor.valid_to else []
    parts = [
        head(actor.name, actor.one_line, "Actor", more=metadata.front(card=f"actors/{actor.id}")),
        facts(known),
        f"{markdown(actor.one_line)} {markdown(actor.role_in_topic)}\n",
    ]
    if actor.also_known_as:
        parts.append(f"Also written: {markdown(', '.join(actor.also_known_as))}.\n")
    related = [dataset.actors[actor.parent]] if actor.parent else []
    below = [each for each in dataset.actors.values() if each.parent == actor.id]
    if related or below:
        lines = [f"Belongs to {_actor_link(related[0])}."] if related else []
        lines += ["Includes " + ", ".join(map(_actor_link, below)) + "."] if below else []
        parts.append(f"<p data-search-exclude>{' '.join(lines)}</p>\n")
    drawn = {figure.kind: html(figure, dataset, At("../../", f"actors/{actor.id}/", home.address)) + "\n" for figure in actor_figures(actor, dataset)}
    ties = sorted(dataset.tied.get(actor.id, ()), key=lambda tie: (tie.valid_from.first.isoformat() if tie.valid_from else "", tie.id))
    parts.append(f"## Ties {QUIET}\n\n{drawn.get('actors', '')}\n{_ties(ties, actor, dataset)}")
    items = "".join(filters.event_item(event, dataset, "../../events/") for event in dataset.acting.get(actor.id, ()))
    listed = f'<ul class="event-list" data-search-exclude>{items}</ul>\n' if items else "No event of the record names this actor.\n"
    parts.append(f"## Events {QUIET}\n\n{drawn.get('timeline', '')}\n{listed}")
    deals = [deal for deal in dataset.deals.values() if actor.id in (deal.supplier, deal.recipient, *deal.others)]
    if deals:
        named = "".join(f'<li><a href="../../deals/#{deal.id}">{markdown(deal.title)}</a></li>' for deal in deals)
        parts.append(f"## Deals {QUIET}\n\n<ul data-search-exclude>{named}</ul>\n")
    parts.append(f"## Sources {QUIET}\n\n" + _references(actor.sources, dataset))
    parts.append(_edit(dataset, "actors", actor.id, home, "../../"))
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
        said = f"{markdown(tie.summary)} {outlet_links(tie.sources, dataset, '../../')}"
        rows.append((tie.id, [_actor_link(other), f"{TIE_TYPES[tie.type]}{way}", since, until, TIE_STRENGTHS[tie.strength], said]))
    heads = ("With", "Type", "Since", "Until", "Strength", "What it consists of, and sources")
    return (
        f"{table(f'Ties of {actor.name}', heads, rows)}\n"
        "“No end found” does not mean that the tie is confirmed for today. Strength is a judgement of the editors.\n"
    )
