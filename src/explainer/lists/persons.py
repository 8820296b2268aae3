"""The cast: every person with offices, their dates, and the events in which the person acts, as Markdown."""

from collections.abc import Iterator

from explainer.lists.context import ListContext
from explainer.record.persons import Office, Person
from explainer.record.vocabulary import OTHER_PERSONS, SIDES
from explainer.text.markup import Html, element, joined
from explainer.text.page import QUIET
from explainer.text.words import counted

FEW = 3  # events that are listed as they are; more of them open on demand


def persons(context: ListContext) -> str:
    """Return all persons by the alphabet of their family names, those of a side below a heading of their own."""
    dataset = context.dataset
    groups: dict[str, list[Person]] = {heading: [] for heading in (*SIDES.values(), OTHER_PERSONS)}
    for person in sorted(dataset.persons.values(), key=lambda person: (person.name.split()[-1].removeprefix("al-").casefold(), person.id)):
        groups[SIDES.get(dataset.actors[person.side].zone, OTHER_PERSONS)].append(person)
    sections = []
    for heading, found in groups.items():
        if found:
            items = joined(part for person in found for part in _person(person, context))
            sections.append(f"## {heading} {QUIET}\n\n{element('dl', items, class_='records persons')}\n")
    return "\n".join(sections)


def _person(person: Person, context: ListContext) -> Iterator[Html]:
    actors = context.dataset.actors
    of = None if actors[person.side].zone in SIDES else Html(" {}").format(element("span", actors[person.side].name, class_="tags"))
    also = Html(" {}").format(element("span", f"also: {', '.join(person.also_known_as)}", class_="tags")) if person.also_known_as else None
    yield element("dt", person.name, of, also, id=person.id)
    basis = Html(" {}").format(context.outlets(person.sources)) if person.sources else None
    offices = element("ul", *(element("li", *_office(office, context)) for office in person.offices)) if person.offices else None
    yield element("dd", person.one_line, basis, element("div", offices, _events(person, context), data_search_exclude=True))


def _office(office: Office, context: ListContext) -> Iterator[object]:
    yield office.office
    if office.actor:
        yield Html(" ({})").format(context.link("actors", office.actor))
    times = [
        f"from {office.valid_from}" if office.valid_from else "",
        f"until {office.valid_to}" if office.valid_to else "",
        f"on record {office.shown}" if office.shown else "",
    ]
    yield Html(": {}. ").format(", ".join(filter(None, times)))
    yield context.outlets(office.sources)


def _events(person: Person, context: ListContext) -> Html:
    found = context.dataset.events_by_person.get(person.id, ())
    items = [element("li", element("span", str(event.date), class_="tags"), " ", context.link("events", event.id)) for event in found]
    if len(items) <= FEW:
        return element("ul", *items) if items else Html()
    return element("details", element("summary", f"In {counted(len(items), 'event')}"), element("ul", *items))
