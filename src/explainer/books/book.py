"""A built site to its books: one of each chapter, and one of them all."""

import json
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import html

from explainer.books.chapter_html import BookChapter, chapters_of
from explainer.site.chapter_list import FILE

ALL_CHAPTERS = "deconfliction-line"  # the name of the book that holds them


class Book(NamedTuple):
    """What one file holds: chapters, and what its title page says. `released` is a day, YYYY-MM-DD."""

    name: str
    title: str
    site: str
    home: str
    edition: str
    released: str
    licence: str
    chapters: tuple[BookChapter, ...]

    @property
    def address(self) -> str:
        """Where the text stands on the site."""
        return self.chapters[0].address if len(self.chapters) == 1 else self.home

    @property
    def reference(self) -> str:
        """The book as a reference names it."""
        return f"{self.site}. {self.released[:4]}. “{self.title}.” Edition {self.edition}. {self.address}"


def read(site: Path) -> list[Book]:
    """Return the book of each chapter of a built site, in the order of its menu, and last that of them all.

    Raises OSError, and ValueError where a page is not one of a site.
    """
    said = json.loads((site / FILE).read_bytes())
    pages = {name: html.fromstring((site / address / "index.html").read_bytes()) for name, address in said["chapters"].items()}
    for page in pages.values():
        _add_tables(page, site, said["home"])
    addresses = {name: said["home"] + address for name, address in said["chapters"].items()}

    if not pages:
        raise ValueError("it has no chapter")
    first = next(iter(pages))
    menu = [urljoin(addresses[first], link) for link in pages[first].xpath(".//nav//a/@href")]
    names = sorted(pages, key=lambda name: menu.index(addresses[name]) if addresses[name] in menu else len(menu))

    def book(name: str, title: str, *names: str) -> Book:
        chapters = chapters_of({each: pages[each] for each in names}, addresses)
        # The overview is called as the site is, and so is the book of all chapters.
        called = title or (f"{said['title']}: {name}" if chapters[0].title == said["title"] else chapters[0].title)
        return Book(name, called, said["title"], said["home"], said["edition"], said["released"], said["licence"], chapters)

    return [*(book(name, "", name) for name in names), book(ALL_CHAPTERS, said["title"], *names)]


def _add_tables(page: html.HtmlElement, site: Path, home: str) -> None:
    """Put into each figure of a chapter the table that stands on the page of the figure, since a book has no such page."""
    for figure in page.xpath("//article//figure[starts-with(@id, 'fig-')]"):
        address = f"figures/{figure.get('id').removeprefix('fig-')}/"
        own = html.fromstring((site / address / "index.html").read_bytes())
        own.make_links_absolute(urljoin(home, address))
        for table in own.xpath("//div[starts-with(@class, 'figure-table')]//table"):
            details, summary = html.Element("details"), html.Element("summary")
            summary.text = f"Table: {figure.get('data-rows')} rows"
            details.extend([summary, table])
            figure.append(details)
