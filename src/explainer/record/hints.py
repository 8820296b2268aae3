"""The word that was most likely meant by one that is not allowed."""

import difflib
from collections.abc import Iterable

# What is often written for a word that is spelt in another way altogether; the first that is allowed is meant.
COMMON_SLIPS = {
    "from": ("since",), "start": ("since", "valid_from"), "begin": ("since", "valid_from"), "to": ("until",), "end": ("until", "valid_to"),
    "category": ("kind", "theme"), "topic": ("theme",), "subject": ("theme",), "type": ("kind",), "kind": ("type",), "name": ("title",),
    "heading": ("title",), "title": ("name", "term"), "text": ("summary", "says", "definition"), "description": ("summary", "caption", "definition"),
    "location": ("place",), "where": ("place",), "latitude": ("lat",), "longitude": ("lon",), "lng": ("lon",), "link": ("url",), "address": ("url",),
    "website": ("url",), "language": ("lang",), "outlet": ("publisher",), "references": ("sources",), "citations": ("sources",), "who": ("by", "actors"),
    "participants": ("actors",), "versions": ("accounts",), "when": ("date",), "day": ("date",), "year": ("date",), "certainty": ("confidence",),
    "comment": ("note",), "remark": ("note",),
}  # fmt: skip


def closest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that was most likely meant by a word that is none of them; None where none is near."""
    allowed = sorted(words)
    close = difflib.get_close_matches(word, allowed, n=1, cutoff=0.7)
    return next(iter(close), None) or next((each for each in COMMON_SLIPS.get(word, ()) if each in allowed), None)


def nearest(word: str, words: Iterable[str]) -> str:
    """Return ` (did you mean 'x'?)` for the word that was most likely meant, or an empty string."""
    meant = closest(word, words)
    return f" (did you mean {meant!r}?)" if meant else ""
