"""Lists of records for a page: a fence `list` in Markdown names one, and gets Markdown in its place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from explainer.citing.source_html import outlet_links
from explainer.downloads import tables
from explainer.figures.series import words
from explainer.lists import codebook, filters
from explainer.lists.workbench import workbench
from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Deal, Series
from explainer.record.editions import LeftOut
from explainer.record.urls import link
from explainer.record.vocabulary import DEAL_STATUSES, LANGUAGES, SOURCE_TYPES, THEMES
from explainer.record.yaml_source import Document, Problem, nearest
from explainer.text.escaping import markdown
from explainer.text.page_head import counted

WORD = "list"
List = Callable[[Dataset, str], str]


class Wanted(NamedTuple):
    """A list that a fence asks for, and the first line of the fence."""

    of: str
    line: int


def read(body: str, path: str, line: int) -> tuple[Wanted | None, list[Problem]]:
    """Read the body of a fence whose first line is `line`; give the list, or None and every problem."""
    document = Document(path, body)
    problems = [problem._replace(line=problem.line + line) for problem in document.problems]
    given = document.value if isinstance(document.value, dict) else {}
    problems += [
        Problem(path, line + document.line((name,)), f"{WORD}: unknown option: {name!r}{nearest(name, ['of'])}") for name in given if name != "of"
    ]
    of = str(given.get("of"))
    known = {*LISTS, *GIVEN}
    if not problems and of not in known:
        problems.append(Problem(path, line, f"{WORD}: of must be one of {', '.join(sorted(known))}: {given.get('of')!r}{nearest(of, sorted(known))}"))
    return (None if problems else Wanted(of, line)), problems


def table(label: str, heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], kind: str = "listed") -> str:
    """Give a table as one line of HTML; a row is its anchor, which may be empty, and its cells, the first of which heads the row; on a phone each cell stands below its heading, unless `kind` is `counted`."""
    head = "".join(f'<th scope="col">{heading}</th>' for heading in heads)
    lines = []
    for anchor, (first, *cells) in rows:
        place = f' id="{anchor}"' if anchor else ""
        named = "".join(f'<td data-label="{heading}">{cell}</td>' for heading, cell in zip(heads[1:], cells, strict=True))
        lines.append(f'<tr{place}><th scope="row">{first}</th>{named}</tr>')
    return (
        f'<div class="figure-table {kind}" tabindex="0" role="region" aria-label="{markdown(label)}" data-search-exclude>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>\n"
    )


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Give named facts of a record as one line of HTML; the values are HTML already."""
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in pairs)
    return f'<dl class="facts" data-search-exclude>{items}</dl>\n'


def deals(dataset: Dataset, root: str) -> str:
    """Give every deal with its stages, by the two sides."""
    sides: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    for deal in dataset.deals.values():
        sides[deal.supplier, deal.recipient].append(deal)
    parts = []
    for (supplier, recipient), found in sides.items():
        parts.append(f"## {markdown(_actor(dataset, supplier))} to {markdown(_actor(dataset, recipient))} {{ data-search-exclude }}\n")
        parts += [_deal(deal, dataset, root) for deal in found]
    return "\n".join(parts)


def _actor(dataset: Dataset, id_: str) -> str:
    return dataset.actors[id_].name


