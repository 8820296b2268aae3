"""Actor diagrams: the dated ties between actors that held on one day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import atan2, degrees
from typing import get_args

from explainer.figures.actors_curves import Curve, curves_of
from explainer.figures.actors_layout import SIZE, STATES, Grid, Node, arrange
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Margin, Plot, axis, layout, note, place
from explainer.figures.draw.text_size import Box
from explainer.figures.options import (
    COMMON,
    Column,
    Figure,
    FigureKind,
    KeyEntry,
    Option,
    Row,
    day,
    ids_of,
    one_of,
    some_of,
)
from explainer.record.actors import Relation, possibly_holds
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.events import Event
from explainer.record.vocabulary import IMPORTANCE_LEVELS, TIE_CHANGES, TIE_STRENGTHS, TIE_TYPES, TieType

# How a type of tie is drawn: colour by what passes between the two, and a dash of its own where colours could be
# taken for each other by readers who see fewer of them; a test computes it.
STYLES = {
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
WIDTHS = {1: 1.2, 2: 2.2, 3: 3.4}
COLUMNS = (
    Column("from", "From"),
    Column("to", "To"),
    Column("type", "Type of tie"),
    Column("valid_from", "Since"),
    Column("valid_to", "Until"),
    Column("strength", "Strength"),
    Column("summary", "What it consists of"),
)
ARROW = 10
FAINT = 0.25  # the opacity of what held on both of two dates; the script is told it with the plot
# What became of a tie between two dates: the symbol on its middle.
SIGNS: dict[str, str] = {"begun": "cross-thin-open", "ended": "x-thin-open", "changed": "diamond-open"}


def selected(figure: Figure, dataset: Dataset) -> list[Relation]:
    """Give the ties of the figure's selection at any date."""
    options = figure.options
    inside = dataset.with_institutions(options["actors"])
    return [
        tie
        for tie in dataset.relations.values()
        if (not inside or {tie.from_, tie.to} <= inside)
        and (not options["of"] or {tie.from_, tie.to} & set(options["of"]))
        and (not options["type"] or tie.type in options["type"])
        and tie.strength >= int(options["strength"])
    ]


def ties(figure: Figure, dataset: Dataset) -> list[Relation]:
    """Give the ties of the figure that held on its day, or on either of its two days."""
    return [tie for tie in selected(figure, dataset) if any(possibly_holds(tie, day) for day in _days(figure))]


def _days(figure: Figure) -> list[date]:
    return [figure.options[name].first for name in ("as_of", "compare") if figure.options[name]]


def changes(figure: Figure, dataset: Dataset) -> dict[str, str]:
    """Give, for each tie that held on one of two dates, what became of it: held, begun, ended, or changed (one of its pair and type for another)."""
    one, other = figure.options["compare"], figure.options["as_of"].first
    found = {}
    for tie in selected(figure, dataset):
        before, after = possibly_holds(tie, one.first), possibly_holds(tie, other)
        if before or after:
            found[tie.id] = "held" if before and after else "begun" if after else "ended"

    def sort(tie_id: str) -> tuple[frozenset[str], str]:
        tie = dataset.relations[tie_id]
        return frozenset((tie.from_, tie.to)), tie.type

    begun, ended = ({sort(id_) for id_, change in found.items() if change == word} for word in ("begun", "ended"))
    return {id_: "changed" if change != "held" and sort(id_) in begun & ended else change for id_, change in found.items()}


def rows(figure: Figure, dataset: Dataset) -> list[Row]:
    """Give one row per tie that held; in a comparison of two dates, per tie that held on either, with what became of it."""
    compared = changes(figure, dataset) if figure.options["compare"] else {}
    return [
        {
            "id": tie.id,
            "from": tie.from_,
            "from_name": dataset.actors[tie.from_].name,
            "to": tie.to,
            "to_name": dataset.actors[tie.to].name,
            "directed": tie.directed,
            "type": tie.type,
            "valid_from": tie.valid_from.text if tie.valid_from else None,
            "valid_to": tie.valid_to.text if tie.valid_to else None,
            "strength": tie.strength,
            "summary": tie.summary,
            "sources": len(tie.sources),
            **({"change": compared[tie.id]} if compared else {}),
        }
        for tie in ties(figure, dataset)
    ]


