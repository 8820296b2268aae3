"""What libyaml reports of a text, in words that tell an editor what to do. What we refuse besides, a key given twice and the like: `yaml_source`."""

from typing import NamedTuple

import yaml

_MARKS = "a text that begins with one of ! & * % @ ` | > needs quotation marks"
_SHIFTED = "a line does not go on with what stands above it: fields begin in one column, and quotation marks stand in pairs"


class _Advice(NamedTuple):
    """What to do, and whether the mistake stands where the reader began (`at_start`) and not where it gave up."""

    words: str
    at_start: bool = False


# By what libyaml calls the problem; what is not among them is shown as it is.
_ADVICE = {
    "mapping values are not allowed in this context": _Advice(
        "a colon where none can stand: a text with a colon needs quotation marks, a name of a field a colon and a space after it, "
        "and the fields of a record begin in one column"
    ),
    "could not find expected ':'": _Advice("a field needs a colon and a space between its name and its value", at_start=True),
    "did not find expected key": _Advice(_SHIFTED),
    "did not find expected '-' indicator": _Advice(
        "a line is neither part of the record above it nor the start of one: a record begins with a hyphen, and its fields stand two spaces to the right"
    ),
    "did not find expected <document start>": _Advice("a line does not belong to what stands above it: every record begins with a hyphen"),
    "block sequence entries are not allowed in this context": _Advice(
        "the hyphen of an entry stands on a line of its own, below the name of the list"
    ),
    "mapping keys are not allowed in this context": _Advice("a text that begins with a question mark needs quotation marks"),
    "found character that cannot start any token": _Advice(f"a tab cannot indent a line, use spaces; and {_MARKS}"),
    "found a tab character that violates indentation": _Advice("a tab cannot indent a line: use spaces"),
    "found a tab character where an indentation space is expected": _Advice("a tab cannot indent a line: use spaces"),
    "did not find expected ',' or ']'": _Advice("a list in square brackets is not closed, or lacks a comma", at_start=True),
    "did not find expected ',' or '}'": _Advice("fields in braces are not closed, or lack a comma", at_start=True),
    "found unexpected end of stream": _Advice("a quotation mark is not closed", at_start=True),
    "found unexpected document indicator": _Advice("a quotation mark is not closed", at_start=True),
    "found unknown escape character": _Advice("between double quotation marks a backslash is written twice"),
    "did not find expected hexdecimal number": _Advice("between double quotation marks a backslash is written twice"),
    "did not find expected node content": _Advice("a value is missing, or a text with brackets, braces or commas needs quotation marks"),
    "but found another document": _Advice("three hyphens begin another file: leave them out"),
    "found undefined alias": _Advice(_MARKS),
    "found undefined tag handle": _Advice(_MARKS),
    "did not find expected alphabetic or numeric character": _Advice(_MARKS),
    "did not find expected whitespace or line break": _Advice(_MARKS),
    "did not find expected tag URI": _Advice(_MARKS),
    "did not find expected comment or line break": _Advice(_MARKS),
    "could not find expected directive name": _Advice(_MARKS),
    "found unknown directive name": _Advice(_MARKS),
}


def advice(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Return the line of a mistake, from 1, and what to do about it."""
    known = _ADVICE.get(error.problem or "")
    marks = (error.context_mark, error.problem_mark) if known and known.at_start else (error.problem_mark, error.context_mark)
    mark = next((each for each in marks if each), None)
    return mark.line + 1 if mark else 1, known.words if known else str(error.problem or error.context)
