"""The pages that were read for the record, the outlets that publish them, and the spellings under which readers look for names."""

import re
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from explainer.record.fields import Date, Sentences, Text, WebAddress
from explainer.record.records import Part, Record
from explainer.record.vocabulary import CountryBasis, SourceType

NOT_LINKED = "not shown as a link"  # the words that the note of such a page ends with


class Author(Part):
    """Somebody who signs a page: a person, or a body."""

    given: Text | None = Field(None, description="Given names of a person, as the page shows them.")
    family: Text | None = Field(None, description="Family name of a person.")
    body: Text | None = Field(None, description="Name of a body that signs as such.")

    @model_validator(mode="after")
    def _is_a_person_or_a_body(self) -> Self:
        if bool(self.family) == bool(self.body) or (self.body and self.given):
            raise ValueError("an author is a person with a family name, or a body")
        return self

    @property
    def name(self) -> str:
        """The name as one says it."""
        return self.body or " ".join(filter(None, (self.given, self.family)))

    @property
    def sorted_name(self) -> str:
        """The name with the family name first, as lists of references sort it."""
        return self.body or ", ".join(filter(None, (self.family, self.given)))


class Source(Record):
    """One page that supports a record."""

    title: Text = Field(description="The page's own title; wholly in square brackets where it is a description.")
    publisher: Text = Field(description="The outlet that hosts the page.")
    authors: tuple[Author, ...] = Field((), description="Authors as shown on the page, in its order.")
    date: Date | None = Field(None, description="Date of publication, as exact as shown.")
    url: WebAddress = Field(description="Address of the page as it was seen.")
    lang: Annotated[str, StringConstraints(pattern="^[a-z]{2}$")] = Field(description="Language, two letters (ISO 639-1).")
    type: SourceType = Field(description="What sort of page it is. State media support what a party said, not that it is so.")
    supports: Sentences = Field(description="What the page supports.")
    link: bool = Field(
        default=True,
        description="False for pages that are cited but never shown as a link, such as machine-made copies; the note then says `not shown as a link`.",
    )
    mirror_of: Text | None = Field(None, description="The outlet whose story the page copies.")
    relays: Text | None = Field(None, description="The outlet whose report the page tells again in words of its own; not given where it copies.")
    note: Sentences | None = Field(
        None, description="A note among editors. Of a page that is not linked its first clause says why, and readers see that clause."
    )

    @model_validator(mode="after")
    def _copies_or_relays(self) -> Self:
        if self.mirror_of and self.relays:
            raise ValueError("a page copies a story or relays it: mirror_of and relays are not given together")
        return self

    @property
    def author(self) -> str:
        """The names of the authors, with commas between them; empty where the page is not signed."""
        return ", ".join(author.name for author in self.authors)

    @property
    def described(self) -> bool:
        """Whether the title is a description by the editors."""
        return self.title.startswith("[") and self.title.endswith("]")

    @property
    def words(self) -> str:
        """The title without the brackets of a description."""
        return self.title[1:-1] if self.described else self.title

    @property
    def why_not_linked(self) -> str:
        """The first clause of the note of a page that is not linked, for the middle of a sentence; empty where the note gives no reason."""
        first = "" if self.link else re.split(rf"[;.]|,? *{NOT_LINKED}", self.note or "", maxsplit=1, flags=re.IGNORECASE)[0]
        return first[:1].lower() + first[1:]

    @property
    def first_told_by(self) -> str | None:
        """The outlet that readers should hear of first: the page copies its story or tells it again."""
        return self.mirror_of or self.relays

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
    basis: CountryBasis = Field(
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
    ru: tuple[Text, ...] = Field((), description="Forms in Russian.")
    he: tuple[Text, ...] = Field((), description="Forms in Hebrew.")
    ar: tuple[Text, ...] = Field((), description="Forms in Arabic.")
