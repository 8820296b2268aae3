"""Pages of events: one for each, the lists of all, and a page in the place of each event that was withdrawn."""

from collections.abc import Callable, Iterable

from explainer.citing import styles
from explainer.figures.line_strip import lies_on_the_line, strip
from explainer.figures.place_map import place_map
from explainer.lists.events import event_filters, event_list, events_by_year, words_in_use
from explainer.pages import metadata
from explainer.pages.other_spellings import also_written, in_other_scripts
from explainer.pages.sections import behind, bulleted, edit_link, references, searched, section
from explainer.record.dataset import Dataset
from explainer.record.editions import LeftOut
from explainer.record.events import Account, Event
from explainer.record.urls import Home, address, address_of_id, link
from explainer.record.vocabulary import EVENT_KIND_WORDS, EVENT_THEME_HEADINGS, EVENT_THEME_WORDS, PRECISIONS
from explainer.text.description_list import searched_list
from explainer.text.markup import Html, element, escape, joined, own_line
from explainer.text.page import Page, heading

Neighbours = tuple[Event | None, Event | None]


def event_page(event: Event, dataset: Dataset, neighbours: Neighbours, uses: Iterable[tuple[str, Html]], home: Home) -> Page:
    """Return the page of an event: what, when, where, who, each side's account, what is not known, how sure, and on what it rests.

    `neighbours` are the events before and after it in its theme, `uses` the addresses and titles of what shows it.
    """
    edition = dataset.edition
    work = styles.site_work(event.id, event.title, edition, home.address + address("events", event))
    of_what = " that it took place" if event.disputed else ""  # the accounts of it differ, and the record takes no side
    sure = f"Confidence{of_what} is {event.confidence}. {escape(event.confidence_note)}" if event.confidence_note else ""
    changes = (Html("{}: {} {}").format(change.on, change.what, change.why) for change in event.changed)
    also = also_written(_other_spellings(event, dataset))
    parts = [
        heading(event.title),
        own_line(element("p", _date(event), class_="dated")),
        own_line(element("p", event.summary, class_="lead", data_search_exclude=True)),
        own_line(place_map(event.place, "../../")) if event.place else "",
        own_line(strip(dataset, event.date, "../../")) if lies_on_the_line(dataset, event.date) else "",
        _facts(event, dataset),
        searched(also),
        section("Accounts that differ", _accounts(event)),
        section("On what the accounts agree", _agreed(event)),
        section("What is not known", _not_known(event, dataset)),
        section("How sure the record is", sure),
        section("Sources", references(event.sources, dataset)),
        section("Before and after", _neighbours(event, neighbours)),
        section("Used in", bulleted(element("a", title, href=f"../../{page}") for page, title in uses)),
        section("Cite this event", f"{styles.citation_block(work)}{styles.PART_LINKS}"),
        section("Changes", bulleted(changes)),
        behind(also, edit_link(dataset, "events", event.id, home, "../../")),
    ]
    body = "\n".join(part for part in parts if part)
    return Page(body, event.title, f"{event.dated}. {event.summary}", tag="Event", metadata=metadata.event(work, event, dataset, home.address))


def _date(event: Event) -> str:
    precise = PRECISIONS[event.date.precision]
    return f"{event.dated} ({precise})" if precise else str(event.dated)


def _facts(event: Event, dataset: Dataset) -> Html:
    """Return the facts of an event as a list; search takes its place and its actors."""
    actors = joined((element("a", dataset.actors[id_].name, href="../../" + address_of_id("actors", id_)) for id_ in event.actors), ", ")
    persons = joined((link("persons", dataset.persons[id_], dataset, "../../") for id_ in event.persons), ", ")
    known = (
        ("Place", event.place.name if event.place else ""),
        ("Actors named", actors),
        ("Persons", persons),
        ("Kind", EVENT_KIND_WORDS[event.kind]),
        ("Theme", EVENT_THEME_HEADINGS[event.theme]),
        ("Confidence", event.confidence),
    )
    return searched_list(((name, value) for name, value in known if value), ("Place", "Actors named"))


