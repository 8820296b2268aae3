"""The parts of a plot: the skeleton of its layout, axes, traces of marks and of lines, and notes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, wrap

# A Plotly figure, or its layout, a trace or a shape, as JSON has it; or a note, which holds plain lines until `plotly.py` writes it for Plotly.
Plot = dict[str, Any]
WIDTHS = {"wide": 920, "narrow": 328}  # pixels across a picture; the second is the column of a phone of 360 pixels, so that no text shrinks
SHRINKING_WIDTHS = {"wide": 920, "narrow": 340}  # of pictures whose words, of 13 pixels and more, may shrink a little in that column
EMPTY = 40  # pixels of a picture without anything in it
HEADING_SIZE = 13  # the size of the words above a plot


class Carried(NamedTuple):
    """What a mark carries: its title, the path of its page on the site, and words for its card."""

    title: str
    page: str
    words: str


class Margin(NamedTuple):
    """Pixels around the plot area."""

    left: int
    right: int
    top: int
    bottom: int


def plotly_layout(layout: str, width: int, height: int, margin: Margin, **more: Any) -> Plot:
    """Return a Plotly layout with a fixed size in pixels and margins, so that static and live marks stand in the same places."""
    left, right, top, bottom = margin
    return {
        "meta": layout,
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


def plane(layout: str, width: int, height: float, **more: Any) -> Plot:
    """Return a Plotly layout whose axes are its own pixels, y downwards, without margins."""
    across, down = axis(0, width, type="linear"), axis(round(height), 0, type="linear")
    return plotly_layout(layout, width, round(height), Margin(0, 0, 0, 0), xaxis=across, yaxis=down, **more)


def empty(layout: str) -> Plot:
    """Return a plot of nothing."""
    return {"data": [], "layout": plane(layout, WIDTHS[layout], EMPTY, annotations=[])}


def rect(box: Sequence[Any], colour: str, **more: Any) -> Plot:
    """Return a rectangle below all marks, filled and without an edge; `box` is its left, top, right and bottom, and `more` is passed to Plotly."""
    ends = dict(zip(("x0", "y0", "x1", "y1"), box, strict=True))
    return {"type": "rect", **ends, "layer": "below", "fillcolor": css(colour), "line": {"width": 0}, **more}


def marks(name: str, points: Iterable[tuple[float | str, float, Carried | None]], symbol: str, colour: str, size: float = 10) -> Plot:
    """Return a trace of markers. A point is its place (on a time axis, a date) and what it carries."""
    found = list(points)
    xs, ys, data = ([point[part] for point in found] for part in range(3))
    edge = {"width": 2} if symbol.endswith("-open") else {"color": css("paper"), "width": 1}
    marker = {"symbol": symbol, "size": size, "color": css(colour), "opacity": 1, "line": edge}
    return {"type": "scatter", "mode": "markers", "name": name, "x": xs, "y": ys, "marker": marker, "customdata": data}


def strokes(
    name: str, runs: Iterable[Sequence[tuple[float, float]]], colour: str, width: float, dash: str = "solid", digits: int = 1, **more: Any
) -> Plot:
    """Return a trace of lines that carry nothing; each run of points is a line of its own, rounded to so many digits."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for run in runs:
        xs += [*(round(x, digits) for x, _ in run), None]
        ys += [*(round(y, digits) for _, y in run), None]
    line = {"color": css(colour), "width": width, "dash": dash}
    return {"type": "scatter", "mode": "lines", "name": name, "x": xs, "y": ys, "line": line, "hoverinfo": "skip", "connectgaps": False, **more}


class Notes(list[Plot]):
    """The notes of a plot in the making."""

    def put(self, lines: Sequence[str], x: float, y: float, size: int, **more: Any) -> float:
        """Set lines of text from a point down, to the right of it unless `more` says otherwise; return where they end."""
        self.append(note(lines, round(x, 1), round(y, 1), size=size, **{"anchor": ("left", "top"), **more}))
        return y + len(lines) * size * LINE_HEIGHT


