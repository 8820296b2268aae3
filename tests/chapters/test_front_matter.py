import re

import pytest

from explainer.chapters import front_matter
from explainer.chapters.expand import expand

FRONT = """---
title: "The line: a chapter"
short: The line
description: What was agreed.
authors: [{body: The Project}]
reviewers: []
date: 2026-11-24
updated: 2026-11-25
status: draft
minutes_reading: 1
level: For beginners
language: en-GB
questions:
  - What was agreed?
objectives:
  - Name the parties.
key_points:
  - They [[line-agreed-2015|agreed]].[@agency-2018]
changed:
  - on: 2026-11-25
    what: A name was mended.
    why: It was wrong.
reading:
  - source: herald-2015
    why: The longest account.
---

# The line

The text.
"""


def problems(text, chapter):
    return [str(problem) for problem in chapter(text).problems]


def test_a_chapter_begins_with_its_text_and_ends_with_key_points_and_questions(chapter, good):
    text = expand(chapter(FRONT), good, "https://name.example/").markdown()
    order = [
        "# The line",
        "By The Project. 1 minute. Updated ",
        "The text.",
        "## Key points",
        "- What was agreed?",
        "- Name the parties.",
        "## Further reading",
    ]
    order += [
        "<br>The longest account.",
        "## How to cite this page",
        "edition 2026-11, November 25",
        "## Notes",
    ]
    found = [text.find(words) for words in order]
    assert -1 not in found, order[found.index(-1)]
    assert found == sorted(found)
    assert 'href="../events/line-agreed-2015/"' in text
    assert 'href="#fn:agency-2018"' in text


def test_the_byline_names_persons_and_bodies_other_than_the_site_and_says_how_far_the_record_reaches(chapter, good):
    own = FRONT.replace("The Project", good.edition.title)
    text = expand(chapter(own), good).markdown()
    byline = text[text.index('class="byline"') :].split("</p>")[0]
    assert "By " not in byline
    assert "Record to 30 June 2026; last looked on " in byline


def test_the_byline_of_a_chapter_with_lists_says_that_they_are_not_counted(chapter, good):
    assert "1 minute without the lists. Updated " in expand(chapter(f"{FRONT}\n```list\nof: signposts\n```\n"), good).markdown()


def test_what_is_left_of_the_front_matter_is_what_a_site_builder_reads(chapter, good):
    front = front_matter.split(expand(chapter(FRONT), good).markdown())
    assert front.yaml == 'title: "The line: a chapter"\ndescription: "What was agreed."\n'


def test_a_page_without_authors_is_no_chapter(chapter, good):
    text = "---\ntitle: x\n---\n\n# Page\n\nText.\n"
    assert expand(chapter(text), good).markdown() == text


def test_further_reading_counts_as_used(chapter):
    assert chapter(FRONT).sources == ("agency-2018", "herald-2015")


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("status: draft", "status: drafted", 9, "status must be one of draft, reviewed, superseded: 'drafted' (did you mean 'draft'?)"),
        ("level: For", "levle: For", 11, "unknown field: 'levle' (did you mean 'level'?)"),
        ("updated: 2026-11-25", "updated: 2026-11-23", 2, "updated must not come before date"),
        ("status: draft", "status: reviewed", 2, "reviewers are named where the status is reviewed, and only there"),
        ("objectives:\n  - Name the parties.\n", "", 2, "questions, objectives and key_points are given together or not at all"),
        ("minutes_reading: 1", "minutes_reading: 3", 10, "minutes_reading must be 1, by its words: 3"),
        ("source: herald-2015", "source: herald-2051", 24, "reading: unknown source: 'herald-2051' (did you mean 'herald-2015'?)"),
        ("language: en-GB", "language: english", 12, "language: "),
    ],
)
def test_a_mistake_in_the_front_matter_has_its_line(old, new, line, rule, chapter):
    found = problems(FRONT.replace(old, new), chapter)
    assert len([each for each in found if each.startswith(f"docs/chapter.md:{line}: chapter: {rule}")]) == 1, found


def test_reading_time_counts_words_and_no_figures_notes_or_addresses():
    words = "word " * front_matter.WORDS_A_MINUTE
    extra = "[@one-2018] [@two-2018]\n\n```timeline\n" + "id: x\n" * 300 + "```\n"
    assert front_matter.minutes(front_matter.split(FRONT).body + words) == 2
    assert front_matter.minutes("# A\n" + "word " * (front_matter.WORDS_A_MINUTE - 1) + extra) == 1
    assert front_matter.minutes(re.sub("word", "[word](page.md#place)", words)) == 1
