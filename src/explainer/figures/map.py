"""Maps: the places of the record, and distances and ranges as the claims that they are, each with its speaker."""

from collections import defaultdict
from collections.abc import Iterable
from math import sqrt
from typing import Any, NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Margin as Edge
from explainer.figures.draw.plot import Plot, axis, layout, marks, note, place, strokes
from explainer.figures.draw.text_size import LINE, Box, wrap
from explainer.figures.draw.text_size import width as text_width
from explainer.figures.map_outlines import AREAS, DEGREE, GROUND_1974, Ground, clipped, golan_line, outlines, pieces
from explainer.figures.options import COMMON, SELECTION, Column, Figure, FigureKind, KeyEntry, Option, Row, id_of, ids_of, one_of
from explainer.record.dataset import Dataset, select
from explainer.record.deals_and_facts import Reach, Series, Value
from explainer.record.events import Event

WIDTHS = {"wide": 920, "narrow": 340}
MAPS = {"wide": {"levant": 600, "golan": 600, "region": 920}, "narrow": {"levant": 340, "golan": 340, "region": 340}}  # pixels across
SCALE = {"levant": 100, "golan": 50}  # kilometres of the bar that gives the scale
INSET = 12  # pixels between a letter and the frame
COUNTRIES = {
    "levant": {"Israel": (34.75, 31.45), "Jordan": (36.6, 31.7), "Syria": (38.0, 34.9), "Lebanon": (35.75, 33.95), "Turkey": (36.6, 36.98),
               "Iraq": (38.95, 33.4), "Cyprus": (33.1, 35.0), "West Bank": (35.3, 32.25)},
    "region": {"Russia": (57, 60), "Ukraine": (31.5, 49.6), "Kazakhstan": (56.5, 48), "Iran": (57, 33.6), "Saudi Arabia": (45.5, 25), "Egypt": (28.5, 26.5)},
    "golan": {"Israel": (35.2, 32.65), "Jordan": (37.05, 32.1), "Syria": (37.0, 33.9), "Lebanon": (35.75, 33.95), "West Bank": (35.28, 32.2)},
}  # fmt: skip


class Spot(NamedTuple):
    """A place with the events that took place there."""

    id: str
    name: str
    lat: float
    lon: float
    events: tuple[Event, ...]


def slug(name: str) -> str:
    """Give the anchor of a place: lower-case words joined by hyphens."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower().replace("’", "").replace("'", ""))
    return f"place-{'-'.join(plain.split())}"


def spots(events: Iterable[Event]) -> list[Spot]:
    """Give the places of events, those with the most events first."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.place:
            found[event.place.name].append(event)
    made = []
    for name, there in found.items():
        ground = there[0].place
        if ground:
            made.append(Spot(slug(name), name, ground.lat, ground.lon, tuple(there)))
    return sorted(made, key=lambda spot: (-len(spot.events), spot.id))


def _chosen(figure: Figure, dataset: Dataset) -> tuple[list[Spot], int, int]:
    """Give the places of the selection that lie in the area, and how many places and events lie outside it."""
    if figure.options["places"] == "none":
        return [], 0, 0
    area = AREAS[figure.options["area"]]
    found = spots(select(dataset, **{name: figure.options[name] for name in SELECTION}))
    inside = [spot for spot in found if area.west <= spot.lon <= area.east and area.south <= spot.lat <= area.north]
    outside = [spot for spot in found if spot not in inside]
    return inside, len(outside), sum(len(spot.events) for spot in outside)


def _reaches(figure: Figure, dataset: Dataset) -> list[Reach]:
    return [dataset.reaches[id_] for id_ in figure.options["reaches"]]


def _spoken(figure: Figure, dataset: Dataset) -> tuple[Series | None, list[tuple[int, Value]]]:
    """Give the series of distances from the line, and those of its values that are numbers."""
    id_ = figure.options["from_line"]
    if not id_:
        return None, []
    series = dataset.series[id_]
    return series, [(number, value) for number, value in enumerate(series.values, 1) if value.value or value.high]


