"""A book to a PDF that is tagged for screen readers (PDF/UA-1), by WeasyPrint, which no plain build needs."""

from base64 import b64encode
from importlib.resources import as_file, files
from typing import Any

from lxml import html
from lxml.html import HtmlElement
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from explainer.books.book import Book
from explainer.books.chapter_html import choose_picture
from explainer.books.pdf_tags import complete_tags
from explainer.books.title_and_contents import contents, title_page
from explainer.text.markup import Xml

FONT = "Source Sans Pro"  # of the package that also draws the cards: the same on every machine
SVG_DATA_URI = "data:image/svg+xml;base64,"
WIDTH, HEIGHT, SMALLEST_SCALE = 680, 900, 0.6  # pixels of CSS that a picture may fill on A4, and how far a wide one may shrink
FONT_WEIGHTS = (("Regular", 400, "normal"), ("It", 400, "italic"), ("Bold", 700, "normal"), ("BoldIt", 700, "italic"))
PRINT_STYLE = """\
@page { size: A4; margin: 22mm 15mm 20mm; @top-left { content: string(chapter); font-size: 8pt; color: #444 } @top-right { font-size: 8pt; color: #444 } @bottom-center { content: counter(page); font-size: 9pt } }
@page :first { @top-left { content: none } @top-right { content: none } @bottom-center { content: none } }
html { font: 10pt/1.45 "Source Sans Pro", sans-serif; color: #1a1a1a; hyphens: manual }
p { orphans: 2; widows: 2; margin: 0 0 0.6em }
a { color: #003f8a; text-decoration: none; overflow-wrap: anywhere }
h1, h2, h3, .opened-title { line-height: 1.2; break-after: avoid; page-break-after: avoid }
h1 { font-size: 20pt; margin: 0 0 6pt; string-set: chapter content(); bookmark-level: 1 }
h2 { font-size: 14pt; margin: 18pt 0 6pt; bookmark-level: 2 }
h3 { font-size: 11.5pt; margin: 12pt 0 4pt; bookmark-level: 3 }
.chapter { break-before: page }
.title { padding-top: 55mm }
.title .name { font-size: 28pt; line-height: 1.15; bookmark-level: none; string-set: chapter "" }
.title .site { font-size: 14pt; color: #444 }
.title .facts { margin-top: 30mm; max-width: 125mm }
.contents { break-before: page }
.contents h2 { margin-top: 0; bookmark-level: 1 }
.contents ul { list-style: none; margin: 0; padding: 0 }
.contents ul ul { padding-left: 6mm }
.contents li { margin: 1pt 0 }
.contents a { color: inherit }
.contents span::before { content: "\\2003" target-counter(attr(data-to), page) }
.byline, figcaption, .figure-text, .figure-foot, .figure-key, .tags { font-size: 8.5pt; color: #333 }
.admonition, .opened { border-left: 2pt solid #8a857a; padding: 2pt 0 2pt 8pt; margin: 8pt 0 }
.admonition-title, .opened-title, .figure-title { font-weight: 700 } .figure-title { font-size: 10pt; color: #1a1a1a }
figure { margin: 10pt 0; padding: 6pt 0; border-top: 0.5pt solid #8a857a; border-bottom: 0.5pt solid #8a857a }
figcaption, .figure-key, .figure-stage { break-after: avoid } .figure-foot { break-before: avoid }
.figure-stage { break-inside: avoid }
.figure-stage svg { display: block; width: 100%; height: auto; max-height: 200mm; margin: 4pt auto }
svg.narrow { max-width: 110mm }
.figure-key { list-style: none; padding: 0 } .figure-key li { display: inline-block; margin-right: 10pt } .figure-key span { display: inline-block; vertical-align: -2pt; margin-right: 3pt }
table { border-collapse: collapse; width: 100%; font-size: 7.5pt; line-height: 1.3; margin: 4pt 0 10pt }
th, td { text-align: left; vertical-align: top; border-bottom: 0.4pt solid #8a857a; padding: 2pt 4pt 2pt 0; font-weight: 400 } table, table a { overflow-wrap: break-word }
thead th { font-weight: 700 } tr { break-inside: avoid }
.footnote, .cite { font-size: 8.5pt }
.footnote li, .footnote p { margin-bottom: 2pt }
sup { font-size: 70%; line-height: 0 } dd { margin: 0 0 4pt }
pre { white-space: pre-wrap; font-size: 8pt }
"""


