"""What a map shows to its plot; in the `wide` layout the claims are spelled out beside the ground, in the `narrow` one below it."""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot, sqrt
from typing import Any

from explainer.figures.draw.labels import Label, place_label
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import WIDTHS, Carried, Plot, marks, note, plane, rect, strokes
from explainer.figures.draw.text_size import Box, covered, text_box
from explainer.figures.draw.text_size import width as text_width
from explainer.figures.map_beside import BesideEntry, claims_beside, places_beside
from explainer.figures.map_ground import AREAS, DEGREE, Ground, golan_line, land, pieces, zone_of_separation
from explainer.figures.map_places import EventPlace
from explainer.figures.map_shown import Shown, reach_in_words
from explainer.record.deals_and_facts import Reach
from explainer.record.urls import address
from explainer.text.words import counted

INSET = 6  # pixels between the scale and the frame
NAME = 12  # the size of a name
LARGEST, SMALLEST = 32, 7  # pixels across the dot of a place
NEAR = ((0, 0), (0, 12), (0, -12), (12, 0), (-12, 0))  # pixels by which the name of a country may stand off its place
LED = 14  # pixels from the edge of a dot to a name, from which a line leads to it
LONGEST_LEADER = 66
CLOSE = 2  # pixels: nearer to its own dot than to any other by less, a name would seem to be of both
STEP = 6  # pixels between two points of a line of which names keep clear
CLOSER = "levant"  # the area that a map of the whole region leaves to a closer one
FARTHEST_NAME = 36  # pixels from a place: farther off a name says nothing


def draw(shown: Shown, layout: str) -> Plot:
    """Draw the map: land, ranges and distances, and places."""
    return _Map(shown, layout).draw()


