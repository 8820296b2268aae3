"""What the tags of WeasyPrint lack for PDF/UA-1.

A header has a scope, a passage its language, an item of a list a body, and a link one annotation; running heads are no part of the text.

The library has no place for it, so two of its functions are replaced while a book is drawn. Its version is pinned in `books/requirements.txt`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

SCOPES = {"row": "/Row", "col": "/Column"}
_build, _marked = tags._build_box_tree, Stream.marked  # noqa: SLF001 - what is replaced here


@contextmanager
def complete_tags() -> Iterator[None]:
    """Let the library write its tags whole within this context."""
    tags._build_box_tree, Stream.marked = _build_whole, _mark_text  # noqa: SLF001 - as above
    try:
        yield
    finally:
        tags._build_box_tree, Stream.marked = _build, _marked  # noqa: SLF001 - as above


def _build_whole(box: Any, parent: pydyf.Dictionary, pdf: pydyf.PDF, page: int, *rest: Any) -> Iterator[pydyf.Dictionary]:
    """Yield the tags of a box, with what the library leaves out. It calls this for every box within."""
    if isinstance(box, MarginBox):
        return
    if getattr(box, "link_annotation", None) and box.element_tag != "a":
        # What stands within a link is covered by its annotation, and has another, which is in no tag of a link.
        _object(pdf, pdf.page_references[page])["Annots"].remove(box.link_annotation.reference)
        box.link_annotation = None
    element = getattr(box, "element", None)
    said = {} if element is None or element.tag == "html" else element.attrib
    for tag in _build(box, parent, pdf, page, *rest):
        if tag["S"] == "/TH" and said.get("scope") in SCOPES:
            tag["A"]["Scope"] = SCOPES[said["scope"]]
        if said.get("lang"):
            tag["Lang"] = pydyf.String(said["lang"])
        if tag["S"] == "/LI":
            _give_body(tag, pdf)
        yield tag


def _give_body(item: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Put what stands in an item of a list beside its label into a body."""
    loose = [kid for kid in item["K"] if _object(pdf, kid)["S"] not in {"/Lbl", "/LBody"}]
    if not loose:
        return
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference})
    pdf.add_object(body)
    for kid in loose:
        _object(pdf, kid)["P"] = body.reference
    item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in loose), body.reference])


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    """Return the object of a reference, `12 0 R`."""
    return pdf.objects[int(reference.split()[0])]


def _mark_text(stream: Stream, box: Any, tag: str) -> AbstractContextManager[None]:
    """Mark a text as one with a tag, or as an artifact where it stands in a margin and thus in no element."""
    made: AbstractContextManager[None] = stream.artifact() if box.element is None else _marked(stream, box, tag)
    return made
