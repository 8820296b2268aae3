"""A drawing to the HTML of its figure on a page: pictures, key, text, sources, table, and how to cite and embed it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from explainer.citing.export_formats import LICENCE
from explainer.citing.references import html as reference_html
from explainer.citing.styles import Work, chicago, editors
from explainer.figures.draw.palette import css, fill, stroke
from explainer.figures.draw.svg import dashes
from explainer.figures.draw.symbols import outline
from explainer.figures.drawing import Drawing
from explainer.figures.kind import Cell, KeyEntry, Link
from explainer.record.vocabulary import SOURCE_TYPES
from explainer.text.markup import Html, Xml, element, joined
from explainer.text.page import counted

PLOTLY = "assets/plotly-4.1.1.min.js"  # the version in the plotly wheel; a test holds the two together
FRAME_HEIGHT = 900  # pixels in the code for embedding: enough for most figures, and the page scrolls
TOOLS = Html('<div class="figure-tools"></div><p class="figure-status" role="status"></p>')  # the script fills both


class Location(NamedTuple):
    """Where a figure stands: the way to the site's root (`../`), the address of its page from there, and that of the site."""

    root: str
    page: str
    home: str


def figure_html(drawing: Drawing, at: Location) -> Html:
    """Return the figure as one line of HTML, for the page on which it stands."""
    figure = drawing.figure
    data = f"{at.root}figures/{figure.id}"
    return element(
        "figure",
        element(
            "figcaption",
            element("span", figure.title, class_="figure-title"),
            " ",
            element("span", figure.options["caption"], class_="figure-caption"),
        ),
        *(_shown(drawing, at.root) if drawing.rows else [_stage(element("p", drawing.text, class_="figure-empty"))]),
        element("p", drawing.text, class_="figure-text"),
        _foot(drawing, data),
        _table(drawing, at.root),
        _citing(drawing, at),
        _embedding(drawing, at),
        class_="figure",
        id=f"fig-{figure.id}",
        data_kind=figure.kind,
        data_rows=len(drawing.rows),
        data_state="static",
        data_plot=f"{data}.plot.json",
        data_plotly=f"{at.root}{PLOTLY}",
        data_cards=f"{at.root}figures/cards.json",
        data_root=at.root,
        data_compared=bool(figure.options.get("compare")),
        data_search_exclude=True,
    )


def frame(drawing: Drawing, home: str) -> Xml:
    """Return the code by which another page shows the figure; `home` is the address of the site."""
    address = f"{home}embed/{drawing.figure.id}/"
    code = Xml('<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy"></iframe>')
    return code.format(address, drawing.figure.title, FRAME_HEIGHT)


def work(drawing: Drawing, at: Location) -> Work:
    """Return a figure as a work that can be cited."""
    figure, edition = drawing.figure, drawing.dataset.edition
    return Work(f"fig-{figure.id}", figure.title, editors(edition), edition.released, f"{at.home}{at.page}#fig-{figure.id}", edition)


def _stage(*inside: Xml) -> Html:
    return element("div", *inside, class_="figure-stage")


def _shown(drawing: Drawing, root: str) -> list[Html]:
    """Return the pictures of a figure that has any rows, the place of its tools, and its key."""
    figure = drawing.figure
    pictures = (
        # Where no stylesheet is read, the picture stands alone that fits every screen.
        picture.svg(root, id_=f"{figure.id}-{layout}", title=figure.title, desc=drawing.text, hidden=layout == "wide")
        for layout, picture in drawing.pictures.items()
    )
    return [_stage(*pictures), TOOLS, _key(drawing.key)]


def _key(entries: Sequence[KeyEntry]) -> Html:
    items = (element("li", _sample(entry), " ", entry.says) for entry in entries)
    return element("ul", *items, class_="figure-key") if entries else Html()


def _sample(entry: KeyEntry) -> Xml:
    """Return the sample of an entry: a symbol, a bar, a line with its dash, or nothing."""
    return Xml('<svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">{}</svg>').format(_shape(entry))


