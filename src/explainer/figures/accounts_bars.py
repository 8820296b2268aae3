"""Accounts that give minutes, as bars from their first act: the stretch on which they part is coloured, and an end that is left open is drawn open."""

from explainer.figures.accounts_minutes import Timed, minutes_in_words, shared_acts, since, stretch_in_words, timed
from explainer.figures.accounts_words import HEADING_SIZE, TEXT_SIZE, Sheet
from explainer.figures.draw.bars import FADE
from explainer.figures.draw.plot import Carried, Plot, marks, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, text_box, wrap
from explainer.figures.draw.text_size import width as text_width
from explainer.record.events import Event, Moment

# The bars begin here and end that far from the right edge; names stand beside them, or on a phone above them.
MARGINS = {"wide": (210, 60), "narrow": (8, 22)}
SPAN_THICKNESS, STRETCH_SIZES = 24, {"wide": 20, "narrow": 17}  # pixels: of a bar, and of the words that name the coloured stretch
LABEL = 104  # pixels that a label below a bar may be wide
LOWER = 8  # pixels from a bar to its labels
FADE_MINUTES = 1.5  # in which a stretch without an end runs out at most, since where it stops is no time


def draw_bars(event: Event, layout: str) -> Plot:
    """Draw a bar for each account that gives minutes, then the questions, who gives no minutes, and what is agreed."""
    found = timed(event)
    bars = _Bars(event, layout, found)
    bars.head(found[0].begin)
    for each in found:
        bars.row(each)
    bars.strokes()
    bars.sheet.y += 8
    bars.sheet.questions()
    bars.without_minutes()
    bars.sheet.agreed()
    return bars.drawn()


