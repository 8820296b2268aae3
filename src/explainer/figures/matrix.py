"""A matrix: signposts against scenarios. A mark says that some reading of the signpost points to the scenario, and which."""

from typing import NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Plot, marks, note, plane, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.options import COMMON, Figure
from explainer.record.dataset import Dataset
from explainer.record.scenarios import Scenario, Signpost
from explainer.text.page import counted

# Width, height of the head, place and width of the names, first column of the cells, size of the text.
PROPORTIONS = {"wide": (920, 76, 250, 270, 13), "narrow": (340, 40, 172, 178, 12)}


class Crossing(NamedTuple):
    """A scenario to which a signpost points: the readings that do so, and whether any does so clearly."""

    signpost: Signpost
    scenario: Scenario
    readings: tuple[str, ...]
    clear: bool


class Matrix(NamedTuple):
    """What the figure shows: all signposts and scenarios of the record, and the crossings that hold a mark, by signpost and scenario."""

    dataset: Dataset
    marked: list[Crossing]


def select(_: Figure, dataset: Dataset) -> Matrix:
    """Return every crossing that holds a mark."""
    found = []
    for signpost in dataset.signposts.values():
        for scenario in dataset.scenarios.values():
            clear = tuple(way.reading for way in signpost.directions if scenario.id in way.scenarios)
            less = tuple(way.reading for way in signpost.directions if scenario.id in way.also)
            if clear or less:
                found.append(Crossing(signpost, scenario, (*clear, *less), bool(clear)))
    return Matrix(dataset, found)


def rows(matrix: Matrix) -> list[Row]:
    """Return one row per mark."""
    return [
        {
            "id": f"{crossing.signpost.id}-{crossing.scenario.number}",
            "name": crossing.signpost.name,
            "scenario": f"{crossing.scenario.number}. {crossing.scenario.name}",
            "reading": " or ".join(crossing.readings),
            "clear": crossing.clear,
            "last": crossing.signpost.reading.brief,
            "when": str(crossing.signpost.reading.date),
            "date": crossing.signpost.reading.date.text,
            "url": f"scenarios/#{crossing.signpost.id}",
        }
        for crossing in matrix.marked
    ]


def text(matrix: Matrix) -> str:
    """Return a paragraph that says how much the signposts tell apart."""
    dataset, found = matrix
    if not found:
        return "The record holds no signpost."
    per = {scenario: sum(crossing.scenario is scenario for crossing in found) for scenario in dataset.scenarios.values()}
    most = max(per, key=lambda scenario: per[scenario])
    newest = max(dataset.signposts.values(), key=lambda signpost: signpost.reading.date.first)
    return (
        f"{counted(len(found), 'mark')} of {counted(len(dataset.signposts), 'signpost')} on {counted(len(dataset.scenarios), 'scenario')}. Most can point to {most.number}, "
        f"“{most.name}” ({per[most]}). The newest reading is of {newest.reading.date} (“{newest.name}”). A mark says what a reading "
        "would point to, not that it was so read."
    )


def sources(matrix: Matrix) -> list[str]:
    """Return the ids of the sources of the last readings."""
    return sorted({id_ for signpost in matrix.dataset.signposts.values() for id_ in signpost.sources})


def key(matrix: Matrix) -> list[KeyEntry]:
    """Return the key: the marks in the picture."""
    found = matrix.marked
    entries = [KeyEntry("politics", "", "circle", "the reading named points to it")] if any(crossing.clear for crossing in found) else []
    return entries + ([KeyEntry("politics", "", "circle-open", "points to it less clearly")] if not all(crossing.clear for crossing in found) else [])


