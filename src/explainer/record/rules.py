"""The rules that hold between records. A rule is a generator of problems; its docstring is the rule."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from babel import Locale

from explainer.record.actors import Actor, Relation
from explainer.record.dataset import NO_EDITION, TABLES, Dataset, uncollected
from explainer.record.date_rules import addresses_and_dates_agree, ids_and_dates_agree, nothing_in_the_future, phases_follow, sources_saw_it
from explainer.record.dates import When
from explainer.record.fields import links
from explainer.record.places import Place, kilometres
from explainer.record.vocabulary import LANGUAGES
from explainer.record.yaml_source import Problem, nearest

Rule = Callable[[Dataset], Iterator[Problem]]
COUNTRIES = frozenset(Locale("en").territories)
ALIKE = 0.9  # how much of two names is the same where one is a slip for the other
UNLINKED = "not shown as a link"
SPREAD = 6  # kilometres between two places of one name: a city and its port
STAGE_OF = {"delivered": "delivery", "partly-delivered": "delivery", "cancelled": "cancellation"}
ROUNDING = 2.6  # kilometres by which a distance rounded to five may differ


def noun(table: str) -> str:
    """Give the word for one record of a table: `event` for `events`."""
    return TABLES[table][1].__name__.lower()


def ids_exist(dataset: Dataset) -> Iterator[Problem]:
    """Every id that a record names exists."""
    for table, record in dataset.records():
        for keys, target, id_ in links(record):
            if id_ not in dataset.known[target]:
                message = f"unknown {noun(target)}: {id_!r}{nearest(id_, dataset.known[target])}"
                yield dataset.problem(table, record.id, keys, message)


def named_once(dataset: Dataset) -> Iterator[Problem]:
    """A list names a thing once."""
    for table, record, keys, part in dataset.parts:
        for name, value in vars(part).items():
            if type(value) is tuple and len(value) > 1 and not (isinstance(value[0], str) and len(set(value)) == len(value)):
                for index, item in enumerate(value):
                    if item in value[:index]:
                        said = repr(item) if isinstance(item, str) else f"entry {index + 1}"
                        yield dataset.problem(table, record.id, (*keys, name, index), f"{name} names a thing twice: {said}")


# What no two records of a table have in common.
OWN: dict[str, tuple[str, ...]] = {
    "events": ("title",), "actors": ("name",), "relations": ("from_", "to", "type", "valid_from", "summary"), "deals": ("title",), "series": ("title",),
    "facts": ("statement",), "terms": ("term",), "reaches": ("title",), "questions": ("question",), "drivers": ("name",), "uncertainties": ("name",),
    "scenarios": ("number",), "signposts": ("name",), "predictions": ("by", "claim"), "sources": ("url",), "outlets": ("name",),
    "spellings": ("written",), "phases": ("name",), "frame": ("question",), "releases": ("on",),
}  # fmt: skip


def told_once(dataset: Dataset) -> Iterator[Problem]:
    """No two records are the same thing under two ids."""
    for table, fields in OWN.items():
        first: dict[tuple[Any, ...], str] = {}
        for record in dataset.table(table).values():
            other = first.setdefault(tuple(getattr(record, field) for field in fields), record.id)
            if other != record.id:
                path, line = dataset.locate(table, other)
                key = fields[0].rstrip("_")
                yield dataset.problem(table, record.id, (key,), f"{key} is that of {other!r} as well, at {path}:{line}")


def parents_end(dataset: Dataset) -> Iterator[Problem]:
    """No actor is its own parent, at any distance."""
    for actor in dataset.actors.values():
        above, seen = actor.parent, {actor.id}
        while above in dataset.actors and above not in seen:
            seen.add(above)
            above = dataset.actors[above].parent
        if above == actor.id:
            yield dataset.problem("actors", actor.id, ("parent",), f"actor is its own parent: {actor.parent!r}")


def actors_in_their_time(dataset: Dataset) -> Iterator[Problem]:
    """An actor exists at the date of an event that names it and for as long as its ties."""
    for event in dataset.events.values():
        for index, id_ in enumerate(event.actors):
            if (actor := dataset.actors.get(id_)) and (rule := _outside(actor, event.date.first, event.date.last)):
                yield dataset.problem("events", event.id, ("actors", index), f"{rule}: {id_!r}")
    for tie in dataset.relations.values():
        yield from _tie_in_time(dataset, tie)


def _tie_in_time(dataset: Dataset, tie: Relation) -> Iterator[Problem]:
    for field, id_ in (("from", tie.from_), ("to", tie.to)):
        actor = dataset.actors.get(id_)
        if actor is None:
            continue
        if tie.valid_from and (rule := _outside(actor, tie.valid_from.first, tie.valid_from.last)):
            yield dataset.problem("relations", tie.id, (field,), f"{rule}: {id_!r}")
        elif actor.valid_to and (tie.valid_to is None or _day(tie.valid_to) > _day(actor.valid_to)):
            yield dataset.problem("relations", tie.id, (field,), f"tie outlasts its actor, which ended {actor.valid_to}: {id_!r}")


def _outside(actor: Actor, first: date, last: date | None) -> str:
    """Say how an act between `first` and `last` misses the actor's time; an empty string where it does not."""
    if actor.valid_from and (last or date.max) < actor.valid_from.first:
        return f"actor did not exist before {actor.valid_from}"
    if actor.valid_to and first > _day(actor.valid_to):
        return f"actor did not exist after {actor.valid_to}"
    return ""


