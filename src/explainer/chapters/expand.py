"""A parsed chapter to the page that a site builder reads: figures, lists, notes, event links and terms in their places, a head above it and a foot below."""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from itertools import accumulate, starmap
from typing import NamedTuple

from explainer.chapters.glossary import Glossary
from explainer.chapters.head_and_foot import foot, head
from explainer.chapters.parse import Chapter
from explainer.chapters.scan import MARK_PATTERN, Mark, Markdown, scan
from explainer.citing.export_formats import BIBLIOGRAPHY_FORMATS
from explainer.citing.source_html import reference
from explainer.figures.figure_html import PageContext, figure_html
from explainer.lists.context import ListContext
from explainer.lists.registry import LISTS
from explainer.record.dataset import Dataset
from explainer.record.urls import address_of_id
from explainer.text.markup import Html, authored, element, joined
from explainer.text.page import Page

# A paragraph stands on one line, as every one does.
PARAGRAPH = re.compile(r"(?<=\n\n)(?P<text>(?!\d+\. |- |\* |\+ )[^\W_][^\n]*|[“‘(\[*][^\n]*\w[^\n]*)(?=\n(?P<own>\{ #)?|$)")
TABLE = re.compile(r"^\|.+\|\n\|[-:| ]+\|\n(?:\|.*\|(?:\n|$))+", re.MULTILINE)
CELL = re.compile(r"(?<=\|)(?:\\.|[^|\\\n])*(?=\|)")
NOT_IN_LABEL = re.compile(r"[^\w ,.:%’'-]")  # what Markdown or an attribute would read
TWO_WORDS = re.compile(r"[^\W\d_]\W* \W*[^\W\d_]")  # and not a day or another number
WORDY = 3  # columns of words, which are too narrow on a phone
ANCHOR_WORDS = 8  # of a paragraph, of which its anchor is made
GivenList = Callable[[str], str]  # gives a list as HTML or Markdown for the way to the site's root


def expand(chapter: Chapter, dataset: Dataset, home: str = "", given: Mapping[str, GivenList] | None = None) -> Page:
    """Return the page of a chapter that has no problems; `home` is the site's address.

    `given` holds the lists that need more than the record, by name. Pure: the same words in, the same words out, whichever builder reads them.
    """
    writer = _Writer(chapter, dataset, home, given or {})
    if chapter.front is None:
        return Page(writer.with_notes(writer.piece(chapter.body)), front=chapter.yaml)
    above = writer.piece(scan(f"\n{head(chapter.front, dataset, chapter.root, lists=bool(chapter.lists))}\n"))
    text = writer.piece(chapter.body, Edit(_end_of_heading(chapter.body.text), 0, above))
    below = writer.piece(scan(foot(chapter.front, dataset, home, chapter.address)))
    return Page(writer.with_notes(f"{text.rstrip()}\n\n{below}"), chapter.front.title, chapter.front.description)


def _end_of_heading(text: str) -> int:
    start = len(text) - len(text.lstrip("\n"))
    return text.find("\n", start) + 1 or len(text)


class Edit(NamedTuple):
    """What is put into a text: where, in the place of how many characters."""

    start: int
    length: int
    put: str


