"""The ground of a map: outlines, the map between degrees and pixels, circles of kilometres, and what is cut off at the frame.

Outlines are those of Natural Earth (public domain), in `geography.json`. They state no view on any border.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import cos, hypot, pi, radians, sin
from typing import NamedTuple

DEGREE = 111.2  # kilometres in a degree of latitude, on a sphere of 6371 km
Ring = list[tuple[float, float]]


class Area(NamedTuple):
    """A piece of the ground.

    Its bounds in degrees, the set of outlines on it, its pixels across in each layout, how many places are named in each layout, where the names of
    countries stand (longitude, latitude), the kilometres of its bar of scale, and whether the ground of 1974 on the Golan is drawn, where it is more than a
    speck; an area that is too large for a scale has none.
    """

    west: float
    south: float
    east: float
    north: float
    outlines: str
    across: dict[str, int]
    named: dict[str, int]
    countries: dict[str, tuple[float, float]]
    scale: int = 0
    golan: bool = False

    @property
    def in_column(self) -> bool:
        """Whether the area is drawn for a column, the same on every screen."""
        return len(set(self.across.values())) == 1

    def holds(self, lon: float, lat: float) -> bool:
        """Return whether a place in degrees lies in the area or on its edge."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


AREAS = {
    "levant": Area(
        32.8, 31.3, 39.2, 37.3, "levant", {"wide": 600, "narrow": 328}, {"wide": 15, "narrow": 10},
        {"Israel": (34.75, 31.44), "Jordan": (36.6, 31.7), "Syria": (38.0, 34.9), "Lebanon": (35.52, 33.6), "Turkey": (36.6, 36.98),
         "Iraq": (38.95, 33.4), "Cyprus": (33.1, 35.0), "West Bank": (35.3, 32.25)}, 100, golan=True,
    ),
    "ranges": Area(
        30.9, 31.3, 41.0, 39.58, "levant", {"wide": 600, "narrow": 328}, {"wide": 24, "narrow": 10},
        {"Israel": (34.75, 31.45), "Jordan": (36.9, 31.8), "Syria": (38.6, 35.2), "Turkey": (33.0, 37.4),
         "Iraq": (40.3, 33.4), "Cyprus": (33.1, 34.97), "Lebanon": (36.0, 34.3)}, 100,
    ),
    "coast": Area(
        31.9, 31.45, 38.3, 36.15, "levant", {"wide": 328, "narrow": 328}, {"wide": 3, "narrow": 3},
        {"Israel": (34.85, 31.62), "Jordan": (36.4, 31.75), "Syria": (37.6, 34.7), "Lebanon": (36.4, 34.2), "Cyprus": (33.1, 35.0)}, 100,
    ),
    "channel": Area(
        33.9, 31.7, 38.5, 36.1, "levant", {"wide": 600, "narrow": 328}, {"wide": 24, "narrow": 10},
        {"Israel": (35.3, 32.72), "Jordan": (36.6, 31.9), "Syria": (37.6, 35.6), "Lebanon": (35.95, 34.2), "West Bank": (35.3, 32.25)}, 100, golan=True,
    ),
    "region": Area(
        0, 20, 80, 63, "region", {"wide": 920, "narrow": 328}, {"wide": 40, "narrow": 5},
        {"Russia": (57, 60), "Ukraine": (31.5, 49.6), "Kazakhstan": (56.5, 48), "Iran": (57, 33.6), "Saudi Arabia": (45.5, 25), "Egypt": (28.5, 26.5),
         "Turkey": (32.5, 38.6), "Syria": (40.5, 34.6), "Israel": (31.2, 32.4), "Iraq": (44, 32)},
    ),
}  # fmt: skip
NOT_DESCRIBED_DASH = "2px,4px"  # of the line, where no page of the time says that it is in use or how it works
ZONE_OPACITY = 0.7  # of the area of separation: it stands out 3:1 from the land on both grounds
NOT_LAND = ("line-1974", "area-of-separation", "borders")  # outlines that are not land
OUTLINE_TOLERANCE = 0.8  # pixels by which an outline may lie off its place
BORDER_TOLERANCE = 1.2  # pixels by which a border may
FEWEST_POINTS = 3  # points of a line that has any between its ends


@cache
def outlines(name: str) -> tuple[tuple[str, list[Ring]], ...]:
    """Return a set of outlines as (name, rings), each ring as (longitude, latitude) in degrees."""
    found = json.loads(files("explainer.figures").joinpath("geography.json").read_text(encoding="utf-8"))
    made = []
    for feature in found["features"]:
        shape, about = feature["geometry"], feature["properties"]
        match shape["type"]:
            case "LineString":
                rings = [shape["coordinates"]]
            case "MultiLineString":
                rings = shape["coordinates"]
            case _:
                rings = [ring for polygon in shape["coordinates"] for ring in polygon]
        if about["area"] == name:
            made.append((about["name"], [[(lon, lat) for lon, lat in ring] for ring in rings]))
    return tuple(made)


