"""Events that are known to the day as an iCalendar file, and what marks an entry of any calendar; those of course plans: `teaching/plan_formats`."""

from datetime import datetime, timedelta

from icalendar import Calendar, vText
from icalendar import Event as Entry

from explainer.citing.export_formats import licence_line
from explainer.record.dataset import Dataset
from explainer.record.dates import midnight
from explainer.record.editions import Edition
from explainer.record.urls import address

DOMAIN = "deconfliction-line.invalid"  # names the source of an entry and leads nowhere, so that it can stay the same for ever


def released(edition: Edition) -> datetime:
    """Return the moment that every entry of an edition's calendars has as its stamp."""
    return midnight(edition.released.first)


def sequence(stamp: datetime) -> int:
    """Return the number by which a program knows the later state of an entry (RFC 5545, 3.8.7.4): minutes from 1970 to the stamp."""
    return int(stamp.timestamp()) // 60


def events_calendar(dataset: Dataset, home: str) -> str:
    """Return the events that are known to the day as a calendar; its description counts the others. `home` is the address of the site."""
    exact = [event for event in dataset.events.values() if event.date.precision == "day" and not event.date.about and event.date.last]
    others = len(dataset.events) - len(exact)
    calendar = Calendar()
    calendar.add("prodid", f"-//{dataset.edition.title}//events//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(dataset.edition.title))  # the library escapes only what it knows
    calendar.add(
        "x-wr-caldesc", vText(f"{licence_line(dataset.edition)}. {len(exact)} events known to the day; {others} others are not in this file.")
    )
    stamp = released(dataset.edition)
    for event in exact:
        entry = Entry()
        entry.add("uid", f"{event.id}@{DOMAIN}")
        entry.add("dtstamp", stamp)
        entry.add("sequence", sequence(stamp) + len(event.changed))  # a correction may come between two editions
        entry.add("transp", "TRANSPARENT")  # what is long past keeps nobody busy
        entry.add("dtstart", event.date.first)
        if event.date.span and event.date.last:
            entry.add("dtend", event.date.last + timedelta(1))
        entry.add("summary", event.title)
        if event.basis == "report":
            entry.add("description", "The day of the report; the act is older.")
        entry.add("url", f"{home.rstrip('/')}/{address('events', event)}")
        entry.add("categories", list(dict.fromkeys([event.theme, event.kind])))
        calendar.add_component(entry)
    return str(calendar.to_ical().decode())
