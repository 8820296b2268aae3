"""A page, figure or dataset of this site as a reference: Chicago, APA and MLA as text, and BibTeX, RIS and CSL-JSON.

The texts follow the CSL styles chicago-author-date, apa and modern-language-association for our two types of work; a test compares them with what a CSL
processor makes of the same item. A build does not know the day of access: its place is marked and empty, and is filled by the script of the page.
"""

import json
import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from explainer.citing.export_formats import bibtex_entry, ris_entry
from explainer.record.dates import MONTHS, When
from explainer.record.editions import Edition
from explainer.text.markup import verbatim

MLA_MONTHS = ("", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
TEXTS = ("Chicago", "APA", "MLA")
LICENCE = "CC BY 4.0"
# Control characters, which no text of a record can hold, mark what is italic and what waits for the day of access: its form, and the words around it.
ITALIC, ROMAN, BEGIN, DAY, END = "\x01", "\x02", "\x03", "\x04", "\x05"
ACCESSED = re.compile(f"{BEGIN}(?P<form>[a-z]+){DAY}(?P<before>[^{DAY}]*){DAY}(?P<after>[^{END}]*){END}")
MARKED = re.compile(f"([{ITALIC}{ROMAN}]|{BEGIN}[^{END}]*{END})")
PUT = {ITALIC: "<cite>", ROMAN: "</cite>"}


class Work(NamedTuple):
    """What can be cited: a page or a figure (`webpage`), or the data (`dataset`)."""

    id: str
    title: str
    authors: tuple[str, ...]
    issued: When
    address: str
    edition: Edition
    type: Literal["webpage", "dataset"] = "webpage"
    language: str = "en-GB"

    @property
    def site(self) -> str:
        """The name of the site with its edition, as every style sets it."""
        return f"{self.edition.title}, edition {self.edition.edition}"


def editors(edition: Edition) -> tuple[str, ...]:
    """Give the author of what no person signs."""
    return (f"{edition.title} editors",)


def forms(work: Work) -> Mapping[str, str]:
    """Give the reference in every form, by its name, with marks; `plain` and `html` take them out."""
    return {"Chicago": _chicago(work), "APA": _apa(work), "MLA": _mla(work), "BibTeX": _bibtex(work), "RIS": _ris(work), "CSL-JSON": _csl(work)}


def plain(form: str) -> str:
    """Give a form as text, without the day of access."""
    return ACCESSED.sub("", form).replace(ITALIC, "").replace(ROMAN, "")


def html(form: str) -> str:
    """Give a form as one line of HTML, in which the place for the day of access is empty."""
    return "".join(_marked(part) for part in MARKED.split(form) if part)


def _marked(part: str) -> str:
    if accessed := ACCESSED.fullmatch(part):
        before, after = verbatim(accessed["before"]), verbatim(accessed["after"])
        return f'<span class="accessed" data-form="{accessed["form"]}" data-before="{before}" data-after="{after}"></span>'
    return PUT.get(part) or verbatim(part)


def files(work: Work) -> dict[str, str]:
    """Give the reference as files for a reference manager, by their ending."""
    made = forms(work)
    return {ending: f"{plain(made[name])}\n" for name, ending in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"))}


PARTS = '<div class="parts" data-search-exclude></div>\n'  # below what is cited; the script puts a list of links to parts of the page there


def block(work: Work) -> str:
    """Give all forms as one line of HTML for a page; the script adds buttons that copy, and today as the day of access."""
    made = {name: html(form) for name, form in forms(work).items()}
    texts = "".join(f"<dt>{name}</dt><dd>{made[name]}</dd>" for name in TEXTS)
    others = "".join(
        f'<details><summary>{name}</summary><pre tabindex="0" role="region" aria-label="{name}">{form}</pre></details>'
        for name, form in made.items()
        if name not in TEXTS
    )
    return f'<div class="cite" data-search-exclude><dl>{texts}</dl>{others}</div>\n'


def _accessed(form: str, before: str, after: str) -> str:
    return f"{BEGIN}{form}{DAY}{before}{DAY}{after}{END}"


def _parts(when: When) -> list[int]:
    return [int(part) for part in when.start.rstrip("~").split("-")]


def _day(when: When) -> str:
    """Give month and day as American styles do, as far as they are known."""
    _, *rest = _parts(when)
    return " ".join([*(MONTHS[month] for month in rest[:1]), *map(str, rest[1:])])


def _authors(work: Work, last: str) -> str:
    *others, one = work.authors
    return f"{', '.join(others)}{last}{one}" if others else one


def _quoted(title: str) -> str:
    """Give a title in quotation marks, with those inside it made single, and its full stop before the last."""
    inner = title.replace("“", "‘").replace("”", "’")
    return f"“{inner}{'' if inner.endswith(('?', '!')) else '.'}”"


def _chicago(work: Work) -> str:
    on = f", {day}" if (day := _day(work.issued)) else ""
    accessed = _accessed("us", "Accessed ", ". ")
    return f"{_authors(work, ', and ')}. {work.issued.first.year}. {_quoted(work.title)} {work.site}{on}. {accessed}{work.address}"


def _apa(work: Work) -> str:
    day = _day(work.issued) if work.type == "webpage" else ""
    on = f"{work.issued.first.year}, {day}" if day else f"{work.issued.first.year}"
    kind = " [Dataset]" if work.type == "dataset" else ""
    accessed = _accessed("us", "Retrieved ", ", from ")
    return f"{_authors(work, ', & ')}. ({on}). {ITALIC}{work.title}{ROMAN}{kind}. {work.site}. {accessed}{work.address}"


def _mla(work: Work) -> str:
    year, *day = _parts(work.issued)
    on = " ".join([*(str(each) for each in day[1:]), *(MLA_MONTHS[each] for each in day[:1]), str(year)])
    site = f"{ITALIC}{work.site}{ROMAN}" if work.type == "webpage" else work.site
    return f"{_authors(work, ', and ')}. {_quoted(work.title)} {site}, {on}, {work.address}.{_accessed('mla', ' Accessed ', '.')}"


def _bibtex(work: Work) -> str:
    fields = {"title": work.title, "howpublished": work.edition.title, "edition": work.edition.edition}
    fields |= {"year": str(work.issued.first.year), "date": work.issued.start.rstrip("~"), "url": work.address, "note": LICENCE}
    return bibtex_entry(work.id, work.authors, fields).removesuffix("\n}") + _accessed("iso", ",\n\turldate = {", "}") + "\n}"


def _ris(work: Work) -> str:
    day = work.issued.start.rstrip("~").split("-")
    entry = ris_entry({
        "type_of_reference": "DATA" if work.type == "dataset" else "ELEC", "id": work.id, "title": work.title, "authors": list(work.authors),
        "secondary_title": work.edition.title, "edition": work.edition.edition, "year": day[0], "date": "/".join([*day, "", "", ""][:4]),
        "urls": [work.address], "notes": [f"Edition {work.edition.edition}. {LICENCE}"],
    })  # fmt: skip
    return entry.removesuffix("ER  -") + _accessed("ris", "Y2  - ", "\n") + "ER  -"


def item(work: Work) -> dict[str, object]:
    """Give the reference as a CSL-JSON item. Fields: https://docs.citationstyles.org/en/stable/specification.html."""
    return {
        "id": work.id,
        "type": work.type,
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "publisher" if work.type == "dataset" else "container-title": work.site,
        "issued": {"date-parts": [_parts(work.issued)]},
        "URL": work.address,
        "language": work.language,
        "note": LICENCE,
    }


def _csl(work: Work) -> str:
    accessed = _accessed("parts", ', "accessed": {"date-parts": [[', "]]}")
    return f"[{json.dumps(item(work), ensure_ascii=False)[:-1]}{accessed}}}]"
