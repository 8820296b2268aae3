"""Accounts: one event, and who says what about it, side by side; on a shared clock where times are given."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from explainer.dataset import Dataset
from explainer.figures.frame import marks, note, plane, strokes
from explainer.figures.measure import LINE, wrap
from explainer.figures.palette import css
from explainer.figures.spec import COMMON, Column, Figure, FigureKind, KeyEntry, Option, Plot, Row, id_of
from explainer.records import Account, Event

PITCH = 15.0  # pixels a minute, as long as the clock is short
LEAST = 16  # pixels between two labels
MOST = 620
NAMED = {"wide": (920, 240, 13, 12), "narrow": (340, 96, 11, 11)}  # width, room for what is compared, sizes of heads and words
SIDE_BY_SIDE = 260


class Time(NamedTuple):
    """A moment of an account: its holder's place, minutes since midnight, and what took place."""

    column: int
    minute: int
    act: str


def event_of(figure: Figure, dataset: Dataset) -> Event:
    """Give the event of the figure."""
    return dataset.events[figure.options["event"]]


def rows(figure: Figure, dataset: Dataset) -> list[Row]:
    """Give one row per account, per moment that it names, and per point on which accounts agree."""
    event = event_of(figure, dataset)
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


def text(figure: Figure, dataset: Dataset) -> str:
    """Say in a paragraph what the accounts share, and where they part."""
    event = event_of(figure, dataset)
    count = len(rows(figure, dataset))
    if not event.accounts:
        return f"{event.title} ({event.date}): the record holds no differing accounts."
    said = f"{count} rows on {event.date}: {event.title}. {len(event.accounts)} accounts, by {', '.join(account.by for account in event.accounts)}. "
    if event.agreed:
        said += f"They agree on {len(event.agreed)} points that sources show. "
    for act, first, other in _apart(event):
        apart = abs(other.minute - first.minute)
        said += f"{act}: {_clock(first.minute)} in one and {_clock(other.minute)} in another, {apart} minute{'' if apart == 1 else 's'} apart. "
    return said.strip()


def sources(figure: Figure, dataset: Dataset) -> list[str]:
    """Give the ids of the sources of the event."""
    return sorted(event_of(figure, dataset).sources)


def key(figure: Figure, dataset: Dataset) -> list[KeyEntry]:
    """Give the key: what the picture holds."""
    event = event_of(figure, dataset)
    times = _times(event)
    entries = [KeyEntry("military", "", "circle", "a time that the account gives")] if times else []
    if any(moment.reckoned for account in event.accounts for moment in account.moments):
        entries.append(KeyEntry("military", "", "circle-open", "reckoned from an interval that it gives"))
    if _apart(event):
        entries.append(KeyEntry("military", "2px,3px", "", "the accounts differ"))
    return entries + ([KeyEntry("law", "", "square", "agreed")] if event.agreed else [])


def _times(event: Event) -> list[Time]:
    return [
        Time(column, int(moment.at[:2]) * 60 + int(moment.at[3:]), moment.act)
        for column, account in enumerate(event.accounts)
        for moment in account.moments
    ]


def _apart(event: Event) -> list[tuple[str, Time, Time]]:
    """Give the acts that two accounts put at different times, with the two times."""
    times = _times(event)
    found = []
    for act in dict.fromkeys(time.act for time in times):
        same = sorted((time for time in times if time.act == act), key=lambda time: time.column)
        found += [(act, one, other) for one, other in pairwise(same) if one.minute != other.minute]
    return found


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def plot(figure: Figure, dataset: Dataset, name: str) -> Plot:
    """Draw the accounts side by side (on a phone without times: one below the other)."""
    event = event_of(figure, dataset)
    if not event.accounts:
        return {"data": [], "layout": plane(name, NAMED[name][0], 40)}
    return _Picture(event, name).draw() if _times(event) else _words(event, name)


