"""Markdown of a chapter: its figures, citations and event links found, checked against the dataset, and expanded."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from textwrap import shorten
from typing import NamedTuple

from explainer.chapters import front_matter, glossary
from explainer.citing.source_html import reference
from explainer.figures import options
from explainer.figures.html import At, html
from explainer.figures.registry import FIGURE_KINDS
from explainer.lists import registry
from explainer.record.dataset import Dataset
from explainer.record.yaml_source import Problem, nearest
from explainer.text.escaping import markdown

# The bibliography of a chapter, under a heading that keeps it out of the search index.
NOTES = "\n## Notes {{ #notes data-search-exclude }}\n\n{evidence}\n\n///Footnotes Go Here///\n"
FENCE = re.compile(r"(?P<indent>[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*)(?P<ticks>`{3,}|~{3,})(?P<info>[ \t]*(?:[\w#.+-]*|\{[^`}]*\})[ \t]*)")
CODE = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)")  # within a line, as every paragraph stands on one
PAGES = 64  # pages of which the fences and the prose are kept, since each is read several times in a build
PREVIEW = 74  # characters of a preview: a chapter holds up to two hundred of them
SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])")  # where one ends and another begins
MARK = re.compile(r"(?<!\\)(?:\[@(?P<source>[^\]\s]*)\]|\[\[(?P<event>[^\]|\n]*)(?:\|(?P<words>[^\]\n]*))?\]\])")
PARAGRAPH = re.compile(
    r"(?<=\n\n)(?P<text>(?!\d+\. |- |\* |\+ )[^\W_][^\n]*|[“‘(\[*][^\n]*\w[^\n]*)(?=\n(?P<own>\{ #)?|$)"
)  # stands on one line, as every one does
BEGINNING = 8  # words that an anchor is made of
ANCHOR = re.compile("\x02(p-[0-9a-f]{6})")
TICKS = re.compile(r"(?<![`\\])`+")  # what is left of code that is not closed
BEGUN = re.compile(r"(?<!\\)\[[@\[][^\n]{0,30}")  # what looks like a mark


class Fence(NamedTuple):
    """A fenced block at the top level: the word after the ticks, its body, and its first and last line (from 1); 0 where it is not closed."""

    word: str
    body: str
    first: int
    last: int


@dataclass(frozen=True)
class Chapter:
    """A page of Markdown: `path` names it in problems, `page` is its path below `docs/`."""

    path: str
    page: str
    text: str

    @property
    def root(self) -> str:
        """The way from the page's address to the site's root: `../` for `deconfliction.md`, empty for `index.md`."""
        depth = self.page.count("/") + (posixpath.basename(self.page) != "index.md")
        return "../" * depth

    @property
    def address(self) -> str:
        """The page's address from the site's root: `deconfliction/`, empty for `index.md`."""
        return self.page.removesuffix("index.md") if posixpath.basename(self.page) == "index.md" else self.page.removesuffix(".md") + "/"

    @property
    def title(self) -> str:
        """The page's first heading, or its path."""
        match = re.search(r"^# (.+)$", self.text, re.MULTILINE)
        return match[1].strip() if match else self.page


@lru_cache(maxsize=PAGES)
def fences(text: str) -> tuple[tuple[Fence, ...], tuple[int, ...]]:
    """Find the fenced blocks, as the site's Markdown does, and the lines that lie inside any; one that is indented or in a list has no word."""
    found: list[Fence] = []
    inside: list[int] = []
    opener: re.Match[str] | None = None
    start = 0
    lines = text.split("\n")
    front = text[: len(text) - len(front_matter.body(text))].count("\n")
    for number, line in enumerate(lines[front:], front + 1):
        if opener is None:
            opener = FENCE.fullmatch(line)
            start = number
            if opener:
                inside.append(number)
            continue
        inside.append(number)
        margin = " " * len(opener["indent"])
        closed = line.rstrip(" \t") == margin + opener["ticks"]
        if closed or (line.strip() and not line.startswith(margin)):
            word = "" if margin else opener["info"].strip()
            found.append(Fence(word, "\n".join(lines[start : number - 1]), start, number if closed else 0))
            opener = None
    if opener:
        found.append(Fence("" if opener["indent"] else opener["info"].strip(), "\n".join(lines[start:]), start, 0))
    return tuple(found), tuple(inside)


@lru_cache(maxsize=PAGES)
def prose(text: str) -> str:
    """Give the text with fenced blocks and code spans blanked out, so that offsets and lines stay what they were."""
    hidden = set(fences(text)[1])
    shown = "\n".join(_blank(line) if number in hidden else line for number, line in enumerate(text.split("\n"), 1))
    return CODE.sub(lambda match: _blank(match[0]), shown)


