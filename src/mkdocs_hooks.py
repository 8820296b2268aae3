"""The door to MkDocs: reads and checks `docs/` before a build, adds what is made of it, and shows the new site when it is whole."""

import gc
import hashlib
import logging
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from explainer.record.urls import Home
from explainer.record.yaml_source import Problem
from explainer.site import atomic, finish, html_stubs, links
from explainer.site.menu import Menu, menu
from explainer.site.preview import Preview


class CompiledTemplates(BytecodeCache):
    """The templates of the theme, compiled once for all builds of a server, by their names and their texts."""

    def __init__(self) -> None:
        """Begin with none."""
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back the code of a template, if it is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


@dataclass
class Build:
    """What is kept from build to build: MkDocs loads this file once, and a server builds many times."""

    served: bool = False  # whether a server asks
    incremental: bool = False  # whether it makes only again what changed, as `mkdocs serve --dirty` does
    preview: Preview = field(default_factory=Preview)
    templates: CompiledTemplates = field(default_factory=CompiledTemplates)
    menu: Menu = field(default_factory=list)  # as the last good site has it
    stubs: dict[str, str] = field(default_factory=dict)  # finished HTML that MkDocs need not read, by what stands in its place
    site: Path | None = None  # the folder of the site, and the one in which its next state is made
    fresh: Path | None = None


build = Build()


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - as MkDocs calls it
    """Remember whether a server asks, and whether it makes only again what changed."""
    build.served = command == "serve"
    build.incremental = build.served and dirty
    if build.incremental:  # MkDocs warns of pages that differ from what is around them; here every page that depends on a change is made again
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())


def on_config(config: MkDocsConfig) -> None:
    """Stop a first build before it touches the site where `docs/` holds a mistake; a server goes on with the last good site."""
    gc.unfreeze()
    docs = Path(os.path.relpath(config.docs_dir))
    site = build.preview.read(docs)
    made = {} if site.problems else build.preview.make(site, Home(config.site_url or "", config.repo_url or ""))
    if problems := site.problems or links.address_problems(site, made, docs, Path(os.path.relpath(config.config_file_path))):
        said = "\n".join(map(str, problems))
        if not build.preview.files:
            raise Abort(said)
        get_plugin_logger("record").error("not built, the last good site stays:\n%s", said)
        build.preview.refuse(problems)
    else:
        build.menu = menu(config.nav, site.fronts, {chapter.address: chapter.page for chapter in site.chapters}) if config.nav else []
        build.preview.take(made, _digest(config, build.menu))
        os.environ["SOURCE_DATE_EPOCH"] = site.epoch  # no clock: MkDocs takes the time of a build from here
        gc.freeze()  # all of it stays: the collector would visit it over and over while pages are rendered
    config.nav = build.menu or None
    if not build.incremental:
        build.site = Path(config.site_dir)
        build.fresh = atomic.beside(build.site)
        config.site_dir = str(build.fresh)


def _digest(config: MkDocsConfig, shown: Menu) -> str:
    """Return a digest of what every page depends on besides its text: the configuration, the theme and the menu, which names chapters by itself."""
    theme = Path(config.config_file_path).parent / "src" / "theme"
    files = [Path(config.config_file_path), *sorted(path for path in theme.rglob("*") if path.is_file())]
    return hashlib.sha256(b"".join([repr(shown).encode(), *(path.read_bytes() for path in files)])).hexdigest()


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put the expanded chapters in the place of their sources, and add every page and file that is made."""
    made = build.preview.files
    for written in [each for each in files if each.is_documentation_page() or each.src_uri in made]:
        files.remove(written)
    for path in build.preview.gone:
        Path(File.generated(config, path, content="").abs_dest_path).unlink(missing_ok=True)
    changed = build.preview.changed if build.incremental else made.keys()
    build.stubs.clear()
    stubbed = html_stubs.with_stubs({path: made[path] for path in made if path in changed}, build.stubs)
    for path, content in made.items():
        file = File.generated(config, path, content=stubbed.get(path, content))
        if path not in changed:
            file.is_modified = _is_not_modified  # type: ignore[method-assign] # MkDocs takes every generated file for a new one
        files.append(file)


def on_env(env: Environment, **_: object) -> None:
    """Let the theme's templates be compiled once."""
    env.bytecode_cache = build.templates


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
    if not build.served:  # a server adds a script of its own to each page
        finish.finish(Path(config.site_dir))
    if not (config.strict and any(handler.get_counts() for handler in logging.getLogger("mkdocs").handlers if hasattr(handler, "get_counts"))):
        atomic.replace(build.site, build.fresh)
        config.site_dir = str(build.site)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> None:
    """Show above each page what is wrong with what was saved, a configuration that MkDocs cannot read included."""
    builder = server.builder

    def build_or_tell() -> None:
        try:
            builder()
        except MkDocsException as error:  # with any error the server would not answer until the next change
            said = " ".join(str(error).split())
            get_plugin_logger("record").error("not built, the last good site stays: %s", said)
            build.preview.refuse((Problem(os.path.relpath(config.config_file_path), 1, said),))

    server.builder = build_or_tell
    server.set_app(build.preview.with_panel(server.serve_request))


def on_build_error(error: Exception) -> None:
    """Report what the system refused, such as room on the disk, in one line. Of a copy the second name is that of the file which could not be written."""
    on_shutdown()
    if isinstance(error, OSError):
        raise Abort(f"{error.filename2 or error.filename or os.path.relpath(build.site or '.')}: {error.strerror or error}")


def on_shutdown() -> None:
    """Leave nothing half made."""
    if build.fresh:
        shutil.rmtree(build.fresh, ignore_errors=True)
