import pytest

from explainer.record.courses import Course
from explainer.record.deals_and_facts import Reach
from explainer.record.events import Event
from explainer.record.validation import validate
from explainer.record.yaml_source import Document

PLACE = {"name": "The Bridge", "lat": "33.5", "lon": "36.2"}
REACH = {
    "id": "r", "title": "A gun", "label": "Gun", "kind": "range", "from": PLACE, "km": "100", "by": "The North", "date": "2018", "caveat": "A claim.",
    "sources": ["s"],
}  # fmt: skip


def said(model, value):
    made, problems = validate(model, value, Document("x.yml", "- {}\n"), (0,), "r")
    assert (made is None) == bool(problems)
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        ({}, []),
        ({"km": "far"}, ["r: km: number must be written in digits: 'far'"]),
        ({"km": ["1"]}, ["r: km: number must be written in digits: ['1']"]),
        ({"from": {**PLACE, "lat": "north"}}, ["r: from.lat: input should be a valid number, unable to parse string as a number: 'north'"]),
        ({"from": {"name": "The Bridge", "latitude": "33.5", "lon": "36.2"}}, ["r: unknown field: 'latitude' (did you mean 'lat'?)"]),
        ({"kind": "rnage"}, ["r: kind must be one of distance, range: 'rnage' (did you mean 'range'?)"]),
        ({"colour": "red"}, ["r: unknown field: 'colour'"]),
    ],
)
def test_each_mistake_is_said_once(change, messages):
    assert said(Reach, {**REACH, **change}) == messages


def test_a_misspelt_field_is_not_missing_as_well():
    value = {key.replace("caveat", "caveats"): each for key, each in REACH.items()}
    assert said(Reach, value) == ["r: unknown field: 'caveats' (did you mean 'caveat'?)"]


def test_a_word_in_a_part_of_a_list_has_the_words_of_its_field():
    session = {"title": "T", "minutes": "90", "aim": "A.", "read": ["chapter:x"], "raed": ["chapter:y"]}
    course = {"id": "c", "title": "T", "level": "L", "about": "A.", "rhythm": "wekly", "objectives": ["O"], "sessions": [session]}
    assert said(Course, course) == [
        "r: rhythm must be one of daily, fortnightly, twice-weekly, weekly: 'wekly' (did you mean 'weekly'?)",
        "r: unknown field: 'raed' (did you mean 'read'?)",
    ]


def test_what_is_no_mapping_is_one_problem():
    assert said(Event, "an event") == ["r: a record must be a mapping of fields: 'an event'"]
