"""The cast: every person with offices, their dates, and the events in which the person acts, as Markdown."""

from collections.abc import Iterator, Sequence

from explainer.lists.context import ListContext
from explainer.record.dates import When
from explainer.record.events import Event
from explainer.record.persons import Office, Person
from explainer.record.urls import address
from explainer.record.vocabulary import IMPORTANCE_LEVELS, OTHER_PERSONS, SIDES
from explainer.text.markup import Html, element, joined
from explainer.text.page import UNSEARCHED
from explainer.text.words import counted

MANY_EVENTS = 3  # they bring a person to the head of a side
MOST_SHOWN = 3  # events of a person before a fold is opened


def persons(context: ListContext) -> str:
    """Return all persons, those of a side below a heading of their own: first who acts in many events, then all others by the alphabet of their family names."""
    dataset = context.dataset
    groups: dict[str, list[Person]] = {heading: [] for heading in (*SIDES.values(), OTHER_PERSONS)}
    for person in sorted(dataset.persons.values(), key=lambda person: (person.name.split()[-1].removeprefix("al-").casefold(), person.id)):
        groups[SIDES.get(dataset.actors[person.side].zone, OTHER_PERSONS)].append(person)
    sections = []
    for heading, found in groups.items():
        if found:
            names = joined((element("a", person.name, href=f"#{person.id}") for person in found), " ")
            jump = element("details", element("summary", f"All {counted(len(found), 'name')}"), names, class_="jump", data_search_exclude=True)
            found.sort(key=lambda person: min(-len(_acts(person, context)), -MANY_EVENTS + 1))
            items = joined(part for person in found for part in _person(person, context))
            sections.append(f"## {heading} {UNSEARCHED}\n\n{jump}\n\n{element('dl', items, class_='records persons')}\n")
    return "\n".join(sections)


def _acts(person: Person, context: ListContext) -> Sequence[Event]:
    return context.dataset.events_by_person.get(person.id, ())


def _person(person: Person, context: ListContext) -> Iterator[Html]:
    actors = context.dataset.actors
    of = None if actors[person.side].zone in SIDES else Html(" {}").format(element("span", actors[person.side].name, class_="tags"))
    also = Html(" {}").format(element("span", f"also: {', '.join(person.also_known_as)}", class_="tags")) if person.also_known_as else None
    yield element("dt", person.name, of, also, id=person.id)
    basis = Html(" {}").format(context.outlets(person.sources)) if person.sources else None
    offices = element("ul", *(element("li", *_office(office, context)) for office in person.offices)) if person.offices else None
    yield element("dd", person.one_line, basis, element("div", offices, _events(person, context), data_search_exclude=True))


def _office(office: Office, context: ListContext) -> Iterator[object]:
    if office.actor and context.dataset.actors[office.actor].kind == "person-office":  # whose name is that of the office
        yield element("a", office.office, href=f"{context.root}{address('actors', context.dataset.actors[office.actor])}")
    else:
        yield office.office
        if office.actor:
            yield Html(" ({})").format(context.link("actors", office.actor))
    times = [
        f"from {office.valid_from}" if office.valid_from else "",
        f"until {office.valid_to}" if office.valid_to else "",
        _met(office.shown) if office.shown else "",
    ]
    yield Html(": {}. ").format(", ".join(filter(None, times)))
    yield context.outlets(office.sources)


def _met(shown: When) -> str:
    """Return when the record meets a person in an office, so that nobody takes it for a term of office."""
    if shown.end:
        return f"in this record from {shown}"
    return f"in this record {'on' if shown.precision == 'day' else 'in'} {shown}"


def _events(person: Person, context: ListContext) -> Html:
    """Return the events of a person: the most important ones, and in a fold all others."""
    found = _acts(person, context)
    most = sorted(found, key=lambda event: IMPORTANCE_LEVELS.index(event.importance))[:MOST_SHOWN]
    shown, more = (
        [
            element("li", element("span", str(event.date), class_="tags"), " ", context.link("events", event.id))
            for event in found
            if (event in most) is is_shown
        ]
        for is_shown in (True, False)
    )
    fold = element("details", element("summary", f"{counted(len(more), 'more event')}"), element("ul", *more)) if more else None
    return element("div", element("ul", *shown), fold) if shown else Html()
