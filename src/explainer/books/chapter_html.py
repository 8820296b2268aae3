"""A built page to the article of a book: without what only a screen can use, with what was folded open, and with links that lead on."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from explainer.figures.draw.palette import on_paper

CHAPTERS = {"overview": "", "background": "background/", "deconfliction": "deconfliction/", "intelligence-and-arms": "intelligence-and-arms/", "scenarios": "scenarios/"}  # fmt: skip
SCREEN = ("headerlink", "figure-tools", "figure-status", "figure-links", "workbench-tools", "workbench-bar", "parts")
UNUSED = ".//script|.//button|.//form|.//input|.//select|.//textarea|.//noscript|.//*[@hidden]|.//div[@class='cite']/details" + "".join(
    f"|.//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in SCREEN
)
FOR_SCREEN = ("tabindex", "download", "xmlns", "display")
COLOUR = re.compile(r"var\(--([a-z]+)(?:,[^)]*)?\)")
NAMED = ("aria-labelledby", "aria-describedby")
WORD = re.compile(r"[^\w.-]")


class Chapter(NamedTuple):
    """A chapter: the name that its ids begin with, its title, its address, the line on its authors, and its article with one h1."""

    name: str
    title: str
    address: str
    byline: str
    article: HtmlElement


def chapter(page: HtmlElement, name: str, home: str, own: Mapping[str, str]) -> Chapter:
    """Give the chapter of a built page. `own` gives the name of each chapter of the book by its address; links to them lead within the book.

    Raises ValueError where the page has no article.
    """
    found = page.xpath(".//article[h1]")
    if not found:
        raise ValueError(f"{name}: the page has no article with a title")
    article = html.fromstring(html.tostring(found[0], encoding="unicode", with_tail=False))
    for element in article.xpath(UNUSED):
        element.drop_tree()
    tables = [*_tables(article)]
    for figure in article.iter("figure"):
        _plain(figure)
    for details in [*article.iter("details")]:
        _open(details)
    _notes(article)
    if tables:
        behind = html.Element("section", {"class": "tables", "id": "tables-of-the-figures"})
        heading = html.Element("h2")
        heading.text = "Tables of the figures"
        behind.extend([heading, *tables])
        article.append(behind)
    address = home + CHAPTERS.get(name, f"{name}/")
    _name(article, name, address, own)
    title = " ".join(article.find("h1").text_content().split())
    byline = article.find("p[@class='byline']")
    made = Chapter(name, title, address, "" if byline is None else byline.text_content(), article)
    if len(own) == 1:
        lead(made, {name: address}, {name, *article.xpath(".//@id")})
    return made


def _tables(article: HtmlElement) -> Iterator[HtmlElement]:
    """Take the details out of the figures and give their tables, each as a section that its figure leads to."""
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


def _plain(figure: HtmlElement) -> None:
    """Leave to the pictures of a figure nothing that only a browser follows. Both stay: which one is read well depends on the page."""
    for picture in figure.xpath(".//svg[contains(@class, 'picture')]"):
        picture.attrib.pop("style", None)
        for word in picture.xpath(".//*[@paint-order]"):
            _halo(word)


def _halo(word: HtmlElement) -> None:
    """Draw a word once as its halo and once more above it: readers of books do not know the attribute that asks for that order."""
    above = deepcopy(word)
    for key in ("stroke", "stroke-width", "stroke-linejoin", "paint-order"):
        above.attrib.pop(key, None)
    del word.attrib["paint-order"]
    word.set("aria-hidden", "true")
    word.tail = None
    word.addnext(above)


def _open(details: HtmlElement) -> None:
    details.tag = "section"
    details.set("class", f"opened {details.get('class', '')}".strip())
    details.attrib.pop("open", None)
    summary = details.find("summary")
    if summary is not None:
        summary.tag = "p"
        summary.set("class", "opened-title")


def _notes(article: HtmlElement) -> None:
    """Give the notes a heading, where the page has none, in place of the line above them."""
    for notes in article.xpath("./div[@class='footnote']"):
        for line in notes.findall("hr"):
            line.drop_tree()
        notes.tag = "section"
        if not article.xpath(".//h2[@id='notes']"):
            heading = html.Element("h2", {"id": "notes"})
            heading.text = "Notes"
            notes.insert(0, heading)


def _name(article: HtmlElement, name: str, address: str, own: Mapping[str, str]) -> None:
    """Let ids begin with the name of the chapter, links lead to them or to the site, and colours be those of paper; drop what a book has no use for."""
    article.tag, article.attrib["class"], article.attrib["id"] = "section", "chapter", ""
    for number, heading in enumerate(article.xpath(".//h2[not(@id)]|.//h3[not(@id)]"), 1):
        heading.set("id", f"section-{number}")
    for element in article.iter():
        if not isinstance(element.tag, str):
            continue
        for key in [*element.attrib]:
            value = element.attrib[key]
            if key in FOR_SCREEN or key.startswith("data-") or (element.tag == "div" and key in {"role", "aria-label"}):
                del element.attrib[key]
            elif key == "id":
                element.set(key, named(name, value))
            elif key in NAMED:
                element.set(key, " ".join(named(name, each) for each in value.split()))
            elif key in {"href", "src"}:
                base, _, part = urljoin(address, value).partition("#")
                element.set(key, f"#{named(own[base], part)}" if base in own else f"{base}#{part}" if part else base)
            elif "var(" in value:
                element.set(key, COLOUR.sub(lambda match: on_paper(f'"var(--{match[1]})"').strip('"'), value))


def named(name: str, id_: str) -> str:
    """Give an id as it stands in a book: after the name of its chapter, and in letters that XML allows."""
    return f"{name}-{WORD.sub('-', id_)}" if id_ else name


def lead(made: Chapter, addresses: Mapping[str, str], targets: set[str]) -> None:
    """Lead what has no target in the book to the site; the longest name that fits is the chapter's."""
    for link in made.article.xpath(".//a[starts-with(@href, '#')]"):
        target = link.get("href")[1:]
        if target not in targets:
            name = max((each for each in addresses if target.startswith(each)), key=len)
            link.set("href", f"{addresses[name]}#{target.removeprefix(name).removeprefix('-')}")
