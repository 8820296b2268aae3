"""A page, figure or dataset of this site as a reference: in Chicago, APA and MLA for readers, in BibTeX, RIS and CSL-JSON for their programs.

The styles follow the CSL styles chicago-author-date, apa and modern-language-association for our two types of work; a test compares them with what a CSL
processor makes of the same item.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from explainer.citing.export_formats import LICENCE, bibtex_name, bibtex_opening, csl_name, date_parts, latex, ris_date, ris_lines
from explainer.citing.references import Accessed, Address, Italic, Reference, html
from explainer.record.dates import When
from explainer.record.editions import Edition
from explainer.record.sources import Author
from explainer.record.vocabulary import MONTHS
from explainer.text.markup import Html, element, joined, own_line

MLA_MONTHS = ("", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
# Below what is cited: the script puts links to the parts of the page there.
PART_LINKS = Html('<div class="parts" data-search-exclude></div>\n')


class BibtexKind(NamedTuple):
    """What a type of work is called in BibTeX, and the fields that name the site there."""

    type: str
    publishers: tuple[str, ...]


# Zotero takes the site of a page from `journaltitle`, BibLaTeX from `organization`; it reads no `@dataset` and keeps the `publisher` of `@misc`.
BIBTEX_KINDS = {"webpage": BibtexKind("online", ("organization", "journaltitle")), "dataset": BibtexKind("misc", ("howpublished", "publisher"))}


class Work(NamedTuple):
    """What can be cited: a page or a figure (`webpage`), or the data (`dataset`)."""

    id: str
    title: str
    authors: tuple[Author, ...]
    issued: When
    address: str
    edition: Edition
    type: Literal["webpage", "dataset"] = "webpage"
    language: str = "en-GB"

    @property
    def site(self) -> str:
        """The name of the site with its edition, as every style sets it."""
        return f"{self.edition.title}, edition {self.edition.edition}"


def site_author(edition: Edition) -> Author:
    """Return the author of what no person signs: the site, a body."""
    return Author(given=None, family=None, body=edition.title)


def site_work(id_: str, title: str, edition: Edition, address: str) -> Work:
    """Return a work that no person signs, of the day of its edition."""
    return Work(id_, title, (site_author(edition),), edition.released, address, edition)


def _day(when: When) -> str:
    """Return month and day as American styles do, as far as they are known."""
    _, *rest = date_parts(when)
    return " ".join([*(MONTHS[month] for month in rest[:1]), *map(str, rest[1:])])


def _authors(names: Iterable[str], last: str) -> str:
    *others, one = names
    return f"{', '.join(others)}{last}{one}" if others else one


def _first_turned(work: Work) -> str:
    """Return the authors as American styles name them: the first with the family name before the others."""
    first, *others = work.authors
    return _authors([first.sorted_name, *(author.name for author in others)], ", and ").rstrip(".")


def _with_initials(author: Author) -> str:
    """Return a person as the American Psychological Association does: `Doe, J. A.`."""
    return ", ".join(filter(None, (author.family, re.sub(r"(\w)[^\s-]*", r"\1.", author.given or "")))) if author.family else author.name


def _quoted(title: str) -> str:
    """Return a title in quotation marks, with those inside it made single, and its full stop before the last."""
    inner = title.replace("“", "‘").replace("”", "’")
    return f"“{inner}{'' if inner.endswith(('?', '!')) else '.'}”"


def chicago(work: Work) -> Reference:
    """Return the reference in Chicago's author-date style."""
    on = f", {day}" if (day := _day(work.issued)) else ""
    said = f"{_first_turned(work)}. {work.issued.first.year}. {_quoted(work.title)} {work.site}{on}. "
    return said, Accessed("us", "Accessed ", ". "), Address(work.address)


def apa(work: Work) -> Reference:
    """Return the reference in the style of the American Psychological Association."""
    day = _day(work.issued) if work.type == "webpage" else ""
    on = f"{work.issued.first.year}, {day}" if day else f"{work.issued.first.year}"
    kind = " [Dataset]" if work.type == "dataset" else ""
    authors = f"{_authors(map(_with_initials, work.authors), ', & ').rstrip('.')}. ({on}). "
    return authors, Italic(work.title), f"{kind}. {work.site}. ", Accessed("us", "Retrieved ", ", from "), Address(work.address)


