"""The time axis of a figure: a linear map from days to pixels, with ticks at whole years or months."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from explainer.record.dates import When
from explainer.record.vocabulary import MONTHS

FREE_SHARE = 0.025  # the share of the span that is left free at each end


class TimeAxis:
    """A span of days along a length in pixels."""

    def __init__(self, dates: Sequence[When], recorded_to: date, length: float, since: When | None = None) -> None:
        """Span `dates` along `length` pixels, with a little air. An open end reaches to `recorded_to`, the end of the record; `since` cuts what lies before it."""
        self.recorded_to = recorded_to
        first = min((when.first for when in dates), default=self.recorded_to - timedelta(365))
        last = max((min(when.last or self.recorded_to, self.recorded_to) for when in dates), default=self.recorded_to)
        air = timedelta(max((last - first).days * FREE_SHARE, 12))
        self.first, self.last = first - air, last + air
        if since:
            self.first = max(self.first, since.first - air)
        self.length, self.days = length, (self.last - self.first).days

    def at(self, day: date) -> float:
        """Return the pixel at which a day begins."""
        return (day - self.first).days / self.days * self.length

    def span(self, when: When) -> tuple[date, date]:
        """Return the first and the last day of a date that lie on the axis: a year that still runs ends with the record."""
        return max(when.first, self.first), min(when.last or self.recorded_to, max(self.recorded_to, when.first), self.last)

    def extent(self, when: When) -> tuple[float, float]:
        """Return the first and the last pixel of a date."""
        first, last = self.span(when)
        return self.at(first), self.at(last)

    def day(self, pixel: float) -> str:
        """Return the moment at a pixel to the minute, as `2018-09-17T12:00`: Plotly's date axis takes dates only."""
        day, minute = divmod(round(pixel / self.length * self.days * 1440), 1440)
        return f"{(self.first + timedelta(day)).isoformat()}T{minute // 60:02}:{minute % 60:02}"

    def ticks(self, space: float) -> Iterator[tuple[str, str]]:
        """Return ticks, each a day and its words, at whole years or months at least `space` pixels apart; the middle day where no month begins on the axis."""
        months = next((m for m in (1, 2, 3, 6, 12, 24, 60, 120, 240) if self.length * m * 30.4 / self.days >= space), 480)
        index = self.first.year * 12 + self.first.month - 1
        index += -index % months
        told = False  # whether some tick has named a year
        while (tick := date(index // 12, index % 12 + 1, 1)) <= self.last:
            if tick >= self.first:
                month = MONTHS[tick.month][:3]
                yield tick.isoformat(), str(tick.year) if tick.month == 1 else month if told else f"{month} {tick.year}"
                told = True
            index += months
        if not told:
            middle = self.first + timedelta(self.days // 2)
            yield middle.isoformat(), f"{middle.day} {MONTHS[middle.month][:3]} {middle.year}"
