"""Signposts drawn as scales: the stops small and grey, the last reading large, on its stop or beside the scale."""

from explainer.figures.draw.plot import WIDTHS, Carried, Notes, Plot, marks, plane, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, width, wrap
from explainer.figures.matrix_words import pointed, reading_in_words
from explainer.record.dataset import Dataset
from explainer.record.scenario_bearings import SignpostReading
from explainer.record.scenarios import Signpost
from explainer.record.urls import address

NAMES_WIDTH = 190  # pixels across of the names beside the scales; on a phone they stand above them
SCALES = {"wide": (208, 490), "narrow": (11, 262)}  # where a scale begins and ends
PRESENT = {"wide": 524, "narrow": 11}  # the middle of the mark of a reading on no stop: beyond the scale or, on a phone, below it
NAME_SIZE, SMALL_SIZE = 14, 12
LARGE = {"wide": 15, "narrow": 14}  # the size of the last reading
MARK_SIZE = 18  # pixels across the last reading
STOP = 7  # and across a stop
LEFT_INSET = 2  # before words at the left edge, since some letters reach back
SIGNPOST_GAP = {"wide": 12, "narrow": 14}  # between two signposts
# The heads of the two groups.
PLAIN = "On the scale: the last reading matches a stop"
OFF_THE_SCALE = "Off the scale: mixed, disputed or unsettled, so plainly for none"


def draw(dataset: Dataset, plain: list[SignpostReading], others: list[Signpost], layout: str) -> Plot:
    """Draw the signposts that can be read plainly, and the others below them."""
    return _Scales(dataset, layout).draw(plain, others)


