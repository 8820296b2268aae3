"""Statements of numbers to a plot: a row for each, with its parts drawn where it names a whole.

No scale is between rows, but where all are in one unit and some of them ranges: there each stands on the scale of all.
"""

from typing import Any

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, marks, note, plane, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.series_values import carried, value_in_words
from explainer.record.deals_and_facts import Series, Value

WIDTHS = {"wide": 920, "narrow": 340}
SIZE, SMALL = 14, 13  # of the words of a statement, and of what stands around them
# Where each column of the wide layout begins, in pixels, and how wide its words may be.
DATE, WORDS, PART, BY = (22, 128), (160, 240), (405, 300), (610, 304)
BY_PART = (716, 198)  # and who said so, beside a bar
LONG = 420  # pixels of words that stand beside no bar
ROOM = 300  # pixels of the longest bar
BLOCK, MOST_BLOCKS = 10, 30  # pixels of a block for one, and up to how many a whole is drawn in blocks
THICK = 15  # pixels across a bar
SINGLE = 6  # pixels along the scale of a single number


def draw_statements(series: Series, layout: str) -> Plot:
    """Draw the statements, one below the other, in the order of their dates."""
    return _Rows(series, layout).draw()


class _Rows:
    """The rows of one layout, in the making, from the top to the bottom."""

    def __init__(self, series: Series, layout: str) -> None:
        self.series, self.layout, self.wide = series, layout, layout == "wide"
        self.notes: list[Plot] = []
        self.shapes: list[Plot] = []
        self.traces: list[Plot] = []
        self.y = 4.0
        self.most = max((each for value in series.values for each in (value.value, value.high) if each), default=1)

    def draw(self) -> Plot:
        points = []
        if self.series.on_scale:
            self._scale()
        for value in self.series.values:
            points.append((7, self.y + 15, carried(self.series, value)))
            (self._beside if self.wide else self._below)(value)
            self.shapes.append(_rule(self.y, WIDTHS[self.layout]))
        layout = plane(self.layout, WIDTHS[self.layout], self.y + 2, shapes=self.shapes, annotations=self.notes)
        for name in ("xaxis", "yaxis"):
            layout[name]["fixedrange"] = True
        return {"data": [*self.traces, marks("statement", points, "circle", "quiet", 7)], "layout": layout}

    def _beside(self, value: Value) -> None:
        """Set the date, the words, the bar and who said so beside each other."""
        top = self.y + 6
        date = self._words([str(value.period)], *DATE, top, SMALL, colour="quiet")
        drawn = bool(value.of) or self.series.on_scale
        said = self._tell(value, WORDS[0], WORDS[1] if drawn else LONG, top)
        by = self._words(self._around(value), *(BY_PART if drawn else BY), top, SMALL, colour="quiet")
        if drawn:
            self._drawn(value, PART[0], top + THICK / 2 + 1)
        self.y = max(date, said, by) + 6

    def _below(self, value: Value) -> None:
        """Set the date, the words, the bar and who said so below each other."""
        limit = WIDTHS["narrow"] - DATE[0] - 4
        under = self._words([str(value.period)], DATE[0], limit, self.y + 6, SMALL, colour="quiet")
        under = self._tell(value, DATE[0], limit, under)
        if value.of or self.series.on_scale:
            self._drawn(value, DATE[0], under + THICK / 2 + 4)
            under += THICK + 6
        self.y = self._words(self._around(value), DATE[0], limit, under, SMALL, colour="quiet") + 6

    def _tell(self, value: Value, x: float, limit: float, y: float) -> float:
        """Set what was said; on a scale the words around the number stand below it."""
        numbered = value.value is not None or value.low is not None
        unit = value.unit or self.series.unit if numbered else ""
        if not self.series.on_scale:
            return self._words([value_in_words(value, unit)], x, limit, y, SIZE, bold=True)
        under = self._words([value_in_words(value.model_copy(update={"says": None}), unit)], x, limit, y, SIZE, bold=True)
        return self._words([value.says] if value.says else [], x, limit, under, SMALL)

    def _around(self, value: Value) -> list[str]:
        """Return the unit of what was said in words where nothing else names it, and who said it."""
        named = (
            value.value is not None
            or value.low is not None
            or (not value.unit and any(word in self.series.title for word in self.series.unit.split()))
        )
        return [*([] if named else [value.unit or self.series.unit]), *([value.by] if value.by else [])]

    def _words(self, parts: list[str], x: float, limit: float, y: float, size: int, **more: Any) -> float:
        """Set each part on lines of its own; return where they end."""
        lines = [line for part in parts for line in wrap(part, size, limit, bold=more.get("bold", False))]
        if lines:
            self.notes.append(note(lines, x, round(y, 1), size=size, anchor=("left", "top"), **more))
        return y + len(lines) * size * LINE_HEIGHT

    def _scale(self) -> None:
        """Name the ends and the middle of the scale."""
        left = PART[0] if self.wide else DATE[0]
        for part, anchor in ((0.0, "left"), (0.5, "center"), (1.0, "right")):
            words = f"{self.most * part:g}{f' {self.series.unit}' if part == 1 else ''}"
            self.notes.append(note([words], left + ROOM * part, self.y, size=SMALL, colour="quiet", anchor=(anchor, "top")))
        self.y += SMALL * LINE_HEIGHT + 4

    def _drawn(self, value: Value, x: float, y: float) -> None:
        (self._on_scale if self.series.on_scale else self._bar)(value, x, round(y, 1))

    def _on_scale(self, value: Value, x: float, y: float) -> None:
        """Draw the scale, its middle marked, and on it the range or the single number."""
        step = ROOM / self.most
        self.traces.append(
            strokes("scale", [[(x, y), (x + ROOM, y)], *([(x + part, y - 4), (x + part, y + 4)] for part in (0, ROOM / 2, ROOM))], "rule", 1)
        )
        low, high = (value.low, value.high) if value.low is not None and value.high is not None else (value.value, value.value)
        if low is not None and high is not None:
            ends = (x + low * step, x + high * step) if high > low else (x + low * step - SINGLE / 2, x + low * step + SINGLE / 2)
            self.traces.append(strokes("part", [[(end, y) for end in ends]], "military", THICK))

    def _bar(self, value: Value, x: float, y: float) -> None:
        """Draw a whole and the part of it that was named: a block for each where they can be counted."""
        whole, part = value.of or 1, value.value or 0
        blocks = whole <= MOST_BLOCKS and float(whole).is_integer()
        step = BLOCK if blocks else ROOM / whole
        dash = f"{BLOCK - 2}px,2px" if blocks else "solid"
        for colour, number in (("context", whole), ("military", part)):
            line = {"color": css(colour), "width": THICK, "dash": dash}
            ends = {"x": [x, round(x + number * step - (2 if blocks else 0), 1)], "y": [y] * 2}
            self.traces.append({"type": "scatter", "mode": "lines", "name": "part", **ends, "line": line, "hoverinfo": "skip"})


def _rule(y: float, width: int) -> Plot:
    line = {"color": css("rule"), "width": 1}
    return {"type": "line", "x0": 0, "x1": width, "y0": round(y, 1), "y1": round(y, 1), "layer": "below", "line": line}
