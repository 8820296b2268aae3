"""A built site to the archive of its edition, and archives to the kept editions of a later site, with a banner on every page that says what changed.

The pages of a kept edition are published already. So the comments BEGIN and END mark there what a later run may replace, and nothing else is touched.
"""

import gzip
import io
import json
import re
import tarfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from explainer.downloads.tables import RECORD_TABLES
from explainer.record.vocabulary import MONTHS, TABLE_NAMES
from explainer.record.yaml_source import Problem
from explainer.site import atomic
from explainer.text.markup import Xml
from explainer.text.words import counted

FOLDER = "editions"
EDITION_NAME = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
ARCHIVE_NAME = re.compile(rf"edition-({EDITION_NAME.pattern})\.tar\.gz")
BANNER_BEGIN, BANNER_END = "<!-- kept edition -->", "<!-- /kept edition -->"
BETWEEN_MARKS = re.compile(f"{BANNER_BEGIN}.*?{BANNER_END}", re.DOTALL)
BANNER_PLACES = (r'(?=<header class="md-header)', r"(?<=<body)[^>]*>")  # before the header of the theme; first of all in a page without one
EDITION_LIST_PLACE = re.compile(r'(?<=<div id="kept-editions">).*?(?=</div>)', re.DOTALL)
# A file beside the editions and not a part of them: so the banner looks the same on all, whatever their own stylesheets hold.
BANNER_STYLE = """\
.kept-edition { padding: 0.6rem 1rem; background: #ffe9a8; color: #1f1a00; font: 0.8rem/1.5 system-ui, sans-serif; }
.kept-edition p { max-width: 61rem; margin: 0 auto; }
.kept-edition a { color: #003f8a; text-decoration: underline; }
.kept-edition a:focus-visible { outline: 2px solid #003f8a; }
@media print { .kept-edition { border-bottom: 1px solid; background: none; } }
"""
BANNER = Xml(
    '<aside class="kept-edition" aria-label="Kept edition"><p><strong>Edition of {name}</strong>, kept as it was published. '
    '{summary}{own} {here} · <a href="{root}data/#what-each-edition-changed">What changed</a></p></aside>'
)
OWN_CHANGE = Xml(" <strong>This {} was {} since.</strong>")
PAGE_TODAY = Xml('<a href="{}">This page today</a>')
PAGE_GONE = Xml('This page is no longer there: <a href="{}about/">about this site</a>')
BANNER_HEAD = Xml('<link rel="stylesheet" href="{}editions/banner.css"><meta name="robots" content="noindex">')
EDITION_ITEM = Xml('<li><a href="{}/">Edition of {}</a>. {}</li>')
NOTHING = Xml("")
Rows = Mapping[str, Mapping[str, Any]]
Tables = Mapping[str, Rows]


