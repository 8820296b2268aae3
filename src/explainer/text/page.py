"""A page of Markdown as a value: its front matter and its text, written out once, when all that belongs to it is known."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from explainer.text.markup import Xml, escape

LONGEST_DESCRIPTION = 155  # characters: search engines show about as many
QUIET = "{ data-search-exclude }"  # attributes of a heading that would only repeat itself in the search index


@dataclass(frozen=True)
class Page:
    """A page: its title and description, the Markdown below its heading, and what its head tells machines.

    `tag` is the word that search shows beside it, `boost` how far search prefers it, and `searchable` whether search knows it at all. `tags` are the
    names and contents of its meta elements, `linked` its JSON-LD, `card` the name of its social card, and `front` further fields of its front matter.
    """

    title: str
    description: str
    body: str
    tag: str = ""
    boost: int | None = None
    searchable: bool = True
    tags: Sequence[tuple[str, str]] = ()
    linked: Mapping[str, Any] | None = None
    card: str = ""
    front: Mapping[str, Any] = field(default_factory=dict)

    def markdown(self) -> str:
        """Return the page as a builder reads it. The theme puts texts of the front matter into the page's head as they are, so they are escaped here."""
        fields: dict[str, Any] = {**self.front, "title": Xml.escape(self.title), "description": escape(_shortened(self.description))}
        if self.tag:
            fields["tags"] = [self.tag]
        if self.boost is not None or not self.searchable:
            fields["search"] = {"exclude": True} if not self.searchable else {"boost": self.boost}
        if self.tags:
            fields["head"] = [{"name": name, "content": Xml.escape(content)} for name, content in self.tags]
        if self.linked:
            fields["linked"] = _script({"@context": "https://schema.org", **self.linked})
        if self.card:
            fields["card"] = self.card
        # YAML reads JSON as it is.
        front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        return f"---\n{front}---\n\n{self.body}"


def heading(title: str) -> str:
    """Return the first line of a page's text."""
    return f"# {escape(title)}\n"


def counted(number: int, noun: str) -> str:
    """Return `1 tie` or `3 ties`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_DESCRIPTION else text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def _script(value: Mapping[str, Any]) -> str:
    """Return JSON that no text in it can end as a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