def _day(when: When) -> date:
    return when.last or date.max


def two_accounts(dataset: Dataset) -> Iterator[Problem]:
    """A disputed event has two accounts or more, and their sources are among its own."""
    for event in dataset.events.values():
        if len(event.accounts) == 1:
            yield dataset.problem("events", event.id, ("accounts",), f"a disputed event has two accounts or more: {event.accounts[0].by!r}")
        for number, account in enumerate(event.accounts):
            for index, id_ in enumerate(account.sources):
                if id_ not in event.sources and id_ in dataset.known["sources"]:
                    keys = ("accounts", number, "sources", index)
                    yield dataset.problem("events", event.id, keys, f"source of an account must be a source of the event: {id_!r}")


def two_independent_sources(dataset: Dataset) -> Iterator[Problem]:
    """A core event rests on two linked sources or more, of two outlets or more."""
    for event in dataset.events.values():
        if event.importance == "core" and all(id_ in dataset.sources for id_ in event.sources):
            origins = {dataset.sources[id_].origin for id_ in event.sources if dataset.sources[id_].link}
            if len(origins) < 2:  # noqa: PLR2004 - the rule says two
                found = ", ".join(sorted(origins)) or "none"
                yield dataset.problem("events", event.id, ("sources",), f"a core event needs linked sources of two outlets: {found!r}")


def one_linked_source(dataset: Dataset) -> Iterator[Problem]:
    """A record that rests on sources has one or more that can be shown as a link."""
    for table, record in dataset.records():
        used = [(keys, id_) for keys, target, id_ in links(record) if target == "sources"]
        if used and table != "actors" and not any(id_ not in dataset.sources or dataset.sources[id_].link for _, id_ in used):
            keys, id_ = used[0]
            yield dataset.problem(table, record.id, keys[:1], f"no source can be shown as a link: {id_!r}")


def outlets_are_publishers(dataset: Dataset) -> Iterator[Problem]:
    """Every publisher of a source has one outlet, and every outlet is the publisher of a source."""
    names = {outlet.name for outlet in dataset.outlets.values()}
    publishers = {source.publisher for source in dataset.sources.values()}
    if len(dataset.outlets) == len(dataset.known["outlets"]):
        for source in dataset.sources.values():
            if source.publisher not in names:
                message = f"unknown outlet: {source.publisher!r}{nearest(source.publisher, names)}"
                yield dataset.problem("sources", source.id, ("publisher",), message)
    for outlet in dataset.outlets.values():
        if outlet.name not in publishers and len(dataset.sources) == len(dataset.known["sources"]):
            message = f"outlet is the publisher of no source: {outlet.name!r}{nearest(outlet.name, publishers)}"
            yield dataset.problem("outlets", outlet.id, ("name",), message)


