"""The line through time: periods by what is documented of the contact, and what was done and said in each."""

from typing import Annotated

from pydantic import Field

from explainer.record.fields import ActorId, Id, IdOf, Sentences, Short, Sources, Span, Text
from explainer.record.records import Part, RereadRecord
from explainer.record.vocabulary import LineState


class Entry(Part):
    """An act that the line met, or a word that was said of it."""

    date: Span = Field(description="Day or month on which it was done or said.")
    title: Short = Field(description="A few words for the picture, at most 26 characters.")
    says: Sentences = Field(description="What was done or said, in one sentence with its holder and its hedge.")
    by: Text | None = Field(None, description="Who said it, in words; left out where it is an act.")
    actor: ActorId = Field(
        None, description="The side whose word it is, as the id of a state or of one of its bodies; left out where it is of neither side."
    )
    reported: bool = Field(default=False, description="True where a report gives the word of a source that it does not name.")
    event: Annotated[Id, IdOf("events")] = Field(description="Id of the event that tells of it.")
    quiet: bool = Field(default=False, description="True where the picture shows it as a mark without words.")
    sources: Sources = Field(description="Ids of the sources.")
    against: bool = Field(
        default=False, description="True where a side speaks against the state of an affirmed period: the stroke has a notch there, on that side."
    )


class Period(RereadRecord):
    """A period of the line, by what is documented of the contact in it."""

    date: Span = Field(description="Its first and last day; the last period has no end.")
    state: LineState = Field(
        description="affirmed: both sides said that there was contact; differing: their accounts of it part; "
        "undocumented: no page found says how the line worked. A judgement of the editors."
    )
    title: Text = Field(description="What the period was, in a few words.")
    says: Sentences = Field(description="What is documented of it, with holders and hedges.")
    event: Annotated[Id, IdOf("events")] = Field(description="Id of the event with which it begins.")
    sources: Sources = Field(description="Ids of the sources.")
    entries: Annotated[tuple[Entry, ...], Field(min_length=1)] = Field(description="What was done and said in it, by date.")
    question: Annotated[Id | None, IdOf("questions")] = Field(None, description="Id of the question that is open, where the period has no end.")
