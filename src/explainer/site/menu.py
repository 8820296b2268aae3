"""The menu of `mkdocs.yml` with each page where it is put, and with chapters that no line names."""

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from explainer.chapters.front_matter import FrontMatter
from explainer.record.hints import nearest
from explainer.record.urls import in_folder
from explainer.record.yaml_source import Document, KeyPath, Problem

Menu = list[Any]  # of pages, of titles with a page, and of titles with a menu


def menu(written: Sequence[Any], fronts: Mapping[str, FrontMatter], pages: Mapping[str, str]) -> Menu:
    """Return the menu with every page as the `index.md` of its folder. A chapter that it lacks stands after the last one that it names, in the same part.

    `fronts` holds the chapters by their addresses, `pages` their paths below `docs/` by the same.
    """
    placed = [_placed(entry) for entry in written]
    named = set(_named(placed))
    chapters = {in_folder(pages[address]): front.short for address, front in fronts.items()}
    missing = [{short: page} for page, short in chapters.items() if page not in named]
    return _with_missing(placed, missing, chapters)


def _with_missing(entries: Menu, missing: Menu, chapters: Container[str]) -> Menu:
    """Return a menu, or a part of one, with what is `missing` after its last chapter, at any depth."""
    last = max((number for number, entry in enumerate(entries) if any(page in chapters for page in _named([entry]))), default=-1)
    if last >= 0 and isinstance(entries[last], Mapping):
        ((title, inside),) = entries[last].items()
        if isinstance(inside, list):
            return [*entries[:last], {title: _with_missing(inside, missing, chapters)}, *entries[last + 1 :]]
    return [*entries[: last + 1], *missing, *entries[last + 1 :]]


def _placed(entry: Any) -> Any:
    if isinstance(entry, Mapping):
        return {title: _placed(inside) for title, inside in entry.items()}
    if isinstance(entry, Sequence) and not isinstance(entry, str):
        return [_placed(inside) for inside in entry]
    return in_folder(entry) if posixpath.splitext(str(entry))[1] == ".md" else entry


def missing_pages(config: Document, made: Iterable[str]) -> Iterator[Problem]:
    """A page that the menu of `mkdocs.yml` names is a page of the site. `made` are the paths of its files."""
    if config.value is None:
        yield from config.problems  # else MkDocs knows better: its file has tags of its own
    pages = {in_folder(path): path for path in made if path.endswith(".md")}
    written = config.value.get("nav") if isinstance(config.value, Mapping) else None
    for keys, page in _with_keys(written, ("nav",)):
        if page.endswith(".md") and in_folder(page) not in pages:
            yield Problem(config.path, config.line(keys), f"menu names a page that is not there: {page!r}{nearest(page, pages.values())}")


def _named(entries: Menu) -> Iterator[str]:
    return (page for _, page in _with_keys(entries, ()))


def _with_keys(entry: Any, keys: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield every page of a part of a menu, with the keys that lead to it."""
    if isinstance(entry, str):
        yield keys, entry
    elif isinstance(entry, Mapping):
        for title, inside in entry.items():
            yield from _with_keys(inside, (*keys, title))
    elif isinstance(entry, Sequence):
        for number, inside in enumerate(entry):
            yield from _with_keys(inside, (*keys, number))
