"""Text of the record made safe for where it goes: one line, Markdown, and XML. `markup.py` does the same by type and takes its place."""

from explainer.text.markup import Xml, escape


def line(text: str) -> str:
    """Return text as one line, for formats in which a line is a record or ends one."""
    return " ".join(text.split())


def xml(text: str) -> str:
    """Return text that stands in XML, or in HTML where nobody reads Markdown."""
    return str(Xml.escape(line(text)))


def markdown(text: str) -> str:
    """Return text that stands in Markdown, or in HTML inside it, as itself."""
    return str(escape(line(text)))
