from dataclasses import replace
from datetime import date

from icalendar import Calendar

from explainer.downloads.calendars import DOMAIN, events_calendar


def test_the_calendar_is_read_and_holds_only_exact_days(real):
    text = events_calendar(real.dataset, "https://site.example/")
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    entries = {str(entry["uid"]).removesuffix(f"@{DOMAIN}"): entry for entry in Calendar.from_ical(text).walk("VEVENT")}
    exact = {id_ for id_, event in real.dataset.events.items() if event.date.precision == "day" and event.date.last and not event.date.about}
    assert set(entries) == exact
    crash = entries["il-20-shootdown-2018"]
    assert crash["dtstart"].dt == date(2018, 9, 17)
    assert str(crash["url"]) == "https://site.example/events/il-20-shootdown-2018/"
    assert f"{len(real.dataset.events) - len(exact)} others" in str(Calendar.from_ical(text)["x-wr-caldesc"])


def test_the_day_of_a_report_is_marked_in_the_calendar(good):
    told = good.events["airliner-incident-2018"].model_copy(update={"basis": "report"})
    text = events_calendar(replace(good, events={told.id: told, "patrols-2018": good.events["patrols-2018"]}), "https://site.example/")
    described = {str(entry["uid"]): entry.get("description") for entry in Calendar.from_ical(text).walk("VEVENT")}
    assert described == {f"{told.id}@{DOMAIN}": "The day of the report; the act is older.", f"patrols-2018@{DOMAIN}": None}


def test_a_span_of_days_ends_on_the_day_after_its_last(good):
    entries = {str(entry["uid"]): entry for entry in Calendar.from_ical(events_calendar(good, "https://site.example/")).walk("VEVENT")}
    patrols = entries[f"patrols-2018@{DOMAIN}"]
    assert (patrols["dtstart"].dt, patrols["dtend"].dt) == (date(2018, 8, 2), date(2018, 8, 15))
