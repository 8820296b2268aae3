"""What a map shows to its plot; in the `wide` layout the claims are spelled out beside the ground, in the `narrow` one below it."""

from itertools import product

from explainer.figures.draw.labels import DIRECTIONS, Label, place_label
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import WIDTHS, Carried, Plot, carrying_strokes, marks, note, plane, rect, strokes
from explainer.figures.draw.text_size import Box, covered, text_box
from explainer.figures.map_ground import AREAS, DEGREE, NOT_DESCRIBED_DASH, ZONE_OPACITY, Ground, golan_line, land, pieces, zone_of_separation
from explainer.figures.map_names import boxes_along, country_boxes, country_names, short_name, words_along
from explainer.figures.map_places import Dot, EventPlace, dots
from explainer.figures.map_selection import MapSelection, reach_in_words
from explainer.figures.map_sidebar import BesideEntry, claims_beside, numbered_places, places_beside
from explainer.figures.timeline_labels import enters
from explainer.record.deals_and_facts import Reach
from explainer.record.places import Place
from explainer.record.urls import address
from explainer.text.words import counted

SCALE_INSET = 6  # pixels between the scale and the frame
NAME_SIZE = 12
LED_DISTANCE = 14  # pixels from the edge of a dot to a name, from which a line leads to it
LONGEST_LEADER = 66
CLOSE = 2  # pixels: nearer to its own dot than to any other by less, a name would seem to be of both
CLOSER = "levant"  # the area that a map of the whole region leaves to a closer one
NAME_WIDTHS = (120, 110, 70)  # pixels of a line of a name: the widest, and others where that has no clear place
NUMBERED = 4  # the dots with a name, of most events, whose number stands at them
TOLD_IN_FRAME = 2  # the places of most events in the frame of the closer map, which have no name there
MORE_THAN = 10.0  # kilometres of the strokes in which a ring of `more than` runs out
MOST_BY_NUMBER = 12  # dots without room for a name that bear a number, under which the list has their name
FARTHEST_NAME = 36  # pixels from a place: farther off a name says nothing


def draw(shown: MapSelection, layout: str) -> Plot:
    """Draw the map: land, ranges and distances, and places."""
    return _Map(shown, layout).draw()


