"""What changed since it was cited: a page into which references are pasted, the list of all changes for those without a script, and the data of both."""

import json
from collections.abc import Iterable, Mapping

from explainer.downloads.tables import RECORD_TABLES
from explainer.pages.changes import EDITIONS, ChangeEntry
from explainer.record.dataset import Dataset
from explainer.record.urls import address, called
from explainer.text.markup import Html, element, joined, own_line
from explainer.text.page import UNSEARCHED, Page, heading

PAGE, FILE = "cited.md", "cited/changes.json"
CITABLE_TABLES = tuple(table for table in RECORD_TABLES if table != "sources")  # a source is cited at its own address
DESCRIPTION = "Paste addresses, BibTeX or RIS, and see in the browser what changed since the edition that you cited. Nothing is sent."


def changes_by_page(found: Iterable[ChangeEntry], dataset: Dataset) -> dict[str, list[tuple[str, str]]]:
    """Return the day and the words of each change by the address of its page, the newest first: those of `found`, and those of records that an edition names."""
    made = [(entry.page, entry.on.text, entry.what) for entry in found if entry.page != EDITIONS]
    places = {id_: address(table, record) for table in CITABLE_TABLES for id_, record in dataset.table(table).items()}
    for release in dataset.releases.values():
        named = ((id_, f"{change.what} {change.why}") for change in release.changes for id_ in change.records)
        made += [(places[id_], release.on.text, said) for id_, said in named if id_ in places]
    changed: dict[str, list[tuple[str, str]]] = {}
    for page, on, said in sorted(made, key=lambda change: change[1], reverse=True):
        changed.setdefault(page, []).append((on, said))
    return changed


def data(changed: Mapping[str, list[tuple[str, str]]], titles: Mapping[str, str], every: Mapping[str, str], dataset: Dataset, home: str) -> str:
    """Return what the script reads: editions with their days, and of each address its title, its changes, and the table and id of its record.

    `titles` are those of chapters and figures, by address, and `every` those of all pages, such as lists, which are compared whole. Records that a figure
    shows together have its address, and stand under its title.
    """
    pages: dict[str, dict[str, object]] = {where: {"title": title} for where, title in titles.items()}
    for table in CITABLE_TABLES:
        for record in dataset.table(table).values():
            pages.setdefault(address(table, record), {"title": called(table, record, dataset), "record": [table, record.id]})
    for where, title in every.items():
        pages.setdefault(where, {"title": title})
    for where, changes in changed.items():
        pages.setdefault(where, {"title": where})["changes"] = changes
    editions = {release.id: release.on.text for release in dataset.releases.values()}
    made = {"home": home, "edition": dataset.edition.edition, "editions": editions, "pages": dict(sorted(pages.items()))}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def page(changed: Mapping[str, list[tuple[str, str]]], titles: Mapping[str, str], dataset: Dataset) -> Page:
    """Return the page: the place of the form, and every change, by page."""
    title = "Check what you cited"
    named = {address(table, record): called(table, record, dataset) for table in CITABLE_TABLES for record in dataset.table(table).values()} | dict(
        titles
    )
    items = (
        element(
            "li",
            element("a", named.get(where, where), href=f"../{where}"),
            element("ul", joined(Html("<li>{}: {}</li>").format(on, said) for on, said in changes)),
        )
        for where, changes in sorted(changed.items())
    )
    listed = element("ul", joined(items)) if changed else element("p", "Nothing yet.")
    parts = [
        heading(title),
        f"This edition is {dataset.edition.edition}, published on {dataset.edition.released}. A citation names its edition; what was changed after it is told here.\n",
        own_line(element("div", class_="cited", data_changes=f"../{FILE}", data_root="../", data_search_exclude=True)),
        f"## Every change, by page {UNSEARCHED}\n\n{own_line(element('div', listed, data_search_exclude=True))}\n",
        "The same by day: [what changed](changes.md). The states as they were: [kept editions](editions.md).\n",
    ]
    return Page("\n".join(parts), title, DESCRIPTION)
