"""The rules on persons: what is said of their offices fits the events in which they act."""

from collections.abc import Iterator

from explainer.record.dataset import Dataset
from explainer.record.dates import When, possibly_holds
from explainer.record.yaml_source import Problem


def persons_hold_an_office_at_the_time(dataset: Dataset) -> Iterator[Problem]:
    """A person in an event holds an office on its day, unless the person has none. An office that began later, or had ended, does not count."""
    for event in dataset.events.values():
        for index, id_ in enumerate(event.persons):
            person = dataset.persons.get(id_)
            if person and person.offices and not any(possibly_holds(office, event.date.first, event.date.latest) for office in person.offices):
                yield dataset.problem_in("events", event.id, ("persons", index), f"person held no office on the date, {event.date}: {id_!r}")


def what_is_shown_of_an_office_has_a_day(dataset: Dataset) -> Iterator[Problem]:
    """The first and the last day on which an office is shown are days of its sources, or of events that name the person."""
    if not (dataset.all_read("events") and dataset.all_read("sources")):
        return
    for person in dataset.persons.values():
        events = [event.date for event in dataset.events_by_person.get(person.id, ())]
        for number, office in enumerate(person.offices):
            dates = [source.date for id_ in office.sources if (source := dataset.sources.get(id_)) and source.date]
            for end in (office.shown.start, office.shown.end or office.shown.start) if office.shown else ():
                if not any(When.parse(end).meets(date) for date in (*events, *dates)):
                    keys = ("offices", number, "shown")
                    yield dataset.problem_in(
                        "persons", person.id, keys, f"no source of the office and no event of the person is of that day: {end!r}"
                    )
