"""Where actors stand in a diagram: fixed places that mean something, so that a reader sees change and not a new picture.

Israel and its institutions stand on the left, Russia and its own on the right, the ground between them in the middle,
outside powers above, Iran and its partners below. Within a zone, institutions stand beside the one they belong to.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from explainer.figures.draw.text_size import Box, covered, crossings, text_box, wrap
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

    @property
    def dot(self) -> Box:
        """The square around the dot, with a little air."""
        return Box.about(self.x, self.y, DOT_ROOM)


class Grid(NamedTuple):
    """All nodes of a layout, and the size of the whole in pixels."""

    nodes: dict[str, Node]
    width: int
    height: int

    @property
    def frame(self) -> Box:
        """What must hold every curve and name."""
        return Box(3, 3, self.width - 3, self.height - 3)


class ActorSpot(NamedTuple):
    """Where the dot of an actor stands, in pixels."""

    actor: Actor
    x: float
    y: float


TEXT_SIZE = 13
ROW_STAGGER = 26  # pixels that every other actor of a row stands aside
ALONE = {"outside": 0.42, "iran": 0.7}  # where the only one of a row stands, as a share of the width: not in the way of those between
GROUND_MIDDLE = {"wide": 0.5, "narrow": 0.54}  # where those on the ground stand, as a share of the width
LABEL_GAP = 9  # pixels from a dot to its label
DOT_ROOM = 11  # pixels from the middle of a dot that no curve of others enters
# Pixels across, at the edges, from one row to the next, and to which a name breaks into lines.
PROPORTIONS = {"wide": (920, 150, 66, 200), "narrow": (340, 48, 76, 92)}
# Where a label may stand beside its dot: steps to the right and down, and its anchor.
LABEL_SIDES = (
    (0, 1, "center", "top"), (0, -1, "center", "bottom"), (-1, 0, "right", "middle"), (1, 0, "left", "middle"),
    (0.7, 0.7, "left", "top"), (-0.7, 0.7, "right", "top"), (0.7, -0.7, "left", "bottom"), (-0.7, -0.7, "right", "bottom"),
)  # fmt: skip
STEPS = 16  # points along the straight way of a tie, when names look for room


def arrange(actors: Iterable[Actor], names: Mapping[str, str], ties: Iterable[tuple[str, str]], layout: str) -> Grid:
    """Return every actor in its place in the `wide` or the `narrow` layout, with the name for its id where few of the ties pass."""
    zones: dict[str, list[Actor]] = {zone: [] for zone in ("israel", "russia", "ground", "outside", "iran")}
    for actor in actors:
        zones[actor.zone].append(actor)
    width = PROPORTIONS[layout][0]
    places, height = _places({zone: _kin(found) for zone, found in zones.items()}, layout)
    return Grid(_named(places, names, list(ties), Box(3, 3, width - 3, height - 3), layout), width, height)


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


def _spread(count: int, low: float, high: float) -> list[float]:
    """Return `count` places with equal room between `low` and `high`."""
    room = (high - low) / max(count, 1)
    return [low + room * (index + 0.5) for index in range(count)]


def _places(zones: Mapping[str, list[Actor]], layout: str) -> tuple[list[ActorSpot], int]:
    """Return the places of dots, and the height that they need. Every other one of a row or a column steps aside, so that no three lie on a line."""
    width, edge, pitch, _ = PROPORTIONS[layout]
    rows = max(len(zones["israel"]), len(zones["russia"]), len(zones["ground"]), 2 if zones["ground"] else 1)
    top = 30.0 + pitch * bool(zones["outside"])
    bottom = top + rows * pitch
    places = []
    for zone, y, way in (("outside", 34.0, 1), ("iran", bottom + 24, -1)):
        xs = _spread(len(zones[zone]), edge / 2, width - edge / 2) if len(zones[zone]) != 1 else [width * ALONE[zone]]
        places += [ActorSpot(actor, x, y + way * ROW_STAGGER * (index % 2)) for index, (actor, x) in enumerate(zip(zones[zone], xs, strict=True))]
    for zone, x, aside in (
        ("israel", edge, ROW_STAGGER),
        ("ground", width * GROUND_MIDDLE[layout], -1.6 * ROW_STAGGER),
        ("russia", width - edge, -ROW_STAGGER),
    ):
        ys = _spread(len(zones[zone]), top, bottom)
        places += [ActorSpot(actor, x + aside * (index % 2), y) for index, (actor, y) in enumerate(zip(zones[zone], ys, strict=True))]
    return places, round(bottom + (pitch if zones["iran"] else 12))


def _named(places: list[ActorSpot], names: Mapping[str, str], ties: list[tuple[str, str]], frame: Box, layout: str) -> dict[str, Node]:
    """Set the names beside their dots, those of the most tied first: inside of the frame, free of each other, and crossed by few ties."""
    at = {place.actor.id: (place.x, place.y) for place in places}
    ways = [
        [(x0 + (x1 - x0) * n / STEPS, y0 + (y1 - y0) * n / STEPS) for n in range(1, STEPS)]
        for (x0, y0), (x1, y1) in ((at[a], at[b]) for a, b in ties)
    ]
    dots = [Box.about(x, y, DOT_ROOM) for x, y in at.values()]
    tied = {id_: sum(id_ in pair for pair in ties) for id_ in at}
    nodes: dict[str, Node] = {}
    for place in sorted(places, key=lambda place: (-tied[place.actor.id], place.actor.id)):
        taken = [node.box for node in nodes.values()]
        found = []
        for number, side in enumerate(LABEL_SIDES):
            node = _node(place, names[place.actor.id], side, layout)
            box = node.box.grown(3)
            trouble = (
                1000 * (not node.box.within(frame)) + 300 * covered(node.box, taken) + 100 * (covered(node.box, dots) - covered(node.box, [node.dot]))
            )
            found.append((trouble + 10 * sum(bool(crossings([box], way)) for way in ways), number, node))
        nodes[place.actor.id] = min(found, key=lambda each: each[:2])[2]
    return {id_: nodes[id_] for id_ in at}


def _node(place: ActorSpot, name: str, side: tuple[float, float, str, str], layout: str) -> Node:
    right, down, *anchor = side
    major = place.actor.kind == "state"
    lines = wrap(name, TEXT_SIZE, PROPORTIONS[layout][3], bold=major)
    gap = LABEL_GAP + 2 * major
    at = (place.x + gap * right, place.y + gap * down)
    box = text_box(lines, *at, TEXT_SIZE, xanchor=anchor[0], yanchor=anchor[1], bold=major)
    return Node(place.actor, place.x, place.y, lines, *at, (anchor[0], anchor[1]), box, major)
