"""The persons who act in events, and the offices that they held."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from explainer.record.dates import check_order
from explainer.record.fields import ActorId, Date, Id, IdOf, Sentences, SourceIds, Sources, Span, Text
from explainer.record.records import Part, RereadRecord


class Office(Part):
    """An office of a person, and the time for which the record knows it."""

    office: Text = Field(description="The office, in words.")
    actor: ActorId = Field(None, description="Id of the body, force or state in which it is held, where that is an actor.")
    valid_from: Date | None = Field(None, description="Start, where a page states it.")
    valid_to: Date | None = Field(None, description="End, where a page states it.")
    shown: Span | None = Field(
        None,
        description="First and last day on which the record shows the person in the office; given where a start or an end is not known. "
        "The person may have held it before and after.",
    )
    sources: Sources = Field(description="Ids of the sources.")

    @model_validator(mode="after")
    def _times_fit_together(self) -> Self:
        check_order(self)
        if (self.shown is None) == (self.valid_from is None or self.valid_to is None):
            raise ValueError("shown is given where a start or an end is not known, and only there")
        too_early = self.shown and self.valid_from and self.shown.first < self.valid_from.first
        too_late = self.shown and self.valid_to and self.shown.latest > self.valid_to.latest
        if too_early or too_late:
            raise ValueError("shown lies outside the time of the office")
        return self


class Person(RereadRecord):
    """Somebody who acts in events, or whose case they are."""

    name: Text = Field(description="Name as the record writes it; the family name alone where no page that was read gives more.")
    also_known_as: tuple[Text, ...] = Field((), description="Other spellings, for search.")
    side: Annotated[Id, IdOf("actors")] = Field(description="Id of the state or the armed group to which the person belongs.")
    one_line: Sentences = Field(description="Why the person is in this record, in one line.")
    offices: tuple[Office, ...] = Field((), description="The offices, the earliest first.")
    sources: SourceIds = Field((), description="Ids of the sources of what the line says of a person without an office.")
    note: Sentences | None = Field(None, description="A note among editors; not shown to readers.")

    @model_validator(mode="after")
    def _rests_on_sources(self) -> Self:
        if not self.offices and not self.sources:
            raise ValueError("a person without an office needs sources")
        return self
