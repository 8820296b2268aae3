"""Layers: leaders, staffs and the line, each with the contacts that the record holds, as marks along one axis of time."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from explainer.figures.channel_links import evidence_address
from explainer.figures.draw.plot import WIDTHS, Carried, Notes, Plot, boxes, marks, note, plane, rect, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_link
from explainer.figures.options import COMMON, Figure
from explainer.record.channel import Contact, Layer
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.urls import address
from explainer.record.vocabulary import CONTACT_KINDS, MONTHS
from explainer.text.words import counted


class ContactStyle(NamedTuple):
    """How a contact is drawn: its symbol, its size as a share of the room of a mark, and what the key says of it."""

    symbol: str
    share: float
    says: str


CONTACT_STYLES = {
    "meeting": ContactStyle("circle", 0.92, "met"),
    "call": ContactStyle("diamond", 0.72, "spoke by telephone"),
    "use": ContactStyle("square", 0.84, "used the line, by one side’s word"),
}
NAME_SIZE, RHYTHM_SIZE, SMALL_SIZE = 15, 13, 12
HEAD_INSET = 8  # pixels from the edge of a head to its words
TIME_LEFT, LAYER_HEIGHT, WIDE_MARK = 262, 92, 14  # pixels of the wide layout: where time begins, the height of a layer, the room of a mark
YEARS_WIDTH, HEADS_HEIGHT = 34, 140  # pixels of the narrow one: room for the years, and for the heads
TIME_LENGTH, NARROW_MARK = 700, 24  # the length of time, and the room of a mark
COLUMN_GAP = 3  # and between two of its columns
SILENT_DAYS = 600  # without a contact up to the end of the record, from which the picture says so


class Layers(NamedTuple):
    """What the figure shows: the layers from the top."""

    layers: list[Layer]
    dataset: Dataset

    def when(self, contact: Contact) -> When:
        """Return the date of a contact."""
        return self.dataset.events[contact.event].date

    def last(self, layer: Layer) -> When:
        """Return the date of the last contact of a layer."""
        return max((self.when(contact) for contact in layer.contacts), key=lambda when: when.first)

    def time(self, length: float) -> TimeAxis:
        """Return the axis of time, which ends with the record, over a length in pixels."""
        end = self.dataset.edition.as_of
        return TimeAxis([end, *(self.when(contact) for layer in self.layers for contact in layer.contacts)], end.latest, length)


class PlacedContact(NamedTuple):
    """Where a contact stands: pixels along the time, and how many marks stand between it and the base."""

    contact: Contact
    along: float
    level: int


def select(_: Figure, dataset: Dataset) -> Layers:
    """Return every layer."""
    return Layers(list(dataset.layers.values()), dataset)


def rows(chosen: Layers) -> list[Row]:
    """Return one row per layer, each followed by one per contact of it."""
    found: list[Row] = []

    def add(id_: str, layer: Layer, title: str, how: str, when: When | None, url: str) -> None:
        dated = {"date": when.text if when else None, "when": str(when) if when else None}
        found.append({"id": id_, "layer": layer.name, "title": title, "how": how, **dated, "url": url})

    for layer in chosen.layers:
        add(layer.id, layer, f"{layer.name}: {layer.rhythm}", f"{layer.says} ({layer.by})", None, evidence_address(layer, chosen.dataset))
        for contact in layer.contacts:
            event = chosen.dataset.events[contact.event]
            add(event.id, layer, event.title, _how(contact), event.date, address("events", event))
    return found


def text(chosen: Layers) -> str:
    """Return a paragraph that says how many contacts of each layer are on record, and when the last was."""
    if not chosen.layers:
        return "The record holds no layer."
    total = sum(len(layer.contacts) for layer in chosen.layers)
    each = "; ".join(f"{layer.name}: {_counted(layer)}, the last {_month(chosen.last(layer).first)}" for layer in chosen.layers)
    silent = "".join(f"{layer.name}: {silence}. " for layer in chosen.layers if (silence := _silence(layer, chosen)))
    silent += "".join(f"{layer.beside}. " for layer in chosen.layers if layer.beside)
    return f"{counted(total, 'contact')} on record. {each}. {silent}What nobody told of is not on record, and no mark is no sign that there was no contact."


def sources(chosen: Layers) -> list[str]:
    """Return the ids of the sources of the layers and of their contacts."""
    events = (chosen.dataset.events[contact.event] for layer in chosen.layers for contact in layer.contacts)
    return sorted({id_ for ids in (*(layer.sources for layer in chosen.layers), *(event.sources for event in events)) for id_ in ids})


def key(chosen: Layers) -> list[KeyEntry]:
    """Return the key: the kinds of contact."""
    contacts = [contact for layer in chosen.layers for contact in layer.contacts]
    entries = [
        KeyEntry("ink", "", look.symbol, look.says, sort=how) for how, look in CONTACT_STYLES.items() if any(each.how == how for each in contacts)
    ]
    return entries + ([KeyEntry("ink", "", "circle-open", "announced or reported only")] if any(each.reported for each in contacts) else [])


def plot(chosen: Layers, layout: str) -> Plot:
    """Draw a band per layer from left to right, or on a phone a column per layer, with time downwards."""
    return _wide(chosen) if layout == "wide" else _narrow(chosen)


def _wide(chosen: Layers) -> Plot:
    time = chosen.time(WIDTHS["wide"] - TIME_LEFT - 12)
    bottom = LAYER_HEIGHT * len(chosen.layers)
    notes, points, heads, shapes = [], [], [], []
    for row, layer in enumerate(chosen.layers):
        top, base = row * LAYER_HEIGHT, (row + 1) * LAYER_HEIGHT - 8
        heads.append((Box(0, top, TIME_LEFT, base), _told(layer, chosen)))
        shapes.append(rect([*map(round, Box(TIME_LEFT, top, WIDTHS["wide"], base))], "band"))
        notes += _head(layer, HEAD_INSET, top + 2, TIME_LEFT - 24)
        placed = _placed(layer, chosen, time, WIDE_MARK)
        points += [(each.contact, TIME_LEFT + each.along, base - WIDE_MARK * (each.level + 0.5) - 3) for each in placed]
        if silence := _silence(layer, chosen):
            at = TIME_LEFT + max(each.along for each in placed) + WIDE_MARK
            notes.append(note([silence], round(at), base - 4, size=SMALL_SIZE, colour="quiet", anchor=("left", "bottom"), heard=True))
        if layer.beside:
            lines = wrap(layer.beside, NAME_SIZE, WIDTHS["wide"] - TIME_LEFT - 16, bold=True)
            notes.append(note(lines, TIME_LEFT + 8, top + 6, size=NAME_SIZE, bold=True, anchor=("left", "top"), heard=True))
    grid = []
    for day, words in _years(time, 56):
        x = TIME_LEFT + round(time.at(day))
        grid.append([(x, 0.0), (x, bottom - 8.0)])
        notes.append(note([words], x, bottom + 2, size=SMALL_SIZE, colour="quiet", anchor=("center", "top")))
    return _picture("wide", chosen, points, heads, grid, bottom + 22, notes, shapes, WIDE_MARK)


def _narrow(chosen: Layers) -> Plot:
    time = chosen.time(TIME_LENGTH)
    placed = [_placed(layer, chosen, time, NARROW_MARK) for layer in chosen.layers]
    needed = [max(max(each.level for each in column) + 1, 3.0) for column in placed]
    room = WIDTHS["narrow"] - YEARS_WIDTH
    notes, points, heads, shapes, x = [], [], [], [], float(YEARS_WIDTH)
    for layer, column, share in zip(chosen.layers, placed, needed, strict=True):
        wide = round(NARROW_MARK * share + (room - NARROW_MARK * sum(needed)) / len(needed))
        heads.append((Box(x, 0, x + wide - COLUMN_GAP, HEADS_HEIGHT), _told(layer, chosen)))
        shapes.append(rect([*map(round, Box(x, HEADS_HEIGHT, x + wide - COLUMN_GAP, HEADS_HEIGHT + TIME_LENGTH))], "band"))
        notes += _head(layer, x + 4, 6, wide - 8)
        points += [(each.contact, x + NARROW_MARK * (each.level + 0.5), HEADS_HEIGHT + each.along) for each in column]
        x += wide
    grid = []
    for day, words in _years(time, 50):
        y = HEADS_HEIGHT + round(time.at(day))
        grid.append([(YEARS_WIDTH, y), (float(WIDTHS["narrow"] - COLUMN_GAP), y)])
        notes.append(note([words], 0, y, size=SMALL_SIZE, colour="quiet", anchor=("left", "middle")))
    under = Notes(notes)
    bottom = HEADS_HEIGHT + TIME_LENGTH + 6.0
    for layer in chosen.layers:  # below the columns, which are too thin for words
        if silence := _silence(layer, chosen):
            lines = wrap(f"{layer.name}: {silence}", RHYTHM_SIZE, WIDTHS["narrow"] - 4)
            bottom = under.put(lines, 2, bottom, RHYTHM_SIZE, colour="quiet", heard=True) + 4
        if layer.beside:
            lines = wrap(layer.beside, NAME_SIZE, WIDTHS["narrow"] - 4, bold=True)
            bottom = under.put(lines, 2, bottom, NAME_SIZE, bold=True, heard=True) + 4
    return _picture("narrow", chosen, points, heads, grid, bottom, under, shapes, NARROW_MARK)


def _placed(layer: Layer, chosen: Layers, time: TimeAxis, room: float) -> list[PlacedContact]:
    """Return where each contact stands: those that are less than a mark apart stand on different levels, the earlier one nearer to the base."""
    ends: list[float] = []
    placed = []
    for along, contact in sorted(((sum(time.extent(chosen.when(each))) / 2, each) for each in layer.contacts), key=lambda item: item[0]):
        level = next((level for level, end in enumerate(ends) if end <= along - room), len(ends))
        ends[level : level + 1] = [along]
        placed.append(PlacedContact(contact, along, level))
    return placed


def _head(layer: Layer, x: float, y: float, limit: float) -> list[Plot]:
    """Return the name of a layer, its rhythm with the one who says so, and the number of its contacts, one below the other; who says how often, where there is room."""
    made = []
    for words, size, bold, colour in (
        (layer.name, NAME_SIZE, True, "ink"),
        (f"{layer.rhythm} ({layer.by})" if limit > LAYER_HEIGHT * 2 else layer.rhythm, RHYTHM_SIZE, False, "ink"),
        (_counted(layer), SMALL_SIZE, False, "quiet"),
    ):
        lines = wrap(words, size, limit, bold=bold)
        made.append(note(lines, round(x), round(y), size=size, bold=bold, colour=colour, anchor=("left", "top")))
        y += len(lines) * size * LINE_HEIGHT + 3
    return made


def _counted(layer: Layer) -> str:
    """Return the number of the contacts of a layer; uses of the line are those that a side told of, and no count of how often it was used."""
    count = len(layer.contacts)
    return f"{counted(count, 'use')} told of in public" if all(each.how == "use" for each in layer.contacts) else f"{count} on record"


def _silence(layer: Layer, chosen: Layers) -> str:
    """Return the words for a layer of which the record holds nothing at its end."""
    last, end = chosen.last(layer), chosen.dataset.edition.as_of
    if end.latest - last.latest < timedelta(SILENT_DAYS):
        return ""
    return f"none on record after {_month(last.latest)}"


def _years(time: TimeAxis, space: float) -> list[tuple[date, str]]:
    return [(date.fromisoformat(day), words) for day, words in time.ticks(space)]


def _month(day: date) -> str:
    return f"{MONTHS[day.month]} {day.year}"


def _how(contact: Contact) -> str:
    return f"{CONTACT_KINDS[contact.how]}{', announced or reported only' if contact.reported else ''}"


def _told(layer: Layer, chosen: Layers) -> Carried:
    return Carried(f"{layer.name}: {layer.rhythm} ({layer.by})", evidence_address(layer, chosen.dataset), layer.says)


def _carried(contact: Contact, chosen: Layers) -> Carried:
    event = chosen.dataset.events[contact.event]
    return Carried(f"{_how(contact)}, {event.dated}", address("events", event), f"{event.title}. {event.summary}")


def _picture(
    layout: str,
    chosen: Layers,
    points: list[tuple[Contact, float, float]],
    heads: list[tuple[Box, Carried]],
    grid: Sequence[Sequence[tuple[float, float]]],
    height: float,
    notes: list[Plot],
    shapes: list[Plot],
    room: float,
) -> Plot:
    """Return the plot of the heads, each a mark, the grid, and the contacts."""
    traces = [strokes("grid", grid, "rule", 1), boxes("layer", heads, "band", "band", 0)]
    for how, look in CONTACT_STYLES.items():
        for reported in (False, True):
            found = [(round(x), round(y), _carried(each, chosen)) for each, x, y in points if (each.how, each.reported) == (how, reported)]
            if found:
                traces.append(marks(how, found, look.symbol + "-open" * reported, "ink", 2 * round(room * look.share / 2)))
    return {"data": traces, "layout": plane(layout, WIDTHS[layout], height, annotations=notes, shapes=shapes)}


LAYERS = FigureKind(
    options=dict(COMMON),
    columns=(
        Column("layer", "Layer"),
        Column("title", "Contact", as_link, names_row=True),
        Column("when", "When"),
        Column("how", "How"),
    ),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