def countries_are_known(dataset: Dataset) -> Iterator[Problem]:
    """The country of an outlet is one, and one that rests on the domain is that of the domain of its sources."""
    by_domain = {outlet.name for outlet in dataset.outlets.values() if outlet.basis == "domain"}
    hosts: dict[str, set[str]] = defaultdict(set)
    for source in dataset.sources.values():
        if source.publisher in by_domain:
            hosts[source.publisher].add((urlsplit(source.url).hostname or "").rpartition(".")[2].upper())
    for outlet in dataset.outlets.values():
        if outlet.country and outlet.country not in COUNTRIES:
            yield dataset.problem("outlets", outlet.id, ("country",), f"unknown country: {outlet.country!r}")
        elif outlet.basis == "domain" and len(dataset.sources) == len(dataset.known["sources"]):
            domain = {"GB": "UK"}.get(outlet.country or "", outlet.country)
            if domain not in hosts[outlet.name]:
                yield dataset.problem("outlets", outlet.id, ("country",), f"country is not that of the domain of {outlet.name!r}: {outlet.country!r}")


def copies_are_of_one_name(dataset: Dataset) -> Iterator[Problem]:
    """An outlet that is copied is written as every other time: two spellings would count as two independent sources."""
    named = Counter(source.mirror_of for source in dataset.sources.values() if source.mirror_of)
    known = frozenset({outlet.name for outlet in dataset.outlets.values()} | {name for name, count in named.items() if count > 1})
    for source in dataset.sources.values():
        if source.mirror_of and source.mirror_of not in known and (close := _almost(source.mirror_of, known)):
            yield dataset.problem("sources", source.id, ("mirror_of",), f"unknown outlet: {source.mirror_of!r} (did you mean {close!r}?)")


@lru_cache(maxsize=256)  # the server of an editor asks again at every change
def _almost(name: str, known: frozenset[str]) -> str:
    """Give the name for which another is a slip, or an empty string."""
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=ALIKE)), "")


def languages_have_names(dataset: Dataset) -> Iterator[Problem]:
    """The language of a source is one for which the site has a name."""
    for source in dataset.sources.values():
        if source.lang not in LANGUAGES:
            yield dataset.problem("sources", source.id, ("lang",), f"unknown language: {source.lang!r}")


def notes_and_links_agree(dataset: Dataset) -> Iterator[Problem]:
    """A source is left without a link where its note says that it is not shown as one, and only there."""
    for source in dataset.sources.values():
        if source.link == (UNLINKED in (source.note or "").casefold()):
            yield dataset.problem("sources", source.id, ("link",), f"`link: false` and a note that says {UNLINKED!r} go together: {source.url!r}")


def places_stand_still(dataset: Dataset) -> Iterator[Problem]:
    """A place that is named twice has the same coordinates, within some five kilometres."""
    first: dict[str, tuple[Place, str]] = {}
    for table, record, keys, part in dataset.parts:
        if isinstance(part, Place):
            other, named_by = first.setdefault(part.name, (part, record.id))
            if kilometres(part, other) > SPREAD:
                message = f"place stands elsewhere in {named_by!r}, at {other.lat}, {other.lon}: {part.name!r}"
                yield dataset.problem(table, record.id, keys, message)


def ties_have_two_ends(dataset: Dataset) -> Iterator[Problem]:
    """A tie, and a trade in a series, is between two actors."""
    for tie in dataset.relations.values():
        if tie.from_ == tie.to:
            yield dataset.problem("relations", tie.id, ("to",), f"both ends are the same: {tie.to!r}")
    for series in dataset.series.values():
        if series.exporter and series.exporter == series.importer:
            yield dataset.problem("series", series.id, ("importer",), f"exporter and importer are the same: {series.importer!r}")


def stages_bear_the_status(dataset: Dataset) -> Iterator[Problem]:
    """A deal that was delivered has a delivery among its stages, and one that was cancelled a cancellation."""
    for deal in dataset.deals.values():
        needed = STAGE_OF.get(deal.status)
        if needed and all(stage.stage != needed for stage in deal.stages):
            yield dataset.problem("deals", deal.id, ("status",), f"status needs a stage {needed!r}: {deal.status!r}")


def shapes_are_true(dataset: Dataset) -> Iterator[Problem]:
    """A yearly series holds years only, one of periods holds a span, one of points none."""
    for series in dataset.series.values():
        years = all(value.period.precision == "year" and not value.period.span for value in series.values)
        spans = any(value.period.span for value in series.values)
        if not {"yearly": years, "periods": spans, "points": not spans}[series.shape]:
            yield dataset.problem("series", series.id, ("shape",), f"shape is not that of the values: {series.shape!r}")


