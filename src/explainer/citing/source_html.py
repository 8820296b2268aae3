"""A source as a reference that a reader can follow, live and in an archive."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from explainer.record.dataset import Dataset
from explainer.record.sources import Source
from explainer.record.urls import address
from explainer.record.vocabulary import LANGUAGES, RIGHT_TO_LEFT, SOURCE_TYPE_WORDS
from explainer.text.markup import Html, element, escape, joined

NOT_LATIN = re.compile(r"[^\u0000-\u024f\u2000-\u206f]")
WEB_ARCHIVE = "https://web.archive.org/web"


def archived(source: Source) -> str:
    """Return the address of the archive's capture nearest to the source's date, or of its latest where no date was shown.

    The form is that of the Wayback Machine: https://en.wikipedia.org/wiki/Help:Using_the_Wayback_Machine
    """
    stamp = "".join(source.date.parts) if source.date else "2"
    return f"{WEB_ARCHIVE}/{stamp}/{source.url}"


@cache
def reference(source: Source) -> Html:
    """Return a source as one line of HTML: author, title, outlet, date, type, language, and what must be known to judge it."""
    author = Html("{}, ").format(source.author) if source.author else ""
    date = f", {source.date}" if source.date else ", no date shown"
    outlet = f"{source.first_told_by}, as relayed by {source.publisher}" if source.first_told_by else source.publisher
    return Html("{}{}, {}{} ({}).{}").format(author, _linked_title(source), outlet, date, "; ".join(_remarks(source)), _archive_link(source))


def in_language(words: str, language: str) -> Html:
    """Return words as an element that says their language, and that they run from the right where they do."""
    return element("span", words, lang=language, dir="rtl" if language in RIGHT_TO_LEFT else None)


def _linked_title(source: Source) -> Html:
    title = escape(source.title) if source.described else Html("“{}”").format(source.title)
    if source.lang != "en" and (not source.described or NOT_LATIN.search(source.title)):  # other descriptions are in English
        title = in_language(title, source.lang)
    if not source.link:
        return title
    # Robust Links: https://robustlinks.mementoweb.org/spec/
    day = source.date.text if source.date and source.date.precision == "day" else None
    return element("a", title, href=source.url, rel="noopener external", data_originalurl=source.url, data_versiondate=day)


def _archive_link(source: Source) -> Html:
    link = element("a", "archived.", class_="archived", href=archived(source), rel="noopener external")
    return Html(" {}").format(link) if source.link else Html()


def _remarks(source: Source) -> Iterable[str]:
    yield SOURCE_TYPE_WORDS[source.type]
    if source.lang != "en":
        yield f"in {LANGUAGES.get(source.lang, source.lang)}"
    if not source.link:
        yield f"not linked: {source.why_not_linked}" if source.why_not_linked else "not linked"


def outlet_links(ids: Iterable[str], dataset: Dataset, root: str) -> Html:
    """Return sources as short links to their places in the bibliography, by the names of their outlets; `root` leads to the root of the site.

    Each outlet is named once, and what it copies before it; its further pages have numbers.
    """
    by_name: dict[str, list[Source]] = defaultdict(list)
    for source in (dataset.sources[id_] for id_ in ids):
        by_name[f"{source.first_told_by} via {source.publisher}" if source.first_told_by else source.publisher].append(source)

    def links(name: str, sources: list[Source]) -> Iterator[Html]:
        for number, source in enumerate(sources, 1):
            words, label = (name, None) if number == 1 else (str(number), f"{name}, {number}")
            yield element("a", words, href=root + address("sources", source), aria_label=label)

    return element("span", joined((joined(links(name, found), ", ") for name, found in by_name.items()), "; "), class_="tags")
