"""Editions of the dataset: what each changed, what was corrected, and what is left out."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from explainer.record.fields import Date, Id, Sentences, Text, Title
from explainer.record.records import Part, Record


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
    look_every: int = Field(ge=1, description="Days after which editors look again for what came next, where a record is open.")

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        if self.released.text[:7] != self.edition:
            raise ValueError(f"an edition is released in its month: {self.released.text!r}")
        if self.as_of.last and self.as_of.last > self.released.first:
            raise ValueError(f"as_of must not come after released: {self.as_of.text!r}")
        return self
