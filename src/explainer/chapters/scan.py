"""Markdown to what is found in it: fenced blocks, prose, citations and event links, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

FENCE = re.compile(r"(?P<indent>[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*)(?P<ticks>`{3,}|~{3,})(?P<info>[ \t]*(?:[\w#.+-]*|\{[^`}]*\})[ \t]*)")
CODE = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)")  # within a line, as every paragraph stands on one
MARK_PATTERN = re.compile(r"(?<!\\)(?:\[@(?P<source>[^\]\s]*)\]|\[\[(?P<event>[^\]|\n]*)(?:\|(?P<words>[^\]\n]*))?\]\])")
UNCLOSED_CODE = re.compile(r"(?<![`\\])`+")  # what is left of code that is not closed
UNREADABLE = re.compile(r"(?<!\\)\[[@\[][^\n]{0,30}")  # what looks like a mark


class Fence(NamedTuple):
    """A fenced block at the top level: the word after the ticks, its body, and its first and last line (from 1); 0 where it is not closed."""

    word: str
    body: str
    first: int
    last: int


class Mark(NamedTuple):
    """A citation or an event link: where it begins and ends in its text, its line, its table and id, and the words of a link, if it has its own."""

    start: int
    end: int
    line: int
    table: str
    id: str
    words: str | None


@dataclass(frozen=True)
class Markdown:
    """A piece of Markdown, scanned. `first` is the number of its first line; `prose` is the text with fenced blocks and code blanked out, each place kept."""

    text: str
    first: int
    fences: tuple[Fence, ...]
    prose: str
    marks: tuple[Mark, ...]


@lru_cache(maxsize=128)  # a preview scans most pages as they were
def scan(text: str, first: int = 1, *, fenced: bool = True) -> Markdown:
    """Scan Markdown of which the first line has the number `first`; without `fenced`, as in front matter, no line opens a block."""
    fences, inside = _fences(text, first) if fenced else ((), frozenset())
    shown = "\n".join(_blank(line) if number in inside else line for number, line in enumerate(text.split("\n"), first))
    prose = CODE.sub(lambda match: _blank(match[0]), shown)
    return Markdown(text, first, fences, prose, tuple(_marks(prose, first)))


def unclosed_code(markdown: Markdown) -> Iterator[tuple[int, str]]:
    """Code ends on the line on which it begins."""
    for match in UNCLOSED_CODE.finditer(markdown.prose):
        yield _line(markdown, match.start()), f"code is not closed on its line: {match[0]!r}"


def unreadable_marks(markdown: Markdown) -> Iterator[tuple[int, str]]:
    """What looks like a citation or an event link is one."""
    for match in UNREADABLE.finditer(MARK_PATTERN.sub(lambda match: _blank(match[0]), markdown.prose)):
        yield _line(markdown, match.start()), f"mark cannot be read: {match[0]!r}"


def _line(markdown: Markdown, place: int) -> int:
    return markdown.first + markdown.prose.count("\n", 0, place)


def _fences(text: str, first: int) -> tuple[tuple[Fence, ...], frozenset[int]]:
    """Find the fenced blocks, as the site's Markdown does, and the lines that lie inside any; one that is indented or in a list has no word."""
    found: list[Fence] = []
    inside: set[int] = set()
    opener: re.Match[str] | None = None
    start = 0
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if opener is None:
            opener = FENCE.fullmatch(line)
            start = index
            if opener:
                inside.add(first + index)
            continue
        inside.add(first + index)
        margin = " " * len(opener["indent"])
        closed = line.rstrip(" \t") == margin + opener["ticks"]
        if closed or (line.strip() and not line.startswith(margin)):
            word = "" if margin else opener["info"].strip()
            found.append(Fence(word, "\n".join(lines[start + 1 : index]), first + start, first + index if closed else 0))
            opener = None
    if opener:
        found.append(Fence("" if opener["indent"] else opener["info"].strip(), "\n".join(lines[start + 1 :]), first + start, 0))
    return tuple(found), frozenset(inside)


def _marks(prose: str, first: int) -> Iterator[Mark]:
    for match in MARK_PATTERN.finditer(prose):
        table, id_ = ("sources", match["source"]) if match["source"] is not None else ("events", match["event"].strip())
        yield Mark(match.start(), match.end(), first + prose.count("\n", 0, match.start()), table, id_, match["words"])


def _blank(text: str) -> str:
    return "".join("\n" if char == "\n" else " " for char in text)
