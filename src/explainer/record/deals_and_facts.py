"""Records of what was agreed, counted and said: deals, series of numbers, standing facts, terms and open questions."""

from typing import Annotated, Self

from pydantic import Field, PositiveInt, model_validator

from explainer.record.dates import dated
from explainer.record.fields import Date, Id, IdOf, Number, Sentences, Short, SourceIds, Sources, Span, Text, Title
from explainer.record.places import Place
from explainer.record.records import FollowedRecord, Look, NumberedPart, RereadRecord
from explainer.record.vocabulary import OPEN_DEAL_STATUSES, Confidence, DateBasis, DealStatus, ReachKind, SeriesShape, StageKind, Theme


class Stage(NumberedPart):
    """One dated step of a deal."""

    date: Span = Field(description="Day, month or year of the step, or a span.")
    basis: DateBasis = Field("act", description="act: the day of the step itself; report: the day on which it was told, the step being older.")
    stage: StageKind = Field(description="What sort of step it was.")
    says: Sentences = Field(description="What happened, or was said, in one sentence.")
    by: Text | None = Field(None, description="Who says so, where the step rests on one party's statement or on a press report.")
    event: Annotated[Id | None, IdOf("events")] = Field(None, description="Id of the event that covers the step.")
    sources: Sources = Field(description="Ids of the sources.")
    background: SourceIds = Field(
        (), description="Ids of those among the sources that are older than the step: what led to it, or speaks against it."
    )

    @property
    def dated(self) -> str:
        """The date for a reader, which says where it is only that of a report."""
        return dated(self.date, self.basis)


