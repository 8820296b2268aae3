"""What every generated page begins with, and how it counts."""

import json

from explainer.text.escaping import markdown, xml

FIRST = "Actor"  # of the pages that a name leads to, its own stands first
QUIET = "{ data-search-exclude }"  # a heading that would only repeat itself in the search index


def front(title: str, description: str) -> str:
    """Give the title and the description of a page as front matter. The theme puts both into the page's head as they are, hence the escapes."""
    return f'title: {json.dumps(xml(title), ensure_ascii=False)}\ndescription: "{markdown(description)}"\n'


def head(title: str, description: str, tag: str = "", *, more: str = "") -> str:
    """Give the front matter and the heading of a page. The description is cut at a word, since search engines show some 155 characters.

    `tag` is the word that search shows beside the page; `more` are further lines of front matter.
    """
    short = description if len(description) <= 155 else description[:154].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004
    tags = f"tags: [{tag}]\n" if tag else ""
    tags += "search:\n  boost: 4\n" if tag == FIRST else ""
    return f"---\n{front(title, short)}{tags}{more}---\n\n# {markdown(title)}\n"


def counted(number: int, noun: str) -> str:
    """Give `1 tie` or `3 ties`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
