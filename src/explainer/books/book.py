"""The chapters of a built site to books: one of each chapter, and one of them all."""

import json
from pathlib import Path
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from explainer.books.chapter_html import CHAPTERS, Chapter, chapter, lead

WHOLE = "deconfliction-line"


class Book(NamedTuple):
    """What one file holds: chapters, and what its title page says. `released` is a day, YYYY-MM-DD."""

    name: str
    title: str
    site: str
    home: str
    edition: str
    released: str
    licence: str
    chapters: tuple[Chapter, ...]

    @property
    def address(self) -> str:
        """Where the text stands on the site."""
        return self.chapters[0].address if len(self.chapters) == 1 else self.home

    @property
    def cited(self) -> str:
        """How the book is named in a reference."""
        return f"{self.site}. {self.released[:4]}. “{self.title}.” Edition {self.edition}. {self.address}"


def read(site: Path) -> list[Book]:
    """Give the book of each chapter of a built site, and last that of the whole. Raises OSError, and ValueError where a page is not one of a site."""
    pages = {name: html.fromstring((site / path / "index.html").read_bytes()) for name, path in CHAPTERS.items()}
    first = pages["overview"]
    home = _found(first, ".//link[@rel='canonical']/@href", "overview")
    released = _found(first, ".//meta[@name='citation_online_date']/@content", "overview").replace("/", "-")
    title = _found(first, ".//meta[@property='og:site_name']/@content", "overview")
    data = json.loads((site / "data" / "events.json").read_bytes())
    made = []
    for name, path in CHAPTERS.items():
        alone = (chapter(pages[name], name, home, {home + path: name}),)
        called = f"{title}: {name}" if alone[0].title == title else alone[0].title  # the overview is called as the site, and so is the whole
        made.append(Book(name, called, title, home, data["edition"], released, data["licence"], alone))
    own = {home + path: name for name, path in CHAPTERS.items()}
    chapters = tuple(chapter(pages[name], name, home, own) for name in CHAPTERS)
    targets = {id_ for each in chapters for id_ in each.article.xpath(".//@id")} | {*CHAPTERS}
    for each in chapters:
        lead(each, {name: address for address, name in own.items()}, targets)
    return [*made, Book(WHOLE, title, title, home, data["edition"], released, data["licence"], chapters)]


def _found(page: HtmlElement, path: str, name: str) -> str:
    values = page.xpath(path)
    if not values:
        raise ValueError(f"{name}: the page has no {path}")
    return str(values[0])
