"""The maps of one sky to their plot: three beside each other, each between its date and its words, or, on a phone, below each other with both at the right.

What changed since the map before is in colour, what stayed is quiet, and so is all on the first. Hollow is what rests on reports or images alone, and a dotted outline what is not known. The line is dotted on every map of the
site, since its route is not public; where no page says how it worked, it is quiet and has a question mark.
"""

from itertools import product
from typing import NamedTuple

from explainer.figures.draw.labels import place_label
from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import WIDTHS, Carried, Notes, Plot, carrying_strokes, marks, note, plane, rect, strokes
from explainer.figures.draw.symbols import outline_points
from explainer.figures.draw.text_size import Box, covered, text_box, wrap
from explainer.figures.map_ground import NOT_DESCRIBED_DASH, ZONE_OPACITY, Area, Ground, land, pieces, thinned, zone_of_separation
from explainer.figures.map_names import boxes_along, country_boxes, country_names
from explainer.figures.map_selection import reach_in_words
from explainer.figures.sky_selection import SkyOnDate, Stood, label_on, line_title, path_of, reach_title, site_title
from explainer.record.deals_and_facts import Reach
from explainer.record.urls import address

SKY_COUNTRIES = {"Syria": (37.1, 34.2), "Lebanon": (35.98, 33.85), "Israel": (34.95, 31.62), "Jordan": (36.6, 31.8)}
AREA = Area(34.52, 31.45, 38.17, 36.0, "levant", {"wide": 296, "narrow": 216}, {}, SKY_COUNTRIES)
IN_A_ROW = {"wide": 3, "narrow": 1}
ZONE = (35.87, 32.95)  # where the area of separation is named
POST = (34.79, 32.07)  # the Israeli Air Force command post, as the place of the General Staff headquarters in the record
MAP_GAP = {"wide": 16, "narrow": 14}  # pixels between two maps
WORDS_GAP = 10  # pixels from a map to its words on a phone
HEADING_SIZE, TEXT_SIZE, MARK_SIZE = 15, 12, 11
SITE_SYMBOLS = {"base": "circle", "battery": "triangle-up", "posts": "square", "troops": "diamond"}
ALONG = 0.35  # the part of the line at which its name stands
ALONG_THE_RING = (0, 12, 24, 36)  # pixels by which the words of a range may stand off its southern end
NOT_KNOWN_DASH = "2px,2px"  # of the outline of a mark of which no page of the time tells
SYMBOL_SIZES = {"triangle-up": 14, "triangle-up-open": 12}
SHORE_TOLERANCE = 1.2  # pixels by which the shore of so small a map may lie off its place
RING_TOLERANCE = 0.3  # pixels by which a drawn ring may lie off it
FEWEST = 4  # points of an outline that has an inside
NARROWEST = 84  # pixels to which a name may be broken
FARTHEST = 24  # pixels from a mark to its name
# Pixels by which a mark makes way for one before it: aside where both stand at one place, else downwards, so that names beside both keep apart.
STEPS_ASIDE = ((0, 0), (13, 0), (-13, 0), (26, 0))
STEPS_DOWNWARDS = ((0, 0), (0, 14), (0, -14), *STEPS_ASIDE)


class Corner(NamedTuple):
    """Where a map stands in the picture: its left and its top."""

    left: float
    top: float

    def of(self, point: Point) -> Point:
        """Return the pixel of the picture for one of the map."""
        return self.left + point[0], self.top + point[1]


def draw(shown: list[SkyOnDate], layout: str) -> Plot:
    """Draw the maps in the `wide` or the `narrow` layout."""
    return _Maps(shown, layout).draw()


