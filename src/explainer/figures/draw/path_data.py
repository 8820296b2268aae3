"""Points in pixels to the path data of SVG (https://www.w3.org/TR/SVG2/paths.html), as short as it goes."""

from itertools import pairwise

OUTERMOST = 10**6  # pixels: nothing of a picture lies further out
Point = tuple[float, float]


def number(value: float) -> str:
    """Return a coordinate in tenths of a pixel, as short as it goes. Raises ValueError where it is no number, or far outside of any picture."""
    if not -OUTERMOST < value < OUTERMOST:
        raise ValueError(f"plot: a place must be a number, in or near the picture: {value}")
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def bend(points: list[Point]) -> str:
    """Return the quadratic curve through the first, the middle and the last of points that lie on one, at even steps."""
    (x0, y0), (x1, y1), (x2, y2) = points[0], points[len(points) // 2], points[-1]
    control = (2 * x1 - (x0 + x2) / 2 - x0, 2 * y1 - (y0 + y2) / 2 - y0)
    steps = " ".join(number(value) for value in (*control, x2 - x0, y2 - y0))
    return f"M{number(x0)} {number(y0)}q{steps}".replace(" -", "-")


def polyline(points: list[Point]) -> str:
    """Return the line through points: the first place, then the steps from one to the next, which are shorter than places and repeat more often."""
    return f"M{number(points[0][0])} {number(points[0][1])}l{steps(points)}".removesuffix("l").replace(" -", "-")


def steps(points: list[Point]) -> str:
    """Return the steps from one point to the next."""
    return " ".join(f"{number(b[0] - a[0])} {number(b[1] - a[1])}" for a, b in pairwise(points)).replace(" -", "-")
