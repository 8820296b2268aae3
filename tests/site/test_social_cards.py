"""The social cards: what is written on them fits, and what they mark is what they are about."""

from itertools import islice

import png
import pytest
from lxml import etree

from explainer.chapters.parse import parse
from explainer.figures.draw.palette import PALETTE
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import EVENT_THEME_HEADINGS
from explainer.site import social_cards
from explainer.site.read import Site
from explainer.site.social_cards import HEIGHT, MARGIN, WIDTH, SocialCard

LARGE, MANY, OTHER = "14", "7", "4"  # radius of the only dot that is marked, of one of many, and of those that are not
FIGURE = """# Page

```timeline
id: lines
title: Lines of contact
caption: When they were drawn.
theme: deconfliction
```
"""


@pytest.fixture
def shown(good):
    return {card.name: card for card in social_cards.cards(Site(good, (), ()))}


def picture(card, dataset):
    return etree.fromstring(social_cards.svg(card, dataset).encode())


def dots(card, dataset, radius):
    """Return the dots of a size in a card as (place, colour), in the order in which they are drawn."""
    found = [dot for dot in picture(card, dataset).iter("{*}circle") if dot.get("r") == radius]
    return [((dot.get("cx"), dot.get("cy")), dot.get("fill")) for dot in found]


def colour(name):
    """Return a colour of the palette as a pixel of a card has it."""
    return tuple(bytes.fromhex(PALETTE[name].light.removeprefix("#")))


def drawn(monkeypatch, dataset, *cards):
    """Return cards as files, by name."""
    monkeypatch.setattr(social_cards, "cards", lambda _: cards)
    return dict(social_cards.png_files(Site(dataset, (), ())))


def title_lines(card, dataset):
    return [text for text in picture(card, dataset).iter("{*}text") if text.get("font-weight") == "600"]


def test_every_card_is_a_picture_of_the_size_that_others_expect(good):
    for name, file in islice(social_cards.png_files(Site(good, (), ())), 20):
        assert name.startswith("cards/")
        assert png.size(file) == (1200, 630)


def test_a_card_is_drawn_in_the_colours_of_the_palette(good, shown, monkeypatch):
    """The mark of its event has the colour of its kind, and there are words and other events beside it."""
    event = good.events["airliner-incident-2018"]
    card = shown[f"events/{event.id}"]
    (((x, y), fill),) = dots(card, good, LARGE)
    pixels = png.rows(drawn(monkeypatch, good, card)[f"cards/events/{event.id}.png"])
    assert fill == PALETTE[event.kind].light
    assert pixels[int(y)][int(x)] == colour(event.kind)
    assert pixels[0][0] == colour("ink"), "the bar at the top"
    assert pixels[-1][0] == colour("paper")
    words = [row[MARGIN : WIDTH - MARGIN].count(colour("ink")) for row in pixels[MARGIN + 20 : MARGIN + 80]]
    assert sum(words) > 500, "the title is written"
    assert sum(row.count(colour("rule")) for row in pixels) > 10 * (len(good.events) - 1), "the other events are grey"


def test_a_card_of_an_event_marks_its_own_event_and_no_other(good, shown):
    events = [event for event in good.events.values() if event.date.first >= social_cards.FIRST_SHOWN]
    assert events
    for event in events:
        card = shown[f"events/{event.id}"]
        places = [place for place, _ in dots(card, good, OTHER)]
        assert len(places) == len(events)
        assert dots(card, good, LARGE) == [(places[events.index(event)], PALETTE[event.kind].light)]
        assert dots(card, good, MANY) == []
        names = {text.text: int(text.get("y")) for text in picture(card, good).iter("{*}text") if text.get("font-size") == "18"}
        (((_, y), _),) = dots(card, good, LARGE)
        assert min(names, key=lambda name: abs(names[name] - int(y))) == EVENT_THEME_HEADINGS[event.theme], "it stands in the row of its theme"
        words = " ".join(text.text for text in picture(card, good).iter("{*}text"))
        assert all(said in words for said in (event.title, str(event.date), good.edition.title))


def test_a_card_of_an_actor_marks_the_events_in_which_it_acts_in_the_order_of_the_record(good, shown):
    """A dot that lies over another does so in every build."""
    colours = {event.id: PALETTE[event.kind].light for event in good.events.values()}
    assert len(set(colours.values())) > 1, "one colour would show no order"
    places = [place for place, _ in dots(shown["events/patrols-2018"], good, OTHER)]
    for actor in good.actors:
        own = [(place, colours[event.id]) for place, event in zip(places, good.events.values(), strict=True) if actor in event.actors]
        assert dots(shown[f"actors/{actor}"], good, LARGE if len(own) == 1 else MANY) == own
    assert [fill for _, fill in dots(shown["site"], good, MANY)] == list(colours.values()), "the card of all pages marks all"
    assert dots(shown["site"], good, OTHER) == []


def test_a_card_of_a_figure_holds_the_figure_below_its_title(good):
    chapter = parse("docs/x.md", "x.md", FIGURE, good)
    assert chapter.problems == ()
    cards = {card.name: card for card in social_cards.cards(Site(good, (chapter,), ()))}
    card = picture(cards["figures/lines"], good)
    (inner,) = card.iterfind("{*}svg")
    top, height = float(inner.get("y")), float(inner.get("height"))
    assert max(float(line.get("y")) for line in title_lines(cards["figures/lines"], good)) < top
    assert 200 < height <= HEIGHT - top
    words = " ".join([*inner.itertext(), *(name for link in inner.iter("{*}a") if (name := link.get("aria-label")))])
    assert "An aircraft is lost" in words
    assert "South sells a radar" not in words, "an event of another theme"


LONG = "A long title of which nobody has shortened a word " * 12


def test_the_lines_of_a_title_end_before_the_margin(real, good, monkeypatch):
    """The widths of letters are only estimated when lines are broken, so the longest ones are drawn and looked at."""
    titles = [card.title for card in social_cards.cards(real)]
    lines = [line.text for title in (*titles, LONG) for line in title_lines(SocialCard("x", title, ""), good)]
    longest = sorted(set(lines), key=len)[-12:]
    assert len(longest[-1]) > 30
    text = "".join(
        str(social_cards.TITLE_LINE.format(MARGIN, 50 + 50 * number, social_cards.TITLE_SIZE, "#fff", line)) for number, line in enumerate(longest)
    )
    monkeypatch.setattr(
        social_cards,
        "svg",
        lambda *_: f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="{social_cards.FONT}">{text}</svg>',
    )
    pixels = png.rows(drawn(monkeypatch, good, SocialCard("x", "", ""))["cards/x.png"])
    ends = [max((x for x, pixel in enumerate(row) if any(pixel)), default=0) for row in pixels]
    assert WIDTH / 2 < max(ends) <= WIDTH - MARGIN


@pytest.mark.parametrize("title", ["", "<b>&\"'", "W" * 80, "Слово " * 13, LONG])
def test_any_title_gives_a_card_of_at_most_four_lines(title, good):
    said = [line.text for line in title_lines(SocialCard("x", title, "<i>", None, tuple(good.events)), good)]
    assert len(said) <= 4
    words = " ".join(said).removesuffix(" …")
    assert " ".join(title.split()).startswith(words)
    assert words == " ".join(title.split()) or said[-1].endswith(" …"), "what is left out is told"


def test_no_event_gives_a_card():
    assert [line.text for line in title_lines(SocialCard("x", "Title", ""), Dataset())] == ["Title"]
