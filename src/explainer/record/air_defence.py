"""Whose missiles fired or stood ready over Syria, each case with those who say whose battery and whose crew it was."""

from typing import Annotated

from pydantic import Field

from explainer.record.fields import Id, IdOf, Sentences, Short, SourceIds, Sources, Span, Text
from explainer.record.records import Part, RereadRecord
from explainer.record.vocabulary import BatteryOwner, Crew, MissileAct, Standing


class Placement(Part):
    """Whose battery and whose crew it was, as somebody says."""

    battery: BatteryOwner = Field(description="syria: sold or handed over to Syria; russia: Russia's own; not-known: no page says, or pages differ.")
    crew: Crew = Field(description="syrian, russian, or not-known where no page says.")
    by: Text = Field(description="Who says so.")
    says: Sentences = Field(description="What is said of it, in a sentence for the picture.")
    sources: Sources = Field(description="Ids of the sources.")


class Missile(RereadRecord):
    """A case in which air defence made in Russia fired, or stood ready, over Syria."""

    label: Short = Field(description="The case in a few words, which follow its system.")
    system: Text = Field(description="The system, or that it was not named.")
    act: MissileAct = Field(description="fired, or stood: it was there, or its radar was on, and no page says that it fired.")
    standing: Standing = Field(description="agreed: no account differs; reported: one side or the press alone says so; disputed: accounts differ.")
    date: Span = Field(description="When it was.")
    event: Annotated[Id, IdOf("events")] = Field(description="Id of the event that covers it.")
    placements: Annotated[tuple[Placement, ...], Field(min_length=1)] = Field(description="Whose it was, by each that says so.")
    denial: Sentences | None = Field(None, description="Who denies it, in a sentence.")
    denial_sources: SourceIds = Field((), description="Ids of the sources of the denial.")

    @property
    def title(self) -> str:
        """The system, the case and its year."""
        first, last = self.date.first.year, self.date.latest.year
        return f"{self.system}: {self.label}, {first}" + (f" to {last}" if last > first else "")

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources of the case, each once."""
        return tuple(dict.fromkeys([id_ for placement in self.placements for id_ in placement.sources] + list(self.denial_sources)))
