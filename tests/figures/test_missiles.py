"""Whose missile: a case stands in the place where each account puts it, filled only where no account differs, and red only where accounts differ."""

from dataclasses import replace

from drawn import fence, traces

from explainer.figures.drawing import Drawing
from explainer.figures.kind import LAYOUTS


def test_a_case_on_which_accounts_differ_stands_hollow_in_each_place(good):
    drawn = fence("missiles", good)
    for layout in LAYOUTS:
        (filled,), (hollow,) = (traces(drawn, layout, name) for name in ("circle ink", "circle-open military"))
        assert [data[0] for data in filled["customdata"]] == ["Gun & son: bridge, 2018 (Syrian crew, Syria’s battery)"]
        assert {data[0] for data in hollow["customdata"]} == {
            "A gun: night, 2018 (Syrian crew, Syria’s battery)",
            "A gun: night, 2018 (Russian crew, Battery not settled)",
        }


def test_a_case_is_counted_only_where_accounts_differ_on_its_place(real):
    (drawn,) = (each for each in real.drawings if each.figure.id == "whose-missile")
    counted = {each.case.id for each in drawn.selection if each.name.endswith(")")}
    assert counted == {each.case.id for each in drawn.selection if each.case.standing == "disputed" and len(each.case.placements) > 1}
    assert {each.case.standing for each in drawn.selection if len(each.case.placements) > 1} == {"disputed", "reported"}


def test_the_denial_stands_where_a_russian_crew_is_named(good):
    said = {data[0]: data[2] for trace in fence("missiles", good).plots["wide"]["data"] for data in trace["customdata"]}
    assert said["A gun: night, 2018 (Russian crew, Battery not settled)"].endswith("The guest denied it.")
    assert "denied" not in said["A gun: night, 2018 (Syrian crew, Syria’s battery)"]


def test_nothing_is_drawn_of_a_record_without_cases(good):
    drawn = fence("missiles", good)
    assert "no case" in Drawing(drawn.figure, replace(good, missiles={})).text
