"""Accounts: one event, and who says what about it, side by side; on a shared clock where times are given."""

from itertools import pairwise
from typing import Any, NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Plot, marks, note, plane, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row
from explainer.figures.options import COMMON, Figure, Option, id_of
from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.text.page import counted

PITCH = 15.0  # pixels a minute, as long as the clock is short
TALLEST = 620  # pixels of the clock
PROPORTIONS = {"wide": (920, 240, 300), "narrow": (340, 150, 95)}  # width, room for what took place, most pixels between two accounts on the clock
COLUMN = 260  # pixels that an account needs to stand beside others
HEAD, WORDS, SMALL = 13, 12, 11  # sizes of text


class Time(NamedTuple):
    """A moment of an account: its holder's place, minutes since midnight, what took place, and whether the time was reckoned."""

    column: int
    minute: int
    act: str
    reckoned: bool


def select(figure: Figure, dataset: Dataset) -> Event:
    """Return the event of the figure."""
    return dataset.events[figure.options["event"]]


def rows(event: Event) -> list[Row]:
    """Return one row per account, per moment that it names, and per point on which accounts agree."""
    found: list[Row] = []

    def add(what: str, by: str, at: str | None, says: str, note: str | None, sources: int) -> None:
        url = f"events/{event.id}/"
        found.append({"id": f"{what}-{len(found) + 1}", "what": what, "by": by, "at": at, "says": says, "note": note, "sources": sources, "url": url})

    for account in event.accounts:
        add("account", account.by, None, account.says, None, len(account.sources))
        for moment in account.moments:
            add("moment", account.by, moment.at, moment.act, moment.reckoned or account.clock, len(account.sources))
    for agreed in event.agreed:
        add("agreed", " and ".join(agreed.by), None, agreed.says, None, len(agreed.sources))
    return found


def text(event: Event) -> str:
    """Return a paragraph that says what the accounts share, and where they part."""
    if not event.accounts:
        return f"{event.title} ({event.dated}): the record holds no differing accounts."
    said = f"{event.dated}: {event.title}. {len(event.accounts)} accounts, by {', '.join(account.by for account in event.accounts)}. "
    moments = [moment for account in event.accounts for moment in account.moments]
    if moments:
        reckoned = sum(bool(moment.reckoned) for moment in moments)
        said += f"They give {counted(len(moments) - reckoned, 'time')}" + (
            f"; {reckoned} more {'is' if reckoned == 1 else 'are'} reckoned from intervals. " if reckoned else ". "
        )
    if event.agreed:
        said += f"Sources show {len(event.agreed)} points on which accounts agree. "
    for act, first, other in _apart(event):
        apart = abs(other.minute - first.minute)
        by = " by reckoning" if first.reckoned or other.reckoned else ""
        said += f"{act}: {_clock(first.minute)} in one and {_clock(other.minute)} in another, {counted(apart, 'minute')} apart{by}. "
    return said.strip()


def sources(event: Event) -> list[str]:
    """Return the ids of the sources of the event."""
    return sorted(event.sources)


def key(event: Event) -> list[KeyEntry]:
    """Return the key: what the picture holds."""
    times = _times(event)
    entries = [KeyEntry("military", "", "circle", "a time that the account gives")] if times else []
    if any(moment.reckoned for account in event.accounts for moment in account.moments):
        entries.append(KeyEntry("military", "", "circle-open", "reckoned from an interval that it gives"))
    if _apart(event):
        entries.append(KeyEntry("military", "2px,3px", "", "the accounts differ"))
    return entries + ([KeyEntry("law", "", "square", "agreed")] if event.agreed else [])


def _times(event: Event) -> list[Time]:
    return [
        Time(column, int(moment.at[:2]) * 60 + int(moment.at[3:]), moment.act, bool(moment.reckoned))
        for column, account in enumerate(event.accounts)
        for moment in account.moments
    ]


def _apart(event: Event) -> list[tuple[str, Time, Time]]:
    """Return the acts that two accounts put at different times, with the two times."""
    times = _times(event)
    found = []
    for act in dict.fromkeys(time.act for time in times):
        same = sorted((time for time in times if time.act == act), key=lambda time: time.column)
        found += [(act, one, other) for one, other in pairwise(same) if one.minute != other.minute]
    return found


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def plot(event: Event, layout: str) -> Plot:
    """Draw what each says, side by side (on a phone below each other), then the clock where times are given, then what is agreed."""
    if not event.accounts:
        return {"data": [], "layout": plane(layout, PROPORTIONS[layout][0], 40)}
    return _Picture(event, layout).draw()


