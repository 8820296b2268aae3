import re

import pytest
from drawn import BODIES

from explainer.chapters.expand import expand

FIGURE = f"```timeline\n{BODIES['timeline']}theme: deconfliction\n```"


@pytest.fixture
def expanded(chapter, good):
    """Parse and expand a page of the fake site; give its Markdown."""
    return lambda text, page="chapter.md": expand(chapter(text, page), good).markdown()


def test_a_citation_becomes_a_note_with_the_reference(expanded):
    text = expanded("A claim.[@agency-2018] Again.[@agency-2018]\n", "chapter.md")
    first, again = ('<a class="footnote-ref"' + id_ + ' href="#fn:agency-2018">1</a>' for id_ in (' id="fnref:agency-2018"', ""))
    assert text.startswith(f"A claim.<sup>{first}</sup> Again.<sup>{again}</sup>\n")
    assert text.count('<li id="fn:agency-2018">') == 1
    assert 'href="#fnref:agency-2018" aria-label="Back to note 1 in the text">↩</a></li>' in text
    assert '<a href="https://agency.example/story"' in text.replace("&#58;", ":")
    assert "18 September 2018" in text


def test_notes_are_numbered_as_they_come_and_stand_together(expanded):
    text = expanded("x[@herald-2015][@unlinked-2018] y[@herald-2015][[patrols-2018|z]][@agency-2018]", "chapter.md")
    raised = [re.sub("<[^>]*>", "", part) for part in re.findall("<sup>.*?</sup>", text)]
    assert raised == ["1, 2", "1", "3"]
    assert re.findall('<li id="fn:([^"]*)"', text) == ["herald-2015", "unlinked-2018", "agency-2018"]


def test_a_reference_tells_what_must_be_known(expanded):
    text = expanded("x[@herald-2015][@unlinked-2018]", "chapter.md")
    assert "in Russian" in text
    assert "An Agency of the South, as relayed by The Herald" in text
    assert "state media; not linked&#58; a copy" in text
    assert "copy.example" not in text, "a page that is not fit to be linked is never a link"
    assert "“&#91;The line" not in text, "a description stands without quotation marks"


def test_an_event_link_has_words_and_a_preview(expanded):
    text = expanded("[[line-agreed-2015|the talks]] and [[patrols-2018]]", "a/b.md")
    assert 'href="../../events/line-agreed-2015/"' in text
    assert ">the talks</a>" in text
    assert ">Patrols along the river</a>" in text
    assert 'title="21 September 2015&#46; North and South agree on a line."' in text


def test_the_home_page_links_from_the_root(expanded):
    assert 'href="events/line-agreed-2015/"' in expanded("[[line-agreed-2015|x]]", "index.md")


def test_what_a_title_says_is_never_markup(expanded):
    text = expanded("[[airliner-incident-2018]]", "chapter.md")
    assert "<accuse>" not in text
    assert "&#60;accuse&#62;" in text


def test_a_fence_becomes_a_figure(expanded):
    text = expanded(f"Before.\n\n{FIGURE}\n\nAfter [[patrols-2018|x]].\n", "chapter.md")
    assert '<figure class="figure" id="fig-line" data-kind="timeline" data-rows="5" data-state="static"' in text
    assert "```" not in text
    assert text.index("Before.") < text.index("<figure") < text.index("After")


@pytest.mark.parametrize(
    "text",
    [
        "````markdown\n" + FIGURE + "\n````\n",
        "~~~\n" + FIGURE + "\n~~~\n",
        "- item\n\n    " + FIGURE.replace("\n", "\n    ") + "\n",
        "- " + FIGURE.replace("\n", "\n  ") + "\n",
        "`[@nobody]` and ``[[nothing]]``\n",
        "```text\n[@nobody] [[nothing]]\n```\n",
        r"\[@nobody] \[[nothing]]" + "\n",
    ],
)
def test_code_and_indented_fences_are_left_alone(text, chapter, expanded):
    assert chapter(text).problems == ()
    assert expanded(text, "chapter.md") == text


def test_an_anchor_of_a_paragraph_is_made_of_its_words_or_is_its_authors(expanded):
    front = "---\ntitle: x\nshort: x\ndescription: x\nauthors: [{body: x}]\nreviewers: []\ndate: 2026-11-24\nupdated: 2026-11-24\nstatus: draft\nminutes_reading: 1\nlevel: x\nlanguage: en\n---\n\n# T\n\n"
    one = expanded(f"{front}The two shared a sky.\n")
    anchor = re.search(r"^\{ #(p-[0-9a-f]{6}) \}$", one, re.MULTILINE)[1]
    assert f"The two shared a sky.\n{{ #{anchor} }}" in one
    moved = expanded(f"{front}A paragraph above.\n\nThe two shared a sky.\n")
    assert f"The two shared a sky.\n{{ #{anchor} }}" in moved
    own = expanded(f"{front}The two share a sky.\n{{ #{anchor} }}\n")
    assert own.count("{ #p-") == 1


def test_a_cell_of_a_table_of_words_names_its_column(expanded):
    table = "| Point | First *side* | Second side |\n| --- | --- | --- |\n| In form | [[line-agreed-2015|an oral deal]] | None, `a|b` |\n| In use | | It was ended |\n"
    told = expanded(table)
    assert "| Point { .listed } | First *side* | Second side |\n" in told
    assert re.search(r'\| In form \| <a .*>an oral deal</a> \{ data-label="First side" \} \| None, `a\|b` \{ data-label="Second side" \} \|\n', told)
    assert '| In use | | It was ended { data-label="Second side" } |' in told


def test_a_table_with_numbers_in_all_but_two_columns_is_left_alone(expanded):
    table = "| Point | When | What |\n| --- | --- | --- |\n| In form | 12 October 2022 | An oral deal |\n"
    assert expanded(table, "chapter.md") == table


def test_lists_that_need_more_than_the_record_are_given(chapter, good):
    made = expand(chapter("```list\nof: courses\n```\n"), good, given={"courses": lambda root: f"<p>From {root}</p>"})
    assert made.body == "\n<p>From ../</p>\n\n"
