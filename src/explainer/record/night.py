"""A night in scenes: what each account says of it, and what a map shows of that."""

from typing import Annotated

from pydantic import Field

from explainer.record.fields import Id, IdOf, Sentences, Sources, Text, Title
from explainer.record.places import Place
from explainer.record.records import Part, Record
from explainer.record.vocabulary import CountryOutline, FeatureKind


class Feature(Part):
    """Something that a map shows because an account names it."""

    kind: FeatureKind = Field(
        description="place: a place; strike: a place that was struck; loss: where an aircraft was lost; line: a line of telephone between two places; "
        "country: the whole of a country; unplaced: words on the map in a broken frame, whose position no page gives."
    )
    label: Text | None = Field(None, description="Words beside it, as short as may be.")
    at: Place | None = Field(None, description="Where it is; of what is unplaced, about where its words stand on the map.")
    to: Place | None = Field(None, description="The other end of a line.")
    country: CountryOutline | None = Field(None, description="The name of the country, as in the outlines of the map.")


class Telling(Part):
    """What one account says of a scene."""

    by: Text = Field(description="Who says so, in words.")
    when: Text | None = Field(None, description="When it was by this account: a time, or a span.")
    says: Sentences = Field(description="What it says, in a sentence or two.")
    sources: Sources = Field(description="Ids of the sources.")
    shows: tuple[Feature, ...] = Field((), description="What the map shows of it; a telling without a map stands in words.")


class Scene(Record):
    """One of the scenes into which the night of an event is told. Where two accounts part, it has a map of each; what no map can show stands in words."""

    event: Annotated[Id, IdOf("events")] = Field(description="Id of the event.")
    order: int = Field(ge=1, description="Its place among the scenes of the event, from 1.")
    title: Title = Field(description="What the scene is about.")
    says: Annotated[tuple[Telling, ...], Field(min_length=1, max_length=4)] = Field(description="The accounts. Their order is no ranking.")