class _Picture:
    """The accounts of an event on a clock, in the making."""

    def __init__(self, event: Event, name: str) -> None:
        self.event, self.name = event, name
        self.width, self.first, self.head_size, self.size = NAMED[name]
        self.pitch = (self.width - self.first) / len(event.accounts)
        self.notes: list[Plot] = []
        self.shapes: list[Plot] = []
        self.points: dict[str, list[tuple[float, float, list[str]]]] = {"account": [], "given": [], "reckoned": [], "agreed": []}

    def middle(self, column: int) -> float:
        return self.first + self.pitch * (column + 0.5)

    def draw(self) -> Plot:
        top = self._heads()
        bottom, same, apart = self._moments(top)
        height = self._agreed(bottom + 26)
        columns = [[(self.middle(column), top), (self.middle(column), bottom)] for column in range(len(self.event.accounts))]
        looks = (("account", "square", "ink", 9), ("given", "circle", "military", 11), ("reckoned", "circle-open", "military", 11))
        return {
            "data": [
                strokes("columns", columns, "rule", 1),
                strokes("same", same, "military", 1.6),
                strokes("apart", apart, "military", 1.6, "2px,3px"),
                *(marks(kind, self.points[kind], symbol, colour, size) for kind, symbol, colour, size in looks if self.points[kind]),
                *([marks("agreed", self.points["agreed"], "square", "law", 11)] if self.points["agreed"] else []),
            ],
            "layout": plane(self.name, self.width, height, shapes=self.shapes, annotations=self.notes),
        }

    def _heads(self) -> float:
        lines = [wrap(account.by, self.head_size, self.pitch - 8, bold=True) for account in self.event.accounts]
        top = max(map(len, lines)) * self.head_size * LINE + 10
        for column, (account, words) in enumerate(zip(self.event.accounts, lines, strict=True)):
            self.notes.append(note(words, self.middle(column), 4, size=self.head_size, anchor=("center", "top"), bold=True))
            self.points["account"].append((self.middle(column), top + 4, _said(self.event, account.by, account.says)))
            if not account.moments:
                none = wrap("gives no times" if self.name == "wide" else "no times", 11, self.pitch - 8)
                self.notes.append(note(none, self.middle(column), top + 18, size=11, colour="quiet", anchor=("center", "top"), italic=True))
        return top + 24

    def _moments(self, top: float) -> tuple[float, list[list[tuple[float, float]]], list[list[tuple[float, float]]]]:
        times = _times(self.event)
        least, most = min(t.minute for t in times), max(t.minute for t in times)
        scale = min(PITCH, MOST / max(most - least, 1))
        down = {time: top + 12 + (time.minute - least) * scale for time in times}
        taken = -1e9
        for act in dict.fromkeys(time.act for time in sorted(times, key=lambda time: (time.column, time.minute))):
            first = min((time for time in times if time.act == act), key=lambda time: time.column)
            taken = max(down[first], taken + LEAST)
            lines = [act] if self.name == "wide" else wrap(act, self.size, self.first - 4)
            self.notes.append(note(lines, self.first - 14 if self.name == "wide" else 2, taken, size=self.size, anchor=_at(self.name)))
            taken += (len(lines) - 1) * self.size * LINE
        for column, account in enumerate(self.event.accounts):
            before = -1e9
            for moment, time in zip(account.moments, (t for t in times if t.column == column), strict=True):
                x, y = self.middle(column), down[time]
                before = max(y, before + LEAST)
                kind = "reckoned" if moment.reckoned else "given"
                self.points[kind].append(
                    (x, y, _said(self.event, f"{moment.at}, {moment.act}: {account.by}", moment.reckoned or account.clock or ""))
                )
                self.notes.append(note([moment.at], x + 10, before, size=self.size, anchor=("left", "middle"), bgcolor=css("paper")))
        same: list[list[tuple[float, float]]] = []
        apart: list[list[tuple[float, float]]] = []
        for act in dict.fromkeys(time.act for time in times):
            found = sorted((time for time in times if time.act == act), key=lambda time: time.column)
            for one, other in pairwise(found):
                line = [(self.middle(one.column), down[one]), (self.middle(other.column), down[other])]
                (same if one.minute == other.minute else apart).append(line)
        return max(down.values()) + 16, same, apart

    def _agreed(self, y: float) -> float:
        """List below the clock what is agreed, with a mark in the column of each who agrees."""
        if not self.event.agreed:
            return y - 10
        self.notes.append(note(["On what they agree"], 2, y, size=self.head_size, anchor=("left", "middle"), bold=True))
        y += 18
        holders = [account.by for account in self.event.accounts]
        for agreed in self.event.agreed:
            wide = self.name == "wide"
            lines = wrap(agreed.says, self.size, self.first - 16 if wide else self.width - 8)
            tall = len(lines) * self.size * LINE + (12 if wide else 30)
            self.notes.append(note(lines, 2, y + 6, size=self.size, anchor=("left", "top")))
            at = y + tall / 2 if wide else y + tall - 14
            said = _said(self.event, f"Agreed: {agreed.says}", f"By {' and '.join(agreed.by)}.")
            self.points["agreed"] += [(self.middle(holders.index(by)), at, said) for by in agreed.by]
            ends = {"x0": 0, "x1": self.width, "y0": round(y), "y1": round(y)}
            self.shapes.append({"type": "line", **ends, "layer": "below", "line": {"color": css("rule"), "width": 1}})
            y += tall
        return y + 4


