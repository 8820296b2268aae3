"""What Material writes all over a page, mended once the page is built; every other repair of it is in `src/theme/`."""

import re

NEXT = re.compile(r'<link rel="(?:prev|next)"[^>]*>\s*')  # Firefox fetches the next page by it, wanted or not, and the policy refuses that
ICON = re.compile(r'<svg(?=[^>]*viewBox="0 0 24 24")(?![^>]* width=)')  # as wide as the page where no stylesheet is read


def repaired(html: str) -> str:
    """Return a page that asks for no other page in advance, and whose icons have a size."""
    head, end, body = html.partition("</head>")
    return NEXT.sub("", head) + end + ICON.sub('<svg width="24" height="24"', body)
