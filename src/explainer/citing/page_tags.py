"""A work as the tags in the head of its page by which Zotero and indexes save it: those of Highwire Press, and the one by which Zotero tells a web page."""

from collections.abc import Sequence
from typing import NamedTuple

from explainer.citing.styles import Work
from explainer.record.dates import When
from explainer.record.sources import Author, Source


class Described(NamedTuple):
    """What is said of a page: the work it is, its abstract and keywords, when it first appeared, and those of its sources that no note names."""

    work: Work
    abstract: str
    keywords: Sequence[str]
    online: When
    cites: Sequence[Source] = ()


def tags(page: Described) -> list[tuple[str, str]]:
    """Return the tags of a page as names and contents. With `z:itemType` Zotero saves a web page; with `citation_title` alone, an article of a journal."""
    work = page.work
    made = [("z:itemType", "webpage"), ("citation_title", work.title)]
    made += [("citation_author", _signed(author)) for author in work.authors]
    made += [
        ("citation_publication_date", _slashed(work.issued)),
        ("citation_online_date", _slashed(page.online)),
        ("citation_fulltext_html_url", work.address),
        ("citation_public_url", work.address),
        ("citation_language", work.language),
        ("citation_publisher", work.edition.title),
        ("citation_abstract", page.abstract),
        ("citation_keywords", ";".join(word.replace(";", ",") for word in page.keywords)),
    ]
    made += [("citation_reference", _cited(source)) for source in page.cites]
    return [(name, content) for name, content in made if content]


def _signed(author: Author) -> str:
    """Return a name with the family name before its comma. Zotero splits a name without a comma at its last space, so a body ends in one."""
    return f"{author.body}," if author.body else author.sorted_name


def _slashed(when: When) -> str:
    """Return a date as Highwire has it: `2026/11/25`, shorter where less is known."""
    return "/".join(when.parts)


def _cited(source: Source) -> str:
    """Return a source as one line of text."""
    named = f"{source.author}. " if source.author else ""
    return f"{named}{source.words}. {source.publisher}{f', {source.date.start}' if source.date else ''}"
