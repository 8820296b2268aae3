"""What the head of a page tells machines: Highwire tags as Zotero and indexes read them, and JSON-LD. A template of the theme writes both out."""

from collections.abc import Sequence
from typing import NamedTuple

from explainer.chapters.front_matter import FrontMatter
from explainer.citing.styles import Work, editors
from explainer.downloads.tables import PACKAGE_LICENCE, RECORD_TABLES
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.events import Event
from explainer.record.sources import Source
from explainer.text.page import Metadata


class Described(NamedTuple):
    """What is said of a page: the work it is, its abstract and keywords, when it first appeared, and those of its sources that no note names."""

    work: Work
    abstract: str
    keywords: Sequence[str]
    online: When
    cites: Sequence[Source]


def _slashed(when: When) -> str:
    """Return a date as Highwire has it: `2026/11/25`, shorter where less is known."""
    return when.start.rstrip("~").replace("-", "/")


def _cited(source: Source) -> str:
    """Return a source as one line of text."""
    named = f"{source.author}. " if source.author else ""
    return f"{named}{source.words}. {source.publisher}{f', {source.date.start}' if source.date else ''}"


def tags(page: Described) -> list[tuple[str, str]]:
    """Return the tags of a page as names and contents. With `z:itemType` Zotero saves a web page; with `citation_title` alone, an article of a journal."""
    work = page.work
    made = [("z:itemType", "webpage"), ("citation_title", work.title)]
    made += [("citation_author", name) for name in work.authors]
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
    return made + [("citation_reference", _cited(source)) for source in page.cites]


def event(work: Work, about: Event, dataset: Dataset) -> Metadata:
    """Return the metadata of the page of an event."""
    names = [dataset.actors[id_].name for id_ in about.actors]
    keywords = [about.theme, about.kind, *names, *([about.place.name] if about.place else [])]
    page = Described(work, about.summary, keywords, work.issued, [dataset.sources[id_] for id_ in about.sources])
    return Metadata(tags(page), card=f"events/{about.id}")


def chapter(work: Work, front: FrontMatter, dataset: Dataset, home: str, sources: str) -> Metadata:
    """Return the metadata of a chapter; `sources` is the address of its bibliography, empty where it has none. JSON-LD after https://schema.org/Article and https://schema.org/LearningResource."""
    keywords = ["Israel", "Russia", "security", front.short]
    linked = {
        "@type": ["Article", "LearningResource"],
        "name": front.title,
        "headline": front.title,
        "description": front.description,
        "url": work.address,
        "author": [{"@type": "Organization" if name == dataset.edition.title else "Person", "name": name} for name in front.authors],
        "datePublished": front.date.text,
        "dateModified": front.updated.text,
        "inLanguage": front.language,
        "license": PACKAGE_LICENCE["path"],
        "isPartOf": {"@type": "WebSite", "name": dataset.edition.title, "url": home},
        "version": dataset.edition.edition,
        "about": [{"@type": "Country", "name": name} for name in ("Israel", "Russia")],
        "learningResourceType": "chapter",
        "educationalLevel": front.level,
        "teaches": list(front.objectives),
        "timeRequired": f"PT{front.minutes_reading}M",
        "audience": {"@type": "EducationalAudience", "educationalRole": ["student", "teacher"]},
        "isAccessibleForFree": True,
        "accessMode": ["textual", "visual"],
        "accessibilityFeature": ["alternativeText", "longDescription", "structuralNavigation", "tableOfContents"],
        "citation": {"@type": "CreativeWork", "name": f"Sources of {front.short}", "url": sources} if sources else None,
    }
    page = Described(work, front.description, keywords, front.date, ())  # its notes name them, and `linked` leads to all
    return Metadata(tags(page), {key: value for key, value in linked.items() if value}, f"pages/{work.id}")


def record(dataset: Dataset, address: str) -> Work:
    """Return the dataset as a work that can be cited; `address` is that of the data page."""
    edition = dataset.edition
    return Work(f"record-{edition.edition}", f"{edition.title}: the record", editors(edition), edition.released, address, edition, "dataset")


def data(work: Work, dataset: Dataset) -> Metadata:
    """Return the metadata of the data page. JSON-LD after https://schema.org/Dataset."""
    days = [event.date for event in dataset.events.values()]
    span = f"{min(day.first for day in days).isoformat()}/{dataset.edition.as_of.text}" if days else dataset.edition.as_of.text
    files = [(name, ending, kind) for name in RECORD_TABLES for ending, kind in (("csv", "text/csv"), ("json", "application/json"))]
    linked = {
        "@type": "Dataset",
        "name": work.title,
        "description": dataset.edition.reach,
        "url": work.address,
        "creator": [{"@type": "Organization", "name": name} for name in work.authors],
        "datePublished": dataset.edition.released.text,
        "license": PACKAGE_LICENCE["path"],
        "version": dataset.edition.edition,
        "temporalCoverage": span,
        "variableMeasured": list(RECORD_TABLES),
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{work.address}{name}.{ending}"} for name, ending, kind in files
        ],
    }
    page = Described(work, dataset.edition.reach, ["Israel", "Russia", "dataset"], dataset.edition.released, ())
    return Metadata(tags(page), linked, "pages/data")
