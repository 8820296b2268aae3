"""Tables of the record as HTML."""

import pytest
from lxml import html as lxml_html

from explainer.text.html_table import TOGETHER, bodies, table
from explainer.text.markup import element


@pytest.mark.parametrize(("rows", "made"), [(0, [0]), (1, [1]), (TOGETHER, [TOGETHER]), (2 * TOGETHER + 1, [TOGETHER, TOGETHER, 1])])
def test_a_table_has_its_rows_in_bodies_of_a_few_in_their_order(rows, made):
    lines = [element("tr", element("td", str(number))) for number in range(rows)]
    page = lxml_html.fromstring(str(element("table", *bodies(lines))))
    assert [len(body.xpath("tr")) for body in page.xpath("tbody")] == made
    assert page.xpath("//td/text()") == [str(number) for number in range(rows)]


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        table("Few", ("One", "Two"), [("a",)])
