"""A book to its first pages: the title page with how to cite it, and the table of contents. Both are HTML that is XML too."""

from explainer.books.book import Book
from explainer.text.markup import Xml

TITLE_PAGE = Xml(
    '<section class="title"><h1 class="name">{title}</h1>{site}<div class="facts">{byline}'
    "<p>Edition {edition}, released {released}. Text, figures and data: {licence}.</p>"
    '<p>How to cite: {reference}</p><p>Read it, with figures that answer, at <a href="{address}">{address}</a></p></div></section>'
)
ORDERED, UNORDERED = Xml("<ol>{}</ol>"), Xml("<ul>{}</ul>")
CONTENTS_ITEM, CONTENTS_LINK = Xml("<li>{}{}</li>"), Xml('<a href="{}{}">{}</a>')
NOTHING = Xml("")


def title_page(book: Book) -> Xml:
    """Return the title page."""
    return TITLE_PAGE.format(
        title=book.title,
        site=Xml('<p class="site">{}</p>').format(book.site) if book.title != book.site else NOTHING,
        byline=Xml("<p>{}</p>").format(book.chapters[0].byline) if len(book.chapters) == 1 else NOTHING,
        edition=book.edition,
        released=book.released,
        licence=book.licence,
        reference=book.reference,
        address=book.address,
    )


def contents(book: Book, list_: Xml = UNORDERED, way: str = "#") -> Xml:
    """Return the list of the chapters, each with the list of its sections. `way` leads to an id; it may name the file of a chapter by `{name}`."""
    items = []
    for chapter in book.chapters:
        start = way.format(name=chapter.name)
        sections = [
            CONTENTS_ITEM.format(CONTENTS_LINK.format(start, heading.get("id"), " ".join(heading.text_content().split())), NOTHING)
            for heading in chapter.article.xpath(".//h2")
        ]
        below = list_.format(NOTHING.join(sections)) if sections else NOTHING
        items.append(CONTENTS_ITEM.format(CONTENTS_LINK.format(start, chapter.name, chapter.title), below))
    return list_.format(NOTHING.join(items))
