"""A page of Markdown to a value that knows its front matter, sentences, citations, event links, figures and lists, and every mistake in it."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from explainer.chapters import claim_boxes, evidence, front_matter
from explainer.chapters.evidence import Sentence
from explainer.chapters.front_matter import FrontMatter
from explainer.chapters.scan import Fence, Mark, Markdown, scan, unclosed_code, unreadable_marks
from explainer.figures import options
from explainer.figures.drawing import Drawing
from explainer.figures.options import Figure
from explainer.figures.registry import FIGURE_KINDS
from explainer.lists import registry
from explainer.lists.registry import WantedList
from explainer.record.dataset import Dataset
from explainer.record.hints import nearest
from explainer.record.urls import page_address
from explainer.record.yaml_source import Problem


@dataclass(frozen=True)
class Chapter:
    """A page of Markdown, parsed. `path` names it in problems, `page` is its path below `docs/`.

    `text` is the whole of it. `front` is None where the page names no authors and so is no chapter; `yaml` is its front matter as a builder is to read it, and `declared` tells
    whether it says what it is: a chapter, or none. `front_marks` are the citations
    and event links in the front matter, those of the text stand in `body`.
    """

    path: str
    page: str
    text: str
    yaml: str
    declared: bool
    front: FrontMatter | None
    front_marks: tuple[Mark, ...]
    body: Markdown
    sentences: tuple[Sentence, ...]
    drawings: tuple[Drawing, ...]
    lists: tuple[WantedList, ...]
    problems: tuple[Problem, ...]

    @property
    def root(self) -> str:
        """The way from the page's address to the site's root: `../` for `deconfliction.md`, empty for `index.md`."""
        depth = self.page.count("/") + (posixpath.basename(self.page) != "index.md")
        return "../" * depth

    @property
    def address(self) -> str:
        """The page's address from the site's root: `deconfliction/`, empty for `index.md`."""
        return page_address(self.page)

    @property
    def title(self) -> str:
        """The page's first heading, or its path."""
        match = re.search(r"^# (.+)$", self.body.text, re.MULTILINE)
        return match[1].strip() if match else self.page

    @property
    def bibliography(self) -> str:
        """The path on the site of the chapter's bibliography, without its ending."""
        return f"data/chapters/{self.page.removesuffix('.md')}"

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the chapter cites, or names as further reading, each once, sorted."""
        named = {item.source for item in self.front.reading} if self.front else set()
        return tuple(sorted(named | {mark.id for mark in (*self.front_marks, *self.body.marks) if mark.table == "sources" and mark.id}))

    @cached_property
    def events(self) -> tuple[str, ...]:
        """The ids of the events to which the chapter links, each once, sorted."""
        return tuple(sorted({mark.id for mark in (*self.front_marks, *self.body.marks) if mark.table == "events" and mark.id}))

    def evidence(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the ids of the sources that the chapter cites, and of those of the events to which it links, sorted."""
        return tuple(sorted({*self.sources, *(id_ for event in self.events for id_ in dataset.events[event].sources)}))


def parse(path: str, page: str, text: str, dataset: Dataset) -> Chapter:
    """Parse a page of Markdown against the dataset; every mistake stands in the `problems` of what comes back."""
    parts = front_matter.split(text)
    front, declared, wrong_front = front_matter.read(path, parts, dataset)
    above = scan(parts.yaml or "", 2, fenced=False)
    body = scan(parts.body, parts.first)
    figures, wrong_figures = _figures(path, body.fences, dataset)
    lists, wrong_lists = _lists(path, body.fences)
    sentences = tuple(evidence.sentences(body)) if front else ()
    problems = [*wrong_figures, *wrong_lists, *wrong_front]
    drawings = tuple(Drawing(figure, dataset) for figure in figures)
    for drawing in drawings:
        problems += _highlights(drawing)
    found = [*unclosed_code(body), *unreadable_marks(above), *unreadable_marks(body), *evidence.lacking(sentences)]
    found += claim_boxes.unlike_the_record(body, dataset)
    problems += [Problem(path, line, message) for line, message in found]
    problems += _unknown(path, (*above.marks, *body.marks), dataset)
    return Chapter(
        path,
        page,
        text,
        front_matter.yaml_for_mkdocs(parts),
        declared,
        front,
        above.marks,
        body,
        sentences,
        drawings,
        tuple(lists),
        tuple(problems),
    )


def _figures(path: str, fences: tuple[Fence, ...], dataset: Dataset) -> tuple[list[Figure], list[Problem]]:
    """Read the figures of a page; return those that could be read, and every problem."""
    found: list[Figure] = []
    problems: list[Problem] = []
    for fence in fences:
        if not fence.last:
            problems.append(Problem(path, fence.first, f"{fence.word or 'code'}: fence is not closed"))
        elif fence.word in FIGURE_KINDS:
            figure, wrong = options.read(fence.word, FIGURE_KINDS[fence.word].options, fence.body, path, fence.first, dataset)
            problems += wrong
            found += [figure] if figure else []
        elif re.fullmatch(r"[a-z]+", fence.word) and (hint := nearest(fence.word, FIGURE_KINDS)):
            problems.append(Problem(path, fence.first, f"unknown kind of figure: {fence.word!r}{hint}"))
    return found, problems


def _lists(path: str, fences: tuple[Fence, ...]) -> tuple[list[WantedList], list[Problem]]:
    """Read the lists for which a page asks; return those that could be read, and every problem."""
    found: list[WantedList] = []
    problems: list[Problem] = []
    for fence in fences:
        if fence.word == registry.FENCE_WORD and fence.last:
            wanted, wrong = registry.read(fence.body, path, fence.first)
            problems += wrong
            found += [wanted] if wanted else []
    return found, problems


def _highlights(drawing: Drawing) -> Iterator[Problem]:
    """What a figure highlights is in its selection, and its options fit together."""
    figure, dataset = drawing.figure, drawing.dataset
    for message in drawing.kind.mistakes(figure, dataset):
        yield Problem(figure.path, figure.line, f"{figure.id}: {message}")
    if not dataset.is_complete:
        return
    wanted = figure.options.get("highlight", ())
    shown = {row["id"] for row in drawing.rows}
    known = dataset.events.keys() | dataset.relations.keys()
    for id_ in wanted:
        if id_ in known and id_ not in shown:
            yield Problem(figure.path, figure.line, f"{figure.id}: highlight is not in the figure's selection: {id_!r}")


def _unknown(path: str, marks: Iterable[Mark], dataset: Dataset) -> Iterator[Problem]:
    """Every citation and event link names a record, and an event link with a bar has words."""
    for mark in marks:
        if message := dataset.unknown_id(mark.table, mark.id):
            yield Problem(path, mark.line, message)
        elif mark.words is not None and not mark.words.strip():
            yield Problem(path, mark.line, f"an event link needs words after the bar: {mark.id!r}")
