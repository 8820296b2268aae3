"""A plot to SVG, without a browser: the subset of Plotly that the site's figures use.

Scatter traces (`lines`, `markers`), shapes (`rect`, `line`), notes, and linear or date axes with fixed ranges, ticks and
margins. Positions follow Plotly's: a value lies in the plot area in proportion to the axis range.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from math import isfinite
from typing import Any

from explainer.figures.draw.labels_in_links import labels_in_links
from explainer.figures.draw.path_data import number
from explainer.figures.draw.picture import ON_PAGE, Medium, PageLink, Picture, escaped
from explainer.figures.draw.plot import Plot, gridlines
from explainer.figures.draw.svg_marks import SILENT, Marks, PicturePart, Scale, dashes, linked
from explainer.figures.draw.text_size import LINE_HEIGHT
from explainer.text.markup import Xml

FRAME = "frame"  # the name of the shape that frames a group: what has the same `legendgroup` is drawn in a group of its own
LONGER_THAN_A_SCREEN = 1200  # pixels of a picture
ABOVE_FIRST_TICK = 7  # pixels between the heads of columns and the axis of time, in which the upper half of a first tick stands
# Ems from the anchor of a text to the base of its first line, and the share of its lines that stands above the anchor.
BASELINE = {"top": 0.95, "middle": 0.35, "bottom": -0.25}
LINES_ABOVE = {"top": 0, "middle": 0.5, "bottom": 1}
TEXT_ANCHOR = {"left": "start", "center": "middle", "right": "end"}


def render(plot: Plot, medium: Medium = ON_PAGE) -> Picture:
    """Draw a plot for a medium.

    Raises ValueError where a place is no number or lies far outside, an axis has no length, or a text holds what XML cannot.
    """
    layout = plot["layout"]
    pieces = [""]
    links: list[PageLink] = []
    for part in _parts(plot, medium):
        if isinstance(part, PageLink):
            pieces.append("")
            links.append(part)
        else:
            pieces[-1] += part
    return Picture(layout["meta"], layout["width"], layout["height"], tuple(pieces), _time(layout), tuple(links), _column_heads(layout, medium))


def _column_heads(layout: Plot, medium: Medium) -> tuple[int, str]:
    """Return what stands above an axis of time that runs downwards, and how high, where the picture is longer than a screen."""
    margin = layout["margin"]
    if layout["yaxis"].get("type") != "date" or layout["height"] < LONGER_THAN_A_SCREEN:
        return 0, ""
    x = _scale(layout["xaxis"], margin["l"], layout["width"] - margin["r"])
    heads = (note for note in layout["annotations"] if note.get("yref") == "paper" and note["y"] == 1)
    drawn = "".join(_text(note, x, lambda _: margin["t"], medium, "") for note in heads)
    return margin["t"] - ABOVE_FIRST_TICK, drawn


def _time(layout: Plot) -> tuple[float, float, str, str] | tuple[()]:
    """Return the ends of an axis of time that runs to the right, in pixels and as days."""
    axis, margin = layout["xaxis"], layout["margin"]
    if axis.get("type") != "date":
        return ()
    first, last = (value[:10] for value in axis["range"])
    return (margin["l"], layout["width"] - margin["r"], first, last)


def _parts(plot: Plot, medium: Medium) -> Iterator[PicturePart]:
    layout = plot["layout"]
    margin = layout["margin"]
    left, right, top, bottom = margin["l"], layout["width"] - margin["r"], margin["t"], layout["height"] - margin["b"]
    x, y = _scale(layout["xaxis"], left, right), _scale(layout["yaxis"], bottom, top)
    paper_x, paper_y = _scale({"range": [0, 1]}, left, right), _scale({"range": [0, 1]}, bottom, top)
    silenced = {None} | {data[1] for trace in plot["data"] if trace.get("hoverinfo") != "skip" for data in trace.get("customdata") or () if data}

    def drawn(group: str, x: Scale, y: Scale) -> Iterator[PicturePart]:
        yield from _shapes([*_of(group, layout.get("shapes", ())), *(() if group else gridlines(layout))], x, y, medium)
        if not group:
            yield from _ticks(layout, x, y, medium)

        def scales(note: Plot) -> tuple[Scale, Scale]:
            return paper_x if note.get("xref") == "paper" else x, paper_y if note.get("yref") == "paper" else y

        traces, notes = list(_of(group, plot["data"])), list(_of(group, layout.get("annotations", ())))
        in_marks = labels_in_links(notes, traces)
        labels = {page: _text(note, *scales(note), medium, SILENT, in_mark=True) for page, note in in_marks.items()}
        marks = Marks(medium, labels)
        for trace in traces:
            yield from marks.trace(trace, x, y)
        others = (note for note in notes if note.get("name", "") in labels or in_marks.get(note.get("name", "")) is not note)
        for silent, alike in groupby(others, lambda note: not note.get("heard") and note.get("name") in silenced):
            found = list(alike)
            grouped = silent and len(found) > 1
            yield f"<g{SILENT}>" if grouped else ""
            for note in found:
                yield from _note(note, *scales(note), medium, said=grouped or not silent)
            yield "</g>" if grouped else ""

    yield from drawn("", x, y)
    for frame in layout.get("shapes", ()):
        if frame.get("name") == FRAME:
            # Inside its own frame a group has the same numbers wherever it stands, so that the groups of both layouts are the same text.
            left, top = x(frame["x0"]), y(frame["y0"])
            yield f'<g class="part" data-part="{Xml.entities(frame["legendgroup"])}" transform="translate({number(left)} {number(top)})">'
            yield from drawn(frame["legendgroup"], _moved(x, left), _moved(y, top))
            yield "</g>"


def _moved(scale: Scale, start: float) -> Scale:
    """Return the map from a value to pixels from a `start`."""
    return lambda value: scale(value) - start


def _of(group: str, items: Iterable[Plot]) -> Iterator[Plot]:
    """Return what is shown of the shapes, traces or notes that belong to a group, which is Plotly's `legendgroup`."""
    return (item for item in items if item.get("legendgroup", "") == group and item.get("visible", True))


