"""A built site to the files that a reader takes along, written into the site, and to the list of them on their page.

They are the books, a page of all chapters to print, and the copy of the site that opens without a network.
"""

import logging
import re
from pathlib import Path

from lxml import html

from explainer.books import book as books
from explainer.books.book import ALL_CHAPTERS, Book
from explainer.books.title_and_contents import NOTHING, contents, title_page
from explainer.record.yaml_source import Problem
from explainer.site import atomic
from explainer.site.content_security_policy import with_policy
from explainer.text.markup import Xml

FOLDER = "take"
FILE_LIST_PLACE = re.compile(r'(?<=<div id="taken-along">).*?(?=</div>)', re.DOTALL)
STYLESHEET_ABOVE = re.compile(r'<link rel="stylesheet" href="\.\./([^"]+)">')
MEGABYTE, KILOBYTE = 1e6, 1e3
PAGE_HEAD = Xml(
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    '<title>{title}</title><meta name="robots" content="noindex"><link rel="icon" href="../../assets/favicon.svg">'
    '<link rel="canonical" href="{home}take/all/">{sheet}</head>'
    '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom"><main class="md-typeset book"><p><a href="../">Take it along</a></p>'
    '{title_page}<nav aria-label="Contents">{contents}</nav>'
)
ROW = Xml('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>')
DOWNLOAD_LINK = Xml('<a href="{}" download>{}</a>, {}')
LIST = Xml(
    '<table><thead><tr><th scope="col">Text</th><th scope="col">To print</th><th scope="col">To read on a device</th></tr></thead><tbody>{}</tbody></table>'
    '<ul><li><a href="all/">All chapters on one page</a>, to print from the browser</li><li>{}, opens without a network</li></ul>'
)


def write(site: Path) -> list[Problem]:
    """Write the files into a built site and fill the page that lists them. Return every problem found; then nothing is written.

    Raises OSError, and ImportError where the libraries of the extra `books` are missing.
    """
    from explainer.books import epub, offline, pdf  # noqa: PLC0415 - what a plain build needs no library for

    listing = site / FOLDER / "index.html"
    if not listing.is_file() or not FILE_LIST_PLACE.search(listing.read_bytes().decode()):
        return [Problem(listing.as_posix(), 1, "the site has no page with a place for the files to take along")]
    try:
        found = books.read(site)
    except ValueError as error:
        return [Problem(site.as_posix(), 1, f"is not a built site with its chapters: {error}")]
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    files = {}
    for book in found:
        files[f"{book.name}.epub"] = epub.bind(book)
        files[f"{book.name}.pdf"] = pdf.draw(book)
    all_chapters = found[-1]
    files[f"{ALL_CHAPTERS}-offline.zip"] = offline.pack(site, all_chapters.home)
    text = listing.read_bytes().decode()
    files["all/index.html"] = page_of_all(all_chapters, text).encode()
    for name, content in files.items():
        atomic.write(site / FOLDER / name, content)
    filled = file_list(found, {name: len(content) for name, content in files.items()})
    atomic.write(listing, FILE_LIST_PLACE.sub(lambda _: filled, text, count=1))
    return []


def page_of_all(book: Book, listing: str) -> str:
    """Return all chapters as one page to print, with the stylesheet of the page that lists the files, which stands one folder higher."""
    sheet = STYLESHEET_ABOVE.search(listing)
    book = book._replace(title=f"{book.title}: all chapters")  # the overview bears the name of the site alone
    head = PAGE_HEAD.format(
        title=book.title,
        home=book.home,
        sheet=Xml('<link rel="stylesheet" href="../../{}">').format(sheet[1]) if sheet else NOTHING,
        title_page=title_page(book),
        contents=contents(book),
    )
    chapters = "".join(html.tostring(each.article, encoding="unicode") for each in book.chapters)
    return with_policy(f"{head}{chapters}</main></body></html>")


def file_list(found: list[Book], sizes: dict[str, int]) -> Xml:
    """Return the list of the files with their sizes. `found` ends with the book of all chapters; `sizes` are in bytes, by the names of the files."""

    def link(name: str, word: str) -> Xml:
        size = sizes[name]
        return DOWNLOAD_LINK.format(name, word, f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{size / KILOBYTE:.0f} kB")

    *single, whole = found
    titles = [(whole, "All chapters"), *((book, book.title) for book in single)]
    rows = [ROW.format(title, link(f"{book.name}.pdf", "PDF"), link(f"{book.name}.epub", "EPUB")) for book, title in titles]
    return LIST.format(NOTHING.join(rows), link(f"{whole.name}-offline.zip", "The site as a copy"))
