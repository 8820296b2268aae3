"""What MkDocs need not read comes back as it was."""

from explainer.site.html_stubs import SHORTEST_STUBBED, with_stubs, without_stubs

ROWS = f'<p id="row-1">{"x" * SHORTEST_STUBBED}</p><p id="row-2">y</p>'
FIGURE = f'<figure class="figure" id="fig-one" data-search-exclude>{ROWS}</figure>'
PAGE = f"# Title\n\nText.\n\n{FIGURE}\n\nMore.\n"


def test_a_long_line_is_held_under_a_stub_with_its_ids_and_comes_back():
    held: dict[str, str] = {}
    first, second = with_stubs({"a.md": PAGE, "b.md": PAGE}, held).values()
    assert isinstance(first, str)
    assert isinstance(second, str)
    assert first != second, "the same line on two pages is held twice"
    assert "x" * SHORTEST_STUBBED not in first
    assert [first.count(f'id="{id_}"') for id_ in ("fig-one", "row-1", "row-2")] == [1, 1, 1]
    assert without_stubs(first + second, held) == PAGE + PAGE


def test_what_the_search_would_take_stays():
    for line in (
        "<p data-search-exclude>short</p>",
        FIGURE.replace(" data-search-exclude", ""),
        FIGURE.replace("<p id", "<h2>Place</h2><p id", 1),
        f"{FIGURE}<p>after it</p>",
        f"    {FIGURE}",
    ):
        assert with_stubs({"a.md": line}, {}) == {"a.md": line}
    files = {"a.html": FIGURE, "b.md": FIGURE.encode()}
    assert with_stubs(files, {}) == files, "only pages that MkDocs renders"


def test_a_stub_that_nobody_made_stays_as_it_is():
    words = '<div data-search-exclude data-stub="7">words of an author</div>'
    assert without_stubs(words, {}) == words
