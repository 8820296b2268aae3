"""An actor diagram to its plot: the ties as curves between actors in their places, with their labels."""

from collections.abc import Sequence
from functools import partial
from math import atan2, degrees, dist

from explainer.figures.actors_curves import SAMPLES, Curve, curves_of, fine, outline_about
from explainer.figures.actors_layout import TEXT_SIZE, Grid, Node, arrange
from explainer.figures.actors_selection import Ties
from explainer.figures.draw.labels import Label, place_label
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Plot, note, plane
from explainer.figures.draw.text_size import Box, covered, text_box
from explainer.figures.tie_table import tie_span, tie_title
from explainer.record.actors import Actor
from explainer.record.dataset import Dataset
from explainer.record.ties import Relation
from explainer.record.urls import address
from explainer.record.vocabulary import TIE_TYPES

# How a type of tie is drawn: colour by what passes between the two, and a dash of its own where colours could be
# taken for each other by readers who see fewer of them; a test computes it.
TIE_STYLES = {
    "deconfliction": ("diplomacy", "solid"),
    "diplomatic": ("diplomacy", "7px,4px"),
    "intelligence-contact": ("intelligence", "9px,3px,2px,3px"),
    "mediation": ("intelligence", "2px,4px"),
    "partnership": ("cooperation", "solid"),
    "sponsorship": ("cooperation", "7px,4px"),
    "arms-supply": ("arms", "solid"),
    "trade-technology": ("arms", "7px,4px"),
    "strikes": ("military", "15px,3px"),
    "rivalry": ("military", "2px,4px"),
    "military-presence": ("presence", "4px,2px"),
}
HOLLOW_FOR = {"reported", "mostly-reported"}  # doubts for which a tie is an outline
LINE_WIDTHS = {1: 1.2, 2: 2.2, 3: 3.4}  # pixels, by the strength of a tie
HOLLOW_EXTRA = 1.4  # pixels by which a hollow tie is broader on either side, for its inside to show
HOLLOW_EDGE = 1.2  # pixels of its edge
UNDESCRIBED_TIE_DASH = "2px,3px"  # the dash of a tie that no page describes
ARROW = 10  # pixels of the head of a tie that goes one way, and one more for each step of its strength
STATE_DOT, OTHER_DOT = 13, 8  # pixels across the mark of an actor
TIE_NAME_SIZE = 13
CURVE_CLEARANCE = 4  # pixels from a curve in which the name of another tie may not stand
NAME_REACH = 10  # pixels from a curve, within which its name stands
ON_GROUND = ({"military-presence"}, {"military-presence", "strikes"})  # all the types of tie of a state that stands for its ground
SIGN_SIZE = 10  # pixels across the sign on the middle of a tie
FAINT = 0.25  # the opacity of what held on both of two dates; the script is told it with the plot
# What became of a tie between two dates: the symbol on its middle.
CHANGE_SYMBOLS: dict[str, str] = {"begun": "cross-thin-open", "ended": "x-thin-open", "changed": "diamond-open"}
LAST_DATE_SYMBOL = "circle-open"  # of a tie on the last date for which it is on record


def draw(ties: Ties, layout: str) -> Plot:
    """Draw the diagram; ties of the selection that held at other dates are in the plot too, but not visible."""
    dataset, chosen = ties.dataset, ties.at_any_date
    ids = sorted({id_ for tie in chosen for id_ in (tie.from_, tie.to)})
    names = {id_: _short_name(dataset.actors[id_], chosen, dataset) for id_ in ids}
    grid = arrange([dataset.actors[id_] for id_ in ids], names, {(tie.from_, tie.to) for tie in chosen}, layout)
    shown = {tie.id for tie in ties.shown}
    present = {id_ for tie in ties.shown for id_ in (tie.from_, tie.to)}
    curves = curves_of(chosen, grid)
    nodes = list(grid.nodes.values())
    traces = [_tie(tie, curves[tie.id], dataset, visible=tie.id in shown) for tie in chosen]
    if ties.figure.options["compare"]:
        for tie, trace in zip(chosen, traces, strict=True):
            trace["opacity"] = FAINT if ties.changes.get(tie.id) == "held" else 1
        changed = {change: [curves[id_] for id_, each in ties.changes.items() if each == change] for change in CHANGE_SYMBOLS}
        traces += [_signs(CHANGE_SYMBOLS[change], found) for change, found in changed.items() if found]
    elif ties.on_last_date:
        traces.append(_signs(LAST_DATE_SYMBOL, [curves[id_] for id_ in ties.on_last_date]))
    traces.append(_dots(nodes, present))
    notes = [_name(node, visible=node.actor.id in present) for node in nodes]
    notes += _labels(ties, curves, grid)
    return {"data": traces, "layout": plane(layout, grid.width, grid.height, annotations=notes)}


