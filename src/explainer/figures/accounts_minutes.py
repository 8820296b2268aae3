"""The moments of accounts to minutes from their first one, so that a time on a clock and a span can stand side by side."""

from typing import NamedTuple

from explainer.record.events import Account, After, Event, Moment
from explainer.text.words import counted


class Timed(NamedTuple):
    """An account that gives times or spans, with its acts in their order, each with its span from the first."""

    account: Account
    acts: tuple[tuple[str, After], ...]

    @property
    def begin(self) -> str:
        """The first act, from which all others are counted."""
        return self.acts[0][0]

    @property
    def on_a_clock(self) -> bool:
        """Whether the account gives times, and spans are a subtraction."""
        return self.account.moments[0].at is not None

    @property
    def whole(self) -> After:
        """The span to the last act."""
        return self.acts[-1][1]

    def span_to(self, act: str) -> After:
        """Return the span from the first act to another."""
        return dict(self.acts)[act]


def timed(event: Event) -> list[Timed]:
    """Return the accounts of an event that give times or spans."""
    return [Timed(each, tuple((moment.act, _span(moment, each.moments[0])) for moment in each.moments)) for each in event.accounts if each.moments]


def _span(moment: Moment, first: Moment) -> After:
    if moment.after:
        return moment.after
    return After(minutes=_minute(moment.at) - _minute(first.at), more_than=False)


def _minute(at: str | None) -> int:
    return int(at[:2]) * 60 + int(at[3:]) if at else 0


def shared_acts(found: list[Timed]) -> list[str]:
    """Return the acts that every account names, in their order, without the first."""
    return [act for act, _ in found[0].acts[1:] if all(act in dict(each.acts) for each in found)] if found else []


def minutes_in_words(span: After) -> str:
    """Return a span as `1 minute` or `more than 10 minutes`."""
    return f"{'more than ' if span.more_than else ''}{counted(span.minutes, 'minute')}"


def since(moment: Moment) -> str:
    """Return when a moment was by its account: a time on a clock, or its span from the first moment."""
    if moment.after is None:
        return str(moment.at)
    return f"{minutes_in_words(moment.after)} after" if moment.after.minutes else "the start"


def stretch_in_words(begin: str, act: str) -> str:
    """Return the stretch between two acts as it begins a sentence: `From notice given to Il-20 hit`."""
    return f"From {_within(begin)} to {_within(act)}"


def _within(act: str) -> str:
    first = act.split(maxsplit=1)[0]
    return act[0].lower() + act[1:] if first[1:].isalpha() and first[1:].islower() else act
