"""The rules on whose missile it was."""

from collections.abc import Iterator

from explainer.record.dataset import Dataset
from explainer.record.yaml_source import Problem


def cases_stand_where_accounts_put_them(dataset: Dataset) -> Iterator[Problem]:
    """A disputed case stands in two places or more by two speakers or more, an agreed one in one place, and no case twice in one."""
    for case in dataset.missiles.values():
        cells = [(placement.battery, placement.crew) for placement in case.placements]
        speakers = {placement.by for placement in case.placements}
        if case.standing == "disputed" and len(speakers) == 1:
            yield dataset.problem_in("missiles", case.id, ("standing",), f"a disputed case has two speakers or more: {case.placements[0].by!r}")
        if case.standing == "agreed" and len(cells) > 1:
            yield dataset.problem_in("missiles", case.id, ("standing",), f"an agreed case has one place: {len(cells)}")
        for index, cell in enumerate(cells):
            if cell in cells[:index]:
                message = f"case stands there already: {' and '.join(cell)!r}"
                yield dataset.problem_in("missiles", case.id, ("placements", index, "battery"), message)


def what_fired_is_of_its_event(dataset: Dataset) -> Iterator[Problem]:
    """What fired did so within the dates of its event, and a denial has sources."""
    for case in dataset.missiles.values():
        event = dataset.events.get(case.event)
        if case.act == "fired" and event and not event.date.meets(case.date):
            yield dataset.problem_in("missiles", case.id, ("date",), f"case lies outside the dates of its event, {event.date}: {case.date.text!r}")
        if bool(case.denial) != bool(case.denial_sources):
            keys = ("denial",) if case.denial else ("denial_sources",)
            yield dataset.problem_in("missiles", case.id, keys, f"denial and denial_sources are given together or not at all: {case.event!r}")
