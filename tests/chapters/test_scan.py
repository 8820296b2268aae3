import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.chapters.scan import Mark, scan


@given(st.text(alphabet="`~ab[]@|\n -", max_size=80))
def test_the_scanner_keeps_every_line(text):
    found = scan(text)
    assert found.prose.count("\n") == text.count("\n")
    assert len(found.prose) == len(text)
    for fence in found.fences:
        assert fence.first <= (fence.last or text.count("\n") + 1)


def test_marks_have_their_places_and_lines():
    found = scan("A.[@one-2018]\n`[@code-2018]` [[two-2018|the talks]]\n", 7)
    assert found.marks == (Mark(2, 13, 7, "sources", "one-2018", None), Mark(29, 51, 8, "events", "two-2018", "the talks"))


@pytest.mark.parametrize("text", ["```text\n[@one]\n```\n", "- ```text\n  [@one]\n", "``[[one]]``", r"\[@one]"])
def test_code_holds_no_mark(text):
    assert scan(text).marks == ()


def test_front_matter_opens_no_block():
    assert scan("```timeline\n[@one]\n", fenced=False).marks[0].id == "one"
