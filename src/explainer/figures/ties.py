"""Ties through time: pairs of actors as rows, and each dated tie as a bar from its start to its end."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, get_args

from explainer.figures.actors_picture import HOLLOW_FOR, TIE_STYLES
from explainer.figures.draw.bars import sample
from explainer.figures.draw.plot import Plot, headed
from explainer.figures.kind import FigureKind, KeyEntry, Row
from explainer.figures.options import COMMON, Figure, Option, date, ids_of, some_of
from explainer.figures.tie_table import BY_REPORTS, TIE_COLUMNS, tie_row, tie_title
from explainer.figures.ties_lanes import Pair, chosen_ties, ends_within, pairs_of
from explainer.figures.ties_picture import draw, looks_drawn
from explainer.record.dataset import Dataset
from explainer.record.ties import Relation
from explainer.record.vocabulary import TIE_TYPES, TieType
from explainer.text.words import counted

COLOURED = {"wide": "In colour: the ties that the title is about.", "narrow": "Grey: others."}
THICKER = {"wide": "Thicker: judged weightier by this record.", "narrow": "Thicker: weightier."}
RECORD_END = {"wide": "Upright line: the record ends.", "narrow": "Line: record ends."}
BY_TYPE = {"wide": "Colour: the type of tie.", "narrow": "Colour: type."}


# Beside a bar of the key, as path data.
QUESTION_MARK = "M19 4C19 2 20.5 1 22 1C24 1 25.2 2.2 25.2 3.8C25.2 5.8 23 6 23 7.6H21.4C21.4 5.4 23.6 5.2 23.6 3.8C23.6 3 23 2.5 22 2.5C21.2 2.5 20.6 3 20.6 4ZM21.3 9H23.1V10.8H21.3Z"


class EndInKey(NamedTuple):
    """A line of the key on bars: the looks that it explains, all of which are drawn, its sample as path data, and its words."""

    looks: set[str]
    sample: str
    says: str


# One line explains two looks of ends where both are drawn; what is explained needs no line of its own.
ENDS = (
    EndInKey({"undated", "open"}, sample("fade", "arrow"), "older, start not dated; no end found"),
    EndInKey({"before", "open"}, sample("arrow", "arrow"), "began before; no end found"),
    EndInKey({"before", "after"}, sample("arrow", "arrow"), "goes on before or after"),
    EndInKey({"open"}, sample("clean", "arrow"), "no end found"),
    EndInKey({"undated"}, sample("fade", "clean"), "older, start not dated"),
    EndInKey({"before"}, sample("arrow", "clean"), "began before"),
    EndInKey({"after"}, sample("clean", "arrow"), "goes on after"),
    EndInKey({"slanted-start", "slanted-end"}, sample("clean", "clean", slanted="left and right"), "day unknown"),
    EndInKey({"slanted-start"}, sample("clean", "clean", slanted="left"), "day unknown"),
    EndInKey({"slanted-end"}, sample("clean", "clean", slanted="right"), "day unknown"),
    EndInKey({"clean"}, sample("clean", "clean"), "plain: a dated act"),
    EndInKey({"step"}, "M2 2H14V4.5H26V7.5H14V10H2Z", "step: new weight"),
    EndInKey({"actor-ended"}, f"M2 2H16V10H2Z{QUESTION_MARK}", "one of the two ended"),
    EndInKey({"crossed"}, sample("clean", "crossed"), "foreseen"),
    EndInKey({"dots"}, sample("dots", "dots"), "dots: first or last seen then"),
    EndInKey({"not-known"}, sample("clean", "clean", dashed=True), "not described"),
)


class TiesInTime(NamedTuple):
    """What the figure shows: the ties of its selection, by their start, and their pairs."""

    figure: Figure
    dataset: Dataset
    ties: list[Relation]
    pairs: list[Pair]


def select(figure: Figure, dataset: Dataset) -> TiesInTime:
    """Return the ties of the figure's selection."""
    ties = sorted(chosen_ties(figure, dataset), key=lambda tie: (tie.begun, tie.id))
    return TiesInTime(figure, dataset, ties, pairs_of(ties, dataset))


def rows(shown: TiesInTime) -> list[Row]:
    """Return one row per tie, in the order in which they began."""
    return [tie_row(tie, shown.dataset) for tie in shown.ties]


