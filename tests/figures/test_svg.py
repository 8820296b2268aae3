"""A picture: whole, short, and with links that lead from anywhere."""

from xml.etree import ElementTree as ET

import pytest

from explainer.figures.draw.plot import marks, note, plane
from explainer.figures.draw.svg import draw


def plot(words="Words", path="events/x/"):
    notes = [note([words, "and more"], 5, 5, size=12, bold=True, name=path)]
    return {"data": [marks("a", [(1, 2, [words, path, ""])], "circle", "ink")], "layout": plane("wide", 10, 10, annotations=notes)}


@pytest.mark.parametrize("root", ["", "../", "../../"])
def test_links_lead_by_the_way_to_the_root(root):
    picture = ET.fromstring(draw(plot()).svg(root, id_="a", title="t", desc="d"))
    assert {link.get("href") for link in picture.iter("{http://www.w3.org/2000/svg}a")} == {f"{root}events/x/"}


@pytest.mark.parametrize("words", ["<b>", "a<br>b", "&lt;", "&amp;amp;", "%{x}", '"', "'"])
def test_a_text_is_shown_as_it_is(words):
    picture = ET.fromstring(draw(plot(words)).svg("", id_="a", title=words, desc=words))
    texts = [element.text for element in picture.iter() if element.text]
    assert texts == [words, words, words, words, "and more"]


def test_a_character_that_xml_does_not_allow_is_refused():
    with pytest.raises(ValueError, match="plot: a text holds a character"):
        draw(plot("\x1b"))
