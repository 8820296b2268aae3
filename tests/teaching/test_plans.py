"""Plans as values: what can stand in them, and the days of their sessions."""

from datetime import date

import pytest

from explainer.record.dates import When
from explainer.teaching import plans


def test_there_are_plans_for_a_session_a_week_and_four_weeks(real):
    assert tuple(real.teaching.courses) == ("one-session", "one-week", "four-weeks")


def test_every_item_of_a_plan_leads_to_a_page_that_is_there(real, site, course):
    for name in (name for session in course.sessions for name in (*session.read, *session.do)):
        page, _, anchor = real.items[name].page.partition("#")
        text = (site / page / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text, name


def test_the_minutes_are_those_of_the_chapters(real):
    for address, head in real.fronts.items():
        assert real.items[f"chapter:{address.strip('/') or 'index'}"].minutes == head.minutes_reading


@pytest.mark.parametrize(
    ("released", "first"), [("2026-11-24", "2026-12-07"), ("2026-12-31", "2027-01-04"), ("2026-01", "2026-02-02"), ("2026-05-30", "2026-06-01")]
)
def test_a_ready_made_plan_begins_on_the_first_monday_of_the_month_after_the_edition(good, released, first):
    edition = good.edition.model_copy(update={"released": When.parse(released)})
    assert plans.first_day(edition).isoformat() == first


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        ("daily", ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11", "2026-12-14"]),
        ("twice-weekly", ["2026-12-07", "2026-12-10", "2026-12-14", "2026-12-17", "2026-12-21", "2026-12-24"]),
        ("weekly", ["2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"]),
        ("fortnightly", ["2026-12-07", "2026-12-21", "2027-01-04", "2027-01-18", "2027-02-01", "2027-02-15"]),
    ],
)
def test_sessions_follow_their_rhythm(rhythm, days):
    assert [day.isoformat() for day in plans.days(date(2026, 12, 7), rhythm, 6)] == days
