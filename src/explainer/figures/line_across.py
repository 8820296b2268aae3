"""The line through time, drawn to the right: the words of each side stand above and below the stroke."""

from collections.abc import Sequence
from itertools import pairwise

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, note, strokes
from explainer.figures.draw.text_size import width, wrap
from explainer.figures.line_picture import LIMIT, LINE_COVERAGE_BAND, MARK_OFFSET, NOTCH, RIGHT_MARGIN, ROW_NAMES_WIDTH, LinePicture, moment
from explainer.figures.line_stroke import WHOLE, Stretch
from explainer.figures.line_words import LEAD_GAP, SMALL_SIZE, Placed, Said, placed, words_of_entry
from explainer.record.vocabulary import LINE_STATES, SIDES

NARROWEST_WITH_WORDS = 50  # pixels of a stretch that has no room for words below it


class Across(LinePicture):
    """To the right: what happened and what others reported on top, then Russia's words, the stroke, Israel's words, the years, the reach of the record."""

    def draw(self) -> Plot:
        """Return the plot."""
        self.axis(ROW_NAMES_WIDTH, self.width - ROW_NAMES_WIDTH - RIGHT_MARGIN)
        acts = self._placed(None, ())
        over = self._placed("russia", [each.at for each in acts])
        under = self._placed("israel", ())
        y, tops = self._above(acts, 4, "What happened, and reports")
        y, over_tops = self._above(over, y + 4, f"{SIDES['russia']}'s words")
        self.middle = y + MARK_OFFSET + 6
        self.stroke(self.middle, down=False)
        self._set(acts, tops)
        self._set(over, over_tops)
        y, under_tops = self._below(under, self._states(under) + 6, f"{SIDES['israel']}'s words")
        self._set(under, under_tops)
        for said in self.line.said:
            if said.entry.quiet:
                self._mark(said, self.at(moment(said.entry.date)))
        return self.done(self._foot(y + 4))

    def _placed(self, side: str | None, crossed: Sequence[float]) -> list[Placed]:
        named = (said for said in self.line.said if said.side == side and not said.entry.quiet)
        blocks = [(words_of_entry(said, LIMIT["wide"]), self.at(moment(said.entry.date))) for said in named]
        return placed(blocks, ROW_NAMES_WIDTH - 6, self.width, crossed)

    def _above(self, row: list[Placed], y: float, name: str) -> tuple[float, list[float]]:
        """Return where a row of words above the stroke ends, and the top of each of its blocks; every block ends at the foot of its tier."""
        high = max((each.block.height for each in row), default=0.0) + 6
        tiers = max((each.tier for each in row), default=-1) + 1
        end = y + tiers * high
        self._name(name, end - high)
        return end, [end - each.tier * high - each.block.height - 3 for each in row]

    def _below(self, row: list[Placed], y: float, name: str) -> tuple[float, list[float]]:
        """Return where a row of words below the stroke ends, and the top of each of its blocks."""
        high = max((each.block.height for each in row), default=0.0) + 6
        tiers = max((each.tier for each in row), default=-1) + 1
        self._name(name, y)
        return y + tiers * high, [y + each.tier * high + 3 for each in row]

    def _name(self, name: str, y: float) -> None:
        lines = wrap(name, SMALL_SIZE, ROW_NAMES_WIDTH - 14, bold=True)
        self.notes.append(note(lines, 0, round(y + 3, 1), size=SMALL_SIZE, colour="quiet", anchor=("left", "top"), bold=True))

    def _set(self, row: list[Placed], tops: list[float]) -> None:
        """Set the words of a row, each with its mark and a lead to the stroke."""
        for each, top in zip(row, tops, strict=True):
            said, below, (edge, anchor) = each.block.said, each.block.said.side == "israel", each.edge
            if said.side:
                mark = self._mark(said, each.at)
                self.lead(said, (each.at, mark), (each.at, top + each.block.height - 2 if below else top + 2))
            else:
                self.lead(said, (each.at, top + 9), (each.at, self.middle - self.edge(said)))
                self.mark(said, each.at, top + 9)
                edge += 4 if anchor == "left" else -4
            self.words(each.block, edge, top, anchor)

    def _mark(self, said: Said, x: float) -> float:
        """Mark an entry at its side of the stroke, with a lead to it; return the height of the mark."""
        down = 1 if said.side == "israel" else -1
        y = self.middle + down * MARK_OFFSET
        self.lead(said, (x, y), (x, self.middle + down * self.edge(said)))
        self.mark(said, x, y)
        return y

    def _states(self, under: list[Placed]) -> float:
        """Name the state of each stretch that has room for its words, in the stroke where it is whole and else below it; return where the words end.

        Below it they stand between the leads of what is said there.
        """
        end = below = self.middle + MARK_OFFSET
        for each in self.found:
            words = LINE_STATES[each.period.state]
            if each.period.state == "affirmed":
                notched = [self.at(moment(said.entry.date)) for said in self.line.said if said.period is each.period and said.entry.against]
                edges = [each.start, *(edge for at in notched for edge in (at - NOTCH, at + NOTCH)), each.end]
                left, right = max(zip(edges[::2], edges[1::2], strict=True), key=lambda pair: pair[1] - pair[0])
                if width(words, SMALL_SIZE) <= right - left:
                    self.notes.append(note([words], round((left + right) / 2, 1), self.middle, size=SMALL_SIZE, colour="paper"))
                continue
            edges = [
                each.start,
                *(one.at for one in under if each.start < one.at < each.end),
                self.width if each.period.date.last is None else each.end + LEAD_GAP,
            ]
            left, right = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
            if each.end - each.start < NARROWEST_WITH_WORDS:
                end = max(end, self._beside(words, each, under))
            elif max(width(word, SMALL_SIZE) for word in words.split()) <= right - left - 2 * LEAD_GAP:
                end = max(end, self.quiet(words, left + LEAD_GAP, below, right - left - 2 * LEAD_GAP, italic=True))
        return end

    def _beside(self, words: str, each: Stretch, under: list[Placed]) -> float:
        """Name a stretch too short for words from the left, below the stroke, where there is room; return where the words end."""
        right, top = each.start - LEAD_GAP, self.middle + MARK_OFFSET + 2
        if right - width(words, SMALL_SIZE) > max((one.at for one in under if one.at < each.start), default=0.0) + LEAD_GAP:
            self.leads["solid"].append([(right - LEAD_GAP, top), (each.start + LEAD_GAP, self.middle + WHOLE.thick / 2 + 4)])
            return self.quiet(words, right, top, self.width, anchor=("right", "top"), italic=True)
        return top

    def _foot(self, y: float) -> float:
        ticks = self.ticks()
        self.traces.append(
            strokes("axis", [[(ROW_NAMES_WIDTH, y), (self.width - RIGHT_MARGIN, y)], *([(x, y), (x, y + 5)] for x, _ in ticks)], "rule", 1)
        )
        for x, words in ticks:
            self.notes.append(note([words], round(x, 1), y + 7, size=SMALL_SIZE, colour="quiet", anchor=("center", "top")))
        foot = y + 30 + LINE_COVERAGE_BAND["wide"]
        outline = [(x, foot - high) for x, high in self.band(LINE_COVERAGE_BAND["wide"])]
        self.traces.append(strokes("reach", [outline], "context", 1, fill="toself", fillcolor=css("context")))
        return self.quiet(self.line.found_says, ROW_NAMES_WIDTH, foot + 6, self.width - ROW_NAMES_WIDTH) + 4
