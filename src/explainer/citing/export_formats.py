"""Sources as files for a reference manager: CSL-JSON, BibTeX and RIS, with the pieces of which the last two are written."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from explainer.record.dates import When
from explainer.record.editions import Edition
from explainer.record.sources import Author, Source
from explainer.record.vocabulary import SOURCE_TYPE_WORDS, SourceType
from explainer.text.words import one_line

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


class Kind(NamedTuple):
    """What a sort of page is called in each format, and the fields that name its publisher there; more than one where programs read different ones."""

    csl: str
    csl_publisher: str
    bibtex: str
    bibtex_publishers: tuple[str, ...]
    ris: str
    ris_publishers: tuple[str, ...]


# Types that every style prints and Zotero keeps. BibLaTeX prints the `organization` of a page, and programs read its `journaltitle`.
WEB_PAGE = Kind("webpage", "container-title", "online", ("organization", "journaltitle"), "ELEC", ("T2", "PB"))
NEWS = Kind("article-newspaper", "container-title", "article", ("journal",), "NEWS", ("T2",))
REPORT = Kind("report", "publisher", "techreport", ("institution",), "RPRT", ("PB",))
KINDS_BY_SOURCE_TYPE: Mapping[SourceType, Kind] = {
    "primary": WEB_PAGE, "wire": NEWS, "press": NEWS, "state-media": NEWS, "institute": REPORT, "academic": WEB_PAGE, "reference": WEB_PAGE,
}  # fmt: skip
# What LaTeX would read as a command. A brace or a backslash cannot stand in a field in any form that every program reads, and is replaced.
LATEX = str.maketrans({**{char: f"\\{char}" for char in "&%$#_"}, "~": "\\textasciitilde ", "^": "\\textasciicircum ", "{": "(", "}": ")", "\\": "/"})
GERSHAYIM = re.compile('(?<=[א-ת])"(?=[א-ת])')  # the mark within an abbreviation in Hebrew, which is no quotation mark
# What stands in single marks, with the apostrophes in it; one before a digit is that of a decade.
SINGLE_QUOTED = re.compile(r"(?<!\w)'(?=[^\W\d])([^'\n]*(?:(?<=\w)'(?=\w)[^'\n]*)*)'(?!\w)")
VERBATIM_FIELDS = ("url", "date", "year", "month")
BRACED_FIELDS = ("title", "author")  # what a style may neither lower nor take apart
NAME_LIST_FIELDS = ("organization", "institution")  # of names that `and` parts, in BibLaTeX


def site_and_edition(edition: Edition) -> str:
    """Return the name of the site and the edition, as that of a database. Styles print it beside a page that is under no licence of ours."""
    return f"{one_line(edition.title)}, edition {edition.edition}"


def licence_line(edition: Edition) -> str:
    """Return the line that names the edition and the licence in every download."""
    return f"{site_and_edition(edition)}, {LICENCE}"


def date_parts(when: When) -> list[int]:
    """Return the start of a date as year, month and day, as far as they are known."""
    return [int(part) for part in when.parts]


def _note(source: Source) -> str:
    """Return what an editor knows of a page that no style prints: what it supports, and whose story it copies or tells again."""
    told = f"copy of {source.mirror_of}" if source.mirror_of else f"relays {source.relays}" if source.relays else ""
    return "; ".join(filter(None, (source.supports, told)))


def _licensed_note(source: Source) -> str:
    """Return the note with its licence, where a file has no place for a line that is of all."""
    return f"{_note(source)} (note under {LICENCE})"


def csl_name(author: Author) -> dict[str, str]:
    """Return a name as CSL has it: the parts of a person, or a body as a whole."""
    if author.body:
        return {"literal": author.body}
    return {name: value for name, value in (("family", author.family), ("given", author.given)) if value}


def bibtex_name(author: Author) -> str:
    """Return a name in which no word parts two authors: a body in braces, and the parts of a person where they are more than plain names."""
    if author.body:
        return latex("author", author.body)
    parts = [part for part in (author.family, author.given) if part]
    return ", ".join(latex("title" if re.search(r"[,{}]|\band\b", part) else "", part) for part in parts)


def csl_item(source: Source, edition: Edition) -> dict[str, Any]:
    """Return a source as a CSL-JSON item. Fields: https://docs.citationstyles.org/en/stable/specification.html."""
    item: dict[str, Any] = {"id": source.id, "type": KINDS_BY_SOURCE_TYPE[source.type].csl, "title": source.words}
    if source.authors:
        item["author"] = [csl_name(author) for author in source.authors]
    item[KINDS_BY_SOURCE_TYPE[source.type].csl_publisher] = source.publisher
    if source.date:
        item["issued"] = {"date-parts": [date_parts(source.date)], **({"circa": True} if source.date.about else {})}
    if source.link:
        item["URL"] = source.url
    item["language"] = source.lang
    item["keyword"] = SOURCE_TYPE_WORDS[source.type]
    item["note"] = _licensed_note(source)
    item["source"] = site_and_edition(edition)
    return item


