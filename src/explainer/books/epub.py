"""A book to EPUB 3: a zip of XHTML with a table of contents, notes, drawings that can be read aloud, and what it says of its accessibility.

The archive is written here, since ebooklib puts the time of day into it and reads HTML anew, which spoils the names of SVG.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.html import HtmlElement

from explainer.books.book import Book
from explainer.books.chapter_html import choose_picture
from explainer.books.offline import SAME_DAY
from explainer.books.title_and_contents import NOTHING, ORDERED, contents, title_page
from explainer.text.markup import Xml

XHTML, SVG = "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"
EPUB = "http://www.idpf.org/2007/ops"
WIDTH, HEIGHT, SMALLEST_SCALE = 420, 640, 1  # pixels of CSS on the page of a small reader, and how far a wide picture may shrink there
NAMESPACES = {None: XHTML, "epub": EPUB}
CASED = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "clippath": "clipPath", "textlength": "textLength"}
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = Xml(
    '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en-GB">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:{id_}</dc:identifier>'
    "<dc:title>{title}</dc:title><dc:language>en-GB</dc:language><dc:creator>{site}</dc:creator>"
    "<dc:date>{released}</dc:date><dc:rights>{licence}</dc:rights><dc:source>{address}</dc:source>"
    '<meta property="dcterms:modified">{released}T00:00:00Z</meta>{access}'
    '<meta property="dcterms:conformsTo" id="conforms">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
    '<meta property="a11y:certifiedBy" refines="#conforms">{site}</meta>'
    '<link rel="a11y:certifierReport" refines="#conforms" href="{home}accessibility/"/></metadata>'
    '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="style" href="book.css" media-type="text/css"/>{items}</manifest><spine>{order}</spine></package>'
)
MANIFEST_ITEM, SVG_PROPERTY = Xml('<item id="{}" href="{}.xhtml" media-type="application/xhtml+xml"{}/>'), Xml(' properties="svg"')
SPINE_ITEM = Xml('<itemref idref="{}"/>')
NAV = Xml('<nav epub:type="toc" role="doc-toc" aria-labelledby="contents"><h1 id="contents">Contents</h1>{}</nav>')
XHTML_HEAD = Xml(
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
    'lang="en-GB" xml:lang="en-GB"><head><title>{}</title><link rel="stylesheet" href="book.css"/></head><body>'
)
EPUB_STYLE = """\
html { line-height: 1.45; }
h1, h2, h3, .opened-title { line-height: 1.2; break-after: avoid; }
.title .name { font-size: 1.8em; font-weight: bold; }
.byline, figcaption, .figure-text, .figure-foot, .figure-key, .tags, .footnote, .cite { font-size: 0.85em; }
.admonition, .opened { border-left: 0.2em solid; padding-left: 0.7em; margin: 1em 0; }
.admonition-title, .opened-title, .figure-title { font-weight: bold; }
.figure-title { font-size: 1.18em; }
figure { margin: 1em 0; padding: 0.5em 0; border-top: 1px solid; border-bottom: 1px solid; }
.figure-stage { background: #fff; }
.figure-stage svg { display: block; width: 100%; height: auto; font-family: sans-serif; }
svg.narrow { max-width: 30em; margin: 0 auto; }
.figure-key { list-style: none; padding: 0; }
nav ol { list-style: none; }
table { border-collapse: collapse; font-size: 0.75em; width: 100%; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid; padding: 0.2em 0.4em 0.2em 0; overflow-wrap: anywhere; hyphens: auto; }
pre { white-space: pre-wrap; }
"""
ACCESS = (
    ("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual"), ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "longDescription"), ("accessibilityFeature", "structuralNavigation"), ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"), ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Each figure has a title, a description, a text of what it shows and a table. Headings, notes and tables are marked as such."),
)  # fmt: skip


def bind(book: Book) -> bytes:
    """Return the EPUB, the same to the byte for the same book."""
    files = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": package(book),
        "EPUB/nav.xhtml": _page("Contents", NAV.format(contents(book, ORDERED, "{name}.xhtml#"))),
        "EPUB/book.css": EPUB_STYLE,
        "EPUB/title.xhtml": _page(book.title, title_page(book)),
    }
    homes = {id_: f"{each.name}.xhtml" for each in book.chapters for id_ in each.article.xpath("descendant-or-self::*/@id")}
    for each in book.chapters:
        files[f"EPUB/{each.name}.xhtml"] = _page(each.title, xhtml(each.article, f"{each.name}.xhtml", homes))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", SAME_DAY), "application/epub+zip")  # first, and as it is: the format asks for both
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, SAME_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def package(book: Book) -> Xml:
    """Return the package document: what the book is, what it holds and in which order."""
    names = ["title", *(each.name for each in book.chapters)]
    with_pictures = {each.name for each in book.chapters if next(each.article.iter("svg"), None) is not None}
    return PACKAGE.format(
        id_=uuid5(NAMESPACE_URL, f"{book.home}take/{book.name}#{book.edition}"),
        title=book.title,
        site=book.site,
        released=book.released,
        licence=book.licence,
        address=book.address,
        home=book.home,
        access=NOTHING.join(Xml('<meta property="schema:{}">{}</meta>').format(name, value) for name, value in ACCESS),
        items=NOTHING.join(MANIFEST_ITEM.format(name, name, SVG_PROPERTY if name in with_pictures else NOTHING) for name in names),
        order=NOTHING.join(SPINE_ITEM.format(name) for name in ["title", "nav", *names[1:]]),
    )


def _page(title: str, body: str) -> str:
    """Return an XHTML document; `body` is XHTML."""
    return f"{XHTML_HEAD.format(title)}{body}</body></html>"


def xhtml(article: HtmlElement, file: str, homes: Mapping[str, str]) -> str:
    """Return an article as XHTML. `homes` are the files of the ids of the book; a link to another file names it."""
    root = _copy(_with_plain_pictures(article), XHTML)
    for link in root.iter(f"{{{XHTML}}}a"):
        target = link.get("href", "")
        if target.startswith("#") and homes.get(target[1:], file) != file:
            link.set("href", f"{homes[target[1:]]}{target}")
        name = link.get("class", "")
        if name == "footnote-ref":
            link.set(f"{{{EPUB}}}type", "noteref")
            link.set("role", "doc-noteref")
        elif name == "footnote-backref":
            link.set("role", "doc-backlink")
    for notes in root.iter(f"{{{XHTML}}}section"):
        if notes.get("class") == "footnote":
            notes.set(f"{{{EPUB}}}type", "endnotes")
            notes.set("role", "doc-endnotes")
    made: str = etree.tostring(root, encoding="unicode")
    return re.sub(rf' xmlns(?::epub)?="(?:{re.escape(XHTML)}|{re.escape(EPUB)})"', "", made, count=2)


def _with_plain_pictures(article: HtmlElement) -> HtmlElement:
    """Return the article with one picture a figure, and no link in it.

    Some readers know no media query and draw both; some leave out what stands in a link of SVG (MuPDF). The table of the figure has the
    links. Their names go with them: ARIA allows none on a group without a role, and the picture is read as one image.
    """
    copy = deepcopy(article)
    for figure in copy.iter("figure"):
        choose_picture(figure, WIDTH, HEIGHT, SMALLEST_SCALE)
        for link in figure.xpath(".//svg//a"):
            link.tag = "g"
            for name in ("href", "aria-label"):
                link.attrib.pop(name, None)
    return copy


def _copy(element: HtmlElement, space: str) -> "etree._Element":
    """Return an element of HTML, and all in it, as one of XML: with namespaces, and the capitals that a parser of HTML takes from SVG."""
    space = SVG if element.tag == "svg" else space
    made = etree.Element(f"{{{space}}}{CASED.get(element.tag, element.tag)}", nsmap=NAMESPACES if space == XHTML else {None: SVG})
    for key, value in element.attrib.items():
        if space == SVG and key == "role":
            made.set(key, "img")
        else:
            made.set(CASED.get(key, key), value)
    made.text, made.tail = element.text, element.tail
    made.extend(_copy(child, space) for child in element if isinstance(child.tag, str))
    return made