class _Writer:
    """What has been written of a page so far: the notes that it needs, the events that it has linked, its terms and its anchors."""

    def __init__(self, chapter: Chapter, dataset: Dataset, home: str, given: Mapping[str, GivenList]) -> None:
        self.chapter, self.dataset = chapter, dataset
        at = PageContext(chapter.root, chapter.address, home)
        # The byline of a chapter says how far the record reaches, and on any other page its first figure.
        dated = None if chapter.front else min((drawing.figure.line for drawing in chapter.drawings), default=None)
        drawn = ((drawing.figure.line, drawing) for drawing in chapter.drawings)
        self.blocks: dict[int, str] = {line: figure_html(drawing, at, dated=line == dated) for line, drawing in drawn}
        for wanted in chapter.lists:
            make = given.get(wanted.of)
            self.blocks[wanted.line] = make(chapter.root) if make else LISTS[wanted.of](ListContext(dataset, chapter.root))
        self.glossary = Glossary(dataset.terms.values()) if chapter.front else None
        self.cited: dict[str, int] = {}  # sources, by the numbers of their notes
        self.linked: set[str] = set()
        self.terms: set[str] = set()
        self.anchors: set[str] = set()

    def piece(self, markdown: Markdown, *more: Edit) -> str:
        """Return a piece of Markdown with everything in its place."""
        edits = [*more, *self._marks(markdown)]
        if markdown is self.chapter.body:
            edits += [*self._blocks(markdown), *_labels(markdown)]
        if self.glossary:
            edits += self._paragraphs(markdown)
            uses = self.glossary.first_uses(markdown.prose, self.chapter.root, self.terms)
            edits += [Edit(use.start, use.end - use.start, use.link) for use in uses]
        parts, place = [], 0
        for edit in sorted(edits):
            parts += [markdown.text[place : edit.start], edit.put]
            place = edit.start + edit.length
        return "".join([*parts, markdown.text[place:]])

    def with_notes(self, text: str) -> str:
        """Return the text with a note for each source that it cites, and the files of its bibliography."""
        if not self.cited:
            return text
        notes = element("ol", joined(starmap(self._note, self.cited.items())))
        base = f"{self.chapter.root}{self.chapter.bibliography}"
        files = joined((element("a", format_.name, href=f"{base}.{ending}", download=True) for ending, format_ in BIBLIOGRAPHY_FORMATS.items()), ", ")
        count = len(self.chapter.evidence(self.dataset))
        offered = f"The {count} sources of this page, those of the events linked above included, as a file for a reference manager: {files}."
        # Under a heading that keeps the bibliography out of the search index.
        return f"{text.rstrip()}\n\n## Notes {{ #notes data-search-exclude }}\n\n{offered}\n\n{element('div', notes, class_='footnote', data_search_exclude=True)}\n"

    def _note(self, id_: str, number: int) -> Html:
        back = element("a", "↩", class_="footnote-backref", href=f"#fnref:{id_}", aria_label=f"Back to note {number} in the text")
        return element("li", reference(self.dataset.sources[id_]), " ", back, id=f"fn:{id_}")

    def _blocks(self, markdown: Markdown) -> Iterator[Edit]:
        """Put figures and lists in the places of their fences."""
        starts = [0, *accumulate(len(line) + 1 for line in markdown.text.split("\n"))]
        for fence in markdown.fences:
            if fence.first in self.blocks:
                start, end = starts[fence.first - markdown.first], starts[fence.last - markdown.first + 1] - 1
                yield Edit(start, end - start, f"\n{self.blocks[fence.first]}\n")

    def _marks(self, markdown: Markdown) -> Iterator[Edit]:
        """Put the numbers of notes and links to events in the places of their marks; notes that stand side by side are raised together."""
        together: list[Mark] = []
        for mark in markdown.marks:
            if together and (mark.table != "sources" or mark.start != together[-1].end):
                yield self._numbers(together)
                together = []
            if mark.table == "sources":
                together.append(mark)
            else:
                link = event_link(mark.id, mark.words, self.dataset, self.chapter.root, first=mark.id not in self.linked)
                self.linked.add(mark.id)
                yield Edit(mark.start, mark.end - mark.start, link)
        if together:
            yield self._numbers(together)

    def _numbers(self, marks: list[Mark]) -> Edit:
        """Number the sources in the order in which they are first cited. A note leads back to that place."""
        links = []
        for mark in marks:
            first = mark.id not in self.cited
            number = self.cited.setdefault(mark.id, len(self.cited) + 1)
            links.append(element("a", str(number), class_="footnote-ref", id=f"fnref:{mark.id}" if first else None, href=f"#fn:{mark.id}"))
        return Edit(marks[0].start, marks[-1].end - marks[0].start, element("sup", joined(links, ", ")))

    def _paragraphs(self, markdown: Markdown) -> Iterator[Edit]:
        """Put an anchor at the end of each paragraph, made of its first words, so that no change of the text above moves it.

        An author who changes those words keeps the old anchor: an anchor of his own below the paragraph, `{ #p-1a2b3c }`, stands in its place.
        """
        for match in PARAGRAPH.finditer(markdown.prose):
            words = re.sub(r"[^\w\s]", "", MARK_PATTERN.sub(lambda mark: mark["words"] or mark["event"] or "", match["text"])).casefold().split()
            anchor = f"p-{sha256(' '.join(words[:ANCHOR_WORDS]).encode()).hexdigest()[:6]}"
            if anchor not in self.anchors and not match["own"]:
                self.anchors.add(anchor)
                yield Edit(match.end("text"), 0, f"\n{{ #{anchor} }}")


def _labels(markdown: Markdown) -> Iterator[Edit]:
    """Name the column in each cell of a table of which three columns or more hold several words, and mark its head: a phone shows its cells below one another."""
    shown = MARK_PATTERN.sub(lambda mark: (mark["words"] or "").ljust(len(mark[0]), "x"), markdown.prose)  # a bar in a mark ends no cell

    def attributes(cell: re.Match[str], said: str) -> Iterator[Edit]:
        if words := markdown.text[cell.start() : cell.end()].rstrip():  # with its code, which is blank in prose
            yield Edit(cell.start() + len(words), 0, f" {{ {said} }}")

    for table in TABLE.finditer(shown):
        lines = re.finditer(r".+", table[0])
        head, _, *rows = ([*CELL.finditer(shown, table.start() + line.start(), table.start() + line.end())] for line in lines)
        wordy = {column for row in rows for column, cell in enumerate(row) if TWO_WORDS.search(cell[0])}
        if len(wordy) >= WORDY:
            yield from attributes(head[0], ".listed")
            for row in rows:
                for name, cell in [*zip(head, row, strict=False)][1:]:
                    yield from attributes(cell, f'data-label="{NOT_IN_LABEL.sub("", name[0]).strip()}"')


def event_link(id_: str, words: str | None, dataset: Dataset, root: str, *, first: bool) -> Html:
    """Return a link to an event's page. The first of a page can be linked itself, and has the event's date and title as a preview: a whole sentence, and short."""
    event = dataset.events[id_]
    shown = authored(words.strip()) if words else event.title
    more = {"id": mention_anchor(id_)} if first else {}
    titled = {"title": f"{event.dated}. {event.title}."} if first else {}
    return element("a", shown, class_="event-link", **more, href=root + address_of_id("events", id_), **titled)


def mention_anchor(id_: str) -> str:
    """Return the anchor of the place where a chapter first names an event."""
    return f"on-{id_}"
