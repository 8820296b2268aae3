"""Boxes on what is often said, and the claims from which they have their words."""

import pytest

from explainer.chapters.parse import parse

GOOD = '!!! note "Often said, but"\n\n    *The line was red & loud.* [Not so.](check.md#line-was-red) It had no colour.\n'


def problems(text, dataset):
    return [str(problem) for problem in parse("docs/a.md", "a.md", f"---\nchapter: false\n---\n\n{text}", dataset).problems]


def test_a_box_that_says_what_the_claim_says_is_right(good):
    assert problems(GOOD, good) == []


def test_words_outside_a_box_are_not_looked_at(good):
    assert problems("*A word.* Or two.\n\n    *An indented one.*\n\n" + GOOD + "\nAfter it.\n\n    *Indented.*\n", good) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("red & loud", "blue", "the claim 'line-was-red' says 'The line was red & loud.': 'The line was blue.'"),
        ("Not so", "So", "the claim 'line-was-red' says 'Not so': 'So'"),
        ("#line-was-red", "#line-was-rad", "unknown claim: 'line-was-rad' (did you mean 'line-was-red'?)"),
        (
            " [Not so.](check.md#line-was-red)",
            "",
            "a sentence is followed by its verdict, `[Not so.](check.md#claim)`: '*The line was red & loud.* It had",
        ),
    ],
)
def test_a_box_that_says_otherwise_is_refused_with_its_line(good, old, new, message):
    (problem,) = problems(GOOD.replace(old, new), good)
    assert problem.startswith("docs/a.md:7: often said: ")
    assert message in problem
