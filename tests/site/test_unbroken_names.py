"""Names with a hyphen and a number on one line, wherever they stand in a page, and nowhere else."""

import pytest

from explainer.site.unbroken_names import kept_whole


@pytest.mark.parametrize("name", ["Il-20", "S-300s", "T-4", "MiG-31", "Tor-M1", "A-50EI", "Fath-360", "S-300PMU-2"])
@pytest.mark.parametrize("page", ["<h1>A {} falls</h1>", "<p>It fell: {}.</p>", "{} fell", "<li><code>x</code> ({}) <b>y</b></li>"])
def test_a_name_is_kept_whole(name, page):
    once = kept_whole(page.format(name))
    assert once == page.format(f'<span class="whole">{name}</span>')
    assert kept_whole(once) == once


@pytest.mark.parametrize(
    "page",
    [
        '<a href="events/Il-20/" title="The Il-20">x</a>',
        '<a title="more > an Il-20" href="x">x</a>',
        "<script>const a = 1 > 0, b = 'Il-20';</script>",
        "<svg><text>Il-20</text></svg>",
        "<title>Il-20</title><pre>Il-20</pre><option>Il-20</option>",
        "<p>in mid-2018, post-2014, 2018-09-17, Al-Assad</p>",
    ],
)
def test_all_else_stays(page):
    assert kept_whole(page) == page


def test_a_short_link_is_kept_whole_itself():
    once = kept_whole('<p>An <a class="term" href="x">S-200</a> hit it; <a href="y">an Il-20</a> and Il-20s.</p>')
    assert once.count('<span class="whole">') == 2
    assert '<a class="term whole" href="x">S-200</a> hit' in once
    assert kept_whole(once) == once


def test_several_names_in_one_sentence():
    assert kept_whole("<p>An S-200 hit an Il-20 &amp; F-16s left</p>").count("whole") == 3
