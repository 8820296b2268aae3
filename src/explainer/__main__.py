"""The command line of the site: `python -m explainer COMMAND`; `--help` lists the commands."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from explainer.chapters import time_words
from explainer.downloads import tables
from explainer.record import due, rules
from explainer.record.dataset import DATA_FOLDER
from explainer.record.json_schemas import schemas
from explainer.record.loading import load
from explainer.record.urls import Home
from explainer.record.yaml_source import Problem
from explainer.site import atomic, editions, finish, gallery, links, read, social_cards, stage, tree

HOME = Home(os.environ.get("SITE_URL", "http://127.0.0.1:8000/"), os.environ.get("REPOSITORY_URL", ""))  # as mkdocs.yml has it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0, or 1 where the record or the chapters hold a mistake."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except OSError as error:
        print(f"{error.filename or options.command}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130  # as a shell has it


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m explainer", description="What is done with the site besides building it with MkDocs.")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], does: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=does)
        made.set_defaults(run=run)
        return made

    def folder(of: argparse.ArgumentParser, name: str, holds: str, default: Path | None = None) -> None:
        of.add_argument("directory", type=Path, metavar=name, help=holds, nargs="?" if default else None, default=default)

    def docs(of: argparse.ArgumentParser) -> None:
        of.add_argument("--docs", type=Path, default=Path("docs"), help="folder of the chapters, the dataset and the scripts (docs)")

    def today(of: argparse.ArgumentParser) -> None:
        of.add_argument(
            "--today", type=date.fromisoformat, metavar="DAY", default=datetime.now(UTC).date(), help="day to which ages are counted (today)"
        )

    check = command("check", _check, "check the dataset, and the chapters beside it")
    folder(check, "DIR", "folder of the dataset (docs/data)", Path("docs/data"))
    today(check)
    looked = command("due", _due, "list what editors look for next, by its age, with words to search for in four languages")
    folder(looked, "DIR", "folder of the dataset (docs/data)", Path("docs/data"))
    today(looked)
    docs(command("times", _times, "list the sentences that count time, each with the dates of the events that it links"))
    staged = command("stage", _stage, "write the site as plain files that a builder needs no hooks for")
    folder(staged, "DIR", "folder to write; an older staged one is replaced")
    docs(staged)
    cards = command("cards", _cards, "draw the picture that other sites show beside a link to a page, for every page, and put it into a built site")
    folder(cards, "SITE", "folder of the built site")
    docs(cards)
    figures = command("gallery", _gallery, "draw every kind of figure with little, much and awkward data, for those who change the figures")
    folder(figures, "DIR", "folder to write; an older one is replaced")
    docs(figures)
    finished = command("finish", _finish, "join the scripts and stylesheets of a built site, and set a content security policy on its pages")
    folder(finished, "SITE", "folder of the built site; MkDocs does this by itself")
    folder(
        command("schema", _schema, "write the JSON Schemas beside the dataset, for editors"), "DIR", "folder that holds data/ (docs)", Path("docs")
    )
    packed = command("pack", _pack, "write a built site as the archive of its edition")
    packed.add_argument("site", type=Path, metavar="SITE", help="folder of the built site")
    folder(packed, "DIR", "folder of the archive (this one)", Path())
    docs(packed)
    kept = command("editions", _editions, "unpack archives of editions into a built site, and say on their pages what changed since")
    folder(kept, "SITE", "folder of the built site")
    kept.add_argument("archives", nargs="*", type=Path, metavar="ARCHIVE", help="edition-YYYY-MM.tar.gz")
    folder(
        command("books", _books, "write the chapters of a built site as PDF and EPUB, and the site as a copy for a folder"),
        "SITE",
        "folder of the built site",
    )
    return parser


def _report(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _check(options: argparse.Namespace) -> int:
    directory: Path = options.directory
    if directory.name == DATA_FOLDER and any(directory.parent.glob("*.md")):
        site = read.read(directory.parent)
        dataset = site.dataset
        problems = site.problems or links.address_problems(site, tree.tree(site, HOME), directory.parent, directory.parent.parent / "mkdocs.yml")
        also = f", {len(site.chapters)} chapters and {len(site.drawings)} figures"
    else:
        dataset = load(directory)
        problems, also = tuple(rules.check(dataset)), ""
    if not problems:
        counts = ", ".join(f"{len(dataset.table(table))} {table}" for table in tables.RECORD_TABLES)
        print(f"{directory.as_posix()}: no problem in {counts}{also}")
        for late in due.overdue(dataset, options.today):
            print(late._replace(message=f"warning: {late.message}"), file=sys.stderr)
    return _report(problems)


def _times(options: argparse.Namespace) -> int:
    site = read.read(options.docs)
    for line in (line for chapter in site.chapters for line in time_words.listed(chapter, site.dataset)):
        print(line)
    return _report(site.problems)


def _due(options: argparse.Namespace) -> int:
    dataset = load(options.directory)
    problems = rules.check(dataset)
    if not problems:
        print(due.terminal_lines(due.due(dataset, options.today)))
    return _report(problems)


def _stage(options: argparse.Namespace) -> int:
    site = read.read(options.docs)
    if not site.problems:
        stage.stage(site, options.docs, options.directory, HOME)
    return _report(site.problems)


def _cards(options: argparse.Namespace) -> int:
    site = read.read(options.docs)
    if not site.problems:
        for name, picture in social_cards.png_files(site):
            atomic.write(options.directory / name, picture)
    return _report(site.problems)


def _gallery(options: argparse.Namespace) -> int:
    dataset = load(options.docs / DATA_FOLDER)
    problems = rules.check(dataset)
    if not problems:
        print(gallery.write(dataset, options.docs / "assets", options.directory).as_posix())
    return _report(problems)


def _finish(options: argparse.Namespace) -> int:
    finish.finish(options.directory)
    return 0


def _schema(options: argparse.Namespace) -> int:
    for name, content in schemas().items():
        atomic.write(options.directory / name, content)
    return 0


def _pack(options: argparse.Namespace) -> int:
    dataset = load(options.docs / DATA_FOLDER)
    # As of the day of release, not of today: the archive of an edition can be made again from its commit.
    problems = rules.check(dataset) or due.overdue(dataset, dataset.edition.released.latest)
    if not problems:
        print(editions.pack(options.site, options.directory).as_posix())
    return _report(problems)


def _editions(options: argparse.Namespace) -> int:
    return _report(editions.keep(options.directory, options.archives))


def _books(options: argparse.Namespace) -> int:
    try:
        from explainer.books import take_along  # noqa: PLC0415 - its libraries are an extra, and no other command needs them

        return _report(take_along.write(options.directory))
    except ImportError as error:
        print(f"books: a library is missing: {error}; `make books` installs it", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