def land(area: Area, names: Collection[str] = ()) -> list[Ring]:
    """Return the outlines of what is land inside an area, of all countries on it or of those with some `names`."""
    of_countries = [rings for name, rings in outlines(area.outlines) if name not in NOT_LAND and (not names or name in names)]
    return [cut for rings in of_countries for ring in rings if (cut := clipped(ring, area))]


def zone_of_separation() -> list[Ring]:
    """Return the outlines of the UN area of separation of 1974."""
    return next(rings for name, rings in outlines("levant") if name == "area-of-separation")


def golan_line() -> Ring:
    """Return the edge of the ground that Israel holds on the Golan, from north to south."""
    return next(rings[0] for name, rings in outlines("levant") if name == "line-1974")


class Ground:
    """The map between degrees and pixels: equirectangular, true to scale on the middle parallel."""

    def __init__(self, area: Area, width: float) -> None:
        self.area = area
        self.shrink = cos(radians((area.south + area.north) / 2))
        self.per_degree = width / ((area.east - area.west) * self.shrink)
        self.width, self.height = width, (area.north - area.south) * self.per_degree

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a place in degrees."""
        return (lon - self.area.west) * self.shrink * self.per_degree, (self.area.north - lat) * self.per_degree

    def inside(self, x: float, y: float) -> bool:
        """Return whether a pixel lies on the map."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def shore(self, outline: Ring, left: float = 0, top: float = 0, *, bend: float = OUTLINE_TOLERANCE) -> list[tuple[float, float]]:
        """Return an outline in whole pixels, each place once and no smaller `bend`: it is half of what a map weighs, and no mark stands on it."""
        places = [(float(round(left + x)), float(round(top + y))) for x, y in (self.at(*point) for point in outline)]
        return thinned([place for place, before in zip(places, [None, *places], strict=False) if place != before], bend)

    def borders(self) -> list[list[tuple[float, float]]]:
        """Return the borders of countries where the land is drawn as one; those of the Levant are edges of its countries."""
        return [self.shore(line, bend=BORDER_TOLERANCE) for line in dict(outlines(self.area.outlines)).get("borders", [])]

    def circle(self, lon: float, lat: float, km: float) -> list[tuple[float, float]]:
        """Return the points at `km` from a place, closed."""
        reach = km / DEGREE
        turns = (2 * pi * step / 90 for step in range(91))
        return [self.at(lon + reach * sin(turn) / cos(radians(lat)), lat + reach * cos(turn)) for turn in turns]


def clipped(ring: Ring, area: Area) -> Ring:
    """Return a closed outline cut to the frame of an area, one side after the other (Sutherland and Hodgman, 1974)."""
    sides = ((0, area.west, 1), (0, area.east, -1), (1, area.south, 1), (1, area.north, -1))
    for axis_, limit, sign in sides:
        kept: Ring = []
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
            inside, next_inside = ((point[axis_] - limit) * sign >= 0 for point in (one, other))
            if inside:
                kept.append(one)
            if inside != next_inside:
                part = (limit - one[axis_]) / (other[axis_] - one[axis_])
                kept.append((one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part))
        ring = kept
    return [*ring, ring[0]] if ring else []


def thinned(points: Sequence[tuple[float, float]], most: float) -> list[tuple[float, float]]:
    """Return a line without the points that lie within `most` pixels of what is left of it (Douglas and Peucker, 1973); a closed one stays closed."""
    if len(points) < FEWEST_POINTS:
        return list(points)
    (x0, y0), (x1, y1) = points[0], points[-1]
    long = hypot(x1 - x0, y1 - y0)

    def off(point: tuple[float, float]) -> float:
        x, y = point
        return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / long if long else hypot(x - x0, y - y0)

    far = max(range(1, len(points) - 1), key=lambda index: off(points[index]))
    if off(points[far]) <= most:
        return [points[0], points[-1]]
    return thinned(points[: far + 1], most)[:-1] + thinned(points[far:], most)


def pieces(points: Sequence[tuple[float, float]], ground: Ground) -> Iterator[list[tuple[float, float]]]:
    """Return the pieces of a line that lie on the map."""
    piece: list[tuple[float, float]] = []
    for point in points:
        if ground.inside(*point):
            piece.append(point)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece
