"""Where actors stand in a diagram: fixed places that mean something, so that a reader sees change and not a new picture.

Israel and its institutions stand on the left, Russia and its own on the right, the ground between them in the middle,
outside powers above, Iran and its partners below. Within a zone, institutions stand beside the one they belong to.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from explainer.figures.draw.text_size import Box, text_box, wrap
from explainer.record.actors import Actor

Anchor = tuple[str, str]


class Node(NamedTuple):
    """An actor in its place, in pixels: the dot, the label's lines, its anchor and box, and whether the actor is a state."""

    actor: Actor
    x: float
    y: float
    lines: list[str]
    label_x: float
    label_y: float
    anchor: Anchor
    box: Box
    major: bool


class Grid(NamedTuple):
    """All nodes of a layout, the rectangles behind the two states, and the size of the whole in pixels."""

    nodes: dict[str, Node]
    bands: list[Box]
    width: int
    height: int


TEXT_SIZE = {"wide": 13, "narrow": 11}
WIDTH = {"wide": 920, "narrow": 340}
GAP = 9  # pixels from a dot to its label
CROWDED, STAGGER = 5, 18  # of more names in a row, every other stands so many pixels lower
STATE_ZONES = ("israel", "russia")  # the zones that have a rectangle behind them


def arrange(actors: Iterable[Actor], layout: str) -> Grid:
    """Return every actor in its place in the `wide` or the `narrow` layout."""
    zones: dict[str, list[Actor]] = {zone: [] for zone in ("israel", "russia", "ground", "outside", "iran")}
    for actor in actors:
        zones[actor.zone].append(actor)
    ordered = {zone: _kin(found) for zone, found in zones.items()}
    return _wide(ordered) if layout == "wide" else _narrow(ordered)


def _kin(found: list[Actor]) -> list[Actor]:
    """Return the actors of a zone in order: a state in the middle, its institutions around it, each next to the one it belongs to."""
    ids = {actor.id for actor in found}

    def below(parent: str | None) -> list[Actor]:
        children = sorted((a for a in found if (a.parent if a.parent in ids else None) == parent), key=lambda a: (a.kind != "state", a.id))
        return [each for child in children for each in (child, *below(child.id))]

    states = [actor for actor in found if actor.kind == "state" and actor.parent not in ids]
    rest = [actor for actor in below(None) if actor not in states]
    half = (len(rest) + 1) // 2
    return [*rest[:half], *states, *rest[half:]]


def _major(actor: Actor) -> bool:
    return actor.kind == "state"


def _node(actor: Actor, x: float, y: float, side: str, layout: str, limit: float) -> Node:
    size = TEXT_SIZE[layout]
    lines = [actor.short] if limit > 150 else wrap(actor.short, size, limit, bold=True)  # noqa: PLR2004 - room for any short name
    gap = GAP + (2 if _major(actor) else 0)
    offset, anchor = {
        "left": ((-gap, 0), ("right", "middle")),
        "right": ((gap, 0), ("left", "middle")),
        "above": ((0, -gap), ("center", "bottom")),
        "below": ((0, gap), ("center", "top")),
    }[side]
    at = (x + offset[0], y + offset[1])
    box = text_box(lines, *at, size, xanchor=anchor[0], yanchor=anchor[1], bold=_major(actor))
    return Node(actor, x, y, lines, *at, anchor, box, _major(actor))


def _spread(count: int, low: float, high: float) -> list[float]:
    """Return `count` places with equal room between `low` and `high`."""
    room = (high - low) / max(count, 1)
    return [low + room * (index + 0.5) for index in range(count)]


def _wide(zones: Mapping[str, list[Actor]]) -> Grid:
    width, per_row, row_height, pitch = WIDTH["wide"], 6, 58, 40
    above = [zones["outside"][i : i + per_row] for i in range(0, len(zones["outside"]), per_row)]
    below = [zones["iran"][i : i + per_row] for i in range(0, len(zones["iran"]), per_row)]
    top = len(above) * row_height + 12
    columns = 2 if len(zones["ground"]) > 3 else 1  # noqa: PLR2004 - four names are too many for one column
    rows = max(len(zones["israel"]), len(zones["russia"]), round(len(zones["ground"]) / columns * 1.7), 5)
    bottom = top + rows * pitch + 20
    nodes: list[Node] = []
    for number, row in enumerate(above):
        xs = _spread(len(row), 190, width - 190)
        for index, (actor, x) in enumerate(zip(row, xs, strict=True)):
            y = 30.0 + number * row_height + (STAGGER * (index % 2) if len(row) > CROWDED else 0)
            nodes.append(_node(actor, x, y, "above", "wide", 200))
    for number, row in enumerate(below):
        xs = _spread(len(row), 200, width - 200)
        nodes += [_node(a, x, bottom + 22 + number * row_height, "below", "wide", 200) for a, x in zip(row, xs, strict=True)]
    bands = []
    for zone, x, side in (("israel", 168, "left"), ("russia", width - 168, "right")):
        ys = _spread(len(zones[zone]), top + 8, bottom - 12)
        nodes += [_node(a, x, y, side, "wide", 200) for a, y in zip(zones[zone], ys, strict=True)]
        if zones[zone]:
            bands.append(Box(4, top, 184, bottom - 4) if side == "left" else Box(width - 184, top, width - 4, bottom - 4))
    ys = _spread(len(zones["ground"]), top + 12, bottom - 26)
    for index, (actor, y) in enumerate(zip(zones["ground"], ys, strict=True)):
        aside = (-70, 70)[index % 2] if columns == 2 else 0  # noqa: PLR2004
        nodes.append(_node(actor, width / 2 + aside, y, "below", "wide", 200))
    height = bottom + (len(below) * row_height + 6 if below else 4)
    return Grid({node.actor.id: node for node in nodes}, bands, width, round(height))


def _narrow(zones: Mapping[str, list[Actor]]) -> Grid:
    width, per_row, row_height, pitch = WIDTH["narrow"], 3, 54, 56
    above = [zones["outside"][i : i + per_row] for i in range(0, len(zones["outside"]), per_row)]
    below = [zones["iran"][i : i + per_row] for i in range(0, len(zones["iran"]), per_row)]
    top = len(above) * row_height + 6
    rows = max(len(zones["israel"]), len(zones["russia"]), len(zones["ground"]) + 0.5, 1)
    bottom = top + rows * pitch + 8
    nodes: list[Node] = []
    for start, rows_of in ((16, above), (bottom + 18, below)):
        for number, row in enumerate(rows_of):
            xs = _spread(len(row), 4, width - 4)
            nodes += [_node(a, x, start + number * row_height, "below", "narrow", 106) for a, x in zip(row, xs, strict=True)]
    bands = []
    for zone, x in (("israel", 56.0), ("russia", width - 56.0), ("ground", width / 2)):
        room = pitch * rows
        ys = _spread(len(zones[zone]), top + 2, top + 2 + room)
        shift = -10 if zone != "ground" else 8
        nodes += [_node(a, x, y + shift, "below", "narrow", 104) for a, y in zip(zones[zone], ys, strict=True)]
        if zones[zone] and zone != "ground":
            bands.append(Box(x - 54, top, x + 54, bottom - 4))
    height = bottom + (len(below) * row_height + 6 if below else 4)
    return Grid({node.actor.id: node for node in nodes}, bands, width, round(height))