def _tie(tie: Relation, curve: Curve, dataset: Dataset, *, visible: bool) -> Plot:
    colour, dash = TIE_STYLES[tie.type]
    (x1, y1), (x2, y2) = curve[-2:]
    angle = round(degrees(atan2(x2 - x1, y1 - y2)), 1)
    hollow = tie.doubt in HOLLOW_FOR
    points = outline_about(curve, LINE_WIDTHS[tie.strength] / 2 + HOLLOW_EXTRA) if hollow else curve
    sizes = [float(ARROW + tie.strength) if point == (x2, y2) else 0.0 for point in points]
    data = Carried(tie_title(tie, dataset), address("relations", tie), tie_span(tie))
    trace: Plot = {
        "type": "scatter",
        "mode": "lines+markers" if tie.directed else "lines",
        "name": tie.type,
        "meta": [
            tie.from_,
            tie.to,
            tie.valid_from.first.isoformat() if tie.valid_from else "",
            last_day(tie),
        ],
        "x": [round(x, 1) for x, _ in points],
        "y": [round(y, 1) for _, y in points],
        "line": {
            "color": css(colour),
            "width": HOLLOW_EDGE if hollow else LINE_WIDTHS[tie.strength],
            "dash": UNDESCRIBED_TIE_DASH if tie.doubt == "not-known" else dash,
            "shape": "linear" if hollow else "spline",
        },
        "customdata": [data] * len(points),
        "visible": visible,
    }
    if tie.directed:
        trace["marker"] = {"symbol": "arrow", "size": sizes, "angle": [angle] * len(points), "color": css(colour), "opacity": 1, "line": {"width": 0}}
    return trace | ({"fill": "toself", "fillcolor": css("paper")} if hollow else {})


def _signs(symbol: str, curves: Sequence[Curve]) -> Plot:
    """Set a sign on the middles of ties."""
    middles = [curve[len(curve) // 2] for curve in curves]
    marker = {"symbol": symbol, "size": SIGN_SIZE, "color": css("ink"), "opacity": 1, "line": {"width": 2}}
    xs, ys = [round(x, 1) for x, _ in middles], [round(y, 1) for _, y in middles]
    return {"type": "scatter", "mode": "markers", "name": "signs", "x": xs, "y": ys, "marker": marker, "hoverinfo": "skip"}


def last_day(tie: Relation) -> str:
    """Return the last day on which a tie was held, empty where none is known."""
    return tie.valid_to.last.isoformat() if tie.valid_to and tie.valid_to.last else ""


def _short_name(actor: Actor, ties: Sequence[Relation], dataset: Dataset) -> str:
    """Return a short name that says whose base an actor is, where it is one, or that arrows of forces end on its ground and not with its government."""
    if actor.kind == "base":
        return f"{actor.short} (base of {dataset.actors[dataset.with_parents(actor.id)[-1]].short})"
    types = {tie.type for tie in ties if actor.id in (tie.from_, tie.to)}
    if actor.kind == "state" and types in ON_GROUND and all(tie.from_ != actor.id for tie in ties):
        return f"In {actor.short}"
    return actor.short


def _dot(node: Node) -> int:
    return STATE_DOT if node.major else OTHER_DOT


def _dots(nodes: Sequence[Node], present: set[str]) -> Plot:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "actors",
        "meta": [[node.actor.id, _dot(node)] for node in nodes],
        "x": [round(node.x, 1) for node in nodes],
        "y": [round(node.y, 1) for node in nodes],
        "marker": {
            "symbol": "circle",
            "size": [0 if node.actor.id not in present else _dot(node) for node in nodes],
            "color": css("ink"),
            "opacity": 1,  # Plotly makes markers of unlike sizes translucent
            "line": {"color": css("paper"), "width": 1},
        },
        "customdata": [Carried(node.actor.name, address("actors", node.actor), node.actor.one_line) for node in nodes],
    }


def _name(node: Node, *, visible: bool) -> Plot:
    return note(
        node.lines, round(node.label_x, 1), round(node.label_y, 1), size=TEXT_SIZE, anchor=node.anchor, bold=node.major,
        bgcolor=css("paper"), name=address("actors", node.actor), visible=visible,
    )  # fmt: skip


def _labels(ties: Ties, curves: dict[str, Curve], grid: Grid) -> list[Plot]:
    """Name the types of the highlighted ties that are shown, in the order in which the figure names them."""
    notes: list[Plot] = []
    taken = [box for node in grid.nodes.values() for box in (node.box, node.dot)]
    by_id = {tie.id: tie for tie in ties.shown}
    for tie in (by_id[id_] for id_ in dict.fromkeys(ties.figure.options["highlight"]) if id_ in by_id):
        colour, _ = TIE_STYLES[tie.type]
        others = [Box.about(x, y, CURVE_CLEARANCE) for id_ in by_id if id_ != tie.id for x, y in fine(curves[id_])]
        label = _label(TIE_TYPES[tie.type], curves[tie.id], grid.frame, [*taken, *others])
        if label:
            taken.append(label.box)
            at = (round(label.x, 1), round(label.y, 1))
            notes.append(
                note(
                    label.lines,
                    *at,
                    size=TIE_NAME_SIZE,
                    colour=colour,
                    anchor=label.anchor,
                    bold=True,
                    bgcolor=css("paper"),
                    name=address("relations", tie),
                )
            )
    return notes


def _label(words: str, curve: Curve, frame: Box, taken: Sequence[Box]) -> Label | None:
    """Return a place beside a curve, near its middle, or else upon it, that is free of all that is taken."""
    middle = curve[SAMPLES // 2]
    points = sorted(curve[2:-2], key=partial(dist, middle))
    for x, y in points:
        if label := place_label(words, x, y, size=TIE_NAME_SIZE, limit=200, frame=frame, taken=taken, marks=(), most=NAME_REACH):
            return label
    for x, y in points:
        box = text_box([words], x, y, TIE_NAME_SIZE, xanchor="center", yanchor="middle", bold=True)
        if box.within(frame) and not covered(box, taken):
            return Label([words], x, y, ("center", "middle"), box, 0)
    return None
