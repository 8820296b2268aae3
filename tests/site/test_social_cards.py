import struct
from itertools import islice

import pytest
from lxml import etree

from explainer.record.dataset import Dataset
from explainer.site import social_cards
from explainer.site.read import Site


def size(png):
    """Give the width and the height that a PNG file states (https://www.w3.org/TR/png/#11IHDR)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_a_card_is_a_picture_of_the_size_that_others_expect(good):
    for name, png in islice(social_cards.draw(Site(good, (), (), ())), 4):
        assert name.startswith("cards/")
        assert size(png) == (1200, 630)
        assert len(png) > 5000, "a blank picture is smaller"
    assert [png for _, png in islice(social_cards.draw(Site(good, (), (), ())), 2)] == [
        png for _, png in islice(social_cards.draw(Site(good, (), (), ())), 2)
    ]


def test_a_card_shows_its_title_and_its_own_events(good):
    shown = {card.name: card for card in social_cards.cards(Site(good, (), (), ()))}
    for event in good.events.values():
        picture = etree.fromstring(social_cards.svg(shown[f"events/{event.id}"], good).encode())
        words = " ".join("".join(text.itertext()) for text in picture.iter("{*}text"))
        assert event.title in words
        large = [dot for dot in picture.iter("{*}circle") if dot.get("r") == "14"]
        assert len(large) == 1


@pytest.mark.parametrize("title", ["", "<b>&\"'", "W" * 80, "Слово " * 13])
def test_any_title_gives_a_card(title, good):
    card = social_cards.Card("x", title, "<i>", None, frozenset(good.events))
    (made,) = [social_cards.svg(card, good)]
    etree.fromstring(made.encode())


def test_no_event_gives_a_card():
    empty = Dataset()
    etree.fromstring(social_cards.svg(social_cards.Card("x", "Title", "", None), empty).encode())