class _Maps:
    """One layout in the making. What is the same on all maps is one trace: an element less for each."""

    def __init__(self, shown: list[SkyOnDate], layout: str) -> None:
        self.shown, self.layout = shown, layout
        self.ground = Ground(AREA, AREA.across[layout])
        self.notes = Notes()
        self.shapes: list[Plot] = []
        self.land: list[list[Point]] = []
        self.zones: dict[str, list[list[Point]]] = {"quiet": [], "ink": [], "military": []}
        self.runs: dict[tuple[str, str, str], list[tuple[list[Point], Carried]]] = {}
        self.frame, self.taken, self.dots, self.ways = Box(0, 0, 0, 0), list[Box](), list[Box](), list[Box]()  # of the map in the making
        self.places: set[Point] = set()  # of the marks on it, before they made way
        self.points: dict[tuple[str, str, str], list[tuple[float, float, Carried]]] = {}  # by the kind of site, the symbol and the colour

    def draw(self) -> Plot:
        top, bottoms = 0.0, [0.0]
        for number, each in enumerate(self.shown):
            column = number % IN_A_ROW[self.layout]
            top = max(bottoms) + MAP_GAP[self.layout] if number and not column else top
            bottoms.append(self._map(each, column * (self.ground.width + MAP_GAP[self.layout]), top))
        fills = [strokes("land", self.land, "border", 1, fill="toself", fillcolor=css("land"))]
        fills += [
            strokes("zone", runs, colour, 0.8, fill="toself", fillcolor=css(colour), opacity=ZONE_OPACITY if colour == "quiet" else 0.75)
            for colour, runs in self.zones.items()
            if runs
        ]
        found = [marks(kind, points, symbol, colour, SYMBOL_SIZES.get(symbol, MARK_SIZE)) for (kind, symbol, colour), points in self.points.items()]
        lines = [carrying_strokes(name, runs, colour, 1.8, dash) for (name, colour, dash), runs in self.runs.items()]
        more = {"shapes": self.shapes, "annotations": self.notes}
        return {
            "data": [*(fills if self.shown else []), *lines, *found],
            "layout": plane(self.layout, WIDTHS[self.layout], max(bottoms), **more),
        }

    def _map(self, shown: SkyOnDate, left: float, top: float) -> float:
        """Draw a date; return where it ends."""
        sky, ground, wide = shown.sky, self.ground, self.layout == "wide"
        beside = 0 if wide else ground.width + WORDS_GAP
        limit = ground.width if wide else WIDTHS["narrow"] - beside
        words = self._words(_month(shown), left + beside, top, HEADING_SIZE, "ink", limit)
        corner = Corner(left, words + 2 if wide else top)
        end = corner.top + ground.height
        self._ground(shown, corner)
        self._line(shown, corner)
        for reach in shown.reaches:
            self._range(shown, reach, corner)
        sites = [(each, self._mark(each, corner)) for each in shown.sites]
        for each, at in sites:
            self._name(label_on(sky, each), at, _colour(each), bold=each.stands_out)
        self._name("Tel Aviv", corner.of(ground.at(*POST)), "quiet", bold=False)
        self._name("area of separation", corner.of(ground.at(*ZONE)), "quiet", bold=False, only_if_clear=True)
        countries = country_boxes({name: corner.of(ground.at(*place)) for name, place in SKY_COUNTRIES.items()}, TEXT_SIZE, self.frame)
        self.notes += country_names(countries, TEXT_SIZE, self.frame, [*self.taken, *self.dots, *self.ways])
        return max(end, self._words(sky.says, left + beside, end + 6 if wide else words + 3, TEXT_SIZE, "quiet", limit))

    def _ground(self, shown: SkyOnDate, corner: Corner) -> None:
        """Lay the ground; the area of separation has the colour of the troops in it."""
        ground = self.ground
        self.frame = Box(corner.left, corner.top, corner.left + ground.width, corner.top + ground.height).grown(-2)
        self.taken, self.dots, self.ways, self.places = [], [], [], set()
        self.shapes.append(rect((*corner, corner.left + ground.width, corner.top + round(ground.height)), "water"))
        shores = (ground.shore(ring, *corner, bend=SHORE_TOLERANCE) for ring in land(AREA))
        self.land += [shore for shore in shores if len(shore) >= FEWEST]
        troops = next((each for each in shown.sites if each.site.kind == "troops"), None)
        colour = "quiet" if not troops else "military" if troops.stands_out else "ink"
        zone = [ground.shore(ring, *corner) for ring in zone_of_separation()]
        self.zones[colour] += zone
        self._keep_clear(zone)

    def _range(self, shown: SkyOnDate, reach: Reach, corner: Corner) -> None:
        """Draw what of a claimed range lies on the map, named at its southern end."""
        circle = self.ground.circle(reach.from_.lon, reach.from_.lat, float(reach.km))
        runs = [thinned([corner.of(point) for point in run], RING_TOLERANCE) for run in pieces(circle, self.ground)]
        data = Carried(reach_title(shown.sky, reach), address("reaches", reach), f"{reach.by}, {reach.date}. {reach.caveat}")
        colour = "military" if reach in shown.new_reaches else "quiet"
        self.runs.setdefault(("claim", colour, "6px,4px"), []).extend((run, data) for run in runs)
        if not runs:
            return
        x, y = max((point for run in runs for point in run), key=lambda point: point[1])
        words = f"{reach_in_words(reach).replace('more than', 'over')}, claimed"
        for right, lines in product(ALONG_THE_RING, ([words], words.replace(", ", ",|").split("|"))):
            box = text_box(lines, x + right, y + 4, TEXT_SIZE, xanchor="center", yanchor="top", bold=True)
            if box.within(self.frame) and not covered(box, [*self.taken, *self.ways]):
                self.taken.append(box)
                self._note(lines, x + right, y + 4, colour, ("center", "top"), bold=colour == "military")
                break
        self._keep_clear(runs)

    def _line(self, shown: SkyOnDate, corner: Corner) -> None:
        """Draw the line from the base to the Israeli post, quiet where no page says how it worked."""
        sky = shown.sky
        base = next((site for site in sky.sites if site.kind == "base"), None)
        if not base:
            return
        start, end = (corner.of(self.ground.at(*place)) for place in ((base.place.lon, base.place.lat), POST))
        colour = "ink" if sky.line.stated else "quiet"
        self.runs.setdefault(("line", colour, NOT_DESCRIBED_DASH), []).append(
            ([start, end], Carried(line_title(sky), path_of(sky.line), f"{sky.line.by}."))
        )
        self._keep_clear([[start, end]])
        words = "the line" if sky.line.stated else "the line?"
        x, y = start[0] + (end[0] - start[0]) * ALONG - 7, start[1] + (end[1] - start[1]) * ALONG
        self.taken.append(text_box([words], x, y, TEXT_SIZE, xanchor="right", yanchor="middle", bold=True))
        self._note([words], x, y, colour, ("right", "middle"), ground="water")

    def _keep_clear(self, runs: list[list[Point]]) -> None:
        """Hold the ways of lines, so that names keep clear of them."""
        self.ways += [box for run in runs for box in boxes_along(run, 3)]

    def _mark(self, stood: Stood, corner: Corner) -> Point:
        """Mark a site, beside another mark where both stand at one place; return the pixel."""
        site = stood.site
        x, y = corner.of(self.ground.at(site.place.lon, site.place.lat))
        steps = STEPS_ASIDE if (x, y) in self.places else STEPS_DOWNWARDS
        self.places.add((x, y))
        free = (step for step in steps if not covered(Box.about(x + step[0], y + step[1], MARK_SIZE / 2), self.dots))
        right, down = next(free, steps[-1])
        x, y = x + right, y + down
        self.dots.append(Box.about(x, y, MARK_SIZE / 2))
        data = Carried(site_title(stood), path_of(site), f"{site.by}: {site.says}")
        if site.known == "not-known" and site.change != "left":
            symbol = SITE_SYMBOLS[site.kind]
            outline = outline_points(symbol, x, y, SYMBOL_SIZES.get(f"{symbol}-open", MARK_SIZE))
            self.runs.setdefault((site.kind, "quiet", NOT_KNOWN_DASH), []).append((outline, data))
            return x, y
        symbol = "x-thin-open" if site.change == "left" else SITE_SYMBOLS[site.kind] + ("" if site.known == "stated" else "-open")
        self.points.setdefault((site.kind, symbol, _colour(stood)), []).append((round(x, 1), round(y, 1), data))
        return x, y

    def _name(self, words: str, at: Point, colour: str, *, bold: bool, only_if_clear: bool = False) -> None:
        """Name a place beside its mark, over no other name; one that finds no room stands in its card and in the table."""
        kept = [*self.dots, *self.ways]
        label = place_label(words, *at, size=TEXT_SIZE, limit=NARROWEST, frame=self.frame, taken=self.taken, marks=kept, most=FARTHEST)
        if label and not (only_if_clear and covered(label.box, kept)):
            self.taken.append(label.box)
            self._note(label.lines, label.x, label.y, colour, label.anchor, bold=bold)

    def _words(self, said: str, x: float, y: float, size: int, colour: str, limit: float) -> float:
        """Write words beside a map; return where they end."""
        lines = wrap(said, size, limit, bold=size == HEADING_SIZE)
        return self.notes.put(lines, x, y, size, colour=colour, bold=size == HEADING_SIZE, heard=True)

    def _note(self, lines: list[str], x: float, y: float, colour: str, anchor: tuple[str, str], *, bold: bool = False, ground: str = "land") -> None:
        self.notes.append(note(lines, round(x, 1), round(y, 1), size=TEXT_SIZE, colour=colour, anchor=anchor, bold=bold, bgcolor=css(ground)))


def _colour(stood: Stood) -> str:
    """Return the colour of a site: what changed stands out, and what is not known is as quiet as can be."""
    return "military" if stood.stands_out else "quiet" if stood.site.known == "not-known" else "ink"


def _month(shown: SkyOnDate) -> str:
    return " ".join(str(shown.sky.date).split()[-2:])
