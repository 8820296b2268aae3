"""Text in one line, for formats in which a line is a record or ends one."""


def one_line(text: str) -> str:
    """Return the text with a space for every run of white space, ends of lines included."""
    return " ".join(text.split())
