"""A picture for each page, 1200 by 630 pixels, which other sites show beside a link: its title above its own figure, or above its place in the record."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import as_file, files
from typing import NamedTuple

import resvg_py

from explainer.chapters.head_and_foot import work
from explainer.figures.draw.palette import PALETTE, on_paper
from explainer.figures.draw.svg import contents
from explainer.figures.draw.text_size import wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.options import Figure
from explainer.figures.registry import FIGURE_KINDS
from explainer.pages import metadata
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.events import Event
from explainer.record.vocabulary import EVENT_KINDS_ALONE, THEMES
from explainer.site.read import Site
from explainer.text.escaping import xml

WIDTH, HEIGHT, MARGIN = 1200, 630, 60  # pixels; Open Graph asks for no size, and this is the one that readers of links agree on
SIZE, LINES, NARROWER = 52, 4, 0.72  # of the title; the font is narrower than the bound that `measure` gives
FONT = "Source Sans Pro"  # from a package, since a machine that builds may have no fonts; it knows Latin, Greek and Cyrillic letters
DENSE = date(2014, 1, 1)  # from here on the record is dense
INNER = WIDTH - 2 * MARGIN


class Card(NamedTuple):
    """A picture: its path below `cards/` without the ending, the title, the line above it, and what is drawn below."""

    name: str
    title: str
    above: str
    figure: Figure | None = None
    events: frozenset[str] = frozenset()


def cards(site: Site) -> Iterator[Card]:
    """Give the card of every page that has one of its own, and that of all others, `site`."""
    dataset = site.dataset
    edition = f"Edition {dataset.edition.edition}"
    first = {figure.path: figure for figure in reversed(site.figures)}
    for chapter in site.chapters:
        if front := chapter.front:
            name = f"pages/{work(front, dataset, '', chapter.address).id}"
            yield Card(name, front.title, f"{edition} · {front.minutes_reading} minutes to read", first.get(chapter.path), frozenset(dataset.events))
    whole = metadata.record(dataset, "")
    yield Card(
        "pages/data", whole.title, f"{edition} · {len(dataset.events)} events, {len(dataset.sources)} sources", None, frozenset(dataset.events)
    )
    yield Card("site", dataset.edition.title, f"{edition} · {len(dataset.events)} events", None, frozenset(dataset.events))
    for event in dataset.events.values():
        yield Card(f"events/{event.id}", event.title, f"{event.date} · {EVENT_KINDS_ALONE[event.kind]}", None, frozenset([event.id]))
    for actor in dataset.actors.values():
        named = frozenset(event.id for event in dataset.acting.get(actor.id, ()))
        yield Card(f"actors/{actor.id}", actor.name, f"{actor.kind.replace('-', ' ')} · {len(named)} events of the record", None, named)
    for figure in site.figures:
        yield Card(f"figures/{figure.id}", figure.title, f"{edition} · figure", figure)


def svg(card: Card, dataset: Dataset) -> str:
    """Give a card as SVG."""
    lines = wrap(card.title, SIZE * NARROWER, INNER)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1]} …"]
    title = "".join(
        f'<text x="{MARGIN}" y="{MARGIN + 70 + number * SIZE * 1.15:.0f}" font-size="{SIZE}" font-weight="600" fill="var(--ink)">{xml(line)}</text>'
        for number, line in enumerate(lines)
    )
    top = MARGIN + 70 + (len(lines) - 1) * SIZE * 1.15 + 40
    body = _figure(card.figure, dataset, top) if card.figure else _record(card.events, dataset, top)
    above = f"{dataset.edition.title} · {card.above}"
    return on_paper(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="var(--paper)"/><rect width="{WIDTH}" height="10" fill="var(--ink)"/>'
        f'<text x="{MARGIN}" y="{MARGIN + 8}" font-size="26" fill="var(--quiet)">{xml(above)}</text>{title}{body}</svg>'
    )


def _figure(figure: Figure, dataset: Dataset, top: float) -> str:
    """Give a figure as it stands in its page, as large as there is room."""
    plot = FIGURE_KINDS[figure.kind].plot(figure, dataset, "wide")
    width, height = plot["layout"]["width"], plot["layout"]["height"]
    return (
        f'<svg x="{MARGIN}" y="{top:.0f}" width="{INNER}" height="{HEIGHT - top - 24:.0f}" viewBox="0 0 {width} {height}">'
        f"{contents(plot, lambda path: path)}</svg>"
    )


def _record(ids: Iterable[str], dataset: Dataset, top: float) -> str:
    """Give the events of the record as dots in rows by theme, those of `ids` in the colour of their kind and larger."""
    lit = [dataset.events[id_] for id_ in ids]
    since = When.parse(DENSE.isoformat()) if all(event.date.first >= DENSE for event in lit) else None
    shown = [event for event in dataset.events.values() if since is None or event.date.first >= DENSE]
    if not shown:
        return ""
    axis = TimeAxis([event.date for event in shown], dataset.edition.as_of.last, INNER, since)
    rows = [theme for theme in THEMES if any(event.theme == theme for event in shown)]
    step = (HEIGHT - top - 90) / max(1, len(rows) - 1) if len(rows) > 1 else 0

    def dot(event: Event, radius: float, colour: str) -> str:
        x = MARGIN + axis.at(event.date.first)
        return f'<circle cx="{x:.0f}" cy="{top + 20 + rows.index(event.theme) * step:.0f}" r="{radius}" fill="{colour}"/>'

    names = "".join(
        f'<text x="{MARGIN}" y="{top + 6 + number * step:.0f}" font-size="18" fill="var(--quiet)">{xml(THEMES[theme])}</text>'
        for number, theme in enumerate(rows)
    )
    marked = len(lit) < len(shown)
    ticks = "".join(
        f'<text x="{MARGIN + axis.at(date.fromisoformat(day)):.0f}" y="{HEIGHT - 22}" font-size="22" text-anchor="middle" fill="var(--quiet)">{label}</text>'
        for day, label in axis.ticks(120)
    )
    grey = "".join(dot(event, 4, PALETTE["rule"].light) for event in shown) if marked else ""
    large = 14 if len(lit) == 1 else 7
    return f"{names}{grey}{''.join(dot(event, large, f'var(--{event.kind})') for event in lit)}{ticks}"


def draw(site: Site) -> Iterator[tuple[str, bytes]]:
    """Give every card as PNG, by its path on the site."""
    with as_file(files("font_source_sans_pro") / "files") as folder:
        fonts = [str(folder / f"SourceSansPro-{weight}.ttf") for weight in ("Regular", "Semibold", "Bold")]
        for card in cards(site):
            yield f"cards/{card.name}.png", bytes(resvg_py.svg_to_bytes(svg_string=svg(card, site.dataset), skip_system_fonts=True, font_files=fonts))
