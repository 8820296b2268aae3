"""What is due on a day: what waits longest, what is overdue, and the words to search for."""

from dataclasses import replace
from datetime import date

from explainer.record.due import due, overdue, terminal_lines
from explainer.record.records import Look

LOOKED = date(2026, 11, 20)  # the day of every look of the fake record
LOOK_EVERY = 90  # days, in the fake edition


def by_id(dataset, today):
    return {item.record.id: item for item in due(dataset, today)}


def test_everything_open_is_listed_by_group_with_its_age(good):
    found = due(good, date(2026, 11, 25))
    assert [(item.group, item.record.id, item.days) for item in found] == [
        ("passed", "lease-of-the-line", 25),
        ("questions", "who-answers", 5),
        ("signposts", "signpost-bill", 2613 + 365),
        ("relations", "north-south-line-2015", 5),
    ]
    assert not any(item.is_overdue for item in found)


def test_a_look_is_overdue_once_it_is_older_than_the_edition_allows(good):
    last, late = date(2027, 2, 18), date(2027, 2, 19)
    assert (last - LOOKED).days == good.edition.look_every == LOOK_EVERY
    assert overdue(good, last) == []
    assert [str(problem).rpartition("good/")[2] for problem in overdue(good, late)] == [
        "questions.yml:6: who-answers: look for what came next, 91 days after the last look: 20 November 2026",
        "relations.yml:10: north-south-line-2015: look for what came next, 91 days after the last look: 20 November 2026",
        "scenarios/signposts.yml:13: signpost-bill: look for what came next, 91 days after the last look: 20 November 2026",
    ]


def test_a_deadline_is_overdue_from_the_day_after_it_until_a_look_is_noted(good):
    lease = good.deadlines["lease-of-the-line"]
    early = Look(on="2026-10-30", found="Nothing yet.")
    for looked, overdue_on in ((None, True), (early, True), (lease.looked, False)):
        changed = replace(good, deadlines={lease.id: lease.model_copy(update={"looked": looked})})
        assert by_id(changed, date(2026, 11, 1))[lease.id].is_overdue == overdue_on
        assert by_id(changed, date(2026, 10, 31))[lease.id].group == "to-come"
    problem = overdue(replace(good, deadlines={lease.id: lease.model_copy(update={"looked": None})}), date(2026, 11, 1))[0]
    assert str(problem).endswith("deadlines.yml:2: lease-of-the-line: look for what came next, 1 day after the day: 31 October 2026")


def test_the_words_are_those_of_the_record_or_are_joined_from_its_actors(good):
    found = by_id(good, LOOKED)
    assert found["lease-of-the-line"].queries["en"] == "lease of (The Bridge OR Le Pont) line"
    assert found["lease-of-the-line"].queries["ar"] == "إيجار الخط"
    tie = found["north-south-line-2015"].queries
    assert tie["ru"] == "ВВС Севера Юг линия"
    assert tie["en"].endswith("the line")
    assert found["who-answers"].queries == {"en": "Who answers the telephone?", "ru": "Север Юг", "he": "צפון דרום", "ar": "الشمال الجنوب"}
    assert found["signpost-bill"].queries == {"en": "The telephone bill"}


def test_the_text_marks_what_is_overdue(good):
    shown = terminal_lines(due(good, date(2027, 3, 1))).splitlines()
    assert "! who-answers: Who answers the telephone? (20 November 2026, 101 days ago, overdue)" in shown
    assert "  lease-of-the-line: The lease of the line ends (31 October 2026, 121 days ago)" in shown
    assert "      ru  Север Юг" in shown


def test_every_item_of_the_record_has_words_in_four_languages(real):
    assert {item.record.id for item in due(real.dataset, LOOKED) if len(item.queries) < len(("en", "ru", "he", "ar"))} == set()
