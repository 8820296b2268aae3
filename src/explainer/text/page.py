"""A page of Markdown as a value: its front matter and its text, written out once, when all that belongs to it is known."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from explainer.text.markup import Xml, escape

LONGEST_DESCRIPTION = 155  # characters: search engines show about as many
UNSEARCHED = "{ data-search-exclude }"  # attributes of a heading that would only repeat itself in the search index


class Metadata(NamedTuple):
    """What the head of a page tells machines: names and contents of its meta elements, its JSON-LD, the name of its social card, and what that shows."""

    tags: Sequence[tuple[str, str]] = ()
    linked: Mapping[str, Any] | None = None
    social_card: str = ""
    social_card_shows: str = ""


NO_METADATA = Metadata()


@dataclass(frozen=True)
class Page:
    """A page: its Markdown, its title and description, and its metadata.

    `front` holds fields of its front matter as YAML that its author wrote. `tag` is the word that search shows beside the page, `boost` how far search
    prefers it, and `searchable` whether search knows it at all.
    """

    body: str
    title: str = ""
    description: str = ""
    front: str = ""
    tag: str = ""
    boost: int | None = None
    searchable: bool = True
    metadata: Metadata = NO_METADATA

    def markdown(self) -> str:
        """Return the page as a builder reads it. The theme puts texts of the front matter into the page's head as they are, so they are escaped here."""
        fields: dict[str, Any] = {}
        if self.title:
            fields["title"] = Xml.escape(self.title)
        if self.description:
            fields["description"] = escape(_shortened(self.description))
        if self.tag:
            fields["tags"] = [self.tag]
        if not self.searchable:
            fields["search"] = {"exclude": True}
        elif self.boost is not None:
            fields["search"] = {"boost": self.boost}
        tags, linked, card, shows = self.metadata
        if tags:
            fields["head"] = [{"name": name, "content": Xml.escape(content)} for name, content in tags]
        if linked:
            fields["linked"] = _script({"@context": "https://schema.org", **linked})
        if card:
            fields["card"] = card
        if shows:
            fields["card_shows"] = Xml.escape(shows)
        # YAML reads JSON as it is.
        front = self.front + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        return f"---\n{front}---\n{self.body}" if front else self.body


def heading(title: str) -> str:
    """Return the first line of a page's text."""
    return f"# {escape(title)}\n"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_DESCRIPTION else text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def _script(value: Mapping[str, Any]) -> str:
    """Return JSON that no text in it can end as a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
