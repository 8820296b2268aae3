"""Every text of the record at its worst, in every file that is made: nothing of it is markup, a formula, a command or a record of its own."""

import csv
import html.parser
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import bibtexparser
import hostile_record as hostile
import markdown
import pybtex.database
import pytest
import rispy
import yaml
from hostile_record import Hostile, dressed
from icalendar import Calendar
from mkdocs.config import load_config
from mkdocs.utils import meta
from payloads import ADDRESSES, PAYLOADS, QUICK, REFUSED
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalker, get_default_latex_context_db
from quick import mostly_slow
from text_fields import MODELS, declared, leaves_of

from explainer.figures.registry import FIGURE_KINDS
from explainer.lists import registry
from explainer.record import rules
from explainer.record.loading import load
from explainer.record.sources import Source
from explainer.record.urls import Home
from explainer.record.validation import validate
from explainer.record.yaml_source import Document
from explainer.site import read
from explainer.site.tree import tree as all_files

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = get_default_latex_context_db()
TO_TEXT = LatexNodes2Text()
HOME = Home("https://site.example/", "https://code.example/repo")
HOSTS = {"", "site.example", "code.example", "web.archive.org", "agency.example", "herald.example"}
LINKS = {"href", "src", "xlink:href", "action", "formaction", "data", "poster", "srcset"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WORDS = "plain words "
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Faults = Iterable[tuple[str, str]]  # where, and what
BIBTEX = str.maketrans("{}\\", "()/")  # what cannot stand in a field; see citations.py


@pytest.fixture(scope="module")
def record():
    return Hostile()


@pytest.fixture(scope="module")
def converter():
    config = load_config(str(hostile.GOOD.parent.parent.parent / "mkdocs.yml"))
    return markdown.Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"])


FRAME = ("iframe", "height", "loading", "src", "style", "title", "width")


class Built(NamedTuple):
    """A site that was made of the record, and what its texts were."""

    values: dict[str, str]
    tree: dict[str, str]
    pages: dict[str, "Page"]

    @property
    def kept(self) -> set[str]:
        """The texts that stayed what they were, since their field refuses the payload."""
        return {was for was, value in self.values.items() if was == value}


def build(record: Hostile, docs, payload: str, converter, only: int | None = None) -> Built:
    """Make the site with a payload in every text, or in every second one, of which `only` is the first; the others are words."""
    values = record.values(payload)
    if only is not None:
        words = record.values(WORDS)
        values = {was: value if number % 2 == only else words[was] for number, (was, value) in enumerate(values.items())}
    record.write(docs, values)
    site = read.read(docs)
    assert [str(problem) for problem in site.problems] == []
    tree = {path: content for path, content in all_files(site, HOME).items() if isinstance(content, str)}
    pages = {path: Page(whole(path, content, converter)) for path, content in tree.items() if path.endswith((".md", ".html"))}
    return Built(values, tree, pages)


def whole(path: str, content: str, converter) -> str:
    """Return a page as HTML, with what the theme sets into its head."""
    if path.endswith(".html"):
        return content
    body, about = meta.get_data(content)
    assert set(about) <= {"title", "description", "tags", "search", "head", "linked", "card", "card_shows"}, about
    title, description = (about.get(name, "") for name in ("title", "description"))
    head = f'<title>{title}</title><meta name="description" content="{description}"><meta property="og:title" content="{title}">'
    head += f'<meta property="og:image:alt" content="{about.get("card_shows", "")}">'
    head += "".join(f'<meta name="{tag["name"]}" content="{tag["content"]}">' for tag in about.get("head", ()))
    if "linked" in about:
        json.loads(about["linked"])
        head += f'<script type="application/ld+json">{about["linked"]}</script>'
    converter.reset()
    article = re.sub(r'(?<=aria-label="Letters" data-search-exclude>).*?(?=</nav>)', letters_once, converter.convert(body))
    contents = "".join(f'<a href="#{each["id"]}">{each["name"]}</a>' for each in flat(converter.toc_tokens))
    return f"<!doctype html><html><head>{head}</head><body><nav>{contents}</nav>{article}</body></html>"


def letters_once(row):
    """Of the row of letters, which is as long as terms begin with unlike letters, keep the first: all are made alike."""
    return re.match(r"<a [^>]*>[^<]*</a>", row[0])[0]


def flat(tokens):
    for token in tokens:
        yield token
        yield from flat(token["children"])


class Page(html.parser.HTMLParser):
    """A page of HTML: its elements, those inside pictures apart, its words, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: Counter[tuple[str, ...]] = Counter()
        self.drawn: set[tuple[str, ...]] = set()
        self.others: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.styles: set[str] = set()
        self.words: list[str] = []
        self.labels: list[str] = []
        self.forms: list[str] = []  # what stands there to be copied
        self.open: list[str] = []
        self.feed(text)
        self.close()
        self.said = squeezed("\0".join(self.words))

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        element = (tag, *sorted(name for name, _ in attrs))
        if "svg" in self.open:
            self.drawn.add(element)
        else:
            self.elements[element] += 1
        if tag == "text":
            self.labels.append("")
        if tag == "pre":
            self.forms.append("")
        self.words.append("")
        for name, value in attrs:
            if name in LINKS:
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name == "style":
                self.styles.add(re.sub(r"^aspect-ratio:\d+/\d+$", "", value or ""))  # of a picture
            else:
                self.words += [value or "", ""]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> ends nothing"
        assert self.open.pop() == tag
        if tag == "script" and self.words[-1]:  # JSON-LD, whose strings are compared as they are read
            self.words[-1:] = texts_of(json.loads(self.words[-1]))
        self.words.append("")

    def handle_data(self, data):
        if "text" in self.open:
            self.labels[-1] += data
        else:
            if "pre" in self.open:
                self.forms[-1] += data
            self.words[-1:] = [self.words[-1] + data] if self.words else [data]

    def handle_comment(self, data):
        self.others.add(f"comment {data}")

    def handle_decl(self, decl):
        self.others.add(decl)

    def handle_pi(self, data):
        self.others.add(f"instruction {data}")

    def unknown_decl(self, data):
        self.others.add(f"declaration {data}")


def squeezed(text: str) -> str:
    """Return text as it is compared: white space is one space, and case does not count, since some texts begin a sentence."""
    return " ".join(text.split()).casefold()


@pytest.fixture(scope="module")
def plain(record, tmp_path_factory, converter):
    return build(record, tmp_path_factory.mktemp("plain"), WORDS, converter)


# The record


def test_every_text_field_of_every_model_is_hostile(record):
    assert record.reached - {"Figure.title", "Figure.caption"} == declared() - set(hostile.RULED)


def test_every_list_and_every_kind_of_figure_shows_them():
    assert {name for names in hostile.PAGES.values() for name in names} == set(registry.LISTS)
    assert {kind for kind, _, _ in hostile.FIGURES.values()} | {"accounts"} == set(FIGURE_KINDS)


def test_a_new_field_would_be_hostile_by_itself(monkeypatch):
    """The walk goes by the models: a field and a part that nobody listed are filled and found."""
    from pydantic import Field

    from explainer.record.events import Phase
    from explainer.record.fields import Text
    from explainer.record.records import Part

    class Remark(Part):
        """A part that is new."""

        said: Text = Field(description="-")
        more: tuple[Text, ...] = Field((), description="-")

    class Longer(Phase):
        """A record with a new field."""

        remarks: tuple[Remark, ...] = Field((), description="-")

    monkeypatch.setitem(MODELS, "phases", Longer)
    assert {"Remark.said", "Remark.more"} <= Hostile().reached


@pytest.mark.parametrize("name", mostly_slow(PAYLOADS, QUICK))
def test_a_field_with_a_rule_refuses_what_is_not_its_own(record, name):
    """Ids, dates, addresses, words of a list and numbers are no texts: each says what is wrong and on which line."""
    payload = PAYLOADS[name]
    passed = []
    for table, records in record.raw.items():
        for value in records:
            for leaf in leaves_of(table, value):
                if leaf.text or (is_number(payload) and leaf.schema.get("type") in ("number", "integer")):
                    continue
                made = json.loads(json.dumps(value))
                hostile.at(made, leaf.keys[:-1])[leaf.keys[-1]] = payload
                _, problems = validate(MODELS[table], made, Document("x.yml", hostile.dumped(made)), (), "x")
                if not any(leaf.keys[0] in str(problem) for problem in problems):
                    passed.append(leaf.field)
    assert passed == []


def is_number(text: str) -> bool:
    return re.fullmatch(r"\s*[-+]?\d+\s*", text) is not None


def test_a_table_that_is_left_out_is_a_table(record, tmp_path):
    """The one text that a rule takes from a list of words."""
    record.write(tmp_path, {})
    first = record.raw["left_out"][0]
    for payload in PAYLOADS.values():
        (tmp_path / "data" / "left-out.yml").write_text(hostile.dumped([{**first, "table": dressed(payload, "z", 60)}]))
        assert any("table must be one of" in problem.message for problem in rules.check(load(tmp_path / "data"))), payload


@pytest.mark.parametrize("address", ADDRESSES, ids=ascii)
def test_an_address_that_is_none_is_refused(record, address):
    value = {**record.raw["sources"][0], "url": address}
    _, problems = validate(Source, value, Document("x.yml", hostile.dumped(value)), (), "x")
    assert "x: url: address must" in str(problems[0])


@pytest.mark.parametrize("mark", ["[@agency-2018]", "[[patrols-2018]]", "[[nobody|x]]"])
def test_a_mark_has_no_place_in_the_head_of_a_chapter(record, tmp_path, mark):
    record.write(
        tmp_path, {text: f"{mark} a." for text, about in record.texts.items() if all(each.startswith(hostile.HEAD_FIELDS) for each in about.fields)}
    )
    found = [problem.message for problem in read.read(tmp_path).problems if "stand in the text of a chapter" in problem.message]
    assert len(found) == len([about for about in record.texts.values() if about.fields[0].startswith(hostile.HEAD_FIELDS)])


@pytest.mark.parametrize("char", REFUSED, ids=ascii)
def test_a_character_that_is_not_text_is_a_problem(record, tmp_path, char):
    """Once for each text of the record, wherever it stands; so none of them can reach a page."""
    record.write(tmp_path, {text: f"a{char}b{about.mark}" for text, about in record.texts.items()})
    found = [problem for problem in load(tmp_path / "data").problems if f"not text, U+{ord(char):04X}" in problem.message]
    named = {mark for problem in found for mark in re.findall(r"z\d+q", problem.message)}
    elsewhere = (*hostile.HEAD_FIELDS, "Figure.")
    assert named == {about.mark for about in record.texts.values() if not all(field.startswith(elsewhere) for field in about.fields)}
    others = {mark for problem in read.read(tmp_path).problems for mark in re.findall(r"z\d+q", problem.message)} - named
    assert others == {about.mark for about in record.texts.values()} - named


# What is made


def marks(record: Hostile, built: Built, said: str) -> Iterator[tuple[str, str]]:
    """Return the texts whose marks stand in some words, each with what it is there."""
    for mark in dict.fromkeys(re.findall(r"z\d+q", said)):
        yield record.marked[mark], built.values[record.marked[mark]]


def shown(record: Hostile, built: Built, said: str) -> set[str]:
    """Return the texts that stand in some words whole."""
    return {was for was, value in marks(record, built, said) if squeezed(value) in said}


def unlike(record: Hostile, built: Built, said: str) -> Iterator[str]:
    """Return the texts that begin to be said, and are not said as they were written. A slug that was made of one is an anchor, and no text."""
    if not re.fullmatch(r"[a-z0-9#/-]+", said):
        yield from (f"not as written: {value!r}" for _, value in marks(record, built, said) if squeezed(value) not in squeezed(said))


def html_pages(built: Built, plain: Built, record: Hostile) -> Faults:
    """A page has the same elements, with the same attributes, as the page of harmless texts, and says as much; its links lead nowhere else."""
    drawn = {element for page in plain.pages.values() for element in page.drawn}
    for path, page in built.pages.items():
        other = plain.pages[path]
        if page.elements != other.elements:
            yield path, f"{page.elements - other.elements} for {other.elements - page.elements}"
        if more := page.drawn - drawn:
            yield path, f"in a picture: {more}"
        if page.others != other.others or page.styles != other.styles or page.open:
            yield path, f"{page.others} {page.styles} {page.open}"
        yield from ((path, f"leads to {link!r}") for link in page.links if not is_safe(link))
        yield from ((path, f"id is used twice: {id_!r}") for id_, count in Counter(page.ids).items() if count > 1)
        # An example in the codebook may be JSON, in which a quotation mark is two characters.
        if path != "fields.md" and (found := shown(record, built, page.said)) != (wanted := shown(record, plain, other.said) - built.kept):
            yield path, f"not as written: {[built.values[was] for was in found ^ wanted]}"
        for label in page.labels:
            yield from ((path, said) for said in label_faults(label, built, record))


def is_safe(link: str) -> bool:
    parts = urlsplit(link)
    return link == "data:," or (parts.scheme in ("", "http", "https") and (parts.hostname or "") in HOSTS)


def label_faults(label: str, built: Built, record: Hostile) -> Iterator[str]:
    """A label of a picture is broken into lines, and may be cut."""
    said = re.sub(r"\s", "", label)
    for _, text in marks(record, built, said):
        value = re.sub(r"\s", "", text)
        if value not in said and said.removesuffix("…") not in value:
            yield f"not as written: {text!r} is {label!r}"


def pictures(built: Built, plain: Built, record: Hostile) -> Faults:
    """A picture is XML, with the elements that pictures of harmless texts have."""

    def elements(svg: str) -> set[tuple[str, ...]]:
        return {(each.tag, *sorted(each.attrib)) for each in ET.fromstring(svg).iter()}

    harmless = [*(svg for _, svg in (*files(plain, ".svg"), *kept_pictures(plain))), *(golden.read_text() for golden in GOLDEN.glob("*.svg"))]
    known = {element for svg in harmless for element in elements(svg)}
    for path, svg in (*files(built, ".svg"), *kept_pictures(built)):
        if more := elements(svg) - known:
            yield path, str(more)
        for each in ET.fromstring(svg).iter():
            words = "".join(each.itertext()) if each.tag.endswith(("}text", "}title", "}desc")) else each.get("aria-label")
            if words:
                yield from ((path, said) for said in label_faults(words, built, record))
            yield from ((path, f"leads to {value!r}") for name, value in each.attrib.items() if name.endswith("href") and not is_safe(value))


def kept_pictures(built: Built) -> Iterator[tuple[str, str]]:
    """Return the pictures of all days, which a script draws from a file of cards."""
    for path, text in files(built, ".cards.json"):
        for inside in json.loads(text).get("pictures", {}).values():
            yield path, f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'


def files(built: Built, *endings: str) -> Iterator[tuple[str, str]]:
    return ((path, text) for path, text in built.tree.items() if path.endswith(endings))


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_of(each)


def shape(value: Any) -> Any:
    """Return the keys, the lengths and the sorts of values of JSON."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__


def json_files(built: Built, plain: Built, record: Hostile) -> Faults:
    """JSON has the same keys and lengths, and says what was written."""
    for path, text in files(built, ".json"):
        if path.endswith(".plot.json"):
            continue
        found = json.loads(text)
        if shape(found) != shape(json.loads(plain.tree[path])):
            yield path, "another shape"
        if path.endswith(".cards.json"):
            found.pop("pictures", None)  # see `pictures`
        if path.endswith("oembed.json") and list(Page(found["html"]).elements) != [FRAME]:
            yield path, f"more than a frame: {found['html']}"
        for each in texts_of(found):
            # The card of a mark names its uses as HTML, and figure_card.js reads it back; an answer of oEmbed holds a frame as HTML.
            said = unescape(each) if path.endswith(("cards.json", "oembed.json")) and not [*unlike(record, built, unescape(each))] else each
            yield from ((path, fault) for fault in unlike(record, built, said))


def plots(built: Built, _: Built, record: Hostile) -> Faults:
    """Plotly reads tags and templates in a label: the lines are told apart by one tag, some are bold, and nothing else is any."""
    for path, text in files(built, ".plot.json"):
        for layout in ("wide", "narrow"):
            for note in json.loads(text)[layout]["layout"].get("annotations", ()):
                if not set(re.findall(r"<[^>]*>?", note["text"])) <= {"<b>", "</b>", "<br>"} or "%{" in note["text"]:
                    yield path, note["text"]
                if "&" in re.sub(r"&(?:amp|lt|gt|#\d+);", "", note["text"]):
                    yield path, f"an entity that Plotly does not know: {note['text']}"
                words = unescape(re.sub(r"<[^>]*>", " ", note["text"]))
                yield from ((path, fault) for fault in label_faults(words, built, record))


def csv_files(built: Built, plain: Built, record: Hostile) -> Faults:
    """Rows and cells are as many; no cell of text is a formula; numbers stay numbers."""
    for path, text in files(built, ".csv"):
        rows, others = (list(csv.reader(io.StringIO(each, newline=""), strict=True)) for each in (text, plain.tree[path]))
        if rows[0] != others[0] or [len(row) for row in rows] != [len(row) for row in others]:
            yield path, "other rows"
        for cell in (cell for row in rows[1:] for cell in row):
            if cell.startswith(FORMULA) and not re.fullmatch(r"-?\d+(\.\d+)?", cell):
                yield path, f"a formula: {cell!r}"
            for each in texts_of(parsed(cell)):
                yield from ((path, fault) for fault in unlike(record, built, each))


def parsed(cell: str) -> Any:
    """Return what a cell holds: lists and parts are JSON."""
    try:
        return json.loads(cell) if cell.startswith(("[", "{")) else cell
    except json.JSONDecodeError:
        return cell


def bibtex(built: Built, plain: Built, record: Hostile) -> Faults:
    """BibTeX has the same entries with the same fields, by two readers, and says what was written."""
    for path, text, former in [(path, text, plain.tree[path]) for path, text in files(built, ".bib")] + cited(built, plain, "@misc"):
        found, other = (bibtexparser.parse_string(each) for each in (text, former))
        if found.failed_blocks or entries(found) != entries(other):
            yield path, f"other entries: {text}"
        if people(text) != people(former):
            yield path, f"other entries by pybtex: {text}"
        for field in (field for entry in found.entries for field in entry.fields):
            said = bare(latex(field.value.replace("\\textasciicircum ", "^")))
            yield from ((path, f"not as written: {value!r}") for _, value in marks(record, built, field.value) if bare(value) not in said)


def entries(found: Any) -> list[Any]:
    return [
        (type(block), *((block.key, block.entry_type, list(block.fields_dict)) if hasattr(block, "fields_dict") else ())) for block in found.blocks
    ]


@cache
def latex(text: str) -> str:
    """Return the text that LaTeX would set, read with one set of its commands for all."""
    nodes, *_ = LatexWalker(text, latex_context=COMMANDS).get_latex_nodes()
    return TO_TEXT.nodelist_to_text(nodes)


@lru_cache  # of the harmless texts, every time
def people(text: str) -> list[Any]:
    read = pybtex.database.parse_string(text, "bibtex")
    return [
        (key, entry.type, sorted(entry.fields), {role: len(persons) for role, persons in entry.persons.items()})
        for key, entry in read.entries.items()
    ]


def bare(text: str) -> str:
    """Return text as BibTeX can hold it, without white space and the marks of which readers make others: quotation marks and dashes."""
    return re.sub(r"[\s'’‘`\"“”–—-]", "", text.translate(BIBTEX))


def cited(built: Built, plain: Built, start: str) -> list[tuple[str, str, str]]:
    """Return the forms of a citation that the pages of events offer for copying."""
    found = []
    for path, page in built.pages.items():
        forms, others = ([form for form in each.forms if form.startswith(start)] for each in (page, plain.pages[path]))
        found += [(path, form, other) for form, other in zip(forms, others, strict=True)]
    return found


def ris(built: Built, plain: Built, record: Hostile) -> Faults:
    """RIS has the same references with the same fields, and says what was written."""
    for path, text, former in [(path, text, plain.tree[path]) for path, text in files(built, ".ris")] + cited(built, plain, "TY  -"):
        found, other = (rispy.loads(each + "\n") for each in (text, former))
        if [sorted(item) for item in found] != [sorted(item) for item in other]:
            yield path, f"other references: {text}"
        yield from ((path, fault) for each in texts_of(found) for fault in unlike(record, built, each))


def calendar(built: Built, plain: Built, record: Hostile) -> Faults:
    """The calendar has the same events with the same properties, and says what was written."""
    path = "data/events.ics"
    found, other = (Calendar.from_ical(each.tree[path]) for each in (built, plain))
    if [(each.name, sorted(each)) for each in found.walk()] != [(each.name, sorted(each)) for each in other.walk()]:
        yield path, "other events"
    for event in found.walk("VEVENT"):
        yield from ((path, fault) for fault in unlike(record, built, str(event["summary"])))


def yaml_files(built: Built, plain: Built, record: Hostile) -> Faults:
    """The files that editors wrote are what they were, with a notice as a comment."""
    for path, text in files(built, ".yml"):
        found, other = (yaml.load(each, Loader=yaml.CBaseLoader) for each in (text, plain.tree[path]))
        if shape(found) != shape(other):
            yield path, "another shape"
        yield from ((path, fault) for each in texts_of(found) for fault in unlike(record, built, each))


def frames(built: Built, _: Built, __: Hostile) -> Faults:
    """The code for embedding a figure is one frame."""
    found = [(path, form) for path, page in built.pages.items() for form in page.forms if form.startswith("<iframe")]
    if len(found) < len(FIGURE_KINDS):
        yield "-", "no code for embedding"
    for path, form in found:
        if list(Page(form).elements) != [FRAME]:
            yield path, form


FORMATS = (html_pages, pictures, json_files, plots, csv_files, bibtex, ris, calendar, yaml_files, frames)


@pytest.mark.parametrize("payload", mostly_slow(PAYLOADS, QUICK))
def test_no_text_of_the_record_is_more_than_text_in_any_format(record, plain, tmp_path, converter, payload):
    built = build(record, tmp_path, PAYLOADS[payload], converter)
    assert built.tree.keys() == plain.tree.keys()
    faults = [(check.__name__, path, said[:600]) for check in FORMATS for path, said in check(built, plain, record)]
    assert faults[:20] == []


@pytest.mark.parametrize("only", mostly_slow([0, 1], [0]))
@pytest.mark.parametrize("payload", mostly_slow(["box", "fold", "formula-minus", "attributes-short", "notes-here"], ["box"]))
def test_a_text_begins_nothing_that_a_harmless_one_goes_on_with(record, plain, tmp_path, converter, payload, only):
    """The title of a box is made of words: `??? note` in one field and words in the next would open one."""
    built = build(record, tmp_path, PAYLOADS[payload], converter, only)
    assert [(path, said[:600]) for path, said in html_pages(built, plain, record)] == []
