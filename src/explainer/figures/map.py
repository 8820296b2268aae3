"""Maps: the places of the record, and distances and ranges as the claims that they are, each with its speaker."""

from typing import Any

from explainer.figures.draw.symbols import two_dots
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_link
from explainer.figures.map_ground import AREAS, NOT_DESCRIBED_DASH, Ground
from explainer.figures.map_picture import draw
from explainer.figures.map_places import dots
from explainer.figures.map_selection import MapSelection, reach_in_words, select
from explainer.figures.options import COMMON, SELECTION, Option, ids_of, one_of
from explainer.record.urls import address
from explainer.text.words import counted


def rows(shown: MapSelection) -> list[Row]:
    """Return one row per place, and per range or distance."""
    found: list[Row] = []

    def add(id_: str, what: str, name: str, url: str, **more: Any) -> None:
        empty: Row = {"lat": None, "lon": None, "events": None, "km": None, "by": None, "when": None}
        found.append({"id": id_, "what": what, "name": name, **empty, **more, "url": url})

    for place in shown.places:
        first, last = place.events[0].dated, place.events[-1].dated
        when = first if first == last else f"{first} to {last}"
        add(place.id, "place", place.name, place.page, lat=place.lat, lon=place.lon, events=len(place.events), when=when)
    for reach in shown.reaches:
        km = f"{'more than ' if reach.at_least else ''}{reach.km}"
        where = {"lat": reach.from_.lat, "lon": reach.from_.lon}
        add(reach.id, reach.kind, reach.title, address("reaches", reach), **where, km=km, by=reach.by, when=str(reach.date))
    return found


def text(shown: MapSelection) -> str:
    """Return a paragraph that says what the map shows, and what lies outside it."""
    inside, reaches = shown.places, shown.reaches
    count = sum(len(place.events) for place in inside)
    if not inside and not reaches:
        return "No place, range or distance of the record fits this selection."
    said = ""
    if inside:
        said += f"{counted(len(inside), 'place')} with {counted(count, 'event')}. "
        said += f"The most events are recorded at {inside[0].name} ({len(inside[0].events)}). "
    ranges = [reach for reach in reaches if reach.kind == "range"]
    if ranges:
        said += f"Claimed ranges: {'; '.join(f'{reach.label}, {reach_in_words(reach)}, by {reach.by}, {reach.date}' for reach in ranges)}. "
    apart = [reach for reach in reaches if reach.kind == "distance"]
    if apart:
        said += f"Distances from {apart[0].from_.name}: {', '.join(f'{reach.label} {reach.km} km' for reach in apart)}. "
    if shown.outside:
        events = sum(len(place.events) for place in shown.outside)
        said += f"{len(shown.outside)} more places with {events} events lie outside the frame. "
    return said + "Places are approximate, rounded to a hundredth of a degree."


def sources(shown: MapSelection) -> list[str]:
    """Return the ids of the sources of all events, ranges and distances shown."""
    found = {id_ for place in shown.places for event in place.events for id_ in event.sources}
    found |= {id_ for reach in shown.reaches for id_ in reach.sources}
    return sorted(found)


def key(shown: MapSelection) -> list[KeyEntry]:
    """Return the key: what the map holds."""
    entries = [KeyEntry("diplomacy", "", "circle", "place of events", sort="place")] if shown.places else []
    if len(counts := {len(place.events) for place in shown.places}) > 1:
        ringed = "; ringed: one upon another" if _ringed(shown) else ""
        entries = [
            KeyEntry(
                "diplomacy", "", "", f"place; larger: more events, from {min(counts)} to {max(counts)}{ringed}", outline=two_dots(5, 12), sort="place"
            )
        ]
    if any(reach.kind == "range" for reach in shown.reaches):
        more = "; with strokes: more than that" if any(reach.at_least for reach in shown.reaches) else ""
        entries.append(KeyEntry("military", "7px,4px", "", f"claimed range{more}", sort="range"))
    distances = [reach for reach in shown.reaches if reach.kind == "distance"]
    if strokes := [f"{reach.stroke}, its ends {reach_in_words(reach)} apart" for reach in distances if reach.stroke]:
        entries.append(KeyEntry("quiet", NOT_DESCRIBED_DASH, "", "; ".join(strokes), sort="distance"))
    if any(not reach.stroke for reach in distances):
        entries.append(KeyEntry("quiet", "solid", "", "distance", sort="distance"))
    if AREAS[shown.area].golan:
        entries.append(KeyEntry("quiet", "bar", "", "UN area since 1974"))
        entries.append(KeyEntry("ink", "solid", "", "its western edge (Line A)"))
    return entries


def _ringed(shown: MapSelection) -> bool:
    """Return whether a dot lies within a larger one, from which its rim stands out as a ring."""
    area = AREAS[shown.area]
    found = dots(shown.places, Ground(area, area.across["wide"]), wide=True)
    return any(one.within(other) for one in found for other in found)


def for_script(shown: MapSelection) -> dict[str, object]:
    """Return the last day that can be chosen, where places or ranges have different days."""
    days = {event.date.first for place in shown.places for event in place.events} | {reach.date.first for reach in shown.reaches}
    return {"last": max(days).isoformat()} if len(days) > 1 else {}


MAP = FigureKind(
    options={
        **COMMON,
        **SELECTION,
        "area": Option(one_of(tuple(AREAS)), "levant"),
        "places": Option(one_of(("all", "none")), "all"),
        "reaches": Option(ids_of("reaches"), ()),
    },
    columns=(
        Column("name", "What", as_link, names_row=True),
        Column("events", "Events"),
        Column("km", "Kilometres"),
        Column("by", "By"),
        Column("when", "When"),
    ),
    select=select,
    rows=rows,
    plot=draw,
    text=text,
    key=key,
    sources=sources,
    for_script=for_script,
    actors=True,
)
