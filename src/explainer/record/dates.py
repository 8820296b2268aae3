"""Dates that carry their precision: `2018`, `2018-09`, `2018-09-17`, `2015-09~`, `2018-08-02/2018-08-14`, `2024-12-08/..`."""

import calendar
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple, Protocol, Self

from explainer.record.vocabulary import MONTHS, DateBasis

DATE_END = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")
FORMS = "2018, 2018-09, 2018-09-17, 2015-09~, 2018-08-02/2018-08-14 or 2024-12-08/.."
_YEAR = "[12][0-9]{3}"
_LEAP_YEAR = "(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:12|16|20|24|28)00)"
_DAY = "(?:0[1-9]|1[0-9]|2[0-8])"
# A year, a month and a day that exist, for validators that know patterns only: those of JSON Schema.
PATTERNS = (
    f"{_YEAR}~?",
    f"{_YEAR}-(?:0[1-9]|1[0-2])~?",
    f"(?:{_YEAR}-(?:(?:0[1-9]|1[0-2])-{_DAY}|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|{_LEAP_YEAR}-02-29)~?",
)


class DateEnd(NamedTuple):
    """One end of a date as written: its first and last possible day, its precision, and whether it is `about`."""

    first: date
    last: date
    precision: str
    about: bool

    @classmethod
    @lru_cache(maxsize=8192)  # many records are of one day, and rules read what the records have read
    def parse(cls, text: str) -> Self:
        """Parse a year, month or day.

        Raises ValueError with the rule that the text breaks.
        """
        match = DATE_END.fullmatch(text)
        if not match:
            raise ValueError(f"date must look like {FORMS}")
        year, month, day, about = match.groups()
        try:
            first = date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise ValueError("date does not exist") from None
        if day:
            return cls(first, first, "day", bool(about))
        if month:
            return cls(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]), "month", bool(about))
        return cls(first, date(first.year, 12, 31), "year", bool(about))


class When(NamedTuple):
    """A date or a span of dates, after EDTF.

    `first` and `last` are the first and the last day that the text can mean; `last` is None where it still holds.
    """

    text: str
    first: date
    last: date | None
    precision: str
    about: bool

    @classmethod
    def parse(cls, text: object) -> Self:
        """Parse a date.

        Raises ValueError with the rule that the text breaks.
        """
        start_text, slash, end_text = text.partition("/") if isinstance(text, str) else ("", "", "")
        start = DateEnd.parse(start_text)
        if not slash:
            return cls(start_text, *start)
        if end_text == "..":
            return cls(f"{start_text}/..", start.first, None, start.precision, start.about)
        end = DateEnd.parse(end_text)
        if end.precision != start.precision:
            raise ValueError("both ends of a span must have the same precision")
        if end.first <= start.first:
            raise ValueError("the end of a span must come after its start")
        return cls(f"{start_text}/{end_text}", start.first, end.last, start.precision, start.about or end.about)

    @property
    def start(self) -> str:
        """The start as written."""
        return self.text.partition("/")[0]

    @property
    def parts(self) -> list[str]:
        """The year, month and day of the start, as far as they are known: `["2018", "09"]`."""
        return self.start.rstrip("~").split("-")

    @property
    def end(self) -> str | None:
        """The end as written; None unless the date is a span that has ended."""
        end = self.text.partition("/")[2]
        return end if end not in ("", "..") else None

    @property
    def latest(self) -> date:
        """The last day that the text can mean; the last of the calendar where it still holds."""
        return self.last or date.max

    @property
    def span(self) -> bool:
        """Whether two ends are written, an open one included."""
        return "/" in self.text

    def covers(self, day: date) -> bool:
        """Return whether `day` lies within the days that the text can mean."""
        return self.first <= day <= self.latest

    def meets(self, other: Self) -> bool:
        """Return whether some day could belong to both dates."""
        return self.first <= other.latest and other.first <= self.latest

    def __str__(self) -> str:
        """Return the date for a reader: `17 September 2018`, `2 to 14 August 2018`, `since 8 December 2024`."""
        start = _words(self.start)
        if self.last is None:
            said = f"since {' '.join(start)}"
        elif self.end is None:
            said = " ".join(start)
        else:
            end = _words(self.end)
            shared = 0
            while shared < len(start) - 1 and start[-1 - shared] == end[-1 - shared]:
                shared += 1
            said = f"{' '.join(start[: len(start) - shared])} to {' '.join(end)}"
        return f"about {said}" if self.about else said


def midnight(day: date) -> datetime:
    """Return the first moment of a day, as UTC has it: what is known to the day needs one in a calendar or a feed."""
    return datetime.combine(day, datetime.min.time(), UTC)


class Lasting(Protocol):
    """What has a start and an end, each of which may not be known: an actor, an office, a tie."""

    @property
    def valid_from(self) -> When | None:
        """The start."""

    @property
    def valid_to(self) -> When | None:
        """The end."""


def check_order(lasting: Lasting) -> None:
    """Raise ValueError where the end comes before the start."""
    if lasting.valid_from and lasting.valid_to and lasting.valid_to.latest < lasting.valid_from.first:
        raise ValueError("valid_to must not come before valid_from")


def possibly_holds(lasting: Lasting, first: date, last: date | None = None) -> bool:
    """Return whether something can have held on the day `first`, or on some day from `first` to `last`.

    What is known to the month counts for all that month, and what has no end as still holding, since no end was found.
    """
    begun = lasting.valid_from is None or lasting.valid_from.first <= (last or first)
    return begun and (lasting.valid_to is None or first <= lasting.valid_to.latest)


def certainly_holds(lasting: Lasting, day: date) -> bool:
    """Return whether something held on `day` beyond doubt: it had begun, and its end came later or was not found."""
    begun = lasting.valid_from is None or (not lasting.valid_from.about and lasting.valid_from.latest <= day)
    return begun and (lasting.valid_to is None or (not lasting.valid_to.about and lasting.valid_to.first > day))


def dated(when: When, basis: DateBasis) -> str:
    """Return the date of an act for a reader. The day of a report is never shown as that of the act: `reported 15 March 2023`."""
    return f"reported {when}" if basis == "report" else str(when)


def _words(text: str) -> list[str]:
    year, *rest = text.rstrip("~").split("-")
    month = [MONTHS[int(rest[0])]] if rest else []
    return [*(str(int(day)) for day in rest[1:]), *month, year]