META = Xml(
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title><meta name="author" content="{site}">'
    '<meta name="dcterms.created" content="{released}"><meta name="dcterms.modified" content="{released}">'
)


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """A fetcher of the fonts of the package, of signs that stand in their address, and of nothing else."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return what stands at an address. Raises ValueError for any other."""
        if not url.startswith(SVG_DATA_URI) and not (url.startswith("file:") and "font_source_sans_pro" in url):
            raise ValueError(f"a book holds all that it shows: {url}")
        return super().fetch(url, headers)


def draw(book: Book) -> bytes:
    """Return the PDF, the same to the byte for the same book."""
    with as_file(files("font_source_sans_pro") / "files") as folder:
        faces = "".join(
            f'@font-face {{ font-family: "{FONT}"; font-weight: {weight}; font-style: {style}; src: url("{(folder / f"SourceSansPro-{name}.ttf").as_uri()}") }}\n'
            for name, weight, style in FONT_WEIGHTS
        )
        document = HTML(string=page(book, faces), base_url=None, url_fetcher=OwnFiles())
        with complete_tags():
            made: bytes = document.write_pdf(
                font_config=FontConfiguration(), pdf_variant="pdf/ua-1", pdf_identifier=f"{book.name}-{book.edition}".encode()
            )
    return made


def page(book: Book, faces: str = "") -> str:
    """Return the HTML that is printed: a title page, the contents, and the chapters. `faces` are rules of CSS for the fonts."""
    chapters = "".join(html.tostring(_described(each.article), encoding="unicode") for each in book.chapters)
    running_head = f'@page {{ @top-right {{ content: "{_in_css(f"{book.site}, edition {book.edition}")}" }} }}\n'
    return (
        f"{META.format(title=book.title, site=book.site, released=book.released)}<style>{faces}{running_head}{PRINT_STYLE}</style></head><body>{title_page(book)}"
        f'<nav class="contents"><h2>Contents</h2>{_with_pages(contents(book))}</nav>{chapters}</body></html>'
    )


def _in_css(text: str) -> str:
    """Return a text for quotation marks in a stylesheet within HTML: every character but letters, digits and spaces is written by its number."""
    return "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text)


def _with_pages(listed: str) -> str:
    """Return the contents with a place for the page in each link: anywhere else the library would tag it as a second link."""
    root = html.fromstring(listed)
    for link in root.iter("a"):
        link.append(html.Element("span", {"data-to": link.get("href")}))
    made: str = html.tostring(root, encoding="unicode")
    return made


def _described(article: HtmlElement) -> HtmlElement:
    """Return the article with the description of each picture in its title, which is what the library tells a screen reader.

    A sign that a key explains becomes a background, which the library passes over in the tags: a drawing without a description would be a fault.
    """
    copy = html.fromstring(html.tostring(article, encoding="unicode"))
    for figure in copy.iter("figure"):
        choose_picture(figure, WIDTH, HEIGHT, SMALLEST_SCALE)
    for picture in [*copy.iter("svg")]:
        if picture.get("aria-hidden"):
            _as_background(picture)
            continue
        picture.set("font-family", f"{FONT}, sans-serif")
        name, said = picture.find("title"), picture.find("desc")
        if name is not None and said is not None:
            name.text = f"{name.text}. {said.text}"
    return copy


def _as_background(sign: HtmlElement) -> None:
    """Put the background of an empty element in the place of a sign."""
    drawn = b64encode(html.tostring(sign, encoding="unicode", with_tail=False).encode()).decode()
    width, height = sign.get("width"), sign.get("height")
    span = html.Element("span", {"style": f"width: {width}px; height: {height}px; background: url({SVG_DATA_URI}{drawn}) no-repeat"})
    span.tail = sign.tail
    sign.getparent().replace(sign, span)
