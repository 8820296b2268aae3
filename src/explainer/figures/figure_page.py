"""A figure alone, for a frame on another site: its page, and what oEmbed (https://oembed.com) asks of it, as far as plain files can answer."""

import json
from html import escape

from explainer.citing.export_formats import LICENCE
from explainer.citing.styles import block
from explainer.figures.html import HEIGHT, At, bare, frame, html, work
from explainer.figures.options import Figure
from explainer.record.dataset import Dataset

WIDTH = 760  # pixels, of the frame where a site wants a number


def files(figure: Figure, dataset: Dataset, at: At) -> dict[str, str]:
    """Give the page and its oEmbed answer, by their paths on the site."""
    base = f"embed/{figure.id}"
    return {f"{base}/index.html": page(figure, dataset, at), f"{base}/oembed.json": oembed(figure, dataset, at)}


def _card(figure: Figure, at: At) -> str:
    """Give the address of the picture of a figure; one that stands in no chapter has none of its own."""
    own = figure.path.endswith(".md")
    return f"{at.home}cards/{f'figures/{figure.id}' if own else 'site'}.png"


def page(figure: Figure, dataset: Dataset, at: At) -> str:
    """Give the page that holds the figure alone, with a link home."""
    home = f"{at.root}{at.page}#fig-{figure.id}"
    title = escape(dataset.edition.title)
    body = (
        f"<main><h1>{escape(figure.title)}</h1>{html(figure, dataset, at)}"
        f'<details id="cite"><summary>All forms of citation</summary>{block(work(figure, dataset, at)).strip()}</details>'
        f'<p class="embed-home">From <a href="{home}" target="_top">{title}</a>, edition {dataset.edition.edition}, {LICENCE}.</p></main>'
    )
    answer = f"{at.home}embed/{figure.id}/oembed.json"
    more = (
        f'<meta property="og:title" content="{escape(figure.title)}"><meta property="og:site_name" content="{title}">'
        f'<meta property="og:image" content="{escape(_card(figure, at))}">'
        f'<link rel="alternate" type="application/json+oembed" href="{escape(answer)}" title="{escape(figure.title)}">'
    )
    return bare(f"{figure.title} · {dataset.edition.title}", figure.options["caption"], at.home + at.page, body, at.root, more)


def oembed(figure: Figure, dataset: Dataset, at: At) -> str:
    """Give the answer of the type `rich` (https://oembed.com, 2.3.4). A plain file cannot heed a size that is asked for."""
    edition = dataset.edition
    answer = {
        "type": "rich",
        "version": "1.0",
        "title": figure.title,
        "author_name": f"{edition.title} editors",
        "provider_name": edition.title,
        "provider_url": at.home,
        "html": frame(figure, at.home),
        "width": WIDTH,
        "height": HEIGHT,
        "thumbnail_url": _card(figure, at),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