class _Picture:
    """The accounts of an event in one layout, in the making, from the top to the bottom."""

    def __init__(self, event: Event, layout: str) -> None:
        self.event, self.layout = event, layout
        self.width, self.first, self.apart = PROPORTIONS[layout]
        self.y = 6.0
        self.notes: list[Plot] = []
        self.traces: list[Plot] = []
        self.points: dict[str, list[tuple[float, float, Carried]]] = {"account": [], "given": [], "reckoned": [], "agreed": []}

    def draw(self) -> Plot:
        self._words()
        if any(account.moments for account in self.event.accounts):
            self._clock()
        self._agreed()
        looks = (("account", "square", "ink", 9), ("given", "circle", "military", 11), ("reckoned", "circle-open", "military", 11))
        drawn = (*looks, ("agreed", "square", "law", 9))
        self.traces += [marks(kind, self.points[kind], symbol, colour, size) for kind, symbol, colour, size in drawn if self.points[kind]]
        return {"data": self.traces, "layout": plane(self.layout, self.width, self.y, annotations=self.notes)}

    def _words(self) -> None:
        accounts = self.event.accounts
        columns = max(1, min(len(accounts), self.width // COLUMN))
        pitch = self.width / columns
        rules = []
        for start in range(0, len(accounts), columns):
            bottom = self.y
            for column, account in enumerate(accounts[start : start + columns]):
                x = pitch * column
                rules.append([(x, self.y - 4), (x + pitch - 16, self.y - 4)])
                self.points["account"].append((x + 6, self.y + 10, self._carried(account.by, account.says)))
                under = self._note(wrap(account.by, HEAD, pitch - 34, bold=True), x + 16, self.y, HEAD, bold=True) + 4
                bottom = max(bottom, self._note(wrap(account.says, WORDS, pitch - 26), x, under, WORDS))
            self.y = bottom + 20
        self.traces.append(strokes("rules", rules, "rule", 2))

    def _clock(self) -> None:
        """Set the times of those who give any on one clock; a line joins what they put at the same time, a dotted one what they do not."""
        times = _times(self.event)
        columns = list(dict.fromkeys(time.column for time in times))
        pitch = min(self.apart, (self.width - self.first) / len(columns))
        xs = {column: self.first + pitch * (place + 0.5) for place, column in enumerate(columns)}
        heads = [wrap(self.event.accounts[column].by, SMALL, pitch - 8, bold=True) for column in columns]
        top = self.y + max(map(len, heads)) * SMALL * LINE_HEIGHT + 14
        for column, lines in zip(columns, heads, strict=True):
            self.notes.append(note(lines, xs[column], self.y, size=SMALL, anchor=("center", "top"), bold=True))
        least, most = min(t.minute for t in times), max(t.minute for t in times)
        scale = min(PITCH, TALLEST / max(most - least, 1))
        down = {minute: top + 8 + (minute - least) * scale for minute in {time.minute for time in times}}
        end = max(down.values()) + 14
        self.traces.append(strokes("columns", [[(x, top - 6), (x, end)] for x in xs.values()], "rule", 1))
        self.y = max(end, self._acts(times, down)) + 18
        self._joins(times, xs, down)
        for column in columns:
            left = column == columns[0] and len(columns) > 1
            for moment, time in zip(self.event.accounts[column].moments, (t for t in times if t.column == column), strict=True):
                account = self.event.accounts[column]
                said = self._carried(f"{moment.at}, {moment.act}: {account.by}", moment.reckoned or account.clock or "")
                self.points["reckoned" if moment.reckoned else "given"].append((xs[column], down[time.minute], said))
                at = xs[column] + (-10 if left else 10)
                self.notes.append(note([moment.at], at, down[time.minute], size=WORDS, anchor=("right" if left else "left", "middle")))

    def _acts(self, times: list[Time], down: dict[int, float]) -> float:
        """Name what took place at the left, each beside the first time that an account gives it; return the end of the last name."""
        firsts = {act: min((time for time in times if time.act == act), key=lambda time: time.column) for act in {time.act for time in times}}
        taken = self.y
        for act, time in sorted(firsts.items(), key=lambda item: (item[1].minute, item[0])):
            lines = wrap(act, WORDS, self.first - (40 if self.layout == "wide" else 14))
            half = len(lines) * WORDS * LINE_HEIGHT / 2
            middle = max(down[time.minute], taken + half)
            taken = middle + half
            self.notes.append(note(lines, 2, round(middle, 1), size=WORDS, anchor=("left", "middle")))
        return taken

    def _joins(self, times: list[Time], xs: dict[int, float], down: dict[int, float]) -> None:
        joined: dict[bool, list[list[tuple[float, float]]]] = {True: [], False: []}
        for act in dict.fromkeys(time.act for time in times):
            for one, other in pairwise(sorted((time for time in times if time.act == act), key=lambda time: time.column)):
                line = [(xs[one.column], down[one.minute]), (xs[other.column], down[other.minute])]
                joined[one.minute == other.minute].append(line)
                if one.minute != other.minute:
                    (x0, y0), (x1, y1) = line
                    words = f"{abs(other.minute - one.minute)} min"
                    at = (round((x0 + x1) / 2, 1), round((y0 + y1) / 2, 1))
                    self.notes.append(note([words], *at, size=SMALL, colour="military", bold=True, bgcolor=css("paper")))
        self.traces.append(strokes("same", joined[True], "military", 1.6))
        self.traces.append(strokes("apart", joined[False], "military", 1.6, "2px,3px"))

    def _agreed(self) -> None:
        for agreed in self.event.agreed:
            by = " and ".join(agreed.by)
            self.points["agreed"].append((6, self.y + 8, self._carried(f"Agreed: {agreed.says}", f"By {by}.")))
            under = self._note(wrap(agreed.says, WORDS, self.width - 30), 18, self.y, WORDS)
            self.y = self._note(wrap(f"agreed by {by}", SMALL, self.width - 30), 18, under, SMALL, colour="quiet") + 8

    def _note(self, lines: list[str], x: float, y: float, size: int, **more: Any) -> float:
        """Set lines of text from a point down; return where they end."""
        self.notes.append(note(lines, round(x, 1), round(y, 1), size=size, anchor=("left", "top"), **more))
        return y + len(lines) * size * LINE_HEIGHT

    def _carried(self, title: str, says: str) -> Carried:
        return [title, f"events/{self.event.id}/", says]


ACCOUNTS = FigureKind(
    options={**COMMON, "event": Option(id_of("events"), required=True)},
    columns=(Column("by", "Who", names_row=True), Column("at", "Time"), Column("says", "What"), Column("note", "Whose time")),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
