"""The rules on dates: what a record says of its time must fit its id, its address and the edition. That no page is older than its claim: `evidence_rules`."""

import re
from collections.abc import Iterator
from datetime import timedelta

from explainer.record.dataset import NO_EDITION, Dataset
from explainer.record.dates import DateEnd, When
from explainer.record.editions import Change
from explainer.record.records import Look
from explainer.record.yaml_source import Problem

# Dates as they stand in an id (`loss-2018-09-17`) and in an address (`/2018/09/17/`, `20180917`).
IN_ID = re.compile(r"(?:^|-)((?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?)(?=-|$)")
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)(?:[/-](\d\d?))?(?=[/-]|$)|(?<!\d)(20[0-2]\d)([01]\d)([0-3]\d)(?!\d)")
SLACK_DAYS = 2  # days by which a page's date may differ from its address: time zones, and papers that are printed the day after
# Tables whose ids name the date in this field.
DATED_IDS = {"events": "date", "relations": "valid_from", "predictions": "date"}
# Nothing in these is later than the last day that the record reaches; all else may be as late as the edition.
REACHED_TABLES = ("events", "deals", "relations", "phases")
FORECAST_TABLES = ("frame", "deadlines")  # what looks ahead


def nothing_in_the_future(dataset: Dataset) -> Iterator[Problem]:
    """Nothing took place after the last day that the edition reaches, and nothing was published or read after its release."""
    if dataset.edition is NO_EDITION:
        return
    for table, record, keys, part in dataset.all_parts:
        for field, when in vars(part).items():
            if not isinstance(when, When):
                continue
            of_editors = field == "read" or isinstance(part, Look | Change)
            limit = dataset.edition.as_of if table in REACHED_TABLES and not of_editors else dataset.edition.released
            end = limit.latest
            if (of_editors or table not in FORECAST_TABLES) and when.latest > end and DateEnd.parse(when.end or when.start).first > end:
                yield dataset.problem_in(table, record.id, (*keys, field), f"date lies after {limit}: {when.text!r}")


def ids_and_dates_agree(dataset: Dataset) -> Iterator[Problem]:
    """The date in the id of a record is its own, unless it was corrected after publication, or a note says why."""
    for table, field in DATED_IDS.items():
        for record in dataset.table(table).values():
            when = getattr(record, field)
            named = _dates_in(IN_ID, record.id) if when and not getattr(record, "changed", ()) else []
            if named and not any(when.meets(other) for other in named):
                yield dataset.problem_in(table, record.id, (field,), f"date is not that of the id: {when.text!r}")
    for source in dataset.sources.values():
        named = _dates_in(IN_ID, source.id) if source.date and not source.note else []
        if source.date and named and not any(_are_near(source.date, other) for other in named):
            yield dataset.problem_in("sources", source.id, ("date",), f"date is not that of the id: {source.date.text!r}")


def addresses_and_dates_agree(dataset: Dataset) -> Iterator[Problem]:
    """The date of a source is that in its address, within two days, unless a note says why."""
    for source in dataset.sources.values():
        for named in _dates_in(IN_ADDRESS, source.url) if source.date and not source.note else []:
            if source.date and not _are_near(source.date, named):
                yield dataset.problem_in("sources", source.id, ("date",), f"date is not that of the address, {named}: {source.date.text!r}")


def phases_follow_one_another(dataset: Dataset) -> Iterator[Problem]:
    """Each phase begins on the day after the one before it, and the last still runs."""
    phases = list(dataset.phases.values())
    if not dataset.all_read("phases"):
        return
    for index, phase in enumerate(phases):
        if (phase.date.last is None) != (index == len(phases) - 1):
            yield dataset.problem_in("phases", phase.id, ("date",), f"the last phase, and no other, has no end: {phase.date.text!r}")
        elif index and (before := phases[index - 1].date.last) and phase.date.first != before + timedelta(1):
            yield dataset.problem_in("phases", phase.id, ("date",), f"phase does not begin on the day after the one before it: {phase.date.text!r}")


def _are_near(one: When, other: When) -> bool:
    """Return whether two dates could be of days that lie no more than `SLACK_DAYS` apart."""
    slack = timedelta(SLACK_DAYS)
    return one.first - slack <= other.latest and other.first - slack <= one.latest


def _dates_in(pattern: re.Pattern[str], text: str) -> list[When]:
    """Return the dates that stand in a text; digits that are no date are passed over."""
    found = []
    for match in pattern.finditer(text):
        try:
            found.append(When.parse("-".join(group.zfill(2) for group in match.groups() if group)))
        except ValueError:
            continue
    return found