def text(shown: TiesInTime) -> str:
    """Return a paragraph that says what the bars show, and on what their ends rest."""
    ties = shown.ties
    if not ties:
        return "No tie of the record fits this selection."
    lanes = [lane for pair in shown.pairs for lane in pair.lanes]
    types: Counter[str] = Counter(lane.type for lane in lanes)
    listed = ", ".join(f"{TIE_TYPES[type_].lower()} ({types[type_]})" for type_ in TIE_TYPES if types[type_])
    until = shown.figure.options["until"]
    lasts = [lane.ties[-1] for lane in lanes]
    ends = Counter(tie.to_basis if not until or ends_within(tie, until) else "after" for tie in lasts)
    said = f"{counted(len(lanes), 'tie')} of {counted(len(shown.pairs), 'pair')}: {listed}. "
    if len(ties) > len(lanes):
        said += f"Some changed in weight or ground; with each change as a row of its own the table has {len(ties)}. "
    said += f"An act ended {ends['act']}; {ends['last-documented']} {'is' if ends['last-documented'] == 1 else 'are'} documented up to a day and no further; "
    said += (
        f"{ends['after']} had not ended, as far as found, by the end of {until}."
        if until
        else f"no end was found of {ends['open']}, which does not confirm that they hold today."
    )
    said += f" {counted(ends['foreseen'], 'end')} stood as foreseen." if ends["foreseen"] else ""
    said += (
        f" {counted(ends['actor-ended'], 'tie')} {'is' if ends['actor-ended'] == 1 else 'are'} drawn to the end of one of the two, by no act of both."
        if ends["actor-ended"]
        else ""
    )
    latest = max((tie for tie in ties if tie.valid_from), key=lambda tie: (tie.begun, tie.id), default=None)
    return f"{said} The latest to begin was {tie_title(latest, shown.dataset)} ({latest.start_in_words})." if latest else said


def sources(shown: TiesInTime) -> list[str]:
    """Return the ids of the sources of all ties shown."""
    return sorted({id_ for tie in shown.ties for id_ in tie.sources})


def key(shown: TiesInTime) -> list[KeyEntry]:
    """Return the key: every look of bars and their ends that is drawn, and no other; lanes name their types."""
    types = {tie.type for tie in shown.ties}
    drawn = looks_drawn(shown.figure, shown.dataset, shown.pairs)
    looks = []
    for end in ENDS:
        if end.looks <= drawn:
            looks.append(KeyEntry("quiet", "", "", end.says, outline=end.sample))
            drawn -= end.looks
    looks += [BY_REPORTS] if drawn & HOLLOW_FOR else []
    return looks + [KeyEntry(TIE_STYLES[type_][0], "bar", "", TIE_TYPES[type_], sort=type_, switch=True) for type_ in TIE_STYLES if type_ in types]


def plot(shown: TiesInTime, layout: str) -> Plot:
    """Draw the bars in the `wide` or the `narrow` layout, under words that say what colour and thickness mean."""
    drawn = draw(shown.figure, shown.dataset, shown.pairs, layout)
    wanted = set(shown.figure.options["highlight"])
    told = [COLOURED[layout]] if any(tie.id in wanted for tie in shown.ties) and any(tie.id not in wanted for tie in shown.ties) else []
    told += [BY_TYPE[layout]] if not wanted and len({tie.type for tie in shown.ties}) > 1 else []
    told += [THICKER[layout]] if len({tie.strength for tie in shown.ties}) > 1 else []
    told += [] if shown.figure.options["until"] else [RECORD_END[layout]]
    return headed(drawn, [" ".join(told)]) if told else drawn


def for_script(shown: TiesInTime) -> dict[str, object]:
    """Return the last day that can be chosen."""
    return {"last": shown.dataset.edition.as_of.text}


def mistakes(figure: Figure, _: Dataset) -> Iterator[str]:
    """The first date comes before the last."""
    since, until = figure.options["since"], figure.options["until"]
    if since and until and since.first >= until.latest:
        yield f"since must come before until: {since.text!r}"


TIES = FigureKind(
    options={
        **COMMON,
        "actors": Option(ids_of("actors"), ()),
        "of": Option(ids_of("actors"), ()),
        "type": Option(some_of(get_args(TieType)), ()),
        "since": Option(date),
        "until": Option(date),
        "highlight": Option(ids_of("relations"), ()),
    },
    columns=TIE_COLUMNS,
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
    for_script=for_script,
    mistakes=mistakes,
    actors=True,
)