def _other_spellings(event: Event, dataset: Dataset) -> list[str]:
    """Return the other spellings of the names in an event, those of its actors, and those of the names in other scripts."""
    words = " ".join([event.title, event.summary, event.place.name if event.place else "", *(a.says for a in event.accounts)])
    names = [name for name in dataset.spellings.values() if name.written in words]
    found = [other for name in names for other in name.also]
    found += [other for id_ in event.actors for other in dataset.actors[id_].also_known_as]
    return [*found, *in_other_scripts(names)]


def _numbers(ids: Iterable[str], event: Event) -> Html:
    """Return links to sources of an event by their numbers in its list."""
    return joined((element("a", Html("[{}]").format(event.sources.index(id_) + 1), href=f"#{id_}") for id_ in ids), " ")


def _accounts(event: Event) -> Html:
    def side(account: Account) -> Html:
        evidence = element("p", "Sources: ", _numbers(account.sources, event))
        return element("div", element("h3", account.by), element("p", account.says), evidence)

    sides = joined(map(side, event.accounts))
    return element("div", sides, class_="accounts", data_search_exclude=True) if sides else sides


def _agreed(event: Event) -> Html:
    return bulleted(Html("{} ({}) {}").format(each.says, " and ".join(each.by), _numbers(each.sources, event)) for each in event.agreed)


def _not_known(event: Event, dataset: Dataset) -> Html:
    questions = (question for question in dataset.questions.values() if question.is_open and event.id in question.events)
    return bulleted([*map(escape, event.not_known), *(Html("{} {}").format(question.question, question.found) for question in questions)])


def _neighbours(event: Event, neighbours: Neighbours) -> str:
    items = [
        Html("<li>{}: {} ({})</li>").format(word, element("a", other.title, href=f"../{other.id}/"), other.dated)
        for word, other in zip(("Before", "After"), neighbours, strict=True)
        if other
    ]
    theme = EVENT_THEME_WORDS[event.theme]
    if not items:
        return f"This is the only event of the theme {theme}."
    said = element("p", f"In the same theme, {theme}:")
    return element("div", said, element("ul", joined(items)), data_search_exclude=True)


def withdrawn_page(record: LeftOut) -> Page:
    """Return the page of an event that was withdrawn: its address stays, with the reason."""
    title = record.title or record.id
    said = f"This event was withdrawn from the record on {record.withdrawn}. {escape(record.reason)}"
    return Page(f"{heading(title)}\n{said} [All events](index.md)\n", title, f"Withdrawn from the record. {record.reason}")


def by_year(dataset: Dataset) -> Page:
    """Return the list of all events by year, with a form that narrows it."""
    disputed = sum(event.disputed for event in dataset.events.values())
    parts = [
        heading("Events"),
        f"Each of {len(dataset.events)} events has a page with its sources; accounts differ on {disputed}. "
        "[Not all is on record](../about.md#how-far-the-record-reaches): absence is not evidence that nothing happened.\n",
        "By year below; also [by theme](by-theme.md), [by kind](by-kind.md), [by actor](../actors/index.md), [on a timeline](../timeline.md) "
        "and [on a map](../map.md).\n",
        event_filters(dataset, explores=False),
        events_by_year(dataset, ""),
    ]
    return Page("\n".join(parts), "Events", f"All {len(dataset.events)} events of the record by year, each with its own page and its sources.")


def by_field(field: str, dataset: Dataset) -> Page:
    """Return the list of all events by theme or by kind."""
    name: Callable[[str], str] = EVENT_THEME_HEADINGS.__getitem__ if field == "theme" else lambda word: EVENT_KIND_WORDS[word].capitalize()
    title = f"Events by {field}"
    parts = [heading(title), "Also [by year](index.md) and [by actor](../actors/index.md).\n"]
    for word in words_in_use(dataset, field):
        events = [event for event in dataset.events.values() if getattr(event, field) == word]
        parts.append(f"## {name(word)} {{ #{word} data-search-exclude }}\n\n{event_list(events, dataset, '../')}\n")
    return Page("\n".join(parts), title, f"All {len(dataset.events)} events of the record by {field}, in order of date.")
