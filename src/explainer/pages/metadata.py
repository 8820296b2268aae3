"""What the head of a page tells machines: the tags by which it is saved, and JSON-LD. A template of the theme writes both out."""

from dataclasses import replace

from explainer.chapters.front_matter import FrontMatter
from explainer.citing.page_tags import Described, tags
from explainer.citing.styles import Work, site_work
from explainer.downloads.tables import PACKAGE_LICENCE, RECORD_TABLES
from explainer.record.dataset import Dataset
from explainer.record.editions import Edition
from explainer.record.events import Event
from explainer.record.sources import Author
from explainer.record.urls import page_address, page_name
from explainer.text.page import Metadata, Page


def titled(page: Page, path: str, edition: Edition, home: str, title: str = "") -> Page:
    """Return a page with tags where it has none: a page of the site, on the day of its edition. `path` is that below `docs/`, `home` the site's address."""
    if page.metadata.tags:
        return page
    where = page_address(path)
    work = site_work(page_name(where, "home"), title or page.title, edition, f"{home}{where}")
    return replace(page, metadata=page.metadata._replace(tags=tags(Described(work, page.description, (), edition.released))))


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
        "author": [_agent(author) for author in front.authors],
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
    page = Described(work, front.description, keywords, front.date)  # its notes name them, and `linked` leads to all
    return Metadata(tags(page), {key: value for key, value in linked.items() if value}, f"pages/{work.id}")


def _agent(author: Author) -> dict[str, str]:
    return {"@type": "Organization" if author.body else "Person", "name": author.name}


def record(dataset: Dataset, address: str) -> Work:
    """Return the dataset as a work that can be cited; `address` is that of the data page."""
    edition = dataset.edition
    return site_work(f"record-{edition.edition}", f"{edition.title}: the record", edition, address)._replace(type="dataset")


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
        "creator": [_agent(author) for author in work.authors],
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
    page = Described(work, dataset.edition.reach, ["Israel", "Russia", "dataset"], dataset.edition.released)
    return Metadata(tags(page), linked, "pages/data")
