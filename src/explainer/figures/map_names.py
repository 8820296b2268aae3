"""The names on a map: of countries, where there is room, and short ones of places; and the ways of lines, of which names keep clear."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import Plot, note
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, covered, text_box, width, wrap

NAME_OFFSETS = ((0, 0), (0, 12), (0, -12), (12, 0), (-12, 0))  # pixels by which the name of a country may stand off its place
ALONG_WIDTH = 165  # pixels in which what more is said of a stroke is wrapped
BOX_STEP = 7  # pixels between two of the boxes that stand for a line, at most


def country_boxes(places: Mapping[str, Point], size: int, frame: Box) -> dict[str, Box]:
    """Return what the name of each country fills about its pixel, moved into the frame from the left or the right."""
    found = {}
    for name, (x, y) in places.items():
        half = width(name, size) / 2
        found[name] = text_box([name], min(max(x, frame.left + half), frame.right - half), y, size, xanchor="center", yanchor="middle")
    return found


def country_names(boxes: Mapping[str, Box], size: int, frame: Box, taken: Sequence[Box]) -> Iterator[Plot]:
    """Name each country in its box, or a little off it if need be, where the frame holds it and nothing is taken; one that finds no room has no name."""
    taken = [*taken]
    for name, box in boxes.items():
        moved = (Box(box.left + right, box.top + down, box.right + right, box.bottom + down) for right, down in NAME_OFFSETS)
        free = next((each for each in moved if each.within(frame) and not covered(each, taken)), None)
        if free:
            taken.append(free)
            yield note([name], round((free.left + free.right) / 2, 1), round((free.top + free.bottom) / 2, 1), size=size, colour="quiet", italic=True)


def boxes_along(run: Sequence[Point], half: float) -> list[Box]:
    """Return small boxes along a line that reach `half` pixels from it."""
    found = []
    for (x0, y0), (x1, y1) in pairwise(run):
        steps = int(hypot(x1 - x0, y1 - y0) / BOX_STEP) + 1
        found += [Box.about(x0 + (x1 - x0) * part / steps, y0 + (y1 - y0) * part / steps, half) for part in range(steps + 1)]
    return found


def words_along(lines: list[str], more: str, x: float, y: float, size: int) -> Iterator[tuple[Box, Plot]]:
    """Yield words over the sea at the left of the middle of a stroke, and below them in quiet words what more is said of it; each after its box.

    They end where the stroke, which runs to the lower left, would come too near.
    """
    quiet = wrap(more, size, ALONG_WIDTH) if more else []
    right, bottom = round(x - 8, 1), round(y + size * LINE_HEIGHT, 1)
    for said, colour, bold, below in ((quiet, "quiet", False, 0), (lines, "ink", True, len(quiet))):
        at = round(bottom - below * size * LINE_HEIGHT, 1)
        if said:
            words = note(said, right, at, size=size, colour=colour, anchor=("right", "bottom"), bold=bold, bgcolor=css("water"))
            yield text_box(said, right, at, size, xanchor="right", yanchor="bottom", bold=bold), words


def short_name(name: str) -> str:
    """Return the name of a place without what lies around it: what follows a comma with a capital, as in `Tel al-Hara, Daraa province`."""
    first, *others = name.split(", ")
    return name if others and others[0][0].islower() else first
