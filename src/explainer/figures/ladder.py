"""A ladder from a line for notice to joint action; what each side said stands at its rung, one side to the left and one to the right."""

from collections.abc import Iterable
from math import cos, pi, sin
from typing import NamedTuple

from explainer.figures.channel_links import evidence_address, years
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import WIDTHS, Carried, Plot, marks, note, plane, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.options import COMMON, Figure
from explainer.record.channel import Statement
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import RUNG_MEANINGS, RUNGS, SIDES, STANCES
from explainer.text.words import counted

RAILS = {"wide": (366, 554), "narrow": (16, 312)}  # pixels at which the two rails stand
SHAPES = {"israel": "square", "russia": "circle"}
# How the key shows what a mark says, as path data.
RING = "M9 6A5 5 0 1 1 19 6A5 5 0 1 1 9 6ZM10.6 6A3.4 3.4 0 1 0 17.4 6A3.4 3.4 0 1 0 10.6 6Z"
THIN_RING = "M9 6A5 5 0 1 1 19 6A5 5 0 1 1 9 6ZM9.7 6A4.3 4.3 0 1 0 18.3 6A4.3 4.3 0 1 0 9.7 6Z"
STANCE_SAMPLES = {
    "holds": "M9 6A5 5 0 1 1 19 6A5 5 0 1 1 9 6Z",
    "partly": f"{RING}M14 2A4 4 0 0 0 14 10Z",
    "denies": f"{RING}M11.9 3.2L14 5.3 16.1 3.2 16.8 3.9 14.7 6 16.8 8.1 16.1 8.8 14 6.7 11.9 8.8 11.2 8.1 13.3 6 11.2 3.9Z",
    "asks": RING,
}
MARK_SIZES = {"israel": 26, "russia": 24}  # sizes of the marks: both are 24 pixels across
HEADING_SIZE, TEXT_SIZE, SMALL_SIZE = 15, 13, 12
TOP, STATEMENT_GAP = 32, 12  # pixels above the ladder, and between statements
NO_STATEMENT = "no statement of either side found"


class Ladder(NamedTuple):
    """What the figure shows: the statements by their dates."""

    statements: list[Statement]
    dataset: Dataset

    def on(self, rung: str, side: str = "") -> list[Statement]:
        """Return the statements on a rung, of one side or of both."""
        return [each for each in self.statements if each.rung == rung and side in ("", each.side)]


def select(_: Figure, dataset: Dataset) -> Ladder:
    """Return every statement."""
    return Ladder(sorted(dataset.statements.values(), key=lambda each: (each.date.first, each.id)), dataset)


def rows(ladder: Ladder) -> list[Row]:
    """Return one row per statement, from the lowest rung."""
    return [
        {
            "id": each.id,
            "rung": RUNGS[rung],
            "side": SIDES[each.side],
            "stance": STANCES[each.stance],
            "by": each.by,
            "reported": each.reported,
            "date": each.date.text,
            "when": str(each.date),
            "says": each.says,
            "sources": len(each.sources),
            "url": evidence_address(each, ladder.dataset),
        }
        for rung in RUNGS
        for each in ladder.on(rung)
    ]


def text(ladder: Ladder) -> str:
    """Return a paragraph that says, rung by rung, what each side said."""
    said = []
    for rung, name in RUNGS.items():
        found = ladder.on(rung)
        counts = [(len([each for each in found if each.stance == stance]), word.lower()) for stance, word in STANCES.items()]
        said.append(f"{name}: {', '.join(f'{count} {word}' for count, word in counts if count) or NO_STATEMENT}")
    return f"{counted(len(ladder.statements), 'statement')}. {'; '.join(said)}. A former official speaks for himself."


def sources(ladder: Ladder) -> list[str]:
    """Return the ids of the sources of all statements."""
    return sorted({id_ for each in ladder.statements for id_ in each.sources})


def key(ladder: Ladder) -> list[KeyEntry]:
    """Return the key: the two sides, and how a mark says yes, in part, no and asked for."""
    if not ladder.statements:
        return []
    entries = [KeyEntry("ink", "", SHAPES[side], name, sort=side) for side, name in SIDES.items()]
    stances = {each.stance for each in ladder.statements}
    entries += [KeyEntry("ink", "", "", STANCES[stance].lower(), outline=sample) for stance, sample in STANCE_SAMPLES.items() if stance in stances]
    return entries + [KeyEntry("ink", "", "", "thin: as reported", outline=THIN_RING)] * any(each.reported for each in ladder.statements)


def plot(ladder: Ladder, layout: str) -> Plot:
    """Draw the ladder from its highest rung down."""
    return _Picture(ladder, layout).draw()


