import re
from pathlib import Path

import pytest
import yaml
from chapter_head import HEAD

from explainer.chapters import evidence
from explainer.chapters.parse import parse
from explainer.record.dataset import Dataset

ROOT = Path(__file__).parents[2]


def sentences(text):
    return [sentence.text for sentence in parse("docs/a.md", "a.md", HEAD + text, Dataset()).sentences]


def lacking(text):
    found = map(str, parse("docs/a.md", "a.md", HEAD + text, Dataset()).problems)
    return [problem for problem in found if ": unknown " not in problem]


def test_sentences_keep_the_notes_that_follow_them():
    assert sentences("He said so.[@a-1][@b-2] They did not. **Bold.** It [[e-1|was]].\n") == [
        "He said so.[@a-1][@b-2]",
        "They did not.",
        "**Bold.**",
        "It [[e-1|was]].",
    ]


def test_the_anchor_of_a_paragraph_is_no_sentence():
    assert sentences("They went.\n{ #fig-2018 }\n") == ["They went."]


def test_a_sentence_can_begin_with_an_event_link():
    assert sentences("It was in 2018. [[e-1|An aircraft]] was lost. [[e-2]] followed, as [[e-1|it]] did.\n") == [
        "It was in 2018.",
        "[[e-1|An aircraft]] was lost.",
        "[[e-2]] followed, as [[e-1|it]] did.",
    ]
    assert "It was in 2018." in lacking("It was in 2018. [[e-1|An aircraft]] was lost.\n")[0]


def test_rows_are_sentences_and_heads_of_tables_figures_and_headings_are_not():
    text = '## In 2018\n\n| Year | What |\n| --- | --- |\n| 2018 | x[@a-1] |\n\n```timeline\nid: x\ntitle: In 2018\n```\n\n??? question "1. In 2018?"\n\n    Yes, in 2018.[@a-1]\n'
    assert sentences(text) == ["| 2018 | x[@a-1] |", "Yes, in 2018.[@a-1]"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It fired 12 missiles.", "a number"),
        ("Hundreds were fired.", "a number"),
        ("There were hundreds of strikes.", "a number"),
        ("It came in May.", "a date"),
        ("It was “sound”.", "a quotation mark"),
        ("The envoy denied it.", "a verb of saying"),
    ],
)
def test_what_needs_evidence(text, what):
    assert lacking(text) == [f"docs/a.md:17: chapter: a sentence with {what} carries no note, event link or link to a record: {text!r}"]


@pytest.mark.parametrize(
    "text",
    [
        "The two shared a sky.",
        "What happened in 2018?",
        "It fired 12 missiles.[@a-1]",
        "It fired [[e-1|12 missiles]].",
        "It fired [12 missiles](facts.md#missiles).",
        "- **The Il-20.** The two differ.",
        "*Israel shot down the Il-20.* This is wrong.",
    ],
)
def test_what_needs_none_or_has_it(text):
    assert lacking(text) == []


def test_a_link_without_a_place_is_no_evidence():
    assert len(lacking("It fired [12 missiles](facts.md).")) == 1


def test_every_line_of_a_problem_is_that_of_its_sentence():
    assert lacking("Nothing.\n\nIt came in 2018. It went in 2019.[@a-1]\n")[0].startswith("docs/a.md:19: ")


def test_a_page_that_is_no_chapter_is_not_asked():
    page = parse("docs/b.md", "b.md", "# Page\n\nIt came in 2018.\n", Dataset())
    assert page.problems == ()


def test_the_real_chapters_lack_nothing_and_are_mostly_evidence(real):
    for chapter in real.chapters:
        if chapter.page in ("background.md", "deconfliction.md", "intelligence-and-arms.md"):
            found = chapter.sentences
            assert sum(sentence.has_evidence for sentence in found) > len(found) / 2, chapter.page
            assert [sentence for sentence in found if sentence.needs and not sentence.has_evidence] == []


def test_the_answers_for_lecturers_show_the_evidence_of_every_number_and_date(real):
    answers = next(chapter for chapter in real.chapters if chapter.page == "teach/answers.md")
    assert [sentence for sentence in evidence.sentences(answers.body) if sentence.needs in ("a number", "a date") and not sentence.has_evidence] == []


def test_the_minutes_of_each_activity_stand_where_its_steps_do():
    page = (ROOT / "docs" / "teach.md").read_text()
    parts = dict(re.findall(r"^##+ [^\n]+ \{ #([\w-]+) \}\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))
    for activity in yaml.safe_load((ROOT / "docs" / "teach" / "activities.yml").read_text()):
        part = parts["discussion" if activity["kind"] == "discussion" else activity["page"].removeprefix("teach/#")]
        assert f"{activity['minutes']} minutes" in part, activity["id"]
        steps = [int(in_brackets or in_table) for in_brackets, in_table in re.findall(r"\((\d+)\)|^\| (\d+) \|", part, re.MULTILINE)]
        assert not steps or sum(steps) == activity["minutes"], activity["id"]
