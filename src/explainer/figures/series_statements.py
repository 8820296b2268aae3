"""Statements of numbers to a plot: a row for each, with its parts drawn where it names a whole.

No scale is between rows, but where all are in one unit and some of them ranges: there each stands on the scale of all.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

from explainer.figures.draw.bars import FADE
from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import SHRINKING_WIDTHS, Notes, Plot, boxes, note, plane, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, wrap
from explainer.figures.series_values import carried, number_in_words, value_in_words
from explainer.record.deals_and_facts import Series, Value

TEXT_SIZE, SMALL_SIZE = 14, 13  # of the words of a statement, and of what stands around them
# Where each column of the wide layout begins, in pixels, and how wide its words may be.
DATE_COLUMN, WORDS_COLUMN, PART_COLUMN, SPEAKER_COLUMN = (2, 148), (160, 240), (405, 300), (610, 304)
SPEAKER_BESIDE_BAR = (716, 198)  # and who said so, beside a bar
WIDTH_WITHOUT_BAR = 420  # pixels of words that stand beside no bar
LONGEST_BAR = 300  # pixels of the longest bar
BLOCK, GAP, MOST_BLOCKS = 10, 2, 30  # pixels of a block for one with the gap after it, of the gap alone, and how many stand in a line
PART_THICKNESS = 15  # pixels across a bar
LINE_OF_BLOCKS = PART_THICKNESS + 3.0  # pixels from a line of blocks to the next
SINGLE = 6  # pixels along the scale of a single number
NO_WHOLE = "no total stated"
BEYOND = 1.15  # of the scale up to its highest number, where one was given as `more than` that


class Strokes(NamedTuple):
    """How strokes look: the name of their trace, their colour, their pixels across and their dash."""

    name: str
    colour: str
    across: float
    dash: str = "solid"


class StatementRow(NamedTuple):
    """A row: its value, the words in bold, the words below them, and the lines of its bar, in pixels from where the bar begins."""

    value: Value
    said: str
    below: str = ""
    drawn: Sequence[tuple[Strokes, list[list[Point]]]] = ()

    @property
    def deeper(self) -> float:
        """The pixels from the first line of the bar to its last."""
        return max((y for look, lines in self.drawn if look.name == "part" for line in lines for _, y in line), default=0.0)


def draw_statements(series: Series, layout: str) -> Plot:
    """Draw the statements, one below the other, in the order of their dates."""
    rows = _Rows(series, layout)
    if series.on_scale:
        most = max((each for value in series.values for each in (value.value, value.high) if each), default=1)
        goes_on = any(value.at_least for value in series.values)
        step = LONGEST_BAR / (most * (BEYOND if goes_on else 1))
        rows.scale(most, step, goes_on=goes_on)
        return rows.draw([_on_scale(series, value, most, step) for value in series.values])
    return rows.draw([_in_parts(series, value) for value in series.values])


def _colour(value: Value, series: Series) -> str:
    """Return the colour of a number: where some of a series say what was so, all others are grey."""
    return "military" if value.as_fact or not any(each.as_fact for each in series.values) else "context"


def _on_scale(series: Series, value: Value, most: float, step: float) -> StatementRow:
    """Return a row with its own scale, the middle marked, and on it the range or the single number; the words around the number stand below it.

    A scale of which a number was given as `more than` its highest goes on beyond that; there the mark runs out in strokes.
    """
    drawn = [(Strokes("scale", "rule", 1), [[(0.0, 0.0), (LONGEST_BAR, 0.0)], *([(x, -4.0), (x, 4.0)] for x in (0.0, most * step / 2, most * step))])]
    low, high = (value.value, value.value) if value.low is None else (value.low, value.high)
    if low is not None and high is not None:
        half = 0 if high > low else SINGLE / 2
        colour = _colour(value, series)
        drawn.append((Strokes("part", colour, PART_THICKNESS), [[(low * step - half, 0.0), (high * step + half, 0.0)]]))
        if value.at_least:
            ends = (high * step + half + away for away in FADE)
            drawn.append((Strokes("fade", colour, 2), [[(x, -PART_THICKNESS / 2), (x, PART_THICKNESS / 2)] for x in ends]))
    return StatementRow(value, number_in_words(value, series.unit), value.says or "", drawn)


def _in_parts(series: Series, value: Value) -> StatementRow:
    """Return a row with the whole, if it names one, and the part of it that was named: a block for each, and strokes in which `more than` runs out.

    The whole runs out too where both numbers are the least that words amount to. Where some of a series are parts of a whole, a part of which no whole was
    named is drawn alone.
    """
    said = value_in_words(value, value.unit or series.unit)
    if not (value.of or (value.value and not value.unit and any(each.of for each in series.values))):
        return StatementRow(value, said)
    drawn = []
    for colour, number, more in (("context", value.of or 0, value.reckoned), ("military", value.value or 0, value.at_least)):
        lines = _blocks(number)
        drawn.append((Strokes("part", colour, PART_THICKNESS, f"{BLOCK - GAP}px,{GAP}px"), lines))
        if more and lines:
            (end, y), half = lines[-1][-1], PART_THICKNESS / 2
            drawn.append((Strokes("fade", colour, 2), [[(end + GAP + away, y - half), (end + GAP + away, y + half)] for away in FADE]))
    return StatementRow(value, said, "" if value.of else NO_WHOLE, drawn)


def _blocks(number: float) -> list[list[Point]]:
    """Return the lines of the blocks for a number, each full but for the last."""
    lines = range(ceil(number / MOST_BLOCKS))
    return [[(0.0, n * LINE_OF_BLOCKS), (min(number - n * MOST_BLOCKS, MOST_BLOCKS) * BLOCK - GAP, n * LINE_OF_BLOCKS)] for n in lines]


class _Rows:
    """The rows of one layout, in the making, from the top to the bottom."""

    def __init__(self, series: Series, layout: str) -> None:
        self.series, self.layout, self.wide = series, layout, layout == "wide"
        self.notes = Notes()
        self.shapes: list[Plot] = []
        self.runs: dict[Strokes, list[list[Point]]] = {}
        self.scale_words: list[tuple[str, float, str]] = []
        self.y = 4.0

    def scale(self, most: float, step: float, *, goes_on: bool) -> None:
        """Keep the words for zero, the middle and the highest number on the scale of all rows, which ends there unless it goes on."""
        left = PART_COLUMN[0] if self.wide else DATE_COLUMN[0]
        for part, anchor in ((0.0, "left"), (0.5, "center"), (1.0, "center" if goes_on else "right")):
            words = f"{most * part:g}{f' {self.series.unit}' if part == 1 else ''}"
            self.scale_words.append((words, left + most * step * part, anchor))

    def _name_scale(self) -> None:
        for words, x, anchor in self.scale_words:
            self.notes.append(note([words], x, self.y, size=SMALL_SIZE, colour="quiet", anchor=(anchor, "top")))
        self.y += SMALL_SIZE * LINE_HEIGHT + 4

    def draw(self, rows: list[StatementRow]) -> Plot:
        """Set the rows, each of which is a mark, and return the plot. On a phone the scale is named above them and below."""
        found = []
        if self.scale_words:
            self._name_scale()
        for row in rows:
            top = self.y
            (self._beside if self.wide else self._below)(row)
            found.append((Box(0, top, SHRINKING_WIDTHS[self.layout], self.y).grown(-1), carried(self.series, row.value)))
            self.shapes.append(_rule(self.y, SHRINKING_WIDTHS[self.layout]))
        if self.scale_words and not self.wide:
            self.y += 4
            self._name_scale()
        layout = plane(self.layout, SHRINKING_WIDTHS[self.layout], self.y + 2, shapes=self.shapes, annotations=self.notes)
        for name in ("xaxis", "yaxis"):
            layout[name]["fixedrange"] = True
        traces = [strokes(look.name, runs, look.colour, look.across, look.dash) for look, runs in self.runs.items()]
        return {"data": [boxes("statement", found, "paper", "paper", 0), *traces], "layout": layout}

    def _beside(self, row: StatementRow) -> None:
        """Set the date, the words, what is drawn and who said so beside each other."""
        top = self.y + 6
        date = self._words([str(row.value.period)], *DATE_COLUMN, top, SMALL_SIZE, colour="quiet")
        said = self._tell(row, WORDS_COLUMN[0], WORDS_COLUMN[1] if row.drawn else WIDTH_WITHOUT_BAR, top)
        by = self._words(self._around(row.value), *(SPEAKER_BESIDE_BAR if row.drawn else SPEAKER_COLUMN), top, SMALL_SIZE, colour="quiet")
        self._stroke(row, PART_COLUMN[0], top + PART_THICKNESS / 2 + 1)
        self.y = max(date, said, by, top + PART_THICKNESS + 2 + row.deeper if row.drawn else 0) + 6

    def _below(self, row: StatementRow) -> None:
        """Set the date with who said so, the words and what is drawn below each other."""
        limit = SHRINKING_WIDTHS["narrow"] - DATE_COLUMN[0] - 4
        head = ": ".join(filter(None, (str(row.value.period), "; ".join(self._around(row.value)))))
        under = self._words([head], DATE_COLUMN[0], limit, self.y + 6, SMALL_SIZE, colour="quiet")
        under = self._tell(row, DATE_COLUMN[0], limit, under)
        if row.drawn:
            self._stroke(row, DATE_COLUMN[0], under + PART_THICKNESS / 2 + 4)
            under += PART_THICKNESS + 6 + row.deeper
        self.y = under + 6

    def _tell(self, row: StatementRow, x: float, limit: float, y: float) -> float:
        under = self._words([row.said], x, limit, y, TEXT_SIZE, bold=True)
        return self._words([row.below], x, limit, under, SMALL_SIZE)

    def _around(self, value: Value) -> list[str]:
        """Return the unit of what was said in words where nothing else names it, and who said it."""
        named = number_in_words(value) or (not value.unit and any(word in self.series.title for word in self.series.unit.split()))
        return [*([] if named else [value.unit or self.series.unit]), *([value.by] if value.by else [])]

    def _words(self, parts: list[str], x: float, limit: float, y: float, size: int, **more: Any) -> float:
        """Set each part on lines of its own; return where they end."""
        lines = [line for part in parts for line in wrap(part, size, limit, bold=more.get("bold", False))]
        return self.notes.put(lines, x, y, size, **more) if lines else y

    def _stroke(self, row: StatementRow, x: float, y: float) -> None:
        """Draw what a row holds from a point to the right."""
        for look, runs in row.drawn:
            self.runs.setdefault(look, []).extend([(x + right, y + down) for right, down in run] for run in runs)


def _rule(y: float, width: int) -> Plot:
    line = {"color": css("rule"), "width": 1}
    return {"type": "line", "x0": 0, "x1": width, "y0": round(y, 1), "y1": round(y, 1), "layer": "below", "line": line}