class _Scales:
    """One layout of the scales, in the making."""

    def __init__(self, dataset: Dataset, layout: str) -> None:
        self.dataset, self.layout = dataset, layout
        self.wide = layout == "wide"
        self.across = WIDTHS[layout]
        self.notes = Notes()
        self.rules: list[list[tuple[float, float]]] = []
        self.lines: list[list[tuple[float, float]]] = []
        self.stops: list[tuple[float, float, Carried | None]] = []
        self.points: dict[bool, list[tuple[float, float, Carried]]] = {True: [], False: []}

    def draw(self, plain: list[SignpostReading], others: list[Signpost]) -> Plot:
        y = self._futures()
        for head, signposts in ((PLAIN, plain), (OFF_THE_SCALE, others)):
            if not signposts:
                continue
            y = self.notes.put(wrap(head, SMALL_SIZE + 1, self.across - 8, bold=True), LEFT_INSET, y + 10, SMALL_SIZE + 1, bold=True, heard=True) + 6
            for each in signposts:
                y = self._row(each.signpost, each, y) if isinstance(each, SignpostReading) else self._row(each, None, y)
        traces = [
            strokes("rules", self.rules, "rule", 1),
            strokes("scales", self.lines, "context", 1.6),
            {**marks("stop", self.stops, "circle", "context", STOP), "customdata": [None] * len(self.stops), "hoverinfo": "skip"},
            *(
                marks(name, self.points[on], symbol, "link", MARK_SIZE)
                for on, name, symbol in ((True, "plain", "circle"), (False, "none", "circle-open"))
                if self.points[on]
            ),
        ]
        return {"data": traces, "layout": plane(self.layout, self.across, y, annotations=self.notes)}

    def _futures(self) -> float:
        """Name the scenarios whose numbers stand at the stops; return where their names end."""
        named = [f"{scenario.number} {scenario.name}" for scenario in self.dataset.scenarios.values()]
        less = any(way.also for signpost in self.dataset.signposts.values() for way in signpost.directions)
        ends = ["In brackets: less clearly."] if less else []
        lines = wrap(" ".join([f"Futures: {'; '.join(named)}.", *ends]), SMALL_SIZE, self.across - 4) if self.wide else [*named, *ends]
        return self.notes.put(lines, LEFT_INSET, 2, SMALL_SIZE, colour="quiet", heard=True) if named else 2

    def _row(self, signpost: Signpost, chosen: SignpostReading | None, y: float) -> float:
        """Draw a signpost; return where it ends."""
        self.rules.append([(0.0, y), (float(self.across), y)])
        y += SIGNPOST_GAP[self.layout] / 2
        limit = NAMES_WIDTH if self.wide else self.across
        names = wrap(signpost.name, NAME_SIZE, limit, bold=True)
        below = self.notes.put(names, LEFT_INSET, y, NAME_SIZE, bold=True, name=address("signposts", signpost))
        scale = (y if self.wide else below) + MARK_SIZE / 2 + 2
        under = self._scale(signpost, chosen, scale)
        present = y if self.wide else under + 4
        if not chosen:
            middle = scale if self.wide else present + LARGE[self.layout] * LINE_HEIGHT / 2
            self.points[False].append((PRESENT[self.layout], round(middle, 1), self._carried(signpost, None)))
        said = self._present(signpost, chosen, present)
        return max(below, under, said) + SIGNPOST_GAP[self.layout] / 2

    def _scale(self, signpost: Signpost, chosen: SignpostReading | None, y: float) -> float:
        """Draw a stop for each reading, with the numbers of the scenarios to which it would point; return where the words end."""
        start, end = SCALES[self.layout]
        ways = signpost.directions
        if len(ways) > 1:
            self.lines.append([(start, y), (end, y)])
        limit = (end - start) / max(len(ways), 1) - 8
        bottom = y
        for index, way in enumerate(ways):
            part = index / max(len(ways) - 1, 1)
            x, side = start + (end - start) * part, "left" if part == 0 else "right" if part == 1 else "center"
            here = chosen is not None and way == chosen.direction
            if here:
                self.points[True].append((round(x, 1), round(y, 1), self._carried(signpost, chosen)))
            else:
                self.stops.append((round(x, 1), round(y, 1), None))
            off = {"left": -STOP / 2, "right": STOP / 2}.get(side, 0)
            lines = _joined(wrap(f"{way.reading}:", SMALL_SIZE, limit, bold=here), f"for {pointed(way, self.dataset)}", limit, bold=here)
            bottom = max(
                bottom,
                self.notes.put(lines, x + off, y + MARK_SIZE / 2 + 2, SMALL_SIZE, colour="ink" if here else "quiet", anchor=(side, "top"), bold=here),
            )
        return bottom

    def _present(self, signpost: Signpost, chosen: SignpostReading | None, y: float) -> float:
        """Set the last reading in words, beside the scale and its mark or, on a phone, below them; return where they end."""
        size, beside = LARGE[self.layout], PRESENT[self.layout] + MARK_SIZE / 2 + 8
        x = beside if self.wide else LEFT_INSET
        limit = self.across - x - 2
        date = str(signpost.reading.date)
        start = x if chosen else beside
        below = self.notes.put(wrap(signpost.reading.brief, size, self.across - start - 2, bold=True), start, y, size, bold=True)
        words = [date] if date not in signpost.reading.brief else []
        if chosen:
            words.append(f"Speaks {reading_in_words(chosen, self.dataset)}")
        words += _before(signpost)
        lines = wrap(". ".join(words), SMALL_SIZE, limit)
        return self.notes.put(lines, x, below + 1, SMALL_SIZE, colour="quiet") if lines else below

    def _carried(self, signpost: Signpost, chosen: SignpostReading | None) -> Carried:
        said = (
            f"Matches “{chosen.direction.reading}”: speaks {reading_in_words(chosen, self.dataset)}."
            if chosen
            else "Matches none of its readings plainly."
        )
        return Carried(f"{signpost.name}: {signpost.reading.brief}", address("signposts", signpost), f"{signpost.reading.date}. {said}")


def _before(signpost: Signpost) -> list[str]:
    """Return the words on readings before the present one, the newest first, where the record has any."""
    told = "; ".join(f"{each.brief} ({each.date})" for each in reversed(signpost.earlier))
    return [f"Before: {told}"] if told else []


def _joined(lines: list[str], words: str, limit: float, *, bold: bool) -> list[str]:
    """Add words that must not break to the last of the lines, or as a line of their own where they do not fit."""
    *others, final = lines
    whole = f"{final} {words}"
    return [*others, whole] if width(whole, SMALL_SIZE, bold=bold) <= limit else [*lines, words]
