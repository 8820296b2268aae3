"""Sizes and positions of text without a browser: upper bounds, so that labels that do not touch here touch nowhere."""

from collections.abc import Iterable, Sequence
from math import hypot
from typing import NamedTuple, Self

# Advance widths in ems, read from DejaVu Sans Bold: of the fonts that the site's stack can meet, the widest.
EMS_OF = {"fijlrtIJ.,;:-()'’/| ": 0.49, "mwMW@%": 1.1, "ABCDEFGHKLNOPQRSTUVXYZ": 0.85}
EMS_OTHER = 0.73
EMS = {char: width for chars, width in EMS_OF.items() for char in chars}
REGULAR = 0.92  # of the width of bold text
LINE_HEIGHT = 1.25  # the height of a line, in ems


class Box(NamedTuple):
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, x: float, y: float, half: float) -> Self:
        """Return the square about a point that reaches `half` pixels from it."""
        return cls(x - half, y - half, x + half, y + half)

    def touches(self, other: Self) -> bool:
        """Return whether the two rectangles share more than an edge."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def near(self, other: Self, by: float) -> bool:
        """Return whether the two rectangles would touch if one had `by` pixels more on every side."""
        return self.left - by < other.right and other.left < self.right + by and self.top - by < other.bottom and other.top < self.bottom + by

    def within(self, other: Self) -> bool:
        """Return whether this rectangle lies wholly inside the other."""
        return self.left >= other.left and self.right <= other.right and self.top >= other.top and self.bottom <= other.bottom

    def grown(self, by: float) -> Self:
        """Return the rectangle with `by` pixels more on every side."""
        return type(self)(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def apart(self, other: Self) -> float:
        """Return the pixels between the two rectangles, none where they touch."""
        across, down = max(self.left - other.right, other.left - self.right, 0), max(self.top - other.bottom, other.top - self.bottom, 0)
        return hypot(across, down)

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside."""
        return self.left < x < self.right and self.top < y < self.bottom


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return an upper bound of the width of one line of text, in the unit of `size`."""
    ems = sum(EMS.get(char, EMS_OTHER) for char in text)
    return size * ems * (1 if bold else REGULAR)


def wrap(text: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """Break text at spaces into lines of at most `limit` pixels; a longer word keeps a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def text_box(lines: Sequence[str], x: float, y: float, size: float, *, xanchor: str, yanchor: str, bold: bool = False) -> Box:
    """Return the rectangle of lines of text anchored at a point: `left`, `center` or `right`; `top`, `middle` or `bottom`."""
    wide = max(width(line, size, bold=bold) for line in lines)
    high = size * LINE_HEIGHT * len(lines)
    left = x - wide * {"left": 0, "center": 0.5, "right": 1}[xanchor]
    top = y - high * {"top": 0, "middle": 0.5, "bottom": 1}[yanchor]
    return Box(left, top, left + wide, top + high)


def covered(box: Box, others: Iterable[Box]) -> int:
    """Count how many of `others` a rectangle touches."""
    left, top, right, bottom = box
    return sum(1 for x0, y0, x1, y1 in others if x0 < right and left < x1 and y0 < bottom and top < y1)


def is_covered(box: Box, others: Iterable[Box]) -> bool:
    """Return whether a rectangle touches any of `others`."""
    left, top, right, bottom = box
    for x0, y0, x1, y1 in others:  # noqa: SIM110 - labels ask this of hundreds of thousands of places, and `any` takes twice the time
        if x0 < right and left < x1 and y0 < bottom and top < y1:
            return True
    return False


def crossings(boxes: Iterable[Box], points: Sequence[tuple[float, float]]) -> int:
    """Count how many of `boxes` a line through `points` enters, as far as its points show."""
    xs, ys = zip(*points, strict=True)
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    return sum(
        1 for x0, y0, x1, y1 in boxes if x0 < right and left < x1 and y0 < bottom and top < y1 and any(x0 < x < x1 and y0 < y < y1 for x, y in points)
    )
