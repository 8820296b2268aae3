"""A drawing to the HTML of its figure: pictures, key and text for every page, and the table and how to embed it for the page of the figure."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from explainer.citing.styles import Work, site_work
from explainer.figures.draw.palette import css, fill, stroke
from explainer.figures.draw.svg_marks import dashes
from explainer.figures.draw.symbols import outline
from explainer.figures.drawing import Drawing
from explainer.figures.kind import LAYOUTS, Cell, KeyEntry, Link
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import SOURCE_TYPE_HEADINGS
from explainer.text.html_table import bodies
from explainer.text.markup import Html, Xml, element, joined
from explainer.text.words import counted

MENU = (
    ("Table", "table"),
    ("Sources", "sources"),
    ("Data", "data"),
    ("Cite", "cite"),
    ("Embed", "embed"),
)  # the parts of the page of a figure, by their anchors
UNFOLDS = "In words, table, data"
FILES = ("csv", "json", "svg")
PLOTLY = "assets/plotly-4.1.1.min.js"  # the version in the plotly wheel; a test holds the two together
FRAME_HEIGHT = 900  # pixels in the code for embedding: enough for most figures, and the page scrolls
LONG_CELL = 50  # characters: a column of such cells and one more are wider than a phone


def figure_address(drawing: Drawing) -> str:
    """Return the address of a figure's own page, from the site's root."""
    return f"figures/{drawing.figure.id}/"


class PageContext(NamedTuple):
    """Where a figure stands: the way to the site's root (`../`), the address of its page from there, and that of the site.

    In a frame, which a page would fill, its links open in a `new_tab`.
    """

    root: str
    page: str
    home: str
    new_tab: bool = False

    def link(self, words: str, path: str, class_: str | None = None) -> Html:
        """Return a link to a page of the site, whose `path` begins at its root."""
        target, rel = ("_blank", "noopener") if self.new_tab else (None, None)
        return element("a", words, class_=class_, target=target, rel=rel, href=f"{self.root}{path}")


def figure_html(drawing: Drawing, at: PageContext, *, unfolded: bool = False, dated: bool = True) -> Html:
    """Return the figure as one line of HTML. Its table, and all forms of citation, stand on its own page.

    One that is not `dated` leaves it to its page to say how far the record reaches.
    """
    figure = drawing.figure
    said = _said(drawing, dated=dated)
    menu = _menu(drawing, at, said, unfolded=unfolded)
    link = at.link(" ".join([*filter(None, said), UNFOLDS]), figure_address(drawing), class_="figure-menu")
    empty = _stage(element("p", drawing.text, class_="figure-empty"))
    return element(
        "figure",
        element("figcaption", element("span", figure.title, class_="figure-title"), f" {figure.options['caption']}"),
        *(_shown(drawing, at, menu, None if unfolded else link) if drawing.rows else (empty, menu)),
        class_="figure",
        id=f"fig-{figure.id}",
        data_kind=figure.kind,
        data_rows=len(drawing.rows),
        data_state="static",
        data_plotly=f"{at.root}{PLOTLY}",
        data_root=at.root,
        data_compared=bool(figure.options.get("compare")),
        data_actors=drawing.kind.actors,
        data_days=drawing.lets_choose_a_day,
        data_search_exclude=True,
    )


def iframe_code(drawing: Drawing, home: str) -> Xml:
    """Return the code by which another page shows the figure; `home` is the address of the site."""
    address = f"{home}embed/{drawing.figure.id}/"
    code = Xml('<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy"></iframe>')
    return code.format(address, drawing.figure.title, FRAME_HEIGHT)


def work(drawing: Drawing, home: str) -> Work:
    """Return a figure as a work that can be cited, at its own page; `home` is the address of the site."""
    return site_work(f"fig-{drawing.figure.id}", drawing.figure.title, drawing.dataset.edition, f"{home}{figure_address(drawing)}")


def _stage(*inside: Xml) -> Html:
    return element("div", *inside, class_="figure-stage")


def _shown(drawing: Drawing, at: PageContext, menu: Html, link: Html | None) -> list[Html]:
    """Return the key of a figure that has any rows, its pictures, and the menu, or the link in whose place a script puts it where there is one."""
    wide, narrow = (drawing.pictures[layout].svg(at.root, desc=drawing.text, new_tab=at.new_tab) for layout in LAYOUTS)
    # The narrow drawing fits every screen. What waits in the template costs nothing: the menu, and the wide drawing; on a wide screen first.js lets the two
    # drawings change places.
    explained, switches = _key(drawing.key)
    stage = _stage(drawing.pictures["narrow"].column_heads_in_view(), narrow, element("template", wide, menu if link else ""))
    return [explained, stage, switches, link or menu]


def _key(entries: Sequence[KeyEntry]) -> tuple[Html, Html]:
    """Return the key, which stands above a picture, and what only hides marks that the picture names, which stands below it.

    Where there is one sort of mark alone, nothing hides it.
    """
    if len({entry.sort for entry in entries if entry.sort}) == 1:
        entries = [entry._replace(sort="") for entry in entries if not entry.switch]
    key = [element("li", _sample(entry), " ", entry.says, data_sort=entry.sort or None) for entry in entries if not entry.switch]
    switches = [element("li", entry.says, data_sort=entry.sort) for entry in entries if entry.switch]
    return (
        element("ul", *key, class_="figure-key") if key else Html(),
        element("ul", *switches, class_="figure-key figure-sorts") if switches else Html(),
    )


def _sample(entry: KeyEntry) -> Xml:
    """Return the sample of an entry: a symbol, a bar, a line with its dash, or nothing."""
    if entry.symbol or entry.dash == "bar":
        return Xml('<svg width="14" height="12" viewBox="7 0 14 12" aria-hidden="true">{}</svg>').format(_shape(entry))
    return Xml('<svg width="28" height="12" aria-hidden="true">{}</svg>').format(_shape(entry))


def _shape(entry: KeyEntry) -> Xml:
    colour = css(entry.colour)
    if entry.outline:
        return Xml('<path d="{}" fill="{}"/>').format(entry.outline, fill(colour))
    if entry.symbol.endswith("-open"):
        look = (stroke(colour), dashes(entry.dash or "solid"))
        return Xml('<path d="{}" fill="none" stroke="{}" stroke-width="2"{}/>').format(outline(entry.symbol, 14, 6, 9), *look)
    if entry.symbol:
        return Xml('<path d="{}" fill="{}"/>').format(outline(entry.symbol, 14, 6, 9), fill(colour))
    if entry.dash == "none":
        return Xml()
    if entry.dash == "bar":
        return Xml('<path d="M8 6H20" stroke="{}" stroke-width="4"/>').format(stroke(colour))
    return Xml('<path d="M1 6H27" stroke="{}" stroke-width="{}"{}/>').format(stroke(colour), entry.width, dashes(entry.dash))


def _said(drawing: Drawing, *, dated: bool) -> list[str]:
    """Return what the line below a picture says: how far it reaches, which may be empty, and on how many sources it rests."""
    said = [_days(drawing) or (record_to(drawing.dataset) if dated else "")]
    return said + ([f"{counted(len(drawing.sources), 'source')}."] if drawing.sources else [])


def _menu(drawing: Drawing, at: PageContext, said: Sequence[str], *, unfolded: bool) -> Html:
    """Return the line below a picture, which unfolds to the figure in words, its sources, and where its other forms are."""
    links = [at.link(words, f"{figure_address(drawing)}#{anchor}") for words, anchor in MENU]
    return element(
        "details",
        element(
            "summary",
            element("span", said[0], class_="figure-as-of"),
            *(f" {words}" for words in said[1:]),
            " ",
            element("span", UNFOLDS, class_="figure-links"),
        ),
        element("p", drawing.text, class_="figure-text"),
        element("p", _sources(drawing), element("span", joined(links, " "), class_="figure-links"), class_="figure-foot"),
        class_="figure-menu",
        open=unfolded,
    )


def _days(drawing: Drawing) -> str:
    """Return the day or the two days that a diagram of ties shows."""
    day, other = drawing.figure.options.get("as_of"), drawing.figure.options.get("compare")
    if day and other:
        return f"Ties on {other} and on {day}."
    return f"Ties on {day}." if day else ""


def record_to(dataset: Dataset) -> str:
    """Return how far the record reaches, and when editors last looked beyond it. A page says it once."""
    looked = dataset.last_looked
    return f"Record to {dataset.edition.as_of}{f'; last looked on {looked}' if looked else ''}."


def _sources(drawing: Drawing) -> str:
    """Return of which types the sources of a figure are."""
    if not drawing.sources:
        return ""
    types: Counter[str] = Counter(drawing.dataset.sources[id_].type for id_ in drawing.sources)
    listed = ", ".join(f"{SOURCE_TYPE_HEADINGS[type_].lower()} {types[type_]}" for type_ in SOURCE_TYPE_HEADINGS if types[type_])
    return f"Sources: {listed}; named in the data and where the marks lead. "


def figure_table(drawing: Drawing, at: PageContext) -> Html:
    """Return the table of a figure, a row of it for each of the drawing's rows.

    Where any cell is long, a phone shows the cells of a row below one another.
    """
    columns = drawing.columns
    head = element("tr", *(element("th", column.heading, scope="col") for column in columns))
    lines = (
        joined(
            element("th", *_cell(column.cell(row, column.key), at), scope="row")
            if column.names_row
            else element("td", *_cell(column.cell(row, column.key), at), data_label=column.heading)
            for column in columns
        )
        for row in drawing.rows
    )
    shown = element("table", element("thead", head), *bodies([element("tr", line) for line in lines]))
    cells = (column.cell(row, column.key) for column in columns for row in drawing.rows)
    long = any(sum(len(part.words if isinstance(part, Link) else part) for part in cell) > LONG_CELL for cell in cells)
    return element(
        "div",
        shown,
        class_="figure-table listed" if long else "figure-table",
        tabindex="0",
        role="region",
        aria_label=f"Table: {drawing.figure.title}",
        data_search_exclude=True,
    )


def _cell(cell: Cell, at: PageContext) -> list[str]:
    return [at.link(part.words, part.path) if isinstance(part, Link) else part for part in cell]
