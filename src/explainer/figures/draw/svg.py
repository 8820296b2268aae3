"""A plot (a Plotly figure as a plain dict) to SVG, without a browser: the subset of Plotly that the site's figures use.

Scatter traces (`lines`, `markers`), shapes (`rect`, `line`), annotations, and linear or date axes with fixed ranges,
ticks and margins. Positions follow Plotly's: a value lies in the plot area in proportion to the axis range.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from itertools import pairwise
from math import cos, isfinite, pi, sin
from typing import Any

from explainer.figures.draw.plot import Plot
from explainer.text.escaping import xml

Scale = Callable[[Any], float]
HALF = 2
LARGEST = 10**6  # pixels: nothing of a picture lies further out
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # https://www.w3.org/TR/xml/#charsets
SHIFT = {"top": 0.95, "middle": 0.35, "bottom": -0.25}
ANCHOR = {"left": "start", "center": "middle", "right": "end"}


def draw(plot: Plot, *, id_: str, title: str, desc: str, href: Callable[[str], str]) -> str:
    """Give the plot as one `<svg>` element in one line. `href` turns a site path (`events/x/`) into a link.

    Raises ValueError where a place is no number or lies far outside, an axis has no length, or a text holds what XML cannot.
    """
    return framed(plot, contents(plot, href), id_=id_, title=title, desc=desc)


def framed(plot: Plot, inside: str, *, id_: str, title: str, desc: str) -> str:
    """Give the `<svg>` element around what `contents` gave for the plot."""
    layout = plot["layout"]
    width, height = layout["width"], layout["height"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture {layout["meta"]}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" style="aspect-ratio:{width}/{height}" role="group" '
        f'aria-labelledby="{id_}-t {id_}-d"><title id="{id_}-t">{escape(title)}</title><desc id="{id_}-d">{escape(desc)}</desc>'
        f"{inside}</svg>"
    )


def contents(plot: Plot, href: Callable[[str], str]) -> str:
    """Give all that lies inside the picture: shapes, ticks, traces and notes."""
    layout = plot["layout"]
    width, height = layout["width"], layout["height"]
    x = _scale(layout["xaxis"], layout["margin"]["l"], width - layout["margin"]["r"])
    y = _scale(layout["yaxis"], height - layout["margin"]["b"], layout["margin"]["t"])
    paper_x = _scale({"range": [0, 1]}, layout["margin"]["l"], width - layout["margin"]["r"])
    paper_y = _scale({"range": [0, 1]}, height - layout["margin"]["b"], layout["margin"]["t"])
    return "".join(
        [
            *(_shape(shape, x, y) for shape in layout.get("shapes", ())),
            *_ticks(layout, x, y),
            *(_trace(trace, x, y, href) for trace in plot["data"] if trace.get("visible", True)),
            *(
                _note(note, paper_x if note.get("xref") == "paper" else x, paper_y if note.get("yref") == "paper" else y, href)
                for note in layout.get("annotations", ())
                if note.get("visible", True)
            ),
        ]
    )


def _scale(axis: dict[str, Any], start: float, end: float) -> Scale:
    """Make the map from a value on `axis` to a pixel: `start` at the first value of the range, `end` at the last."""
    number: Callable[[Any], float] = _days if axis.get("type") == "date" else float
    low, high = (number(value) for value in axis["range"])
    if not isfinite(high - low) or low == high:
        raise ValueError(f"plot: an axis must have a length: {axis['range']}")
    return lambda value: start + (number(value) - low) / (high - low) * (end - start)


def _days(value: str) -> float:
    """Give the days from year 1 to a date, or to a date with `T12:00`, as a number."""
    day, _, time = value.partition("T")
    hours, minutes = (int(part) for part in time.split(":")) if time else (0, 0)
    return date.fromisoformat(day).toordinal() + hours / 24 + minutes / 1440


def number(value: float) -> str:
    """Give a coordinate in a tenth of a pixel, as short as it goes. Raises ValueError where it is none, or far outside of any picture."""
    if not -LARGEST < value < LARGEST:
        raise ValueError(f"plot: a place must be a number, in or near the picture: {value}")
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def escape(text: str) -> str:
    """Give a text with every character that is markup as an entity. Raises ValueError where it holds one that XML does not allow."""
    if NOT_XML.search(text):
        raise ValueError(f"plot: a text holds a character that cannot be shown: {text!r}")
    return xml(text)


def _ticks(layout: Plot, x: Scale, y: Scale) -> Iterator[str]:
    margin, width, height = layout["margin"], layout["width"], layout["height"]
    top, bottom, left, right = margin["t"], height - margin["b"], margin["l"], width - margin["r"]
    for name, axis in (("x", layout["xaxis"]), ("y", layout["yaxis"])):
        if not axis.get("tickvals"):
            continue
        font = axis["tickfont"]
        lines, words = [], []
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
            at = number(x(value) if name == "x" else y(value))
            lines.append(f"M{at} {number(top)}V{number(bottom)}" if name == "x" else f"M{number(left)} {at}H{number(right)}")
            place = f'x="{at}" y="{number(bottom + font["size"] + 5)}"' if name == "x" else f'x="{number(left - 6)}" y="{at}" dy=".35em"'
            words.append(f"<text {place}>{escape(text)}</text>")
        anchor = "middle" if name == "x" else "end"
        yield f'<path d="{"".join(lines)}" stroke="{axis["gridcolor"]}" stroke-width="1" fill="none"/>'
        yield f'<g fill="{font["color"]}" font-size="{font["size"]}" text-anchor="{anchor}">{"".join(words)}</g>'


def _shape(shape: Plot, x: Scale, y: Scale) -> str:
    x0, x1, y0, y1 = x(shape["x0"]), x(shape["x1"]), y(shape["y0"]), y(shape["y1"])
    line = shape.get("line", {})
    stroke = f' stroke="{line["color"]}" stroke-width="{line["width"]}"{_dash(line)}' if line.get("width") else ""
    if shape["type"] == "line":
        return f'<path d="M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}"{stroke} fill="none"/>'
    left, top = min(x0, x1), min(y0, y1)
    size = f'width="{number(abs(x1 - x0))}" height="{number(abs(y1 - y0))}"'
    return f'<rect x="{number(left)}" y="{number(top)}" {size} fill="{shape["fillcolor"]}"{stroke}/>'


def _dash(line: Plot) -> str:
    dash = line.get("dash", "solid")
    return "" if dash == "solid" else f' stroke-dasharray="{dash.replace("px", "").replace(",", " ")}"'


def _trace(trace: Plot, x: Scale, y: Scale, href: Callable[[str], str]) -> str:
    points = [None if a is None else (x(a), y(b)) for a, b in zip(trace["x"], trace["y"], strict=True)]
    inside = ""
    if "lines" in trace["mode"]:
        line = trace["line"]
        paths = "".join(_link(trace, index, f'<path d="{path}"/>', href) for index, path in _paths(points, bent=line.get("shape") == "spline"))
        opacity = f' opacity="{trace["opacity"]}"' if trace.get("opacity", 1) != 1 else ""
        fill = trace["fillcolor"] if trace.get("fill") == "toself" else "none"
        inside += f'<g stroke="{line["color"]}" stroke-width="{line["width"]}"{_dash(line)} fill="{fill}"{opacity}>{paths}</g>'
    if "markers" in trace["mode"]:
        inside += _markers(trace, points, href)
    return inside


def _paths(points: list[tuple[float, float] | None], *, bent: bool) -> Iterator[tuple[int, str]]:
    """Give each unbroken run of points as path data, with the index of its first point."""
    run: list[tuple[float, float]] = []
    for index, point in enumerate([*points, None]):
        if point is not None:
            run.append((round(point[0], 1), round(point[1], 1)))
        elif run:
            yield index - len(run), (bend if bent else way)(run)
            run = []


def bend(points: list[tuple[float, float]]) -> str:
    """Give path data of the quadratic curve through the first, the middle and the last of points that lie on one, at even steps."""
    (x0, y0), (x1, y1), (x2, y2) = points[0], points[len(points) // 2], points[-1]
    control = (2 * x1 - (x0 + x2) / 2 - x0, 2 * y1 - (y0 + y2) / 2 - y0)
    steps = " ".join(number(value) for value in (*control, x2 - x0, y2 - y0))
    return f"M{number(x0)} {number(y0)}q{steps}".replace(" -", "-")


def way(points: list[tuple[float, float]]) -> str:
    """Give path data through points: the first place, then the steps from one to the next, which are shorter than places and repeat more often."""
    steps = (f"{number(b[0] - a[0])} {number(b[1] - a[1])}" for a, b in pairwise(points))
    return f"M{number(points[0][0])} {number(points[0][1])}l{' '.join(steps)}".removesuffix("l").replace(" -", "-")


def _markers(trace: Plot, points: list[tuple[float, float] | None], href: Callable[[str], str]) -> str:
    marker = trace["marker"]
    sizes = marker["size"] if isinstance(marker["size"], list) else [marker["size"]] * len(points)
    angles = marker.get("angle", 0)
    symbol = marker["symbol"]
    shapes = []
    for index, (point, size) in enumerate(zip(points, sizes, strict=True)):
        if point is not None and size:
            angle = angles[index] if isinstance(angles, list) else angles
            shapes.append(_link(trace, index, f'<path d="{outline(symbol, *point, size, angle)}"/>', href))
    edge = marker.get("line", {})
    if symbol.endswith("-open"):
        return f'<g fill="none" stroke="{marker["color"]}" stroke-width="{edge.get("width", 1)}">{"".join(shapes)}</g>'
    stroke = f' stroke="{edge["color"]}" stroke-width="{edge["width"]}"' if edge.get("width") else ""
    return f'<g fill="{marker["color"]}"{stroke}>{"".join(shapes)}</g>'


# Corners of the symbols, as radius (in halves of the size) and angle (in turns, clockwise from the top).
CORNERS: dict[str, list[tuple[float, float]]] = {
    "triangle-up": [(1.1, 0), (1.1, 1 / 3), (1.1, 2 / 3)],
    "diamond": [(1.25, 0), (1.25, 1 / 4), (1.25, 1 / 2), (1.25, 3 / 4)],
    "square": [(1.3, 1 / 8), (1.3, 3 / 8), (1.3, 5 / 8), (1.3, 7 / 8)],
    "pentagon": [(1.1, n / 5) for n in range(5)],
    "hexagon": [(1.1, n / 6) for n in range(6)],
    "star": [((1.3, 0.6)[n % 2], n / 10) for n in range(10)],
    "arrow": [(1, 0), (1, 0.4), (1, 0.6)],
}

# Symbols that are strokes only, in halves of the size.
STROKES: dict[str, list[tuple[float, float, float, float]]] = {
    "x-thin": [(-1, -1, 1, 1), (-1, 1, 1, -1)],
    "line-ns": [(0, -1.4, 0, 1.4)],
    "cross-thin": [(0, -1.4, 0, 1.4), (-1.4, 0, 1.4, 0)],
}


def outline(symbol: str, x: float, y: float, size: float, angle: float = 0) -> str:
    """Give the path of a marker of `size` pixels around a point, turned by `angle` degrees."""
    radius = size / HALF
    symbol = symbol.removesuffix("-open")
    if symbol in STROKES:
        return "".join(
            f"M{number(x + radius * x0)} {number(y + radius * y0)}l{number(radius * (x1 - x0))} {number(radius * (y1 - y0))}"
            for x0, y0, x1, y1 in STROKES[symbol]
        )
    if symbol == "circle":
        arc = f"a{number(radius)} {number(radius)} 0 1 0"
        return f"M{number(x - radius)} {number(y)}{arc} {number(size)} 0{arc} {number(-size)} 0z"
    turn = angle / 360
    tip = radius if symbol == "arrow" else 0  # Plotly sets the tip of an arrow on the point
    x, y = x - tip * sin(2 * pi * turn), y + tip * cos(2 * pi * turn)
    corners = [(radius * reach * sin(2 * pi * (at + turn)), -radius * reach * cos(2 * pi * (at + turn))) for reach, at in CORNERS[symbol]]
    steps = way(corners).partition("l")[2]  # the same for every mark of this shape and size
    return f"M{number(x + corners[0][0])} {number(y + corners[0][1])}l{steps}z"


def _link(trace: Plot, index: int, shape: str, href: Callable[[str], str]) -> str:
    data = trace.get("customdata")
    if not data or not data[index]:
        return shape
    title, path = data[index][0], data[index][1]
    return f'<a href="{xml(href(path))}" tabindex="-1">{shape}<title>{escape(title)}</title></a>'


def _note(note: Plot, x: Scale, y: Scale, href: Callable[[str], str]) -> str:
    """Draw a text; a background becomes a halo in that colour, which covers less of what lies beneath."""
    font = note["font"]
    at_x, at_y = x(note["x"]) + note.get("xshift", 0), y(note["y"]) - note.get("yshift", 0)
    lines = note["text"].split("<br>")
    bold = lines[0].startswith("<b>")
    lines = [escape(unescape(line.removeprefix("<b>").removesuffix("</b>"))) for line in lines]
    size = font["size"]
    first = at_y + size * SHIFT[note["yanchor"]] - size * 1.25 * (len(lines) - 1) * {"top": 0, "middle": 0.5, "bottom": 1}[note["yanchor"]]
    turn = f' transform="rotate({note["textangle"]} {number(at_x)} {number(at_y)})"' if note.get("textangle") else ""
    halo = f' stroke="{note["bgcolor"]}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if note.get("bgcolor") else ""
    style = f'font-size="{size}" fill="{font["color"]}" text-anchor="{ANCHOR[note["xanchor"]]}"' + (' font-weight="600"' if bold else "")
    style += ' font-style="italic"' if font.get("style") == "italic" else ""
    if len(lines) == 1:
        words = lines[0]
    else:
        words = "".join(f'<tspan x="{number(at_x)}" dy="{number(size * 1.25 if n else 0)}">{line}</tspan>' for n, line in enumerate(lines))
    text = f'<text x="{number(at_x)}" y="{number(first)}" {style}{halo}{turn}>{words}</text>'
    return f'<a href="{xml(href(note["name"]))}" tabindex="-1">{text}</a>' if note.get("name") else text
