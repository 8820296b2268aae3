"""The command line: `python -m explainer check [DIR]`, `stage DIR`, `cards SITE`, `gallery DIR`, `finish SITE`, `schema [DIR]`, `pack SITE [DIR]`, `editions SITE [ARCHIVE ...]`, `books SITE`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from explainer.downloads import tables
from explainer.record import rules
from explainer.record.loading import load
from explainer.record.urls import Home
from explainer.record.yaml_source import Problem
from explainer.site import atomic, editions, finish, gallery, links, read, social_cards, stage, tree

HOME = Home(os.environ.get("SITE_URL", "http://127.0.0.1:8000/"), os.environ.get("REPOSITORY_URL", ""))  # as mkdocs.yml has it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code: 0, or 1 where the record or the chapters hold a mistake."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except OSError as error:
        print(f"{error.filename or options.command}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130  # as a shell has it


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m explainer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the dataset, and the chapters beside it")
    check.add_argument("directory", nargs="?", type=Path, default=Path("docs/data"), metavar="DIR", help="folder of the dataset (docs/data)")
    check.set_defaults(run=_check)
    stage = commands.add_parser("stage", help="write the site as plain files that a builder needs no hooks for")
    stage.add_argument("directory", type=Path, metavar="DIR", help="folder to write; an older staged one is replaced")
    stage.add_argument("--docs", type=Path, default=Path("docs"), help="folder of the chapters and the dataset (docs)")
    stage.set_defaults(run=_stage)
    shown = commands.add_parser("cards", help="draw the picture that other sites show beside a link to a page, for every page of a built site")
    shown.add_argument("directory", type=Path, metavar="SITE", help="folder of the built site")
    shown.add_argument("--docs", type=Path, default=Path("docs"), help="folder of the chapters and the dataset (docs)")
    shown.set_defaults(run=_cards)
    drawn = commands.add_parser("gallery", help="draw every kind of figure with little, much and awkward data, for those who change the figures")
    drawn.add_argument("directory", type=Path, metavar="DIR", help="folder to write; an older one is replaced")
    drawn.add_argument("--docs", type=Path, default=Path("docs"), help="folder of the dataset, the scripts and the stylesheet (docs)")
    drawn.set_defaults(run=_gallery)
    finished = commands.add_parser("finish", help="give the pages of a built site their policy and one stylesheet")
    finished.add_argument("directory", type=Path, metavar="SITE", help="folder of the built site; MkDocs does this by itself")
    finished.set_defaults(run=_finish)
    schema = commands.add_parser("schema", help="write the JSON Schemas beside the dataset, for editors")
    schema.add_argument("directory", nargs="?", type=Path, default=Path("docs"), metavar="DIR", help="folder that holds data/ (docs)")
    schema.set_defaults(run=_schema)
    pack = commands.add_parser("pack", help="write a built site as the archive of its edition")
    pack.add_argument("site", type=Path, metavar="SITE", help="folder of the built site")
    pack.add_argument("directory", nargs="?", type=Path, default=Path(), metavar="DIR", help="folder of the archive (this one)")
    pack.set_defaults(run=_pack)
    kept = commands.add_parser("editions", help="unpack archives of editions into a built site, and say on their pages what changed since")
    kept.add_argument("site", type=Path, metavar="SITE", help="folder of the built site")
    kept.add_argument("archives", nargs="*", type=Path, metavar="ARCHIVE", help="edition-YYYY-MM.tar.gz")
    kept.set_defaults(run=lambda options: _report(editions.keep(options.site, options.archives)))
    taken = commands.add_parser("books", help="write the chapters of a built site as PDF and EPUB, and the site as a copy for a folder")
    taken.add_argument("site", type=Path, metavar="SITE", help="folder of the built site")
    taken.set_defaults(run=_books)
    return parser


def _report(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _check(options: argparse.Namespace) -> int:
    directory: Path = options.directory
    if directory.name == read.DATA and any(directory.parent.glob("*.md")):
        site = read.read(directory.parent)
        dataset = site.dataset
        problems = site.problems or tuple(sorted(links.dead_links(site, tree.tree(site, HOME), read.files(directory.parent))))
        also = f", {len(site.chapters)} chapters and {len(site.figures)} figures"
    else:
        dataset = load(directory)
        problems, also = tuple(rules.check(dataset)), ""
    if not problems:
        counts = ", ".join(f"{len(dataset.table(table))} {table}" for table in tables.RECORD_TABLES)
        print(f"{directory.as_posix()}: no problem in {counts}{also}")
    return _report(problems)


def _stage(options: argparse.Namespace) -> int:
    site = read.read(options.docs)
    if not site.problems:
        stage.stage(site, options.docs, options.directory, HOME)
    return _report(site.problems)


def _cards(options: argparse.Namespace) -> int:
    site = read.read(options.docs)
    if not site.problems:
        for name, picture in social_cards.draw(site):
            atomic.write(options.directory / name, picture)
    return _report(site.problems)


def _gallery(options: argparse.Namespace) -> int:
    dataset = load(options.docs / read.DATA)
    problems = rules.check(dataset)
    if not problems:
        print(gallery.write(dataset, options.docs / "assets", options.directory).as_posix())
    return _report(problems)


def _finish(options: argparse.Namespace) -> int:
    finish.finish(options.directory)
    return 0


def _schema(options: argparse.Namespace) -> int:
    for name, content in stage.schemas().items():
        atomic.write(options.directory / name, content)
    return 0


def _pack(options: argparse.Namespace) -> int:
    print(editions.pack(options.site, options.directory).as_posix())
    return 0


def _books(options: argparse.Namespace) -> int:
    try:
        from explainer.books import take_along  # noqa: PLC0415 - its libraries are an extra, and no other command needs them

        return _report(take_along.write(options.site))
    except ImportError as error:
        print(f"books: a library is missing: {error}; `make books` installs it", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
