"""What the maps of one sky show of a date, and by which words and addresses."""

from typing import NamedTuple

from explainer.figures.map_shown import reach_in_words
from explainer.record.deals_and_facts import Reach
from explainer.record.skies import LineThen, Site, Sky
from explainer.record.urls import address_of_id


class Shown(NamedTuple):
    """A date with the ranges that were claimed of what stood there, and the ids of those that were claimed on the date before."""

    sky: Sky
    reaches: tuple[Reach, ...]
    before: tuple[str, ...]


def path_of(part: Site | LineThen) -> str:
    """Return the page of the record that covers a site or the line, from the site's root."""
    return address_of_id("events", part.event) if part.event else address_of_id("facts", str(part.fact))


def site_title(sky: Sky, site: Site) -> str:
    """Return the words for a site on a date."""
    name, where = site.label.removesuffix("?"), site.place.name
    said = where if where.startswith(name) else f"{name}, {where}"
    return f"{said}, {sky.date}{': not known' if site.known == 'not-known' else ''}"


def reach_title(sky: Sky, reach: Reach) -> str:
    """Return the words for a claimed range on a date."""
    return f"{reach.label}: {reach_in_words(reach)}, {sky.date}"


def line_title(sky: Sky) -> str:
    """Return the words for the line on a date."""
    return f"The line, {'stated to be in use' if sky.line.stated else 'not documented'}, {sky.date}"
