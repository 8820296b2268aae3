"""Text of the record made safe for where it goes: Markdown, HTML attributes, CSV cells. Nothing in a field is ever markup."""

import re
from functools import lru_cache

# What Python-Markdown and its extensions could read as markup, besides what HTML does.
_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|<>&~^\"'=:@$%]|(?<=\d)\.|^-|(?<=-)-")


@lru_cache(maxsize=8192)  # names, titles and outlets stand on many pages
def markdown(text: str) -> str:
    """Give text that stands in Markdown, or in HTML inside it, as itself: every character that could be markup is an entity."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


def cell(value: object) -> str:
    """Give a value for a CSV cell; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return str(value)
