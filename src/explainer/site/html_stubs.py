"""Pages with finished HTML to pages with short stubs in its place, which MkDocs renders, and back.

MkDocs reads all HTML of a page three times, for Markdown, for anchors and for the search, and changes none of this. A stub is an element, since
nothing else passes through MkDocs as it is and can be found again in what comes out of it.
"""

import re
from collections.abc import Mapping

SHORTEST_STUBBED = 1000  # characters: what is shorter costs less than its stub
# A line that is one element, which the search leaves out, so that the index is the same without it. One with a heading stays: the search takes headings all the same.
ELEMENT_LINE = re.compile(rf"^<(?=.{{{SHORTEST_STUBBED}}})(?!.*<h\d)(\w+)(?: [^>]*)? data-search-exclude>.*</\1>$", re.MULTILINE)
ID_ATTRIBUTE = re.compile(r' id="([^"]+)"')
STUB = re.compile(r'<div data-search-exclude data-stub="\d+">.*?</div>')


def with_stubs(tree: Mapping[str, str | bytes], held: dict[str, str]) -> dict[str, str | bytes]:
    """Return the tree with a stub for each such line of a page, and hold the line under its stub.

    A stub has the ids of its line, since links may lead to them.
    """

    def stub(line: re.Match[str]) -> str:
        ids = "".join(f'<i id="{id_}"></i>' for id_ in ID_ATTRIBUTE.findall(line[0]))
        made = f'<div data-search-exclude data-stub="{len(held)}">{ids}</div>'
        held[made] = line[0]
        return made

    return {path: ELEMENT_LINE.sub(stub, text) if path.endswith(".md") and isinstance(text, str) else text for path, text in tree.items()}


def without_stubs(page: str, held: Mapping[str, str]) -> str:
    """Return a rendered page with the lines that are held in the place of their stubs."""
    return STUB.sub(lambda stub: held.get(stub[0], stub[0]), page)
