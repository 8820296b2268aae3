"""The HTML of a figure: text is escaped, and a figure of nothing says so."""

import re
from dataclasses import replace

from drawn import drawing, fence

from explainer.figures.drawing import Drawing
from explainer.figures.figure_files import files
from explainer.figures.figure_html import PageContext, figure_html, figure_table
from explainer.figures.options import Figure
from explainer.figures.registry import FIGURE_KINDS
from explainer.record.vocabulary import EVENT_THEME_HEADINGS

AT = PageContext("../", "chapter/", "https://site.example/")


def test_what_a_title_says_is_escaped_everywhere(good):
    made = fence("timeline", good)
    assert "<accuse>" not in figure_html(made, AT)
    assert "<accuse>" not in files(made, "https://name.example/")["figures/line.svg"]


def test_a_figure_of_nothing_says_so(good):
    made = fence("timeline", good, "theme: future\n").figure
    page = figure_html(Drawing(Figure("timeline", "x.md", 1, {**made.options, "highlight": ()}), good), AT)
    assert 'data-rows="0"' in page
    assert "No event of the record fits this selection." in page
    assert "<svg" not in page, "no picture and no key"


def test_what_only_hides_marks_stands_below_the_picture(good):
    page = figure_html(fence("ties", good), AT)
    key, picture, switches = (page.index(part) for part in ('<ul class="figure-key"', 'class="figure-stage"', '<ul class="figure-key figure-sorts"'))
    assert key < picture < switches


def test_only_the_picture_that_fits_every_screen_is_shown_without_a_stylesheet(good):
    page = figure_html(fence("timeline", good), AT)
    assert re.findall(r'(<template>)?<svg [^>]*class="picture (wide|narrow)"', page) == [("", "narrow"), ("<template>", "wide")]


def test_the_heads_of_a_picture_longer_than_a_screen_stand_before_it_once_more(good, real):
    assert "figure-heads" not in figure_html(fence("timeline", good), AT)
    page = figure_html(drawing("timeline", real.dataset, "lanes: theme\nsince: 2015\n"), AT)
    before, after = page.split('class="picture narrow"')
    (heads,) = re.findall(r'<svg class="figure-heads" viewBox="0 0 340 \d+" aria-hidden="true">(.*?)</svg>', before)
    assert {*re.findall(r">([^<]+)</text>", heads)} == {*EVENT_THEME_HEADINGS.values(), "whole record"}
    assert all(text in after for text in re.findall("<text .*?</text>", heads)), "in the same places"


def test_the_menu_of_a_figure_waits_behind_a_link_to_the_page_on_which_it_is_open(good):
    made = fence("timeline", good)
    shown, waiting = re.fullmatch(r"(.*)<template>.*?</svg>(.*)</template>.*", page := figure_html(made, AT)).groups()
    assert waiting.startswith('<details class="figure-menu"><summary>')
    assert page.endswith("sources. In words, table, data</a></figure>")
    assert 'class="figure-menu" href="../figures/line/">Record to' in page
    assert "<details" not in shown
    alone = figure_html(made, AT, unfolded=True)
    assert alone.index("</template>") < alone.index('<details class="figure-menu" open>')
    assert 'class="figure-menu" href' not in alone


def test_links_of_pictures_and_table_lead_from_where_the_figure_stands(good):
    made = fence("timeline", good)
    for root in ("", "../../"):
        at = PageContext(root, "chapter/", "https://site.example/")
        page = figure_html(made, at)
        assert page.count(f'href="{root}events/patrols-2018/"') == 2, "a mark in each picture"
        assert figure_table(made, at).count(f'href="{root}events/patrols-2018/"') == 1, "a row"


def test_a_figure_tells_the_script_what_a_reader_can_choose(good):
    told = {
        made.figure.kind: [name for name in ("actors", "days") if f" data-{name}>" in page or f" data-{name} " in page]
        for made, page in ((made, figure_html(made, AT)) for made in (fence(kind, good) for kind in FIGURE_KINDS))
    }
    assert {kind: names for kind, names in told.items() if names} == {
        "timeline": ["actors"],
        "actors": ["actors", "days"],
        "ties": ["actors", "days"],
        "map": ["actors", "days"],
    }
    one_range = drawing("map", good, "places: none\nreaches: [bridge-to-mill]\n")
    assert one_range.rows
    assert " data-days" not in figure_html(one_range, AT), "there is one day to choose"


def test_a_figure_says_how_far_the_record_reaches_unless_its_page_does(good):
    made = fence("timeline", good)
    assert "Record to 30 June 2026; last looked on" in figure_html(made, AT)
    assert "Record to" not in figure_html(made, AT, dated=False)
    closed = replace(good, deals={}, relations={}, questions={}, signposts={}, predictions={})
    assert "last looked" not in figure_html(Drawing(made.figure, closed), AT)
