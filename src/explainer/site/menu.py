"""The menu of `mkdocs.yml` with each page where it is put, and with chapters that no line names."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from explainer.chapters.front_matter import FrontMatter
from explainer.site.stage import in_folder

Menu = list[Any]  # of pages, of titles with a page, and of titles with a menu


def menu(written: Sequence[Any], fronts: Mapping[str, FrontMatter], pages: Mapping[str, str]) -> Menu:
    """Return the menu with every page as the `index.md` of its folder. A chapter that it lacks stands after the last one that it names.

    `fronts` holds the chapters by their addresses, `pages` their paths below `docs/` by the same.
    """
    placed = [_placed(entry) for entry in written]
    named = set(_named(placed))
    chapters = {in_folder(pages[address]): front.short for address, front in fronts.items()}
    last = max((number for number, entry in enumerate(placed) if any(page in chapters for page in _named([entry]))), default=-1)
    missing = [{short: page} for page, short in chapters.items() if page not in named]
    return [*placed[: last + 1], *missing, *placed[last + 1 :]]


def _placed(entry: Any) -> Any:
    if isinstance(entry, Mapping):
        return {title: _placed(inside) for title, inside in entry.items()}
    if isinstance(entry, Sequence) and not isinstance(entry, str):
        return [_placed(inside) for inside in entry]
    return in_folder(entry) if posixpath.splitext(str(entry))[1] == ".md" else entry


def _named(entries: Sequence[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, Mapping):
            yield from _named(list(entry.values()))
        elif isinstance(entry, Sequence):
            yield from _named(entry)
