import pytest
from drawn import BODIES

FIGURE = f"```timeline\n{BODIES['timeline']}```"
MISTAKES = """# Title

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


def test_every_mistake_has_its_line(chapter):
    assert list(map(str, chapter(MISTAKES).problems)) == [
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


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A `code.\n", "docs/chapter.md:1: code is not closed on its line: '`'"),
        ("A.\n\n[@ agency-2018]\n", "docs/chapter.md:3: mark cannot be read: '[@ agency-2018]'"),
        ("[[patrols-2018\n]]\n", "docs/chapter.md:1: mark cannot be read: '[[patrols-2018'"),
    ],
)
def test_what_cannot_be_read_is_named(text, problem, chapter):
    assert list(map(str, chapter(text).problems)) == [problem]


def test_what_a_chapter_uses_is_known(chapter, good):
    made = chapter("[@agency-2018] `[@herald-2015]` [[patrols-2018]]")
    assert made.sources == ("agency-2018",)
    assert made.events == ("patrols-2018",)
    assert set(made.evidence(good)) == {"agency-2018", *good.events["patrols-2018"].sources}


def test_figures_keep_the_order_of_the_page(chapter):
    made = chapter(FIGURE + "\n\n" + FIGURE.replace("id: line", "id: again"))
    assert [drawing.figure.id for drawing in made.drawings] == ["line", "again"]
    assert made.problems == ()


@pytest.mark.parametrize(
    ("page", "address", "root"), [("index.md", "", ""), ("a.md", "a/", "../"), ("a/index.md", "a/", "../"), ("a/b.md", "a/b/", "../../")]
)
def test_a_page_knows_its_address_and_the_way_to_the_root(page, address, root, chapter):
    made = chapter("# T\n", page)
    assert (made.address, made.root) == (address, root)