def plot(matrix: Matrix, layout: str) -> Plot:
    """Draw a row per signpost, under it the last reading, and a column per scenario; on a phone the readings stand under the signpost."""
    dataset, found = matrix
    width, head, limit, first, size = PROPORTIONS[layout]
    wide = layout == "wide"
    scenarios = list(dataset.scenarios.values())
    pitch = (width - first) / max(len(scenarios), 1)
    notes, rules, bands = [], [], []
    points: dict[bool, list[tuple[float, float, Carried]]] = {True: [], False: []}
    y = float(head)
    if not wide:
        for scenario in scenarios:
            notes.append(note([f"{scenario.number}. {scenario.name}"], 4, y - head + 2, size=size, anchor=("left", "top")))
            y += size * LINE_HEIGHT
        y += 8
    top = y
    for column, scenario in enumerate(scenarios):
        x = first + pitch * (column + 0.5)
        words = f"{scenario.number}. {scenario.name}" if wide else f"{scenario.number}"
        notes.append(note(wrap(words, size, pitch - 8, bold=True), x, top - 10, size=size, anchor=("center", "bottom"), bold=True))
        if column % 2 == 0:
            bands.append((x - pitch / 2, x + pitch / 2))
    for signpost in dataset.signposts.values():
        name_lines = wrap(signpost.name, size, limit, bold=True)
        last = wrap(f"{signpost.reading.brief}, {signpost.reading.date}", 11, limit)
        mine = [crossing for crossing in found if crossing.signpost is signpost]
        under = {crossing.scenario.id: wrap(" or ".join(crossing.readings), 11, pitch - 10) if wide else [] for crossing in mine}
        said = [] if wide else [line for words in _pointed(signpost, dataset) for line in wrap(words, 11, width - 12)]
        tall = (
            max(
                len(name_lines) * size * LINE_HEIGHT + len(last) * 11 * LINE_HEIGHT,
                16 + max((len(lines) for lines in under.values()), default=0) * 14,
            )
            + 14
        )
        notes.append(note(name_lines, 4, y + 6, size=size, anchor=("left", "top"), bold=True, name=f"scenarios/#{signpost.id}"))
        notes.append(note(last, 4, y + 6 + len(name_lines) * size * LINE_HEIGHT, size=11, colour="quiet", anchor=("left", "top")))
        for crossing in mine:
            x = first + pitch * (scenarios.index(crossing.scenario) + 0.5)
            at = y + (14 if under[crossing.scenario.id] else tall / 2)
            points[crossing.clear].append((x, at, _carried(crossing)))
            if under[crossing.scenario.id]:
                notes.append(note(under[crossing.scenario.id], x, at + 8, size=11, anchor=("center", "top")))
        rules.append([(0.0, y), (float(width), y)])
        if said:
            notes.append(note(said, 4, y + tall - 6, size=11, anchor=("left", "top")))
        y += tall + len(said) * 11 * LINE_HEIGHT
    shapes = [
        {"type": "rect", "x0": a, "x1": b, "y0": round(top - head), "y1": round(y), "layer": "below", "fillcolor": css("band"), "line": {"width": 0}}
        for a, b in bands
    ]
    traces = [
        strokes("rules", rules, "rule", 1),
        *(marks("reading", points[clear], "circle" if clear else "circle-open", "politics", 10) for clear in (True, False) if points[clear]),
    ]
    return {"data": traces, "layout": plane(layout, width, y, shapes=shapes, annotations=notes)}


def _pointed(signpost: Signpost, dataset: Dataset) -> list[str]:
    """Return each reading with the numbers of the scenarios to which it points, those less clearly in brackets."""

    def numbers(ids: tuple[str, ...]) -> str:
        return ", ".join(str(dataset.scenarios[id_].number) for id_ in ids)

    return [f"{way.reading}: {numbers(way.scenarios)}{f' ({numbers(way.also)})' if way.also else ''}" for way in signpost.directions]


def _carried(crossing: Crossing) -> Carried:
    seen = f"{crossing.signpost.reading.brief} ({crossing.signpost.reading.date})"
    title = f"{crossing.signpost.name}: {' or '.join(crossing.readings)}, {crossing.scenario.number}. {crossing.scenario.name}"
    return [title, f"scenarios/#{crossing.signpost.id}", f"Last reading: {seen}"]


MATRIX = FigureKind(
    options=dict(COMMON),
    columns=(
        Column("name", "Signpost", as_link, names_row=True),
        Column("reading", "Reading"),
        Column("scenario", "Points to"),
        Column("last", "Last reading found"),
        Column("date", "Of", as_date),
    ),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
