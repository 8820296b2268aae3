import struct
from itertools import islice

import pytest
from lxml import etree

from explainer.record.dataset import Dataset
from explainer.site import social_cards
from explainer.site.read import Site


def size(png):
    """Return the width and the height that a PNG file states (https://www.w3.org/TR/png/#11IHDR)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.fixture
def shown(good):
    return {card.name: card for card in social_cards.cards(Site(good, (), ()))}


def dots(card, dataset, radius):
    """Return the colours of the dots of a size in a card, in the order in which they are drawn."""
    picture = etree.fromstring(social_cards.svg(card, dataset).encode())
    return [dot.get("fill") for dot in picture.iter("{*}circle") if dot.get("r") == radius]


def test_a_card_is_a_picture_of_the_size_that_others_expect(good):
    for name, png in islice(social_cards.draw(Site(good, (), ())), 4):
        assert name.startswith("cards/")
        assert size(png) == (1200, 630)
        assert len(png) > 5000, "a blank picture is smaller"


def test_a_card_shows_its_title_and_its_own_events(good, shown):
    for event in good.events.values():
        picture = etree.fromstring(social_cards.svg(shown[f"events/{event.id}"], good).encode())
        words = " ".join("".join(text.itertext()) for text in picture.iter("{*}text"))
        assert event.title in words
        assert len(dots(shown[f"events/{event.id}"], good, "14")) == 1


def test_dots_are_drawn_in_the_order_of_the_record(good, shown):
    """One that lies over another does so in every build."""
    colours = {event.id: social_cards.PALETTE[event.kind].light for event in good.events.values()}
    assert dots(shown["site"], good, "7") == list(colours.values())
    assert len(set(colours.values())) > 1, "one colour would show no order"
    for actor in good.actors:
        own = [colours[event.id] for event in good.events.values() if actor in event.actors]
        assert dots(shown[f"actors/{actor}"], good, "14" if len(own) == 1 else "7") == own


@pytest.mark.parametrize("title", ["", "<b>&\"'", "W" * 80, "Слово " * 13])
def test_any_title_gives_a_card(title, good):
    card = social_cards.Card("x", title, "<i>", None, tuple(good.events))
    etree.fromstring(social_cards.svg(card, good).encode())


def test_no_event_gives_a_card():
    etree.fromstring(social_cards.svg(social_cards.Card("x", "Title", ""), Dataset()).encode())
