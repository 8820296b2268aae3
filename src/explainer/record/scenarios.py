"""Records of what may come: the method, drivers, uncertainties, scenarios and signposts, and what became of past predictions."""

import re
from typing import Annotated, Literal
from unicodedata import normalize

from pydantic import Field, StringConstraints

from explainer.record.fields import Date, Id, IdOf, Readable, Sentences, SourceIds, Sources, Span, Text
from explainer.record.records import FollowedRecord, Look, Part, Record
from explainer.record.vocabulary import AxisEnd, Rank, ViewStance


class Frame(Record):
    """How the scenarios were made: the question, the horizon and the method."""

    id: Literal["frame"] = Field(description="Always `frame`: there is one.")
    question: Sentences = Field(description="The focal question.")
    horizon: Span = Field(description="The years that the scenarios cover.")
    built_on: Sentences = Field(description="On what they rest, and up to when.")
    method: Sentences = Field(description="The method, in a few sentences.")
    steps: tuple[Text, ...] = Field(description="The steps of the method, in order.")
    caveat: Sentences | None = Field(None, description="What must be known of the method's sources.")
    teaching_note: Sentences = Field(description="How to read signposts and predictions together.")
    sources: Sources = Field(description="Ids of the sources of the method.")


class Driver(Record):
    """Something that drives change."""

    name: Text = Field(description="Name of the driver.")
    why: Sentences = Field(description="Why it matters.")
    importance: Rank = Field(description="Rank by importance: a judgement of the editors.")
    uncertainty: Rank = Field(description="Rank by uncertainty: a judgement of the editors.")
    sources: Sources = Field(description="Ids of the sources.")


class Uncertainty(Record):
    """One axis of the scenarios."""

    name: Text = Field(description="Name of the axis.")
    low: Sentences = Field(description="What its low end means.")
    high: Sentences = Field(description="What its high end means.")
    drivers: Annotated[tuple[Id, ...], IdOf("drivers")] = Field(description="Ids of the drivers behind it.")
    sources: Sources = Field(description="Ids of the sources.")


class Implications(Part):
    """What a scenario would mean for the three subjects of the site."""

    deconfliction: Sentences = Field(description="For the line.")
    intelligence: Sentences = Field(description="For intelligence contacts.")
    arms: Sentences = Field(description="For arms.")


class View(Part):
    """An analyst's published argument for or against a scenario."""

    stance: ViewStance = Field(description="Whether it speaks for the scenario.")
    who: Text = Field(description="Who holds the view, and where it was published.")
    date: Span = Field(description="When it was published.")
    argument: Sentences = Field(description="The argument, in the project's own words.")
    sources: Sources = Field(description="Ids of the sources.")


class Scenario(Record):
    """A storyline of how the relationship may be arranged. It carries no probability, because no source gives one."""

    number: int = Field(ge=1, description="Its number in the chapter.")
    name: Text = Field(description="Name of the scenario.")
    foothold: AxisEnd = Field(description="Its place on the axis of the Russian foothold.")
    choice_on_iran: AxisEnd = Field(description="Its place on the axis of the Russian choice on Iran.")
    in_short: Sentences = Field(description="The story in one plain sentence, for a figure.")
    storyline: Sentences = Field(description="The story.")
    assumptions: tuple[Sentences, ...] = Field(description="What it takes for granted.")
    implications: Implications = Field(description="What it would mean.")
    signposts: Annotated[tuple[Id, ...], IdOf("signposts")] = Field(description="Ids of the signposts that speak to it.")
    analysts: tuple[View, ...] = Field(description="Published views for and against. The order is no ranking.")

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of all views, each once."""
        return tuple(dict.fromkeys(id_ for view in self.analysts for id_ in view.sources))


class Direction(Part):
    """What one reading of a signpost points to."""

    reading: Text = Field(description="The reading, in a word or two.")
    scenarios: Annotated[tuple[Id, ...], IdOf("scenarios")] = Field(description="Ids of the scenarios to which it points.")
    also: Annotated[tuple[Id, ...], IdOf("scenarios")] = Field((), description="Ids of the scenarios to which it points less clearly.")
    note: Text | None = Field(None, description="What must be added.")

    @property
    def slug(self) -> str:
        """The reading as it stands in an address: `notice-to-leave-or-lapse`."""
        plain = normalize("NFKD", self.reading).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


class Reading(Part):
    """How a signpost stood on a date."""

    text: Sentences = Field(description="How it stood.")
    brief: Annotated[str, StringConstraints(min_length=1, max_length=44, strip_whitespace=True), Readable] = Field(
        description="The same in at most 44 characters, for a figure."
    )
    date: Date = Field(description="The date of the reading.")
    matches: Text | None = Field(
        None,
        description="The reading among the directions that it matches, where it matches one clearly: a judgement of the editors. "
        "Left out where the last reading is mixed, disputed or unsettled.",
    )
    sources: Sources = Field(description="Ids of the sources.")


class EarlierReading(Part):
    """How a signpost stood before its last reading."""

    brief: Annotated[str, StringConstraints(min_length=1, max_length=44, strip_whitespace=True), Readable] = Field(
        description="How it stood, in at most 44 characters."
    )
    date: Date = Field(description="The date of the reading.")
    sources: Sources = Field(description="Ids of the sources.")


class Signpost(FollowedRecord):
    """An observable, dated sign that tells scenarios apart."""

    name: Text = Field(description="Short name.")
    description: Text = Field(description="What is observed.")
    directions: tuple[Direction, ...] = Field(description="What each reading points to.")
    how_observed: Sentences = Field(description="Where to look.")
    reading: Reading = Field(description="The last reading found.")
    earlier: tuple[EarlierReading, ...] = Field((), description="Readings before it that are on record, the oldest first.")
    looked: Look | None = Field(None, description="The last search for a newer reading.")

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of all readings, each once."""
        return tuple(dict.fromkeys([*self.reading.sources, *(id_ for each in self.earlier for id_ in each.sources)]))


class Half(Part):
    """One part of a prediction that can come true or fail without the others."""

    claim: Sentences = Field(description="What was predicted.")
    outcome: Sentences = Field(description="What followed, or that it was not put to the test.")
    verdict: Text = Field(description="How well it fared: a judgement of the editors.")
    sources: Sources = Field(description="Ids of the sources of what followed.")


class Prediction(FollowedRecord):
    """A past prediction and what became of it."""

    by: Text = Field(description="Who made it.")
    date: Span = Field(description="When it was made.")
    claim: Sentences = Field(description="What was predicted.")
    outcome: Sentences = Field(description="What followed.")
    outcome_sources: SourceIds = Field((), description="Ids of those among the sources that state what followed.")
    verdict: Text = Field(description="How well it fared, of every half where it has two: a judgement of the editors.")
    halves: Annotated[tuple[Half, ...], Field(min_length=2)] = Field((), description="Its parts, where one can come true without the other.")
    looked: Look | None = Field(None, description="The last search for what followed, where that is not settled.")
    lesson: Sentences | None = Field(None, description="What it teaches.")
    caveat: Sentences | None = Field(None, description="What must be known of it.")
    sources: Sources = Field(description="Ids of the sources.")
    settled: bool = Field(description="Whether nothing that may still come can change the verdict.")

    @property
    def is_open(self) -> bool:
        """Whether what may still come can change the verdict."""
        return not self.settled
