"""Markup as a type: text becomes a part of it by being escaped, once, and what is markup already goes in as it is.

`Html` stands inside Markdown, so Markdown's own characters are entities in it too; `Xml` stands where nobody reads Markdown, as in a picture.
Build both of `element`, of literal templates (`Html("<b>{}</b>").format(text)`) and of `joined`. The linter (S704) refuses `Html` of anything but a literal.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from string import Formatter
from typing import Any, Self, SupportsIndex

import markupsafe

# What Python-Markdown and its extensions could read as markup, besides what HTML does.
_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|<>&~^\"'=:@$%]|(?<=\d)\.|^[-?]|(?<=-)-|/(?=//)")
_IN_ADDRESS = re.compile(r"[\\`\[\]<>&\"']")  # the same in an attribute that holds no words: Markdown looks into a tag for code and links only
_SPACE = re.compile(r"\s+")
_WORDS = frozenset({"alt", "aria-label", "content", "data-label", "placeholder", "title"})  # attributes that hold words
_EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta"})  # elements that have no end
KEPT_TEXTS = 65536  # whose entities are kept from page to page, and from build to build in a preview


class Xml(markupsafe.Markup):
    """Markup of XML, or of HTML where nobody reads Markdown, in one line: a line of its own in a picture could open a fence of the page around it."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return a text with every character that is markup as an entity; markup comes back as it is."""
        if isinstance(s, markupsafe.Markup):
            return s if isinstance(s, cls) else str.__new__(cls, s)
        return str.__new__(cls, cls.entities(str(s)))

    @staticmethod
    def entities(text: str) -> str:
        """Return the text with entities in the place of what is markup."""
        return str(markupsafe.escape(_SPACE.sub(" ", text))).replace("&#39;", "&#x27;").replace("&#34;", "&quot;")

    def join(self, iterable: Iterable[object], /) -> Self:
        """Join texts, each escaped, and markup."""
        return str.__new__(type(self), str.join(self, [self.escape(part) for part in iterable]))

    def format(self, *args: object, **kwargs: object) -> Self:
        """Put texts, each escaped, and markup into the places of a template. Raises ValueError where a place asks for a part or a format of a value.

        markupsafe's own takes four times as long, for what is not used here.
        """
        _check_places(self)
        escape = self.escape
        return str.__new__(type(self), str.format(self, *[escape(each) for each in args], **{name: escape(each) for name, each in kwargs.items()}))

    def __getitem__(self, key: SupportsIndex | slice, /) -> Self:
        """Forbid a part of markup: it may end inside of a tag."""
        raise TypeError("markup has no parts")


class Html(Xml):
    """HTML inside Markdown, in one line: every character that Markdown or HTML could read as markup is an entity."""

    __slots__ = ()

    @staticmethod
    def entities(text: str) -> str:
        """Return the text with entities in the place of what is markup."""
        return _entities(text)


@lru_cache(maxsize=1024)  # of templates, which are literals
def _check_places(template: str) -> None:
    """Raise ValueError where a place of a template is more than a name: its value is a text by then, and `{title.title}` a method of it."""
    for _, name, specification, conversion in Formatter().parse(str(template)):
        if (name and not name.isidentifier() and not name.isdigit()) or specification or conversion:
            raise ValueError(f"a place of markup is a name and nothing else: {template!r}")


@lru_cache(maxsize=KEPT_TEXTS)  # names, titles and outlets stand on many pages
def _entities(text: str) -> str:
    return _SPECIAL.sub(_entity, _SPACE.sub(" ", text))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def escape(text: object) -> Html:
    """Return a text as HTML inside Markdown that shows just that text; markup comes back as it is."""
    return Html.escape(text)


def verbatim(text: str) -> Html:
    """Return a text for `pre` inside Markdown, with its spaces; tabs, which Markdown would fill with spaces, and ends of lines are entities too."""
    return Html(_SPECIAL.sub(_entity, text).replace("\n", "&#10;").replace("\t", "&#9;"))


def authored(markdown: str) -> Html:
    """Return what an author wrote in a chapter: its Markdown, and HTML in it, are meant."""
    return Html(markdown)


def joined(parts: Iterable[object], between: str = "") -> Html:
    """Return texts, each escaped, and markup as one piece, with `between`, itself escaped, from one to the next."""
    return Html.escape(between).join(parts)


def own_line(markup: Html) -> Html:
    """Return markup with the end of its line, after which Markdown goes on."""
    return joined((markup, Html("\n")))


def element(name: str, /, *children: object, **attributes: Any) -> Html:
    """Return an HTML element: `element("a", title, href=root + page, class_="event-link")`.

    A child that is no markup is escaped; None is left out. Attributes keep their order. In their names a last underscore goes and the
    others become hyphens; one that is None or False is left out, and one that is True has no value.
    """
    tag = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        tag.append(f" {attribute}" if value is True else f' {attribute}="{_attribute(attribute, value)}"')
    inside = "".join(Html.escape(child) for child in children if child is not None)
    end = "" if name in _EMPTY else f"</{name}>"
    return str.__new__(Html, f"{''.join(tag)}>{inside}{end}")


def _attribute(name: str, value: object) -> str:
    if isinstance(value, markupsafe.Markup):
        return str(value)
    return _entities(str(value)) if name in _WORDS else _address_entities(str(value))


@lru_cache(maxsize=KEPT_TEXTS)
def _address_entities(text: str) -> str:
    return _IN_ADDRESS.sub(_entity, _SPACE.sub(" ", text))
