"""Where each record stands on the site, and what it is called there."""

from typing import Any, NamedTuple

from explainer.record.dataset import Dataset
from explainer.text.escaping import markdown

PAGES = {
    "deals": "deals", "series": "numbers", "facts": "facts", "terms": "glossary", "reaches": "map", "questions": "data", "frame": "scenarios",
    "drivers": "scenarios", "uncertainties": "scenarios", "scenarios": "scenarios", "signposts": "scenarios", "predictions": "scenarios",
}  # fmt: skip
NAME = ("title", "name", "term", "question", "claim", "statement")
LENGTH = 90


class Home(NamedTuple):
    """Where the site stands, and where its files are kept: two addresses, the second empty where it is not known."""

    address: str
    repository: str


def address(table: str, record: Any) -> str:
    """Give the path of a record on the site, from its root: `events/x/`, `deals/#x`."""
    match table:
        case "events" | "actors":
            return f"{table}/{record.id}/"
        case "relations":
            return f"actors/{record.from_}/#{record.id}"
        case "sources":
            return f"sources/{record.type}/#{record.id}"
        case _:
            return f"{PAGES[table]}/#{record.id}"


def called(table: str, record: Any, dataset: Dataset) -> str:
    """Give the words by which a record is linked, as plain text."""
    if table == "relations":
        return f"Tie of {dataset.actors[record.from_].short} and {dataset.actors[record.to].short}"
    words = str(next(getattr(record, name) for name in NAME if hasattr(record, name)))
    return words if len(words) <= LENGTH else words[:LENGTH].rsplit(" ", 1)[0] + " …"


def link(table: str, record: Any, dataset: Dataset, root: str) -> str:
    """Give a link to a record."""
    return f'<a href="{root}{address(table, record)}">{markdown(called(table, record, dataset))}</a>'
