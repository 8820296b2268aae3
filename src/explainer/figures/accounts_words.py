"""What accounts say, in words: side by side (on a phone below each other), the questions on which they are compared, and what is agreed."""

from explainer.figures.draw.plot import SHRINKING_WIDTHS, Carried, Notes, Plot, marks, plane, strokes
from explainer.figures.draw.text_size import wrap
from explainer.record.events import Account, Event, Point
from explainer.record.urls import address

COLUMN = 260  # pixels that words need to stand beside others
HEADING_SIZE, TEXT_SIZE = 14, 13


def points_by_question(event: Event) -> dict[str, list[tuple[Account, Point]]]:
    """Return the questions on which accounts are set side by side, each with the accounts and what they say on it."""
    found: dict[str, list[tuple[Account, Point]]] = {}
    for account in event.accounts:
        for point in account.points:
            found.setdefault(point.on, []).append((account, point))
    return found


def draw_words(event: Event, layout: str) -> Plot:
    """Draw what each account says, and what is agreed."""
    sheet = Sheet(event, layout)
    if event.accounts:
        sheet.columns([(account.by, account.says, account.by, account.says) for account in event.accounts])
        sheet.questions()
        sheet.agreed()
    return sheet.drawn()


class Sheet:
    """The words of an event's accounts in one layout, in the making, from the top to the bottom."""

    def __init__(self, event: Event, layout: str) -> None:
        """Begin an empty sheet."""
        self.event, self.layout = event, layout
        self.width = SHRINKING_WIDTHS[layout]
        self.y = 6.0
        self.notes = Notes()
        self.traces: list[Plot] = []
        self.points: list[tuple[float, float, Carried]] = []

    def drawn(self) -> Plot:
        """Return the plot of the sheet."""
        return {
            "data": [*self.traces, marks("words", self.points, "circle", "quiet", 7)],
            "layout": plane(self.layout, self.width, max(self.y, 40), annotations=self.notes),
        }

    def columns(self, found: list[tuple[str, str, str, str]]) -> None:
        """Set texts side by side, each as (head, words, title of its mark, words of its card)."""
        columns = max(1, min(len(found), self.width // COLUMN))
        pitch = self.width / columns
        rules = []
        for start in range(0, len(found), columns):
            bottom = self.y
            for column, (head, words, title, says) in enumerate(found[start : start + columns]):
                x = pitch * column
                rules.append([(x, self.y - 4), (x + pitch - 16, self.y - 4)])
                self.points.append((x + 6, self.y + 10, self.carried(title, says)))
                under = self.notes.put(wrap(head, HEADING_SIZE, pitch - 34, bold=True), x + 16, self.y, HEADING_SIZE, bold=True) + 4
                bottom = max(bottom, self.notes.put(wrap(words, TEXT_SIZE, pitch - 30), x, under, TEXT_SIZE))
            self.y = bottom + 20
        self.traces.append(strokes("rules", rules, "rule", 2))

    def questions(self) -> None:
        """Set side by side what accounts say on a question."""
        for on, found in points_by_question(self.event).items():
            self.heading(on)
            self.columns([(account.by, point.says, f"{on}: {account.by}", point.says) for account, point in found])

    def agreed(self) -> None:
        """List what is agreed, below those who agree on it."""
        by_holders: dict[tuple[str, ...], list[str]] = {}
        for agreed in self.event.agreed:
            by_holders.setdefault(agreed.by, []).append(agreed.says)
        for holders, found in by_holders.items():
            by = " and ".join(holders)
            self.heading(f"Agreed by {by}")
            columns = max(1, min(len(found), self.width // (COLUMN + 100)))
            pitch = self.width / columns
            for start in range(0, len(found), columns):
                bottom = self.y
                for column, says in enumerate(found[start : start + columns]):
                    self.points.append((pitch * column + 6, self.y + 8, self.carried(f"Agreed: {says}", f"By {by}.")))
                    bottom = max(bottom, self.notes.put(wrap(says, TEXT_SIZE, pitch - 34), pitch * column + 16, self.y, TEXT_SIZE))
                self.y = bottom + 6
            self.y += 12

    def heading(self, words: str) -> None:
        """Set the heading of what follows."""
        self.y = self.notes.put(wrap(words, HEADING_SIZE, self.width - 8, bold=True), 0, self.y, HEADING_SIZE, bold=True) + 8

    def carried(self, title: str, says: str) -> Carried:
        """Return what a mark carries: all lead to the event."""
        return Carried(title, address("events", self.event), says)
