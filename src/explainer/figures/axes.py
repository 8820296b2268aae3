"""Axes: two uncertainties as a square, with a scenario and the readings that speak to it in each quarter, and those outside it beside it."""

from typing import NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import WIDTHS, Carried, Notes, Plot, marks, note, plane, rect
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, wrap
from explainer.figures.kind import Column, FigureKind, Row, as_link
from explainer.figures.options import COMMON, Figure
from explainer.record.dataset import Dataset
from explainer.record.scenario_bearings import Bearing, bearing, matched_readings
from explainer.record.scenarios import Scenario
from explainer.record.urls import address
from explainer.text.words import counted

ROW_HEADS_WIDTH = {"wide": 146, "narrow": 0}  # pixels across of the words beside a row of the square; on a phone they stand above it
OUTSIDE_WIDTH = {"wide": 226, "narrow": 0}  # and of what lies outside the square; on a phone it stands below
QUARTER_GAP, QUARTER_PADDING = 8, 12  # pixels between two quarters, and from the edge of one to its words
BADGE = 26  # the mark of a scenario, which holds its number
NAME_SIZES, TEXT_SIZES = {"wide": 15, "narrow": 14}, {"wide": 13, "narrow": 12}
BEARING_WORDS: dict[Bearing, str] = {
    "for": "Points here: ",
    "less": "Points here less clearly: ",
    "against": "Speaks against: ",
}  # what a reading does, as a quarter has it


class TextLines(NamedTuple):
    """Lines of text in one size, one below the other."""

    lines: list[str]
    size: int
    colour: str = "ink"
    bold: bool = False
    above: float = 0
    heard: bool = True

    @property
    def height(self) -> float:
        """The pixels that they take, with those above."""
        return self.above + len(self.lines) * self.size * LINE_HEIGHT


def select(_: Figure, dataset: Dataset) -> Dataset:
    """Return the record: the figure shows all of its scenarios."""
    return dataset


def rows(dataset: Dataset) -> list[Row]:
    """Return one row per scenario."""
    return [
        {
            "id": scenario.id,
            "number": scenario.number,
            "name": scenario.name,
            "foothold": scenario.foothold,
            "choice_on_iran": scenario.choice_on_iran,
            "readings": "; ".join(f"{BEARING_WORDS[what].strip(': ').lower()}: {said}" for what, said in _read(scenario, dataset).items()),
            "storyline": scenario.storyline,
            "url": address("scenarios", scenario),
        }
        for scenario in dataset.scenarios.values()
    ]


def text(dataset: Dataset) -> str:
    """Return a paragraph that says where the scenarios stand, and which readings speak to them."""
    if not dataset.scenarios:
        return "The record holds no scenario."
    foothold, iran = _axes(dataset)
    inside = [scenario for scenario in dataset.scenarios.values() if not _outside(scenario)]
    said = "; ".join(f"{each.number}, “{each.name}”: foothold {each.foothold}, rearming of Iran {each.choice_on_iran}" for each in inside)
    read = matched_readings(dataset)
    return (
        f"{counted(len(dataset.scenarios), 'scenario')} on two axes, “{foothold}” and “{iran}”. {said}. "
        f"{counted(len(read), 'signpost')} of {len(dataset.signposts)} could be read plainly; each stands with the scenarios to which it speaks. "
        "So few readings make no forecast."
    )


def sources(dataset: Dataset) -> list[str]:
    """Return the ids of the sources of both axes and of the plain readings."""
    found = {id_ for each in dataset.uncertainties.values() for id_ in each.sources}
    return sorted(found | {id_ for each in matched_readings(dataset) for id_ in each.signpost.sources})


def _axes(dataset: Dataset) -> tuple[str, str]:
    foothold, iran, *_ = [*(each.name for each in dataset.uncertainties.values()), "", ""]
    return foothold, iran


def _read(scenario: Scenario, dataset: Dataset) -> dict[Bearing, str]:
    """Return the signposts of plain reading that speak to a scenario, with that reading, by what they do to it."""
    found = {
        what: "; ".join(f"{each.signpost.name} ({each.direction.reading})" for each in matched_readings(dataset) if bearing(each, scenario) == what)
        for what in BEARING_WORDS
    }
    return {what: said for what, said in found.items() if said}


def _outside(scenario: Scenario) -> bool:
    return "outside" in (scenario.foothold, scenario.choice_on_iran)


def plot(dataset: Dataset, layout: str) -> Plot:
    """Draw the square as four quarters: the foothold runs upwards, the choice on Iran to the right. What lies outside has a broken edge."""
    return _Square(dataset, layout).draw()


