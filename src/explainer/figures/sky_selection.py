"""The dates of one sky that a figure shows: what stood there on each, what has changed since the map before, and by which words and addresses it is told."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from explainer.figures.map_selection import reach_in_words
from explainer.figures.options import Figure
from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Reach
from explainer.record.skies import LineThen, Sky, SkySite
from explainer.record.urls import address_of_id

Thing = tuple[str, str]  # the kind of a site and the name of its place: by both it is the same from date to date


class Stood(NamedTuple):
    """A site on a map: the date on which the record tells of it, its number there, the site with its change, its name till then, and whether it stands out.

    What has changed since the map before stands out; on the first map nothing does, though the record tells what came in its year.
    """

    sky: Sky
    number: int
    site: SkySite
    name: str
    stands_out: bool = False


class SkyOnDate(NamedTuple):
    """A date with what stood there, the ranges that were claimed of it, and those of them that stand out, since the map before does not show them."""

    sky: Sky
    sites: tuple[Stood, ...]
    reaches: tuple[Reach, ...]
    new_reaches: tuple[Reach, ...]


def select(figure: Figure, dataset: Dataset) -> list[SkyOnDate]:
    """Return the dates of a figure in the order of the record, each compared with the one shown before."""
    skies = list(dataset.skies.values())
    dates = figure.options["dates"] or tuple(dataset.skies)
    found: list[SkyOnDate] = []
    since: list[tuple[Sky, list[Stood]]] = []
    names: dict[Thing, str] = {}
    for sky in skies:
        told = []
        for number, site in enumerate(sky.sites, 1):
            if site.change != "left":
                names[_thing(site)] = site.label.removesuffix("?")
            told.append(Stood(sky, number, site, names.get(_thing(site), site.label)))
        since.append((sky, told))
        if sky.id in dates:
            if found:
                sites = _since_the_map_before([each for _, told in since for each in told], sky, found[-1])
            else:
                sites = told if sky is skies[0] else [_changed(each, "same") for each in told if each.site.change != "left"]
            reaches = tuple(dataset.reaches[id_] for id_ in sky.ranges) if figure.options["ranges"] == "all" else ()
            new = tuple(reach for reach in reaches if reach not in found[-1].reaches) if found else ()
            found.append(SkyOnDate(sky, tuple(sites), reaches, new))
            since = []
    return found


def _since_the_map_before(told: Sequence[Stood], sky: Sky, before: SkyOnDate) -> list[Stood]:
    """Return the sites of a date with their change since the map before, and those that stood there and have left, on a date between them too."""
    stood = {_thing(each.site) for each in before.sites if each.site.change != "left"}
    latest = {_thing(each.site): each for each in told}
    moved = {_thing(each.site) for each in told if each.site.change != "same"}
    here = [each for each in told if each.sky is sky and (each.site.change != "left" or _thing(each.site) in stood)]
    gone = [each for thing, each in latest.items() if each.sky is not sky and each.site.change == "left" and thing in stood]
    return [_changed(each, _change(each.site, stood, moved)) for each in (*here, *gone)]


def _change(site: SkySite, stood: Collection[Thing], moved: Collection[Thing]) -> str:
    if site.change == "left":
        return "left"
    if _thing(site) not in stood:
        return "new"
    return "changed" if _thing(site) in moved else "same"


def _changed(stood: Stood, change: str) -> Stood:
    return stood._replace(site=stood.site.model_copy(update={"change": change}), stands_out=change != "same")


def _thing(site: SkySite) -> Thing:
    return site.kind, site.place.name


def path_of(part: SkySite | LineThen) -> str:
    """Return the page of the record that covers a site or the line, from the site's root."""
    return address_of_id("events", part.event) if part.event else address_of_id("facts", str(part.fact))


def site_title(stood: Stood) -> str:
    """Return the words for a site on a date."""
    site = stood.site
    name, where = site.label.removesuffix("?"), site.place.name
    said = where if where.startswith(name) else f"{name}, {where}"
    return f"{said}, {stood.sky.date}{': not known' if site.known == 'not-known' else ''}"


def label_on(sky: Sky, stood: Stood) -> str:
    """Return the label of a site on the map of a date; what had gone in an earlier year has that year beside it."""
    year = stood.sky.date.first.year
    return stood.site.label if year == sky.date.first.year else f"{stood.site.label} ({year})"


def reach_title(sky: Sky, reach: Reach) -> str:
    """Return the words for a claimed range on a date."""
    return f"{reach.label}: {reach_in_words(reach)}, {sky.date}"


def line_title(sky: Sky) -> str:
    """Return the words for the line on a date."""
    return f"The line, {'stated to be in use' if sky.line.stated else 'not documented'}, {sky.date}"
