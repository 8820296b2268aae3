"""The rules on what stood where on a few dates."""

from collections.abc import Iterator
from itertools import pairwise

from explainer.record.dataset import Dataset
from explainer.record.skies import Sky
from explainer.record.yaml_source import Problem


def dates_of_the_sky_follow_one_another(dataset: Dataset) -> Iterator[Problem]:
    """The dates stand in their order. What is the same, has changed or has left stood there on the date before, and what is new did not."""
    for before, now in pairwise(dataset.skies.values()):
        if now.date.first <= before.date.first:
            yield dataset.problem_in("skies", now.id, ("date",), f"date does not come after that of {before.id!r}: {now.date.text!r}")
        stood = {(site.kind, site.place.name) for site in before.sites if site.change != "left"}
        for index, site in enumerate(now.sites):
            if (site.change == "new") == ((site.kind, site.place.name) in stood):
                message = f"site {'stood' if site.change == 'new' else 'did not stand'} there on {before.date}: {site.change!r}"
                yield dataset.problem_in("skies", now.id, ("sites", index, "change"), message)


def sites_stand_once_and_ranges_are_ranges(dataset: Dataset) -> Iterator[Problem]:
    """A thing stands once on a date, and what is claimed of reach there is a range and not a distance."""
    for sky in dataset.skies.values():
        yield from _sites_stand_once(dataset, sky)
        for index, id_ in enumerate(sky.ranges):
            reach = dataset.reaches.get(id_)
            if reach and reach.kind != "range":
                yield dataset.problem_in("skies", sky.id, ("ranges", index), f"reach must be a range: {id_!r}")


def _sites_stand_once(dataset: Dataset, sky: Sky) -> Iterator[Problem]:
    things = [(site.kind, site.place.name) for site in sky.sites]
    for index, thing in enumerate(things):
        if thing in things[:index]:
            yield dataset.problem_in("skies", sky.id, ("sites", index, "place"), f"site stands there already: {' at '.join(thing)!r}")
