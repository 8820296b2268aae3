"""The maps of one sky to their plot: beside each other with words below, or, on a phone, below each other with words at the right.

What changed since the map before is in colour, what stayed is quiet; hollow is what rests on reports or images alone.
"""

from typing import NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import WIDTHS, Carried, Plot, marks, note, plane, rect, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, covered, text_box, wrap
from explainer.figures.map_ground import Area, Ground, land, pieces, thinned, zone_of_separation
from explainer.figures.map_shown import reach_in_words
from explainer.figures.sky_shown import Shown, line_title, path_of, reach_title, site_title
from explainer.record.deals_and_facts import Reach
from explainer.record.skies import Site
from explainer.record.urls import address

AREA = Area(34.22, 31.45, 37.87, 36.0, "levant", {"wide": 172, "narrow": 172}, {}, {})
POST = (34.79, 32.07)  # the Israeli Air Force command post, as the place of the General Staff headquarters in the record
APART = {"wide": 15, "narrow": 14}  # pixels between two maps, across or down
BESIDE = 10  # pixels from a map to its words on a phone
HEAD, WORDS, MARK = 14, 12, 10
SYMBOLS = {"base": "circle", "battery": "triangle-up", "posts": "square", "troops": "diamond"}
ALONG = 0.45  # the part of the line at which its name stands
SIZES = {"triangle-up": 14, "triangle-up-open": 12}
BEND = 1.6  # pixels by which the shore of so small a map may lie off its place
CURVE = 0.3  # pixels by which a drawn ring may lie off it
FEWEST = 4  # points of an outline that has an inside
NARROWEST = 50  # pixels to which a name may be broken
TOUCH = 2  # pixels by which the line of a name may reach into that of another: no letter does
RIGHT, LEFT, ABOVE, BELOW = (9, 0, "left", "middle"), (-9, 0, "right", "middle"), (0, -7, "center", "bottom"), (0, 7, "center", "top")
NAME_SIDES = {
    "base": (LEFT, ABOVE),
    "battery": (RIGHT, LEFT, ABOVE, BELOW),
    "posts": (RIGHT, BELOW),
    "troops": (ABOVE, BELOW),
}  # where a name stands, best first
STEPS = ((0, 0), (12, 0), (-12, 0), (0, -12), (0, 12), (12, -12), (-12, 12), (24, 0))  # pixels by which a mark makes way for one before it
Point = tuple[float, float]


class Corner(NamedTuple):
    """Where a map stands in the picture: its left and its top."""

    left: float
    top: float

    def of(self, point: Point) -> Point:
        """Return the pixel of the picture for one of the map."""
        return self.left + point[0], self.top + point[1]


def draw(shown: list[Shown], layout: str) -> Plot:
    """Draw the maps in the `wide` or the `narrow` layout."""
    return _Maps(shown, layout).draw()


