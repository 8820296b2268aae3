"""The door to MkDocs: reads and checks the record before a build, and adds what is made of it to the files of the site."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from explainer import finish, pages, publish

made: dict[str, str | bytes] = {}  # kept from build to build: MkDocs loads this file once
log = get_plugin_logger("record")
serving = False


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - as MkDocs calls it
    """Remember whether a server asks."""
    global serving  # noqa: PLW0603 - MkDocs tells it once
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Stop a first build before it touches the site where the record holds a mistake; a server goes on with the last good site."""
    site = publish.read(Path(os.path.relpath(config.docs_dir)))
    if not site.problems:
        made.clear()
        made.update(publish.tree(site, pages.Home(config.site_url or "", config.repo_url or "")))
    elif made:
        log.error("not built, the last good site stays:\n%s", "\n".join(map(str, site.problems)))
    else:
        raise Abort("\n".join(map(str, site.problems)))


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put the expanded chapters in the place of their sources, and add every page and file that is made."""
    for path, content in made.items():
        if written := files.get_file_from_path(path):
            files.remove(written)
        files.append(File.generated(config, path, content=content))


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the pages when all of them are written; a server leaves them, since it adds a script of its own to each."""
    if not serving:
        finish.site(Path(config.site_dir))
