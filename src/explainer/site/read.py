"""Everything that stands in `docs/`, read and checked once: the dataset, the chapters with their figures, the courses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import get_args

from explainer.chapters.front_matter import FrontMatter
from explainer.chapters.parse import Chapter, parse
from explainer.figures.drawing import Drawing
from explainer.figures.options import Figure
from explainer.record import courses, rules
from explainer.record.courses import Teaching
from explainer.record.dataset import DATA_FOLDER, Dataset
from explainer.record.loading import load, without_garbage_collection
from explainer.record.vocabulary import Theme
from explainer.record.yaml_source import Problem, text_of
from explainer.teaching import plans


@dataclass(frozen=True)
class Site:
    """Everything read from `docs/`: the dataset, the pages of Markdown, the courses, and every problem, sorted."""

    dataset: Dataset
    chapters: tuple[Chapter, ...]
    problems: tuple[Problem, ...]
    teaching: Teaching = field(default_factory=Teaching)

    @cached_property
    def drawings(self) -> tuple[Drawing, ...]:
        """The drawings of all pages, in their order."""
        return tuple(drawing for chapter in self.chapters for drawing in chapter.drawings)

    @cached_property
    def fronts(self) -> dict[str, FrontMatter]:
        """The front matter of each chapter, by its address, in the order of addresses, which is that of the menu."""
        ordered = sorted(self.chapters, key=lambda chapter: chapter.address)
        return {chapter.address: chapter.front for chapter in ordered if chapter.front}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of each page, by its path."""
        return {chapter.path: chapter.address for chapter in self.chapters}

    @cached_property
    def items(self) -> dict[str, plans.Item]:
        """Everything that can stand in a plan of a course, by its name."""
        return plans.catalogue(self.dataset, self.fronts, self.drawings, self.teaching)

    @property
    def epoch(self) -> str:
        """The day of the edition in seconds since 1970, as `SOURCE_DATE_EPOCH` has it (https://reproducible-builds.org/specs/source-date-epoch/)."""
        return str(max(0, (self.dataset.edition.released.first - date(1970, 1, 1)).days * 86_400))


@without_garbage_collection()
def read(docs: Path, before: Dataset | None = None) -> Site:
    """Read `docs/` and check all of it; every problem found stands in `problems`, sorted. What is as it was in the dataset `before` is not read again."""
    dataset = load(docs / DATA_FOLDER, before)
    problems = rules.check(dataset)
    chapters: list[Chapter] = []
    for path in sorted(docs.rglob("*.md")):
        try:
            text = path.read_text(encoding="utf-8-sig")  # as MkDocs reads it: no byte-order mark, and one sort of line end
        except UnicodeDecodeError as error:
            problems.append(Problem(path.as_posix(), error.object[: error.start].count(b"\n") + 1, "file is not UTF-8"))
            continue
        chapters.append(parse(path.as_posix(), path.relative_to(docs).as_posix(), text, dataset))
    folder = docs / courses.FOLDER
    offered = courses.read({path.as_posix(): text_of(path) for path in sorted(folder.glob("*.yml"))})
    site = Site(dataset, tuple(chapters), (), offered)
    problems += [problem for chapter in chapters for problem in chapter.problems]
    problems += pages_say_what_they_are(chapters)
    problems += figure_ids_are_unique(site.drawings)
    problems += themes_are_shown(dataset, site.drawings)
    problems += courses.check(offered, site.items, not_all_read(dataset, chapters))
    return replace(site, problems=tuple(sorted(set(problems))))


def not_all_read(dataset: Dataset, chapters: Iterable[Chapter]) -> set[str]:
    """Return the kinds of things of which some could not be read, so that nobody is told that they do not exist."""
    events = set() if dataset.all_read("events") else {"event"}
    return events | ({"chapter", "figure"} if any(chapter.problems for chapter in chapters) else set())


def other_files(docs: Path) -> set[str]:
    """Return the paths below `docs/` of all files that are no pages."""
    return {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file() and path.suffix != ".md"}


def pages_say_what_they_are(chapters: Sequence[Chapter]) -> Iterator[Problem]:
    """A page names its authors, and is then a chapter whose sentences carry their evidence, or says `chapter: false`."""
    for chapter in chapters:
        if not chapter.declared:
            yield Problem(
                chapter.path, 1, f"page: a chapter names its authors in its front matter, any other page says chapter: false: {chapter.page!r}"
            )


def figure_ids_are_unique(drawings: Iterable[Drawing]) -> Iterator[Problem]:
    """A figure's id is used once on the site, since it is part of addresses."""
    first: dict[str, Figure] = {}
    for figure in (drawing.figure for drawing in drawings):
        other = first.setdefault(figure.id, figure)
        if other is not figure:
            yield Problem(figure.path, figure.line, f"{figure.id}: figure id is used twice, first at {other.path}:{other.line}")


def themes_are_shown(dataset: Dataset, drawings: Sequence[Drawing]) -> Iterator[Problem]:
    """Every theme of the record is shown by a figure of a chapter."""
    if not drawings:
        return
    timelines = (drawing.figure for drawing in drawings if drawing.figure.kind == "timeline")
    shown = {theme for figure in timelines for theme in figure.options["theme"] or get_args(Theme)}
    for event in {event.theme: event for event in reversed(dataset.events.values())}.values():
        if event.theme not in shown:
            yield dataset.problem_in("events", event.id, ("theme",), f"theme is shown by no timeline: {event.theme!r}")
