"""Tables as HTML: the same markup for every table of the record, which a phone shows a cell below the other."""

from collections.abc import Iterable, Sequence

from explainer.text.markup import Html, element, joined, own_line

TOGETHER = 6  # rows


def table(label: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, kind: str = "listed", anchors: Iterable[str] = ()) -> Html:
    """Return a table in one line. The first cell heads its row; text in a cell is escaped, markup goes in as it is.

    On a phone each cell stands below its heading, unless `kind` is `counted`. `anchors` are the ids of the rows, where they have any.
    Raises ValueError where a row has another number of cells than there are heads.
    """
    ids = iter(anchors)
    lines = []
    for first, *cells in rows:
        named = (element("td", cell, data_label=heading) for heading, cell in zip(heads[1:], cells, strict=True))
        lines.append(element("tr", element("th", first, scope="row"), *named, id=next(ids, None) or None))
    head = element("tr", *(element("th", heading, scope="col") for heading in heads))
    shown = element("table", element("thead", head), *bodies(lines))
    box = element("div", shown, class_=f"figure-table {kind}", tabindex="0", role="region", aria_label=label, data_search_exclude=True)
    return own_line(box)


def bodies(rows: Sequence[Html]) -> list[Html]:
    """Return the rows of a table in bodies of a few: reader modes weigh each element by its words, and would take one long body for the article."""
    return [element("tbody", joined(rows[start : start + TOGETHER])) for start in range(0, len(rows), TOGETHER)] or [element("tbody")]
