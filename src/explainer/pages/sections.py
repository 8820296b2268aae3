"""Parts that several pages of the record share: a section, a list, references, and the way to the line of YAML."""

from collections.abc import Iterable

from explainer.citing.source_html import reference
from explainer.record.dataset import Dataset
from explainer.record.urls import Home
from explainer.text.markup import Html, element, joined, own_line
from explainer.text.page import UNSEARCHED


def section(title: str, body: str) -> str:
    """Return a section as Markdown, or nothing where it has no body."""
    return f"## {title} {UNSEARCHED}\n\n{body}\n" if body else ""


def bulleted(items: Iterable[Html]) -> Html:
    """Return items as a list, or nothing where there are none."""
    lines = joined(element("li", item) for item in items)
    return element("ul", lines, data_search_exclude=True) if lines else lines


def references(ids: Iterable[str], dataset: Dataset) -> Html:
    """Return the sources of a record as a numbered list, each with its id as its anchor."""
    items = (element("li", reference(dataset.sources[id_]), id=id_) for id_ in ids)
    return element("ol", joined(items), class_="references", data_search_exclude=True)


def searched(also: Html) -> Html:
    """Return for the search alone how names are also written: it takes what stands before the first section. Readers have the same `behind` the page."""
    return own_line(element("p", also, class_="searched", hidden=True)) if also else also


def behind(also: Html, edit: Html) -> Html:
    """Return what serves searchers and editors, in a fold at the end of a page: how the names on it are also written, and the way to its line of YAML."""
    words = element("p", also) if also else None
    return element("details", element("summary", "Other spellings, and where to edit"), words, edit, class_="behind", data_search_exclude=True)


def edit_link(dataset: Dataset, table: str, id_: str, home: Home, root: str) -> Html:
    """Return the link to the record's line in its YAML file: in the repository where that is known, else in the site's own copy."""
    path, line = dataset.file_and_line(table, id_)
    name = f"data/{max((file for file in dataset.files if f'/{path}'.endswith(f'/{file}')), key=len)}"
    address = f"{home.repository.rstrip('/')}/blob/main/docs/{name}#L{line}" if home.repository else f"{root}{name}#L{line}"
    return Html('<p class="record-edit">{} ({}, line {})</p>').format(element("a", "Edit this record", href=address), name, line)
