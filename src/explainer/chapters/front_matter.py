"""The front matter of a page, split from its text, and that of a chapter, typed and checked."""

import re
from collections.abc import Iterator
from math import ceil
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, Field, model_validator

from explainer.record.dataset import Dataset
from explainer.record.editions import Change
from explainer.record.fields import Date, Id, Sentences, Span, Text
from explainer.record.records import Part
from explainer.record.sources import Author
from explainer.record.validation import validate
from explainer.record.vocabulary import ChapterStatus
from explainer.record.yaml_source import Document, KeyPath, Problem

BETWEEN_HYPHENS = re.compile(r"---\n(?P<yaml>.*?\n)---\n", re.DOTALL)
FIRST_HEADING = re.compile(r"\n*# \S")
NOT_READ = re.compile(r"^(```).*?^```$|\[@[^]\s]*\]|\[\[[^]|]*\||\]\([^)]*\)|[#>*|!?\[\]]", re.DOTALL | re.MULTILINE)
WORDS_A_MINUTE = 220  # slower than for a novel, since notes and figures are looked at
Texts = tuple[Text, ...]


def _unmarked(value: str) -> str:
    if "[@" in value or "[[" in value:
        raise ValueError("citations and event links stand in the text of a chapter")
    return value


Plain = Annotated[Text, AfterValidator(_unmarked)]  # set into the head of the page, where a mark would be no link


class Signature(Author):
    """A person or a body that answers for a chapter."""

    given: Plain | None = Field(None, description="Given names of a person.")
    family: Plain | None = Field(None, description="Family name of a person.")
    body: Plain | None = Field(None, description="Name of a body.")


class FurtherReading(Part):
    """A source that is worth reading, and why."""

    source: Id = Field(description="Id of the source.")
    why: Plain = Field(description="What it gives to a reader.")


class Amendment(Change):
    """A change of a chapter since it was first published."""

    what: Annotated[Sentences, AfterValidator(_unmarked)] = Field(description="What was changed.")
    why: Annotated[Sentences, AfterValidator(_unmarked)] = Field(description="Why it was changed.")


class FrontMatter(Part):
    """What a chapter says of itself before it begins."""

    title: Plain = Field(description="Title of the chapter.")
    short: Annotated[Plain, Field(max_length=24)] = Field(description="Its name where there is little room.")
    description: Plain = Field(description="What it holds, in a sentence.")
    authors: Annotated[tuple[Signature, ...], Field(min_length=1)] = Field(description="Persons or bodies that answer for it.")
    reviewers: tuple[Plain, ...] = Field(description="Persons outside the project who reviewed it.")
    date: Date = Field(description="Day of first publication.")
    updated: Date = Field(description="Day of the last change of its content.")
    status: ChapterStatus = Field(description="Where it stands.")
    minutes_reading: int = Field(gt=0, lt=1000, description="Reading time.")
    level: Plain = Field(description="For whom it is written.")
    language: Annotated[str, Field(pattern="^[a-z]{2}(-[A-Z]{2})?$")] = Field(description="Its language.")
    period: Span | None = Field(None, description="The time that it is about, as a date or a span: marked on the strip of the line above it.")
    questions: Texts = Field((), description="What it answers.")
    objectives: Texts = Field((), description="What a reader can do afterwards.")
    key_points: Texts = Field((), description="What to keep.")
    changed: tuple[Amendment, ...] = Field((), description="What was changed since it was first published, the oldest first.")
    reading: tuple[FurtherReading, ...] = Field((), description="Further reading, from the sources.")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.updated.first < self.date.first:
            raise ValueError("updated must not come before date")
        if self.updated.text != (self.changed[-1].on.text if self.changed else self.date.text):
            raise ValueError("updated must be the day of the last change in changed, or date where there is none")
        if (self.status == "reviewed") != bool(self.reviewers):
            raise ValueError("reviewers are named where the status is reviewed, and only there")
        if len({bool(self.questions), bool(self.objectives), bool(self.key_points)}) > 1:
            raise ValueError("questions, objectives and key_points are given together or not at all")
        return self


class Split(NamedTuple):
    """The text of a page: its front matter as YAML, None where it has none, its body, and the number of the body's first line."""

    yaml: str | None
    body: str
    first: int


def split(text: str) -> Split:
    """Split the text of a page into its front matter and its body."""
    match = BETWEEN_HYPHENS.match(text)
    return Split(match["yaml"], text[match.end() :], text.count("\n", 0, match.end()) + 1) if match else Split(None, text, 1)


def yaml_for_mkdocs(page: Split) -> str:
    """Return the front matter of a page without the line that only this program reads."""
    return re.sub(r"^chapter:.*\n", "", page.yaml or "", flags=re.MULTILINE)


def minutes(body: str) -> int:
    """Return the reading time of a text in whole minutes, rounded up: its words without figures, lists and notes, at `WORDS_A_MINUTE`."""
    return ceil(len(NOT_READ.sub(" ", body).split()) / WORDS_A_MINUTE)


class Read(NamedTuple):
    """What was read of the front matter of a page: that of a chapter, or None; whether the page says what it is; and every problem."""

    front: FrontMatter | None
    declared: bool
    problems: list[Problem]


def read(path: str, page: Split, dataset: Dataset) -> Read:
    """Read the front matter of a page. One that names its authors is a chapter, any other says `chapter: false`."""
    if page.yaml is None:
        unclosed = page.body.startswith("---")
        return Read(None, unclosed, [Problem(path, 1, "front matter must stand between two lines of three hyphens")] if unclosed else [])
    document = Document(path, page.yaml)
    problems, front, declared = list(document.problems), None, bool(document.problems)
    if isinstance(document.value, dict) and "authors" in document.value:
        values = {name: [] if value is None and name == "reviewers" else value for name, value in document.value.items()}
        front, wrong = validate(FrontMatter, values, document, (), "chapter")
        problems, declared = problems + wrong, True
    elif isinstance(document.value, dict):
        declared = document.value.get("chapter") == "false"
    elif document.value is not None:
        declared = True
        problems.append(Problem(path, 1, "front matter must be a mapping of fields"))
    if front:
        problems += _against_the_text(front, page, document, dataset)
    problems = [problem._replace(line=problem.line + 1) for problem in problems]  # the front matter begins on line 2
    if front and not FIRST_HEADING.match(page.body):
        problems.append(Problem(path, page.first, "chapter: a chapter begins with its heading"))
    return Read(front, declared, problems)


def _against_the_text(front: FrontMatter, page: Split, document: Document, dataset: Dataset) -> Iterator[Problem]:
    """The reading time is that of the words, and further reading names sources of the record."""
    if front.minutes_reading != (counted := minutes(page.body)):
        yield _at(document, ("minutes_reading",), f"minutes_reading must be {counted}, by its words: {front.minutes_reading}")
    for number, item in enumerate(front.reading):
        if message := dataset.unknown_id("sources", item.source):
            yield _at(document, ("reading", number, "source"), f"reading: {message}")


def _at(document: Document, keys: KeyPath, message: str) -> Problem:
    return Problem(document.path, document.line(keys), f"chapter: {message}")
