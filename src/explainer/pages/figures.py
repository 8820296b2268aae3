"""The page of a figure alone: the picture, its table, the sources on which it rests, its files, and how to cite and embed it."""

from explainer.citing.export_formats import LICENCE
from explainer.citing.styles import citation_block
from explainer.figures.drawing import Drawing
from explainer.figures.figure_html import FILES, PageContext, figure_html, figure_table, iframe_code, work
from explainer.pages import metadata
from explainer.pages.sections import references
from explainer.text.markup import Html, element, joined, own_line
from explainer.text.page import Page, heading
from explainer.text.words import counted

MOST_SOURCES = 120  # that are listed by name; of more, the table and the data lead to them
ROOT = "../../"


def figure_page(drawing: Drawing, page: str, stands_in: Html, home: str) -> Page:
    """Return the page of a figure; `page` is the address and `stands_in` the title of the page on which it stands, `home` the address of the site."""
    figure, at = drawing.figure, PageContext(ROOT, page, home)
    place = element("a", stands_in, href=f"{ROOT}{page}#fig-{figure.id}")
    files = joined((element("a", ending.upper(), href=f"{ROOT}figures/{figure.id}.{ending}", download=True) for ending in FILES), ", ")
    embed = element("a", f"embed/{figure.id}", href=f"{ROOT}embed/{figure.id}/")
    parts = [
        heading(figure.title),
        own_line(element("div", figure_html(drawing, at, unfolded=True), class_="figure-alone", data_search_exclude=True)),
        own_line(element("p", "The figure stands in ", place, ".")),
        f"## Table {{ #table }}\n\n{counted(len(drawing.rows), 'row')}.\n\n{figure_table(drawing, at)}\n",
        f"## Sources {{ #sources }}\n\n{_sources(drawing)}\n",
        f"## Data {{ #data }}\n\n{element('p', 'The rows and the picture as files: ', files, f'. {LICENCE}.')}\n",
        f"## Cite {{ #cite }}\n\n{citation_block(work(drawing, home), 'figure-address')}",
        f"## Embed {{ #embed }}\n\n{element('p', 'The figure for a frame is at ', embed, '. Its links open in a new tab, and its colours are those that the page around it asks for; ', element('code', '?scheme=light'), ' or ', element('code', '?scheme=dark'), ' after the address sets them. For a page of your own or a learning platform:')}\n\n"
        f"{element('pre', element('code', str(iframe_code(drawing, home))))}\n",
    ]
    told = metadata.figure(drawing, work(drawing, home), page, home)
    return Page("\n".join(parts), figure.title, figure.options["caption"], searchable=False, metadata=told)


def _sources(drawing: Drawing) -> Html:
    if len(drawing.sources) > MOST_SOURCES:
        return element("p", f"The figure rests on {len(drawing.sources)} sources. They are named where the rows of the table lead, and in the data.")
    return references(drawing.sources, drawing.dataset) if drawing.sources else element("p", "The figure rests on no source of its own.")
