"""A figure alone, for a frame on another site: its page, and what oEmbed (https://oembed.com) asks of it, as far as plain files can answer."""

import json

from explainer.citing.export_formats import LICENCE
from explainer.citing.page_tags import Described, tags
from explainer.citing.styles import block
from explainer.figures.bare_page import bare_page
from explainer.figures.drawing import Drawing
from explainer.figures.figure_html import FRAME_HEIGHT, Location, figure_html, frame, table, work
from explainer.text.markup import Xml, element
from explainer.text.words import counted

FRAME_WIDTH = 760  # pixels, where a site wants a number
BODY = Xml(
    "<main><h1>{name}</h1>{figure}"
    '<details id="table"><summary>Table: {rows}</summary>{table}</details>'
    '<details id="cite"><summary>All forms of citation</summary>{forms}</details>'
    '<p class="embed-home">From <a href="{home}">{site}</a>, edition {edition}, {licence}.</p></main>'
)
# A link opens beside the page around the frame: inside it would fill the frame. `base` is for the links that scripts make.
NEW_TAB = '<a target="_blank" rel="noopener" '
HEAD = Xml(
    '<base target="_blank"><meta name="color-scheme" content="light dark">'
    '<meta property="og:title" content="{name}"><meta property="og:site_name" content="{site}"><meta property="og:image" content="{card}">'
    '<link rel="alternate" type="application/json+oembed" href="{answer}" title="{name}">{saved}'
)


def files(drawing: Drawing, at: Location) -> dict[str, str]:
    """Return the page and its oEmbed answer, by their paths on the site."""
    base = f"embed/{drawing.figure.id}"
    return {f"{base}/index.html": page(drawing, at), f"{base}/oembed.json": oembed(drawing, at)}


def page(drawing: Drawing, at: Location) -> str:
    """Return the page that holds the figure alone, with a link home."""
    figure, edition, cited = drawing.figure, drawing.dataset.edition, work(drawing, at.home)
    body = BODY.format(
        name=figure.title,
        figure=figure_html(drawing, at),
        rows=counted(len(drawing.rows), "row"),
        table=table(drawing, at.root),
        forms=block(cited, "figure-address").strip(),
        home=f"{at.root}{at.page}#fig-{figure.id}",
        site=edition.title,
        edition=edition.edition,
        licence=LICENCE,
    )
    answer = f"{at.home}embed/{figure.id}/oembed.json"
    saved = Xml().join(
        element("meta", name=name, content=content) for name, content in tags(Described(cited, figure.options["caption"], (), cited.issued))
    )
    head = HEAD.format(name=figure.title, site=edition.title, card=f"{at.home}cards/{drawing.card or 'site'}.png", answer=answer, saved=saved)
    return bare_page(f"{figure.title} · {edition.title}", figure.options["caption"], cited.address, body, at.root, head).replace("<a ", NEW_TAB)


def oembed(drawing: Drawing, at: Location) -> str:
    """Return the answer of the type `rich` (https://oembed.com, 2.3.4). A plain file cannot heed a size that is asked for."""
    edition = drawing.dataset.edition
    answer = {
        "type": "rich",
        "version": "1.0",
        "title": drawing.figure.title,
        "author_name": edition.title,
        "provider_name": edition.title,
        "provider_url": at.home,
        "html": str(frame(drawing, at.home)),
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
        "thumbnail_url": f"{at.home}cards/{drawing.card or 'site'}.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
