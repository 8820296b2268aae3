"""What is often said of the subject, with a verdict on each and the evidence for it."""

from typing import Annotated

from pydantic import Field

from explainer.record.fields import Id, IdOf, Sentences, Sources, Text
from explainer.record.records import Part, RereadRecord
from explainer.record.vocabulary import ClaimVerdict, Theme


class Saying(Part):
    """Somebody who says what is claimed."""

    by: Text = Field(description="Who says so, in words.")
    sources: Sources = Field(description="Ids of the sources in which it is said.")


class Claim(RereadRecord):
    """A sentence that is often said, checked against the record."""

    claim: Sentences = Field(description="The sentence, as it is often said.")
    verdict: ClaimVerdict = Field(
        description="so: the record shows it; partly: it shows a part of the sentence as it is written; not-so: it shows otherwise; "
        "not-shown: no source was found that settles it. A judgement of the editors."
    )
    answer: Sentences = Field(description="What the record shows, in one sentence.")
    why: Sentences = Field(description="On what the verdict rests, in one to three sentences, with the hedges of the sources.")
    theme: Theme = Field(description="The part of the subject to which it belongs.")
    events: Annotated[tuple[Id, ...], IdOf("events")] = Field((), description="Ids of the events that speak to it.")
    facts: Annotated[tuple[Id, ...], IdOf("facts")] = Field((), description="Ids of the facts that speak to it.")
    deals: Annotated[tuple[Id, ...], IdOf("deals")] = Field((), description="Ids of the deals that speak to it.")
    sources: Sources = Field(description="Ids of the sources that are the evidence.")
    said_by: tuple[Saying, ...] = Field((), description="Who says so, where the record names somebody.")
