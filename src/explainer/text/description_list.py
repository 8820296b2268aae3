"""What is known of a record as HTML: a list of names and values."""

from collections.abc import Iterable

from explainer.text.markup import Html, element, own_line


def description_list(pairs: Iterable[tuple[str, object]]) -> Html:
    """Return names and values as one line of HTML; a value that is text is escaped, markup goes in as it is."""
    items = (element("div", element("dt", name), element("dd", value)) for name, value in pairs)
    return own_line(element("dl", *items, class_="facts", data_search_exclude=True))