class _Maps:
    """One layout in the making. What is the same on all maps is one trace: an element less for each."""

    def __init__(self, shown: list[Shown], layout: str) -> None:
        self.shown, self.layout = shown, layout
        self.ground = Ground(AREA, AREA.across[layout])
        self.notes: list[Plot] = []
        self.shapes: list[Plot] = []
        self.land: list[list[Point]] = []
        self.zones: dict[str, list[list[Point]]] = {"quiet": [], "ink": [], "military": []}
        self.runs: dict[tuple[str, str, str], list[tuple[list[Point], Carried]]] = {}
        self.frame, self.taken, self.dots = Box(0, 0, 0, 0), list[Box](), list[Box]()  # of the map in the making
        self.points: dict[tuple[str, str, str], list[tuple[float, float, Carried]]] = {}  # by the kind of site, the symbol and the colour

    def draw(self) -> Plot:
        y = 0.0
        bottoms = [0.0]
        for number, each in enumerate(self.shown):
            wide = self.layout == "wide"
            corner = Corner(number * (self.ground.width + APART["wide"]) if wide else 0, 0 if wide else y)
            self._map(each, corner)
            end = self._words(each, corner)
            y = max(end, corner.top + self.ground.height) + APART["narrow"]
            bottoms.append(max(end, corner.top + self.ground.height))
        fills = [strokes("land", self.land, "rule", 1, fill="toself", fillcolor=css("land"))]
        fills += [
            strokes("zone", runs, colour, 0.8, fill="toself", fillcolor=css(colour), opacity=0.45 if colour == "quiet" else 0.75)
            for colour, runs in self.zones.items()
            if runs
        ]
        found = [marks(kind, points, symbol, colour, SIZES.get(symbol, MARK)) for (kind, symbol, colour), points in self.points.items()]
        more = {"shapes": self.shapes, "annotations": self.notes}
        return {
            "data": [*(fills if self.shown else []), *map(_carried, self.runs.items()), *found],
            "layout": plane(self.layout, WIDTHS[self.layout], max(bottoms), **more),
        }

    def _map(self, shown: Shown, corner: Corner) -> None:
        sky, ground = shown.sky, self.ground
        self.frame = Box(corner.left, corner.top, corner.left + ground.width, corner.top + ground.height).grown(-2)
        self.taken, self.dots = [], []
        self.shapes.append(rect((*corner, corner.left + ground.width, corner.top + round(ground.height)), "water"))
        shores = (ground.shore(ring, *corner, bend=BEND) for ring in land(AREA))
        self.land += [shore for shore in shores if len(shore) >= FEWEST]
        troops = next((site for site in sky.sites if site.kind == "troops"), None)
        colour = "quiet" if not troops else "military" if troops.change != "same" else "ink"
        self.zones[colour] += [ground.shore(ring, *corner) for ring in zone_of_separation()]
        for reach in shown.reaches:
            self._range(shown, reach, corner)
        self._line(shown, corner)
        sites = [(site, self._mark(shown, site, corner)) for site in sky.sites]
        for site, at in sites:
            self._name(site, at)

    def _range(self, shown: Shown, reach: Reach, corner: Corner) -> None:
        """Draw what of a claimed range lies on the map, named at its southern end."""
        circle = self.ground.circle(reach.from_.lon, reach.from_.lat, float(reach.km))
        runs = [thinned([corner.of(point) for point in run], CURVE) for run in pieces(circle, self.ground)]
        data = Carried(reach_title(shown.sky, reach), address("reaches", reach), f"{reach.by}, {reach.date}. {reach.caveat}")
        colour = "quiet" if reach.id in shown.before else "military"
        self.runs.setdefault(("claim", colour, "6px,4px"), []).extend((run, data) for run in runs)
        x, y = max((point for run in runs for point in run), key=lambda point: point[1])
        words = f"{reach_in_words(reach).replace('more than', 'over')}, claimed"
        for lines in ([words], words.replace(", ", ",|").split("|")):
            half = max(text_box([line], 0, 0, WORDS, xanchor="left", yanchor="top", bold=True).right for line in lines) / 2
            at = min(max(x, self.frame.left + half), self.frame.right - half)
            box = text_box(lines, at, y + 3, WORDS, xanchor="center", yanchor="top", bold=True)
            if box.within(self.frame):
                self.taken.append(box)
                self._note(lines, at, y + 3, colour, ("center", "top"), bold=colour == "military")
                return

    def _line(self, shown: Shown, corner: Corner) -> None:
        """Draw the line from the base to the Israeli post, dotted where no page says how it worked."""
        sky = shown.sky
        base = next((site for site in sky.sites if site.kind == "base"), None)
        if not base:
            return
        start, end = (corner.of(self.ground.at(*place)) for place in ((base.place.lon, base.place.lat), POST))
        colour, dash = ("ink", "solid") if sky.line.stated else ("quiet", "2px,4px")
        self.runs.setdefault(("line", colour, dash), []).append(([start, end], Carried(line_title(sky), path_of(sky.line), f"{sky.line.by}.")))
        words = "the line" if sky.line.stated else "the line?"
        x, y = start[0] + (end[0] - start[0]) * ALONG + 6, start[1] + (end[1] - start[1]) * ALONG
        self.taken.append(text_box([words], x, y, WORDS, xanchor="left", yanchor="middle", bold=True))
        self._note([words], x, y, colour, ("left", "middle"))
        self.taken.append(text_box(["Tel Aviv"], end[0] + 4, end[1] + 3, WORDS, xanchor="left", yanchor="top", bold=True))
        self._note(["Tel Aviv"], end[0] + 4, end[1] + 3, "quiet", ("left", "top"))

    def _mark(self, shown: Shown, site: Site, corner: Corner) -> Point:
        """Mark a site, beside another mark where both stand at one place; return the pixel."""
        x, y = corner.of(self.ground.at(site.place.lon, site.place.lat))
        free = (step for step in STEPS if not covered(_dot(x + step[0], y + step[1]), self.dots))
        right, down = next(free, STEPS[-1])
        x, y = x + right, y + down
        self.dots.append(_dot(x, y))
        symbol = "x-thin-open" if site.change == "left" else SYMBOLS[site.kind] + ("" if site.known == "stated" else "-open")
        data = Carried(site_title(shown.sky, site), path_of(site), f"{site.by}: {site.says}")
        self.points.setdefault((site.kind, symbol, _colour(site)), []).append((round(x, 1), round(y, 1), data))
        return x, y

    def _name(self, site: Site, at: Point) -> None:
        """Name a site at the first side of its mark that is free; one that finds none stands in its card and in the table."""
        others = [dot for dot in self.dots if not dot.holds(*at)]
        for lines in dict.fromkeys(((site.label,), tuple(wrap(site.label, WORDS, NARROWEST, bold=True)))):
            for right, down, xanchor, yanchor in NAME_SIDES[site.kind]:
                x, y = at[0] + right, at[1] + down
                box = text_box(lines, x, y, WORDS, xanchor=xanchor, yanchor=yanchor, bold=True)
                if box.within(self.frame) and not covered(box.grown(-TOUCH), [*self.taken, *others]):
                    self.taken.append(box)
                    self._note(list(lines), x, y, _colour(site), (xanchor, yanchor), bold=site.change != "same")
                    return

    def _words(self, shown: Shown, corner: Corner) -> float:
        """Write the date and what changed; return where the words end."""
        wide = self.layout == "wide"
        x = corner.left if wide else self.ground.width + BESIDE
        y = corner.top + (self.ground.height + 8 if wide else 2)
        limit = self.ground.width if wide else WIDTHS["narrow"] - x
        for words, size, colour, bold in ((_month(shown), HEAD, "ink", True), (shown.sky.says, WORDS, "quiet", False)):
            lines = wrap(words, size, limit, bold=bold)
            self.notes.append(note(lines, round(x, 1), round(y, 1), size=size, colour=colour, anchor=("left", "top"), bold=bold, heard=True))
            y += len(lines) * size * LINE_HEIGHT + 3
        return y

    def _note(self, lines: list[str], x: float, y: float, colour: str, anchor: tuple[str, str], *, bold: bool = False) -> None:
        self.notes.append(note(lines, round(x, 1), round(y, 1), size=WORDS, colour=colour, anchor=anchor, bold=bold, bgcolor=css("land")))


def _carried(item: tuple[tuple[str, str, str], list[tuple[list[Point], Carried]]]) -> Plot:
    """Return the trace of lines of one style, each with what it carries."""
    (name, colour, dash), runs = item
    trace = strokes(name, [run for run, _ in runs], colour, 1.8, dash, hoverinfo="text")
    return {**trace, "customdata": [each for run, data in runs for each in [*([data] * len(run)), None]]}


def _dot(x: float, y: float) -> Box:
    return Box(x, y, x, y).grown(MARK / 2)


def _colour(site: Site) -> str:
    """Return the colour of a site: what changed stands out, and what is not known is as quiet as can be."""
    return "military" if site.change != "same" else "quiet" if site.known == "not-known" else "ink"


def _month(shown: Shown) -> str:
    return " ".join(str(shown.sky.date).split()[-2:])
