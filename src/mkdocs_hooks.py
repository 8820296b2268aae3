"""The door to MkDocs: reads and checks `docs/` before a build, adds what is made of it, and shows the new site when it is whole.

A server makes only those pages again that changed, and shows in the browser what is wrong.
"""

import gc
import hashlib
import logging
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from explainer.record.urls import Home
from explainer.record.yaml_source import Problem
from explainer.site import atomic, finish, html_stubs, links, read, stage, tree
from explainer.site.menu import Menu, menu

PANEL = (
    '<div role="alert" style="position:sticky;top:0;z-index:9;padding:.6rem 1rem;background:#fdfcf8;color:#1f1d1a;border-bottom:3px solid #b0392b">'
    "<strong>Not shown yet: what was saved holds a mistake. This is the last good state.</strong>"
    '<pre style="margin:.4rem 0 0;white-space:pre-wrap;font-size:.8rem">{}</pre></div>'
)


@dataclass
class Build:
    """What is kept from build to build: MkDocs loads this file once, and a server builds many times."""

    preview: bool = False  # whether a server asks
    incremental: bool = False  # whether it makes only again what changed
    problems: tuple[Problem, ...] = ()  # of the last attempt
    last: tuple[read.Site, tree.Tree] | None = None  # the last good site, and what was made of it
    made: tree.Tree = field(default_factory=dict)  # the same by the paths that MkDocs is given
    changed: frozenset[str] = frozenset()  # the paths of those that differ from the site before it
    stubs: dict[str, str] = field(default_factory=dict)  # finished HTML that MkDocs need not read, by what stands in its place
    menu: Menu = field(default_factory=list)  # as the last good site has it
    surroundings: str = ""  # a digest of the configuration and the theme, on which every page depends
    site: Path | None = None  # the folder of the site, and the one in which its next state is made
    fresh: Path | None = None


build = Build()


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - as MkDocs calls it
    """Remember whether a server asks, and whether it makes only again what changed."""
    build.preview = command == "serve"
    build.incremental = build.preview and dirty
    if build.incremental:  # MkDocs warns of pages that differ from what is around them; here every page that depends on a change is made again
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())


def on_config(config: MkDocsConfig) -> None:
    """Stop a first build before it touches the site where `docs/` holds a mistake; a server goes on with the last good site."""
    gc.unfreeze()
    docs = Path(os.path.relpath(config.docs_dir))
    site = read.read(docs)
    made = {} if site.problems else _made(site, Home(config.site_url or "", config.repo_url or ""))
    build.problems = site.problems or tuple(sorted(links.dead_links(site, made, read.files(docs))))
    said = "\n".join(map(str, build.problems))
    if build.problems and not build.made:
        raise Abort(said)
    if build.problems:
        get_plugin_logger("record").error("not built, the last good site stays:\n%s", said)
        build.changed = frozenset() if build.incremental else frozenset(build.made)
    else:
        build.last = (site, made)
        _take(stage.in_folders(made), config)
        build.menu = menu(config.nav, site.fronts, {chapter.address: chapter.page for chapter in site.chapters}) if config.nav else []
        os.environ["SOURCE_DATE_EPOCH"] = site.epoch  # no clock: MkDocs takes the time of a build from here
        gc.freeze()  # all of it stays: the collector would visit it over and over while pages are rendered
    config.nav = build.menu or None
    if not build.incremental:
        build.site = Path(config.site_dir)
        build.fresh = atomic.beside(build.site)
        config.site_dir = str(build.fresh)


def _made(site: read.Site, home: Home) -> tree.Tree:
    """Return all files of a site; for a server no more is made again than what changed."""
    if build.incremental and build.last:
        before, made = build.last
        if again := tree.renewed(made, before, site, home):
            return again
    return tree.tree(site, home)


def _take(made: tree.Tree, config: MkDocsConfig) -> None:
    """Keep what was made, and note what of it changed: all of it, where the configuration or the theme did."""
    surroundings = _digest(config)
    before = build.made if build.incremental and build.surroundings == surroundings else {}
    build.changed = frozenset(path for path, content in made.items() if before.get(path) != content)
    for path in before.keys() - made.keys():
        Path(File.generated(config, path, content="").abs_dest_path).unlink(missing_ok=True)
    build.made, build.surroundings = made, surroundings


def _digest(config: MkDocsConfig) -> str:
    """Return a digest of everything besides its text on which a page depends."""
    theme = Path(config.config_file_path).parent / "src" / "theme"
    files = [Path(config.config_file_path), *sorted(path for path in theme.rglob("*") if path.is_file())]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put the expanded chapters in the place of their sources, and add every page and file that is made."""
    for written in [each for each in files if each.is_documentation_page() or each.src_uri in build.made]:
        files.remove(written)
    build.stubs.clear()
    changed = html_stubs.with_stubs({path: build.made[path] for path in build.made if path in build.changed}, build.stubs)
    for path, content in build.made.items():
        file = File.generated(config, path, content=changed.get(path, content))
        if path not in changed:
            file.is_modified = _is_not_modified  # type: ignore[method-assign] # MkDocs takes every generated file for a new one
        files.append(file)


def _is_not_modified() -> bool:
    return False


def on_post_page(output: str, **_: object) -> str:
    """Put what was set aside into the page."""
    return html_stubs.without_stubs(output, build.stubs)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the pages when all are written, and let the new site take the place of the old one; MkDocs gives up a strict build with warnings."""
    if build.fresh is None or build.site is None:
        return
    if not build.preview:  # a server adds a script of its own to each page
        finish.finish(Path(config.site_dir))
    if not (config.strict and any(handler.get_counts() for handler in logging.getLogger("mkdocs").handlers if hasattr(handler, "get_counts"))):
        atomic.replace(build.site, build.fresh)
        config.site_dir = str(build.site)


def on_serve(server: LiveReloadServer, **_: object) -> None:
    """Show above each page what is wrong with what was saved."""
    app = server.serve_request

    def with_panel(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        began: list[Any] = []
        body = app(environ, lambda *arguments: began.extend(arguments))
        status, headers, *more = began
        if build.problems and ("Content-Type", "text/html") in headers:
            page = b"".join(body)
            place = page.find(b">", page.find(b"<body")) + 1
            panel = PANEL.format(escape("\n".join(map(str, build.problems)))).encode()
            body = [page[:place] + panel + page[place:]]
            headers = [(name, str(len(body[0])) if name == "Content-Length" else value) for name, value in headers]
        start_response(status, headers, *more)
        return body

    server.set_app(with_panel)


def on_build_error(error: Exception) -> None:
    """Say what the system refused, such as room on the disk, in one line."""
    on_shutdown()
    if isinstance(error, OSError):
        raise Abort(f"{error.filename or os.path.relpath(build.site or '.')}: {error.strerror or error}")


def on_shutdown() -> None:
    """Leave nothing half made."""
    if build.fresh:
        shutil.rmtree(build.fresh, ignore_errors=True)