class _Square:
    """One layout of the square, in the making."""

    def __init__(self, dataset: Dataset, layout: str) -> None:
        self.dataset, self.layout = dataset, layout
        self.wide = layout == "wide"
        self.left = ROW_HEADS_WIDTH[layout]
        self.right = WIDTHS[layout] - OUTSIDE_WIDTH[layout]
        self.across = (self.right - self.left - QUARTER_GAP) / 2
        self.notes = Notes()
        self.shapes: list[Plot] = []
        self.points: list[tuple[float, float, Carried]] = []

    def draw(self) -> Plot:
        within = [scenario for scenario in self.dataset.scenarios.values() if not _outside(scenario)]
        y = self._columns()
        top = y
        for end in ("high", "low"):
            y = self._row(end, [scenario for scenario in within if scenario.foothold == end], y)
        y = self._beside([scenario for scenario in self.dataset.scenarios.values() if _outside(scenario)], top, y)
        badges = marks("scenario", self.points, "circle", "politics", BADGE)
        return {"data": [badges], "layout": plane(self.layout, WIDTHS[self.layout], y, shapes=self.shapes, annotations=self.notes)}

    def _set(self, lines: list[TextLines], x: float, y: float) -> float:
        """Set lines from a point downwards; return where they end."""
        for line in lines:
            y = self.notes.put(line.lines, x, y + line.above, line.size, colour=line.colour, bold=line.bold, heard=line.heard)
        return y

    def _columns(self) -> float:
        """Name the axis that runs to the right and its two ends, above the square; return where they end."""
        size = TEXT_SIZES[self.layout]
        iran = list(self.dataset.uncertainties.values())[1:2]
        bottom = 0.0
        for axis in iran:
            start = self._set([TextLines([f"{axis.name} →"], size, bold=True)], self.left, 4) + 2
            for column, words in enumerate((axis.low, axis.high)):
                x = self.left + column * (self.across + QUARTER_GAP)
                bottom = max(bottom, self._set([TextLines(wrap(words, size, self.across - 4), size, "quiet")], x, start))
        return bottom + 8

    def _row(self, end: str, scenarios: list[Scenario], y: float) -> float:
        """Draw the two quarters at one end of the foothold, and name that end; return where they end."""
        size = TEXT_SIZES[self.layout]
        for axis in list(self.dataset.uncertainties.values())[:1]:
            limit = self.left - 14 if self.wide else WIDTHS["narrow"] - 4
            name = [TextLines(wrap(f"{axis.name} {'↑' if end == 'high' else '↓'}", size, limit, bold=True), size, bold=True)]
            below = self._set(
                [*name, TextLines(wrap(getattr(axis, end), size, limit), size, "quiet", above=2)], 0, y + (QUARTER_PADDING if self.wide else 6)
            )
            y = y if self.wide else below + 6
        held = {scenario.id: self._words(scenario, self.across) for scenario in scenarios}
        tall = max([self._height(lines) for lines in held.values()], default=40.0)
        for scenario in scenarios:
            x = self.left + (self.across + QUARTER_GAP) * (scenario.choice_on_iran == "high")
            self._quarter(scenario, held[scenario.id], Box(x, y, x + self.across, y + tall))
        return y + tall + QUARTER_GAP

    def _beside(self, scenarios: list[Scenario], top: float, bottom: float) -> float:
        """Draw what lies outside the square, beside it or on a phone below it; return where the picture ends."""
        left = self.right + 3 * QUARTER_GAP if self.wide else 0.0
        y = top if self.wide else bottom + 2 * QUARTER_GAP
        for scenario in scenarios:
            lines = self._words(scenario, WIDTHS[self.layout] - left - 2)
            tall = self._height(lines)
            y = self._set([TextLines(["Outside the two questions"], TEXT_SIZES[self.layout], "quiet")], left, y) + 4 if not self.wide else y
            self._quarter(scenario, lines, Box(left + 1, y, WIDTHS[self.layout] - 1, y + tall), outside=True)
            y += tall + QUARTER_GAP
        return max(y, bottom)

    def _height(self, lines: list[TextLines]) -> float:
        return 2 * QUARTER_PADDING + sum(line.height for line in lines)

    def _words(self, scenario: Scenario, across: float) -> list[TextLines]:
        """Return the words of a scenario: its name beside its number, its story in a sentence, and the plain readings that speak to it."""
        size, limit = TEXT_SIZES[self.layout], across - 2 * QUARTER_PADDING
        name = wrap(scenario.name, NAME_SIZES[self.layout], limit - BADGE - 8, bold=True)
        words = [TextLines(name, NAME_SIZES[self.layout], bold=True, heard=False), TextLines(wrap(scenario.in_short, size, limit), size, above=8)]
        for what, said in _read(scenario, self.dataset).items():
            words.append(TextLines(wrap(f"{BEARING_WORDS[what]}{said}", TEXT_SIZES["narrow"], limit), TEXT_SIZES["narrow"], "quiet", above=8))
        return words

    def _quarter(self, scenario: Scenario, lines: list[TextLines], box: Box, *, outside: bool = False) -> None:
        edge = {"line": {"color": css("quiet"), "width": 1.2, "dash": "5px,4px"}} if outside else {}
        self.shapes.append(rect([round(part, 1) for part in box], "paper" if outside else "band", **edge))
        x, y = box.left + QUARTER_PADDING + BADGE / 2, box.top + QUARTER_PADDING + BADGE / 2 - 4
        self.points.append(
            (round(x, 1), round(y, 1), Carried(f"{scenario.number}. {scenario.name}", address("scenarios", scenario), scenario.storyline))
        )
        self.notes.append(note([str(scenario.number)], round(x, 1), round(y, 1), size=14, colour="paper", bold=True))
        name, *others = lines
        below = self._set([name], box.left + QUARTER_PADDING + BADGE + 8, box.top + QUARTER_PADDING)
        self._set(others, box.left + QUARTER_PADDING, below)


AXES = FigureKind(
    options=dict(COMMON),
    columns=(
        Column("name", "Scenario", as_link, names_row=True),
        Column("foothold", "Russian foothold"),
        Column("choice_on_iran", "Rearming Iran"),
        Column("readings", "Plain readings"),
        Column("storyline", "Storyline"),
    ),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    sources=sources,
)
