"""Templates and escapes; that the browser fills them alike is a test of the builder."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.teaching.mustache import Escape, fill_in
from explainer.teaching.plan_formats import IN_TABLE


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("{{a}} and {{a}}", {"a": 1}, "1 and 1"),
        ("{{a}}", {"a": "{{b}} {{#c}}"}, "{{b}} {{#c}}"),
        ("{{#a}}({{a}}){{/a}}", {"a": "x"}, "(x)"),
        ("{{#a}}({{a}}){{/a}}", {"a": ""}, ""),
        ("{{#a}}{{b}}{{c}};{{/a}}", {"a": [{"b": 1}, {"b": 2}], "b": 0, "c": "!"}, "1!;2!;"),
        ("{{#a}}{{#b}}{{c}}\n{{/b}}{{/a}}", {"a": [{"b": [{"c": 1}, {"c": 2}]}, {"b": []}]}, "1\n2\n"),
    ],
)
def test_values_come_into_their_places(template, values, text):
    assert fill_in(template, values) == text


def test_a_value_is_escaped_but_where_the_template_says_that_it_is_not():
    assert fill_in("*{{a}}* {{&a}}", {"a": "*"}, Escape({"*": "\\*"})) == "*\\** *"


def test_a_value_that_is_missing_is_a_fault():
    with pytest.raises(KeyError, match="b"):
        fill_in("{{a}}{{b}}", {"a": 1})


@pytest.mark.parametrize(
    ("text", "cell"), [("=1+1", "'=1+1"), ("－x", "'－x"), ('say "x"', '"say ""x"""'), ("-1, 2", '"\'-1, 2"'), ("", ""), ("plain", "plain")]
)
def test_a_cell_holds_no_formula(text, cell):
    assert IN_TABLE(text) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=4))
def test_cells_are_read_as_they_were_written(texts):
    (row,) = csv.reader(io.StringIO(",".join(map(IN_TABLE, texts)) + "\n"))
    assert [read.removeprefix("'") for read in row] == [text.removeprefix("'") for text in texts]