def text(figure: Figure, dataset: Dataset) -> str:
    """Say in a paragraph what the diagram shows."""
    held = ties(figure, dataset)
    when = figure.options["as_of"]
    if not held:
        return f"No tie of this selection is recorded for {when}."
    if figure.options["compare"]:
        return _compared(figure, dataset)
    types: Counter[str] = Counter(tie.type for tie in held)
    actors = Counter(id_ for tie in held for id_ in (tie.from_, tie.to))
    most = min(actors.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{TIE_TYPES[type_].lower()} ({types[type_]})" for type_ in STYLES if types[type_])
    said = f"On {when}, {len(held)} {'tie' if len(held) == 1 else 'ties'} held between {len(actors)} actors: {listed}. "
    said += f"{dataset.actors[most[0]].name} had the most ties in this picture ({most[1]}). "
    latest = max((tie for tie in held if tie.valid_from), key=lambda tie: (tie.valid_from.first, tie.id), default=None)  # type: ignore[union-attr]
    if latest and latest.valid_from:
        ends = f"{dataset.actors[latest.from_].name} and {dataset.actors[latest.to].name}"
        said += f"The most recent to begin was {TIE_TYPES[latest.type].lower()} between {ends} ({latest.valid_from})."
    return said.strip()


def _compared(figure: Figure, dataset: Dataset) -> str:
    """Say what changed between two dates."""
    found = changes(figure, dataset)
    counts = Counter(found.values())
    said = f"{len(found)} ties held on {figure.options['compare']} or on {figure.options['as_of']}, {counts['held']} of them on both."
    for word, heading in (("begun", "begun"), ("ended", "ended"), ("changed", "went on in another strength or form")):
        named: dict[str, dict[str, None]] = {}
        for tie in (dataset.relations[id_] for id_, change in found.items() if change == word):
            named.setdefault(TIE_TYPES[tie.type].lower(), {})[_ends(tie, dataset)] = None
        count = sum(map(len, named.values()))
        listed = "; ".join(f"{style}, {', '.join(ends)}" for style, ends in named.items())
        said += f" {count} {heading}{f': {listed}' if count else ''}."
    return said


def _ends(tie: Relation, dataset: Dataset) -> str:
    one, other = dataset.actors[tie.from_].short, dataset.actors[tie.to].short
    return f"{one} to {other}" if tie.directed else f"{one} and {other}"


def sources(figure: Figure, dataset: Dataset) -> list[str]:
    """Give the ids of the sources of all ties shown."""
    return sorted({id_ for tie in ties(figure, dataset) for id_ in tie.sources})


def key(figure: Figure, dataset: Dataset) -> list[KeyEntry]:
    """Give the key: the types of tie in the picture."""
    held = {tie.type for tie in ties(figure, dataset)}
    compared = changes(figure, dataset).values() if figure.options["compare"] else ()
    signs = [KeyEntry("ink", "", symbol, TIE_CHANGES[change]) for change, symbol in SIGNS.items() if change in compared]
    faint = [KeyEntry("rule", "solid", "", TIE_CHANGES["held"])] if "held" in compared else []
    types = [KeyEntry(colour, dash, "", TIE_TYPES[type_]) for type_, (colour, dash) in STYLES.items() if type_ in held]
    levels = {tie.strength for tie in ties(figure, dataset)}
    widths = [KeyEntry("quiet", "solid", "", TIE_STRENGTHS[level], WIDTHS[level]) for level in sorted(levels) if len(levels) > 1]
    return signs + faint + types + widths


def plot(figure: Figure, dataset: Dataset, name: str) -> Plot:
    """Draw the diagram; ties of the selection that held at other dates are in the plot too, but not visible."""
    chosen = selected(figure, dataset)
    ids = sorted({id_ for tie in chosen for id_ in (tie.from_, tie.to)})
    grid = arrange((dataset.actors[id_] for id_ in ids), name)
    shown = set(ties(figure, dataset))
    present = {id_ for tie in shown for id_ in (tie.from_, tie.to)}
    curves = curves_of(chosen, grid)
    nodes = list(grid.nodes.values())
    traces = [_tie(tie, curves[tie.id], dataset, visible=tie in shown) for tie in chosen]
    if figure.options["compare"]:
        found = changes(figure, dataset)
        for tie, trace in zip(chosen, traces, strict=True):
            trace["opacity"] = FAINT if found.get(tie.id) == "held" else 1
        traces += [_signs(change, [curves[id_] for id_, each in found.items() if each == change]) for change in SIGNS if change in found.values()]
    traces.append(_dots(nodes, present))
    shapes = [
        {"type": "rect", "x0": b.left, "x1": b.right, "y0": b.top, "y1": b.bottom, "layer": "below", "fillcolor": css("band"), "line": {"width": 0}}
        for b in grid.bands
    ]
    notes = [_name(node, name, visible=node.actor.id in present) for node in nodes]
    notes += _labels(figure, [tie for tie in shown if tie.id in figure.options["highlight"]], curves, grid, name)
    return {
        "data": traces,
        "layout": layout(
            name, grid.width, grid.height, Margin(0, 0, 0, 0), shapes=shapes, annotations=notes,
            xaxis=axis(0, grid.width, type="linear"), yaxis=axis(grid.height, 0, type="linear"),
        ),
    }  # fmt: skip


def _tie(tie: Relation, curve: Curve, dataset: Dataset, *, visible: bool) -> Plot:
    colour, dash = STYLES[tie.type]
    (x1, y1), (x2, y2) = curve[-2:]
    sizes = [0.0] * (len(curve) - 1) + [ARROW + tie.strength if tie.directed else 0.0]
    angle = round(degrees(atan2(x2 - x1, y1 - y2)), 1)
    ends = f"{dataset.actors[tie.from_].name} {'to' if tie.directed else 'and'} {dataset.actors[tie.to].name}"
    since = f"since {tie.valid_from}" if tie.valid_from else "older than the period"
    until = f"until {tie.valid_to}" if tie.valid_to else "no end found"
    data = [f"{TIE_TYPES[tie.type]}: {ends}", f"actors/{tie.from_}/#{tie.id}", f"{since}, {until}; {TIE_STRENGTHS[tie.strength]}"]
    trace = {
        "type": "scatter",
        "mode": "lines+markers" if tie.directed else "lines",
        "name": tie.type,
        "meta": [
            tie.from_,
            tie.to,
            tie.valid_from.first.isoformat() if tie.valid_from else "",
            _last(tie),
            *([event.title, f"events/{event.id}/"] if (event := turning(tie, when, dataset)) else None for when in (tie.valid_from, tie.valid_to)),
        ],
        "x": [round(x, 1) for x, _ in curve],
        "y": [round(y, 1) for _, y in curve],
        "line": {"color": css(colour), "width": WIDTHS[tie.strength], "dash": dash, "shape": "spline"},
        "customdata": [data] * len(curve),
        "visible": visible,
    }
    if tie.directed:
        trace["marker"] = {"symbol": "arrow", "size": sizes, "angle": [angle] * len(curve), "color": css(colour), "opacity": 1, "line": {"width": 0}}
    return trace


def turning(tie: Relation, when: When | None, dataset: Dataset) -> Event | None:
    """Give the most important event of the day on which a tie began or ended, among those that name both ends or the states of both."""
    if when is None or when.precision != "day":
        return None

    def kin(id_: str) -> set[str]:
        parent = dataset.actors[id_].parent
        return {id_, parent} if parent else {id_}

    ends = kin(tie.from_), kin(tie.to)
    found = [event for event in dataset.events_by_first_day.get(when.first, ()) if event.date.precision == "day"]
    found = [event for event in found if all(end & set(event.actors) for end in ends)]
    return min(found, key=lambda event: IMPORTANCE_LEVELS.index(event.importance), default=None)


def _signs(change: str, curves: Sequence[Curve]) -> Plot:
    """Mark the middles of the ties that changed."""
    middles = [curve[len(curve) // 2] for curve in curves]
    marker = {"symbol": SIGNS[change], "size": 10, "color": css("ink"), "opacity": 1, "line": {"width": 2}}
    xs, ys = [round(x, 1) for x, _ in middles], [round(y, 1) for _, y in middles]
    return {"type": "scatter", "mode": "markers", "name": "changes", "x": xs, "y": ys, "marker": marker, "hoverinfo": "skip"}


def _last(tie: Relation) -> str:
    return tie.valid_to.last.isoformat() if tie.valid_to and tie.valid_to.last else ""


def _dots(nodes: Sequence[Node], present: set[str]) -> Plot:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "actors",
        "meta": [[node.actor.id, 13 if node.major else 8] for node in nodes],
        "x": [round(node.x, 1) for node in nodes],
        "y": [round(node.y, 1) for node in nodes],
        "marker": {
            "symbol": "circle",
            "size": [0 if node.actor.id not in present else 13 if node.major else 8 for node in nodes],
            "color": css("ink"),
            "opacity": 1,  # Plotly makes markers of unlike sizes translucent
            "line": {"color": css("paper"), "width": 1},
        },
        "customdata": [[node.actor.name, f"actors/{node.actor.id}/", node.actor.one_line] for node in nodes],
    }


def _name(node: Node, name: str, *, visible: bool) -> Plot:
    return note(
        node.lines, round(node.label_x, 1), round(node.label_y, 1), size=SIZE[name], anchor=node.anchor, bold=node.major,
        bgcolor=css("band" if node.actor.zone in STATES else "paper"), name=f"actors/{node.actor.id}/", visible=visible,
    )  # fmt: skip


def _labels(figure: Figure, marked: Sequence[Relation], curves: dict[str, Curve], grid: Grid, name: str) -> list[Plot]:
    notes: list[Plot] = []
    dots = [Box(node.x - 8, node.y - 8, node.x + 8, node.y + 8) for node in grid.nodes.values()]
    taken = [node.box for node in grid.nodes.values()]
    frame = Box(2, 2, grid.width - 2, grid.height - 2)
    for tie in sorted(marked, key=lambda tie: figure.options["highlight"].index(tie.id)):
        colour, _ = STYLES[tie.type]
        x, y = curves[tie.id][len(curves[tie.id]) // 2]
        label = place(TIE_TYPES[tie.type], x, y, size=SIZE[name] - 1, limit=110, frame=frame, taken=taken, marks=dots)
        if label:
            taken.append(label.box)
            more = {"bold": True, "bgcolor": css("paper"), "name": f"actors/{tie.from_}/#{tie.id}"}
            notes.append(note(label.lines, round(label.x, 1), round(label.y, 1), size=SIZE[name] - 1, colour=colour, anchor=label.anchor, **more))
    return notes


ACTORS = FigureKind(
    options={
        **COMMON,
        "as_of": Option(day, required=True),
        "compare": Option(day),
        "actors": Option(ids_of("actors"), ()),
        "of": Option(ids_of("actors"), ()),
        "type": Option(some_of(get_args(TieType)), ()),
        "strength": Option(one_of(("1", "2", "3")), "1"),
        "highlight": Option(ids_of("relations"), ()),
    },
    columns=COLUMNS,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
