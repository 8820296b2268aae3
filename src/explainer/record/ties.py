"""Dated ties between two actors, and on which days one certainly did not hold."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from explainer.record.dates import When, check_order
from explainer.record.fields import Date, Id, IdOf, Sentences, SourceIds, Sources, Text
from explainer.record.records import FollowedRecord, Look
from explainer.record.vocabulary import TIE_BASES, TieDoubt, TieEndBasis, TieStartBasis, TieType


class Relation(FollowedRecord):
    """A dated tie between two actors."""

    from_: Annotated[Id, IdOf("actors")] = Field(alias="from", description="One end of the tie; the acting end where `directed` is true.")
    to: Annotated[Id, IdOf("actors")] = Field(description="The other end of the tie.")
    directed: bool = Field(description="Whether the tie runs from `from` to `to` only. If false, the order implies nothing.")
    type: TieType = Field(description="What sort of tie it is. None is called an alliance: no source shows a mutual-defence treaty.")
    valid_from: Date | None = Field(None, description="Start; left out where the tie is older than the period.")
    valid_to: Date | None = Field(None, description="End; left out where no end was found, which does not confirm that it still holds.")
    from_basis: TieStartBasis = Field(
        description="What the start rests on: the act, the first page on the tie, the day that was foreseen, or nothing where it is older."
    )
    to_basis: TieEndBasis = Field(
        description="What the end rests on: the act, the last page on the tie, the day that was foreseen, the end of one of the two alone, or nothing where it is open."
    )
    from_sources: SourceIds = Field((), description="Ids of those among the sources that state the start.")
    to_sources: SourceIds = Field((), description="Ids of those among the sources that state the end.")
    strength: int = Field(ge=1, le=3, description="1 thin, 2 regular, 3 central: a judgement of the editors.")
    strength_reason: Sentences = Field(description="Why that strength.")
    strength_sources: SourceIds = Field((), description="Ids of those among the sources on which the strength rests.")
    summary: Sentences = Field(description="What the tie consists of.")
    sources: Sources = Field(description="Ids of the sources.")
    looked: Look | None = Field(None, description="The last search for an end, where none is known.")
    note: Sentences | None = Field(None, description="A note among editors; not shown to readers.")
    doubt: TieDoubt | None = Field(
        None,
        description="Why the tie is not certain. reported: by reports alone, announced by neither end; mostly-reported: of some of it one end spoke; "
        "not-known: no page found tells how it works. Judged for deconfliction and mediation, and for arms between Russia and Iran.",
    )
    called: Text | None = Field(
        None,
        description="What its row is called after its type, where the two ends do not tell it from others, or where it was agreed or offered and "
        "its type says more; else left out.",
    )

    @property
    def is_open(self) -> bool:
        """Whether no act is known that ended the tie."""
        return self.to_basis != "act"

    @property
    def begun(self) -> date:
        """The first day on which it can have held."""
        return self.valid_from.first if self.valid_from else date.min

    @property
    def start_in_words(self) -> str:
        """The start for a reader, and on what it rests where that is not the act."""
        return _day_in_words(self.valid_from, self.from_basis) if self.valid_from else "older"

    @property
    def end_in_words(self) -> str:
        """The end for a reader, and on what it rests where that is not the act."""
        return _day_in_words(self.valid_to, self.to_basis) if self.valid_to else "no end found"

    @property
    def span_in_words(self) -> str:
        """Since when and until when it held, for a reader, with what the ends rest on."""
        since = f"since {self.start_in_words}" if self.valid_from else "older than the period"
        return f"{since}, until {self.end_in_words}" if self.valid_to else f"{since}, {self.end_in_words}"

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        check_order(self)
        if (self.valid_from is None) != (self.from_basis == "older"):
            raise ValueError(f"valid_from is given, unless its basis is `older`: {self.from_basis!r}")
        if (self.valid_to is None) != (self.to_basis == "open"):
            raise ValueError(f"valid_to is given, unless its basis is `open`: {self.to_basis!r}")
        for field in ("from_sources", "to_sources", "strength_sources"):
            if missing := [id_ for id_ in getattr(self, field) if id_ not in self.sources]:
                raise ValueError(f"{field} must stand among the sources: {missing[0]!r}")
        return self


def _day_in_words(when: When, basis: TieStartBasis | TieEndBasis) -> str:
    return f"{when} ({TIE_BASES[basis]})" if basis in TIE_BASES else str(when)


def certainly_does_not_hold(tie: Relation, day: date) -> bool:
    """Return whether an act began a tie after `day` or ended it before. What was only first or last documented may have lasted longer."""
    later = tie.valid_from is not None and tie.from_basis == "act" and not tie.valid_from.about and tie.valid_from.first > day
    ended = tie.valid_to is not None and tie.to_basis == "act" and not tie.valid_to.about and tie.valid_to.latest < day
    return later or ended
