"""The page for editors: what to look for next, as of the day on which the edition is released, with words to search for."""

from collections.abc import Mapping

from explainer.citing.source_html import in_language
from explainer.record.dataset import Dataset
from explainer.record.due import DUE_GROUPS, DueItem, due, waits
from explainer.record.urls import address
from explainer.text.html_table import table
from explainer.text.markup import Html, element, joined
from explainer.text.page import UNSEARCHED, Page, heading

PAGE = "due.md"
TITLE = "What to look for next"
DESCRIPTION = (
    "Open questions, signposts, deals, ties and predictions, and deadlines, each with words to search for in English, Russian, Hebrew and Arabic."
)
ROOT = "../"


def page(dataset: Dataset) -> Page:
    """Return the page. A build has no clock, so ages are those on the day of release; `python -m explainer due` has those of today."""
    edition = dataset.edition
    items = due(dataset, edition.released.latest)
    parts = [
        heading(TITLE),
        f"For editors. What waits is counted to the release of this edition, {edition.released}. `PYTHONPATH=src .venv/bin/python -m explainer due` counts to today. A look is "
        f"overdue after {edition.look_every} days, and no edition is cut before it is noted in the record.\n",
    ]
    for group, words in DUE_GROUPS.items():
        here = [item for item in items if item.group == group]
        anchors = [item.record.id if group in ("passed", "to-come") else "" for item in here]
        shown = table(words, ("What", "Since", "Words to search for"), map(_row, here), anchors=anchors)
        parts.append(f"## {words} {UNSEARCHED}\n\n{shown if here else 'None.'}\n")
    return Page("\n".join(parts), TITLE, DESCRIPTION, searchable=False)


def _row(item: DueItem) -> tuple[str, ...]:
    if item.table != "deadlines":
        return element("a", item.called, href=ROOT + address(item.table, item.record)), waits(item), _words(item.queries)
    looked = f"Looked for on {item.record.looked.on}: {item.record.looked.found}" if item.record.looked else ""
    remarks = " ".join(text for text in (item.record.caveat, looked) if text)
    return Html("{} {}").format(item.called, element("span", remarks, class_="tags")), waits(item), _words(item.queries)


def _words(queries: Mapping[str, str]) -> Html:
    lines = (in_language(words, language) for language, words in queries.items())
    return joined(lines, Html("<br>"))
