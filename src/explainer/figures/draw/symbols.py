"""The outlines of markers, about those that Plotly draws by the same names."""

from math import cos, pi, sin

from explainer.figures.draw.path_data import Point, number, steps

# Corners of the symbols, as radius (in halves of the size) and angle (in turns, clockwise from the top).
CORNERS: dict[str, list[Point]] = {
    "triangle-up": [(1.1, 0), (1.1, 1 / 3), (1.1, 2 / 3)],
    "diamond": [(1.25, 0), (1.25, 1 / 4), (1.25, 1 / 2), (1.25, 3 / 4)],
    "square": [(1.3, 1 / 8), (1.3, 3 / 8), (1.3, 5 / 8), (1.3, 7 / 8)],
    "pentagon": [(1.1, n / 5) for n in range(5)],
    "hexagon": [(1.1, n / 6) for n in range(6)],
    "star": [((1.3, 0.6)[n % 2], n / 10) for n in range(10)],
    "arrow": [(1, 0), (1, 0.4), (1, 0.6)],
}
CIRCLE_CORNERS = 16  # of a circle that is drawn as a line
# Symbols that are strokes only, each from one point to another, in halves of the size.
STROKES: dict[str, list[tuple[float, float, float, float]]] = {
    "x-thin": [(-1, -1, 1, 1), (-1, 1, 1, -1)],
    "line-ns": [(0, -1.4, 0, 1.4)],
    "cross-thin": [(0, -1.4, 0, 1.4), (-1.4, 0, 1.4, 0)],
}


def outline(symbol: str, x: float, y: float, size: float, angle: float = 0) -> str:
    """Return the path data of a marker of `size` pixels around a point, turned by `angle` degrees."""
    radius = size / 2
    symbol = symbol.removesuffix("-open")
    if symbol in STROKES:
        return "".join(
            f"M{number(x + radius * x0)} {number(y + radius * y0)}l{number(radius * (x1 - x0))} {number(radius * (y1 - y0))}"
            for x0, y0, x1, y1 in STROKES[symbol]
        )
    if symbol == "circle":
        radius = float(number(radius))  # of a chord shorter than two radii the large arc bulges: a lozenge
        arc = f"a{number(radius)} {number(radius)} 0 1 0"
        return f"M{number(x - radius)} {number(y)}{arc} {number(2 * radius)} 0{arc} {number(-2 * radius)} 0z"
    turn = angle / 360
    tip = radius if symbol == "arrow" else 0  # Plotly sets the tip of an arrow on the point
    x, y = x - tip * sin(2 * pi * turn), y + tip * cos(2 * pi * turn)
    corners = [(radius * reach * sin(2 * pi * (at + turn)), -radius * reach * cos(2 * pi * (at + turn))) for reach, at in CORNERS[symbol]]
    # The steps are the same for every mark of this shape and size.
    return f"M{number(x + corners[0][0])} {number(y + corners[0][1])}l{steps(corners)}z"


def outline_points(symbol: str, x: float, y: float, size: float) -> list[Point]:
    """Return the closed outline of a marker as points, for one that is drawn as a line."""
    corners = CORNERS.get(symbol, [(1.0, n / CIRCLE_CORNERS) for n in range(CIRCLE_CORNERS)])
    points = [(x + size / 2 * reach * sin(2 * pi * at), y - size / 2 * reach * cos(2 * pi * at)) for reach, at in corners]
    return [*points, points[0]]


def two_dots(small: float, large: float) -> str:
    """Return the path data of a sample, 28 by 12 pixels, that shows two dots of different size."""
    return outline("circle", 6, 6, small) + outline("circle", 20, 6, large)
