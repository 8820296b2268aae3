"""Ties to the rows of a figure's table and data, and what stands in its cells: for diagrams of actors and for bars through time alike."""

from explainer.figures.kind import Cell, Column, KeyEntry, Link, Row
from explainer.record.dataset import Dataset
from explainer.record.ties import Relation
from explainer.record.urls import address_of_id
from explainer.record.vocabulary import TIE_BASES, TIE_DOUBTS, TIE_STRENGTHS, TIE_TYPES

BY_REPORTS = KeyEntry("quiet", "", "", "by reports", outline="M4 2H24V10H4ZM5.5 3.5V8.5H22.5V3.5Z")  # in the key of hollow ties


def tie_row(tie: Relation, dataset: Dataset) -> Row:
    """Return the row of a tie."""
    return {
        "id": tie.id,
        "from": tie.from_,
        "from_name": dataset.actors[tie.from_].name,
        "to": tie.to,
        "to_name": dataset.actors[tie.to].name,
        "directed": tie.directed,
        "type": tie.type,
        "called": tie.called,
        "valid_from": tie.valid_from.text if tie.valid_from else None,
        "valid_to": tie.valid_to.text if tie.valid_to else None,
        "strength": tie.strength,
        "summary": tie.summary,
        "sources": len(tie.sources),
        "from_basis": tie.from_basis,
        "to_basis": tie.to_basis,
        "doubt": tie.doubt,
    }


def tie_title(tie: Relation, dataset: Dataset) -> str:
    """Return what a tie is called where a mark stands for it: `Arms supply: Russia to Syria`."""
    return f"{TIE_TYPES[tie.type]}: {dataset.ends(tie)}"


def tie_span(tie: Relation) -> str:
    """Return since when and until when a tie held, and how strong and how certain it was, with what the ends rest on."""
    return f"{tie.span_in_words}; {TIE_STRENGTHS[tie.strength]}{f', {TIE_DOUBTS[tie.doubt]}' if tie.doubt else ''}"


def _actor(row: Row, key: str) -> Cell:
    return (Link(str(row[f"{key}_name"]), address_of_id("actors", str(row[key]))),)


def _type(row: Row, key: str) -> Cell:
    called = f": {row['called']}" if row["called"] else ""
    link = Link(f"{TIE_TYPES[str(row[key])]}{called}", f"{address_of_id('actors', str(row['from']))}#{row['id']}")
    doubt = f" ({TIE_DOUBTS[str(row['doubt'])]})" if row["doubt"] else ""
    return (link, *([" (one way)"] if row["directed"] else []), *([doubt] if doubt else []))


def _begin(row: Row, key: str) -> Cell:
    return (f"{row[key] or 'older'}{_rests_on(row, 'from_basis')}",)


def _end(row: Row, key: str) -> Cell:
    return (f"{row[key] or 'no end found'}{_rests_on(row, 'to_basis')}",)


def _strength(row: Row, key: str) -> Cell:
    return (TIE_STRENGTHS[int(str(row[key]))],)


def _rests_on(row: Row, key: str) -> str:
    """Return on what a start or an end rests, where it is not the act itself."""
    return f" ({TIE_BASES[str(row[key])]})" if row[key] in TIE_BASES else ""


TIE_COLUMNS = (
    Column("from", "From", _actor, names_row=True),
    Column("to", "To", _actor),
    Column("type", "Type of tie", _type),
    Column("valid_from", "Since", _begin),
    Column("valid_to", "Until", _end),
    Column("strength", "Strength", _strength),
    Column("summary", "What it consists of"),
)