class _Map:
    """One layout of one map, in the making."""

    def __init__(self, shown: MapSelection, layout: str) -> None:
        self.shown, self.layout = shown, layout
        self.area = AREAS[shown.area]
        self.wide = layout == "wide" and not self.area.in_column
        self.width = WIDTHS["wide" if self.wide else "narrow"]
        self.ground = Ground(self.area, self.area.across[layout])
        self.closer = [] if self.area.scale else [place for place in shown.places if AREAS[CLOSER].holds(place.lon, place.lat)]
        self.dots = dots(shown.places, self.ground, wide=self.wide)
        open_ = sorted((dot for dot in self.dots if dot.place not in self.closer), key=lambda dot: (-dot.place.weight, dot.place.id))
        heaviest = open_[: self.area.named[layout]]
        self.named = [dot for dot in heaviest if not any(dot.touches_larger(other) for other in self.dots)]  # the dots with a name
        self.traces: list[Plot] = []
        self.notes: list[Plot] = []
        self.shapes: list[Plot] = []
        self.frame = Box(0, 0, self.ground.width, self.ground.height)
        self.countries = country_boxes({name: self.ground.at(*place) for name, place in self.area.countries.items()}, NAME_SIZE, self.frame)
        self.claims: list[BesideEntry] = []
        self.by_number: list[EventPlace] = []  # the places whose dots bear a number, that of their place in this list
        self.taken: list[Box] = []
        self.leads: list[Box] = []  # along the lines that lead to names
        self.zone: list[Box] = []  # and along the edge of the area of separation
        self.ways: list[Box] = []  # small boxes along the distances and rings, of which names keep clear where they can

    def draw(self) -> Plot:
        self._land()
        self._ranges()
        self._places()
        self.notes += country_names(self.countries, NAME_SIZE, self.frame, [*self.taken, *self.ways, *(dot.box for dot in self.dots)])
        height = self._listed()
        return {"data": self.traces, "layout": plane(self.layout, self.width, height, shapes=self.shapes, annotations=self.notes)}

    def _land(self) -> None:
        ground = self.ground
        self.shapes.append(rect((0, 0, round(ground.width), round(ground.height)), "water"))
        runs = [ground.shore(ring) for ring in land(ground.area)]
        self.traces.append(strokes("land", runs, "border", 1, fill="toself", fillcolor=css("land")))
        if borders := ground.borders():
            self.traces.append(strokes("borders", borders, "border", 0.8))
        if self.area.golan:
            runs = [ground.shore(ring) for ring in zone_of_separation()]
            self.zone += [box for run in runs for box in boxes_along(run, 2)]
            self.traces.append(strokes("zone", runs, "quiet", 0.8, fill="toself", fillcolor=css("quiet"), opacity=ZONE_OPACITY))
            self.traces.append(strokes("line", [ground.shore(golan_line())], "ink", 2))
        if self.area.scale:
            self._scale()

    def _scale(self) -> None:
        """Draw the bar of the scale over the sea at the lower left."""
        y, long = self.ground.height - SCALE_INSET, self.area.scale / DEGREE * self.ground.per_degree
        self.traces.append(
            strokes("scale", [[(SCALE_INSET, y - 4), (SCALE_INSET, y), (SCALE_INSET + long, y), (SCALE_INSET + long, y - 4)]], "quiet", 1.2)
        )
        self.notes.append(
            note([f"{self.area.scale} km"], SCALE_INSET + 4, round(y - 4, 1), size=NAME_SIZE, colour="quiet", anchor=("left", "bottom"))
        )
        self.taken += [Box(0, y - 22, SCALE_INSET + 46, self.ground.height), Box(0, y - 6, SCALE_INSET + long + 2, self.ground.height)]

    def _claim(self, sort: str, lines: list[list[tuple[float, float]]], data: Carried, colour: str, dash: str) -> None:
        """Draw a claim of one line or more."""
        runs = [piece for points in lines for piece in pieces(points, self.ground)]
        self.ways += [box for run in runs for box in boxes_along(run, 2)]
        self.traces.append(carrying_strokes(sort, [(run, data) for run in runs], colour, 1.6, dash))

    def _ranges(self) -> None:
        """Draw claimed ranges, each named on its ring, and distances, each named with its kilometres where it ends."""
        for reach in self.shown.reaches:
            km = reach_in_words(reach)
            data = Carried(f"{reach.title}: {km}", address("reaches", reach), f"{reach.by}, {reach.date}. {reach.caveat}")
            if reach.to:
                start, end = (self.ground.at(place.lon, place.lat) for place in (reach.from_, reach.to))
                steps = [(start[0] + (end[0] - start[0]) * n / 12, start[1] + (end[1] - start[1]) * n / 12) for n in range(13)]
                if self.area.in_column and reach.stroke:
                    self._claim("distance", [steps], data, "ink", NOT_DESCRIBED_DASH)
                    lines = [reach.stroke, f"two ends, {km} apart"]
                    for box, words in words_along(lines, reach.stroke_note or "", *steps[len(steps) // 2], NAME_SIZE):
                        self.taken.append(box)
                        self.notes.append(words)
                    continue
                self._claim("distance", [steps], data, "quiet", NOT_DESCRIBED_DASH if reach.stroke else "solid")
                if not self.wide:
                    self.claims.append(BesideEntry(f"{reach.from_.name} to {reach.label}: {km}", data[1]))
            else:
                ring = self.ground.circle(reach.from_.lon, reach.from_.lat, float(reach.km))
                if reach.at_least:  # the strokes are of one line with the ring, so that it stays one mark
                    beyond = self.ground.circle(reach.from_.lon, reach.from_.lat, float(reach.km) + MORE_THAN)
                    ring = [point for one, other in zip(ring, beyond, strict=True) for point in (one, other, one)]
                self._claim("range", [ring], data, "military", "solid" if reach.at_least else "7px,4px")
                self._on_ring(reach, f"{reach.label}: {km}")
                said = f"{reach.label}: {km}, as claimed by {reach.by}, {reach.date}; drawn around {reach.from_.name}"
                self.claims.append(BesideEntry(said, data[1]))
        self._ends(self._measured())

    def _measured(self) -> dict[Place, str]:
        """Return the words for each place from or to which is measured: its name, all ranges drawn around it and, where they have room, all distances to it."""
        reaches, words = self.shown.reaches, {}
        for place in dict.fromkeys([*(reach.from_ for reach in reaches), *(reach.to for reach in reaches if reach.to)]):
            ranges = [reach.label for reach in reaches if reach.from_ == place and not reach.to]
            distances = [reach for reach in reaches if reach.to == place]
            from_labels = (reach.from_label for reach in reaches if reach.from_ == place and reach.from_label)
            name = ", ".join(dict.fromkeys(reach.label for reach in distances)) or next(from_labels, place.name)
            far = dict.fromkeys(reach_in_words(reach) for reach in distances if not reach.stroke) if self.wide else ()
            words[place] = ", ".join([f"{name} ({', '.join(ranges)})" if ranges else name, *far])
        return words

    def _on_ring(self, reach: Reach, words: str) -> None:
        """Set the words of a claimed range close above its ring at the top, or below it at the bottom, where that is on the map and free."""
        for sign, anchor in ((1, "bottom"), (-1, "top")):
            x, y = self.ground.at(reach.from_.lon, reach.from_.lat + sign * (float(reach.km) + MORE_THAN * reach.at_least) / DEGREE)
            y -= 2 * sign
            box = text_box([words], x, y, NAME_SIZE, xanchor="center", yanchor=anchor, bold=True)
            if box.within(self.frame) and not covered(box, self.taken):
                self.taken.append(box)
                at = (round(x, 1), round(y, 1))
                self.notes.append(note([words], *at, size=NAME_SIZE, colour="military", anchor=("center", anchor), bold=True, bgcolor=css("land")))
                return

    def _ends(self, ends: dict[Place, str]) -> None:
        """Mark the places at which ranges are centred and distances end, and name those that bear no name as places of events."""
        if not ends:
            return
        points = {place: self.ground.at(place.lon, place.lat) for place in ends}
        dots = [Box.about(x, y, 4) for x, y in points.values()]
        dots += [Box.about(dot.x, dot.y, 6) for dot in self.dots]
        trace = marks("end", [(round(x, 1), round(y, 1), None) for x, y in points.values()], "circle", "ink", 6)
        self.traces.append({**trace, "customdata": [None] * len(ends), "hoverinfo": "skip"})
        leaders = []
        named = {short_name(dot.place.name) for dot in self.named}
        kept = [*dots, *self.ways, *self.countries.values()]
        for place, words in reversed(ends.items()):  # the farthest have the least room
            if short_name(place.name) in named:
                continue
            x, y = points[place]
            # Clear of all lines and names of countries where there is room, else over one.
            tried = (
                place_label(words, x, y, size=NAME_SIZE, limit=110, frame=self.frame.grown(-2), taken=self.taken, marks=marked, most=most)
                for marked, most in ((kept, LED_DISTANCE + 10), (dots, FARTHEST_NAME))
            )
            label = next(filter(None, tried), None)
            if label:
                self.taken.append(label.box)
                at = (round(label.x, 1), round(label.y, 1))
                self.notes.append(note(label.lines, *at, size=NAME_SIZE, anchor=label.anchor, bold=True, bgcolor=css("land")))
                if label.distance > LED_DISTANCE:
                    leaders.append([(x, y), at])
        if leaders:
            self.traces.append(strokes("leader", leaders, "ink", 1))

    def _places(self) -> None:
        """Mark the places, and name those of most weight."""
        if not self.dots:
            return
        leads = len(self.traces)
        trace = marks("place", [(dot.x, dot.y, dot.carried) for dot in self.dots], "circle", "diplomacy")
        trace["marker"] |= {"size": [round(dot.size, 1) for dot in self.dots]}
        self.traces.append(trace)
        if self.closer:
            self._frame_the_closer_map()
        # The numbers at the largest dots with a name say by what their size is.
        largest = sorted(self.named, key=lambda dot: -len(dot.place.events))[:NUMBERED]
        leaders = []
        nameless = [dot for dot in self.dots if dot not in self.named]
        for dot in self.named:
            number = f": {counted(len(dot.place.events), 'event')}" if dot in largest else ""
            label = self._name(f"{short_name(dot.place.name)}{number}", dot)
            if label:
                self.taken.append(label.box)
                name = note(label.lines, dot.x, dot.y, size=NAME_SIZE, anchor=label.anchor, bold=True, bgcolor=css("land"), name=dot.place.page)
                self.notes.append({**name, "xshift": round(label.x - dot.x, 1), "yshift": round(dot.y - label.y, 1)})
                if label.distance > dot.size / 2 + LED_DISTANCE:
                    leaders.append([(dot.x, dot.y), (label.x, label.y)])
                    self.leads += boxes_along(leaders[-1], 1)
            else:
                nameless.append(dot)
        if not self.closer and len(nameless) <= MOST_BY_NUMBER:
            self._number(sorted(nameless, key=lambda dot: (-len(dot.place.events), dot.place.id)))
        if leaders:
            self.traces.insert(leads, strokes("leader", leaders, "quiet", 0.8))

    def _number(self, nameless: list[Dot]) -> None:
        """Set a number close to each dot that has no name, where it lies on no other dot and no words, and on no line where there is room."""
        lines = [*self.ways, *self.leads, *self.zone]
        for dot in nameless:
            words, away = str(len(self.by_number) + 1), dot.size / 2 + 1
            others = [*self.taken, *(each.box for each in self.dots if each is not dot)]
            for avoided, (right, down, xanchor, yanchor) in product((others + lines, others), DIRECTIONS):
                at = (round(dot.x + right * away, 1), round(dot.y + down * away, 1))
                box = text_box([words], *at, NAME_SIZE, xanchor=xanchor, yanchor=yanchor, bold=True)
                if box.within(self.frame) and not covered(box, avoided):
                    self.by_number.append(dot.place)
                    self.taken.append(box)
                    self.notes.append(note([words], *at, size=NAME_SIZE, anchor=(xanchor, yanchor), bold=True, name=dot.place.page))
                    break

    def _frame_the_closer_map(self) -> None:
        """Frame what a closer map shows, on a map too large to name the places there, and say how much it is."""
        frame = AREAS[CLOSER]
        (left, top), (right, bottom) = self.ground.at(frame.west, frame.north), self.ground.at(frame.east, frame.south)
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        self.traces.append(strokes("closer", [corners], "ink", 1.2))
        lines = ["The Levant:", f"{len(self.closer)} places,", f"{sum(len(place.events) for place in self.closer)} events;"]
        lines += [f"{short_name(place.name)} {len(place.events)}" for place in self.closer[:TOLD_IN_FRAME]]
        box = text_box(lines, left - 6, (top + bottom) / 2, NAME_SIZE, xanchor="right", yanchor="middle", bold=True)
        self.taken += [box, Box(left, top - 24, right, bottom)]  # a name above the frame would seem to be its title
        at = (round(left - 6, 1), round((top + bottom) / 2, 1))
        self.notes.append(note(lines, *at, size=NAME_SIZE, anchor=("right", "middle"), bold=True, bgcolor=css("water")))

    def _name(self, words: str, dot: Dot) -> Label | None:
        """Place a name where neither it nor its line crosses the edge of the area of separation, which is narrow, nor its line a dot or a line.

        The largest dot has its name at any rate.
        """
        label = self._placed(words, dot, self.ways, NAME_WIDTHS[0])
        if not label or not self._crossed(label, dot, self.zone):
            return label
        others = [*(each.box for each in self.dots if each is not dot), *self.leads]
        tried = [self._placed(words, dot, [*self.ways, *self.zone], limit) for limit in NAME_WIDTHS]
        clear = [each for each in tried if each and not self._crossed(each, dot, [*self.zone, *others])]
        largest = dot.size == max(each.size for each in self.named)
        return min(clear, key=lambda each: each.distance, default=label if largest else None)

    def _placed(self, words: str, dot: Dot, ways: list[Box], limit: float) -> Label | None:
        """Place a name beside its dot, or at the end of a line from it where beside it another dot would seem to bear the name."""
        boxes, longest = [each.box for each in self.dots], dot.size / 2 + LED_DISTANCE
        ways = [*ways, *self.leads]
        beside, led = (
            place_label(
                words, dot.x, dot.y, size=NAME_SIZE, limit=limit, frame=self.frame.grown(-2), taken=self.taken, marks=[*boxes, *ways], least=least
            )
            for least in (0, longest)
        )
        if beside and beside.distance <= longest:
            own = beside.box.apart(dot.box) + CLOSE
            if not any(beside.box.apart(box) <= own for box in boxes if not box.within(dot.box)):
                return beside
        return led if led and led.distance <= LONGEST_LEADER and not self._crossed(led, dot, self.taken) else None

    @staticmethod
    def _crossed(label: Label, dot: Dot, boxes: list[Box]) -> int:
        """Count the boxes over which a name or the line that leads to it lies, but for those under its own dot."""
        boxes = [box for box in boxes if not box.touches(dot.box)]
        way = ((dot.x, dot.y), (label.x, label.y)) if label.distance > dot.size / 2 + LED_DISTANCE else None
        return covered(label.box, boxes) + sum(1 for box in boxes if way and enters(way, box))

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
            notes, y = places_beside(self.shown.places, self.by_number, x, y, limit, self.ground.height)
        else:
            notes, y = numbered_places(self.by_number, x, y, limit)
        self.notes += notes
        return max(y, self.ground.height)
