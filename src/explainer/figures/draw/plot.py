"""What every plot shares: the skeleton of its layout, notes, and the placing of labels where nothing stands."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.text_size import Box, covered, crossings, text_box, wrap
from explainer.text.escaping import line

Plot = dict[str, Any]  # a Plotly figure, or its layout, a trace, a shape or a note: as JSON has it


class Margin(NamedTuple):
    """Pixels around the plot area."""

    left: int
    right: int
    top: int
    bottom: int


def layout(name: str, width: int, height: int, margin: Margin, **more: Any) -> Plot:
    """Give a Plotly layout with a fixed size and margins, so that static and live marks stand in the same places."""
    left, right, top, bottom = margin
    return {
        "meta": name,
        "width": width,
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": "pan",
        **more,
    }


def plane(name: str, width: int, height: float, **more: Any) -> Plot:
    """Give a layout whose axes are its own pixels, y downwards, without margins."""
    across, down = axis(0, width, type="linear"), axis(round(height), 0, type="linear")
    return layout(name, width, round(height), Margin(0, 0, 0, 0), xaxis=across, yaxis=down, **more)


def marks(name: str, points: Iterable[tuple[float | str, float, list[str]]], symbol: str, colour: str, size: float = 10) -> Plot:
    """Give a trace of markers; a point is its place (across a time axis, a date) and what it carries: title, page and words."""
    found = list(points)
    xs, ys, data = ([point[part] for point in found] for part in range(3))
    edge = {"width": 2} if symbol.endswith("-open") else {"color": css("paper"), "width": 1}
    marker = {"symbol": symbol, "size": size, "color": css(colour), "opacity": 1, "line": edge}
    return {"type": "scatter", "mode": "markers", "name": name, "x": xs, "y": ys, "marker": marker, "customdata": data}


def strokes(name: str, runs: Iterable[Sequence[tuple[float, float]]], colour: str, width: float, dash: str = "solid", **more: Any) -> Plot:
    """Give a trace of lines that carry nothing; each run of points is a line of its own."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for run in runs:
        xs += [*(round(x, 1) for x, _ in run), None]
        ys += [*(round(y, 1) for _, y in run), None]
    line = {"color": css(colour), "width": width, "dash": dash}
    return {"type": "scatter", "mode": "lines", "name": name, "x": xs, "y": ys, "line": line, "hoverinfo": "skip", "connectgaps": False, **more}


def axis(low: Any, high: Any, ticks: Iterable[tuple[Any, str]] = (), **more: Any) -> Plot:
    """Give an axis with a fixed range; without ticks it is not drawn at all."""
    ticks = list(ticks)
    return {
        "range": [low, high],
        "zeroline": False,
        "showgrid": bool(ticks),
        "showticklabels": bool(ticks),
        "gridcolor": css("rule"),
        "tickmode": "array",
        "tickvals": [value for value, _ in ticks],
        "ticktext": [text for _, text in ticks],
        "tickfont": {"size": 13, "color": css("quiet")},
        **more,
    }


def note(
    lines: Sequence[str], x: Any, y: Any, *, size: int, colour: str = "ink", anchor: tuple[str, str] = ("center", "middle"), **more: Any
) -> Plot:
    """Give an annotation of plain lines of text; `bold` and `italic` may be set, all else is passed to Plotly.

    Plotly knows no entity for a quotation mark, and puts its own values in the place of `%{`.
    """
    bold, italic = more.pop("bold", False), more.pop("italic", False)
    plain = [escape(line(each), quote=False).replace("%{", "&#37;{") for each in lines]
    body = "<br>".join(f"<b>{each}</b>" if bold else each for each in plain)
    font: dict[str, Any] = {"size": size, "color": css(colour)}
    if italic:
        font["style"] = "italic"
    place = {"xanchor": anchor[0], "yanchor": anchor[1], "align": anchor[0]}
    return {"text": body, "x": x, "y": y, "showarrow": False, "font": font, "borderpad": 1, **place, **more}


class Label(NamedTuple):
    """A label that has found its place: its lines, its anchor in pixels and the box that it fills."""

    lines: list[str]
    x: float
    y: float
    anchor: tuple[str, str]
    box: Box
    distance: float


SIDES = (
    (0, -1, "center", "bottom"),
    (0, 1, "center", "top"),
    (1, 0, "left", "middle"),
    (-1, 0, "right", "middle"),
    (1, -1, "left", "bottom"),
    (-1, -1, "right", "bottom"),
    (1, 1, "left", "top"),
    (-1, 1, "right", "top"),
)
WAY = 16  # points along the way from a label to its mark
DISTANCES = (8, 15, 24, 36, 50, 66, 84, 104, 128, 156)


def place(text: str, x: float, y: float, *, size: int, limit: float, frame: Box, taken: Sequence[Box], marks: Sequence[Box]) -> Label | None:
    """Find a place for a label beside a point: never over a label in `taken`, over as few `marks` as possible.

    The way from the label to its point crosses as few other marks as can be. Near places come before far ones. None means that no place in the frame is free of other labels.
    """
    best: tuple[float, Label] | None = None
    shapes = [[text], wrap(text, size, limit, bold=True)]
    others = [mark for mark in marks if not mark.holds(x, y)]
    for distance in DISTANCES:
        if best and best[0] <= distance:
            break
        for lines in shapes if len(shapes[1]) > 1 else shapes[:1]:
            for right, down, xanchor, yanchor in SIDES:
                at = (x + right * distance, y + down * distance)
                box = text_box(lines, *at, size, xanchor=xanchor, yanchor=yanchor, bold=True)
                if not box.within(frame) or covered(box, taken):
                    continue
                way = [(x + (at[0] - x) * step / WAY, y + (at[1] - y) * step / WAY) for step in range(1, WAY + 1)]
                crossed = crossings(others, way) if distance > DISTANCES[0] else 0
                cost = 100.0 * covered(box, marks) + 30 * crossed + distance + len(lines)
                if best is None or cost < best[0]:
                    best = (cost, Label(lines, *at, (xanchor, yanchor), box, distance))
    return best[1] if best else None
