import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown import Markdown

from explainer.text.html_table import table
from explainer.text.markup import Html, Xml, element, escape, joined, verbatim


def test_text_is_escaped_on_its_way_in_and_markup_is_not():
    inner = element("b", "a < b")
    assert inner == "<b>a &#60; b</b>"
    assert element("p", inner, " & ", "c") == "<p><b>a &#60; b</b> &#38; c</p>"
    assert element("p", Xml.escape("a < b")) == "<p>a &lt; b</p>"
    assert Html("<i>{}</i>{}").format("<", inner) == f"<i>&#60;</i>{inner}"
    assert joined(["<", inner], "; ") == f"&#60;; {inner}"


def test_a_text_is_escaped_once():
    once = escape("“1 < 2”")
    assert escape(once) is once
    assert element("b", once) == f"<b>{once}</b>"


def test_attributes_keep_their_order_and_drop_what_is_not_set():
    made = element("a", "x", href="events/x/#y", class_="event-link", title='say "[x]"', hidden=True, id=None, data_of=3)
    assert made == '<a href="events/x/#y" class="event-link" title="say &#34;&#91;x&#93;&#34;" hidden data-of="3">x</a>'
    assert element("img", src='"><script>') == '<img src="&#34;&#62;&#60;script&#62;">'


@pytest.mark.parametrize("template", ["{title.title}", "{0[1]}", "{:,}", "{title!r}"])
def test_a_place_of_a_template_is_a_name_and_nothing_else(template):
    with pytest.raises(ValueError, match="a place of markup"):
        Html(template).format("x", title="x")


def test_markup_has_no_parts():
    with pytest.raises(TypeError, match="no parts"):
        escape("text")[0]


@given(st.text(st.characters(exclude_categories=["C"])))
def test_any_text_is_shown_as_itself_through_markdown(text):
    words = " ".join(text.split())
    for made in (element("p", text), element("div", element("span", text, title=text))):
        page = lxml_html.fromstring(Markdown(extensions=["attr_list", "tables"]).convert(f"<section>{made}</section>"))
        shown = page.text_content()
        assert " ".join(shown.split()) == words


@given(st.text(alphabet="\t\n `*_#<>&a", max_size=30))
def test_verbatim_text_keeps_its_spaces(text):
    page = lxml_html.fromstring(f"<div><pre>x{verbatim(text)}</pre></div>")
    assert page.text_content() == f"x{text}"


def test_a_table_is_escaped_and_its_rows_have_anchors():
    made = table("A “table”", ("Who", "What"), [["a*b", element("i", "x")], ["c", "d"]], anchors=["one", ""])
    assert made == (
        '<div class="figure-table listed" tabindex="0" role="region" aria-label="A “table”" data-search-exclude>'
        '<table><thead><tr><th scope="col">Who</th><th scope="col">What</th></tr></thead><tbody>'
        '<tr id="one"><th scope="row">a&#42;b</th><td data-label="What"><i>x</i></td></tr>'
        '<tr><th scope="row">c</th><td data-label="What">d</td></tr></tbody></table></div>\n'
    )
    with pytest.raises(ValueError, match="argument"):
        table("A table", ("Who", "What"), [["a"]])
