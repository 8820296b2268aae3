"""Actor diagrams: the dated ties between actors that held on one day, or on either of two."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from explainer.figures.actors_picture import (
    CHANGE_SYMBOLS,
    FAINT,
    HOLLOW_FOR,
    LAST_DATE_SYMBOL,
    LINE_WIDTHS,
    SIGN_SIZE,
    TIE_STYLES,
    UNDESCRIBED_TIE_DASH,
    draw,
)
from explainer.figures.actors_selection import Ties, select
from explainer.figures.draw import svg
from explainer.figures.draw.symbols import outline
from explainer.figures.kind import LAYOUTS, Column, FigureKind, KeyEntry, Row
from explainer.figures.options import COMMON, Figure, Option, day, ids_of, one_of, some_of
from explainer.figures.tie_table import BY_REPORTS, TIE_COLUMNS, tie_row
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import TIE_CHANGES, TIE_TYPES, TieType

MOST_ACTORS = 8  # of a diagram: of more, curves cannot keep clear of names


def rows(ties: Ties) -> list[Row]:
    """Return one row per tie that held; in a comparison of two dates, per tie that held on either, with what became of it."""
    return [{**tie_row(tie, ties.dataset), **({"change": ties.changes[tie.id]} if ties.changes else {})} for tie in ties.shown]


def text(ties: Ties) -> str:
    """Return a paragraph that says what the diagram shows."""
    held, dataset = ties.shown, ties.dataset
    when = ties.figure.options["as_of"]
    if not held:
        return f"No tie of this selection is recorded for {when}."
    if ties.changes:
        return _compared(ties)
    types: Counter[str] = Counter(tie.type for tie in held)
    actors = Counter(id_ for tie in held for id_ in (tie.from_, tie.to))
    most = min(actors.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{TIE_TYPES[type_].lower()} ({types[type_]})" for type_ in TIE_STYLES if types[type_])
    said = f"On {when}, {len(held)} {'tie' if len(held) == 1 else 'ties'} held between {len(actors)} actors: {listed}. "
    said += f"For {len(ties.on_last_date)} of them it is the last date on record. " if ties.on_last_date else ""
    said += f"{dataset.actors[most[0]].name} had the most ties in this picture ({most[1]}). "
    latest = max((tie for tie in held if tie.valid_from), key=lambda tie: (tie.valid_from.first, tie.id), default=None)  # type: ignore[union-attr]
    if latest and latest.valid_from:
        ends = f"{dataset.actors[latest.from_].name} and {dataset.actors[latest.to].name}"
        said += f"The most recent to begin was {TIE_TYPES[latest.type].lower()} between {ends} ({latest.valid_from})."
    return said.strip()


def _compared(ties: Ties) -> str:
    dataset, options, found = ties.dataset, ties.figure.options, ties.changes
    counts = Counter(found.values())
    said = f"{len(found)} ties held on {options['compare']} or on {options['as_of']}, {counts['held']} of them on both."
    for word, heading in (("begun", "begun"), ("ended", "ended"), ("changed", "went on in another strength or form")):
        named: dict[str, dict[str, None]] = {}
        for tie in (dataset.relations[id_] for id_, change in found.items() if change == word):
            named.setdefault(TIE_TYPES[tie.type].lower(), {})[dataset.ends(tie, short=True)] = None
        count = sum(map(len, named.values()))
        listed = "; ".join(f"{style}, {', '.join(ends)}" for style, ends in named.items())
        said += f" {count} {heading}{f': {listed}' if count else ''}."
    return said


def sources(ties: Ties) -> list[str]:
    """Return the ids of the sources of all ties shown."""
    return sorted({id_ for tie in ties.shown for id_ in tie.sources})


def key(ties: Ties) -> list[KeyEntry]:
    """Return the key: what became of ties between two dates, and the types and strengths of those in the picture."""
    held = {tie.type for tie in ties.shown}
    compared = ties.changes.values()
    signs = [KeyEntry("ink", "", symbol, TIE_CHANGES[change]) for change, symbol in CHANGE_SYMBOLS.items() if change in compared]
    signs += [KeyEntry("ink", "", LAST_DATE_SYMBOL, "its last date on record")] if ties.on_last_date else []
    faint = [KeyEntry("rule", "solid", "", TIE_CHANGES["held"])] if "held" in compared else []
    types = [KeyEntry(colour, dash, "", TIE_TYPES[type_], sort=type_) for type_, (colour, dash) in TIE_STYLES.items() if type_ in held]
    other = {tie.type for tie in ties.at_any_date} - held
    types += [KeyEntry(colour, dash, "", TIE_TYPES[type_], sort=type_, switch=True) for type_, (colour, dash) in TIE_STYLES.items() if type_ in other]
    doubts = {tie.doubt for tie in ties.shown}
    types += [BY_REPORTS] if doubts & HOLLOW_FOR else []
    types += [KeyEntry("quiet", UNDESCRIBED_TIE_DASH, "", "not described")] if "not-known" in doubts else []
    widths = [LINE_WIDTHS[level] for level in sorted({tie.strength for tie in ties.shown})]
    thicker = [KeyEntry("quiet", "", "", "thicker: weightier", outline=_two_lines(widths[0], widths[-1]))] if len(widths) > 1 else []
    return signs + faint + types + thicker


def _two_lines(thin: float, thick: float) -> str:
    """Return the path data of a sample, 28 by 12 pixels, that shows two lines of different thickness."""
    return "".join(f"M{left} {6 - width / 2:g}h12v{width:g}h-12z" for left, width in ((1, thin), (15, thick)))


def for_script(ties: Ties) -> dict[str, object]:
    """Return the day or days of the diagram, the last that can be chosen, how changes are marked, and the pictures of the ties of all days."""
    options, other = ties.figure.options, ties.figure.options["compare"]
    figure = replace(ties.figure, options={**options, "compare": None, "highlight": ()})
    whole = Ties(figure, ties.dataset, ties.at_any_date, ties.at_any_date, {})
    return {
        "as_of": options["as_of"].text,
        "compare": other.text if other else "",
        "last": ties.dataset.edition.as_of.text,
        "faint": FAINT,
        "signs": {sign: [symbol, outline(symbol, 0, 0, SIGN_SIZE)] for sign, symbol in {**CHANGE_SYMBOLS, "last": LAST_DATE_SYMBOL}.items()},
        "pictures": {layout: str(svg.render(draw(whole, layout)).inside("")) for layout in LAYOUTS},
    }


def mistakes(figure: Figure, dataset: Dataset) -> Iterator[str]:
    """The first of two dates that are compared comes before the other, and a diagram has no more actors than it can show apart."""
    other = figure.options["compare"]
    if other and other.first >= figure.options["as_of"].first:
        yield f"compare must come before as_of: {other.text!r}"
    count = len({id_ for tie in select(figure, dataset).at_any_date for id_ in (tie.from_, tie.to)})
    if count > MOST_ACTORS:
        yield f"a diagram has at most {MOST_ACTORS} actors, of more use the kind `ties`: {count}"


ACTORS = FigureKind(
    options={
        **COMMON,
        "as_of": Option(day, required=True),
        "compare": Option(day),
        "actors": Option(ids_of("actors"), ()),
        "institutions": Option(one_of(("yes", "no")), "yes"),
        "of": Option(ids_of("actors"), ()),
        "type": Option(some_of(get_args(TieType)), ()),
        "strength": Option(one_of(("1", "2", "3")), "1"),
        "highlight": Option(ids_of("relations"), ()),
    },
    columns=(
        Column("change", "Between the dates", only_with="compare"),
        *TIE_COLUMNS,
    ),
    select=select,
    rows=rows,
    plot=draw,
    text=text,
    key=key,
    sources=sources,
    for_script=for_script,
    mistakes=mistakes,
    actors=True,
)
