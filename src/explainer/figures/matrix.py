"""A matrix: signposts as scales. A scale has a stop for each reading; the last reading stands on the stop that it matches, or beside the scale."""

from typing import NamedTuple

from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.matrix_picture import draw
from explainer.figures.matrix_words import pointed, reading_in_words
from explainer.figures.options import COMMON, Figure
from explainer.record.dataset import Dataset
from explainer.record.scenario_bearings import SignpostReading, matched_readings
from explainer.record.scenarios import Signpost
from explainer.record.urls import address
from explainer.text.words import counted


class Matrix(NamedTuple):
    """What the figure shows: the record, the signposts whose last reading matches one of their readings, and the others."""

    dataset: Dataset
    plain: list[SignpostReading]
    others: list[Signpost]

    @property
    def signposts(self) -> list[Signpost]:
        """All of them, in the order in which they are drawn."""
        return [*(chosen.signpost for chosen in self.plain), *self.others]


def select(_: Figure, dataset: Dataset) -> Matrix:
    """Return every signpost, those that can be read plainly first."""
    plain = matched_readings(dataset)
    return Matrix(dataset, plain, [each for each in dataset.signposts.values() if each not in [chosen.signpost for chosen in plain]])


def rows(matrix: Matrix) -> list[Row]:
    """Return one row per signpost."""
    speaks = {chosen.signpost.id: reading_in_words(chosen, matrix.dataset) for chosen in matrix.plain}
    return [
        {
            "id": signpost.id,
            "name": signpost.name,
            "last": signpost.reading.brief,
            "when": str(signpost.reading.date),
            "date": signpost.reading.date.text,
            "earlier": "; ".join(f"{each.brief} ({each.date})" for each in signpost.earlier) or None,
            "matches": signpost.reading.matches,
            "speaks": speaks.get(signpost.id),
            "readings": "; ".join(f"{way.reading}: {pointed(way, matrix.dataset)}" for way in signpost.directions),
            "url": address("signposts", signpost),
        }
        for signpost in matrix.signposts
    ]


def text(matrix: Matrix) -> str:
    """Return a paragraph that says how many signposts can be read, and how old the readings are."""
    if not matrix.signposts:
        return "The record holds no signpost."
    dates = sorted((signpost.reading.date for signpost in matrix.signposts), key=lambda date: date.first)
    return (
        f"{counted(len(matrix.signposts), 'signpost')}. The last reading of {len(matrix.plain)} matches one of the readings named on the scale. "
        f"That of {len(matrix.others)} is mixed, disputed or unsettled, and speaks plainly for no scenario. "
        f"The readings are of {dates[0]} to {dates[-1]}."
    )


def sources(matrix: Matrix) -> list[str]:
    """Return the ids of the sources of the last readings."""
    return sorted({id_ for signpost in matrix.signposts for id_ in signpost.sources})


def key(matrix: Matrix) -> list[KeyEntry]:
    """Return the key: whether a reading matches one that its scale names."""
    entries = [
        (matrix.plain, KeyEntry("link", "", "circle", "matches a reading of its scale", sort="plain")),
        (matrix.others, KeyEntry("link", "", "circle-open", "matches none plainly", sort="none")),
    ]
    return [entry for found, entry in entries if found]


MATRIX = FigureKind(
    options=dict(COMMON),
    columns=(
        Column("name", "Signpost", as_link, names_row=True),
        Column("last", "Last reading"),
        Column("date", "Of", as_date),
        Column("earlier", "Before"),
        Column("matches", "Matches"),
        Column("speaks", "Speaks"),
        Column("readings", "What it can read, and to which scenarios that would point"),
    ),
    select=select,
    rows=rows,
    plot=lambda matrix, layout: draw(matrix.dataset, matrix.plain, matrix.others, layout),
    text=text,
    key=key,
    sources=sources,
)