def carrying_strokes(
    name: str, runs: Iterable[tuple[Sequence[Point], Carried]], colour: str, width: float, dash: str = "solid", digits: int = 1
) -> Plot:
    """Return a trace of lines, each with what it carries, which the card of the figure tells."""
    lines = list(runs)
    data = [each for run, carried in lines for each in (*[carried] * len(run), None)]
    return strokes(name, [run for run, _ in lines], colour, width, dash, digits, customdata=data, hoverinfo="none")


def boxes(name: str, found: Iterable[tuple[Box, Carried]], inside: str, edge: str, width: float = 1.5, dash: str = "solid") -> Plot:
    """Return a trace of rectangles, each with what it carries, filled with one colour and drawn round with another."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    data: list[Carried | None] = []
    for (left, top, right, bottom), carried in found:
        xs += [round(x, 1) for x in (left, right, right, left, left)] + [None]
        ys += [round(y, 1) for y in (top, top, bottom, bottom, top)] + [None]
        data += [carried] * 5 + [None]
    line = {"color": css(edge), "width": width, "dash": dash}
    # Over a fill Plotly would show the name of the trace.
    shared = {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "line": line,
        "fill": "toself",
        "fillcolor": css(inside),
        "hoveron": "points",
        "connectgaps": False,
    }
    return {**shared, "x": xs, "y": ys, "customdata": data}


def headed(plot: Plot, words: Iterable[str]) -> Plot:
    """Return a plot with lines of words above it that say what is drawn, each broken where the picture ends."""
    layout = plot["layout"]
    margin = layout["margin"]
    lines = [line for each in words for line in wrap(each, HEADING_SIZE, layout["width"] - 8)]
    more = round(len(lines) * HEADING_SIZE * LINE_HEIGHT + 8)
    place = {"xref": "paper", "yref": "paper", "xshift": 2 - margin["l"], "yshift": margin["t"] + more - 2}
    heading = note(lines, 0, 1, size=HEADING_SIZE, colour="quiet", anchor=("left", "top"), heard=True, **place)
    deeper = {"height": layout["height"] + more, "margin": {**margin, "t": margin["t"] + more}}
    return {**plot, "layout": {**layout, **deeper, "annotations": [heading, *layout.get("annotations", ())]}}


def axis(low: Any, high: Any, ticks: Iterable[tuple[Any, str]] = (), **more: Any) -> Plot:
    """Return an axis with a fixed range; without ticks it is not drawn at all."""
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


def gridlines(layout: Plot) -> Iterator[Plot]:
    """Yield the lines of the ticks of both axes, as shapes."""
    for name, other in (("x", "y"), ("y", "x")):
        ticked, (start, end) = layout[f"{name}axis"], layout[f"{other}axis"]["range"]
        for value in ticked.get("tickvals", ()):
            ends = {f"{name}0": value, f"{name}1": value, f"{other}0": start, f"{other}1": end}
            yield {"type": "line", **ends, "line": {"color": ticked["gridcolor"], "width": 1}}


def note(
    lines: Sequence[str],
    x: Any,
    y: Any,
    *,
    size: int,
    colour: str = "ink",
    anchor: tuple[str, str] = ("center", "middle"),
    bold: bool = False,
    italic: bool = False,
    heard: bool = False,
    clear: bool = False,
    **more: Any,
) -> Plot:
    """Return a note of plain lines of text; `more` is passed to Plotly, and its `name` is the path of the page to which the note leads.

    A note is for the eye alone unless it is `heard`: what it says is in the names of marks, the table or the text of the figure. One that is `clear` stands
    over no mark.
    """
    font: dict[str, Any] = {"size": size, "color": css(colour)}
    if italic:
        font["style"] = "italic"
    place = {"xanchor": anchor[0], "yanchor": anchor[1], "align": anchor[0]}
    return {
        "lines": list(lines),
        "bold": bold,
        "heard": heard,
        "clear": clear,
        "x": x,
        "y": y,
        "showarrow": False,
        "font": font,
        "borderpad": 1,
        **place,
        **more,
    }
