"""Markdown of the bibliography: an overview, and a page per type of source."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from explainer.citing.source_html import reference
from explainer.lists.context import ListContext
from explainer.lists.filter_form import Choice, filter_form
from explainer.lists.record_counts import sources_by
from explainer.record.dataset import Dataset
from explainer.record.sources import Source
from explainer.record.urls import link
from explainer.record.vocabulary import LANGUAGES, SOURCE_TYPES
from explainer.text.html_table import table
from explainer.text.markup import Html, element, joined
from explainer.text.page import QUIET, Page, counted, heading

Resting = Mapping[str, Sequence[tuple[str, Any]]]
OFTEN = 10  # pages of a publisher that stands in the overview


def all_pages(dataset: Dataset, uses: Mapping[str, Sequence[Html]]) -> dict[str, Page]:
    """Return the pages of the bibliography by their path. `uses` holds links to the chapters that cite a source."""
    resting = dataset.records_by_source()
    pages = {"sources/index.md": overview(dataset)}
    for type_ in SOURCE_TYPES:
        found = [source for source in dataset.sources.values() if source.type == type_]
        if found:
            pages[f"sources/{type_}.md"] = of_type(type_, found, dataset, resting, uses)
    return pages


def overview(dataset: Dataset) -> Page:
    """Return the overview: counts by type, language and publisher, and the way to each list."""
    types: Counter[str] = Counter(source.type for source in dataset.sources.values())
    linked = sum(source.link for source in dataset.sources.values())
    total = len(dataset.sources)
    type_rows = [[element("a", name, href=f"{type_}/"), str(types[type_])] for type_, name in SOURCE_TYPES.items() if types[type_]]
    outlets: dict[str, Counter[str]] = defaultdict(Counter)
    for source in dataset.sources.values():
        outlets[source.publisher][source.type] += 1
    often = sorted((name for name in outlets if outlets[name].total() >= OFTEN), key=lambda name: (-outlets[name].total(), name.casefold()))
    outlet_rows = []
    for name in often:
        type_ = outlets[name].most_common(1)[0][0]
        outlet_rows.append([element("a", name, href=f"{type_}/#{outlet_id(name)}"), str(outlets[name].total()), SOURCE_TYPES[type_]])
    rest = len(outlets) - len(often)
    parts = [
        heading("Sources"),
        f"The record rests on {total} pages of {len(outlets)} publishers; {linked} of them are shown as links. The others are copies or pages that "
        "are not fit to be linked, and are named without a link. State media and officials of a party support what that party said, not that it is so.\n",
        f"## By type {QUIET}\n\n{table('Sources by type', ('Type', 'Pages'), type_rows)}",
        '<span id="by-language-and-type"></span>\n\n'  # the heading's first address
        f"## By language and type {{ #by-language data-search-exclude }}\n\n{sources_by(ListContext(dataset, '../'))}",
        f"## By publisher {QUIET}\n\nPublishers of {OFTEN} pages or more; {rest} others have fewer, and stand in the lists by type.\n",
        table("Sources by publisher", ("Publisher", "Pages", "Mostly"), outlet_rows),
    ]
    return Page("\n".join(parts), "Sources", f"The {total} pages on which the record rests, by type, language and publisher.")


def outlet_id(publisher: str) -> str:
    """Return the anchor of a publisher: its letters and digits, without those outside ASCII."""
    return "from-" + "".join(char if char.isascii() and char.isalnum() else "-" for char in publisher.lower()).strip("-")


def of_type(type_: str, found: Sequence[Source], dataset: Dataset, resting: Resting, uses: Mapping[str, Sequence[Html]]) -> Page:
    """Return the bibliography of one type by publisher, each source with what rests on it."""
    publishers: dict[str, list[Source]] = defaultdict(list)
    for source in found:
        publishers[source.publisher].append(source)
    groups = []
    for name in sorted(publishers, key=str.casefold):
        items = joined(_item(source, dataset, resting.get(source.id, ()), uses.get(source.id, ())) for source in publishers[name])
        groups.append(element("section", element("h2", name, id=outlet_id(name)), element("ul", items, class_="sources")))
    languages = Counter(source.lang for source in found)
    form = filter_form("Sources", [Choice("lang", "Language", [(lang, LANGUAGES.get(lang, lang)) for lang, _ in languages.most_common()])])
    title = f"Sources: {SOURCE_TYPES[type_].lower()}"
    lead = f"{counted(len(found), 'source')} of {counted(len(publishers), 'publisher')}. [All types](index.md)"
    listed = element("div", joined(groups), class_="filtered", data_search_exclude=True)
    description = f"{counted(len(found), 'source')} of the type {type_}, by publisher, with what rests on them."
    return Page(f"{heading(title)}\n{lead}\n\n{form}\n{listed}\n", title, description)


def _item(source: Source, dataset: Dataset, resting: Sequence[tuple[str, Any]], uses: Sequence[Html]) -> Html:
    links = [*(link(table, record, dataset, "../../") for table, record in resting), *uses]
    rests = Html("<br>{}").format(element("span", "On it rest: ", joined(links, "; "), class_="tags")) if links else None
    return element("li", reference(source), rests, id=source.id, data_lang=source.lang)