def confidence_is_explained(dataset: Dataset) -> Iterator[Problem]:
    """An event or a deal whose confidence is not high says why."""
    for table in ("events", "deals"):
        for record in dataset.table(table).values():
            if record.confidence != "high" and not record.confidence_note:
                yield dataset.problem(table, record.id, ("confidence",), f"confidence needs a confidence_note: {record.confidence!r}")


def terms_have_sources(dataset: Dataset) -> Iterator[Problem]:
    """A term that is not the project's own has a source."""
    for term in dataset.terms.values():
        if not term.own and not term.sources:
            yield dataset.problem("terms", term.id, ("sources",), f"a term needs a source, or `own: true`: {term.term!r}")


def stages_run_forwards(dataset: Dataset) -> Iterator[Problem]:
    """The stages of a deal stand in the order of their dates, and a stage falls within the dates of its event."""
    for deal in dataset.deals.values():
        for index, stage in enumerate(deal.stages):
            if index and stage.date.first < deal.stages[index - 1].date.first:
                message = f"stage runs backwards, it comes before {deal.stages[index - 1].date}: {stage.date.text!r}"
                yield dataset.problem("deals", deal.id, ("stages", index, "date"), message)
            event = dataset.events.get(stage.event or "")
            if event and not event.date.meets(stage.date):
                message = f"stage lies outside the dates of its event, {event.date}: {stage.date.text!r}"
                yield dataset.problem("deals", deal.id, ("stages", index, "date"), message)
        if deal.supplier == deal.recipient:
            yield dataset.problem("deals", deal.id, ("recipient",), f"supplier and recipient are the same: {deal.recipient!r}")


def units_are_not_mixed(dataset: Dataset) -> Iterator[Problem]:
    """Values that may be joined are plain numbers in one unit, for periods of one precision, and stand by date."""
    for series in dataset.series.values():
        for index, value in enumerate(series.values):
            keys = ("values", index, "period")
            if index and value.period.first < series.values[index - 1].period.first:
                yield dataset.problem("series", series.id, keys, f"value comes before the one above it: {value.period.text!r}")
            if not series.joinable:
                continue
            if value.unit and value.unit != series.unit:
                yield dataset.problem(
                    "series", series.id, ("values", index, "unit"), f"unlike units cannot be joined, {series.unit!r} and: {value.unit!r}"
                )
            if value.value is None:
                yield dataset.problem("series", series.id, keys, f"only plain numbers can be joined: {value.says or 'a range'!r}")
            if value.period.precision != series.values[0].period.precision or value.period.span != series.values[0].period.span:
                yield dataset.problem("series", series.id, keys, f"periods of unlike length cannot be joined: {value.period.text!r}")


def counts_are_of_events(dataset: Dataset) -> Iterator[Problem]:
    """A value that was counted from events is their number, and they fall within its period."""
    for series in dataset.series.values():
        for index, value in enumerate(series.values):
            if value.events and value.value != len(value.events):
                message = f"value is not the number of its events, {len(value.events)}: {value.value}"
                yield dataset.problem("series", series.id, ("values", index, "value"), message)
            for number, id_ in enumerate(value.events):
                event = dataset.events.get(id_)
                if event and not event.date.meets(value.period):
                    yield dataset.problem("series", series.id, ("values", index, "events", number), f"event lies outside {value.period}: {id_!r}")


def distances_are_right(dataset: Dataset) -> Iterator[Problem]:
    """A distance between two places is that of their coordinates on the great circle, rounded to five kilometres."""
    for reach in dataset.reaches.values():
        if reach.to:
            found = kilometres(reach.from_, reach.to)
            if abs(found - reach.km) > ROUNDING:
                yield dataset.problem("reaches", reach.id, ("km",), f"the coordinates lie {found:.0f} km apart: {reach.km}")


