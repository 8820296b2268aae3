"""The small map of a scene: the coast, and what one account names, inside a frame of pixels."""

from itertools import pairwise

from explainer.figures.draw.labels import place_label
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, marks, note, rect, strokes
from explainer.figures.draw.text_size import Box, text_box, wrap
from explainer.figures.draw.text_size import width as text_width
from explainer.figures.map_ground import Area, Ground, land
from explainer.figures.map_names import boxes_along, country_boxes, country_names
from explainer.record.night import Feature
from explainer.record.places import Place

NORTH, SOUTH = 37.05, 31.75  # degrees of latitude from the top to the bottom of every map
MIDDLE_LONGITUDE = 35.45  # the degree of longitude in its middle
TEXT_SIZE = 14
# Where the names of countries stand, where they find room.
NIGHT_COUNTRIES = {"Syria": (36.6, 34.75), "Israel": (34.3, 32.6), "Lebanon": (34.75, 34.0), "Cyprus": (33.3, 35.05)}
WIDTH_TO_NAME_ALL, NAMED_IN_HALVES = 200, ("Syria", "Israel")  # pixels from which a map names all of them, and those that a half names
POINTS = {"place": ("circle", "ink", 9), "strike": ("circle", "military", 12), "loss": ("x-thin-open", "military", 14)}
COAST_TOLERANCE = 1.4  # pixels by which an outline may differ from the one on record
UNPLACED_PADDING = 6  # pixels from the words of what is unplaced to its broken frame