def _deal(deal: Deal, dataset: Dataset, root: str) -> str:
    status = DEAL_STATUSES[deal.status] + (f". {markdown(deal.status_note)}" if deal.status_note else "")
    about = [("What", markdown(deal.item)), ("Status", status)]
    if deal.value:
        about.append(("Value", f"{markdown(deal.value)} {outlet_links(deal.value_sources, dataset, root)}"))
    if deal.others:
        about.append(("Others with a say", ", ".join(link("actors", dataset.actors[id_], dataset, root) for id_ in deal.others)))
    note = f". {markdown(deal.confidence_note)}" if deal.confidence_note else ""
    about.append(("Confidence", f"{deal.confidence}{note}"))
    steps = []
    for number, stage in enumerate(deal.stages, 1):
        event = f' <a class="event-link" href="{root}events/{stage.event}/">Event</a>.' if stage.event else ""
        by = f" ({markdown(stage.by)})" if stage.by else ""
        said = f"{markdown(stage.says)}{by}{event} {outlet_links(stage.sources, dataset, root)}"
        steps.append(f'<li id="{deal.id}-{number}"><strong>{stage.date}, {stage.stage}.</strong> {said}</li>')
    stages = f'<ol class="records" data-search-exclude>{"".join(steps)}</ol>\n'
    return f"### {markdown(deal.title)} {{ #{deal.id} }}\n\n<p data-search-exclude>{markdown(deal.summary)}</p>\n\n{facts(about)}\n{stages}"


def series(dataset: Dataset, root: str) -> str:
    """Give every series as a table with its unit, method and caveats."""
    return "\n".join(_series(each, dataset, root) for each in dataset.series.values())


def _series(each: Series, dataset: Dataset, root: str) -> str:
    own_unit = any(value.unit for value in each.values)
    speakers = any(value.by for value in each.values)
    bases = any(value.sources or value.events for value in each.values)
    heads = ["Period", "Value", *["Unit"] * own_unit, *["Stated by"] * speakers, *["Sources"] * bases]
    rows = []
    for number, value in enumerate(each.values, 1):
        cells = [str(value.period), markdown(words(value))]
        cells += [markdown(value.unit or each.unit)] * own_unit + [markdown(value.by or "")] * speakers
        events = ", ".join(link("events", dataset.events[id_], dataset, root) for id_ in value.events)
        cells += [f"{events} {outlet_links(value.sources, dataset, root) if value.sources else ''}"] * bases
        rows.append((f"{each.id}-{number}", cells))
    about = [("Unit", markdown(each.unit)), ("Method", markdown(each.method)), ("Caveats", markdown(each.caveats))]
    about.append(("To be joined", "yes" if each.joinable else "no: the values are not to be joined by a line, added up or drawn on one scale"))
    about.append(("Sources", outlet_links(each.sources, dataset, root)))
    heading = f"## {markdown(each.title)} {{ #{each.id} }}\n"
    return f"{heading}\n{table(f'Values: {each.title}', heads, rows)}\n{facts(about)}"


def standing_facts(dataset: Dataset, root: str) -> str:
    """Give the standing facts by theme."""
    parts = []
    for theme in THEMES:
        found = [fact for fact in dataset.facts.values() if fact.theme == theme]
        items = "".join(
            f'<li id="{fact.id}">{markdown(fact.statement)} <span class="tags">As of {fact.as_of}. Confidence {fact.confidence}. '
            f"{markdown(fact.caveat) if fact.caveat else ''}</span> {outlet_links(fact.sources, dataset, root)}</li>"
            for fact in found
        )
        if items:
            parts.append(f'## {THEMES[theme]}\n\n<ul class="records">{items}</ul>\n')
    return "\n".join(parts)


def terms(dataset: Dataset, root: str) -> str:
    """Give the glossary by the alphabet, below a row of its letters."""
    items = []
    letters: dict[str, str] = {}
    for term in sorted(dataset.terms.values(), key=lambda term: term.term.casefold().removeprefix("the ")):
        letters.setdefault(term.term.casefold().removeprefix("the ")[0].upper(), term.id)
        forms = f' <span class="tags">also: {markdown(", ".join(term.forms))}</span>' if term.forms else ""
        basis = outlet_links(term.sources, dataset, root) if term.sources else '<span class="tags">a term of this project</span>'
        items.append(f'<dt id="{term.id}">{markdown(term.term)}{forms}</dt><dd>{markdown(term.definition)} {basis}</dd>')
    row = " ".join(f'<a href="#{id_}">{markdown(letter)}</a>' for letter, id_ in letters.items())
    return f'<nav class="letters" aria-label="Letters" data-search-exclude>{row}</nav>\n<dl class="records">{"".join(items)}</dl>\n'


