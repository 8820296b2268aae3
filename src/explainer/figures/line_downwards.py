"""The line through time, drawn downwards for a phone: the words stand at the right of the stroke, and the states at its left, each along its stretch."""

from collections.abc import Sequence

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, note, strokes
from explainer.figures.draw.text_size import width
from explainer.figures.line_picture import LIMIT, LINE_COVERAGE_BAND, MARK_OFFSET, LinePicture, moment
from explainer.figures.line_words import SMALL_SIZE, words_of_entry
from explainer.record.vocabulary import LINE_STATES

ENTRY_GAP = 9  # pixels between the words of two entries, and between the names of two states
YEAR = 66  # least pixels of a year
STATES_LEFT, STROKE_X = 64, 93.0  # pixels from the left to the names of the states, and to the middle of the stroke
FIRST = 9  # pixels from the top of a block to the middle of its title


class Downwards(LinePicture):
    """Downwards: the years, the reach of the record, the states, the stroke, and all words at the right of it, each named with its holder."""

    def draw(self) -> Plot:
        """Return the plot."""
        blocks = [words_of_entry(said, LIMIT["narrow"]) for said in self.line.said if not said.entry.quiet]
        years = (self.line.last - self.line.periods[0].date.first).days / 365
        named = (width(LINE_STATES[period.state], SMALL_SIZE) for period in self.line.periods)
        self.axis(8, max(YEAR * years, sum(each.height + ENTRY_GAP for each in blocks), sum(long + ENTRY_GAP for long in named)))
        middle, end = STROKE_X, STROKE_X + MARK_OFFSET
        self.stroke(middle, down=True)
        self._states()
        wanted = [(self.at(moment(each.said.entry.date)) - FIRST, each.height + ENTRY_GAP) for each in blocks]
        for each, top in zip(blocks, _spread(wanted, 2, self.start + self.time.length), strict=True):
            y, first = self.at(moment(each.said.entry.date)), top + FIRST
            self.lead(each.said, (middle + self.edge(each.said), y), (end, y), (end + 12, first), (end + 18, first))
            self.mark(each.said, end + 18, first)
            self.words(each, end + 28, top)
        for said in self.line.said:
            if said.entry.quiet:
                self.mark(said, middle + self.edge(said) + 7, self.at(moment(said.entry.date)))
        end = self.start + self.time.length + 10
        for y, words in self.ticks():
            self.notes.append(
                note([words], 2, round(y, 1), size=SMALL_SIZE, colour="quiet", anchor=("left", "middle"))
            )  # a J reaches left of its place
        foot = 37.0
        outline = [(foot + high, y) for y, high in self.band(LINE_COVERAGE_BAND["narrow"])]
        self.traces.append(strokes("reach", [outline], "context", 1, fill="toself", fillcolor=css("context")))
        end = self.quiet(self.line.found_says, 0, end, self.width)
        return self.done(end + 4)

    def _states(self) -> None:
        """Name the state of each stretch along it, as near to its middle as the others let it stand."""
        named = [LINE_STATES[each.period.state] for each in self.found]
        long = [width(words, SMALL_SIZE) for words in named]
        wanted = [((each.start + each.end - own) / 2, own + ENTRY_GAP) for each, own in zip(self.found, long, strict=True)]
        tops = _spread(wanted, 2, self.start + self.time.length + ENTRY_GAP)
        for words, own, top in zip(named, long, tops, strict=True):
            self.notes.append(note([words], STATES_LEFT, round(top + own / 2, 1), size=SMALL_SIZE, colour="quiet", italic=True, textangle=90))


def _spread(wanted: Sequence[tuple[float, float]], least: float, most: float) -> list[float]:
    """Return the tops of blocks below one another, each near the place that it wants; `wanted` holds places and heights."""
    tops: list[float] = []
    y = least
    for place, high in wanted:
        tops.append(max(place, y))
        y = tops[-1] + high
    limit = most
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = min(tops[index], limit - wanted[index][1])
        limit = tops[index]
    return tops
