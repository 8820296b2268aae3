"""The records that stand for what happened and on what it rests: events, actors, ties and sources."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator

from explainer.record.fields import ActorId, Actors, Address, Date, Id, Part, Readable, Record, Sentences, Short, Sources, Span, Text, Title, To
from explainer.record.vocabulary import ActorKind, Confidence, Importance, Kind, SourceType, Theme, TieType, Zone


class Place(Part):
    """Where an event took place."""

    name: Text = Field(description="Name of the place, as specific as the sources allow.")
    lat: float = Field(ge=-90, le=90, description="Degrees north, rounded to a hundredth, approximate.")
    lon: float = Field(ge=-180, le=180, description="Degrees east, rounded to a hundredth, approximate.")


class Moment(Part):
    """A moment in the night or day of an event, as one account gives it."""

    at: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = Field(description="The time on the clock, `21:39`.")
    act: Short = Field(description="What took place, in a few words; the same words in two accounts where they mean the same act.")
    reckoned: Sentences | None = Field(None, description="How the time was reckoned, where the account gives an interval and no time.")


class Agreed(Part):
    """Something on which the accounts of a disputed event agree."""

    says: Sentences = Field(description="What is agreed, in one sentence.")
    by: Annotated[tuple[Text, ...], Field(min_length=2)] = Field(description="Who agree, in the words that name their accounts.")
    sources: Sources = Field(description="Ids of the sources.")


class Account(Part):
    """One side's version of a disputed event."""

    by: Text = Field(description="Who holds this version, in words.")
    actor: ActorId = Field(None, description="The same as an actor's id, where there is one.")
    says: Sentences = Field(description="The version, in its holder's terms.")
    sources: Sources = Field(description="Sources of this version.")
    moments: tuple[Moment, ...] = Field((), description="The times that it gives, in their order.")
    clock: Text | None = Field(None, description="Whose time the moments are in, where there are any.")


class Change(Part):
    """A correction of a published record."""

    on: Date = Field(description="Day of the change.")
    what: Sentences = Field(description="What was changed.")
    why: Sentences = Field(description="Why it was changed.")


class Revision(Part):
    """One change between two editions."""

    what: Sentences = Field(description="What was added, changed or withdrawn.")
    why: Sentences = Field(description="Why.")
    records: tuple[Id, ...] = Field((), description="Ids of the records, where they can be named.")


class Event(Record):
    """A dated act."""

    date: Span = Field(description="Day, month or year of the act, or a span; its length is its precision.")
    title: Title = Field(description="What happened, at most 80 characters.")
    label: Short | None = Field(None, description="A few words for the event's mark in a figure.")
    summary: Sentences = Field(description="What is known, in one to three sentences.")
    kind: Kind = Field(description="What sort of act it was.")
    theme: Theme = Field(description="The part of the subject to which it belongs.")
    importance: Importance = Field(description="core: a short account needs it; expected: a good chapter has it; detail: the rest.")
    actors: Actors = Field(description="Ids of those who took part or are named. The order implies nothing.")
    place: Place | None = Field(None, description="Where it happened; left out where there is no one place.")
    accounts: tuple[Account, ...] = Field((), description="The versions of a disputed event, two or more. The order is no ranking.")
    agreed: tuple[Agreed, ...] = Field((), description="On what the accounts agree, where sources show it.")
    confidence: Confidence = Field(description="How well the record is supported: high, medium or low.")
    confidence_note: Sentences | None = Field(None, description="Why confidence is not high, or what exactly is high.")
    sources: Sources = Field(description="Ids of the sources, those that can be shown as links first.")
    not_known: tuple[Sentences, ...] = Field((), description="What is not known, not settled or not shown independently.")
    note: Sentences | None = Field(None, description="A note among editors; not shown on the event's page.")
    changed: tuple[Change, ...] = Field((), description="What was corrected after publication.")

    @property
    def disputed(self) -> bool:
        """Whether accounts of the event differ."""
        return bool(self.accounts)


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

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to.last and self.valid_to.last < self.valid_from.first:
            raise ValueError("valid_to must not come before valid_from")
        return self


class Relation(Record):
    """A dated tie between two actors."""

    from_: Annotated[Id, To("actors")] = Field(alias="from", description="One end of the tie; the acting end where `directed` is true.")
    to: Annotated[Id, To("actors")] = Field(description="The other end of the tie.")
    directed: bool = Field(description="Whether the tie runs from `from` to `to` only. If false, the order implies nothing.")
    type: TieType = Field(description="What sort of tie it is. None is called an alliance: no source shows a mutual-defence treaty.")
    valid_from: Date | None = Field(None, description="Start; left out where the tie is older than the period.")
    valid_to: Date | None = Field(None, description="End; left out where no end was found, which does not confirm that it still holds.")
    from_basis: Literal["act", "first-documented", "older"] = Field(description="What the start rests on.")
    to_basis: Literal["act", "last-documented", "open"] = Field(description="What the end rests on.")
    strength: int = Field(ge=1, le=3, description="1 thin, 2 regular, 3 central: a judgement of the editors.")
    strength_reason: Sentences = Field(description="Why that strength.")
    summary: Sentences = Field(description="What the tie consists of.")
    sources: Sources = Field(description="Ids of the sources.")
    note: Sentences | None = Field(None, description="A note among editors; not shown to readers.")

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to.last and self.valid_to.last < self.valid_from.first:
            raise ValueError("valid_to must not come before valid_from")
        if (self.valid_from is None) != (self.from_basis == "older"):
            raise ValueError(f"valid_from is given, unless its basis is `older`: {self.from_basis!r}")
        if (self.valid_to is None) != (self.to_basis == "open"):
            raise ValueError(f"valid_to is given, unless its basis is `open`: {self.to_basis!r}")
        return self


