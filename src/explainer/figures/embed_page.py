"""A figure alone, for a frame on another site: its page, and what oEmbed (https://oembed.com) asks of it, as far as plain files can answer."""

import json

from explainer.citing.export_formats import LICENCE
from explainer.citing.page_tags import Described, tags
from explainer.citing.styles import citation_block
from explainer.figures.bare_page import bare_page
from explainer.figures.drawing import Drawing
from explainer.figures.figure_html import FRAME_HEIGHT, PageContext, figure_html, figure_table, iframe_code, work
from explainer.text.markup import Xml, element
from explainer.text.words import counted

FRAME_WIDTH = 760  # pixels, where a site wants a number
BODY = Xml(
    "<main><h1>{name}</h1>{figure}"
    '<details id="table"><summary>Table: {rows}</summary>{table}</details>'
    '<details id="cite"><summary>All forms of citation</summary>{forms}</details>'
    '<p class="embed-home">From <a target="_blank" rel="noopener" href="{home}">{site}</a>, edition {edition}, {licence}.</p></main>'
)
HEAD = Xml(  # `base` is for the links that scripts make
    '<base target="_blank"><meta name="color-scheme" content="light dark">'
    '<meta property="og:title" content="{name}"><meta property="og:site_name" content="{site}"><meta property="og:image" content="{card}">'
    '<link rel="alternate" type="application/json+oembed" href="{answer}" title="{name}">{saved}'
)


def files(drawing: Drawing, page_of_figure: str, home: str) -> dict[str, str]:
    """Return the page and its oEmbed answer, by their paths on the site. The figure stands on `page_of_figure`; `home` is the address of the site."""
    at = PageContext("../../", page_of_figure, home, new_tab=True)
    base = f"embed/{drawing.figure.id}"
    return {f"{base}/index.html": page(drawing, at), f"{base}/oembed.json": oembed(drawing, home)}


def page(drawing: Drawing, at: PageContext) -> str:
    """Return the page that holds the figure alone, with a link home."""
    figure, edition, cited = drawing.figure, drawing.dataset.edition, work(drawing, at.home)
    body = BODY.format(
        name=figure.title,
        figure=figure_html(drawing, at),
        rows=counted(len(drawing.rows), "row"),
        table=figure_table(drawing, at),
        forms=citation_block(cited, "figure-address").strip(),
        home=f"{at.root}{at.page}#fig-{figure.id}",
        site=edition.title,
        edition=edition.edition,
        licence=LICENCE,
    )
    answer = f"{at.home}embed/{figure.id}/oembed.json"
    saved = Xml().join(
        element("meta", name=name, content=content) for name, content in tags(Described(cited, figure.options["caption"], (), cited.issued))
    )
    head = HEAD.format(name=figure.title, site=edition.title, card=f"{at.home}cards/{drawing.social_card or 'site'}.png", answer=answer, saved=saved)
    return bare_page(f"{figure.title} · {edition.title}", figure.options["caption"], cited.address, body, at.root, head)


def oembed(drawing: Drawing, home: str) -> str:
    """Return the answer of the type `rich` (https://oembed.com, 2.3.4). A plain file cannot heed a size that is asked for."""
    edition = drawing.dataset.edition
    answer = {
        "type": "rich",
        "version": "1.0",
        "title": drawing.figure.title,
        "author_name": edition.title,
        "provider_name": edition.title,
        "provider_url": home,
        "html": str(iframe_code(drawing, home)),
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
        "thumbnail_url": f"{home}cards/{drawing.social_card or 'site'}.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
