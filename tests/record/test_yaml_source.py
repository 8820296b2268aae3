from hypothesis import example, given
from hypothesis import strategies as st

from explainer.record.yaml_source import Document, Problem


def test_every_value_is_a_string_and_has_its_line():
    document = Document("x.yml", "- id: a\n  lang: no\n  date: 2018-13-01\n  empty:\n  list: [1,\n    2]\n")
    assert document.value == [{"id": "a", "lang": "no", "date": "2018-13-01", "empty": None, "list": ["1", "2"]}]
    assert document.problems == []
    assert [document.line((0, key)) for key in ("id", "lang", "date", "list")] == [1, 2, 3, 5]
    assert document.line((0, "list", 1)) == 6
    assert document.line((0, "list", 7)) == 5, "a value that is not there has the line of what is around it"


def test_a_key_given_twice_is_refused_and_the_first_kept():
    document = Document("x.yml", "a: 1\nb: 2\na: 3\n")
    assert document.value == {"a": "1", "b": "2"}
    assert document.problems == [Problem("x.yml", 3, "key is given twice, first on line 1: 'a'")]


def test_of_an_entry_without_its_hyphen_one_key_is_reported():
    document = Document("x.yml", "- a: 1\n  b: 2\n  a: 3\n  b: 4\n")
    assert document.value == [{"a": "1", "b": "2"}]
    assert document.lost_an_entry
    assert document.problems == [Problem("x.yml", 3, "key is given twice, first on line 1: 'a' (is the hyphen missing that begins an entry?)")]


def test_another_key_that_is_given_twice_loses_no_entry():
    document = Document("x.yml", "- a: 1\n  b: 2\n  b: 3\n  c: 4\n  c: 5\n")
    assert not document.lost_an_entry
    assert [problem.line for problem in document.problems] == [3, 5]


def test_a_problem_reads_as_path_line_message():
    assert str(Problem("docs/data/x.yml", 3, "rule: 'offender'")) == "docs/data/x.yml:3: rule: 'offender'"


def test_deep_nesting_is_a_problem_and_not_a_crash():
    document = Document("x.yml", "[" * 5000 + "]" * 5000)
    assert document.value is None
    assert len(document.problems) == 1


def test_an_entry_that_is_indented_by_mistake_is_not_taken_for_more_of_the_one_above():
    document = Document("x.yml", "- forms:\n  - one\n   - two\n   - three\n- a: long text\n    that goes on\n- a: 'quoted\n    - text'\n")
    rule = "a text goes on with a hyphen, like an entry of a list"
    assert document.problems == [Problem("x.yml", 3, f"{rule}: '- two'"), Problem("x.yml", 4, f"{rule}: '- three'")]


@given(st.text(max_size=60))
@example("&0")
@example("~")
def test_any_text_gives_a_value_or_problems(text):
    document = Document("x.yml", text)
    assert document.value is not None or document.problems
    assert all(problem.line >= 1 for problem in document.problems)
