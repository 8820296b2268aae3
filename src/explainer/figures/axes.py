"""Axes: two uncertainties as a square, with the scenarios at its corners and those outside it beside it."""

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Plot, marks, note, plane, strokes
from explainer.figures.draw.text_size import wrap
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_link
from explainer.figures.options import COMMON, Figure
from explainer.record.dataset import Dataset
from explainer.record.scenarios import Scenario
from explainer.text.page import counted

SIZES = {"wide": (920, 470, 14), "narrow": (340, 600, 13)}  # pixels across and down, and of the names of scenarios
SQUARES = {"wide": (230, 50, 690, 380), "narrow": (20, 106, 320, 386)}  # left, top, right, bottom


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
            "storyline": scenario.storyline,
            "url": f"scenarios/#{scenario.id}",
        }
        for scenario in dataset.scenarios.values()
    ]


def text(dataset: Dataset) -> str:
    """Return a paragraph that says where the scenarios stand."""
    if not dataset.scenarios:
        return "The record holds no scenario."
    foothold, iran = _axes(dataset)
    inside = [scenario for scenario in dataset.scenarios.values() if "outside" not in (scenario.foothold, scenario.choice_on_iran)]
    said = "; ".join(f"{each.number}, “{each.name}”: foothold {each.foothold}, rearming of Iran {each.choice_on_iran}" for each in inside)
    return f"{counted(len(dataset.scenarios), 'scenario')} on two axes, “{foothold}” and “{iran}”. {said}."


def sources(dataset: Dataset) -> list[str]:
    """Return the ids of the sources of both axes."""
    return sorted({id_ for each in dataset.uncertainties.values() for id_ in each.sources})


def key(_: Dataset) -> list[KeyEntry]:
    """Return no key: everything is named in the picture."""
    return []


def _axes(dataset: Dataset) -> tuple[str, str]:
    foothold, iran, *_ = [*(each.name for each in dataset.uncertainties.values()), "", ""]
    return foothold, iran


def plot(dataset: Dataset, layout: str) -> Plot:
    """Draw the square: the foothold runs upwards, the choice on Iran to the right."""
    width, height, size = SIZES[layout]
    left, top, right, bottom = SQUARES[layout]
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    limit = (right - left) / 2 - 40
    points, notes = [], []
    outside = 0
    for scenario in dataset.scenarios.values():
        if "outside" in (scenario.foothold, scenario.choice_on_iran):
            x, y = (right + 130.0, middle_y + 90 * outside) if layout == "wide" else (middle_x, bottom + 150.0 + 60 * outside)
            outside += 1
        else:
            x = (middle_x + right) / 2 if scenario.choice_on_iran == "high" else (left + middle_x) / 2
            y = (top + middle_y) / 2 if scenario.foothold == "high" else (middle_y + bottom) / 2
        points.append((x, y - 16, _carried(scenario)))
        lines = wrap(f"{scenario.number}. {scenario.name}", size, limit if layout == "wide" else 128, bold=True)
        notes.append(note(lines, x, y - 4, size=size, anchor=("center", "top"), bold=True, name=f"scenarios/#{scenario.id}"))
    notes += _ends(dataset, layout)
    ground = {"type": "rect", "x0": left, "y0": top, "x1": right, "y1": bottom, "layer": "below", "fillcolor": css("band"), "line": {"width": 0}}
    cross: list[list[tuple[float, float]]] = [[(middle_x, top), (middle_x, bottom)], [(left, middle_y), (right, middle_y)]]
    return {
        "data": [strokes("axes", cross, "quiet", 1.2), marks("scenario", points, "circle", "politics", 12)],
        "layout": plane(layout, width, height, shapes=[ground], annotations=notes),
    }


def _ends(dataset: Dataset, layout: str) -> list[Plot]:
    """Name both ends of both axes, in the words of the record."""
    if len(dataset.uncertainties) < 2:  # noqa: PLR2004 - a square has two axes
        return []
    left, top, right, bottom = SQUARES[layout]
    foothold, iran = list(dataset.uncertainties.values())[:2]
    size = 12 if layout == "wide" else 11
    if layout == "wide":
        places = (
            (foothold.high, left - 14, top + 4, ("right", "top"), 200),
            (foothold.low, left - 14, bottom - 4, ("right", "bottom"), 200),
            (iran.low, left, bottom + 10, ("left", "top"), 220),
            (iran.high, right, bottom + 10, ("right", "top"), 220),
        )
        heads = (
            note(wrap(foothold.name, size, 200, bold=True), left - 14, (top + bottom) / 2, size=size, anchor=("right", "middle"), bold=True),
            note([iran.name], (left + right) / 2, bottom + 74, size=size, anchor=("center", "top"), bold=True),
        )
    else:
        places = (
            (foothold.high, left, top - 8, ("left", "bottom"), 290),
            (foothold.low, left, bottom + 6, ("left", "top"), 290),
            (iran.low, left, bottom + 44, ("left", "top"), 136),
            (iran.high, right, bottom + 44, ("right", "top"), 136),
        )
        heads = (
            note([f"{foothold.name}: upwards"], left, 8, size=size, anchor=("left", "top"), bold=True),
            note([f"{iran.name}: to the right"], left, 24, size=size, anchor=("left", "top"), bold=True),
        )
    ends = [note(wrap(words, size, limit), x, y, size=size, colour="quiet", anchor=anchor) for words, x, y, anchor, limit in places]
    return [*heads, *ends]


def _carried(scenario: Scenario) -> Carried:
    return [f"{scenario.number}. {scenario.name}", f"scenarios/#{scenario.id}", scenario.storyline]


AXES = FigureKind(
    options=dict(COMMON),
    columns=(
        Column("name", "Scenario", as_link, names_row=True),
        Column("foothold", "Russian foothold"),
        Column("choice_on_iran", "Rearming Iran"),
        Column("storyline", "Storyline"),
    ),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