def _blank(text: str) -> str:
    return "".join("\n" if char == "\n" else " " for char in text)


def figures(chapter: Chapter, dataset: Dataset) -> tuple[list[options.Figure], list[Problem]]:
    """Read the figures of a chapter; give those that could be read, and every problem."""
    found: list[options.Figure] = []
    problems: list[Problem] = []
    for fence in fences(chapter.text)[0]:
        if not fence.last:
            problems.append(Problem(chapter.path, fence.first, f"{fence.word or 'code'}: fence is not closed"))
        elif fence.word in FIGURE_KINDS:
            figure, wrong = options.read(fence.word, FIGURE_KINDS[fence.word].options, fence.body, chapter.path, fence.first, dataset)
            problems += wrong
            found += [figure] if figure else []
        elif re.fullmatch(r"[a-z]+", fence.word) and (hint := nearest(fence.word, FIGURE_KINDS)):
            problems.append(Problem(chapter.path, fence.first, f"unknown kind of figure: {fence.word!r}{hint}"))
    return found, problems


def lists_of(chapter: Chapter) -> tuple[list[registry.Wanted], list[Problem]]:
    """Read the lists for which a chapter asks; give those that could be read, and every problem."""
    found: list[registry.Wanted] = []
    problems: list[Problem] = []
    for fence in fences(chapter.text)[0]:
        if fence.word == registry.WORD and fence.last:
            wanted, wrong = registry.read(fence.body, chapter.path, fence.first)
            problems += wrong
            found += [wanted] if wanted else []
    return found, problems


def check(chapter: Chapter, dataset: Dataset) -> Iterator[Problem]:
    """Give every mistake in a chapter's figures, lists, citations and event links."""
    found, problems = figures(chapter, dataset)
    yield from [*problems, *lists_of(chapter)[1], *front_matter.check(chapter.path, chapter.text, dataset)]
    for figure in found:
        yield from _highlights(figure, dataset)
    text = prose(chapter.text)
    for match in TICKS.finditer(text, len(text) - len(front_matter.body(chapter.text))):
        yield Problem(chapter.path, text.count("\n", 0, match.start()) + 1, f"code is not closed on its line: {match[0]!r}")
    for match in BEGUN.finditer(MARK.sub(lambda match: _blank(match[0]), text)):
        yield Problem(chapter.path, text.count("\n", 0, match.start()) + 1, f"mark cannot be read: {match[0]!r}")
    for match in MARK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        table, id_ = ("sources", match["source"]) if match["source"] is not None else ("events", match["event"].strip())
        if id_ not in dataset.known[table]:
            yield Problem(chapter.path, line, f"unknown {table[:-1]}: {id_!r}{nearest(id_, dataset.known[table])}")
        elif match["words"] is not None and not match["words"].strip():
            yield Problem(chapter.path, line, f"an event link needs words after the bar: {id_!r}")


def _highlights(figure: options.Figure, dataset: Dataset) -> Iterator[Problem]:
    if figure.options.get("lanes") == "actor" and not figure.options["actors"]:
        yield Problem(figure.path, figure.line, f"{figure.id}: lanes by actor need actors: {figure.options['actors']!r}")
    if figure.options.get("compare") and figure.options["compare"].first >= figure.options["as_of"].first:
        yield Problem(figure.path, figure.line, f"{figure.id}: compare must come before as_of: {figure.options['compare'].text!r}")
    if not dataset.whole:
        return
    wanted = figure.options.get("highlight", ())
    shown = {row["id"] for row in FIGURE_KINDS[figure.kind].rows(figure, dataset)}
    known = dataset.events.keys() | dataset.relations.keys()
    for id_ in wanted:
        if id_ in known and id_ not in shown:
            yield Problem(figure.path, figure.line, f"{figure.id}: highlight is not in the figure's selection: {id_!r}")


def used_sources(chapter: Chapter) -> set[str]:
    """Give the ids of the sources that a chapter cites, or names as further reading."""
    head, _ = front_matter.read(chapter.path, chapter.text)
    named = {item.source for item in head.reading} if head else set()
    return named | {match["source"] for match in MARK.finditer(prose(chapter.text)) if match["source"]}


def used_events(chapter: Chapter) -> set[str]:
    """Give the ids of the events to which a chapter links."""
    return {match["event"].strip() for match in MARK.finditer(prose(chapter.text)) if match["event"]}


def evidence(chapter: Chapter, dataset: Dataset) -> set[str]:
    """Give the ids of the sources of a chapter: those that it cites and those of the events to which it links."""
    return used_sources(chapter).union(*(dataset.events[id_].sources for id_ in used_events(chapter)))


