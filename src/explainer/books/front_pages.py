"""The first pages of a book: what it is, how to cite it, and the contents."""

from collections.abc import Iterator

from explainer.books.book import Book
from explainer.text.escaping import xml


def title_page(book: Book) -> str:
    """Give the title page as HTML that is XML too."""
    site = f'<p class="site">{xml(book.site)}</p>' if book.title != book.site else ""
    byline = f"<p>{xml(book.chapters[0].byline)}</p>" if len(book.chapters) == 1 else ""
    return (
        f'<section class="title"><h1 class="name">{xml(book.title)}</h1>{site}<div class="facts">{byline}'
        f"<p>Edition {book.edition}, released {book.released}. Text, figures and data: {book.licence}.</p>"
        f'<p>How to cite: {xml(book.cited)}</p><p>Read it with live figures at <a href="{xml(book.address)}">{xml(book.address)}</a></p></div></section>'
    )


def contents(book: Book, way: str = "#") -> Iterator[str]:
    """Give the items of the contents: each chapter, with its sections. `way` leads to the ids; it may name the file of a chapter by `{name}`."""
    for each in book.chapters:
        before = way.format(name=each.name)
        sections = "".join(
            f'<li><a href="{before}{heading.get("id")}">{xml(" ".join(heading.text_content().split()))}</a></li>'
            for heading in each.article.xpath(".//h2")
        )
        yield f'<li><a href="{before}{each.name}">{xml(each.title)}</a>{f"<ul>{sections}</ul>" if sections else ""}</li>'
