"""A reference as a value: its parts in order, each of a type, which become text or HTML here and nowhere else."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from explainer.text.markup import Html, element, joined, verbatim

DayForm = Literal["us", "mla", "iso", "ris", "parts"]  # the ways of writing a day that citing.js knows


class Italic(NamedTuple):
    """Words in italics."""

    words: str


class Address(NamedTuple):
    """The address of what is cited, which a script may replace by that of a part or a view of it."""

    url: str


class Accessed(NamedTuple):
    """The place of the day of access, which a build does not know: the script of the page writes it in its `form`, between `before` and `after`."""

    form: DayForm
    before: str
    after: str


ReferencePart = str | Italic | Address | Accessed
Reference = Sequence[ReferencePart]


def text(reference: Reference) -> str:
    """Return a reference as text, without the day of access."""
    return "".join(_text(part) for part in reference)


def _text(part: ReferencePart) -> str:
    match part:
        case Italic(words):
            return words
        case Address(url):
            return url
        case Accessed():
            return ""
        case _:
            return part


def html(reference: Reference, *, address_class: str = "") -> Html:
    """Return a reference as one line of HTML, in which the place of the day of access is empty; `address_class` makes its address an element."""
    return joined(_html(part, address_class) for part in reference)


def _html(part: ReferencePart, address_class: str) -> Html:
    match part:
        case Italic(words):
            return element("cite", verbatim(words))
        case Address(url):
            return element("span", verbatim(url), class_=address_class) if address_class else verbatim(url)
        case Accessed(form, before, after):
            return element("span", class_="accessed", data_form=form, data_before=verbatim(before), data_after=verbatim(after))
        case _:
            return verbatim(part)
