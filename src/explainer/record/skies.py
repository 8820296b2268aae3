"""What stood where on a few dates, as small maps draw it: bases, batteries, posts and troops, and whether the line was stated to be in use."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from explainer.record.fields import Date, Id, IdOf, Sentences, Short, Sources, Text
from explainer.record.places import Place
from explainer.record.records import Part, RereadRecord
from explainer.record.vocabulary import SiteChange, SiteKind, SiteKnown


class SkySite(Part):
    """Something that stood at a place, or had left it."""

    kind: SiteKind = Field(description="base, battery (of air defence), posts (of military police) or troops.")
    label: Short = Field(description="A few words for the map.")
    place: Place = Field(description="Where, approximately.")
    change: SiteChange = Field(description="new, same, changed or left, against the date before; on the first date, new is what came that year.")
    known: SiteKnown = Field(
        description="stated: a party says so, or pages agree; reported: reports or images alone; not-known: no page of the time says."
    )
    by: Text = Field(description="Who says so, or what is missing.")
    says: Sentences = Field(description="What is said of it, in a sentence.")
    event: Annotated[Id | None, IdOf("events")] = Field(None, description="Id of the event that covers it.")
    fact: Annotated[Id | None, IdOf("facts")] = Field(None, description="Id of the fact that covers it, where no event does.")
    sources: Sources = Field(description="Ids of the sources.")

    @model_validator(mode="after")
    def _leads_to_one_record(self) -> Self:  # the mark of a site is one link; a statement or a step may have its evidence in both
        if (self.event is None) == (self.fact is None):
            raise ValueError("a site names an event or a fact")
        return self


class LineThen(Part):
    """Whether somebody stated that the line was in use."""

    stated: bool = Field(description="True where a party stated it; false where no page of the time says how the line worked.")
    by: Text = Field(description="Who stated it, or what is missing.")
    event: Annotated[Id | None, IdOf("events")] = Field(None, description="Id of the event that covers it.")
    fact: Annotated[Id | None, IdOf("facts")] = Field(None, description="Id of the fact that covers it, where no event does.")
    sources: Sources = Field(description="Ids of the sources.")

    @model_validator(mode="after")
    def _leads_to_one_record(self) -> Self:
        if (self.event is None) == (self.fact is None):
            raise ValueError("a line names an event or a fact")
        return self


class Sky(RereadRecord):
    """What stood where on a date."""

    date: Date = Field(description="The date.")
    says: Sentences = Field(description="What changed, in a sentence or two below the map.")
    line: LineThen = Field(description="The line between Hmeimim and an Israeli Air Force command post.")
    sites: Annotated[tuple[SkySite, ...], Field(min_length=1)] = Field(description="What stood where; marks are drawn in this order.")
    ranges: Annotated[tuple[Id, ...], IdOf("reaches")] = Field((), description="Ids of the ranges that were claimed of what stood there.")

    @property
    def title(self) -> str:
        """The date in words."""
        return f"The sky on {self.date}"

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources of the date, each once."""
        return tuple(dict.fromkeys([*self.line.sources, *(id_ for site in self.sites for id_ in site.sources)]))
