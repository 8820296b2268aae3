"""Text of the record made safe for where it goes: one line, Markdown, HTML and its attributes, XML, CSV cells. Nothing in a field is ever markup."""

import re
from functools import lru_cache
from html import escape

# What Python-Markdown and its extensions could read as markup, besides what HTML does.
_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|<>&~^\"'=:@$%]|(?<=\d)\.|^[-?]|(?<=-)-|/(?=//)")
# What a spreadsheet takes for the beginning of a formula (CWE-1236), in full width too, or drops before one.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def line(text: str) -> str:
    """Give text as one line, for formats in which a line is a record or ends one."""
    return " ".join(text.split())


def xml(text: str) -> str:
    """Give text that stands in XML, or in HTML where nobody reads Markdown: one line, since a line in a picture could open a fence of the page around it."""
    return escape(line(text))


@lru_cache(maxsize=8192)  # names, titles and outlets stand on many pages
def markdown(text: str) -> str:
    """Give text that stands in Markdown, or in HTML inside it, as itself: every character that could be markup is an entity."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", line(text))


def verbatim(text: str) -> str:
    """Give text for `pre` inside Markdown: as `markdown` does, with its spaces; tabs, which Markdown would fill with spaces, and ends of lines are entities too."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text).replace("\n", "&#10;").replace("\t", "&#9;")


def cell(value: object) -> str:
    """Give a value for a CSV cell; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")  # the writer sets no quotation marks around a carriage return, which ends a row
    return f"'{text}" if isinstance(value, str) and value.startswith(_FORMULA) else text
