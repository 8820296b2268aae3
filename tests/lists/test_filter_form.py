"""The form of a list, and every link of the built site that asks one for something."""

from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from lxml import html as lxml_html

from explainer.lists.filter_form import MOST_UNFOLDED, Choice, Group, filter_form, grouped
from explainer.text.markup import Html, element

HERE = "https://name.example/"
TOOLS = {"course": "syllabus", "signs": "workbench"}  # what others than forms read from the address, by their classes


def test_the_form_is_hidden_until_the_script_shows_it_and_escapes_its_words():
    form = lxml_html.fromstring(filter_form("Things", [Choice("kind", "Kind", [("a", "A <b>")])], explores=True))
    assert form.get("hidden") is not None
    assert form.get("data-explores") is not None
    assert form.get("aria-label") == "Filter: Things"
    assert [each.get("name") for each in form.iter("input", "select")] == ["words", "kind"]
    assert [(each.get("value"), each.text) for each in form.iter("option")] == [("", "all"), ("a", "A <b>")]
    assert form.xpath("./details[not(@open)]//select"), "figures come first"


def test_a_form_that_narrows_a_list_alone_is_folded_where_it_is_long():
    choice = Choice("kind", "Kind", [("a", "A")])
    assert "<details" not in filter_form("Things", [choice])
    assert "<details" in filter_form("Things", [choice] * (MOST_UNFOLDED + 1))


def test_a_list_stands_whole_in_its_groups():
    made = grouped([Group(Html("<h2>One</h2>"), [element("li", "a & b")]), Group(Html("<h2>Two</h2>"), [element("li", "c")])])
    assert made == (
        '<div class="filtered long" data-search-exclude><section><h2>One</h2><ul class="event-list"><li>a &#38; b</li></ul></section>'
        '<section><h2>Two</h2><ul class="event-list"><li>c</li></ul></section></div>\n'
    )


def test_every_link_with_a_query_asks_for_what_its_target_knows(built):
    """A choice has each key, and the value among its options, so that the link narrows the list."""
    followed, lost = 0, []
    for name, page in built.items():
        for link in page.xpath("//a/@href[contains(., '?')]"):
            address = urlsplit(urljoin(HERE + name.removesuffix("index.html"), link))
            if not address.query or address.netloc != urlsplit(HERE).netloc:
                continue
            followed += 1
            target = built[(PurePosixPath(unquote(address.path)[1:]) / "index.html").as_posix()]
            known = {field.get("name"): field.xpath("./option/@value") for form in target.find_class("filters") for field in form.iter("select")}
            for key, value in parse_qsl(address.query):
                if value not in known.get(key, ()) and not (key in TOOLS and target.find_class(TOOLS[key])):
                    lost.append((name, link))
    assert followed
    assert lost == []