def rows(figure: Figure, dataset: Dataset) -> list[Row]:
    """Give one row per place, per range or distance, and per distance from the line."""
    found: list[Row] = []

    def add(id_: str, what: str, name: str, url: str, **more: Any) -> None:
        empty: Row = {"lat": None, "lon": None, "events": None, "km": None, "by": None, "when": None}
        found.append({"id": id_, "what": what, "name": name, **empty, **more, "url": url})

    for spot in _chosen(figure, dataset)[0]:
        first, last = spot.events[0].date, spot.events[-1].date
        when = str(first) if first == last else f"{first} to {last}"
        add(spot.id, "place", spot.name, f"map/#{spot.id}", lat=spot.lat, lon=spot.lon, events=len(spot.events), when=when)
    for reach in _reaches(figure, dataset):
        km = _far(reach).removesuffix(" km")
        where = {"lat": reach.from_.lat, "lon": reach.from_.lon}
        add(reach.id, reach.kind, reach.title, f"map/#{reach.id}", **where, km=km, by=reach.by, when=str(reach.date))
    series, values = _spoken(figure, dataset)
    for number, value in values:
        if series:
            said = f"{_km(value)} km from the line{f' ({value.says})' if value.says else ''}"
            add(f"{series.id}-{number}", "from-line", said, f"numbers/#{series.id}-{number}", km=_km(value), by=value.by, when=str(value.period))
    return found


def _far(reach: Reach) -> str:
    return f"{'more than ' if reach.at_least else ''}{reach.km} km"


def _km(value: Value) -> str:
    return f"{value.low} to {value.high}" if value.value is None else f"{value.value}"


def text(figure: Figure, dataset: Dataset) -> str:
    """Say in a paragraph what the map shows, and what lies outside it."""
    inside, places, events = _chosen(figure, dataset)
    reaches, values = _reaches(figure, dataset), _spoken(figure, dataset)[1]
    count = sum(len(spot.events) for spot in inside)
    if not inside and not reaches and not values:
        return "No place, range or distance of the record fits this selection."
    said = ""
    if inside:
        said += f"{len(inside)} place{'' if len(inside) == 1 else 's'} with {count} event{'' if count == 1 else 's'}. "
        said += f"The most events are recorded at {inside[0].name} ({len(inside[0].events)}). "
    ranges = [reach for reach in reaches if reach.kind == "range"]
    if ranges:
        said += f"Claimed ranges: {'; '.join(f'{reach.label}, {_far(reach)}, by {reach.by}, {reach.date}' for reach in ranges)}. "
    apart = [reach for reach in reaches if reach.kind == "distance"]
    if apart:
        said += f"Distances from {apart[0].from_.name}: {', '.join(f'{reach.label} {reach.km} km' for reach in apart)}. "
    if values:
        said += f"Distances from the Golan line that were named: {len(values)}, each with its speaker. "
    if places:
        said += f"{places} more places with {events} events lie outside the frame. "
    return said + "Places are approximate, rounded to a hundredth of a degree."


def sources(figure: Figure, dataset: Dataset) -> list[str]:
    """Give the ids of the sources of all events, ranges and distances shown."""
    found = {id_ for spot in _chosen(figure, dataset)[0] for event in spot.events for id_ in event.sources}
    found |= {id_ for reach in _reaches(figure, dataset) for id_ in reach.sources}
    found |= {id_ for _, value in _spoken(figure, dataset)[1] for id_ in value.sources}
    return sorted(found)


