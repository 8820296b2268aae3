"""The addresses of pages, the links between them and the lines of the menu, checked before a builder meets them: each mistake has its file and line."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from markdown.extensions.toc import slugify, unique

from explainer.chapters.scan import Markdown, scan
from explainer.record.dataset import DATA_FOLDER
from explainer.record.hints import nearest
from explainer.record.urls import in_folder, page_address
from explainer.record.yaml_source import Document, Problem, text_of
from explainer.site.menu import missing_pages
from explainer.site.read import Site, other_files
from explainer.site.tree import Tree, Written

# A link or a picture, with a title or without; or the line that says where a link by reference leads.
MARKDOWN_LINK = re.compile(r"(?<!\\)\]\( *<?(?P<inline>[^)\s>]+)|^ {0,3}\[[^\]^@\n][^\]\n]*\]: *<?(?P<by_reference>[^\s>]+)", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")
QUERY = re.compile(r"\?[^#]*")
HEADING = re.compile(r"^#{1,6} +(?P<words>.*?)(?: *\{(?P<attributes>[^}]*)\})? *$", re.MULTILINE)
OWN_ANCHOR = re.compile(r"\{[^}\n]*#(?P<id>[\w-]+)[^}\n]*\}|\sid=\"(?P<html>[^\"]+)\"")
NO_WORDS = re.compile(r"<[^>]*>|\[@[^\]]*\]|\]\([^)]*\)|[`*\[\]]")


def address_problems(site: Site, made: Tree, docs: Path, config: Path) -> tuple[Problem, ...]:
    """Return every page that another hides, and every link of a chapter and line of the menu in the file `config` of MkDocs that leads nowhere, sorted."""
    text = text_of(config) if config.exists() else "nav: []"
    of_menu = [text] if isinstance(text, Problem) else missing_pages(Document(config.as_posix(), text), made)
    others = other_files(docs)
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
    record = {f"{DATA_FOLDER}/{path}" for path in site.dataset.files}  # which the site offers as it is
    for path in sorted(places.intersection(others) - record):
        yield Problem((docs / path).as_posix(), 1, f"file: the site makes a file at this path: {path!r}")


def dead_links(site: Site, made: Tree, others: Collection[str]) -> Iterator[Problem]:
    """A link of a chapter leads to a page or file of the site, and to an anchor that is there. `others` are the paths of files that stand in `docs/`.

    In Markdown it leads from file to file (`events/x.md`). In HTML it stays as it is, and leads from address to address (`../events/x/`).
    """
    files_by_path = {path: path for path in (*made, *others)}
    files_by_address = {address: path for path in files_by_path for address in _addresses(path)}
    for chapter in site.chapters:
        links = [(line, target, posixpath.dirname(chapter.page), files_by_path) for line, target in links_in_markdown(chapter.body)]
        links += [(line, target, chapter.address, files_by_address) for line, target in links_in_html(chapter.body)]
        for line, target, start, known in links:
            path, _, anchor = target.partition("#")
            file = known.get(_led_to(path, start)) if path else chapter.page
            if ELSEWHERE.match(target):
                continue
            if target.startswith("/"):
                yield Problem(chapter.path, line, f"link must lead from its own page, without a slash before it: {target!r}")
            elif file is None:
                yield Problem(chapter.path, line, f"link leads nowhere: {target!r}{_near(path, start, known)}")
            elif anchor and isinstance(page := made.get(file), str) and file.endswith(".md") and anchor not in anchors_of(page):
                yield Problem(chapter.path, line, f"link leads to no place of its page: {target!r}{nearest(anchor, anchors_of(page))}")


def links_in_markdown(body: Markdown) -> Iterator[tuple[int, str]]:
    """Yield the line and the target of each link and picture that is written in Markdown, without the query that a target may have."""
    for match in MARKDOWN_LINK.finditer(body.prose):
        yield body.first + body.prose.count("\n", 0, match.start()), QUERY.sub("", match["inline"] or match["by_reference"])


def links_in_html(body: Markdown) -> Iterator[tuple[int, str]]:
    """Yield the line and the target of each `href` and `src` that is written in HTML, without the query that a target may have."""
    for line, target in _targets(body.prose):
        yield body.first + line - 1, target


@lru_cache(maxsize=128)
def _targets(prose: str) -> list[tuple[int, str]]:
    tags = _Tags()
    tags.feed(prose)
    tags.close()
    return tags.targets


class _Tags(HTMLParser):
    """The tags of a text with their targets, each with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as HTMLParser calls it
        """Keep the targets of a tag."""
        self.targets += [(self.getpos()[0], QUERY.sub("", value or "")) for name, value in attrs if name in ("href", "src")]


def _addresses(path: str) -> set[str]:
    """Return where a file of `docs/` is found in the built site: a page at its address, `events/x/`, any other as it is, and the index of a folder there too."""
    return {page_address(path) or "./"} if path.endswith(".md") else {path, path.removesuffix("index.html")}


def _led_to(path: str, start: str) -> str:
    """Return the place to which a path leads from the place where it starts; a folder keeps its slash."""
    place = posixpath.normpath(posixpath.join(start, path))
    return f"{place}/" if path.endswith(("/", ".")) else place


def _near(path: str, start: str, known: Mapping[str, str]) -> str:
    """Return a hint: the nearest page, as it would stand in the link."""
    pages = {posixpath.relpath(place, start or ".") + "/" * place.endswith("/") for place, file in known.items() if file.endswith(".md")}
    return nearest(path, pages)


@lru_cache(maxsize=128)
def anchors_of(page: str) -> set[str]:
    """Return the anchors of a page of Markdown: those that are written in it, and those that its headings get."""
    anchors = {match["id"] or match["html"] for match in OWN_ANCHOR.finditer(page)}
    used = set(anchors)
    for match in HEADING.finditer(scan(page).prose):  # which has code blanked out, but each place kept
        if "#" not in (match["attributes"] or ""):
            words = NO_WORDS.sub("", page[match.start("words") : match.end("words")])
            anchors.add(unique(slugify(unescape(words), "-"), used))
    return anchors
