"""The form that narrows the list of its page, and the list in groups that it narrows. Without the script the form is hidden and the list whole."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explainer.text.markup import Html, element, joined, own_line

MOST_UNFOLDED = 3  # choices of a form that is not folded


class Choice(NamedTuple):
    """A choice of the form: the name of the data of an item that it asks for, its label, and its options as values and words."""

    data: str
    label: str
    options: Iterable[tuple[str, str]]


class Group(NamedTuple):
    """A part of a list: its heading and its items."""

    heading: Html
    items: Sequence[Html]


def filter_form(label: str, choices: Iterable[Choice], *, explores: bool = False) -> Html:
    """Return the form; the script keeps its state in the address. Where it `explores`, it narrows the figures below it as well.

    It is folded there, and where it is long, so that what it narrows comes first.
    """
    choices = [*choices]
    selects = (element("label", f"{choice.label} ", _select(choice)) for choice in choices)
    words = element("label", "Words ", element("input", type="search", name="words"))
    controls: tuple[Html, ...] = (words, *selects, element("button", "Show all", type="reset"))
    folded = explores or len(choices) > MOST_UNFOLDED
    if folded:
        controls = (element("details", element("summary", "Filter"), element("div", *controls)),)
    attributes = {"role": "search", "aria_label": f"Filter: {label}", "data_search_exclude": True, "data_explores": explores, "hidden": True}
    return own_line(element("form", *controls, element("p", role="status"), class_="filters folded" if folded else "filters", **attributes))


def _select(choice: Choice) -> Html:
    options = (element("option", words, value=value) for value, words in (("", "all"), *choice.options))
    return element("select", *options, name=choice.data)


def grouped(groups: Iterable[Group]) -> Html:
    """Return a list in its groups."""
    sections = (element("section", group.heading, element("ul", joined(group.items), class_="event-list")) for group in groups)
    return own_line(element("div", *sections, class_="filtered long", data_search_exclude=True))
