"""Those who act: states, bodies, services, forces, companies and bases."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from explainer.record.dates import check_order
from explainer.record.fields import ActorId, Date, Readable, Sentences, Sources, Text
from explainer.record.records import Record
from explainer.record.vocabulary import ActorKind, Zone


class Actor(Record):
    """A state, body, service, force, company or base."""

    name: Text = Field(description="Full name.")
    short: Annotated[str, StringConstraints(min_length=1, max_length=18, strip_whitespace=True), Readable] = Field(
        description="Name in a figure, at most 18 characters."
    )
    also_known_as: tuple[Text, ...] = Field((), description="Other names and spellings, for search.")
    kind: ActorKind = Field(description="What sort of actor it is.")
    parent: ActorId = Field(None, description="The actor to which it belongs.")
    zone: Zone = Field(description="Where it stands in every diagram: israel, russia, ground (between them), outside or iran.")
    one_line: Sentences = Field(description="Who it is, in one line.")
    role_in_topic: Sentences = Field(description="Why it is in this record.")
    valid_from: Date | None = Field(None, description="First date of its existence, where that falls within the period.")
    valid_to: Date | None = Field(None, description="Last date of its existence, where that falls within the period.")
    sources: Sources = Field(description="Ids of the sources.")
    note: Sentences | None = Field(None, description="A note among editors; not shown on the actor's page.")
    country: Text | None = Field(None, description="The country that it governs, where the record has more than one government of it.")

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        check_order(self)
        return self
