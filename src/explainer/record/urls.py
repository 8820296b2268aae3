"""A record as its address on the site, and as a link to it."""

import posixpath
from typing import Any, NamedTuple

from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Deal, Series
from explainer.record.records import NumberedPart, Record
from explainer.text.markup import Html, element, joined

# The page on which the records of a table stand; events, actors and sources have pages of their own.
PAGES = {
    "persons": "people", "deals": "deals", "series": "numbers", "facts": "facts", "terms": "glossary", "reaches": "map", "questions": "data", "claims": "check", "frame": "scenarios",
    "drivers": "scenarios", "uncertainties": "scenarios", "scenarios": "scenarios", "signposts": "scenarios", "predictions": "scenarios",
    "deadlines": "due",
}  # fmt: skip
# The figure in which the records of a table are drawn, where they stand nowhere else.
FIGURES = {
    "missiles": "whose-missile",
    "skies": "sky-by-date",
    "line": "the-line",
    "steps": "how-notice-works",
    "layers": "three-layers",
    "statements": "ladder",
}
NAMING_FIELDS = ("title", "name", "term", "question", "claim", "statement", "says")
LONGEST_NAME = 90  # characters


class Home(NamedTuple):
    """Where the site stands, and where its files are kept: two addresses, the second empty where it is not known."""

    address: str
    repository: str


def page_address(path: str) -> str:
    """Return the address of a page of Markdown from the site's root: `deconfliction/` of `deconfliction.md`, empty for `index.md`."""
    return path.removesuffix("index.md") if posixpath.basename(path) == "index.md" else path.removesuffix(".md") + "/"


def page_name(address: str, first: str) -> str:
    """Return the name of a page, made of its address. The page at the root is called `first`, which differs by use, since published names stay."""
    return address.strip("/").replace("/", "-") or first


def in_folder(path: str) -> str:
    """Return the path of a page of Markdown as the `index.md` of its own folder."""
    return path if posixpath.basename(path) == "index.md" or not path.endswith(".md") else f"{path.removesuffix('.md')}/index.md"


def address(table: str, record: Any) -> str:
    """Return the path of a record from the root of the site: `events/x/`, `deals/#x`."""
    match table:
        case "night":
            return address_of_id("events", record.event)
        case "relations":
            return f"{address_of_id('actors', record.from_)}#{record.id}"
        case "sources":
            return f"sources/{record.type}/#{record.id}"
        case _ if table in FIGURES:
            return f"figures/{FIGURES[table]}/"
        case _:
            return address_of_id(table, record.id)


def address_of_id(table: str, id_: str) -> str:
    """Return the path of a record by its id: of an event, an actor, or a record of a table that has one page."""
    return f"{table}/{id_}/" if table in ("events", "actors") else f"{PAGES[table]}/#{id_}"


def part_address(table: str, record: Record, part: NumberedPart) -> str:
    """Return the path of a stage or a value from the root of the site."""
    return address_of_id(table, part_anchor(record, part))


def part_anchor(record: Record, part: NumberedPart) -> str:
    """Return the id of a stage or a value on the page of its record."""
    return f"{record.id}-{part.number}"


def retired_anchors(record: Deal | Series) -> Html:
    """Return a place for the addresses of the stages or values that were taken out of a record."""
    return joined(element("span", "", id=f"{record.id}-{number}") for number in record.numbers_retired)


def called(table: str, record: Any, dataset: Dataset) -> str:
    """Return the words by which a record is linked, as plain text."""
    if table == "relations":
        return f"Tie of {dataset.actors[record.from_].short} and {dataset.actors[record.to].short}"
    if table == "night":
        return f"Scene {record.order} of a night: {record.title}"
    words = str(next(getattr(record, name) for name in NAMING_FIELDS if hasattr(record, name)))
    return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def link(table: str, record: Any, dataset: Dataset, root: str) -> Html:
    """Return a link to a record; `root` leads from the page to the root of the site."""
    return element("a", called(table, record, dataset), href=root + address(table, record))