def accounts_hold_together(dataset: Dataset) -> Iterator[Problem]:
    """The moments of an account stand in the order of the clock, which is named, and those who agree hold accounts of the event."""
    for event in dataset.events.values():
        for number, account in enumerate(event.accounts):
            for index, moment in enumerate(account.moments):
                if index and moment.at < account.moments[index - 1].at:
                    yield dataset.problem(
                        "events", event.id, ("accounts", number, "moments", index, "at"), f"moment comes before the one above it: {moment.at!r}"
                    )
            if bool(account.moments) != bool(account.clock):
                yield dataset.problem("events", event.id, ("accounts", number), f"moments and clock are given together or not at all: {account.by!r}")
        holders = [account.by for account in event.accounts]
        for number, agreed in enumerate(event.agreed):
            for index, id_ in enumerate(agreed.sources):
                if id_ not in event.sources and id_ in dataset.known["sources"]:
                    place = ("agreed", number, "sources", index)
                    yield dataset.problem("events", event.id, place, f"source of what is agreed must be a source of the event: {id_!r}")
            for index, by in enumerate(agreed.by):
                if by not in holders:
                    yield dataset.problem("events", event.id, ("agreed", number, "by", index), f"no account is by: {by!r}{nearest(by, holders)}")


def signposts_point(dataset: Dataset) -> Iterator[Problem]:
    """A scenario names only signposts of which some reading points to it."""
    for scenario in dataset.scenarios.values():
        for index, id_ in enumerate(scenario.signposts):
            signpost = dataset.signposts.get(id_)
            if signpost and not any(scenario.id in (*each.scenarios, *each.also) for each in signpost.directions):
                yield dataset.problem("scenarios", scenario.id, ("signposts", index), f"no reading of the signpost points to the scenario: {id_!r}")


def readings_match(dataset: Dataset) -> Iterator[Problem]:
    """The last reading of a signpost matches a reading that one of its directions has, or says of none that it does."""
    for signpost in dataset.signposts.values():
        known = [way.reading for way in signpost.directions]
        match = signpost.reading.matches
        if match is not None and match not in known:
            yield dataset.problem("signposts", signpost.id, ("reading", "matches"), f"no direction has the reading: {match!r}{nearest(match, known)}")


def left_out_stays_out(dataset: Dataset) -> Iterator[Problem]:
    """A record that is left out is not published."""
    for record in dataset.left_out.values():
        if record.table not in TABLES:
            message = f"table must be one of {', '.join(TABLES)}: {record.table!r}{nearest(record.table, TABLES)}"
            yield dataset.problem("left_out", record.id, ("table",), message)
        elif record.id in dataset.known[record.table]:
            yield dataset.problem(record.table, record.id, ("id",), "record is listed in left-out.yml")


def the_edition_is_told(dataset: Dataset) -> Iterator[Problem]:
    """Every edition says in CHANGES.yml what it changed, the newest first."""
    ids = list(dataset.releases)
    if dataset.edition is not NO_EDITION and ids and dataset.edition.edition != ids[0]:
        yield dataset.problem("releases", ids[0], ("id",), f"the first entry must be the edition {dataset.edition.edition}: {ids[0]!r}")
    elif dataset.edition is not NO_EDITION and ids and dataset.releases[ids[0]].on != dataset.edition.released:
        on = dataset.releases[ids[0]].on
        yield dataset.problem("releases", ids[0], ("on",), f"the edition was released on {dataset.edition.released}: {on.text!r}")


RULES: tuple[Rule, ...] = (
    ids_exist,
    named_once,
    told_once,
    parents_end,
    actors_in_their_time,
    two_accounts,
    two_independent_sources,
    one_linked_source,
    outlets_are_publishers,
    countries_are_known,
    copies_are_of_one_name,
    languages_have_names,
    notes_and_links_agree,
    places_stand_still,
    ties_have_two_ends,
    stages_bear_the_status,
    shapes_are_true,
    confidence_is_explained,
    terms_have_sources,
    stages_run_forwards,
    units_are_not_mixed,
    counts_are_of_events,
    distances_are_right,
    accounts_hold_together,
    signposts_point,
    readings_match,
    nothing_in_the_future,
    sources_saw_it,
    ids_and_dates_agree,
    addresses_and_dates_agree,
    phases_follow,
    left_out_stays_out,
    the_edition_is_told,
)


@uncollected()
def check(dataset: Dataset) -> list[Problem]:
    """Give every problem of the dataset, those found while reading it included, sorted by file and line."""
    found = set(dataset.problems)
    for rule in RULES:
        found.update(rule(dataset))
    return sorted(found)
