"""The values of a series in words, and where they lead."""

from explainer.figures.draw.plot import Carried
from explainer.record.deals_and_facts import Series, Value
from explainer.record.urls import part_address

NONE_FOUND = "none found"


def value_in_words(value: Value, unit: str = "") -> str:
    """Return a value in words, the number with its unit if one is given: `5 of 8`, `70 to 80 km`, `7,824`."""
    return ", ".join(each for each in (number_in_words(value, unit), value.says) if each)


def number_in_words(value: Value, unit: str = "") -> str:
    """Return the number of a value or its range, with its unit if one is given; nothing where it was given in words alone."""
    said = []
    if value.value is not None and not value.reckoned:
        said.append(f"{'more than ' if value.at_least else ''}{value.value:,}" + (f" of {value.of:,}" if value.of is not None else ""))
    if value.low is not None and value.high is not None:
        said.append(f"{value.low:,} to {value.high:,}")
    return ", ".join(f"{each} {unit}".strip() for each in said)


def none_found(series: Series, value: Value) -> bool:
    """Return whether a value says that a search found nothing, which is no zero of what there was."""
    return value.value == 0 and series.unit.endswith("found")


def in_words(series: Series, value: Value) -> str:
    """Return a value in words, without its unit, or that nothing was found."""
    return NONE_FOUND if none_found(series, value) else value_in_words(value)


def carried(series: Series, value: Value) -> Carried:
    """Return what the mark of a value carries."""
    unit = value.unit or series.unit
    return Carried(
        f"{value.period}: {in_words(series, value)}",
        part_address("series", series, value),
        f"{unit}{f'; stated by {value.by}' if value.by else ''}",
    )
