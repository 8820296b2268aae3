"""What changed in the text and in the data: a page that is read in a minute, and a feed in Atom (RFC 4287) of the same entries."""

from collections.abc import Mapping
from typing import NamedTuple

from feedgen.feed import FeedGenerator

from explainer.chapters.front_matter import FrontMatter
from explainer.citing.export_formats import LICENCE
from explainer.downloads.calendars import DOMAIN
from explainer.record.dataset import Dataset
from explainer.record.dates import When, midnight
from explainer.record.urls import address, address_of_id
from explainer.text.markup import Html, element, joined
from explainer.text.page import UNSEARCHED, Page, heading
from explainer.text.words import counted

PAGE, FEED = "changes.md", "feed.xml"
KINDS_OF_CHANGE = {"text": "Text", "data": "Data"}
SHOWN = 30  # entries of a part on the page; the feed holds all
EDITIONS = "data/#what-each-edition-changed"  # where the page of the data tells of them


class ChangeEntry(NamedTuple):
    """A change: its day, its part (`text` or `data`), what it is of, what was done, the page, from the root of the site, and whether it took the record out."""

    on: When
    part: str
    of: str
    what: str
    page: str
    withdrawn: bool = False


def all_changes(fronts: Mapping[str, FrontMatter], dataset: Dataset) -> list[ChangeEntry]:
    """Return every change, the newest first: of chapters, by their address, then of editions and events."""
    found = []
    for page, chapter in fronts.items():
        found.append(ChangeEntry(chapter.date, "text", chapter.title, "First published.", page))
        found += [ChangeEntry(change.on, "text", chapter.title, f"{change.what} {change.why}", page) for change in chapter.changed]
    for release in dataset.releases.values():
        said = " ".join(f"{change.what} {change.why}" for change in release.changes)
        found.append(ChangeEntry(release.on, "data", f"Edition {release.id}", said, EDITIONS))
    for event in dataset.events.values():
        found += [ChangeEntry(change.on, "data", event.title, f"{change.what} {change.why}", address("events", event)) for change in event.changed]
    for record in dataset.left_out.values():
        if record.withdrawn:
            of, page = record.title or record.id, address_of_id("events", record.id)
            found.append(ChangeEntry(record.withdrawn, "data", of, f"Withdrawn. {record.reason}", page, withdrawn=True))
    return sorted(found, key=lambda entry: entry.on.first, reverse=True)


def page(found: list[ChangeEntry], dataset: Dataset) -> Page:
    """Return the page of changes, the newest first."""
    edition = dataset.edition
    title = "What changed"
    as_feed = element("a", "The same as a feed", href=f"../{FEED}")
    parts = [
        heading(title),
        f"Edition {edition.edition} was published on {edition.released}. The newest changes stand first; [kept editions](editions.md) hold the older states. "
        f"{as_feed} (Atom), for a reader of feeds.\n",
    ]
    for part, name in KINDS_OF_CHANGE.items():
        here = [entry for entry in found if entry.part == part]
        items = joined(
            Html("<li>{}: {}. {}</li>").format(entry.on, element("a", entry.of, href=f"../{entry.page}"), entry.what) for entry in here[:SHOWN]
        )
        more = f"{element('p', counted(len(here) - SHOWN, 'older change'), ' in the feed.')}\n" if len(here) > SHOWN else ""
        listed = element("ul", items or element("li", "Nothing yet."), data_search_exclude=True)
        parts.append(f"## {name} {UNSEARCHED}\n\n{listed}\n\n{more}")
    description = "The latest changes of the text and the data, with the day and the reason, for those who teach or cite them."
    return Page("\n".join(parts), title, description)


def feed(found: list[ChangeEntry], dataset: Dataset, home: str) -> str:
    """Return the feed. An entry is known by its page, its day and its place among the changes of that day, so it stays one entry when others come.

    A withdrawal has no such place, since the changes before it leave the feed.
    """
    edition = dataset.edition
    made = FeedGenerator()
    made.id(f"tag:{DOMAIN},2026:changes")
    made.title(f"{edition.title}: what changed")
    made.author({"name": edition.title})
    made.link(href=home, rel="alternate")
    made.link(href=f"{home}{FEED}", rel="self")
    made.rights(LICENCE)
    made.language("en-GB")
    made.updated(midnight(max((entry.on.first for entry in found), default=edition.released.first)))
    same: dict[tuple[str, str], int] = {}
    for entry in found:
        key = (entry.page.partition("#")[0], entry.on.text)
        if not entry.withdrawn:
            same[key] = same.get(key, 0) + 1
        place = "withdrawn" if entry.withdrawn else same[key]
        item = made.add_entry(order="append")
        item.id(f"tag:{DOMAIN},2026:{key[0] or 'overview/'}{entry.on.text}/{place}")
        item.title(f"{KINDS_OF_CHANGE[entry.part]}: {entry.of}")
        item.link(href=f"{home}{entry.page}")
        item.updated(midnight(entry.on.first))
        item.summary(entry.what)
        item.category(term=entry.part)
    return str(made.atom_str(pretty=True).decode())
