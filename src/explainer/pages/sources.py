"""Markdown of the bibliography: an overview, and a page per type of source."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from explainer.citing.source_html import reference
from explainer.lists.filters import filters
from explainer.lists.registry import sources_by, table
from explainer.record.dataset import Dataset
from explainer.record.sources import Source
from explainer.record.urls import link
from explainer.record.vocabulary import LANGUAGES, SOURCE_TYPES
from explainer.text.escaping import markdown
from explainer.text.page_head import QUIET, counted, head

Resting = Mapping[str, Sequence[tuple[str, Any]]]
MANY = 10


def all_pages(dataset: Dataset, citing: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, str]:
    """Give the pages of the bibliography by their path. The mapping names the chapters (page, title) that cite a source."""
    resting = dataset.resting()
    pages = {"sources/index.md": overview(dataset)}
    for type_ in SOURCE_TYPES:
        found = [source for source in dataset.sources.values() if source.type == type_]
        if found:
            pages[f"sources/{type_}.md"] = of_type(type_, found, dataset, resting, citing)
    return pages


def overview(dataset: Dataset) -> str:
    """Give the overview: counts by type, language and publisher, and the way to each list."""
    types: Counter[str] = Counter(source.type for source in dataset.sources.values())
    linked = sum(source.link for source in dataset.sources.values())
    total = len(dataset.sources)
    type_rows = [("", [f'<a href="{type_}/">{name}</a>', str(types[type_])]) for type_, name in SOURCE_TYPES.items() if types[type_]]
    outlets: dict[str, Counter[str]] = defaultdict(Counter)
    for source in dataset.sources.values():
        outlets[source.publisher][source.type] += 1
    often = sorted((name for name in outlets if outlets[name].total() >= MANY), key=lambda name: (-outlets[name].total(), name.casefold()))
    outlet_rows = []
    for name in often:
        type_ = outlets[name].most_common(1)[0][0]
        outlet_rows.append(("", [f'<a href="{type_}/#{outlet_id(name)}">{markdown(name)}</a>', str(outlets[name].total()), SOURCE_TYPES[type_]]))
    rest = len(outlets) - len(often)
    return "\n".join(
        [
            head("Sources", f"The {total} pages on which the record rests, by type, language and publisher."),
            f"The record rests on {total} pages of {len(outlets)} publishers; {linked} of them are shown as links. The others are copies or pages that "
            "are not fit to be linked, and are named without a link. State media and officials of a party support what that party said, not that it is so.\n",
            f"## By type {QUIET}\n\n{table('Sources by type', ('Type', 'Pages'), type_rows)}",
            '<span id="by-language-and-type"></span>\n\n'  # the heading's first address
            f"## By language and type {{ #by-language data-search-exclude }}\n\n{sources_by(dataset, '../')}",
            f"## By publisher {QUIET}\n\nPublishers of {MANY} pages or more; {rest} others have fewer, and stand in the lists by type.\n",
            table("Sources by publisher", ("Publisher", "Pages", "Mostly"), outlet_rows),
        ]
    )


def outlet_id(publisher: str) -> str:
    """Give the anchor of a publisher: its letters and digits, without those outside ASCII."""
    return "from-" + "".join(char if char.isascii() and char.isalnum() else "-" for char in publisher.lower()).strip("-")


def of_type(type_: str, found: Sequence[Source], dataset: Dataset, resting: Resting, citing: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """Give the bibliography of one type by publisher, each source with what rests on it."""
    publishers: dict[str, list[Source]] = defaultdict(list)
    for source in found:
        publishers[source.publisher].append(source)
    groups = []
    for name in sorted(publishers, key=str.casefold):
        items = "".join(_item(source, dataset, resting, citing) for source in publishers[name])
        groups.append(f'<section><h2 id="{outlet_id(name)}">{markdown(name)}</h2><ul class="sources">{items}</ul></section>')
    languages = Counter(source.lang for source in found)
    options = "".join(f'<option value="{lang}">{LANGUAGES.get(lang, lang)}</option>' for lang, _ in languages.most_common())
    form = filters("Sources", [("lang", "Language", options)])
    top = head(
        f"Sources: {SOURCE_TYPES[type_].lower()}", f"{counted(len(found), 'source')} of the type {type_}, by publisher, with what rests on them."
    )
    lead = f"{counted(len(found), 'source')} of {counted(len(publishers), 'publisher')}. [All types](index.md)"
    return f'{top}\n{lead}\n\n{form}\n<div class="filtered" data-search-exclude>{"".join(groups)}</div>\n'


def _item(source: Source, dataset: Dataset, resting: Resting, citing: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    used = [link(table, record, dataset, "../../") for table, record in resting.get(source.id, ())]
    used += [f'<a href="../../{page}">{title}</a>' for page, title in citing.get(source.id, ())]
    rests = f'<br><span class="tags">On it rest: {"; ".join(used)}</span>' if used else ""
    return f'<li id="{source.id}" data-lang="{source.lang}">{reference(source)}{rests}</li>'