class Deal(FollowedRecord):
    """An arms deal, made, refused or only reported, as dated stages."""

    title: Title = Field(description="What for whom, at most 80 characters.")
    summary: Sentences = Field(description="What it was and how it ended, in one to three sentences.")
    item: Text = Field(description="What was to be supplied.")
    supplier: Annotated[Id, IdOf("actors")] = Field(description="Id of the supplying side.")
    recipient: Annotated[Id, IdOf("actors")] = Field(description="Id of the receiving side.")
    others: Annotated[tuple[Id, ...], IdOf("actors")] = Field((), description="Ids of others who had a stated say in it. The order implies nothing.")
    value: Text | None = Field(None, description="Value, with the one who states it.")
    value_sources: SourceIds = Field((), description="Ids of the sources of the value.")
    status: DealStatus = Field(description="How it stood when the record was closed.")
    status_note: Sentences | None = Field(None, description="What must be known of the status, with its date.")
    looked: Look | None = Field(None, description="The last search for what came next, where the deal is open.")
    confidence: Confidence = Field(description="How well the record is supported: high, medium or low.")
    confidence_note: Sentences | None = Field(None, description="Why confidence is not high.")
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)] = Field(description="The steps, by date.")
    numbers_retired: tuple[PositiveInt, ...] = Field((), description="Numbers of stages that were taken out; their addresses lead to the deal.")

    @model_validator(mode="after")
    def _value_has_a_source(self) -> Self:
        if bool(self.value) != bool(self.value_sources):
            raise ValueError("value and value_sources are given together or not at all")
        return self

    @property
    def is_open(self) -> bool:
        """Whether something can still come of the deal."""
        return self.status in OPEN_DEAL_STATUSES

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources of the deal, each once, in the order of its stages."""
        return tuple(dict.fromkeys([id_ for stage in self.stages for id_ in stage.sources] + list(self.value_sources)))


class Value(NumberedPart):
    """One number of a series, or the words in which it was given where these are not one number."""

    period: Span = Field(description="Day, month, year or span for which the number is given, or on which it was stated.")
    value: Number | None = Field(None, description="The number.")
    of: Number | None = Field(None, description="The whole of which the number is a part.")
    low: Number | None = Field(None, description="Lower end, where a range was given.")
    high: Number | None = Field(None, description="Upper end, where a range was given.")
    at_least: bool = Field(default=False, description="True where the words were `more than` the number.")
    reckoned: bool = Field(
        default=False,
        description="True where `value` and `of` are the least that the words of `says` amount to: figures draw them, and no text gives them.",
    )
    as_fact: bool = Field(default=False, description="True where the speaker said what was so, and not what was asked, offered or agreed.")
    says: Text | None = Field(None, description="The number in words, where it was not given as one number.")
    unit: Text | None = Field(None, description="The number's own unit, where it differs from that of the series.")
    by: Text | None = Field(None, description="Who stated it, where that differs from value to value.")
    events: Annotated[tuple[Id, ...], IdOf("events")] = Field((), description="Ids of the events that were counted.")
    sources: SourceIds = Field((), description="Ids of the sources, where they differ from value to value.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high are given together or not at all")
        if self.low is not None and self.high is not None and self.high <= self.low:
            raise ValueError("high must be more than low")
        if self.at_least and self.value is None:
            raise ValueError("at_least needs a value")
        if self.reckoned and not (self.at_least and self.says):
            raise ValueError("reckoned needs at_least and says")
        if self.value is not None and self.of is not None and self.value > self.of:
            raise ValueError("value must not be more than the whole of which it is a part")
        if self.value is None and self.low is None and self.says is None:
            raise ValueError("value, low and high, or says is missing")
        return self


class Series(RereadRecord):
    """Stated numbers with their unit, method and caveats."""

    title: Title = Field(description="What is counted, at most 80 characters.")
    theme: Theme = Field(description="The part of the subject to which it belongs.")
    shape: SeriesShape = Field(description="yearly, periods (spans of more than a year) or points (single days or statements).")
    unit: Text = Field(description="Unit of the values.")
    exporter: Annotated[Id | None, IdOf("actors")] = Field(None, description="Id of the exporting state, in a series on trade in arms.")
    importer: Annotated[Id | None, IdOf("actors")] = Field(None, description="Id of the importing state, in a series on trade in arms.")
    joinable: bool = Field(description="Whether the values may be joined by a line or added up.")
    values: Annotated[tuple[Value, ...], Field(min_length=1)] = Field(description="The numbers, by period.")
    method: Sentences = Field(description="How the numbers came about.")
    caveats: Sentences = Field(description="What must be known before they are used.")
    sources: Sources = Field(description="Ids of the sources.")
    numbers_retired: tuple[PositiveInt, ...] = Field((), description="Numbers of values that were taken out; their addresses lead to the series.")
    covered_to: int | None = Field(None, description="The last year that the source covers, where it lists nothing after the last value.")

    @model_validator(mode="after")
    def _ends_before_its_source(self) -> Self:
        if self.covered_to and (self.shape != "yearly" or self.covered_to <= self.values[-1].period.first.year):
            raise ValueError(f"covered_to must be a year after that of the last value: '{self.covered_to}'")
        return self

    @property
    def on_scale(self) -> bool:
        """Whether its statements stand on one scale, though they may not be joined: all in its unit, and some of them ranges."""
        return not self.joinable and any(value.low is not None for value in self.values) and not any(value.unit for value in self.values)


class Fact(RereadRecord):
    """A standing fact: something that holds on a date and is no act."""

    statement: Sentences = Field(description="The fact, in one or more sentences.")
    as_of: Span = Field(description="The date for which it holds.")
    theme: Theme = Field(description="The part of the subject to which it belongs.")
    confidence: Confidence = Field(description="How well the record is supported: high, medium or low.")
    caveat: Sentences | None = Field(None, description="What must be known before it is used.")
    sources: Sources = Field(description="Ids of the sources.")


class Term(RereadRecord):
    """An entry of the glossary."""

    term: Text = Field(description="The term as it stands in a sentence.")
    forms: tuple[Text, ...] = Field((), description="Other spellings, abbreviations and inflections.")
    definition: Sentences = Field(description="What it means here, in one or two sentences.")
    own: bool = Field(default=False, description="True where the term is this project's own and needs no source.")
    marked: bool = Field(
        default=True,
        description="False for a word that every reader knows, or that has another meaning as well: chapters do not mark its first use then.",
    )
    sources: SourceIds = Field((), description="Ids of the sources.")


class Reach(RereadRecord):
    """A distance on the ground: how far a system was said to reach, or how far apart two places lie."""

    title: Title = Field(description="What reaches how far, at most 80 characters.")
    label: Short = Field(description="A few words for the map.")
    kind: ReachKind = Field(description="range: a claimed reach around a place; distance: between two places.")
    from_: Place = Field(alias="from", description="The place from which it is measured.")
    to: Place | None = Field(None, description="The other place of a distance.")
    km: Number = Field(gt=0, description="Kilometres.")
    stroke: Short | None = Field(
        None, description="What a small map writes beside the stroke of a distance that stands for something, such as the line."
    )
    stroke_note: Text | None = Field(None, description="What that map adds below in grey: since when, or till when, the stroke is documented.")
    from_label: Short | None = Field(None, description="What a map writes at the place from which it is measured, where its name says too little.")
    at_least: bool = Field(default=False, description="True where the words were `more than`.")
    by: Text = Field(description="Who stated it, or how it was computed.")
    date: Span = Field(description="When it was stated, or computed.")
    caveat: Sentences = Field(description="What must be known before it is used.")
    sources: Sources = Field(description="Ids of the sources.")

    @model_validator(mode="after")
    def _ends_fit_the_kind(self) -> Self:
        if (self.kind == "distance") != (self.to is not None):
            raise ValueError("a distance has two places, a range has one")
        if self.stroke_note and not self.stroke:
            raise ValueError("stroke_note is drawn below a stroke")
        return self


class Question(FollowedRecord):
    """Something thought true or asked for, for which no public source was found. Never a statement."""

    question: Sentences = Field(description="What is not known, worded as a question.")
    found: Sentences = Field(description="What was found instead.")
    looked: Look | None = Field(None, description="The last search for an answer.")
    answered: Date | None = Field(None, description="Day on which an answer was entered in the record; the question is open before.")
    events: Annotated[tuple[Id, ...], IdOf("events")] = Field((), description="Ids of the events that it concerns.")
    facts: Annotated[tuple[Id, ...], IdOf("facts")] = Field((), description="Ids of the facts that it concerns.")

    @property
    def is_open(self) -> bool:
        """Whether no answer was entered."""
        return self.answered is None
