"""What the head of a page tells machines: the tags by which it is saved, and JSON-LD. A template of the theme writes both out."""

from dataclasses import replace
from typing import Any

from explainer.chapters.front_matter import FrontMatter
from explainer.citing.page_tags import Described, tags
from explainer.citing.styles import Work, site_work
from explainer.downloads.tables import PACKAGE_LICENCE, RECORD_TABLES
from explainer.figures.drawing import Drawing
from explainer.record.dataset import Dataset
from explainer.record.editions import Edition
from explainer.record.events import Event
from explainer.record.sources import Author
from explainer.record.urls import page_address, page_name
from explainer.text.page import Metadata, Page

ROW_FILES = (("csv", "text/csv"), ("json", "application/json"))  # endings and types of the files that hold rows


def titled(page: Page, path: str, edition: Edition, home: str, title: str = "") -> Page:
    """Return a page with tags where it has none: a page of the site, on the day of its edition. `path` is that below `docs/`, `home` the site's address."""
    if page.metadata.tags:
        return page
    where = page_address(path)
    work = site_work(page_name(where, "home"), title or page.title, edition, f"{home}{where}")
    return replace(page, metadata=page.metadata._replace(tags=tags(Described(work, page.description, (), edition.released))))


def event(work: Work, about: Event, dataset: Dataset, home: str) -> Metadata:
    """Return the metadata of the page of an event. JSON-LD after https://schema.org/Article: it tells of the event, and is not the event."""
    names = [dataset.actors[id_].name for id_ in about.actors]
    keywords = [about.theme, about.kind, *names, *([about.place.name] if about.place else [])]
    page = Described(work, about.summary, keywords, work.issued, [dataset.sources[id_] for id_ in about.sources])
    linked = {
        "@type": "Article",
        "name": about.title,
        "headline": about.title,
        "description": about.summary,
        **_published(work, home),
        "dateModified": about.changed[-1].on.text if about.changed else "",
        "about": _happening(about, dataset),
        "isBasedOn": _dataset_of(dataset, home),
    }
    return Metadata(tags(page), _filled(linked), f"events/{about.id}", "Below, the events of the record through time, this one marked.")


def _happening(event: Event, dataset: Dataset) -> dict[str, Any]:
    """Return an event as https://schema.org/Event. The day of a report is not that of the act, so it is left out."""
    known = event.basis == "act"
    place = event.place and {
        "@type": "Place",
        "name": event.place.name,
        "geo": {"@type": "GeoCoordinates", "latitude": event.place.lat, "longitude": event.place.lon},
    }
    return _filled(
        {
            "@type": "Event",
            "name": event.title,
            "startDate": event.date.start.rstrip("~") if known else "",
            "endDate": (event.date.end or "").rstrip("~") if known else "",
            "location": place,
            "about": [{"@type": "Thing", "name": dataset.actors[id_].name} for id_ in event.actors],
        }
    )


def figure(drawing: Drawing, work: Work, page: str, home: str) -> Metadata:
    """Return the metadata of a figure's own page; `page` is the address of the one on which it stands. JSON-LD after https://schema.org/ImageObject."""
    id_, card = drawing.figure.id, drawing.social_card
    linked = {
        "@type": "ImageObject",
        "name": work.title,
        "caption": drawing.figure.options["caption"],
        "description": drawing.text,
        **_published(work, home),
        "contentUrl": f"{home}figures/{id_}.svg",
        "encodingFormat": "image/svg+xml",
        "associatedMedia": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{home}figures/{id_}.{ending}"} for ending, kind in ROW_FILES
        ],
        "isPartOf": {"@type": "WebPage", "url": f"{home}{page}"},
        "isBasedOn": _dataset_of(drawing.dataset, home),
    }
    return Metadata((), _filled(linked), card or "", "Below, the figure." if card else "")


def _published(work: Work, home: str) -> dict[str, Any]:
    """Return what is the same of every work of the site."""
    return {
        "url": work.address,
        "author": [_agent(author) for author in work.authors],
        "datePublished": work.edition.released.text,
        "inLanguage": work.language,
        "license": PACKAGE_LICENCE["path"],
        "isPartOf": {"@type": "WebSite", "name": work.edition.title, "url": home},
        "version": work.edition.edition,
        "isAccessibleForFree": True,
    }


def _dataset_of(dataset: Dataset, home: str) -> dict[str, str]:
    return {"@type": "Dataset", "name": record(dataset, "").title, "description": dataset.edition.reach, "url": f"{home}data/"}


def _filled(linked: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say something."""
    return {key: value for key, value in linked.items() if value}


def chapter(work: Work, front: FrontMatter, home: str, sources: str, drawn: str) -> Metadata:
    """Return the metadata of a chapter; `sources` is the address of its bibliography and `drawn` the title of its first figure, empty where it has none.

    JSON-LD after https://schema.org/Article and https://schema.org/LearningResource.
    """
    keywords = ["Israel", "Russia", "security", front.short]
    linked = {
        "@type": ["Article", "LearningResource"],
        "name": front.title,
        "headline": front.title,
        "description": front.description,
        **_published(work, home),
        "datePublished": front.date.text,
        "dateModified": front.updated.text,
        "about": [{"@type": "Country", "name": name} for name in ("Israel", "Russia")],
        "learningResourceType": "chapter",
        "educationalLevel": front.level,
        "teaches": list(front.objectives),
        "timeRequired": f"PT{front.minutes_reading}M",
        "audience": {"@type": "EducationalAudience", "educationalRole": ["student", "teacher"]},
        "accessMode": ["textual", "visual"],
        "accessibilityFeature": ["alternativeText", "longDescription", "structuralNavigation", "tableOfContents"],
        "citation": {"@type": "CreativeWork", "name": f"Sources of {front.short}", "url": sources} if sources else None,
    }
    page = Described(work, front.description, keywords, front.date)  # its notes name them, and `linked` leads to all
    return Metadata(tags(page), _filled(linked), f"pages/{work.id}", f"Below, its first figure: {drawn}" if drawn else "")


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
    files = [(name, ending, kind) for name in RECORD_TABLES for ending, kind in ROW_FILES]
    linked = {
        "@type": "Dataset",
        "name": work.title,
        "description": dataset.edition.reach,
        "url": work.address,
        "creator": [_agent(author) for author in work.authors],
        "datePublished": dataset.edition.released.text,
        "license": PACKAGE_LICENCE["path"],
        "version": dataset.edition.edition,
        "inLanguage": work.language,
        "keywords": ["Israel", "Russia", "Syria", "deconfliction", "arms deals"],
        "temporalCoverage": span,
        "variableMeasured": list(RECORD_TABLES),
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{work.address}{name}.{ending}"} for name, ending, kind in files
        ],
    }
    page = Described(work, dataset.edition.reach, ["Israel", "Russia", "dataset"], dataset.edition.released)
    return Metadata(tags(page), linked, "pages/data")