def _shape(entry: KeyEntry) -> Xml:
    colour = css(entry.colour)
    if entry.symbol.endswith("-open"):
        return Xml('<path d="{}" fill="none" stroke="{}" stroke-width="2"/>').format(outline(entry.symbol, 14, 6, 9), stroke(colour))
    if entry.symbol:
        return Xml('<path d="{}" fill="{}"/>').format(outline(entry.symbol, 14, 6, 9), fill(colour))
    if entry.dash == "none":
        return Xml()
    if entry.dash == "bar":
        return Xml('<path d="M8 6H20" stroke="{}" stroke-width="4"/>').format(stroke(colour))
    return Xml('<path d="M1 6H27" stroke="{}" stroke-width="{}"{}/>').format(stroke(colour), entry.width, dashes(entry.dash))


def _foot(drawing: Drawing, data: str) -> Html:
    links = (element("a", ending.upper(), href=f"{data}.{ending}", download=True) for ending in ("csv", "json", "svg"))
    own = element("a", "Link", href=f"#fig-{drawing.figure.id}")
    said = f"{_as_of(drawing)} {_sources(drawing)}"
    return element("p", said, element("span", joined([own, *links], " "), class_="figure-links"), class_="figure-foot")


def _as_of(drawing: Drawing) -> str:
    day, other = drawing.figure.options.get("as_of"), drawing.figure.options.get("compare")
    if day and other:
        return f"Ties on {other} and on {day}."
    return f"Ties on {day}." if day else f"As of {drawing.dataset.edition.as_of}."


def _sources(drawing: Drawing) -> str:
    """Return on how many sources a figure rests, and of which types they are."""
    if not drawing.sources:
        return ""
    types: Counter[str] = Counter(drawing.dataset.sources[id_].type for id_ in drawing.sources)
    listed = ", ".join(f"{SOURCE_TYPES[type_].lower()} {types[type_]}" for type_ in SOURCE_TYPES if types[type_])
    return f"Sources: {len(drawing.sources)} ({listed}), named in the data and where the marks lead. "


def _details(summary: str, *inside: Html) -> Html:
    return element("details", element("summary", summary), *inside)


def _table(drawing: Drawing, root: str) -> Html:
    columns = drawing.columns
    head = element("tr", *(element("th", column.heading, scope="col") for column in columns))
    lines = (
        joined(
            element("th", *_cell(column.cell(row, column.key), root), scope="row")
            if column.names_row
            else element("td", *_cell(column.cell(row, column.key), root))
            for column in columns
        )
        for row in drawing.rows
    )
    table = element("table", element("thead", head), element("tbody", *(element("tr", line) for line in lines)))
    box = element("div", table, class_="figure-table", tabindex="0", role="region", aria_label=f"Table: {drawing.figure.title}")
    return _details(f"Table: {counted(len(drawing.rows), 'row')}", box)


def _cell(cell: Cell, root: str) -> list[str]:
    return [element("a", part.words, href=f"{root}{part.path}") if isinstance(part, Link) else part for part in cell]


def _citing(drawing: Drawing, at: Location) -> Html:
    forms = element("a", "APA, MLA, BibTeX, RIS and CSL-JSON", href=f"{at.root}embed/{drawing.figure.id}/#cite")
    reference = reference_html(chicago(work(drawing, at)), address_class="figure-address")
    return _details("Cite this figure", element("p", reference), element("p", forms, f". {LICENCE}."))


def _embedding(drawing: Drawing, at: Location) -> Html:
    alone = element("a", f"embed/{drawing.figure.id}", href=f"{at.root}embed/{drawing.figure.id}/")
    said = Html("The figure alone is at {}. For a page of your own or a learning platform:").format(alone)
    return _details("Embed this figure", element("p", said), element("pre", element("code", str(frame(drawing, at.home)))))
