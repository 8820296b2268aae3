"""What is taken along of the real site: a chapter has all its words, notes and figures, and the copy opens from a folder in a browser."""

import io
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from html import unescape
from urllib.parse import unquote

import pytest
from building import absent
from lxml import etree, html

from explainer.books import book as books
from explainer.books import epub, offline

HOME = "https://name.example/repo/"
LEFT_OUT = (
    ".//script|.//button|.//svg|.//*[@hidden]|.//a[contains(@class, 'headerlink')]|.//*[@class='figure-links']|.//div[@class='cite']/details"
    "|.//figure/details[not(.//table) and not(@class='figure-menu')]"
)
BLOCKS = ".//p|.//li[not(.//p)]|.//td|.//th|.//h1|.//h2|.//h3|.//dt|.//dd|.//summary|.//figcaption"


@pytest.fixture(scope="module")
def book(site):
    return next(each for each in books.read(site) if each.name == "deconfliction")


@pytest.fixture(scope="module")
def blocks(site):
    """The texts of the chapter's article, without what only a screen can use."""
    article = html.fromstring((site / "deconfliction" / "index.html").read_bytes()).find(".//article")
    notes, figures = len(article.xpath(".//div[@class='footnote']//li")), len(article.xpath(".//figure"))
    for element in article.xpath(LEFT_OUT):
        element.drop_tree()
    return [block.text_content() for block in article.xpath(BLOCKS)], notes, figures


def squeezed(text):
    return re.sub(r"\W", "", text)


def test_an_epub_has_every_paragraph_note_and_figure_of_the_page(book, blocks):
    texts, notes, figures = blocks
    with zipfile.ZipFile(io.BytesIO(epub.bind(book))) as archive:
        page = etree.fromstring(archive.read("EPUB/deconfliction.xhtml"))
    said = squeezed("".join(page.itertext()))
    assert len(texts) > notes > 0
    assert [text for text in texts if squeezed(text) not in said] == []
    assert len(page.xpath("//*[@role='doc-endnotes']//*[local-name()='li']")) == notes
    assert len(page.xpath("//*[local-name()='figure']")) == figures
    assert len(page.xpath("//*[local-name()='svg'][@class]")) == figures
    assert len(page.xpath("//*[local-name()='svg'][@class]/*[local-name()='title' or local-name()='desc']")) == figures * 2


@pytest.mark.slow
def test_a_pdf_has_every_word_and_figure_of_the_page(book, blocks, site_with_books):
    from explainer.books import pdf  # what a machine without Pango cannot load

    if not shutil.which("pdftotext"):
        absent("pdftotext is not here: apt install poppler-utils")
    texts, _, figures = blocks
    said = subprocess.run(
        ["pdftotext", site_with_books / "take" / "deconfliction.pdf", "-"], capture_output=True, text=True, check=True, timeout=60
    ).stdout

    # The hyphen of long-range at the end of a line is taken for that of a broken word.
    for compound in set(re.findall(r"[A-Za-z]{2,}-[A-Za-z]{2,}", " ".join(texts))):
        said = re.sub(rf"\b{compound.replace('-', '')}\b", compound, said)

    # Words and not paragraphs: a page may end within one, with the words of a drawing in between. A word of Arabic is written from its end.
    def words(text):
        return Counter(re.findall(r"[A-Za-z]{2,}|[0-9]{2,}", text))

    assert words(" ".join(text for text in texts if "://" not in text)) - words(said) == Counter()
    assert len(re.findall("<svg", pdf.page(book))) == figures


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    place = tmp_path_factory.mktemp("copy") / "a folder of mine"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(offline, "_entry", lambda path: zipfile.ZipInfo(f"deconfliction-line/{path}"))  # not compressed, which takes longest
        packed = offline.pack(site, HOME)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(place)
    return place


def test_the_copy_opens_from_a_folder(browser, copy):
    root = copy / "deconfliction-line"
    page = browser.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("request", lambda request: request.url.startswith("file:") or wrong.append(request.url))

    def looked_at(place):
        page.wait_for_load_state()
        assert page.url.partition("#")[0] == (root / place).as_uri()
        assert page.evaluate("() => getComputedStyle(document.querySelector('.md-toggle')).display") == "none", "the stylesheet is read"
        assert page.locator(":is(button, input:not(.md-toggle), select):visible").count() == 0, "no dead control"

    page.goto((root / "index.html").as_uri())
    looked_at("index.html")
    page.get_by_role("link", name="Chapters", exact=True).click()
    looked_at("background/index.html")
    page.locator(".part-pages a", has_text="The channel").click()
    looked_at("deconfliction/index.html")
    picture = page.locator("figure.figure svg.picture.wide").first
    picture.scroll_into_view_if_needed()
    assert picture.bounding_box()["width"] > 500
    page.locator("article a.event-link").first.click()
    looked_at(page.url.partition("deconfliction-line/")[2])
    assert "/events/" in page.url
    assert page.locator("article a", has_text="this page there").get_attribute("href").startswith(f"{HOME}events/")
    page.go_back()
    looked_at("deconfliction/index.html")
    page.locator("a.md-logo:visible").click()
    looked_at("index.html")
    page.close()
    assert wrong == []


def test_every_link_in_the_copy_leads_to_a_file_or_to_the_site(copy):
    root = copy / "deconfliction-line"
    names = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert not [name for name in names if name.endswith((".js", "search_index.json"))]
    links, broken = Counter(), set()
    for path in root.rglob("*.html"):
        text = path.read_text()
        assert "<script" not in text.replace('<script type="application/ld+json">', ""), path
        for link in {*re.findall(r'[\s"](?:href|src)="([^"]+)', text)}:
            target = unquote(unescape(link).partition("#")[0])
            if target and not re.match(r"[a-z]+:", target):
                links[target] += 1
                if posixpath.normpath(posixpath.join(path.relative_to(root).parent.as_posix(), target)) not in names:
                    broken.add((path, link))
    assert links
    assert broken == set()