def questions(dataset: Dataset, root: str) -> str:
    """Give the open questions, with what was found."""
    items = []
    for question in dataset.questions.values():
        about = [link("events", dataset.events[id_], dataset, root) for id_ in question.events]
        about += [link("facts", dataset.facts[id_], dataset, root) for id_ in question.facts]
        see = f' <span class="tags">See {"; ".join(about)}.</span>' if about else ""
        items.append(f'<dt id="{question.id}">{markdown(question.question)}</dt><dd>{markdown(question.found)}{see}</dd>')
    return f'<dl class="records" data-search-exclude>{"".join(items)}</dl>\n'


def drivers(dataset: Dataset, root: str) -> str:
    """Give the drivers with their ranks."""
    rows = [
        (driver.id, [markdown(driver.name), markdown(driver.why), driver.importance, driver.uncertainty, outlet_links(driver.sources, dataset, root)])
        for driver in dataset.drivers.values()
    ]
    return table("Drivers", ("Driver", "Why it matters", "Importance", "Uncertainty", "Sources"), rows)


def uncertainties(dataset: Dataset, root: str) -> str:
    """Give the two axes with their ends."""
    rows = [
        (axis.id, [markdown(axis.name), markdown(axis.low), markdown(axis.high), outlet_links(axis.sources, dataset, root)])
        for axis in dataset.uncertainties.values()
    ]
    return table("Axes", ("Axis", "Low end", "High end", "Sources"), rows)


def views(dataset: Dataset, root: str) -> str:
    """Give what analysts published for and against each scenario."""
    rows = []
    for scenario in dataset.scenarios.values():
        for number, view in enumerate(scenario.analysts):
            name = f"{scenario.number}. {markdown(scenario.name)}"
            said = f"{markdown(view.argument)} {outlet_links(view.sources, dataset, root)}"
            rows.append(("" if number else scenario.id, [name, view.stance, markdown(view.who), str(view.date), said]))
    return table("Views of analysts", ("Scenario", "Speaks", "Who", "When", "Argument, and source"), rows)


def signposts(dataset: Dataset, root: str) -> str:
    """Give the signposts with their last readings and the numbers of the scenarios to which they point."""

    def numbers(ids: Iterable[str]) -> str:
        return ", ".join(str(number) for number in sorted(dataset.scenarios[id_].number for id_ in ids))

    rows = []
    for signpost in dataset.signposts.values():
        ways = []
        for way in signpost.directions:
            also = f", also {numbers(way.also)}" if way.also else ""
            note = f" ({markdown(way.note)})" if way.note else ""
            ways.append(f"{markdown(way.reading.capitalize())}: {numbers(way.scenarios)}{also}{note}.")
        seen = f"{markdown(signpost.reading.text)} {outlet_links(signpost.reading.sources, dataset, root)}"
        name = f"{markdown(signpost.name)}<br><span class=tags>{markdown(signpost.how_observed)}</span>"
        rows.append((signpost.id, [name, seen, str(signpost.reading.date), " ".join(ways)]))
    return table("Signposts", ("Signpost, and where to look", "Last reading found, and sources", "As of", "Points to"), rows)


def predictions(dataset: Dataset, root: str) -> str:
    """Give past predictions with what followed."""
    rows = []
    for each in sorted(dataset.predictions.values(), key=lambda each: (each.date.first, each.id)):
        more = " ".join(markdown(text) for text in (each.lesson, each.caveat) if text)
        verdict = markdown(each.verdict.capitalize()) + (f'. <span class="tags">{more}</span>' if more else "")
        cells = [
            markdown(each.by),
            str(each.date),
            markdown(each.claim),
            f"{markdown(each.outcome)} {outlet_links(each.sources, dataset, root)}",
            verdict,
        ]
        rows.append((each.id, cells))
    return table("Past predictions", ("Who", "When", "Claim", "What followed, and sources", "Verdict"), rows)


