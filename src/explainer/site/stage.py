"""A tree of made files to a folder of plain files, which a builder needs no hooks for."""

import posixpath
import re
from functools import lru_cache, partial
from pathlib import Path

from explainer.record.urls import Home, in_folder
from explainer.site import atomic
from explainer.site.read import Site
from explainer.site.tree import Tree, tree

STAGED = ".staged"
LINK_WITHIN_SITE = re.compile(r"\]\((?![#/?]|[a-z]+:)(?P<target>[^)#?\s]+)")  # a Markdown link within the site, as far as its target goes


def stage(site: Site, docs: Path, target: Path, home: Home) -> None:
    """Write the whole of `docs/`, expanded, to `target`, for a builder without our hooks. The site must be free of problems.

    The new folder takes the place of an older staged one at once, when it is complete. Raises FileExistsError where
    `target` holds anything that was not staged, and OSError where the system refuses; the older one is then as it was.
    """
    if target.exists() and any(target.iterdir()) and not (target / STAGED).exists():
        raise FileExistsError(f"{target} holds files that were not staged")
    with atomic.replacing(target) as fresh:
        for path in docs.rglob("*"):
            if path.is_file() and path.suffix != ".md":  # every page is among what is made
                atomic.write(fresh / path.relative_to(docs), path.read_bytes())
        for name, content in in_folders(tree(site, home)).items():
            atomic.write(fresh / name, content)
        atomic.write(fresh / STAGED, "")


def in_folders(made: Tree) -> Tree:
    """Return every page as the `index.md` of a folder of its own, with its Markdown links mended; other files stay where they are.

    Some builders take a link in HTML to be relative to the address of its page, others to its file. Here the two are one place.
    """
    placed: Tree = {}
    for path, content in made.items():
        if isinstance(content, str) and path.endswith(".md"):
            placed[in_folder(path)] = _with_links_mended(path, content)
        else:
            placed[path] = content
    return placed


@lru_cache(maxsize=4096)  # pages, most of which a preview makes as they were
def _with_links_mended(path: str, content: str) -> str:
    return LINK_WITHIN_SITE.sub(partial(_moved, posixpath.dirname(path), posixpath.dirname(in_folder(path))), content)


def _moved(old: str, new: str, link: re.Match[str]) -> str:
    """Return a link of a page that moved from one folder to another."""
    return f"]({posixpath.relpath(in_folder(posixpath.join(old, link['target'])), new or '.')}"
