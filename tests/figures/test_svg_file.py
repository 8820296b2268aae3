"""A picture as a file of its own, as programs read it that are no browser."""

import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from drawn import BODIES, fence

from explainer.figures.svg_file import FOOT, svg_file

HOME = "https://name.example/"
SVG = "{http://www.w3.org/2000/svg}"
SPACES = {"cc": "http://creativecommons.org/ns#", "dc": "http://purl.org/dc/elements/1.1/"}
RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


@pytest.fixture(params=sorted(BODIES))
def drawing(request, good):
    return fence(request.param, good)


@pytest.fixture
def file(drawing):
    return ET.fromstring(svg_file(drawing, HOME))


def words(root):
    return Counter("".join(text.itertext()) for text in root.iter(f"{SVG}text") if text.get("aria-hidden") is None)


def test_every_link_is_whole(file):
    links = [link.get("href") for link in file.iter(f"{SVG}a")]
    assert links
    assert all(link.startswith(HOME) for link in links)


def test_the_file_says_where_it_is_from_and_what_may_be_done_with_it(drawing, file):
    source, edition = f"{HOME}figures/{drawing.figure.id}/", drawing.dataset.edition
    work = file.find(".//cc:Work", SPACES)
    assert work.findtext("dc:title", None, SPACES) == drawing.figure.title
    assert work.findtext("dc:source", None, SPACES) == source
    assert work.find("cc:license", SPACES).get(RESOURCE) == "https://creativecommons.org/licenses/by/4.0/"
    assert words(file)[f"{edition.title}, edition {edition.edition}, CC BY 4.0. {source}"] == 1
    assert int(file.get("height")) == drawing.pictures["wide"].height + FOOT


def test_a_halo_is_drawn_before_its_word(drawing, file):
    """CairoSVG and LibreOffice know no `paint-order`, and hid the word."""
    inside = drawing.pictures["wide"].inside("")
    assert not [text for text in file.iter(f"{SVG}text") if text.get("paint-order")]
    halos = [
        (parent, place) for parent in file.iter() for place, child in enumerate(parent) if child.get("stroke-linejoin") and child.tag == f"{SVG}text"
    ]
    assert len(halos) == inside.count("paint-order")
    for parent, place in halos:
        halo, word = parent[place : place + 2]
        assert halo.get("aria-hidden") == "true"
        assert "".join(word.itertext()) == "".join(halo.itertext())
        assert word.get("stroke") in {None, "none"}
        assert (word.get("x"), word.get("y"), word.get("font-size")) == (halo.get("x"), halo.get("y"), halo.get("font-size"))


def test_nothing_is_left_that_libreoffice_draws_otherwise(file):
    assert not [each.tag for each in file.iter() if each.get("opacity")], "it lays that of a group on each part once more"
    assert not [path.get("d") for path in file.iter(f"{SVG}path") if path.get("d").endswith("l0 0")], "it draws a disc"