class Source(Record):
    """One page that supports a record."""

    title: Text = Field(description="The page's own title; wholly in square brackets where it is a description.")
    publisher: Text = Field(description="The outlet that hosts the page.")
    author: Text | None = Field(None, description="Author as shown on the page.")
    date: Date | None = Field(None, description="Date of publication, as exact as shown.")
    url: Address = Field(description="Address of the page as it was seen.")
    lang: Annotated[str, StringConstraints(pattern="^[a-z]{2}$")] = Field(description="Language, two letters (ISO 639-1).")
    type: SourceType = Field(description="What sort of page it is. State media support what a party said, not that it is so.")
    supports: Sentences = Field(description="What the page supports.")
    link: bool = Field(
        default=True,
        description="False for pages that are cited but never shown as a link, such as machine-made copies; the note then says `not shown as a link`.",
    )
    mirror_of: Text | None = Field(None, description="The outlet whose story the page copies.")
    note: Sentences | None = Field(None, description="A note among editors.")

    @property
    def described(self) -> bool:
        """Whether the title is a description by the editors."""
        return self.title.startswith("[") and self.title.endswith("]")

    @property
    def words(self) -> str:
        """The title without the brackets of a description."""
        return self.title[1:-1] if self.described else self.title

    @property
    def origin(self) -> str:
        """The outlet whose reporting this is: two copies of one agency story are one origin."""
        return self.mirror_of or self.publisher


class Outlet(Record):
    """A publisher of sources and the country in which it is based."""

    name: Text = Field(description="The publisher, exactly as its sources name it.")
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None = Field(
        None, description="Country, two capitals (ISO 3166-1): the seat of an outlet, for an embassy the state which it serves."
    )
    basis: Literal["domain", "name", "body", "page", "known", "international", "undetermined"] = Field(
        description="On what the country rests: the country's domain, the name, the seat of a public body or institute, a page that says so, or "
        "what is widely known; international or undetermined where none is given."
    )
    note: Sentences | None = Field(None, description="A note among editors.")

    @model_validator(mode="after")
    def _country_has_a_basis(self) -> Self:
        if bool(self.country) == (self.basis in ("international", "undetermined")):
            raise ValueError(f"a country is given, unless it is international or undetermined: {self.basis!r}")
        return self


class Spelling(Record):
    """A name with the other spellings under which readers look for it."""

    written: Text = Field(description="The name as this record writes it.")
    also: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="Other spellings.")


class Phase(Record):
    """A named part of the period, drawn as a band behind timelines: a division made by the editors."""

    name: Text = Field(description="Name of the phase.")
    date: Span = Field(description="Its span.")


class LeftOut(Record):
    """A record of the fact base that is not published, or an event that was withdrawn, and why."""

    table: Text = Field(description="The table to which it would belong.")
    reason: Sentences = Field(description="Why it is left out.")
    title: Title | None = Field(None, description="Title of an event that was published before: its page stays, with the reason.")
    withdrawn: Date | None = Field(None, description="The day on which it was withdrawn.")

    @model_validator(mode="after")
    def _withdrawn_has_a_title(self) -> Self:
        if bool(self.title) != bool(self.withdrawn):
            raise ValueError("title and withdrawn are given together or not at all")
        return self


class Release(Record):
    """An edition of the dataset and what it changed."""

    on: Date = Field(description="Day of publication.")
    changes: Annotated[tuple[Revision, ...], Field(min_length=1)] = Field(description="What was changed, in the order of the tables.")


class Edition(Part):
    """The edition of the dataset."""

    edition: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")] = Field(description="Year and month of the edition.")
    title: Text = Field(description="Name of the site and the dataset.")
    released: Date = Field(description="Day on which the edition was published.")
    as_of: Date = Field(description="The last day that the record reaches.")
    reach: Sentences = Field(description="How far the record reaches, in a sentence.")

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        if self.released.text[:7] != self.edition:
            raise ValueError(f"an edition is released in its month: {self.released.text!r}")
        if self.as_of.last and self.as_of.last > self.released.first:
            raise ValueError(f"as_of must not come after released: {self.as_of.text!r}")
        return self


def json_schema(model: type[BaseModel], *, many: bool) -> dict[str, Any]:
    """Give the JSON Schema of a file of `model` records (or of one record) for editors and validators."""
    schema = model.model_json_schema(by_alias=True)
    if not many:
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    definitions = schema.pop("$defs", {})
    name = model.__name__
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "array",
        "minItems": 1,
        "items": {"$ref": f"#/$defs/{name}"},
        "$defs": {**definitions, name: schema},
    }
