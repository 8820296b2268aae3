"""The front matter of a chapter, read and checked, and the head and the foot that are made of it."""

import re
from functools import lru_cache
from math import ceil
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from explainer.citing.source_html import reference
from explainer.citing.styles import PART_LINKS, Work, block
from explainer.record.dataset import Dataset, valid
from explainer.record.editions import Change
from explainer.record.fields import Date, Id, Part, Sentences, Text
from explainer.record.vocabulary import CHAPTER_STATUSES, ChapterStatus
from explainer.record.yaml_source import Document, Problem, nearest
from explainer.record.yaml_source import Path as Keys
from explainer.text.escaping import markdown
from explainer.text.page_head import counted, front

FRONT = re.compile(r"---\n(?P<yaml>.*?\n)---\n", re.DOTALL)
HEADING = re.compile(r"\n*# \S")
NOT_READ = re.compile(r"^(```).*?^```$|\[@[^]\s]*\]|\[\[[^]|]*\||\]\([^)]*\)|[#>*|!?\[\]]", re.DOTALL | re.MULTILINE)
PACE = 220  # words a minute: slower than for a novel, since notes and figures are looked at
Texts = tuple[Text, ...]


def _unmarked(value: str) -> str:
    if "[@" in value or "[[" in value:
        raise ValueError("citations and event links stand in the text of a chapter")
    return value


Plain = Annotated[Text, AfterValidator(_unmarked)]  # set into the head of the page, where a mark would be no link


class Reading(Part):
    """A source that is worth reading, and why."""

    source: Id = Field(description="Id of the source.")
    why: Plain = Field(description="What it gives to a reader.")


class Amendment(Change):
    """A change of a chapter since it was first published."""

    what: Annotated[Sentences, AfterValidator(_unmarked)] = Field(description="What was changed.")
    why: Annotated[Sentences, AfterValidator(_unmarked)] = Field(description="Why it was changed.")


class Head(Part):
    """What a chapter says of itself before it begins."""

    title: Plain = Field(description="Title of the chapter.")
    short: Annotated[Plain, Field(max_length=24)] = Field(description="Its name where there is little room.")
    description: Plain = Field(description="What it holds, in a sentence.")
    authors: Annotated[tuple[Plain, ...], Field(min_length=1)] = Field(description="Persons or bodies that answer for it.")
    reviewers: tuple[Plain, ...] = Field(description="Persons outside the project who reviewed it.")
    date: Date = Field(description="Day of first publication.")
    updated: Date = Field(description="Day of the last change of its content.")
    status: ChapterStatus = Field(description="Where it stands.")
    minutes_reading: int = Field(gt=0, lt=1000, description="Reading time.")
    level: Plain = Field(description="For whom it is written.")
    language: Annotated[str, Field(pattern="^[a-z]{2}(-[A-Z]{2})?$")] = Field(description="Its language.")
    questions: Texts = Field((), description="What it answers.")
    objectives: Texts = Field((), description="What a reader can do afterwards.")
    key_points: Texts = Field((), description="What to keep.")
    changed: tuple[Amendment, ...] = Field((), description="What was changed since it was first published, the oldest first.")
    reading: tuple[Reading, ...] = Field((), description="Further reading, from the sources.")

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


def body(text: str) -> str:
    """Give the text of a page without its front matter."""
    match = FRONT.match(text)
    return text[match.end() :] if match else text


def minutes(text: str) -> int:
    """Give the reading time of a page in whole minutes, rounded up: its words without figures and notes, at `PACE` a minute."""
    return ceil(len(NOT_READ.sub(" ", body(text)).split()) / PACE)


