"""The map of a place: where an event took place, in small, as it stands on the page of the event."""

from functools import cache
from typing import Any, NamedTuple

from explainer.figures.draw.labels import place_label
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, marks, note, plane, rect, strokes
from explainer.figures.draw.svg import render
from explainer.figures.draw.text_size import Box
from explainer.figures.map_ground import Area, Ground, golan_line, land
from explainer.figures.map_names import country_boxes, country_names
from explainer.figures.map_places import place_anchor
from explainer.record.places import Place
from explainer.text.markup import Html, element

WIDTH, TEXT_SIZE = 340, 13  # pixels across, and the size of text
SHORE_TOLERANCE = 1.2  # pixels by which a shore may differ from the one on record
DOT_SIZE = 11  # pixels across the place
NAME_WIDTH = 150  # pixels that a line of its name may take
# The two frames, the closer one first. In the wide one countries are named by where a reader looks for them.
FRAMES = (
    Area(
        30.9, 31.2, 41.4, 37.5, "levant", {}, {},
        {"Syria": (38.6, 35.2), "Israel": (34.75, 31.75), "Jordan": (36.8, 31.8), "Lebanon": (35.8, 34.0), "Turkey": (37.3, 37.05), "Cyprus": (33.1, 34.98), "Iraq": (40.7, 33.4)},
        100,
    ),
    Area(
        0, 20, 80, 63, "region", {}, {},
        {"Russia": (57, 59), "Ukraine": (31.5, 49.4), "Iran": (54.5, 32.5), "Syria": (39.2, 35.2), "Israel": (31, 33.3), "Kazakhstan": (67, 48.5), "France": (2.6, 46.6)},
    ),
)  # fmt: skip


class Landmark(NamedTuple):
    """A place that helps readers to find their way, in degrees."""

    name: str
    lat: float
    lon: float


# Where the two ends of the line are, and the capital between them.
LANDMARKS = (Landmark("Hmeimim", 35.4, 35.95), Landmark("Tel Aviv", 32.07, 34.79), Landmark("Damascus", 33.51, 36.28))
LANDMARK_DISTANCE = 30  # pixels from the place within which no landmark is shown


def place_map(place: Place, root: str) -> Html:
    """Return the map of a place, as a link to the map of all places; nothing where the place lies on neither frame."""
    framed = (number for number, area in enumerate(FRAMES) if area.holds(place.lon, place.lat))
    number = next(framed, None)
    if number is None:
        return Html()
    area = FRAMES[number]
    ground = Ground(area, WIDTH)
    height = round(ground.height)
    traces, notes = _marked(place, ground)
    sea = rect((0, 0, WIDTH, height), "water")
    picture = render({"data": [*_land(number), *traces], "layout": plane("place", WIDTH, height, shapes=[sea], annotations=notes)})
    inside = element("svg", picture.inside(root), viewBox=f"0 0 {WIDTH} {height}", width=WIDTH, height=height, aria_hidden="true")
    link = element("a", inside, href=f"{root}map/#{place_anchor(place.name)}", aria_label=f"{place.name} on the map of all places")
    return element("p", link, class_="place-map", data_search_exclude=True)


@cache
def _land(number: int) -> list[Plot]:
    """Return the land of a frame, and the line on the Golan where it is close enough to be seen."""
    area = FRAMES[number]
    ground = Ground(area, WIDTH)
    shores = [ground.shore(ring, bend=SHORE_TOLERANCE) for ring in land(area)]
    traces = [strokes("land", shores, "border", 1, fill="toself", fillcolor=css("land"))]
    if area.scale:
        return [*traces, strokes("line", [ground.shore(golan_line(), bend=SHORE_TOLERANCE)], "quiet", 1.4)]
    return [*traces, strokes("borders", ground.borders(), "border", 0.8)]


def _marked(place: Place, ground: Ground) -> tuple[list[Plot], list[Plot]]:
    """Return the mark of a place with its name, and the names of landmarks and countries that leave it free."""
    frame = Box(3, 3, WIDTH - 3, ground.height - 3)
    x, y = ground.at(place.lon, place.lat)
    dot = Box.about(x, y, DOT_SIZE / 2)
    dots = {each.name: ground.at(each.lon, each.lat) for each in LANDMARKS} if ground.area.scale else {}
    dots = {name: at for name, at in dots.items() if abs(at[0] - x) + abs(at[1] - y) > LANDMARK_DISTANCE}
    small = [Box.about(a, b, 4) for a, b in dots.values()]
    taken: list[Box] = []
    notes: list[Plot] = []

    def name(words: str, x: float, y: float, marked: list[Box], **style: Any) -> None:
        label = place_label(words, x, y, size=TEXT_SIZE, limit=NAME_WIDTH, frame=frame, taken=taken, marks=marked, most=24)
        if label:
            taken.append(label.box)
            notes.append(note(label.lines, round(label.x, 1), round(label.y, 1), size=TEXT_SIZE, anchor=label.anchor, bgcolor=css("land"), **style))

    name(place.name, x, y, [dot, *small], bold=True)
    taken.append(dot)
    for words, (a, b) in dots.items():
        name(words, a, b, [dot, *small], colour="quiet")
    taken += small
    countries = country_boxes({words: ground.at(*at) for words, at in ground.area.countries.items()}, TEXT_SIZE, frame)
    notes += country_names(countries, TEXT_SIZE, frame, taken)
    points = (
        [{**marks("landmark", [(round(a, 1), round(b, 1), None) for a, b in dots.values()], "circle", "context", 7), "customdata": None}]
        if dots
        else []
    )
    here = {**marks("place", [(round(x, 1), round(y, 1), None)], "circle", "link", DOT_SIZE), "customdata": None}
    return [*points, here], notes