def mla(work: Work) -> Reference:
    """Return the reference in the style of the Modern Language Association."""
    year, *day = date_parts(work.issued)
    on = " ".join([*(str(each) for each in day[1:]), *(MLA_MONTHS[each] for each in day[:1]), str(year)])
    site = Italic(work.site) if work.type == "webpage" else work.site
    return f"{_first_turned(work)}. {_quoted(work.title)} ", site, f", {on}, ", Address(work.address), ".", Accessed("mla", " Accessed ", ".")


def bibtex(work: Work) -> Reference:
    """Return the reference as an entry of BibTeX."""
    kind = BIBTEX_KINDS[work.type]
    fields = {"author": " and ".join(map(bibtex_name, work.authors)), "title": latex("title", work.title)}
    fields |= dict.fromkeys(kind.publishers, latex("organization", work.edition.title))
    fields |= {"year": str(work.issued.first.year), "date": "-".join(work.issued.parts), "url": work.address, "language": work.language}
    fields["note"] = f"Edition {work.edition.edition}. {LICENCE}"
    return bibtex_opening(kind.type, work.id, fields), Accessed("iso", ",\n\turldate = {", "}"), "\n}"


def ris_fields(work: Work, authors: Iterable[str], year: str, day: str) -> list[tuple[str, str]]:
    """Return the tags and texts of the reference in RIS, up to its last; authors and day are given as texts, which a template may hold."""
    return [
        ("TY", "DATA" if work.type == "dataset" else "ELEC"), ("ID", work.id), ("TI", work.title), *(("AU", name) for name in authors),
        ("T2", work.edition.title), ("PB", work.edition.title), ("ET", work.edition.edition), ("PY", year), ("DA", day), ("LA", work.language),
        ("UR", work.address), ("N1", f"Edition {work.edition.edition}. {LICENCE}"),
    ]  # fmt: skip


def ris(work: Work) -> Reference:
    """Return the reference in RIS."""
    names = (author.sorted_name for author in work.authors)
    lines = ris_lines(ris_fields(work, names, f"{work.issued.first.year}", ris_date(work.issued)))
    return lines, Accessed("ris", "Y2  - ", "\n"), "ER  -"


def item(work: Work) -> dict[str, object]:
    """Return the reference as a CSL-JSON item. Fields: https://docs.citationstyles.org/en/stable/specification.html."""
    return {
        "id": work.id,
        "type": work.type,
        "title": work.title,
        "author": [csl_name(author) for author in work.authors],
        "publisher" if work.type == "dataset" else "container-title": work.site,
        "issued": {"date-parts": [date_parts(work.issued)]},
        "URL": work.address,
        "language": work.language,
        "note": LICENCE,
    }


def csl(work: Work) -> Reference:
    """Return the reference as CSL-JSON: a list of the one item."""
    fields = ", ".join(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item(work).items())
    return f"[{{{fields}", Accessed("parts", ', "accessed": {"date-parts": [[', "]]}"), "}]"


CITATION_STYLES: Mapping[str, Callable[[Work], Reference]] = {"Chicago": chicago, "APA": apa, "MLA": mla}
FORMATS: Mapping[str, Callable[[Work], Reference]] = {"BibTeX": bibtex, "RIS": ris, "CSL-JSON": csl}


def citation_block(work: Work, address_class: str = "") -> Html:
    """Return the reference in every style and format as one line of HTML; the script adds buttons that copy, and today as the day of access.

    The script of a figure finds the addresses by their class, and sets in that of the view which a reader chose.
    """
    styles = joined(
        Html("<dt>{}</dt><dd>{}</dd>").format(name, html(style(work), address_class=address_class)) for name, style in CITATION_STYLES.items()
    )
    formats = (
        element(
            "details",
            element("summary", name),
            element("pre", html(written(work), address_class=address_class), tabindex="0", role="region", aria_label=name),
        )
        for name, written in FORMATS.items()
    )
    return own_line(element("div", element("dl", styles), *formats, class_="cite", data_search_exclude=True))
