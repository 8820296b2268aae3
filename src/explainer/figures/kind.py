"""What a kind of figure must know: its options, what it selects of the record, and every form that is made of the selection."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from explainer.figures.draw.plot import Plot
from explainer.figures.options import Figure, Option
from explainer.record.dataset import Dataset

Row = dict[str, str | int | float | bool | None]
Selection = TypeVar("Selection")
LAYOUTS = ("wide", "narrow")


class Link(NamedTuple):
    """Words that lead to a page of the site; `path` begins at its root."""

    words: str
    path: str


Cell = tuple[str | Link, ...]


def as_text(row: Row, key: str) -> Cell:
    """Return the value as it is, or nothing."""
    return () if row[key] is None else (str(row[key]),)


def as_date(row: Row, _: str) -> Cell:
    """Return the row's date as readers see it."""
    return (str(row["when"]),)


def as_link(row: Row, key: str) -> Cell:
    """Return the value as a link to the record of the row."""
    return (Link(str(row[key]), str(row["url"])),)


class Column(NamedTuple):
    """A column of a figure's table: the key of its value in the rows, its heading, and what stands in a cell.

    One column `names_row`: its cells are headings. A column that is `only_with` an option is left out where that is not given.
    """

    key: str
    heading: str
    cell: Callable[[Row, str], Cell] = as_text
    names_row: bool = False
    only_with: str = ""


class KeyEntry(NamedTuple):
    """A line of a figure's key: the sample, as a symbol or a dash of Plotly's, as `bar` or `none`, or as path data in 28 by 12 pixels, and what it means.

    One that explains a `sort` of mark, which is the name of their traces, lets a reader hide them. Where the picture itself names the sort it is no more than
    that: a `switch`, without a sample.
    """

    colour: str
    dash: str
    symbol: str
    says: str
    width: float = 2.2
    outline: str = ""
    sort: str = ""
    switch: bool = False


def no_key(_: object) -> list[KeyEntry]:
    """Return the key of a picture in which everything is named where it stands."""
    return []


def nothing(_: object) -> dict[str, object]:
    """Return no data for the script: most kinds need none beside their pictures."""
    return {}


def no_mistakes(_: Figure, __: Dataset) -> Iterator[str]:
    """Find no mistakes: the options of most kinds always fit together."""
    return iter(())


@dataclass(frozen=True)
class FigureKind(Generic[Selection]):
    """A kind of figure. `select` takes from the record what a figure shows, and every form is made of that alone.

    `rows` are those of the table and the data, `plot` draws one of `LAYOUTS`, `text` is a paragraph that says what the figure shows,
    `key` explains the marks of the picture, `sources` are the ids of the sources on which the figure rests, sorted, and `for_script` is
    what the script needs beside the pictures: where a reader can choose a day, the `last` one. `mistakes` tells an editor which options
    do not fit together. Of a figure whose marks have `actors` a reader can choose one.
    """

    options: Mapping[str, Option]
    columns: Sequence[Column]
    select: Callable[[Figure, Dataset], Selection]
    rows: Callable[[Selection], list[Row]]
    plot: Callable[[Selection, str], Plot]
    text: Callable[[Selection], str]
    sources: Callable[[Selection], list[str]]
    key: Callable[[Selection], list[KeyEntry]] = no_key
    for_script: Callable[[Selection], dict[str, object]] = nothing
    mistakes: Callable[[Figure, Dataset], Iterator[str]] = no_mistakes
    actors: bool = False