def frame(dataset: Dataset, root: str) -> str:
    """Give the method of the scenarios."""
    parts = []
    for each in dataset.frame.values():
        steps = "".join(f"<li>{markdown(step)}</li>" for step in each.steps)
        caveat = f" {markdown(each.caveat)}" if each.caveat else ""
        parts.append(
            f'<div id="{each.id}" data-search-exclude><p>{markdown(each.question)} {markdown(each.built_on)}</p><ol>{steps}</ol>'
            f"<p>{markdown(each.method)}{caveat} {outlet_links(each.sources, dataset, root)}</p></div>\n"
        )
    return "\n".join(parts)


def files(dataset: Dataset, root: str) -> str:
    """Give the downloads."""
    rows = []
    for name in tables.TABLES:
        links = [f'<a href="{root}data/{name}.{ending}" download>{ending.upper()}</a>' for ending in ("json", "csv")]
        rows.append(("", [name.capitalize(), str(len(dataset.table(name))), *links]))
    for name, (of, field, _, _) in tables.PARTS.items():
        count = sum(len(getattr(record, field)) for record in dataset.table(of).values())
        rows.append(("", [f"{name.capitalize()} (of {of})", str(count), "in the JSON", f'<a href="{root}data/{name}.csv" download>CSV</a>']))
    bibliography = ", ".join(
        f'<a href="{root}data/bibliography.{ending}" download>{name}</a>'
        for ending, name in (("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON"))
    )
    yaml = "".join(f'<li><a href="{root}data/{markdown(quote(name))}">{markdown(name)}</a></li>' for name in dataset.files)
    schemas = ", ".join(f'<a href="{root}data/schema/{name}.json">{name}</a>' for name in codebook.schema_names())
    return (
        f"{table('Downloads', ('Table', 'Rows', 'JSON', 'CSV'), rows)}\n"
        f'<ul data-search-exclude><li><a href="{root}data/datapackage.json" download>Data Package</a> (version 2): the CSV files with their fields and keys</li>'
        f"<li>All sources as {bibliography}; each chapter has the same for its own sources, under its notes</li>"
        f'<li><a href="{root}data/events.ics" download>Calendar</a>: the events known to the day</li>'
        f"<li>JSON Schemas of the YAML files, for editors and validators: {schemas}</li></ul>\n\n"
        f"<details data-search-exclude><summary>The YAML files that editors write ({len(dataset.files)})</summary><ul>{yaml}</ul></details>\n"
    )


def changes(dataset: Dataset, root: str) -> str:
    """Give what each edition changed."""
    parts = []
    for release in dataset.releases.values():
        items = []
        for change in release.changes:
            named = ", ".join(f"<code>{id_}</code>" for id_ in change.records)
            items.append(f"<li>{markdown(change.what)} {markdown(change.why)} {named}</li>")
        parts.append(f"<h3>Edition {release.id}, {release.on}</h3><ul>{''.join(items)}</ul>")
    corrected = [event for event in dataset.events.values() if event.changed]
    records = "".join(f"<li>{link('events', event, dataset, root)}: {markdown(event.changed[-1].what)}</li>" for event in corrected)
    parts.append(f"<h3>Corrected events</h3><ul>{records}</ul>" if records else "<p>No published event has been corrected yet.</p>")
    return f"<div data-search-exclude>{''.join(parts)}</div>\n"


def left_out(dataset: Dataset, _: str) -> str:
    """Give what is held and not published, with the reason."""

    def item(record: LeftOut) -> str:
        when = f", withdrawn {record.withdrawn}" if record.withdrawn else ""
        return f"<li><code>{record.id}</code> ({record.table}{when}): {markdown(record.reason)}</li>"

    count = len(dataset.left_out)
    items = "".join(map(item, dataset.left_out.values()))
    return f"<p>{counted(count, 'record')} of the fact base {'is' if count == 1 else 'are'} not published:</p><ul data-search-exclude>{items}</ul>\n"