def bibliography(chapter: Chapter) -> str:
    """Give the path on the site of a chapter's bibliography, without its ending."""
    return f"data/chapters/{chapter.page.removesuffix('.md')}"


def expand(text: str, page: str, dataset: Dataset, home: str = "") -> str:
    """Give a chapter's Markdown with figures, citations and event links in place; `page` is its path below `docs/`, `home` the site's address.

    The text must have passed `check`. Pure: the same words in, the same words out, whichever builder reads them.
    """
    is_chapter = front_matter.read(page, text)[0] is not None
    written = Chapter(page, page, text)
    chapter = Chapter(page, page, front_matter.composed(text, dataset, home, written.address))
    cited: dict[str, None] = {}
    linked: set[str] = set()
    made = {figure.line: html(figure, dataset, At(chapter.root, chapter.address, home)) for figure in figures(chapter, dataset)[0]}
    made |= {wanted.line: registry.LISTS[wanted.of](dataset, chapter.root) for wanted in lists_of(chapter)[0]}
    marked = prose(chapter.text)
    edits: list[tuple[int, int, str]] = [*glossary.uses(marked, dataset, chapter.root), *_anchors(marked)] if is_chapter else []
    note_ends = -1
    for match in MARK.finditer(marked):
        if match["source"] is not None:
            cited[match["source"]] = None
            put = f"{'<sup>, </sup>' if match.start() == note_ends else ''}[^{match['source']}]"
            note_ends = match.end()
        else:
            id_ = match["event"].strip()
            put = event_link(id_, match["words"], dataset, chapter.root, first=id_ not in linked)
            linked.add(id_)
        edits.append((match.start(), match.end(), put))
    expanded = chapter.text
    for start, end, put in sorted(edits, reverse=True):
        expanded = f"{expanded[:start]}{put}{expanded[end:]}"
    expanded = ANCHOR.sub(r"\n{ #\1 }", _in_place(expanded, made))
    if not cited:
        return expanded
    notes = "".join(f"\n[^{id_}]: {reference(dataset.sources[id_])}\n" for id_ in cited)
    base = f"{chapter.root}{bibliography(chapter)}"
    forms = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"))
    files = ", ".join(f'<a href="{base}.{ending}" download>{name}</a>' for name, ending in forms)
    count = len(evidence(written, dataset))
    offered = f"The {count} sources of this page, those of the events linked above included, as a file for a reference manager: {files}."
    return f"{expanded.rstrip()}\n{NOTES.format(evidence=offered)}{notes}"


def _anchors(marked: str) -> Iterator[tuple[int, int, str]]:
    """Give, for each paragraph, the place of its end and an anchor made of its first words, so that no change of the text above moves it.

    An author who changes those words keeps the old anchor: an anchor of his own below the paragraph, `{ #p-1a2b3c }`, stands in its place.
    """
    taken: set[str] = set()
    for match in PARAGRAPH.finditer(marked):
        words = re.sub(r"[^\w\s]", "", MARK.sub(lambda mark: mark["words"] or mark["event"] or "", match["text"])).casefold().split()
        anchor = f"p-{sha256(' '.join(words[:BEGINNING]).encode()).hexdigest()[:6]}"
        if anchor not in taken and not match["own"]:
            taken.add(anchor)
            yield match.end("text"), match.end("text"), f"\x02{anchor}"


def _in_place(text: str, made: dict[int, str]) -> str:
    """Put what was made in the place of its fence. Marks never span lines, so the fences stand where they stood before."""
    lines = text.split("\n")
    for fence in reversed(fences(text)[0]):
        if fence.first in made:
            lines[fence.first - 1 : fence.last] = ["", made[fence.first], ""]
    return "\n".join(lines)


def event_link(id_: str, words: str | None, dataset: Dataset, root: str, *, first: bool) -> str:
    """Give a link to an event's page. The first of a page can be linked itself, and has the event's date and the beginning of its summary as a preview."""
    event = dataset.events[id_]
    shown = words.strip() if words else markdown(event.title)
    if not first:
        return f'<a class="event-link" href="{root}events/{id_}/">{shown}</a>'
    preview = shorten(SENTENCE.split(event.summary)[0], PREVIEW, placeholder=" …")
    return f'<a class="event-link" id="{mention(id_)}" href="{root}events/{id_}/" title="{markdown(f"{event.date}. {preview}")}">{shown}</a>'


def mention(id_: str) -> str:
    """Give the anchor of the place where a chapter first names an event."""
    return f"on-{id_}"
