"""Markdown of the bibliography: an overview, and a page per type of source."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from explainer.dataset import Dataset
from explainer.escape import markdown
from explainer.headings import QUIET, counted, head
from explainer.records import Event
from explainer.references import LANGUAGES, TYPES, reference


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
            head("Sources", f"The {total} pages on which the record rests, by type and language."),
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
    top = head(f"Sources: {TYPES[type_].lower()}", f"{count} sources of the type {type_}, by publisher, with the events that rest on them.")
    body = f'<ul class="sources" data-search-exclude>{items}</ul>\n'
    return f"{top}\n{counted(count, 'source')}, by publisher. [All types](index.md)\n\n{body}"
