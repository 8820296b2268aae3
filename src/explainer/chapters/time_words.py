"""The sentences of a chapter that count time from one event to another, each with the dates of the events that it links, for an editor to compare."""

import re
from collections.abc import Iterator
from itertools import pairwise

from explainer.chapters.parse import Chapter
from explainer.record.dataset import Dataset
from explainer.record.events import Event

COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|some|several|a few|a dozen|many|\d+)"
UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
TIME_WORDS = re.compile(
    rf"\b(?:{COUNT} )?{UNIT} (?:after|later|before|earlier|on)\b|\b(?:that|the (?:next|same|following|previous)) (?:day|week|month|year|spring|summer|autumn|winter)\b"
    rf"|\b(?:shortly|soon|long) (?:after|before)\b|\bby then\b|\bwithin (?:{COUNT} )?{UNIT}\b",
    re.IGNORECASE,
)
LINKED = re.compile(r"\[\[([a-z0-9-]+)")


def listed(chapter: Chapter, dataset: Dataset) -> Iterator[str]:
    """Return a line for each sentence with words of time: where it stands, its words, the events linked in it and in the sentence before, and the days between."""
    before: list[str] = []
    for sentence in chapter.sentences:
        linked = LINKED.findall(sentence.text)
        if words := [match[0] for match in TIME_WORDS.finditer(sentence.text)]:
            events = [dataset.events[id_] for id_ in dict.fromkeys([*before[-1:], *linked]) if id_ in dataset.events]
            yield f"{chapter.path}:{sentence.line}: {', '.join(words)}: {_dated(events)}\n    {sentence.text}"
        before = linked or before


def _dated(events: list[Event]) -> str:
    """Return events with their dates, and the days from the first day of each to that of the next."""
    if not events:
        return "no event is linked"
    steps = [f"{(after.date.first - event.date.first).days:+d} days to {after.id} ({after.date.text})" for event, after in pairwise(events)]
    return ", ".join([f"{events[0].id} ({events[0].date.text})", *steps])