def _scale(axis: dict[str, Any], start: float, end: float) -> Scale:
    """Return the map from a value on `axis` to a pixel: `start` at the first value of the range, `end` at the last."""
    value_of: Callable[[Any], float] = _days if axis.get("type") == "date" else float
    low, high = (value_of(value) for value in axis["range"])
    if not isfinite(high - low) or low == high:
        raise ValueError(f"plot: an axis must have a length: {axis['range']}")
    return lambda value: start + (value_of(value) - low) / (high - low) * (end - start)


def _days(value: str) -> float:
    """Return the days from year 1 to a date, or to a date with `T12:00`."""
    day, _, time = value.partition("T")
    hours, minutes = (int(part) for part in time.split(":")) if time else (0, 0)
    return date.fromisoformat(day).toordinal() + hours / 24 + minutes / 1440


def _ticks(layout: Plot, x: Scale, y: Scale, medium: Medium) -> Iterator[str]:
    margin = layout["margin"]
    left, bottom = margin["l"], layout["height"] - margin["b"]
    for name, axis in (("x", layout["xaxis"]), ("y", layout["yaxis"])):
        if not axis.get("tickvals"):
            continue
        font = axis["tickfont"]
        words = []
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
            at = number(x(value) if name == "x" else y(value))
            place = f'x="{at}" y="{number(bottom + font["size"] + 5)}"' if name == "x" else f'x="{number(left - 6)}" y="{at}" dy=".35em"'
            words.append(f"<text {place}>{escaped(text)}</text>")
        anchor = "middle" if name == "x" else "end"
        yield f'<g fill="{medium.fill(font["color"])}" font-size="{font["size"]}" text-anchor="{anchor}"{SILENT}>{"".join(words)}</g>'


