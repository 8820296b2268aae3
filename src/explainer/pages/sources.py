"""Markdown of the bibliography: an overview, and a page per type of source."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from explainer.citing.source_html import reference
from explainer.lists.context import ListContext
from explainer.lists.filter_form import Choice, filter_form
from explainer.lists.record_counts import sources_by
from explainer.record.build_cache import BuildCache
from explainer.record.consulted import one_question
from explainer.record.dataset import Dataset
from explainer.record.sources import Source
from explainer.record.urls import link
from explainer.record.vocabulary import LANGUAGES, SOURCE_TYPE_HEADINGS
from explainer.text.html_table import table
from explainer.text.markup import Html, element, joined
from explainer.text.page import UNSEARCHED, Page, heading
from explainer.text.words import counted

OFTEN = 10  # pages of a publisher that stands in the overview
MOST_OPEN = 30  # a page of so few sources stands open, and so few publishers with one source each need no letters
ONE_EACH = "One source each"


def source_pages(dataset: Dataset, uses: Mapping[str, Sequence[Html]], build_cache: BuildCache) -> dict[str, Page]:
    """Return the pages of the bibliography by their path. `uses` holds links to the chapters that cite a source."""
    pages = {"sources/index.md": build_cache.cached("sources", (), partial(overview, dataset))}
    for type_ in SOURCE_TYPE_HEADINGS:
        found = [source for source in dataset.sources.values() if source.type == type_]
        if found:
            made_of = found, [uses.get(source.id) for source in found]
            pages[f"sources/{type_}.md"] = build_cache.cached(f"sources {type_}", made_of, partial(of_type, type_, found, dataset, uses))
    return pages


def overview(dataset: Dataset) -> Page:
    """Return the overview: counts by type, language and publisher, and the way to each list."""
    types: Counter[str] = Counter(source.type for source in dataset.sources.values())
    linked = sum(source.link for source in dataset.sources.values())
    total = len(dataset.sources)
    type_rows = [[element("a", name, href=f"{type_}/"), str(types[type_])] for type_, name in SOURCE_TYPE_HEADINGS.items() if types[type_]]
    outlets: dict[str, Counter[str]] = defaultdict(Counter)
    for source in dataset.sources.values():
        outlets[source.publisher][source.type] += 1
    often = sorted((name for name in outlets if outlets[name].total() >= OFTEN), key=lambda name: (-outlets[name].total(), name.casefold()))
    outlet_rows = []
    for name in often:
        type_ = outlets[name].most_common(1)[0][0]
        outlet_rows.append([element("a", name, href=f"{type_}/#{outlet_id(name)}"), str(outlets[name].total()), SOURCE_TYPE_HEADINGS[type_]])
    rest = len(outlets) - len(often)
    parts = [
        heading("Sources"),
        f"For the record {total} pages of {len(outlets)} publishers were read; beside each stands what rests on it. {linked} of them are shown as links. "
        "The others are copies or pages that are not fit to be linked, and are named without a link. State media and officials of a party support what that party said, not that it is so.\n",
        f"## By type {UNSEARCHED}\n\n{table('Sources by type', ('Type', 'Pages'), type_rows)}",
        '<span id="by-language-and-type"></span>\n\n'  # the heading's first address
        f"## By language and type {{ #by-language data-search-exclude }}\n\n{sources_by(ListContext(dataset, '../'))}",
        f"## By publisher {UNSEARCHED}\n\nPublishers of {OFTEN} pages or more; {rest} others have fewer, and stand in the lists by type.\n",
        table("Sources by publisher", ("Publisher", "Pages", "Mostly"), outlet_rows),
    ]
    return Page(
        "\n".join(parts), "Sources", f"The {total} pages that were read for the record, by type, language and publisher, with what rests on each."
    )


def outlet_id(publisher: str) -> str:
    """Return the anchor of a publisher: its letters and digits, without those outside ASCII."""
    return "from-" + "".join(char if char.isascii() and char.isalnum() else "-" for char in publisher.lower()).strip("-")


def of_type(type_: str, found: Sequence[Source], dataset: Dataset, uses: Mapping[str, Sequence[Html]]) -> Page:
    """Return the bibliography of one type by publisher, the most used first, each source with what rests on it.

    Each publisher is folded, and those with one source are folded together. Anchors stand inside the folds: a browser opens a fold around the target of a link.
    """
    publishers: dict[str, list[Source]] = defaultdict(list)
    for source in sorted(found, key=lambda source: filing_name(source.publisher)):
        publishers[source.publisher].append(source)
    used = Counter({name: len(sources) for name, sources in publishers.items()})
    several = [name for name, number in used.most_common() if number > 1]  # equals stay in the order of their names
    single = [name for name, number in used.items() if number == 1]
    whole = len(found) <= MOST_OPEN

    def item(source: Source, name: Html | None = None) -> Html:
        return _item(source, name, [*_resting(dataset, source.id), *uses.get(source.id, ())])

    by_publisher = [_fold(name, counted(used[name], "source"), map(item, publishers[name]), id=outlet_id(name), open=whole) for name in several]
    together: dict[str, list[Html]] = defaultdict(list)
    for name in single:
        letter = _letter(name) if len(single) > MOST_OPEN else ONE_EACH
        together[letter].append(item(publishers[name][0], element("b", name, id=outlet_id(name)) + Html("<br>")))
    by_letter = [_fold(letter, counted(len(items), "publisher"), items, open=whole) for letter, items in together.items()]
    languages = Counter(source.lang for source in found)
    form = filter_form("Sources", [Choice("lang", "Language", [(lang, LANGUAGES.get(lang, lang)) for lang, _ in languages.most_common()])])
    title = f"Sources: {SOURCE_TYPE_HEADINGS[type_].lower()}"
    lead = f"{counted(len(found), 'source')} of {counted(len(publishers), 'publisher')}, those with the most first. [All types](index.md)"
    parts = [
        f"{heading(title)}\n{lead}\n\n{form}",
        _listed(by_publisher),
        f"## {ONE_EACH}, by letter {UNSEARCHED}\n" if len(single) > MOST_OPEN else "",
        _listed(by_letter),
    ]
    description = f"{counted(len(found), 'source')} of the type {type_}, by publisher, with what rests on them."
    return Page("\n".join(part for part in parts if part), title, description)


def filing_name(publisher: str) -> str:
    """Return the name under which a publisher is filed: without its article, and without case and marks."""
    plain = unicodedata.normalize("NFKD", publisher).casefold()
    return "".join(char for char in plain.removeprefix("the ") if not unicodedata.combining(char))


def _letter(publisher: str) -> str:
    first = filing_name(publisher)[:1]
    return "0 to 9" if first.isdigit() else first.upper()


def _listed(folds: Sequence[Html]) -> str:
    return f"{element('div', joined(folds), class_='filtered folds', data_search_exclude=True)}\n" if folds else ""


def _fold(name: str, number: str, items: Iterable[Html], *, id: str | None = None, open: bool) -> Html:  # noqa: A002 - as HTML has it
    summary = element("summary", name, " ", element("span", number, class_="tags"))
    return element("details", summary, element("ul", joined(items), class_="sources", id=id), open=open)


@one_question
def _resting(dataset: Dataset, id_: str) -> list[Html]:
    """Return links to the records that rest on a source: only their names are shown, so a page is not made again for their other words."""
    return [link(table, record, dataset, "../../") for table, record in dataset.records_by_source.get(id_, ())]


def _item(source: Source, name: Html | None, links: Sequence[Html]) -> Html:
    rests = ("On it rest: ", joined(links, "; ")) if links else ("It was read; nothing rests on it now.",)
    return element("li", name, reference(source), Html("<br>"), element("span", *rests, class_="tags"), id=source.id, data_lang=source.lang)
