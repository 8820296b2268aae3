"""Dated acts, the accounts that differ on them, and the phases of the period in which they fall."""

from typing import Annotated

from pydantic import Field, StringConstraints

from explainer.record.dates import dated
from explainer.record.editions import Change
from explainer.record.fields import ActorId, Actors, Id, IdOf, Sentences, Short, SourceIds, Sources, Span, Text, Title
from explainer.record.places import Place
from explainer.record.records import Part, Record, RereadRecord
from explainer.record.vocabulary import Confidence, DateBasis, EventKind, Importance, Theme


class After(Part):
    """A span of minutes from the first moment of an account, where it gives no time on a clock."""

    minutes: int = Field(ge=0, description="Minutes from the first moment of the account; 0 for that moment itself.")
    more_than: bool = Field(default=False, description="Whether the account gives the number as the least: “more than ten minutes”.")


class Moment(Part):
    """A moment in the night or day of an event, as one account gives it: a time on a clock, or a span."""

    at: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = Field(None, description="The time on the clock, `21:39`.")
    after: After | None = Field(None, description="The span from the first moment, where the account gives no time on a clock.")
    act: Short = Field(description="What took place, in a few words; the same words in two accounts where they mean the same act.")
    sources: SourceIds = Field((), description="Ids of those among the sources of the account that give the time; empty where all do.")


class Point(Part):
    """What an account says on one question, to be set beside what others say on it."""

    on: Text = Field(description="The question, in a few words; the same words in two accounts where they differ on it.")
    says: Text = Field(description="What the account says on it, in a few words.")
    sources: Sources = Field(description="Ids of the sources, which are among those of the account.")


class Agreed(Part):
    """Something on which the accounts of a disputed event agree."""

    says: Sentences = Field(description="What is agreed, in one sentence.")
    by: Annotated[tuple[Text, ...], Field(min_length=2)] = Field(description="Who agree, in the words that name their accounts.")
    sources: Sources = Field(description="Ids of the sources.")


class Account(Part):
    """One side's version of a disputed event."""

    by: Text = Field(description="Who holds this version, in words.")
    actor: ActorId = Field(None, description="The same as an actor's id, where there is one.")
    says: Sentences = Field(description="The version, in its holder's terms.")
    sources: Sources = Field(description="Sources of this version.")
    moments: tuple[Moment, ...] = Field((), description="The times or the spans that it gives, in their order.")
    clock: Text | None = Field(None, description="Whose time the moments are in, or that they are spans, where there are any.")
    points: tuple[Point, ...] = Field((), description="What it says on questions on which accounts are set side by side.")


class Event(RereadRecord):
    """A dated act."""

    date: Span = Field(description="Day, month or year of the act, or a span; its length is its precision.")
    basis: DateBasis = Field("act", description="act: the day of the act itself; report: the day on which it was told, the act being older.")
    title: Title = Field(description="What happened, at most 80 characters.")
    label: Short | None = Field(None, description="A few words for the event's mark in a figure.")
    summary: Sentences = Field(description="What is known, in one to three sentences.")
    kind: EventKind = Field(description="What sort of act it was.")
    theme: Theme = Field(description="The part of the subject to which it belongs.")
    importance: Importance = Field(description="core: a short account needs it; expected: a good chapter has it; detail: the rest.")
    actors: Actors = Field(description="Ids of those who took part or are named. The order implies nothing.")
    place: Place | None = Field(None, description="Where it happened; left out where there is no one place.")
    accounts: tuple[Account, ...] = Field((), description="The versions of a disputed event, two or more. The order is no ranking.")
    agreed: tuple[Agreed, ...] = Field((), description="On what the accounts agree, where sources show it.")
    confidence: Confidence = Field(description="How well the record is supported: high, medium or low.")
    confidence_note: Sentences | None = Field(None, description="Why confidence is not high, or what exactly is high.")
    sources: Sources = Field(description="Ids of the sources, those that can be shown as links first.")
    background: SourceIds = Field((), description="Ids of those among the sources that are older than the act and tell what led to it.")
    not_known: tuple[Sentences, ...] = Field((), description="What is not known, not settled or not shown independently.")
    note: Sentences | None = Field(None, description="A note among editors; not shown on the event's page.")
    changed: tuple[Change, ...] = Field((), description="What was corrected after publication.")
    persons: Annotated[tuple[Id, ...], IdOf("persons")] = Field((), description="Ids of the persons who act in it, or whose case it is.")

    @property
    def dated(self) -> str:
        """The date for a reader, which says where it is only that of a report."""
        return dated(self.date, self.basis)

    @property
    def disputed(self) -> bool:
        """Whether accounts of the event differ."""
        return bool(self.accounts)

    @property
    def settled(self) -> bool:
        """Whether no accounts of the event differ and pages support it well: what is not settled is a hollow mark in figures."""
        return not self.disputed and self.confidence == "high"


class Phase(Record):
    """A named part of the period, drawn as a band behind timelines: a division made by the editors."""

    name: Text = Field(description="Name of the phase.")
    short: Short | None = Field(None, description="A shorter name for figures in which the phase is too short for its name.")
    date: Span = Field(description="Its span.")