class _Bars:
    """The bars of one layout, in the making."""

    def __init__(self, event: Event, layout: str, found: list[Timed]) -> None:
        self.sheet = Sheet(event, layout)
        self.event, self.wide = event, layout == "wide"
        self.left, right = MARGINS[layout]
        self.loud = STRETCH_SIZES[layout]
        self.scale = (self.sheet.width - self.left - right) / max(each.whole.minutes for each in found)
        self.act = shared_acts(found)[0]
        self.runs: dict[str, list[list[tuple[float, float]]]] = {"bar": [], "stretch": [], "fade": [], "leader": []}
        self.moments: list[tuple[float, float, Carried]] = []
        self.open: list[tuple[float, float, Carried]] = []

    def head(self, begin: str) -> None:
        """Say from what to what the coloured stretch runs."""
        words = wrap(stretch_in_words(begin, self.act), HEADING_SIZE, self.sheet.width - self.left)
        self.sheet.y = self.sheet.notes.put(words, self.left, self.sheet.y, HEADING_SIZE, colour="military") + 8

    def row(self, each: Timed) -> None:
        """Draw the bar of an account, its name, the stretch, and its moments."""
        sheet, account = self.sheet, each.account
        top = sheet.y
        sheet.points.append((6, top + 9, sheet.carried(account.by, account.says)))
        limit = self.left - 34 if self.wide else sheet.width - 24
        under = sheet.notes.put(wrap(account.by, HEADING_SIZE, limit, bold=True), 16, top, HEADING_SIZE, bold=True)
        whole = f"{minutes_in_words(each.whole)} in all{', our subtraction' * each.on_a_clock}"
        times = str(account.clock) if self.wide else f"{account.clock}; {whole}"
        under = sheet.notes.put(wrap(times, TEXT_SIZE, limit), 16, under, TEXT_SIZE, colour="quiet")
        y = (top if self.wide else under + 2) + self.loud * LINE_HEIGHT + 4 + SPAN_THICKNESS / 2
        end, span = self.left + each.whole.minutes * self.scale, each.span_to(self.act)
        stretch = self.left + span.minutes * self.scale
        self.runs["bar"].append([(self.left, y), (end, y)])
        self.runs["stretch"].append([(self.left, y), (stretch, y)])
        if span.more_than:
            shrink = min(FADE_MINUTES * self.scale / FADE[-1], 1)
            fade = [stretch + away * shrink for away in FADE]
            self.runs["fade"] += [[(x, y - SPAN_THICKNESS / 2), (x, y + SPAN_THICKNESS / 2)] for x in fade]
        sheet.notes.put(
            [minutes_in_words(span)], self.left, y - SPAN_THICKNESS / 2 - 4, self.loud, colour="military", bold=True, anchor=("left", "bottom")
        )
        if self.wide:
            sheet.notes.put([whole], end, y - SPAN_THICKNESS / 2 - 5, TEXT_SIZE, colour="quiet", anchor=("right", "bottom"))
        sheet.y = max(self._moments(each, y), under) + 26

    def _moments(self, each: Timed, y: float) -> float:
        """Mark the moments on a bar and name them below it, from the right to the left; a name that finds no room hangs lower. Return where they end."""
        taken: list[Box] = []
        for moment, (act, span) in reversed(list(zip(each.account.moments, each.acts, strict=True))):
            x = self.left + span.minutes * self.scale
            carried = self.sheet.carried(f"{since(moment)}, {act}: {each.account.by}", each.account.clock or "")
            if span.more_than:
                self.open.append((x - 5, y, carried))  # its point; the arrow stands within what the account gives
            else:
                self.moments.append((x, y, carried))
            taken.append(self._label(moment, f"{moment.act}{', after this' * span.more_than}", x, y + SPAN_THICKNESS / 2, taken))
        return max(box.bottom for box in taken)

    def _label(self, moment: Moment, words: str, x: float, y: float, taken: list[Box]) -> Box:
        when = [str(moment.at)] if moment.at else []
        what = wrap(words, TEXT_SIZE, LABEL)
        wide = max(text_width(line, TEXT_SIZE, bold=True) for line in when + what)
        left = min(x - 4, self.sheet.width - wide)
        top = y + LOWER
        box = text_box(when + what, left, top, TEXT_SIZE, xanchor="left", yanchor="top", bold=True)
        while any(box.grown(3).touches(other) for other in taken):
            top += TEXT_SIZE * LINE_HEIGHT
            box = text_box(when + what, left, top, TEXT_SIZE, xanchor="left", yanchor="top", bold=True)
        self.runs["leader"].append([(x, y), (x, top - 1)])
        self.sheet.notes.put(what, left, self.sheet.notes.put(when, left, top, TEXT_SIZE, bold=True) if when else top, TEXT_SIZE)
        return box

    def strokes(self) -> None:
        looks = (("leader", "quiet", 1.0), ("bar", "rule", SPAN_THICKNESS), ("stretch", "military", SPAN_THICKNESS), ("fade", "military", 2.0))
        self.sheet.traces += [strokes(name, self.runs[name], colour, width) for name, colour, width in looks]

    def without_minutes(self) -> None:
        """Name the accounts that give no minutes, in a line."""
        rest = [account for account in self.event.accounts if not account.moments]
        if not rest:
            return
        sheet = self.sheet
        x, head = 0.0, "No number of minutes from"
        sheet.notes.put([head], x, sheet.y, TEXT_SIZE, colour="quiet")
        x += text_width(head, TEXT_SIZE) + 12
        for account in rest:
            wide = text_width(account.by, TEXT_SIZE) + 16
            if x + wide > sheet.width:
                x, sheet.y = 0, sheet.y + TEXT_SIZE * LINE_HEIGHT + 4
            sheet.points.append((x + 6, sheet.y + 8, sheet.carried(account.by, account.says)))
            sheet.notes.put([account.by], x + 16, sheet.y, TEXT_SIZE)
            x += wide + 18
        sheet.y += TEXT_SIZE * LINE_HEIGHT + 18

    def drawn(self) -> Plot:
        """Return the plot: what the sheet holds, with the marks on the bars above it."""
        plot = self.sheet.drawn()
        plot["data"] += [marks("moment", self.moments, "circle", "ink", 14 if self.wide else 11)]
        if self.open:
            trace = marks("open", self.open, "arrow", "paper", 16)
            trace["marker"]["angle"] = 90
            plot["data"].append(trace)
        return plot
