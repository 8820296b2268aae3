"""The files to take along: the books of a built site, all chapters on one page to print, and the copy without a network; and the page that lists them."""

import logging
import re
from pathlib import Path

from lxml import html

from explainer.books import book as books
from explainer.books.book import WHOLE, Book
from explainer.books.front_pages import contents, title_page
from explainer.record.yaml_source import Problem
from explainer.site import atomic
from explainer.site.policy import guarded
from explainer.text.escaping import xml

FOLDER = "take"
LISTED = re.compile(r'(?<=<div id="taken-along">).*?(?=</div>)', re.DOTALL)
SHEET = re.compile(r'<link rel="stylesheet" href="\.\./([^"]+)">')


def along(site: Path) -> list[Problem]:
    """Write the files into a built site and fill the page that lists them. Gives every problem found; then nothing is written. Raises OSError.

    Raises ImportError where the libraries of the extra `books` are missing.
    """
    from explainer.books import epub, offline, pdf  # noqa: PLC0415 - what a plain build needs no library for

    listing = site / FOLDER / "index.html"
    if not listing.is_file() or not LISTED.search(listing.read_bytes().decode()):
        return [Problem(listing.as_posix(), 1, "the site has no page with a place for the files to take along")]
    try:
        made = books.read(site)
    except ValueError as error:
        return [Problem(site.as_posix(), 1, f"is not a built site with its chapters: {error}")]
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    files = {}
    for book in made:
        files[f"{book.name}.epub"] = epub.bind(book)
        files[f"{book.name}.pdf"] = pdf.draw(book)
    files[f"{WHOLE}-offline.zip"] = offline.pack(site, made[-1].home)
    text = listing.read_bytes().decode()
    files["all/index.html"] = whole(made[-1], text).encode()
    for name, content in files.items():
        atomic.write(site / FOLDER / name, content)
    atomic.write(listing, LISTED.sub(lambda _: listed(made, {name: len(content) for name, content in files.items()}), text, count=1))
    return []


def whole(book: Book, beside: str) -> str:
    """Give all chapters as one page to print, with the stylesheet of the page `beside`, which stands one folder higher."""
    sheet = SHEET.search(beside)
    link = f'<link rel="stylesheet" href="../../{sheet[1]}">' if sheet else ""
    chapters = "".join(html.tostring(each.article, encoding="unicode") for each in book.chapters)
    return guarded(
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{xml(book.title)}: all chapters</title><meta name="robots" content="noindex"><link rel="icon" href="../../assets/favicon.svg"><link rel="canonical" href="{xml(book.home)}{FOLDER}/all/">{link}</head>'
        f'<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom"><main class="md-typeset book"><p><a href="../">Take it along</a></p>'
        f'{title_page(book)}<nav aria-label="Contents"><ul>{"".join(contents(book))}</ul></nav>{chapters}</main></body></html>'
    )


def listed(made: list[Book], sizes: dict[str, int]) -> str:
    """Give the list of the files with their sizes, in bytes, by name."""

    def link(name: str, word: str) -> str:
        size = sizes[name]
        said = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"  # noqa: PLR2004 - a megabyte
        return f'<a href="{name}" download>{word}</a>, {said}'

    whole = made[-1].name
    rows = "".join(
        f'<tr><th scope="row">{"All chapters" if book.name == whole else xml(book.title)}</th><td>{link(f"{book.name}.pdf", "PDF")}</td><td>{link(f"{book.name}.epub", "EPUB")}</td></tr>'
        for book in [made[-1], *made[:-1]]
    )
    return (
        f'<table><thead><tr><th scope="col">Text</th><th scope="col">To print</th><th scope="col">To read on a device</th></tr></thead><tbody>{rows}</tbody></table>'
        f'<ul><li><a href="all/">All chapters on one page</a>, to print from the browser</li><li>{link(f"{whole}-offline.zip", "The site as a copy")}, opens without a network</li></ul>'
    )
