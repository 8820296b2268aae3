"""Actors on an oval and ties between them as SVG within a page: every tie of a set is there, and those that are not wanted are not shown."""

from collections.abc import Sequence
from math import cos, pi, sin

from explainer.record.actors import Actor
from explainer.text.markup import Html, element, joined

WIDTH, HEIGHT = 440, 380  # of a diagram, in its own units
WIDTH_UNSTYLED = 340  # its width in pixels where no stylesheet is read
OVAL_HALF_WIDTH, OVAL_HALF_HEIGHT = 118, 140  # half the size of the oval on which actors stand
UPRIGHT = 0.3  # of the half width: nearer to the middle a label stands above or below its actor, else beside it
LINE_STEP = 16  # from line to line of a label
RADIUS = 5  # of an actor
LABEL_GAP = 9  # from an actor to its label


def diagram(actors: Sequence[Actor], ties: Sequence[tuple[str, str]], shown: Sequence[bool]) -> Html:
    """Return the actors joined by ties, each of which is a pair of ids, and is drawn but not seen where it is not `shown`."""
    turns = [2 * pi * number / len(actors) - pi / 2 for number in range(len(actors))]
    places = {
        actor.id: (WIDTH / 2 + OVAL_HALF_WIDTH * cos(turn), HEIGHT / 2 + OVAL_HALF_HEIGHT * sin(turn))
        for actor, turn in zip(actors, turns, strict=True)
    }
    lines = [_line(number, places[one], places[other], shown=shown[number]) for number, (one, other) in enumerate(ties)]
    dots = [element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=RADIUS) for x, y in places.values()]
    labels = [_label(actor.short, *places[actor.id]) for actor in actors]
    picture = element(
        "svg",
        *lines,
        *dots,
        *labels,
        class_="exercise-diagram",
        width=WIDTH_UNSTYLED,
        height=WIDTH_UNSTYLED * HEIGHT // WIDTH,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label="The actors, joined by the ties that held" if any(shown) else "The actors, to be joined by ties",
    )
    return element("figure", picture)


def _line(number: int, start: tuple[float, float], end: tuple[float, float], *, shown: bool) -> Html:
    (x1, y1), (x2, y2) = start, end
    return element("line", data_item=number, class_=None if shown else "off", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}")


def _label(name: str, x: float, y: float) -> Html:
    """Return the name of an actor outside of the oval, each word on a line of its own."""
    words = name.split()
    side = (x - WIDTH / 2) / OVAL_HALF_WIDTH
    anchor = "middle" if abs(side) < UPRIGHT else "end" if side < 0 else "start"
    left = x + (0 if anchor == "middle" else LABEL_GAP if side > 0 else -LABEL_GAP)
    height = LINE_STEP * (len(words) - 1)
    top = y - height / 2 + LINE_STEP / 3
    if anchor == "middle":
        top = y - LABEL_GAP - height if y < HEIGHT / 2 else y + LABEL_GAP + LINE_STEP * 2 / 3
    lines = (element("tspan", word, x=f"{left:.1f}", y=f"{top + LINE_STEP * number:.1f}") for number, word in enumerate(words))
    return element("text", joined(lines), text_anchor=anchor)
