"""Finished HTML, kept away from MkDocs: it reads all HTML of a page three times, for Markdown, for anchors and for the search, and changes none of this."""

import re
from collections.abc import Mapping

LONG = 1000  # characters: what is shorter costs less than its stub
# A line that is one element, which the search leaves out, so that the index is the same without it; headings it takes all the same.
WHOLE = re.compile(rf"^<(?=.{{{LONG}}})(?!.*<h\d)(\w+)(?: [^>]*)? data-search-exclude>.*</\1>$", re.MULTILINE)
ID = re.compile(r' id="([^"]+)"')
STUB = re.compile(r'<div data-search-exclude data-aside="\d+">.*?</div>')


def set_aside(tree: Mapping[str, str | bytes], held: dict[str, str]) -> dict[str, str | bytes]:
    """Give the tree with a stub for each such line of a page, which is held under it; a stub has the ids of its line, since links may lead to them."""

    def stub(line: re.Match[str]) -> str:
        ids = "".join(f'<i id="{id_}"></i>' for id_ in ID.findall(line[0]))
        made = f'<div data-search-exclude data-aside="{len(held)}">{ids}</div>'
        held[made] = line[0]
        return made

    return {path: WHOLE.sub(stub, text) if path.endswith(".md") and isinstance(text, str) else text for path, text in tree.items()}


def put_back(page: str, held: dict[str, str]) -> str:
    """Give a rendered page with what was set aside in the place of the stubs."""
    return STUB.sub(lambda stub: held.get(stub[0], stub[0]), page)
