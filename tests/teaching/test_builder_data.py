"""The data of the builder: all that can stand in a plan, and all that it needs to write one."""

import json

import pytest


@pytest.fixture
def data(made):
    return json.loads(made["teach/syllabus/catalogue.json"])


def test_it_holds_what_the_plans_hold(real, data):
    assert {item["name"] for item in data["items"]} == set(real.items)
    assert [course["id"] for course in data["courses"]] == list(real.teaching.courses)


def test_every_item_belongs_to_a_group_and_every_course_has_a_rhythm(data):
    assert {item["name"].partition(":")[0] for item in data["items"]} == data["groups"].keys()
    assert {group["half"] for group in data["groups"].values()} == data["words"]["halves"].keys()
    assert {course["rhythm"] for course in data["courses"]} <= data["rhythms"].keys()
