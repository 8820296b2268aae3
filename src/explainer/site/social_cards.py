"""Social cards: a picture for each page, 1200 by 630 pixels, which other sites show beside a link to it.

A card shows the title of its page above the page's own figure, or above the page's events among all of the record.
"""

from collections.abc import Collection, Iterator
from datetime import date
from importlib.resources import as_file, files
from typing import NamedTuple

import resvg_py

from explainer.chapters.head_and_foot import work
from explainer.figures.draw.palette import PALETTE
from explainer.figures.draw.text_size import wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.drawing import Drawing
from explainer.pages import metadata
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.events import Event
from explainer.record.vocabulary import ACTOR_KIND_WORDS, EVENT_KIND_WORDS, EVENT_THEME_HEADINGS
from explainer.site.read import Site
from explainer.text.markup import Xml

WIDTH, HEIGHT, MARGIN = 1200, 630, 60  # pixels; Open Graph asks for no size, and this is the one that readers of links agree on
TITLE_SIZE, MOST_LINES, NARROWER = 52, 4, 0.72  # of the title; the font is narrower than the bound that `wrap` reckons with
FONT = "Source Sans Pro"  # from a package, since a machine that builds may have no fonts; it knows Latin, Greek and Cyrillic letters
FIRST_SHOWN = date(2014, 1, 1)  # where the axis begins, unless an event that is marked is older; the record is dense from 2015 on
INNER = WIDTH - 2 * MARGIN
INK, QUIET, PAPER = (PALETTE[name].light for name in ("ink", "quiet", "paper"))
TITLE_LINE = Xml('<text x="{}" y="{}" font-size="{}" font-weight="600" fill="{}">{}</text>')
THEME_NAME = Xml('<text x="{}" y="{}" font-size="18" fill="{}">{}</text>')
TICK = Xml('<text x="{}" y="{}" font-size="22" text-anchor="middle" fill="{}">{}</text>')
DOT = Xml('<circle cx="{}" cy="{}" r="{}" fill="{}"/>')


class SocialCard(NamedTuple):
    """A card: its path below `cards/` without the ending, the title, the line above it, and what is drawn below.

    That is a figure, or the record with `events` marked, ids in the order in which they are drawn.
    """

    name: str
    title: str
    above: str
    drawing: Drawing | None = None
    events: tuple[str, ...] = ()


def cards(site: Site) -> Iterator[SocialCard]:
    """Yield the card of every page that has one of its own, and the card of all others, `site`."""
    dataset = site.dataset
    everything = tuple(dataset.events)
    edition = f"Edition {dataset.edition.edition}"
    first = {drawing.figure.path: drawing for drawing in reversed(site.drawings)}
    for chapter in site.chapters:
        if front := chapter.front:
            name = f"pages/{work(front, dataset, '', chapter.address).id}"
            yield SocialCard(name, front.title, f"{edition} · {front.minutes_reading} minutes to read", first.get(chapter.path), everything)
    whole = metadata.record(dataset, "")
    yield SocialCard("pages/data", whole.title, f"{edition} · {len(everything)} events, {len(dataset.sources)} sources", None, everything)
    yield SocialCard("site", dataset.edition.title, f"{edition} · {len(everything)} events", None, everything)
    for event in dataset.events.values():
        yield SocialCard(f"events/{event.id}", event.title, f"{event.dated} · {EVENT_KIND_WORDS[event.kind]}", None, (event.id,))
    for actor in dataset.actors.values():
        own = tuple(event.id for event in dataset.events_by_actor.get(actor.id, ()))
        yield SocialCard(f"actors/{actor.id}", actor.name, f"{ACTOR_KIND_WORDS[actor.kind]} · {len(own)} events of the record", None, own)
    for drawing in site.drawings:
        yield SocialCard(f"figures/{drawing.figure.id}", drawing.figure.title, f"{edition} · figure", drawing)


def svg(card: SocialCard, dataset: Dataset) -> str:
    """Return a card as an SVG document."""
    lines = wrap(card.title, TITLE_SIZE * NARROWER, INNER)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]
    title = Xml("").join(
        TITLE_LINE.format(MARGIN, f"{MARGIN + 70 + number * TITLE_SIZE * 1.15:.0f}", TITLE_SIZE, INK, line) for number, line in enumerate(lines)
    )
    top = MARGIN + 70 + (len(lines) - 1) * TITLE_SIZE * 1.15 + 40
    above = Xml('<text x="{}" y="{}" font-size="26" fill="{}">{}</text>').format(MARGIN, MARGIN + 8, QUIET, f"{dataset.edition.title} · {card.above}")
    body = _figure(card.drawing, top) if card.drawing else _record(card.events, dataset, top)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/><rect width="{WIDTH}" height="10" fill="{INK}"/>{above}{title}{body}</svg>'
    )


def _figure(drawing: Drawing, top: float) -> str:
    """Return a figure as it stands in its page, as large as there is room."""
    picture = drawing.picture_on_social_card
    return (
        f'<svg x="{MARGIN}" y="{top:.0f}" width="{INNER}" height="{HEIGHT - top - 24:.0f}" viewBox="0 0 {picture.width} {picture.height}">'
        f"{picture.inside('')}</svg>"
    )


def _record(ids: Collection[str], dataset: Dataset, top: float) -> Xml:
    """Return the events of the record as dots in rows by theme, those of `ids` larger and in the colour of their kind."""
    marked = [dataset.events[id_] for id_ in ids]
    since = When.parse(FIRST_SHOWN.isoformat()) if all(event.date.first >= FIRST_SHOWN for event in marked) else None
    shown = [event for event in dataset.events.values() if since is None or event.date.first >= FIRST_SHOWN]
    if not shown:
        return Xml("")
    axis = TimeAxis([event.date for event in shown], dataset.edition.as_of.latest, INNER, since)
    rows = [theme for theme in EVENT_THEME_HEADINGS if any(event.theme == theme for event in shown)]
    step = (HEIGHT - top - 90) / (len(rows) - 1) if len(rows) > 1 else 0

    def dot(event: Event, radius: float, colour: str) -> Xml:
        return DOT.format(f"{MARGIN + axis.at(event.date.first):.0f}", f"{top + 20 + rows.index(event.theme) * step:.0f}", radius, colour)

    names = [THEME_NAME.format(MARGIN, f"{top + 6 + number * step:.0f}", QUIET, EVENT_THEME_HEADINGS[theme]) for number, theme in enumerate(rows)]
    grey = [dot(event, 4, PALETTE["rule"].light) for event in shown] if len(marked) < len(shown) else []
    large = 14 if len(marked) == 1 else 7
    coloured = [dot(event, large, PALETTE[event.kind].light) for event in marked]
    ticks = [TICK.format(f"{MARGIN + axis.at(date.fromisoformat(day)):.0f}", HEIGHT - 22, QUIET, label) for day, label in axis.ticks(120)]
    return Xml("").join([*names, *grey, *coloured, *ticks])


def png_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every card as PNG, by its path on the site."""
    with as_file(files("font_source_sans_pro") / "files") as folder:
        fonts = [str(folder / f"SourceSansPro-{weight}.ttf") for weight in ("Regular", "Semibold", "Bold")]
        for card in cards(site):
            yield f"cards/{card.name}.png", bytes(resvg_py.svg_to_bytes(svg_string=svg(card, site.dataset), skip_system_fonts=True, font_files=fonts))
