"""A page without the theme, for what stands alone: a figure in a frame, or the gallery."""

from explainer.text.markup import Xml

SHEETS = ("palette", "reading", "figures", "tools")  # in this order; mkdocs.yml names those of all other pages
PAGE_TEMPLATE = Xml(
    '<!doctype html>\n<html lang="en" class="embed"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    '<title>{title}</title><meta name="description" content="{description}"><link rel="canonical" href="{canonical}">{head}'
    '<link rel="icon" href="data:,"><script src="{root}assets/scripts/first.js"></script>{sheets}<script type="module" src="{root}assets/scripts/site.js"></script></head>'
    '<body class="md-typeset" data-md-color-scheme="default">{body}</body></html>\n'
)
STYLESHEET_TEMPLATE = Xml('<link rel="stylesheet" href="{}assets/styles/{}.css">')


def bare_page(title: str, description: str, canonical: str, body: Xml, root: str, head: Xml | None = None) -> str:
    """Return the page; `canonical` is its address or that of the page which it repeats, `root` the way to the site's root, and `head` goes into its head."""
    sheets = Xml().join(STYLESHEET_TEMPLATE.format(root, name) for name in SHEETS)
    return str(
        PAGE_TEMPLATE.format(title=title, description=description, canonical=canonical, head=head or Xml(), sheets=sheets, root=root, body=body)
    )