class Changes(NamedTuple):
    """Ids of the records of a table that were added, changed and withdrawn since an edition."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    withdrawn: tuple[str, ...]


def compare(old: Tables, new: Tables) -> dict[str, Changes]:
    """Return what changed in each table between two editions. A field that only one of them knows is no change of a record."""
    found = {}
    for table, now in new.items():
        was = old.get(table, {})
        both = [id_ for id_ in was if id_ in now]
        changed = tuple(id_ for id_ in both if any(was[id_][field] != now[id_][field] for field in was[id_].keys() & now[id_].keys()))
        found[table] = Changes(tuple(id_ for id_ in now if id_ not in was), changed, tuple(id_ for id_ in was if id_ not in now))
    return found


def summary(changes: Mapping[str, Changes]) -> str:
    """Return a sentence or two on what changed: the events by what became of them, the other tables by their number."""
    counts = [(len(ids), word) for word, ids in changes["events"]._asdict().items() if ids]
    others = [f"{TABLE_NAMES.get(table, table)} ({sum(map(len, found))})" for table, found in changes.items() if table != "events" and any(found)]
    if not counts and not others:
        return "Nothing in the record has changed since."
    events = "No event has changed since."
    if counts:
        (number, word), *more = counts
        said = [f"{counted(number, 'event')} {word}", *(f"{number} {word}" for number, word in more)]
        events = f"Since then: {', '.join(said)}."
    return f"{events} Also added, changed or withdrawn: {', '.join(others)}." if others else events


def edition_name(edition: str) -> str:
    """Return the name of an edition in words: `November 2026`."""
    year, month = edition.split("-")
    return f"{MONTHS[int(month)]} {year}"


def banner(edition: str, page: str, changes: Mapping[str, Changes], today: str, root: str) -> Xml:
    """Return the banner of a page. `today` leads to the page in the present site, or is empty; `root` leads to that site."""
    record = next((each for each in ("events", "actors") if page.startswith(f"{each}/")), "")
    id_ = page.split("/")[1] if record else ""
    word = next((word for word, ids in changes[record]._asdict().items() if id_ in ids), "") if record else ""
    return BANNER.format(
        name=edition_name(edition),
        summary=summary(changes),
        own=OWN_CHANGE.format(record[:-1], word) if word else NOTHING,
        here=PAGE_TODAY.format(today) if today else PAGE_GONE.format(root),
        root=root,
    )


def with_banner(html: str, banner: Xml, root: str) -> str:
    """Return a page with its banner, in the place of an older one. Nothing else in the page is changed."""
    html = BETWEEN_MARKS.sub("", html)
    html = html.replace("</head>", f"{BANNER_BEGIN}{BANNER_HEAD.format(root)}{BANNER_END}</head>", 1)
    place = next((found for pattern in BANNER_PLACES if (found := re.search(pattern, html))), None)
    return f"{html[: place.end()]}{BANNER_BEGIN}{banner}{BANNER_END}{html[place.end() :]}" if place else html


def with_list(html: str, editions: Mapping[str, Mapping[str, Changes]]) -> str:
    """Return the page of editions with the list of those that are kept, the newest first."""
    items = (EDITION_ITEM.format(edition, edition_name(edition), summary(changes)) for edition, changes in sorted(editions.items(), reverse=True))
    listed = Xml("<ul>{}</ul>").format(NOTHING.join(items))
    return EDITION_LIST_PLACE.sub(lambda _: listed, html, count=1)


def keep(site: Path, archives: Sequence[Path]) -> list[Problem]:
    """Unpack archives into the folder of editions of a built site, and write banners and the list anew.

    Return every problem found. Where a site or an edition cannot be used, nothing is changed but what was unpacked. Raises OSError.
    """
    folder = site / FOLDER
    page = folder / "index.html"
    problems = [problem for archive in archives if (problem := _unpack(archive, folder))]
    now, found = _tables(site)
    problems += found
    if not page.is_file() or not EDITION_LIST_PLACE.search(page.read_bytes().decode()):
        problems.append(Problem(page.as_posix(), 1, "the site has no page of editions with a place for their list"))
    editions = {}
    for edition in sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else ():
        was, found = _tables(edition)
        if not EDITION_NAME.fullmatch(edition.name):
            problems.append(Problem(edition.as_posix(), 1, f"an edition is named by its year and month, YYYY-MM: {edition.name!r}"))
        elif found:
            problems += found
        else:
            editions[edition.name] = compare(was, now)
    if problems:
        return sorted(problems)
    atomic.write(folder / "banner.css", BANNER_STYLE)
    for name, changes in editions.items():
        for path in sorted((folder / name).rglob("*.html")):
            try:
                _write_banner(path, site, name, changes)
            except UnicodeDecodeError:
                problems.append(Problem(path.as_posix(), 1, "page is not UTF-8"))
    atomic.write(page, with_list(page.read_bytes().decode(), editions))
    return problems


def _write_banner(path: Path, site: Path, edition: str, changes: Mapping[str, Changes]) -> None:
    """Write the banner into a page of a kept edition. Raises OSError, and UnicodeDecodeError where the page is not UTF-8."""
    place = path.relative_to(site / FOLDER / edition)
    page = "" if place.as_posix() == "index.html" else place.as_posix().removesuffix("index.html")
    root = "../" * (len(place.parts) + 1)
    today = f"{root}{quote(page)}" if (site / place).is_file() else ""
    html = path.read_bytes().decode()
    atomic.write(path, with_banner(html, banner(edition, page, changes, today, root), root))


def _tables(site: Path) -> tuple[Tables, list[Problem]]:
    """Return the tables of a site's downloads by the ids of their rows, and what is wrong with them."""
    made, problems = {}, []
    for table in RECORD_TABLES:
        path = site / "data" / f"{table}.json"
        try:
            file = json.loads(path.read_bytes())
            made[table] = {row["id"]: dict(row) for row in file[table]}
            if EDITION_NAME.fullmatch(site.name) and file["edition"] != site.name:
                problems.append(Problem(path.as_posix(), 1, f"edition calls itself {file['edition']!r}"))
        except FileNotFoundError:
            if table == "events":  # the one that every edition has; a later edition may have more tables
                problems.append(Problem(path.as_posix(), 1, "an edition has its data beside its pages: file is missing"))
        except (ValueError, KeyError, TypeError) as error:
            problems.append(Problem(path.as_posix(), 1, f"is not a table of records: {error}"))
    return made, problems


def _unpack(archive: Path, folder: Path) -> Problem | None:
    """Unpack an archive, whole or not at all. Return what is wrong with it, if anything."""
    match = ARCHIVE_NAME.fullmatch(archive.name)
    if not match:
        return Problem(archive.as_posix(), 1, f"an archive is named edition-YYYY-MM.tar.gz: {archive.name!r}")
    try:
        with tarfile.open(archive, "r:gz") as packed, atomic.replacing(folder / match[1]) as fresh:
            packed.extractall(fresh, filter="data")
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        return Problem(archive.as_posix(), 1, f"archive cannot be unpacked: {error}")
    return None


def pack(site: Path, target: Path) -> Path:
    """Write a built site to the folder `target` as an archive, the same to the byte for the same site, and return its path.

    The editions that are kept in the site are no part of it. Raises OSError.
    """
    edition = json.loads((site / "data" / "events.json").read_bytes())["edition"]
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, packed, mtime=0) as zipped, tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(site.rglob("*")):
            place = path.relative_to(site)
            if path.is_file() and not (place.parts[0] == FOLDER and place.parts[1:] != ("index.html",)):
                content = path.read_bytes()
                info = tarfile.TarInfo(place.as_posix())
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
    path = target / f"edition-{edition}.tar.gz"
    atomic.write(path, packed.getvalue())
    return path