def csl(sources: Iterable[Source], edition: Edition) -> str:
    """Return sources as CSL-JSON."""
    return json.dumps([csl_item(source, edition) for source in sources], ensure_ascii=False, indent=1) + "\n"


def curled(text: str) -> str:
    """Return a text whose straight quotation marks are turned, where each has its partner: LaTeX sets every straight one as a closing mark."""
    text = SINGLE_QUOTED.sub(r"‘\1’", text)
    pieces = GERSHAYIM.sub("״", text).split('"')
    return "".join(f"{'' if not place else '“' if place % 2 else '”'}{piece}" for place, piece in enumerate(pieces)) if len(pieces) % 2 else text


def latex(field: str, text: str) -> str:
    """Return the text of a BibTeX field in which nothing is a command."""
    if field in VERBATIM_FIELDS:
        return text
    plain = curled(one_line(text)).translate(LATEX)
    return f"{{{plain}}}" if field in BRACED_FIELDS or (field in NAME_LIST_FIELDS and " and " in plain) else plain


def bibtex_opening(type_: str, id_: str, fields: Mapping[str, str]) -> str:
    """Return an entry of BibTeX up to its last brace, before which a further field can stand; the fields are escaped already."""
    return f"@{type_}{{{id_},\n" + ",\n".join(f"\t{name} = {{{value}}}" for name, value in fields.items())


def _bibtex_entry(source: Source) -> str:
    fields = {"title": source.words}
    if source.authors:
        fields["author"] = " and ".join(bibtex_name(author) for author in source.authors)
    kind = KINDS_BY_SOURCE_TYPE[source.type]
    fields |= dict.fromkeys(kind.bibtex_publishers, source.publisher)
    if source.date:
        year, *rest = date_parts(source.date)
        fields["year"] = str(year)
        if rest:
            fields |= {"month": str(rest[0]), "date": "-".join(source.date.parts)}
    if source.link:
        fields["url"] = source.url
    fields |= {"language": source.lang, "keywords": SOURCE_TYPE_WORDS[source.type], "annote": _note(source)}
    escaped = {name: value if name == "author" else latex(name, value) for name, value in fields.items()}
    return f"{bibtex_opening(kind.bibtex, source.id, escaped)}\n}}\n"


def bibtex(sources: Iterable[Source], edition: Edition) -> str:
    """Return sources as BibTeX."""
    note = licence_line(edition).translate(LATEX).replace("@", "(at)")  # BibTeX looks for entries in comments too
    return f"@comment{{{note}}}\n\n" + "\n\n".join(map(_bibtex_entry, sources))


def ris_date(when: When) -> str:
    """Return the start of a date as RIS writes it: `2018/09/17/`, `2018/09//`, `2018///`."""
    return "/".join([*when.parts, *[""] * (4 - len(when.parts))])


def ris_lines(fields: Iterable[tuple[str, str]]) -> str:
    """Return the lines of a reference in RIS, each a tag and its text; the tag `ER`, which ends it, is still to come."""
    return "".join(f"{tag}  - {one_line(value)}\n" for tag, value in fields)


def _ris_fields(source: Source, edition: Edition) -> Iterable[tuple[str, str]]:
    kind = KINDS_BY_SOURCE_TYPE[source.type]
    yield from (("TY", kind.ris), ("ID", source.id), ("TI", source.words))
    yield from ((tag, source.publisher) for tag in kind.ris_publishers)
    yield from (("LA", source.lang), ("KW", SOURCE_TYPE_WORDS[source.type]), ("DP", site_and_edition(edition)))
    yield from (("AU", author.sorted_name) for author in source.authors)
    if source.date:
        yield from (("PY", str(source.date.first.year)), ("DA", ris_date(source.date)))
    if source.link:
        yield "UR", source.url
    yield "N1", _licensed_note(source)


def ris(sources: Iterable[Source], edition: Edition) -> str:
    """Return sources in RIS."""
    return "\n".join(f"{ris_lines(_ris_fields(source, edition))}ER  - \n" for source in sources)


class Format(NamedTuple):
    """A format of a bibliography: its name, and the function that writes sources in it."""

    name: str
    write: Callable[[Iterable[Source], Edition], str]


BIBLIOGRAPHY_FORMATS = {"bib": Format("BibTeX", bibtex), "ris": Format("RIS", ris), "csl.json": Format("CSL-JSON", csl)}  # by the ending of the file