class _Picture:
    """The ladder in one layout, in the making, from the top to the bottom."""

    def __init__(self, ladder: Ladder, layout: str) -> None:
        self.ladder, self.layout = ladder, layout
        self.left, self.right = RAILS[layout]
        self.y = float(TOP)
        self.notes: list[Plot] = []
        self.rungs: list[list[tuple[float, float]]] = []
        self.points: list[tuple[Statement, float, float]] = []

    def draw(self) -> Plot:
        wide = self.layout == "wide"
        for side, x, anchor in (("israel", self.left, "right" if wide else "left"), ("russia", self.right, "left" if wide else "right")):
            shift = (-11 if anchor == "right" else 11) * (1 if wide else -1)
            self.notes.append(note([f"{SIDES[side]}’s side"], x + shift, 2, size=TEXT_SIZE, bold=True, anchor=(anchor, "top")))
        for rung in reversed(RUNGS):
            (self._wide_rung if wide else self._narrow_rung)(rung)
        rails = strokes("rails", [[(x, TOP - 6), (x, self.y + 2)] for x in (self.left, self.right)], "ink", 5)
        traces = [rails, strokes("rungs", self.rungs, "ink", 5), *self._marks()]
        return {"data": traces, "layout": plane(self.layout, WIDTHS[self.layout], self.y + 8, annotations=self.notes)}

    def _wide_rung(self, rung: str) -> None:
        """Set a rung, its name and meaning below it, and the statements beside these, those of each side below one another."""
        self.rungs.append([(self.left, self.y), (self.right, self.y)])
        ends = [self._name(rung, (self.left + self.right) / 2, self.y + 12, "center")]
        for side in SIDES:
            y = self.y + 13
            for each in self.ladder.on(rung, side):
                y = self._statement(each, y) + STATEMENT_GAP
            ends.append(y)
        self.y = max(ends) + 6

    def _narrow_rung(self, rung: str) -> None:
        """Set a rung, its name, and its statements between the rails, those of one side at the left and of the other at the right."""
        self.rungs.append([(self.left, self.y), (self.right, self.y)])
        self.y = self._name(rung, self.left + 14, self.y + 8, "left") + 4
        for each in self.ladder.on(rung):
            self.y = self._statement(each, self.y) + STATEMENT_GAP
        self.y += 2

    def _name(self, rung: str, x: float, y: float, anchor: str) -> float:
        """Set the name of a rung and its meaning below it, and that nothing was found where that is so; return where they end."""
        lines = [(RUNGS[rung], HEADING_SIZE, True, "ink"), (RUNG_MEANINGS[rung], SMALL_SIZE, False, "quiet")]
        for words, size, bold, colour in lines + ([] if self.ladder.on(rung) else [(NO_STATEMENT, TEXT_SIZE, False, "ink")]):
            set_ = wrap(words, size, self.right - self.left - 20, bold=bold)
            self.notes.append(note(set_, x, round(y), size=size, bold=bold, colour=colour, anchor=(anchor, "top"), heard=True))
            y += len(set_) * size * LINE_HEIGHT + 2
        return y + 4

    def _statement(self, each: Statement, y: float) -> float:
        """Set a statement from a height down: what was said, and below it who said so; return where it ends."""
        left_side = (each.side == "israel") == (self.layout == "wide")  # whether the words run towards the left
        rail = self.left if each.side == "israel" else self.right
        limit = (self.left if self.layout == "wide" else self.right - self.left) - (36 if self.layout == "wide" else 54)
        x, anchor = (rail - 21, "right") if left_side else (rail + 21, "left")
        said = wrap(f"{STANCES[each.stance]}{', as reported' if each.reported else ''}: {each.says}", TEXT_SIZE, limit)
        who = wrap(f"{each.by}, {years(each.date)}", SMALL_SIZE, limit)
        self.points.append((each, rail, round(y + 11)))
        self.notes.append(note(said, x, round(y), size=TEXT_SIZE, anchor=(anchor, "top")))
        under = y + len(said) * TEXT_SIZE * LINE_HEIGHT
        self.notes.append(note(who, x, round(under), size=SMALL_SIZE, colour="quiet", anchor=(anchor, "top")))
        return under + len(who) * SMALL_SIZE * LINE_HEIGHT

    def _marks(self) -> list[Plot]:
        """Return the marks on the rails: filled for yes, half of it for in part, crossed for no, empty for what is asked for."""
        drawn: dict[tuple[str, str, str], list[tuple[float | str, float, Carried]]] = {}
        for each, x, y in self.points:
            edge = "quiet" if each.reported else "ink"
            drawn.setdefault((each.side, edge if each.stance == "holds" else "paper", edge), []).append((x, y, _carried(each, self.ladder)))
        traces = []
        for (side, inside, edge), found in drawn.items():
            traces.append(marks(side, found, SHAPES[side], inside, MARK_SIZES[side]))
            traces[-1]["marker"]["line"] = {"color": css(edge), "width": 2.5 if edge == "ink" else 1.2}
        crossed = [(x, y) for each, x, y in self.points if each.stance == "denies"]
        arms = [[(x - 5, y + sign * 5), (x + 5, y - sign * 5)] for x, y in crossed for sign in (1, -1)]
        return [*traces, _halves((each.side, x, y) for each, x, y in self.points if each.stance == "partly"), strokes("crosses", arms, "ink", 2.5)]


def _halves(places: Iterable[tuple[str, float, float]]) -> Plot:
    """Return the filled left halves of squares and circles about their middles."""
    shapes: dict[str, list[tuple[float, float]]] = {
        "square": [(0, -11), (-11, -11), (-11, 11), (0, 11)],
        "circle": [(-11 * cos(turn * pi / 8), -11 * sin(turn * pi / 8)) for turn in range(-4, 5)],
    }
    runs = [[(x + across, y + down) for across, down in shapes[SHAPES[side]]] for side, x, y in places]
    return strokes("halves", runs, "ink", 1, fill="toself", fillcolor=css("ink"))


def _carried(each: Statement, ladder: Ladder) -> Carried:
    said = f"{each.by}, {each.date}{' (reported)' if each.reported else ''}"
    return Carried(f"{RUNGS[each.rung]}: {STANCES[each.stance].lower()}. {said}", evidence_address(each, ladder.dataset), each.says)


LADDER = FigureKind(
    options=dict(COMMON),
    columns=(
        Column("rung", "Rung"),
        Column("side", "Side"),
        Column("stance", "It goes so far"),
        Column("says", "What was said", as_link, names_row=True),
        Column("by", "By"),
        Column("when", "When", as_date),
    ),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