def key(figure: Figure, dataset: Dataset) -> list[KeyEntry]:
    """Give the key: what the map holds."""
    reaches = _reaches(figure, dataset)
    entries = [KeyEntry("diplomacy", "", "circle", "place of events; a larger dot, more events")] if _chosen(figure, dataset)[0] else []
    if any(reach.kind == "range" for reach in reaches):
        entries.append(KeyEntry("military", "7px,4px", "", "claimed range"))
    if any(reach.kind == "distance" for reach in reaches):
        entries.append(KeyEntry("quiet", "solid", "", "distance"))
    if _spoken(figure, dataset)[1]:
        entries.append(KeyEntry("law", "2px,4px", "", "distance from the line, as named"))
    if figure.options["area"] in SCALE:
        entries.append(KeyEntry("ink", "solid", "", "edge of the ground that Israel held after 1974: about Line A"))
        entries.append(KeyEntry("quiet", "bar", "", "UN area of separation of 1974"))
    return entries


def plot(figure: Figure, dataset: Dataset, name: str) -> Plot:
    """Draw the map; in the `wide` layout the claims are spelled out beside it, in the `narrow` one below it."""
    return _Map(figure, dataset, name).draw()


class _Map:
    """One layout of one map, in the making."""

    def __init__(self, figure: Figure, dataset: Dataset, name: str) -> None:
        self.figure, self.dataset, self.name = figure, dataset, name
        self.area = figure.options["area"]
        self.ground = Ground(AREAS[self.area], MAPS[name][self.area])
        self.traces: list[Plot] = []
        self.notes: list[Plot] = []
        self.shapes: list[Plot] = []
        self.claims: list[tuple[str, str, str, str]] = []  # letter, words, colour, page
        self.taken: list[Box] = []

    def draw(self) -> Plot:
        self._land()
        self._from_line()
        self._ranges()
        self._places()
        height = self._listed()
        return {
            "data": self.traces,
            "layout": layout(
                self.name, WIDTHS[self.name], round(height), Edge(0, 0, 0, 0), shapes=self.shapes, annotations=self.notes,
                xaxis=axis(0, WIDTHS[self.name], type="linear"), yaxis=axis(round(height), 0, type="linear"),
            ),
        }  # fmt: skip

    def _shore(self, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Set an outline to whole pixels, and each place once: it is half of what a map weighs, and no mark stands on it."""
        places = [(float(round(x)), float(round(y))) for x, y in (self.ground.at(*point) for point in points)]
        return [place for place, before in zip(places, [None, *places], strict=False) if place != before]

    def _land(self) -> None:
        ground = self.ground
        ends = {"x0": 0, "y0": 0, "x1": round(ground.width), "y1": round(ground.height)}
        self.shapes.append({"type": "rect", **ends, "layer": "below", "fillcolor": css("water"), "line": {"width": 0}})
        found = outlines("region" if self.area == "region" else "levant")
        rings = [cut for name, outline in found if name not in GROUND_1974 for ring in outline if (cut := clipped(ring, ground.area))]
        runs = [self._shore(ring) for ring in rings]
        self.traces.append(strokes("land", runs, "rule", 1, fill="toself", fillcolor=css("land")))
        if self.area in SCALE:
            zone = next(outline for name, outline in found if name == "area-of-separation")
            runs = [self._shore(ring) for ring in zone]
            self.traces.append(strokes("zone", runs, "quiet", 0.8, fill="toself", fillcolor=css("quiet"), opacity=0.45))
            self.traces.append(strokes("line", [self._shore(golan_line())], "ink", 2))
            self._scale()
        for label, (lon, lat) in COUNTRIES[self.area].items():
            x, y = ground.at(lon, lat)
            half = text_width(label, 11) / 2 + 3
            x = min(max(x, half), ground.width - half)
            self.notes.append(note([label], round(x, 1), round(y, 1), size=11, colour="quiet", italic=True))
            self.taken.append(Box(x - half, y - 8, x + half, y + 8))

    def _scale(self) -> None:
        """Draw the bar of the scale over the sea at the lower left."""
        y, long = self.ground.height - INSET, SCALE[self.area] / DEGREE * self.ground.per_degree
        self.traces.append(strokes("scale", [[(INSET, y - 4), (INSET, y), (INSET + long, y), (INSET + long, y - 4)]], "quiet", 1.2))
        self.notes.append(note([f"{SCALE[self.area]} km"], INSET + 4, round(y - 4, 1), size=11, colour="quiet", anchor=("left", "bottom")))
        self.taken.append(Box(0, y - 22, INSET + long + 6, self.ground.height))

    def _claim(self, lines: list[list[tuple[float, float]]], data: list[str], colour: str, dash: str, words: str) -> None:
        """Draw a claim of one line or more with its letter, which stands in the list beside the map."""
        letter = chr(ord("A") + len(self.claims))
        self.claims.append((letter, words, colour, data[1]))
        runs = [piece for points in lines for piece in pieces(points, self.ground)]
        trace = strokes("claim", runs, colour, 1.6, dash)
        self.traces.append({**trace, "hoverinfo": "text", "customdata": [None if x is None else data for x in trace["x"]]})
        spots = [point for run in runs for point in run[2:-2]] or [point for run in runs for point in run]
        free = (point for point in spots if not any(box.grown(8).holds(*point) for box in self.taken) and self._framed(*point))
        x, y = next(free, spots[0] if spots else (self.ground.width / 2, self.ground.height / 2))
        self.taken.append(Box(x - 9, y - 9, x + 9, y + 9))
        self.notes.append(note([letter], round(x, 1), round(y, 1), size=12, colour=colour, bold=True, bgcolor=css("paper")))

    def _framed(self, x: float, y: float) -> bool:
        return Box(0, 0, self.ground.width, self.ground.height).grown(-INSET).holds(x, y)

    def _ranges(self) -> None:
        ends: dict[str, tuple[float, float]] = {}
        for reach in _reaches(self.figure, self.dataset):
            km = f"more than {reach.km} km" if reach.at_least else f"{reach.km} km"
            data = [f"{reach.title}: {km}", f"map/#{reach.id}", f"{reach.by}, {reach.date}. {reach.caveat}"]
            start = self.ground.at(reach.from_.lon, reach.from_.lat)
            if reach.to:
                end = self.ground.at(reach.to.lon, reach.to.lat)
                steps = [(start[0] + (end[0] - start[0]) * n / 12, start[1] + (end[1] - start[1]) * n / 12) for n in range(13)]
                self._claim([steps], data, "quiet", "solid", f"{reach.from_.name} to {reach.label}: {km}, {reach.by}")
                ends |= {reach.from_.name: start, reach.label: end}
            else:
                points = self.ground.circle(reach.from_.lon, reach.from_.lat, float(reach.km))
                self._claim([points], data, "military", "7px,4px", f"{reach.label}: {km}, {reach.by}, {reach.date}; around {reach.from_.name}")
                ends[reach.from_.name] = start
        self._ends(ends)

    def _ends(self, ends: dict[str, tuple[float, float]]) -> None:
        """Mark and name the places at which ranges are centred and distances end."""
        if not ends:
            return
        dots = [Box(x - 4, y - 4, x + 4, y + 4) for x, y in ends.values()]
        trace = marks("end", [(round(x, 1), round(y, 1), []) for x, y in ends.values()], "circle", "ink", 6)
        self.traces.append({**trace, "customdata": [None] * len(ends), "hoverinfo": "skip"})
        frame = Box(2, 2, self.ground.width - 2, self.ground.height - 2)
        for name, (x, y) in ends.items():
            label = place(name, x, y, size=11, limit=90, frame=frame, taken=self.taken, marks=dots)
            if label and label.distance <= 24:  # noqa: PLR2004 - farther off a name says nothing
                self.taken.append(label.box)
                at = (round(label.x, 1), round(label.y, 1))
                self.notes.append(note(label.lines, *at, size=11, anchor=label.anchor, bold=True, bgcolor=css("land")))

    def _from_line(self) -> None:
        series, values = _spoken(self.figure, self.dataset)
        for number, value in values:
            edges = [float(value.value)] if value.value is not None else [float(each) for each in (value.low, value.high) if each is not None]
            said = f"{_km(value)} km{f' {value.says}' if value.says else ''}: {value.by}, {value.period}"
            data = [
                f"{_km(value)} km from the line, {value.period}",
                f"numbers/#{series.id if series else ''}-{number}",
                f"{value.by or ''}. {value.says or ''}",
            ]
            self._claim([self.ground.beside(golan_line(), far) for far in edges], data, "law", "2px,4px", said)

    def _places(self) -> None:
        inside = _chosen(self.figure, self.dataset)[0]
        sizes = [7 + 3.2 * sqrt(len(spot.events)) * (1 if self.name == "wide" else 0.75) for spot in inside]
        points = []
        dots = []
        for spot, size in zip(inside, sizes, strict=True):
            x, y = self.ground.at(spot.lon, spot.lat)
            count = len(spot.events)
            latest = "; ".join(event.title for event in reversed(spot.events[-2:]))
            data = [f"{spot.name}: {count} event{'' if count == 1 else 's'}", f"map/#{spot.id}", latest]
            points.append((round(x, 1), round(y, 1), data))
            dots.append(Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2))
        if not points:
            return
        trace = marks("place", points, "circle", "diplomacy")
        trace["marker"] |= {"size": [round(size, 1) for size in sizes], "opacity": 1}
        self.traces.append(trace)
        frame = Box(2, 2, self.ground.width - 2, self.ground.height - 2)
        names = 0
        for spot, (x, y, _), size, own in zip(inside, points, sizes, dots, strict=True):
            words = spot.name.split(",")[0]
            if names == AREAS[self.figure.options["area"]].named[self.name]:
                break
            label = place(words, x, y, size=11, limit=120, frame=frame, taken=self.taken, marks=dots)
            if label and label.distance <= size / 2 + 14 and not any(gap(label.box, dot) <= gap(label.box, own) for dot in dots if dot is not own):
                names += 1
                self.taken.append(label.box)
                off: dict[str, Any] = {"xshift": round(label.x - x, 1), "yshift": round(y - label.y, 1)}
                self.notes.append(
                    note(label.lines, x, y, size=11, anchor=label.anchor, bold=True, bgcolor=css("land"), name=f"map/#{spot.id}", **off)
                )

    def _listed(self) -> float:
        """Spell the claims out, and give the height of the whole."""
        wide = self.name == "wide"
        x, y = (self.ground.width + 18.0, 6.0) if wide else (2.0, self.ground.height + 10)
        limit = (WIDTHS[self.name] - self.ground.width - 44) if wide else WIDTHS[self.name] - 30
        if wide and self.area not in SCALE:
            return self.ground.height
        for letter, words, colour, page in self.claims:
            lines = wrap(words, 12, limit)
            self.notes.append(note([letter], x, y, size=12, colour=colour, anchor=("left", "top"), bold=True))
            self.notes.append(note(lines, x + 18, y, size=12, anchor=("left", "top"), name=page))
            y += len(lines) * 12 * LINE + 8
        return max(y, self.ground.height)


def gap(one: Box, other: Box) -> float:
    """Give the pixels between two rectangles; less than nothing where they touch."""
    across = max(one.left - other.right, other.left - one.right)
    down = max(one.top - other.bottom, other.top - one.bottom)
    return max(across, down)


MAP = FigureKind(
    options={
        **COMMON,
        **SELECTION,
        "area": Option(one_of(tuple(AREAS)), "levant"),
        "places": Option(one_of(("all", "none")), "all"),
        "reaches": Option(ids_of("reaches"), ()),
        "from_line": Option(id_of("series")),
    },
    columns=(
        Column("name", "What"),
        Column("events", "Events"),
        Column("km", "Kilometres"),
        Column("by", "By"),
        Column("when", "When"),
    ),
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
