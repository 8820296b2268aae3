from pathlib import Path

from chapter_head import HEAD

from explainer.chapters.parse import parse
from explainer.chapters.time_words import listed
from explainer.record.loading import load

GOOD = load(Path(__file__).parents[1] / "data" / "good")


def test_words_of_time_stand_with_the_dates_that_they_join():
    text = "They went. [[patrols-2018|Patrols began]]. Three weeks later [[airliner-incident-2018|an aircraft]] was lost. It was in 2018. It ended.\n"
    chapter = parse("docs/a.md", "a.md", HEAD + text, GOOD)
    (line,) = listed(chapter, GOOD)
    assert line.startswith("docs/a.md:17: Three weeks later: patrols-2018 (2018-08-02/2018-08-14), +46 days to airliner-incident-2018 (2018-09-17)")
    assert line.endswith("was lost.")


def test_a_sentence_without_a_linked_event_says_so():
    (line,) = listed(parse("docs/a.md", "a.md", HEAD + "It came two days after the other.\n", GOOD), GOOD)
    assert "two days after: no event is linked" in line
