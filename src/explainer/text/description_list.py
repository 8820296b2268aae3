"""What is known of a record as HTML: a list of names and values."""

from collections.abc import Collection, Iterable

from explainer.text.markup import Html, element, own_line


def description_list(pairs: Iterable[tuple[str, object]]) -> Html:
    """Return names and values as one line of HTML; a value that is text is escaped, markup goes in as it is."""
    items = (element("div", element("dt", name), element("dd", value)) for name, value in pairs)
    return own_line(element("dl", *items, class_="facts", data_search_exclude=True))


def searched_list(pairs: Iterable[tuple[str, object]], searched: Collection[str]) -> Html:
    """Return names and values in less room, of which search takes the values of those `searched`; a space keeps the words of two values apart."""
    items = (
        element("div", element("dt", name, data_search_exclude=True), element("dd", value, " "), data_search_exclude=name not in searched)
        for name, value in pairs
    )
    return own_line(element("dl", *items, class_="facts compact"))
