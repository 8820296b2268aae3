from dataclasses import replace
from datetime import date

from icalendar import Calendar

from explainer.downloads.calendars import DOMAIN, events_calendar
from explainer.record.dates import When
from explainer.record.editions import Change


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


def test_an_event_keeps_nobody_busy_and_a_correction_or_an_edition_makes_it_a_later_state(good):
    def entry(dataset):
        by_id = {str(entry["uid"]): entry for entry in Calendar.from_ical(events_calendar(dataset, "https://site.example/")).walk("VEVENT")}
        return by_id[f"patrols-2018@{DOMAIN}"]

    event = good.events["patrols-2018"]
    corrected = event.model_copy(update={"changed": (*event.changed, Change(on="2026-11-29", what="A day was mended.", why="A source gave it."))})
    later = good.edition.model_copy(update={"edition": "2027-03", "released": When.parse("2027-03-01")})
    states = [entry(each) for each in (good, replace(good, events=good.events | {event.id: corrected}), replace(good, edition=later))]
    assert {str(each["transp"]) for each in states} == {"TRANSPARENT"}
    assert [each["sequence"] for each in states] == sorted({each["sequence"] for each in states})


def test_a_span_of_days_ends_on_the_day_after_its_last(good):
    entries = {str(entry["uid"]): entry for entry in Calendar.from_ical(events_calendar(good, "https://site.example/")).walk("VEVENT")}
    patrols = entries[f"patrols-2018@{DOMAIN}"]
    assert (patrols["dtstart"].dt, patrols["dtend"].dt) == (date(2018, 8, 2), date(2018, 8, 15))
