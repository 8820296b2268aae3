"""Rows as CSV, with nothing in a cell that a spreadsheet would run as a formula."""

import csv
import io
from collections.abc import Mapping, Sequence

# What a spreadsheet takes for the beginning of a formula (CWE-1236), in full width too, or drops before one.
FORMULAS = "=+-@\t\r\n＝＋－＠"


def csv_table(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Return rows as CSV text with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def cell(value: object) -> str:
    """Return a value as the text of a cell; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")  # the writer sets no quotation marks around a carriage return, which ends a row
    return f"'{text}" if isinstance(value, str) and value.startswith(tuple(FORMULAS)) else text