def fields(dataset: Dataset, _: str) -> str:
    """Give the codebook."""
    return codebook.codebook(dataset)


def shares(dataset: Dataset, _: str) -> str:
    """Give what the record reaches: shares of events by confidence, sources and accounts."""
    events = list(dataset.events.values())

    def share(found: Iterable[object], of: Sequence[object] = events) -> str:
        count = sum(1 for each in found if each)
        return f"{count} of {len(of)}, {round(100 * count / len(of)) if of else 0} per cent"

    def outlets(event: Any) -> int:
        return len({dataset.sources[id_].origin for id_ in event.sources if dataset.sources[id_].link})

    def without_state_media(event: Any) -> bool:
        return any(dataset.sources[id_].link and dataset.sources[id_].type != "state-media" for id_ in event.sources)

    core = [event for event in events if event.importance == "core"]
    disputed = [event for event in events if event.disputed]
    sources = list(dataset.sources.values())
    two = 2
    rows = [
        ("Events known to the day", share(event.date.precision == "day" for event in events)),
        ("Events of high confidence", share(event.confidence == "high" for event in events)),
        ("Events with linked sources of two outlets or more", share(outlets(event) >= two for event in events)),
        ("Core events with linked sources of two outlets or more", share((outlets(event) >= two for event in core), core)),
        ("Disputed events with an account of each of two sides or more", share((len(event.accounts) >= two for event in disputed), disputed)),
        ("Events that stand without state media", share(without_state_media(event) for event in events)),
        ("Events that say what is not known", share(event.not_known for event in events)),
        ("Sources shown as links", share((source.link for source in sources), sources)),
        ("Sources that are copies of another outlet's story", share((source.mirror_of for source in sources), sources)),
    ]
    return table("How well the record is supported", ("What", "How many"), [("", row) for row in rows])


def sources_by(dataset: Dataset, _: str) -> str:
    """Give the numbers of sources by language and type."""
    sources = dataset.sources.values()
    cells: Counter[tuple[str, str]] = Counter((source.lang, source.type) for source in sources)
    languages = Counter(source.lang for source in sources)
    types = [type_ for type_ in SOURCE_TYPES if any(source.type == type_ for source in sources)]
    rows = [
        ("", [LANGUAGES.get(lang, lang), *(str(cells[lang, type_] or "–") for type_ in types), str(total)])
        for lang, total in sorted(languages.items(), key=lambda item: (-item[1], item[0]))
    ]
    rows.append(("", ["All", *(str(sum(cells[lang, type_] for lang in languages)) for type_ in types), str(len(sources))]))
    return table("Sources by language and type", ("Language", *(SOURCE_TYPES[type_] for type_ in types), "All"), rows)


# Lists that need more than the record, such as every chapter: whoever expands a chapter gives them.
GIVEN = ("courses", "reading-times")
LISTS: dict[str, List] = {
    "changes": changes,
    "deals": deals,
    "drivers": drivers,
    "facts": standing_facts,
    "fields": fields,
    "files": files,
    "frame": frame,
    "left-out": left_out,
    "predictions": predictions,
    "questions": questions,
    "series": series,
    "shares": shares,
    "signposts": signposts,
    "sources": sources_by,
    "terms": terms,
    "explore-events": filters.explore_events,
    "explored-events": filters.explored_events,
    "explore-places": filters.explore_places,
    "explored-places": filters.explored_places,
    "explore-ties": filters.explore_ties,
    "explored-ties": filters.explored_ties,
    "actors": filters.actors_by_kind,
    "reaches": filters.reaches,
    "uncertainties": uncertainties,
    "views": views,
    "workbench": workbench,
}
