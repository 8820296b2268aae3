"""How the channel works: the steps of a notice, the layers of contact, and what each side said of how far it goes."""

from typing import Annotated, Self

from pydantic import Field, PositiveInt, model_validator

from explainer.record.fields import Id, IdOf, Sentences, Short, SourceIds, Sources, Span, Text
from explainer.record.records import Part, RereadRecord
from explainer.record.vocabulary import ContactKind, Lane, Rung, Side, Stance, StepStatus

EventId = Annotated[Id | None, IdOf("events")]
FactId = Annotated[Id | None, IdOf("facts")]


class Step(RereadRecord):
    """A step of a notice, from the plan of a strike to the protest against it."""

    lane: Lane = Field(description="Where it takes place.")
    order: PositiveInt = Field(description="Its place in the order, which is the editors' own.")
    after: Annotated[Id | None, IdOf("steps")] = Field(None, description="Id of the step from which it follows, where that is not the one before it.")
    title: Short = Field(description="The step in a few words.")
    says: Sentences = Field(description="What was said of it, by whom; or what is not published.")
    status: StepStatus = Field(
        description="stated: a named party or person said so; reported: a press report says so; not-published: no page found tells."
    )
    by: Short | None = Field(None, description="Who says so, in a few words.")
    date: Span | None = Field(None, description="When it was said.")
    event: EventId = Field(None, description="Id of the event that holds the evidence.")
    fact: FactId = Field(None, description="Id of the fact that holds the evidence, where no event does.")
    question: Annotated[Id | None, IdOf("questions")] = Field(None, description="Id of the open question, where nothing is published.")
    sources: SourceIds = Field((), description="Ids of the sources that say so.")

    @model_validator(mode="after")
    def _is_stated_by_somebody(self) -> Self:
        if self.status == "not-published":
            if self.by or self.date or self.sources:
                raise ValueError("a step that is not published has no speaker, no date and no sources")
        elif not self.by or not self.date:
            raise ValueError(f"a step that is {self.status} needs `by` and `date`")
        elif not self.sources:
            raise ValueError(f"a step that is {self.status} needs sources")
        if not (self.event or self.fact or self.question):
            raise ValueError("a step leads to an event, a fact or a question")
        return self


class Contact(Part):
    """A contact of a layer that the record holds."""

    event: Annotated[Id, IdOf("events")] = Field(description="Id of the event.")
    how: ContactKind = Field(description="meeting: in person; call: by telephone; use: a use of the line.")
    reported: bool = Field(default=False, description="True where it was only announced or reported.")


class Layer(RereadRecord):
    """A layer of the arrangement, with the contacts that the record holds."""

    name: Short = Field(description="Who is in contact.")
    rhythm: Short = Field(description="How often, in a few words.")
    says: Sentences = Field(description="What is known of the layer, by whom.")
    by: Short = Field(description="Who says how often.")
    beside: Text | None = Field(None, description="What a party said of contacts that are not on record, in a few words.")
    event: EventId = Field(None, description="Id of the event that holds the evidence.")
    fact: FactId = Field(None, description="Id of the fact that holds the evidence, where no event does.")
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)] = Field(description="The contacts.")
    sources: Sources = Field(description="Ids of the sources.")

    @model_validator(mode="after")
    def _leads_to_evidence(self) -> Self:
        if not (self.event or self.fact):
            raise ValueError("a layer leads to an event or a fact")
        return self


class Statement(RereadRecord):
    """What somebody of one side said of how far the arrangement goes."""

    rung: Rung = Field(description="The rung of the ladder on which the words bear.")
    side: Side = Field(description="The side that speaks, or whose wish is reported.")
    stance: Stance = Field(description="holds: it goes as far as this; partly: not always, or not in full; denies: it does not; asks: it should.")
    by: Text = Field(description="Who says so, in a few words.")
    reported: bool = Field(default=False, description="True where a press report says so, and no named speaker of the side.")
    date: Span = Field(description="When it was said, or reported.")
    says: Sentences = Field(description="What was said, in one sentence.")
    event: EventId = Field(None, description="Id of the event that holds the evidence.")
    fact: FactId = Field(None, description="Id of the fact that holds the evidence, where no event does.")
    sources: Sources = Field(description="Ids of the sources.")

    @model_validator(mode="after")
    def _leads_to_evidence(self) -> Self:
        if not (self.event or self.fact):
            raise ValueError("a statement leads to an event or a fact")
        return self
