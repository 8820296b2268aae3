"""Sources as citations: CSL-JSON, BibTeX and RIS."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import rispy
from bibtexparser import entrypoint, library
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Block, Entry, Field

from explainer.record.dates import When
from explainer.record.editions import Edition
from explainer.record.sources import Source
from explainer.text.escaping import line

CSL_TYPES = {
    "primary": "webpage", "wire": "article-newspaper", "press": "article-newspaper", "state-media": "article-newspaper", "institute": "report",
    "academic": "article", "reference": "entry",
}  # fmt: skip
RIS_TYPES = {
    "primary": "ELEC", "wire": "NEWS", "press": "NEWS", "state-media": "NEWS", "institute": "RPRT", "academic": "JOUR", "reference": "ELEC",
}  # fmt: skip
BIBTEX_TYPES = {"institute": "techreport"}
PUBLISHER = {"institute": "institution"}
# What LaTeX would read as a command. A brace or a backslash cannot stand in a field in any form that every program reads, and is replaced.
LATEX = str.maketrans({**{char: f"\\{char}" for char in "&%$#_"}, "~": "\\textasciitilde ", "^": "\\textasciicircum ", "{": "(", "}": ")", "\\": "/"})
AS_IT_IS = ("url", "date", "year", "month")
WHOLE = ("title", "author")  # what a style may neither lower nor take apart


class RisWriter(rispy.RisWriter):  # type: ignore[misc]
    """RIS without the running numbers that rispy sets before each reference."""

    def set_header(self, count: int) -> str:
        """Give nothing."""
        del count
        return ""


Item = dict[str, Any]


def notice(edition: Edition) -> str:
    """Give the line that names the edition and the licence in every download."""
    return f"{line(edition.title)}, edition {edition.edition}, CC BY 4.0"


def _parts(when: When) -> list[int]:
    return [int(part) for part in when.start.rstrip("~").split("-")]


def csl_item(source: Source, edition: Edition) -> Item:
    """Give a source as a CSL-JSON item. Fields: https://docs.citationstyles.org/en/stable/specification.html."""
    made: Item = {"id": source.id, "type": CSL_TYPES[source.type], "title": source.words}
    if source.author:
        made["author"] = [{"literal": source.author}]
    made["publisher" if source.type == "institute" else "container-title"] = source.publisher
    if source.date:
        made["issued"] = {"date-parts": [_parts(source.date)], **({"circa": True} if source.date.about else {})}
    if source.link:
        made["URL"] = source.url
    made["language"] = source.lang
    made["note"] = "; ".join([source.supports, *([f"copy of {source.mirror_of}"] if source.mirror_of else [])])
    made["source"] = notice(edition)
    return made


def csl(sources: Iterable[Source], edition: Edition) -> str:
    """Give sources as CSL-JSON."""
    return json.dumps([csl_item(source, edition) for source in sources], ensure_ascii=False, indent=1) + "\n"


def _fields(source: Source) -> dict[str, str]:
    made = {"title": source.words}
    if source.author:
        made["author"] = source.author
    made[PUBLISHER.get(source.type, "howpublished")] = source.publisher
    if source.date:
        year, *rest = _parts(source.date)
        made["year"] = str(year)
        if rest:
            made |= {"month": str(rest[0]), "date": source.date.start.rstrip("~")}
    if source.link:
        made["url"] = source.url
    made["language"] = source.lang
    return made


def _latex(name: str, text: str) -> str:
    """Give the text of a BibTeX field in which nothing is a command."""
    if name in AS_IT_IS:
        return text
    plain = line(text).translate(LATEX)
    return f"{{{plain}}}" if name in WHOLE else plain


def _bibtex(entries: Iterable[tuple[str, str, Mapping[str, str]]]) -> str:
    return _written([(type_, id_, {name: _latex(name, value) for name, value in fields.items()}) for type_, id_, fields in entries])


def _written(entries: Iterable[tuple[str, str, Mapping[str, str]]]) -> str:
    made: list[Block] = [Entry(type_, id_, [Field(name, value) for name, value in fields.items()]) for type_, id_, fields in entries]
    return entrypoint.write_string(library.Library(made), default_unparse_stack(allow_inplace_modification=True))


def bibtex(sources: Iterable[Source], edition: Edition) -> str:
    """Give sources as BibTeX."""
    entries = _bibtex((BIBTEX_TYPES.get(source.type, "misc"), source.id, _fields(source)) for source in sources)
    note = notice(edition).translate(LATEX).replace("@", "(at)")  # BibTeX looks for entries in comments too
    return f"@comment{{{note}}}\n\n{entries}"


def _ris_date(when: When) -> str:
    parts = when.start.rstrip("~").split("-")
    return "/".join([*parts, *[""] * (4 - len(parts))])


def ris(sources: Iterable[Source], edition: Edition) -> str:
    """Give sources as RIS."""
    items = []
    for source in sources:
        item = {"type_of_reference": RIS_TYPES[source.type], "id": source.id, "title": source.words}
        item |= {"secondary_title": source.publisher, "language": source.lang, "name_of_database": notice(edition)}
        if source.author:
            item["authors"] = [source.author]  # type: ignore[assignment]
        if source.date:
            item |= {"year": str(source.date.first.year), "date": _ris_date(source.date)}
        if source.link:
            item["urls"] = [source.url]  # type: ignore[assignment]
        item["notes"] = [source.supports]  # type: ignore[assignment]
        items.append(item)
    return _ris(items)


def _ris(items: Iterable[Item]) -> str:
    made = [{key: [line(each) for each in value] if isinstance(value, list) else line(value) for key, value in item.items()} for item in items]
    return str(rispy.dumps(made, implementation=RisWriter))


def bibtex_entry(id_: str, authors: Iterable[str], fields: Mapping[str, str]) -> str:
    """Give one BibTeX entry of the type misc; every author is a name as a whole."""
    names = " and ".join(_latex("author", name) for name in authors)
    return _written([("misc", id_, {"author": names, **{name: _latex(name, value) for name, value in fields.items()}})]).strip()


def ris_entry(item: Item) -> str:
    """Give one reference in RIS, by the names that rispy has for its tags."""
    return _ris([item]).strip()