def _shapes(shapes: Iterable[Plot], x: Scale, y: Scale, medium: Medium) -> Iterator[str]:
    """Draw lines and rectangles; neighbours that look alike are one path."""
    for look, alike in groupby(shapes, lambda shape: _look(shape, medium)):
        yield f'<path d="{"".join(_shape(shape, x, y) for shape in alike)}"{look}/>'


def _look(shape: Plot, medium: Medium) -> str:
    line = shape.get("line", {})
    edge = f' stroke="{medium.stroke(line["color"])}" stroke-width="{line["width"]}"{dashes(line.get("dash", "solid"))}' if line.get("width") else ""
    return f' fill="{"none" if shape["type"] == "line" else medium.fill(shape["fillcolor"])}"{edge}'


def _shape(shape: Plot, x: Scale, y: Scale) -> str:
    xs, ys = [x(shape["x0"]), x(shape["x1"])], [y(shape["y0"]), y(shape["y1"])]
    if shape["type"] != "line":  # all run one way round: of two that ran against each other, what they share would be a hole
        xs, ys = sorted(xs), sorted(ys)
    (x0, x1), (y0, y1) = map(number, xs), map(number, ys)
    return f"M{x0} {y0}L{x1} {y1}" if shape["type"] == "line" else f"M{x0} {y0}H{x1}V{y1}H{x0}z"


def _note(note: Plot, x: Scale, y: Scale, medium: Medium, *, said: bool) -> Iterable[PicturePart]:
    """Draw a text, as a link where it names a page. One that is not `said` is for the eye alone."""
    text = _text(note, x, y, medium, "" if said or note.get("name") else SILENT)
    return linked(note["name"], text, said=said) if note.get("name") else (text,)


def _text(note: Plot, x: Scale, y: Scale, medium: Medium, silence: str, *, in_mark: bool = False) -> str:
    """Draw a text; a background becomes a halo in that colour, which covers less of what lies beneath. One in the link of its mark does not take its edge."""
    font, anchor = note["font"], note["yanchor"]
    size = font["size"]
    at_x, at_y = x(note["x"]) + note.get("xshift", 0), y(note["y"]) - note.get("yshift", 0)
    lines = [escaped(line) for line in note["lines"]]
    first = at_y + size * BASELINE[anchor] - size * LINE_HEIGHT * (len(lines) - 1) * LINES_ABOVE[anchor]
    turn = f' transform="rotate({note["textangle"]} {number(at_x)} {number(at_y)})"' if note.get("textangle") else ""
    halo = f' stroke="{medium.stroke(note["bgcolor"])}" stroke-width="4" stroke-linejoin="round"' if note.get("bgcolor") else ""
    style = f'font-size="{size}" fill="{medium.fill(font["color"])}" text-anchor="{TEXT_ANCHOR[note["xanchor"]]}"'
    style += ' font-weight="600"' if note["bold"] else ""
    style += ' font-style="italic"' if font.get("style") == "italic" else ""
    # The space is for the ear; where the anchor is not at the left it moves the line by half of its width.
    space = " " if note.get("heard") or (note.get("name") and note["xanchor"] == "left") else ""
    words = space.join([lines[0], *(f'<tspan x="{number(at_x)}" dy="{number(size * LINE_HEIGHT)}">{line}</tspan>' for line in lines[1:])])
    begin, end = f'<text x="{number(at_x)}" y="{number(first)}" {style}', f"{turn}{silence}>{words}</text>"
    edge = ' stroke="none"' if in_mark else ""
    if not halo:
        return f"{begin}{edge}{end}"
    return f"{begin}{halo}{SILENT}{turn}>{words}</text>{begin}{edge}{end}" if medium.plain else f'{begin}{halo} paint-order="stroke"{end}'
