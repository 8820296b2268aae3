"""The traces of a plot as SVG: its markers and its lines, each mark a link where it carries a page."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from explainer.figures.draw.path_data import Point, bend, polyline
from explainer.figures.draw.picture import Medium, PageLink, escaped
from explainer.figures.draw.plot import Plot
from explainer.figures.draw.symbols import outline
from explainer.text.markup import Xml

Scale = Callable[[Any], float]
PicturePart = str | PageLink  # of the markup of a picture
MOST_CHARACTERS = 60  # characters of the words of a mark that stand in the picture; longer ones are in the file of its cards
SILENT = ' aria-hidden="true"'


def linked(path: str, inside: str, *, title: str = "", words: str = "", said: bool = True, look: str = "") -> Iterator[PicturePart]:
    """Return a link to a page: a mark, which has a title, or a text. One that says again what another link says is for the eye alone.

    The name of a mark is an attribute: a title in each link would make a page of pictures a tenth longer.
    """
    name = f' aria-label="{escaped(title)}{f"&#10;{escaped(words)}" if words else ""}"' if title else ""
    yield PageLink(path, title)
    yield f'{Xml.entities(path)}" tabindex="-1"{name}{"" if said else SILENT}{look}>{inside}</a>'


def dashes(dash: str) -> Xml:
    """Return the attribute for a dash of Plotly's (`2px,3px`); a solid line needs none."""
    return Xml() if dash == "solid" else Xml(' stroke-dasharray="{}"').format(dash.replace("px", "").replace(",", " "))


class Marks(NamedTuple):
    """What draws the traces of a group: the medium of the picture, and the labels that stand in the links of marks, by the page to which they lead.

    The first mark of a page takes its label out of them.
    """

    medium: Medium
    labels: dict[str, str]

    def trace(self, trace: Plot, x: Scale, y: Scale) -> Iterator[PicturePart]:
        """Draw a trace: its lines below its markers."""
        points = [None if a is None else (x(a), y(b)) for a, b in zip(trace["x"], trace["y"], strict=True)]
        if "lines" in trace["mode"]:
            yield from self._lines(trace, points)
        if "markers" in trace["mode"]:
            yield from self._markers(trace, points)

    def _lines(self, trace: Plot, points: list[Point | None]) -> Iterator[PicturePart]:
        line = trace["line"]
        inside = self.medium.fill(trace["fillcolor"]) if trace.get("fill") == "toself" else "none"
        look = f' stroke="{self.medium.stroke(line["color"])}" stroke-width="{line["width"]}"{dashes(line.get("dash", "solid"))} fill="{inside}"'
        paths = list(_paths(points, bent=line.get("shape") == "spline", dots=not self.medium.plain))
        data = trace.get("customdata") or [None] * len(points)
        # Runs that carry the same are one mark, whose outlines lie apart.
        alike = (list(found) for _, found in groupby(paths, lambda path: data[path[0]]))
        paths = [(found[0][0], "".join(path for _, path in found)) for found in alike]
        yield from self._marks(trace, paths, look)

    def _markers(self, trace: Plot, points: list[Point | None]) -> Iterator[PicturePart]:
        marker = trace["marker"]
        colour, symbol, edge = marker["color"], marker["symbol"], marker.get("line", {})
        sizes, angles = (
            each if isinstance(each, list) else [each] * len(points) for each in (marker["size"], marker.get("angle", 0))
        )  # one for all marks, or one for each
        if symbol.endswith("-open"):
            look = f' fill="none" stroke="{self.medium.stroke(colour)}" stroke-width="{edge.get("width", 1)}"'
        else:
            outer = f' stroke="{self.medium.stroke(edge["color"])}" stroke-width="{edge["width"]}"' if edge.get("width") else ""
            look = f' fill="{self.medium.fill(colour)}"{outer}'
        drawn = enumerate(zip(points, sizes, angles, strict=True))
        paths = [(index, outline(symbol, *point, size, turn)) for index, (point, size, turn) in drawn if point is not None and size]
        yield from self._marks(trace, paths, look)

    def _marks(self, trace: Plot, paths: list[tuple[int, str]], look: str) -> Iterator[PicturePart]:
        """Draw the marks of a trace, each as its index and its path: one alone has the look itself, more have it from a group."""
        look += self._opacity(trace)
        if trace.get("customdata") and trace.get("hoverinfo") != "skip" and trace.get("name"):
            look += f' data-sort="{escaped(trace["name"])}"'
        if len(paths) == 1:
            yield from self._mark(trace, *paths[0], look)
        elif paths:
            yield f"<g{look}>"
            for index, path in paths:
                yield from self._mark(trace, index, path)
            yield "</g>"

    def _mark(self, trace: Plot, index: int, path: str, look: str = "") -> Iterable[PicturePart]:
        """Return a mark, as a link where it carries a title and a page. Its name is its title and, where they are short, its words in another line."""
        data = trace.get("customdata")
        if not data or not data[index]:
            return (f'<path d="{path}"{look}/>',)
        title, page, words = data[index]
        shape = f'<path d="{path}"/>'
        if trace.get("hoverinfo") == "skip":
            return linked(page, shape, said=False, look=look)
        return linked(page, shape + self.labels.pop(page, ""), title=title, words=words if len(words) <= MOST_CHARACTERS else "", look=look)

    def _opacity(self, trace: Plot) -> str:
        """Return the attribute for a trace that is paler than the others."""
        opacity = trace.get("opacity", 1)
        if opacity == 1:
            return ""
        return f' fill-opacity="{opacity}" stroke-opacity="{opacity}"' if self.medium.plain else f' opacity="{opacity}"'


def _paths(points: list[Point | None], *, bent: bool, dots: bool) -> Iterator[tuple[int, str]]:
    """Return each unbroken run of points as path data, with the index of its first point; without `dots`, none of which all points are one."""
    run: list[Point] = []
    for index, point in enumerate([*points, None]):
        if point is not None:
            run.append((round(point[0], 1), round(point[1], 1)))
        elif run:
            if dots or len(set(run)) > 1:
                yield index - len(run), (bend if bent else polyline)(run)
            run = []
