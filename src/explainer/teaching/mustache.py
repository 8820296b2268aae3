"""Texts filled into templates. Templates and escapes are data, so that the browser makes the same files of its plans with a function of its own.

The templates are written in the part of Mustache that the plans need (https://mustache.github.io/mustache.5.html), but for the escape, which is named.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# A section, or a value; the values of a section that is a list come before those around it.
_TAG = re.compile(r"\{\{#(?P<section>\w+)\}\}(?P<inside>.*?)\{\{/(?P=section)\}\}|\{\{(?P<verbatim>&?)(?P<name>\w+)\}\}", re.DOTALL)

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Escape:
    """How a format writes a text: what stands for some of its characters.

    A text that begins with one of `formulas` gets an apostrophe before it, and one that holds one of `quoted` stands in quotation marks.
    """

    characters: Mapping[str, str] = field(default_factory=dict)
    formulas: str = ""
    quoted: str = ""

    def __call__(self, text: str) -> str:
        """Return the text as the format writes it."""
        written = text.translate({ord(char): written for char, written in self.characters.items()})
        if text[:1] and text[0] in self.formulas:
            written = f"'{written}"
        return f'"{written}"' if any(char in text for char in self.quoted) else written


AS_IT_IS = Escape()


def fill_in(template: str, values: Values, escape: Escape = AS_IT_IS) -> str:
    """Return a template with its values in their places.

    `{{name}}` stands for a value, escaped, and `{{&name}}` for one as it is. What stands between `{{#name}}` and `{{/name}}` is filled
    for each item of a list, or once where the value is no list and not empty. Raises KeyError where a value is missing.
    """

    def filled(tag: re.Match[str]) -> str:
        if tag["name"]:
            value = str(values[tag["name"]])
            return value if tag["verbatim"] else escape(value)
        section = values[tag["section"]]
        scopes = section if isinstance(section, list) else [{}] if section else []
        return "".join(fill_in(tag["inside"], {**values, **scope}, escape) for scope in scopes)

    return _TAG.sub(filled, template)