class _Map:
    """One layout of one map, in the making."""

    def __init__(self, shown: Shown, layout: str) -> None:
        self.shown, self.layout = shown, layout
        self.area = AREAS[shown.area]
        self.wide = layout == "wide" and not self.area.in_column
        self.width = WIDTHS["wide" if self.wide else "narrow"]
        self.ground = Ground(self.area, self.area.across[layout])
        self.traces: list[Plot] = []
        self.notes: list[Plot] = []
        self.shapes: list[Plot] = []
        self.claims: list[BesideEntry] = []
        self.taken: list[Box] = []
        self.ways: list[Box] = []  # small boxes along the distances and rings, of which names keep clear where they can

    def draw(self) -> Plot:
        self._land()
        self._ranges()
        self._places()
        self._countries()
        height = self._listed()
        return {"data": self.traces, "layout": plane(self.layout, self.width, height, shapes=self.shapes, annotations=self.notes)}

    def _land(self) -> None:
        ground = self.ground
        self.shapes.append(rect((0, 0, round(ground.width), round(ground.height)), "water"))
        runs = [ground.shore(ring) for ring in land(ground.area)]
        self.traces.append(strokes("land", runs, "rule", 1, fill="toself", fillcolor=css("land")))
        if self.area.golan:
            runs = [ground.shore(ring) for ring in zone_of_separation()]
            self.traces.append(strokes("zone", runs, "quiet", 0.8, fill="toself", fillcolor=css("quiet"), opacity=0.45))
            self.traces.append(strokes("line", [ground.shore(golan_line())], "ink", 2))
        if self.area.scale:
            self._scale()

    def _country_names(self) -> Iterator[tuple[str, float, float, Box]]:
        """Return the names of countries, each with its place and the box that it fills."""
        for name, (lon, lat) in self.area.countries.items():
            x, y = self.ground.at(lon, lat)
            half = text_width(name, NAME) / 2 + 3
            x = min(max(x, half), self.ground.width - half)
            yield name, round(x, 1), round(y, 1), Box(x - half, y - 8, x + half, y + 8)

    def _countries(self) -> None:
        """Name the countries, each where no other name stands, a little off its place if need be."""
        for name, x, y, box in self._country_names():
            for across, down in NEAR:
                moved = Box(box.left + across, box.top + down, box.right + across, box.bottom + down)
                if moved.within(Box(0, 0, self.ground.width, self.ground.height)) and not covered(moved, [*self.taken, *self.ways]):
                    self.taken.append(moved)
                    self.notes.append(note([name], x + across, y + down, size=NAME, colour="quiet", italic=True))
                    break

    def _scale(self) -> None:
        """Draw the bar of the scale over the sea at the lower left."""
        y, long = self.ground.height - INSET, self.area.scale / DEGREE * self.ground.per_degree
        self.traces.append(strokes("scale", [[(INSET, y - 4), (INSET, y), (INSET + long, y), (INSET + long, y - 4)]], "quiet", 1.2))
        self.notes.append(note([f"{self.area.scale} km"], INSET + 4, round(y - 4, 1), size=NAME, colour="quiet", anchor=("left", "bottom")))
        self.taken += [Box(0, y - 22, INSET + 46, self.ground.height), Box(0, y - 6, INSET + long + 2, self.ground.height)]

    def _claim(self, sort: str, lines: list[list[tuple[float, float]]], data: Carried, colour: str, dash: str) -> None:
        """Draw a claim of one line or more."""
        runs = [piece for points in lines for piece in pieces(points, self.ground)]
        self.ways += [Box(x - 2, y - 2, x + 2, y + 2) for run in runs for x, y in _along(run)]
        trace = strokes(sort, runs, colour, 1.6, dash)
        self.traces.append({**trace, "hoverinfo": "text", "customdata": [None if x is None else data for x in trace["x"]]})

    def _ranges(self) -> None:
        """Draw claimed ranges, each named on its ring, and distances, each named with its kilometres where it ends."""
        ends: dict[str, tuple[float, float]] = {}
        centres = {reach.from_: f" ({reach.label})" for reach in self.shown.reaches if not reach.to}
        for reach in self.shown.reaches:
            km = reach_in_words(reach)
            data = Carried(f"{reach.title}: {km}", address("reaches", reach), f"{reach.by}, {reach.date}. {reach.caveat}")
            start, centre = self.ground.at(reach.from_.lon, reach.from_.lat), f"{reach.from_.name}{centres.get(reach.from_, '')}"
            if reach.to:
                end = self.ground.at(reach.to.lon, reach.to.lat)
                steps = [(start[0] + (end[0] - start[0]) * n / 12, start[1] + (end[1] - start[1]) * n / 12) for n in range(13)]
                ends = {centre: start} | ends | {f"{reach.label}, {km}" if self.wide else reach.label: end}
                if self.area.in_column and reach.stroke:
                    self._claim("distance", [steps], data, "ink", "solid")
                    self._along([reach.stroke, km], *steps[len(steps) // 2])
                    continue
                self._claim("distance", [steps], data, "quiet", "solid")
                if not self.wide:
                    self.claims.append(BesideEntry(f"{reach.from_.name} to {reach.label}: {km}", data[1]))
            else:
                self._claim("range", [self.ground.circle(reach.from_.lon, reach.from_.lat, float(reach.km))], data, "military", "7px,4px")
                ends = {centre: start} | ends
                self._on_ring(reach, f"{reach.label}: {km}")
                said = f"{reach.label}: {km}, as claimed by {reach.by}, {reach.date}; drawn around {reach.from_.name}"
                self.claims.append(BesideEntry(said, data[1]))
        self._ends(ends)

    def _along(self, lines: list[str], x: float, y: float) -> None:
        """Set the words of a distance at the left of its middle."""
        self.taken.append(text_box(lines, x - 8, y, NAME, xanchor="right", yanchor="middle", bold=True))
        self.notes.append(note(lines, round(x - 8, 1), round(y, 1), size=NAME, anchor=("right", "middle"), bold=True, bgcolor=css("water")))

    def _on_ring(self, reach: Reach, words: str) -> None:
        """Set the words of a claimed range close above its ring at the top, or below it at the bottom, where that is on the map and free."""
        frame = Box(0, 0, self.ground.width, self.ground.height)
        for sign, anchor in ((1, "bottom"), (-1, "top")):
            x, y = self.ground.at(reach.from_.lon, reach.from_.lat + sign * float(reach.km) / DEGREE)
            y -= 2 * sign
            box = text_box([words], x, y, NAME, xanchor="center", yanchor=anchor, bold=True)
            if box.within(frame) and not covered(box, self.taken):
                self.taken.append(box)
                at = (round(x, 1), round(y, 1))
                self.notes.append(note([words], *at, size=NAME, colour="military", anchor=("center", anchor), bold=True, bgcolor=css("land")))
                return

    def _ends(self, ends: dict[str, tuple[float, float]]) -> None:
        """Mark and name the places at which ranges are centred and distances end."""
        if not ends:
            return
        dots = [Box(x - 4, y - 4, x + 4, y + 4) for x, y in ends.values()]
        dots += [Box(x - 6, y - 6, x + 6, y + 6) for place in self.shown.places for x, y in [self.ground.at(place.lon, place.lat)]]
        trace = marks("end", [(round(x, 1), round(y, 1), None) for x, y in ends.values()], "circle", "ink", 6)
        self.traces.append({**trace, "customdata": [None] * len(ends), "hoverinfo": "skip"})
        frame = Box(2, 2, self.ground.width - 2, self.ground.height - 2)
        leaders = []
        named = {short_name(place.name) for place in self.shown.places}
        kept = [*dots, *self.ways, *(box for *_, box in self._country_names())]
        for name, (x, y) in reversed(ends.items()):  # the farthest have the least room
            if name in named:
                continue
            # Clear of all lines and names of countries where there is room, else over one.
            tried = (
                place_label(name, x, y, size=NAME, limit=110, frame=frame, taken=self.taken, marks=marked, most=most)
                for marked, most in ((kept, LED + 10), (dots, FARTHEST_NAME))
            )
            label = next(filter(None, tried), None)
            if label:
                self.taken.append(label.box)
                at = (round(label.x, 1), round(label.y, 1))
                self.notes.append(note(label.lines, *at, size=NAME, anchor=label.anchor, bold=True, bgcolor=css("land")))
                if label.distance > LED:
                    leaders.append([(x, y), at])
        if leaders:
            self.traces.append(strokes("leader", leaders, "ink", 1))

    def _places(self) -> None:
        places = self.shown.places
        most = max((len(place.events) for place in places), default=1)
        unit = min(8, LARGEST / sqrt(most)) * (1 if self.wide else 0.75)
        sizes = [max(unit * sqrt(len(place.events)), SMALLEST) for place in places]  # the area of a dot stands for its events
        points = []
        dots = []
        for place, size in zip(places, sizes, strict=True):
            x, y = self.ground.at(place.lon, place.lat)
            latest = "; ".join(event.title for event in reversed(place.events[-2:]))
            data = Carried(f"{place.name}: {counted(len(place.events), 'event')}", place.page, latest)
            points.append((round(x, 1), round(y, 1), data))
            dots.append(Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2))
        if not points:
            return
        leads = len(self.traces)
        trace = marks("place", points, "circle", "diplomacy")
        trace["marker"] |= {"size": [round(size, 1) for size in sizes], "opacity": 1}
        self.traces.append(trace)
        leaders = []
        closer = self._closer(places)
        counted_one = max((place for place in places if place not in closer), key=lambda place: len(place.events), default=None)
        open_ = [index for index, place in enumerate(places) if place not in closer]
        weighed = sorted(open_, key=lambda index: (-places[index].weight, places[index].id))
        for index in weighed[: self.area.named[self.layout]]:
            place, (x, y, _), size = places[index], points[index], sizes[index]
            # The number at the largest dot says by what its size is.
            number = f": {counted(len(place.events), 'event')}" if place is counted_one else ""
            label = self._name(f"{short_name(place.name)}{number}", x, y, size, dots, index)
            if label:
                self.taken.append(label.box)
                off: dict[str, Any] = {"xshift": round(label.x - x, 1), "yshift": round(y - label.y, 1)}
                words = note(label.lines, x, y, size=NAME, anchor=label.anchor, bold=True, bgcolor=css("land"), name=place.page, **off)
                self.notes.append(words)
                if label.distance > size / 2 + LED:
                    leaders.append([(x, y), (label.x, label.y)])
        if leaders:
            self.traces.insert(leads, strokes("leader", leaders, "quiet", 0.8))

    def _closer(self, places: list[EventPlace]) -> list[EventPlace]:
        """Frame what a closer map shows, on a map too large to name the places there, and return them."""
        frame = AREAS[CLOSER]
        if self.area.scale:
            return []
        inside = [place for place in places if frame.west <= place.lon <= frame.east and frame.south <= place.lat <= frame.north]
        if inside:
            (left, top), (right, bottom) = self.ground.at(frame.west, frame.north), self.ground.at(frame.east, frame.south)
            corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
            self.traces.append(strokes("closer", [corners], "ink", 1.2))
            lines = ["The Levant:", f"{len(inside)} places,", f"{sum(len(place.events) for place in inside)} events"]
            box = text_box(lines, left - 6, (top + bottom) / 2, NAME, xanchor="right", yanchor="middle", bold=True)
            self.taken += [box, Box(left, top - 24, right, bottom)]  # a name above the frame would seem to be its title
            at = (round(left - 6, 1), round((top + bottom) / 2, 1))
            self.notes.append(note(lines, *at, size=NAME, anchor=("right", "middle"), bold=True, bgcolor=css("water")))
        return inside

    def _name(self, words: str, x: float, y: float, size: float, dots: list[Box], own: int) -> Label | None:
        """Place a name beside its dot, or at the end of a line from it where beside it another dot would seem to bear the name."""
        frame = Box(2, 2, self.ground.width - 2, self.ground.height - 2)
        beside, led = (
            place_label(words, x, y, size=NAME, limit=120, frame=frame, taken=self.taken, marks=[*dots, *self.ways], least=least)
            for least in (0, size / 2 + LED)
        )
        if beside and beside.distance <= size / 2 + LED:
            box = beside.box
            if not any(gap(box, dot) <= gap(box, dots[own]) + CLOSE for dot in dots if not dot.within(dots[own])):
                return beside
        return led if led and led.distance <= LONGEST_LEADER else None

    def _listed(self) -> float:
        """Spell the claims out; return the height of the whole in pixels."""
        wide = self.wide
        x, y = (self.ground.width + 18.0, 6.0) if wide else (2.0, self.ground.height + 10)
        limit = (self.width - self.ground.width - 44) if wide else self.width - 30
        if wide and not self.area.scale:
            return self.ground.height
        notes, y = claims_beside(self.claims, x, y, limit)
        self.notes += notes
        if wide:
            self.notes += places_beside(self.shown.places, x, y, limit, self.ground.height)
        return max(y, self.ground.height)


def short_name(name: str) -> str:
    """Return the name of a place without what lies around it: what follows a comma with a capital, as in `Tel al-Hara, Daraa province`."""
    first, *others = name.split(", ")
    return name if others and others[0][0].islower() else first


def _along(run: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Return points of a line that lie no more than `STEP` pixels apart."""
    for (x0, y0), (x1, y1) in pairwise(run):
        steps = int(hypot(x1 - x0, y1 - y0) / STEP) + 1
        for step in range(steps):
            yield x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps


def gap(one: Box, other: Box) -> float:
    """Return the pixels between two rectangles, less than nothing where they touch."""
    across = max(one.left - other.right, other.left - one.right)
    down = max(one.top - other.bottom, other.top - one.bottom)
    return max(across, down)
