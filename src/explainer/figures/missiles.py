"""Missiles: whose battery and whose crew fired, or stood ready, over Syria, case by case. A case on which accounts differ stands in each place."""

from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.missiles_picture import PlacedCase, draw, mark_of
from explainer.figures.options import COMMON, Figure
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import BATTERIES, CREWS
from explainer.text.words import counted


def select(_: Figure, dataset: Dataset) -> list[PlacedCase]:
    """Return every placement of every case, in the order of the record."""
    return [PlacedCase(case, placement) for case in dataset.missiles.values() for placement in case.placements]


def rows(shown: list[PlacedCase]) -> list[Row]:
    """Return one row per place in which a case stands."""
    return [
        {
            "id": f"{case.id}-{case.placements.index(placement) + 1}",
            "case": case.id,
            "title": each.title,
            "system": case.system,
            "act": case.act,
            "date": case.date.start,
            "end_date": case.date.end,
            "when": str(case.date),
            "battery": BATTERIES[placement.battery],
            "crew": CREWS[placement.crew],
            "standing": case.standing,
            "by": placement.by,
            "says": placement.says,
            "denial": case.denial,
            "sources": len(placement.sources),
            "url": each.path,
        }
        for each in shown
        for case, placement in [each]
    ]


def text(shown: list[PlacedCase]) -> str:
    """Return a paragraph that says who fired, by whom it is said."""
    cases = {each.case.id: each.case for each in shown}
    if not cases:
        return "The record holds no case of air defence that fired."
    fired = [each for each in shown if each.case.act == "fired"]
    syrian = {each.case.id for each in fired if each.placement.crew == "syrian"}
    agreed = sum(cases[id_].standing == "agreed" for id_ in syrian)
    russian = {each.case.id: each.placement.by for each in fired if each.placement.crew == "russian"}
    said = f"{counted(len(cases), 'case')} of air defence made in Russia, in {counted(len(shown), 'place')}. "
    said += (
        f"It fired in {len({each.case.id for each in fired})}. Syrian crews are named in {len(syrian)} of these, and in {agreed} no account differs. "
    )
    if russian:
        said += f"Russian crews are named in {len(russian)}, by {'; and by '.join(russian.values())}. "
    found = {(each.placement.battery, each.placement.crew) for each in shown}
    none = [
        f"{BATTERIES[battery]} with a {CREWS[crew]}"
        for battery in ("syria", "russia")
        for crew in ("syrian", "russian")
        if (battery, crew) not in found
    ]
    said += f"No case was found of {' or '.join(none)}." if none else ""
    return said.strip()


def sources(shown: list[PlacedCase]) -> list[str]:
    """Return the ids of the sources of all cases."""
    return sorted({id_ for each in shown for id_ in each.case.sources})


def key(shown: list[PlacedCase]) -> list[KeyEntry]:
    """Return the key: what a mark says."""
    used = {mark_of(each.case) for each in shown}
    entries = {
        ("circle", "ink"): "fired, no account differs",
        ("circle-open", "ink"): "fired, by one account",
        ("circle-open", "military"): "fired, accounts differ",
        ("square", "quiet"): "stood there, no account differs",
        ("square-open", "quiet"): "stood there or was switched on, by one account",
        ("square-open", "military"): "stood there, accounts differ",
    }
    return [KeyEntry(colour, "", symbol, says, sort=f"{symbol} {colour}") for (symbol, colour), says in entries.items() if (symbol, colour) in used]


MISSILES = FigureKind(
    options=COMMON,
    columns=(
        Column("title", "Case", as_link, names_row=True),
        Column("date", "When", as_date),
        Column("battery", "Battery"),
        Column("crew", "Crew"),
        Column("by", "By"),
        Column("says", "What is said"),
        Column("denial", "Denied"),
    ),
    select=select,
    rows=rows,
    plot=draw,
    text=text,
    key=key,
    sources=sources,
)
