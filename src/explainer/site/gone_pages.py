"""Addresses of what the site no longer shows: each answers with a page that says where it went."""

from explainer.figures.bare_page import bare_page
from explainer.text.markup import Html, element, joined
from explainer.text.page import Page, heading

TITLE = "The gallery of figures moved"
NOTE = (
    "The gallery drew every kind of figure from little, much and invented data, for those who change the figures. It moved to the tools of developers"
)
# The figures of the gallery, each of which had a page for embedding.
GALLERY = (
    "timeline-none", "timeline-one", "timeline-core", "timeline-by-actor", "timeline-one-day", "timeline-long", "timeline-right-to-left",
    "actors-none", "actors-two", "actors-all", "actors-compared", "actors-right-to-left", "map-none", "map-all", "map-claims", "deals-one",
    "deals-all", "accounts-two", "accounts-most", "accounts-clock", "series-least", "series-most", "series-stated", "matrix-all", "axes-all",
    "counts-all",
)  # fmt: skip


def pages(home: str) -> dict[str, str]:
    """Return the page in the place of the gallery and those in the place of its figures, by their paths below `docs/`. `home` is the site's address."""
    made = {f"embed/gallery-{name}/index.html": _framed(home) for name in GALLERY}
    made["gallery.md"] = Page(f"{heading(TITLE)}\n{_said('../')}\n", TITLE, f"{NOTE}.", searchable=False).markdown()
    return made


def _framed(home: str) -> str:
    body = element("main", element("h1", TITLE), _said("../../"))
    card = element("meta", property="og:image", content=f"{home}cards/site.png")
    return bare_page(TITLE, f"{NOTE}.", f"{home}gallery/", body, "../../", card)


def _said(root: str) -> Html:
    tool = joined([f"{NOTE}: beside the source of this site, ", element("code", "make gallery"), " draws it."])
    return joined([element("p", tool), element("p", element("a", "To the overview", href=root, target="_top"))])