class SceneMap:
    """One map, in the making: its shapes, traces and notes, all inside its frame."""

    def __init__(self, frame: Box) -> None:
        """Lay the ground."""
        across = (frame.right - frame.left) / (frame.bottom - frame.top) * (NORTH - SOUTH)
        plain = Ground(Area(0, SOUTH, 1, NORTH, "levant", {}, {}, {}), 1).shrink
        self.ground = Ground(
            Area(MIDDLE_LONGITUDE - across / plain / 2, SOUTH, MIDDLE_LONGITUDE + across / plain / 2, NORTH, "levant", {}, {}, {}),
            frame.right - frame.left,
        )
        self.frame = frame
        self.shapes: list[Plot] = []
        self.traces: list[Plot] = []
        self.notes: list[Plot] = []
        self.taken: list[Box] = []
        self._land()

    def show(self, features: tuple[Feature, ...]) -> None:
        """Draw what an account names, and the names of countries where they find room."""
        for feature in features:
            if feature.country:
                self._country(feature)
            elif feature.at and feature.to:
                self._line(feature, feature.at, feature.to)
        dots = [self._dot(feature.kind, feature.at) for feature in features if feature.at and feature.kind in POINTS]
        for feature in features:
            if feature.at and feature.kind in POINTS:
                self._point(feature, feature.at, dots)
            elif feature.at and feature.kind == "unplaced":
                self._unplaced(feature, feature.at)
        self._countries({feature.country for feature in features})

    def _at(self, place: Place) -> tuple[float, float]:
        x, y = self.ground.at(place.lon, place.lat)
        return round(self.frame.left + x, 1), round(self.frame.top + y, 1)

    def _runs(self, *names: str) -> list[list[tuple[float, float]]]:
        """Return the outlines of countries inside the frame, as coarse as a small map needs them, set to whole pixels."""
        return [self.ground.shore(ring, self.frame.left, self.frame.top, bend=COAST_TOLERANCE) for ring in land(self.ground.area, names)]

    def _land(self) -> None:
        self.shapes.append(rect(self.frame, "water"))
        self.traces.append(strokes("land", self._runs(), "border", 1, fill="toself", fillcolor=css("land")))

    def _country(self, feature: Feature) -> None:
        runs = self._runs(str(feature.country))
        self.traces.append(strokes("country", runs, "military", 1.6, fill="toself", fillcolor=css("military"), opacity=0.55))
        if feature.label and runs:
            x, y = middle(max(runs, key=len))
            lines = wrap(feature.label, TEXT_SIZE, 90, bold=True)
            half = max(text_width(line, TEXT_SIZE, bold=True) for line in lines) / 2 + 2
            x = min(max(x, self.frame.left + half), self.frame.right - half)
            self.taken.append(text_box(lines, x, y, TEXT_SIZE, xanchor="center", yanchor="middle", bold=True))
            self.notes.append(note(lines, round(x, 1), round(y, 1), size=TEXT_SIZE, bold=True, bgcolor=css("land")))

    def _line(self, feature: Feature, start: Place, end: Place) -> None:
        (x0, y0), (x1, y1) = self._at(start), self._at(end)
        self.traces.append(strokes("telephone", [[(x0, y0), (x1, y1)]], "ink", 3.5))
        if feature.label:
            at, words = ((x0 + x1) / 2 - 9, (y0 + y1) / 2), [feature.label]
            self.taken.append(text_box(words, *at, TEXT_SIZE, xanchor="right", yanchor="middle", bold=True))
            self.notes.append(
                note(words, *(round(part, 1) for part in at), size=TEXT_SIZE, anchor=("right", "middle"), bold=True, bgcolor=css("water"))
            )
        self.taken += boxes_along([(x0, y0), (x1, y1)], 3)

    def _dot(self, kind: str, place: Place) -> Box:
        return Box.about(*self._at(place), POINTS[kind][2] / 2 + 1)

    def _point(self, feature: Feature, place: Place, dots: list[Box]) -> None:
        x, y = self._at(place)
        symbol, colour, size = POINTS[feature.kind]
        trace = {**marks(feature.kind, [(x, y, None)], symbol, colour, size), "customdata": [None], "hoverinfo": "skip"}
        if symbol.endswith("-open"):
            trace["marker"]["line"]["width"] = 4
        self.traces.append(trace)
        limit = (self.frame.right - self.frame.left) * 0.62
        label = place_label(
            feature.label or "", x, y, size=TEXT_SIZE, limit=limit, frame=self.frame.grown(-2), taken=self.taken, marks=dots, least=size / 2 + 2
        )
        if label:
            self.taken.append(label.box)
            self.notes.append(
                note(label.lines, round(label.x, 1), round(label.y, 1), size=TEXT_SIZE, anchor=label.anchor, bold=True, bgcolor=css("land"))
            )

    def _unplaced(self, feature: Feature, place: Place) -> None:
        """Set words in a broken frame about where they belong, all inside the map."""
        x, y = self._at(place)
        lines = wrap(feature.label or "", TEXT_SIZE, min(110, self.frame.right - self.frame.left - 4 * UNPLACED_PADDING), bold=True)
        box = text_box(lines, x, y, TEXT_SIZE, xanchor="center", yanchor="middle", bold=True).grown(UNPLACED_PADDING)
        inner = self.frame.grown(-4)
        right = max(inner.left - box.left, 0) - max(box.right - inner.right, 0)
        down = max(inner.top - box.top, 0) - max(box.bottom - inner.bottom, 0)
        left, top, end, bottom = box.left + right, box.top + down, box.right + right, box.bottom + down
        corners = [(left, top), (end, top), (end, bottom), (left, bottom), (left, top)]
        self.traces.append(strokes("unplaced", [corners], "military", 1.6, "4px,3px", fill="toself", fillcolor=css("paper")))
        self.notes.append(note(lines, round((left + end) / 2, 1), round((top + bottom) / 2, 1), size=TEXT_SIZE, bold=True))
        self.taken.append(Box(left, top, end, bottom))

    def _countries(self, named: set[str | None]) -> None:
        whole = self.frame.right - self.frame.left >= WIDTH_TO_NAME_ALL
        places = {name: self._at(Place(name=name, lat=lat, lon=lon)) for name, (lon, lat) in NIGHT_COUNTRIES.items()}
        places = {name: at for name, at in places.items() if name not in named and (whole or name in NAMED_IN_HALVES)}
        self.notes += country_names(country_boxes(places, TEXT_SIZE, self.frame), TEXT_SIZE, self.frame, self.taken)


def middle(ring: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the centre of the area inside a closed ring."""
    crossed = [(x0 * y1 - x1 * y0, x0 + x1, y0 + y1) for (x0, y0), (x1, y1) in pairwise(ring)]
    area = sum(cross for cross, _, _ in crossed)
    if not area:
        return ring[0]
    return sum(cross * x for cross, x, _ in crossed) / 3 / area, sum(cross * y for cross, _, y in crossed) / 3 / area
