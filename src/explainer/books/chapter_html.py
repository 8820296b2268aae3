"""Pages of a built site to the articles of a book.

What only a screen can use is left out, what was folded stands open, and links lead within the book or to the site.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from explainer.figures.draw.palette import PALETTE

SCREEN_CLASSES = (
    "headerlink",
    "figure-links",
    "workbench-tools",
    "workbench-bar",
    "parts",
    "line-strip",
)
ONLY_ON_SCREEN = ".//script|.//button|.//form|.//input|.//select|.//textarea|.//noscript|.//*[@hidden]|.//div[@class='cite']/details" + "".join(
    f"|.//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in SCREEN_CLASSES
)
SCREEN_ATTRIBUTES = ("tabindex", "download", "xmlns")
COLOUR = re.compile(r"var\(--([a-z]+)(?:,[^)]*)?\)")
IDS_IN = ("aria-labelledby", "aria-describedby")  # attributes that hold ids
NOT_IN_NAME = re.compile(r"[^\w.-]")  # https://www.w3.org/TR/xml/#NT-Name, without the colon


class BookChapter(NamedTuple):
    """A chapter: the name that its ids begin with, its title, its address, the line on its authors, and its article with one h1."""

    name: str
    title: str
    address: str
    byline: str
    article: HtmlElement


def chapters_of(pages: Mapping[str, HtmlElement], addresses: Mapping[str, str]) -> tuple[BookChapter, ...]:
    """Return the chapters of one book. `pages` are the built pages of its chapters and `addresses` the addresses of all, by the names of the chapters.

    Raises ValueError where a page has no article.
    """
    articles = {name: _article(name, page) for name, page in pages.items()}
    targets = {addresses[name]: _Target(name, frozenset(article.xpath(".//@id"))) for name, article in articles.items()}
    for name, article in articles.items():
        _rewrite_attributes(article, name, addresses[name], targets)
    return tuple(_chapter(name, addresses[name], article) for name, article in articles.items())


class _Target(NamedTuple):
    """Where links to the page of a chapter lead: its name in the book, and the ids of the page that the book holds."""

    name: str
    ids: frozenset[str]


def _chapter(name: str, address: str, article: HtmlElement) -> BookChapter:
    byline = article.find("p[@class='byline']")
    title = " ".join(article.find("h1").text_content().split())
    return BookChapter(name, title, address, "" if byline is None else byline.text_content(), article)


def _article(name: str, page: HtmlElement) -> HtmlElement:
    """Return a copy of the article of a page as it reads on paper, still with its own ids, links and colours."""
    found = page.xpath(".//article[h1]")
    if not found:
        raise ValueError(f"{name}: the page has no article with a title")
    article = html.fromstring(html.tostring(found[0], encoding="unicode", with_tail=False))
    for figure in article.iter("figure"):
        _unpack(figure)
        _name_pictures(figure)
    for element in article.xpath(ONLY_ON_SCREEN):
        element.drop_tree()
    for line in article.xpath(".//details[@class='figure-menu']/summary"):
        line.tag = "p"
        line.set("class", "figure-foot")
        line.getparent().drop_tag()
    tables = [*_take_tables(article)]
    for picture in article.xpath(".//figure//svg[contains(@class, 'picture')]"):
        _draw_for_readers(picture)
    for details in [*article.iter("details")]:
        _unfold(details)
    for head in article.xpath(".//thead//th[not(@scope)]"):
        head.set("scope", "col")
    for notes in article.xpath("./div[@class='footnote']"):
        notes.tag = "section"
    if tables:
        behind = html.Element("section", {"class": "tables", "id": "tables-of-the-figures"})
        heading = html.Element("h2")
        heading.text = "Tables of the figures"
        behind.extend([heading, *tables])
        article.append(behind)
    for number, heading in enumerate(article.xpath(".//h2[not(@id)]|.//h3[not(@id)]"), 1):
        heading.set("id", f"section-{number}")
    return article


def _unpack(figure: HtmlElement) -> None:
    """Put what waits in the template of a figure into its place: the menu at the end, and the other picture beside the first."""
    for kept in [*figure.iter("template")]:
        for link in figure.xpath("./a[@class='figure-menu']"):
            figure.replace(link, kept.find("details"))
        kept.drop_tag()


def _name_pictures(figure: HtmlElement) -> None:
    """Name each picture by the title of its figure, and describe it by what names it on the page."""
    title = figure.xpath("string(.//*[@class='figure-title'])")
    for picture in figure.xpath(".//svg[contains(@class, 'picture')]"):
        for name, said in (("desc", picture.attrib.pop("aria-label")), ("title", title)):
            id_ = f"{figure.get('id')}-{picture.get('class').split()[-1]}-{name}"
            told = html.Element(name, {"id": id_})
            told.text = said
            picture.set("aria-labelledby" if name == "title" else "aria-describedby", id_)
            picture.insert(0, told)


def _take_tables(article: HtmlElement) -> Iterator[HtmlElement]:
    """Take what is folded out of the figures, and yield their tables, each as a section to which its figure leads."""
    for figure in article.xpath(".//figure[@id]"):
        for details in figure.findall("details"):
            table = details.find(".//table")
            if table is not None:
                id_ = f"table-{figure.get('id')}"
                heading = html.Element("h3", {"id": f"{id_}-title"})
                heading.text = figure.xpath("string(.//*[@class='figure-title'])")
                table.set("aria-labelledby", f"{id_}-title")  # a caption would be left at the foot of a page, and no list of headings has it
                section = html.Element("section", {"id": id_, "class": "table-of-figure"})
                section.extend([heading, table])
                link = html.Element("a", {"href": f"#{id_}"})
                link.text = details.findtext("summary")
                line = html.Element("p", {"class": "figure-foot"})
                line.append(link)
                details.addprevious(line)
                yield section
            details.drop_tree()


def _draw_for_readers(picture: HtmlElement) -> None:
    """Leave in a picture nothing that only a browser follows. Both pictures of a figure stay until `choose_picture`."""
    picture.attrib.pop("style", None)
    for word in picture.xpath(".//*[@paint-order]"):
        _halo(word)


def choose_picture(figure: HtmlElement, width: float, height: float, least: float) -> None:
    """Leave the picture of a figure whose words come out larger on a page, in pixels of CSS; a wide one where it keeps the `least` share of its size.

    The wide one takes less of a page.
    """
    pictures = {picture.get("class"): picture for picture in figure.xpath(".//svg[contains(@class, 'picture')]")}
    scales = {kind: min(width / float(each.get("width")), height / float(each.get("height")), 1.2) for kind, each in pictures.items()}
    kept = "picture wide" if scales.get("picture wide", 0) >= least else max(scales, key=lambda kind: scales[kind], default="")
    for kind, picture in pictures.items():
        if kind != kept:
            picture.drop_tree()


def _halo(word: HtmlElement) -> None:
    """Draw a word once as its halo and once more above it: readers of books do not know the attribute that asks for that order."""
    above = deepcopy(word)
    for key in ("stroke", "stroke-width", "stroke-linejoin", "paint-order"):
        above.attrib.pop(key, None)
    del word.attrib["paint-order"]
    word.set("aria-hidden", "true")
    word.tail = None
    word.addnext(above)


def _unfold(details: HtmlElement) -> None:
    details.tag = "section"
    details.set("class", f"opened {details.get('class', '')}".strip())
    details.attrib.pop("open", None)
    summary = details.find("summary")
    if summary is not None:
        summary.tag = "p"
        summary.set("class", "opened-title")


def _rewrite_attributes(article: HtmlElement, name: str, address: str, targets: Mapping[str, _Target]) -> None:
    """Let ids begin with the name of the chapter, links lead to them or to the site, and colours be those of paper; drop what a book has no use for.

    `targets` are the chapters of the book by their addresses.
    """
    article.tag, article.attrib["class"], article.attrib["id"] = "section", "chapter", ""
    for element in article.iter():
        if not isinstance(element.tag, str):
            continue
        for key in [*element.attrib]:
            value = element.attrib[key]
            if key in SCREEN_ATTRIBUTES or key.startswith("data-") or (element.tag == "div" and key in {"role", "aria-label"}):
                del element.attrib[key]
            elif key == "id":
                element.set(key, _id_in_book(name, value))
            elif key in IDS_IN:
                element.set(key, " ".join(_id_in_book(name, each) for each in value.split()))
            elif key in {"href", "src"}:
                element.set(key, _link_in_book(urljoin(address, value), targets))
            elif "var(" in value:
                element.set(key, COLOUR.sub(lambda match: PALETTE[match[1]].light, value))


def _link_in_book(link: str, targets: Mapping[str, _Target]) -> str:
    """Return the link to the place in the book, where it has the place, and else the address on the site. A book has no state for which an address asks."""
    page, mark, id_ = link.partition("#")
    target = targets.get(page.partition("?")[0])
    return f"#{_id_in_book(target.name, id_)}" if target and (not id_ or id_ in target.ids) else f"{page}{mark if id_ else ''}{id_}"


def _id_in_book(chapter: str, id_: str) -> str:
    """Return an id as it stands in a book: after the name of its chapter, and in letters that XML allows."""
    return f"{chapter}-{NOT_IN_NAME.sub('-', id_)}" if id_ else chapter
