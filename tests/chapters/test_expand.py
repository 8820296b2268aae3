import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.chapters import expand as chapters
from explainer.chapters.expand import check, expand, fences, figures, prose

FIGURE = """```timeline
id: line
title: The line
caption: All of it.
theme: deconfliction
highlight: [airliner-incident-2018]
```"""


def problems(chapter, dataset):
    return [str(problem) for problem in check(chapter, dataset)]


def test_a_citation_becomes_a_note_with_the_reference(good):
    text = expand("A claim.[@agency-2018] Again.[@agency-2018]\n", "chapter.md", good)
    assert text.startswith("A claim.[^agency-2018] Again.[^agency-2018]\n")
    assert text.count("\n[^agency-2018]: ") == 1
    assert '<a href="https://agency.example/story"' in text.replace("&#58;", ":")
    assert "18 September 2018" in text


def test_a_reference_tells_what_must_be_known(good):
    text = expand("x[@herald-2015][@unlinked-2018]", "chapter.md", good)
    assert "in Russian" in text
    assert "a copy of An Agency of the South" in text
    assert "state media; page not fit to be linked" in text
    assert "copy.example" not in text, "a page that is not fit to be linked is never a link"
    assert "“&#91;The line" not in text, "a description stands without quotation marks"


def test_an_event_link_has_words_and_a_preview(good):
    text = expand("[[line-agreed-2015|the talks]] and [[patrols-2018]]", "a/b.md", good)
    assert 'href="../../events/line-agreed-2015/"' in text
    assert ">the talks</a>" in text
    assert ">Patrols along the river</a>" in text
    assert 'title="21 September 2015&#46; The two agreed on a telephone line."' in text


def test_the_home_page_links_from_the_root(good):
    assert 'href="events/line-agreed-2015/"' in expand("[[line-agreed-2015|x]]", "index.md", good)


def test_what_a_title_says_is_never_markup(good):
    text = expand("[[airliner-incident-2018]]", "chapter.md", good)
    assert "<accuse>" not in text
    assert "&#60;accuse&#62;" in text


def test_a_fence_becomes_a_figure(good):
    text = expand(f"Before.\n\n{FIGURE}\n\nAfter [[patrols-2018|x]].\n", "chapter.md", good)
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
def test_code_and_indented_fences_are_left_alone(text, good, chapter):
    assert problems(chapter(text), good) == []
    assert expand(text, "chapter.md", good) == text


def test_every_mistake_has_its_line(good, chapter):
    text = """# Title

A claim.[@agency-2081] [[patrols-2081]] [[patrols-2018| ]]

```timeline
id: Bad Id
title: x
caption: x
colour: red
theme: armz
since: 2018-13
highlight: [guard-2019]
```

```actors
id: ties
title: x
as_of: 2018
type: deconflicton
```

```timelin
id: x
```

```timeline
id: late
title: x
caption: x
until: 2016
highlight: patrols-2018
```

```actors
just words
```

```timeline
id: open
"""
    assert problems(chapter(text), good) == [
        "docs/chapter.md:6: Bad Id: id: must be lower-case words joined by hyphens: 'Bad Id'",
        "docs/chapter.md:9: Bad Id: unknown option: 'colour'",
        "docs/chapter.md:10: Bad Id: theme: must be one of deconfliction, intelligence, arms, alliances, background, future (did you mean 'arms'?): 'armz'",
        "docs/chapter.md:11: Bad Id: since: date does not exist: '2018-13'",
        "docs/chapter.md:12: Bad Id: highlight: unknown event: 'guard-2019' (did you mean 'guard-2018'?)",
        "docs/chapter.md:18: ties: as_of: must be a day, like 2018-09-17: '2018'",
        "docs/chapter.md:19: ties: type: must be one of deconfliction, intelligence-contact, diplomatic, mediation, partnership, sponsorship, "
        "arms-supply, trade-technology, military-presence, strikes, rivalry (did you mean 'deconfliction'?): 'deconflicton'",
        "docs/chapter.md:15: ties: caption is missing",
        "docs/chapter.md:22: unknown kind of figure: 'timelin' (did you mean 'timeline'?)",
        "docs/chapter.md:34: actors: the body of a figure must be options, one a line",
        "docs/chapter.md:38: timeline: fence is not closed",
        "docs/chapter.md:26: late: highlight is not in the figure's selection: 'patrols-2018'",
        "docs/chapter.md:3: unknown source: 'agency-2081' (did you mean 'agency-2018'?)",
        "docs/chapter.md:3: unknown event: 'patrols-2081' (did you mean 'patrols-2018'?)",
        "docs/chapter.md:3: an event link needs words after the bar: 'patrols-2018'",
    ]


def test_what_a_chapter_uses_is_known(chapter):
    made = chapter("[@agency-2018] `[@herald-2015]` [[patrols-2018]]")
    assert chapters.used_sources(made) == {"agency-2018"}
    assert chapters.used_events(made) == {"patrols-2018"}


@given(st.text(alphabet="`~ab[]@|\n -", max_size=80))
def test_the_scanner_keeps_every_line(text):
    text = text.replace("\r", "")
    assert prose(text).count("\n") == text.count("\n")
    assert len(prose(text)) == len(text)
    for fence in fences(text)[0]:
        assert fence.first <= (fence.last or text.count("\n") + 1)


def test_figures_keep_the_order_of_the_page(good, chapter):
    found, wrong = figures(chapter(FIGURE + "\n\n" + FIGURE.replace("id: line", "id: again")), good)
    assert [figure.id for figure in found] == ["line", "again"]
    assert wrong == []
