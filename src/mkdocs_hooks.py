"""The door to MkDocs: reads and checks the record before a build, adds what is made of it, and shows the new site when it is whole."""

import gc
import logging
import os
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from explainer.record.urls import Home
from explainer.site import atomic, finish, raw_html, read, stage, tree

made: dict[str, str | bytes] = {}  # kept from build to build: MkDocs loads this file once
held: dict[str, str] = {}  # what of these pages MkDocs need not read
places: dict[str, Path] = {}  # the site of this build, and the folder in which its next state is made
serving = False


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - as MkDocs calls it
    """Remember whether a server asks."""
    global serving  # noqa: PLW0603 - MkDocs tells it once
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Stop a first build before it touches the site where the record holds a mistake; a server goes on with the last good site."""
    gc.unfreeze()
    site = read.read(Path(os.path.relpath(config.docs_dir)))
    if not site.problems:
        made.clear()
        held.clear()
        made.update(raw_html.set_aside(stage.in_folders(tree.tree(site, Home(config.site_url or "", config.repo_url or ""))), held))
        os.environ["SOURCE_DATE_EPOCH"] = site.epoch  # no clock: MkDocs takes the time of a build from here
        gc.freeze()  # all of it stays: the collector would visit it over and over while pages are rendered
    elif made:
        get_plugin_logger("record").error("not built, the last good site stays:\n%s", "\n".join(map(str, site.problems)))
    else:
        raise Abort("\n".join(map(str, site.problems)))
    places.update(site=Path(config.site_dir), fresh=atomic.beside(Path(config.site_dir)))
    config.site_dir = str(places["fresh"])


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put the expanded chapters in the place of their sources, and add every page and file that is made."""
    for written in [each for each in files if each.is_documentation_page() or each.src_uri in made]:
        files.remove(written)
    for path, content in made.items():
        files.append(File.generated(config, path, content=content))


def on_post_page(output: str, **_: object) -> str:
    """Put what was set aside into the page."""
    return raw_html.put_back(output, held)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the pages when all are written, and let the new site take the place of the old one; MkDocs gives up a strict build with warnings."""
    if not serving:  # a server adds a script of its own to each page
        finish.finish(Path(config.site_dir))
    if not (config.strict and any(handler.get_counts() for handler in logging.getLogger("mkdocs").handlers if hasattr(handler, "get_counts"))):
        atomic.replace(places["site"], places["fresh"])
        config.site_dir = str(places["site"])


def on_build_error(error: Exception) -> None:
    """Say what the system refused, such as room on the disk, in one line."""
    on_shutdown()
    if isinstance(error, OSError):
        raise Abort(f"{error.filename or os.path.relpath(places.get('site', '.'))}: {error.strerror or error}")


def on_shutdown() -> None:
    """Leave nothing half made."""
    if "fresh" in places:
        shutil.rmtree(places["fresh"], ignore_errors=True)