def _at(name: str) -> tuple[str, str]:
    return ("right", "middle") if name == "wide" else ("left", "middle")


def _said(event: Event, title: str, says: str) -> list[str]:
    return [title, f"events/{event.id}/", says]


def _words(event: Event, name: str) -> Plot:
    """Set the words of the accounts beside each other where there is room for columns, else below each other."""
    width = NAMED[name][0]
    columns = max(1, min(len(event.accounts), width // SIDE_BY_SIDE))
    pitch = width / columns
    notes: list[Plot] = []
    points, rules = [], []
    y = 6.0
    for start in range(0, len(event.accounts), columns):
        tall = 0.0
        for column, account in enumerate(event.accounts[start : start + columns]):
            x = pitch * column
            words, high = _column(account, x, y, pitch)
            notes += words
            tall = max(tall, high)
            points.append((x + 6, y + 8, _said(event, account.by, account.says)))
            rules.append([(x, y - 4), (x + pitch - 16, y - 4)])
        y += tall + 18
    for agreed in event.agreed:
        lines = wrap(f"Agreed by {' and '.join(agreed.by)}: {agreed.says}", 12, width - 30)
        points.append((6, y + 8, _said(event, f"Agreed: {agreed.says}", f"By {' and '.join(agreed.by)}.")))
        notes.append(note(lines, 18, y, size=12, anchor=("left", "top")))
        y += len(lines) * 12 * LINE + 8
    return {
        "data": [strokes("rules", rules, "rule", 2), marks("account", points, "square", "ink", 9)],
        "layout": plane(name, width, y, annotations=notes),
    }


def _column(account: Account, x: float, y: float, pitch: float) -> tuple[Sequence[Plot], float]:
    head = wrap(account.by, 13, pitch - 34, bold=True)
    lines = wrap(account.says, 12, pitch - 26)
    under = y + len(head) * 13 * LINE + 6
    notes = (
        note(head, x + 16, y, size=13, anchor=("left", "top"), bold=True),
        note(lines, x, under, size=12, anchor=("left", "top")),
    )
    return notes, under - y + len(lines) * 12 * LINE


ACCOUNTS = FigureKind(
    options={**COMMON, "event": Option(id_of("events"), required=True)},
    columns=(Column("by", "Who"), Column("at", "Time"), Column("says", "What"), Column("note", "Whose time")),
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
