"""The addresses of pages, the links between them and the lines of the menu, checked before a builder meets them: each mistake has its file and line."""

import posixpath
import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path

from markdown.extensions.toc import slugify, unique

from explainer.chapters.parse import Chapter
from explainer.chapters.scan import scan
from explainer.record.dataset import DATA
from explainer.record.hints import nearest
from explainer.record.urls import in_folder
from explainer.record.yaml_source import Document, Problem, text_of
from explainer.site.menu import missing_pages
from explainer.site.read import Site, files
from explainer.site.tree import Tree, Written

# A link or a picture, with a title or without; or the line that says where a link by reference leads.
LINK = re.compile(r"(?<!\\)\]\( *<?(?P<inline>[^)\s>]+)|^ {0,3}\[[^\]^@\n][^\]\n]*\]: *<?(?P<by_reference>[^\s>]+)", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")
HEADING = re.compile(r"^#{1,6} +(?P<words>.*?)(?: *\{(?P<attributes>[^}]*)\})? *$", re.MULTILINE)
OWN_ANCHOR = re.compile(r"\{[^}\n]*#(?P<id>[\w-]+)[^}\n]*\}|\sid=\"(?P<html>[^\"]+)\"")
NO_WORDS = re.compile(r"<[^>]*>|\[@[^\]]*\]|\]\([^)]*\)|[`*\[\]]")


def address_problems(site: Site, made: Tree, docs: Path, config: Path) -> tuple[Problem, ...]:
    """Return every page that another hides, and every link of a chapter and line of the menu in the file `config` of MkDocs that leads nowhere, sorted."""
    text = text_of(config) if config.exists() else "nav: []"
    of_menu = [text] if isinstance(text, Problem) else missing_pages(Document(config.as_posix(), text), made)
    others = files(docs)
    return tuple(sorted([*shared_addresses(site, made), *path_conflicts(site, made, docs, others), *dead_links(site, made, others), *of_menu]))


def shared_addresses(site: Site, made: Collection[str]) -> Iterator[Problem]:
    """A page that an author wrote has an address of its own: else a builder shows one of the two and says nothing of the other."""
    places = [(page, in_folder(page)) for page in sorted(made) if page.endswith(".md")]
    places += [
        (page, posixpath.join(posixpath.dirname(page), "README.md")) for page, place in places if page == place
    ]  # MkDocs takes it for the index
    for chapter in site.chapters:
        others = (page for page, place in places if page != chapter.page and place in (chapter.page, in_folder(chapter.page)))
        if other := next(others, None):
            yield Problem(chapter.path, 1, f"page: another page has the same address: {other!r}")


def path_conflicts(site: Site, made: Tree, docs: Path, others: Collection[str]) -> Iterator[Problem]:
    """A page or file that an author wrote does not stand where the site puts one that it makes. `others` are the paths of files in `docs/`."""
    for chapter in site.chapters:
        if not isinstance(made[chapter.page], Written):
            yield Problem(chapter.path, 1, f"page: the site makes a page at this path: {chapter.page!r}")
    places = {in_folder(path).removesuffix(".md") + ".html" for path in made if path.endswith(".md")} | made.keys()
    record = {f"{DATA}/{path}" for path in site.dataset.files}  # which the site offers as it is
    for path in sorted(places.intersection(others) - record):
        yield Problem((docs / path).as_posix(), 1, f"file: the site makes a file at this path: {path!r}")


def dead_links(site: Site, made: Tree, others: Collection[str]) -> Iterator[Problem]:
    """A link of a chapter leads to a page or file of the site, and to an anchor that is there. `others` are the paths of files that stand in `docs/`."""
    known = {*made, *others}
    anchors: dict[str, set[str]] = {}
    for chapter in site.chapters:
        for match in LINK.finditer(chapter.body.prose):
            target = match["inline"] or match["by_reference"]
            if ELSEWHERE.match(target):
                continue
            path, _, anchor = target.partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.page), path)) if path else chapter.page
            line = chapter.body.first + chapter.body.prose.count("\n", 0, match.start())
            if target.startswith("/"):
                yield Problem(chapter.path, line, f"link must lead from its own page, without a slash before it: {target!r}")
            elif place not in known:
                yield Problem(chapter.path, line, f"link leads nowhere: {target!r}{_near(path, known, chapter)}")
            elif anchor and isinstance(page := made.get(place), str) and place.endswith(".md"):
                found = anchors[place] = anchors.get(place) or anchors_of(page)
                if anchor not in found:
                    yield Problem(chapter.path, line, f"link leads to no place of its page: {target!r}{nearest(anchor, found)}")


def _near(path: str, known: Collection[str], chapter: Chapter) -> str:
    """Return a hint: the nearest page, as it would stand in the link."""
    pages = {posixpath.relpath(page, posixpath.dirname(chapter.page) or "."): page for page in known if page.endswith(".md")}
    return nearest(path, pages)


def anchors_of(page: str) -> set[str]:
    """Return the anchors of a page of Markdown: those that are written in it, and those that its headings get."""
    anchors = {match["id"] or match["html"] for match in OWN_ANCHOR.finditer(page)}
    used = set(anchors)
    for match in HEADING.finditer(scan(page).prose):  # which has code blanked out, but each place kept
        if "#" not in (match["attributes"] or ""):
            words = NO_WORDS.sub("", page[match.start("words") : match.end("words")])
            anchors.add(unique(slugify(unescape(words), "-"), used))
    return anchors
