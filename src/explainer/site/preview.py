"""What a preview server keeps from build to build, so that it makes only again what changed, and shows in the browser what is wrong."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from explainer.record.build_cache import BuildCache
from explainer.record.dataset import Dataset
from explainer.record.urls import Home
from explainer.record.yaml_source import Problem
from explainer.site.read import Site, read
from explainer.site.stage import in_folders
from explainer.site.tree import Tree, tree

PANEL = (
    '<div role="alert" style="position:sticky;top:0;z-index:9;padding:.6rem 1rem;background:#fdfcf8;color:#1f1d1a;border-bottom:3px solid #b0392b">'
    "<strong>Not shown yet: what was saved holds a mistake. This is the last good state.</strong>"
    '<pre style="margin:.4rem 0 0;white-space:pre-wrap;font-size:.8rem">{}</pre></div>'
)
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]  # of WSGI


class Preview:
    """The last good site: all its files by the paths that a builder is given, which of them changed with it, and the problems found since."""

    def __init__(self) -> None:
        """Begin without a site."""
        self.files: Tree = {}
        self.changed: frozenset[str] = frozenset()
        self.gone: frozenset[str] = frozenset()
        self.problems: tuple[Problem, ...] = ()
        self._dataset: Dataset | None = None
        self._cache: BuildCache | None = None
        self._surroundings = ""

    def read(self, docs: Path) -> Site:
        """Read `docs/`, and of the record no more again than what changed."""
        site = read(docs, self._dataset)
        self._dataset = site.dataset
        return site

    def make(self, site: Site, home: Home) -> Tree:
        """Return the tree of a site, of which no more is made again than what changed."""
        self._cache = BuildCache(site.dataset, home, self._cache)
        return tree(site, home, self._cache)

    def take(self, made: Tree, surroundings: str) -> None:
        """Take a good site for the last one. Where its `surroundings` changed, on which every page depends, all of its files did."""
        files = in_folders(made)
        before = self.files if surroundings == self._surroundings else {}
        self.changed = frozenset(path for path, content in files.items() if before.get(path) != content)
        self.gone = frozenset(self.files.keys() - files.keys())
        self.files, self.problems = files, ()
        self._surroundings = surroundings

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Stay with the last good site, and show what is wrong with the one after it."""
        self.problems, self.changed, self.gone = problems, frozenset(), frozenset()

    def with_panel(self, app: Application) -> Application:
        """Return a web application that shows above each page of `app` what is wrong."""

        def shown(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            began: list[Any] = []
            body = app(environ, lambda *arguments: began.extend(arguments))
            status, headers, *more = began
            if self.problems and ("Content-Type", "text/html") in headers:
                page = b"".join(body)
                place = page.find(b">", page.find(b"<body")) + 1
                panel = PANEL.format(escape("\n".join(map(str, self.problems)))).encode()
                body = [page[:place] + panel + page[place:]]
                headers = [(name, str(len(body[0])) if name == "Content-Length" else value) for name, value in headers]
            start_response(status, headers, *more)
            return body

        return shown