@lru_cache(maxsize=64)
def read(path: str, text: str) -> tuple[Head | None, tuple[Problem, ...]]:
    """Read the front matter of a chapter, which is a page that names its authors; give None for any other page, and every problem."""
    match = FRONT.match(text)
    if match is None:
        return None, (Problem(path, 1, "front matter must stand between two lines of three hyphens"),) if text.startswith("---") else ()
    document = Document(path, match["yaml"])
    problems, head = list(document.problems), None
    if isinstance(document.value, dict) and "authors" in document.value:
        values = {name: [] if value is None and name == "reviewers" else value for name, value in document.value.items()}
        head, wrong = valid(Head, values, document, (), "chapter")
        problems += wrong
    elif document.value is not None and not isinstance(document.value, dict):
        problems.append(Problem(path, 1, "front matter must be a mapping of fields"))
    if head and head.minutes_reading != minutes(text):
        problems.append(_at(document, ("minutes_reading",), f"minutes_reading must be {minutes(text)}, by its words: {head.minutes_reading}"))
    problems = [problem._replace(line=problem.line + 1) for problem in problems]  # the front matter begins on line 2
    if head and not HEADING.match(body(text)):
        problems.append(Problem(path, text.count("\n", 0, match.end()) + 1, "chapter: a chapter begins with its heading"))
    return head, tuple(problems)


def check(path: str, text: str, dataset: Dataset) -> list[Problem]:
    """Give every mistake in the front matter of a chapter."""
    head, wrong = read(path, text)
    problems = list(wrong)
    match = FRONT.match(text)
    if head and match:
        document = Document(path, match["yaml"])
        for number, item in enumerate(head.reading):
            if item.source not in dataset.known["sources"]:
                message = f"reading: unknown source: {item.source!r}{nearest(item.source, dataset.known['sources'])}"
                problem = _at(document, ("reading", number, "source"), message)
                problems.append(problem._replace(line=problem.line + 1))
    return problems


def _at(document: Document, keys: Keys, message: str) -> Problem:
    return Problem(document.path, document.line(keys), f"chapter: {message}")


def work(head: Head, dataset: Dataset, home: str, page: str) -> Work:
    """Give a chapter as a work that can be cited; `home` is the address of the site, and `page` leads from there to the chapter."""
    name = page.strip("/").replace("/", "-") or "overview"
    return Work(name, head.title, head.authors, head.updated, f"{home}{page}", dataset.edition, language=head.language)


def composed(text: str, dataset: Dataset, home: str, page: str) -> str:
    """Give a chapter with its head and its foot made of the front matter, still with marks and fences; `home` and `page` as in `work`.

    A page that is no chapter comes back as it is. The front matter that is left holds what a site builder reads.
    """
    head, _ = read("", text)
    if head is None:
        return text
    heading, _, rest = body(text).lstrip("\n").partition("\n")
    return "\n".join(
        [f"---\n{front(head.title, head.description)}---\n", heading, "", _top(head), rest.strip("\n"), "", _foot(head, dataset, home, page)]
    )


def _top(head: Head) -> str:
    dates = f"First published {head.date}, updated {head.updated}" if head.updated.text != head.date.text else f"Published {head.date}"
    status = f"{CHAPTER_STATUSES[head.status]}{' by ' + ', '.join(head.reviewers) if head.reviewers else ''}"
    said = (f"By {', '.join(head.authors)}", f"{counted(head.minutes_reading, 'minute')} to read", head.level, dates, status)
    parts = [f'<p class="byline" data-search-exclude>{". ".join(markdown(each) for each in said)}.</p>\n']
    if head.questions:
        parts.append(f'!!! question "Questions"\n\n{_items(head.questions, 4)}\n')
        parts.append(f'??? note "After this chapter you can"\n\n{_items(head.objectives, 4)}\n')
    return "\n".join(parts)


def _items(texts: Texts, indent: int) -> str:
    return "".join(f"{' ' * indent}- {text}\n" for text in texts)


def _foot(head: Head, dataset: Dataset, home: str, page: str) -> str:
    parts = []
    if head.key_points:
        parts.append(f"## Key points\n\n{_items(head.key_points, 0)}")
    if head.reading:
        items = (f"{reference(dataset.sources[item.source])}<br>{markdown(item.why)}" for item in head.reading)
        parts.append(f"## Further reading {{ data-search-exclude }}\n\n{_items(tuple(items), 0)}")
    parts.append(f"## How to cite this page {{ data-search-exclude }}\n\n{block(work(head, dataset, home, page))}\n{PART_LINKS}")
    return "\n".join(parts)
