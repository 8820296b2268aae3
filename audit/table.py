"""The columns of the audit with their budgets, the figures that miss them, and the tables in Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

Rows = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Column:
    """A column of figures: its heading, its format, and the budget that each figure must keep."""

    title: str
    form: str = ".0f"
    least: float | None = None
    most: float | None = None
    floor: float | None = None  # where the figure depends on the machine: beyond this it fails on any

    def budget(self) -> str:
        """Return the budget in words."""
        return f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}" if self.most is not None else "stated"

    def misses(self, value: float, *, strict: bool = True) -> bool:
        """Tell whether a figure misses the budget. Unless `strict`, a figure that depends on the machine is held to its floor."""
        least, most = self.least, self.most
        if self.floor is not None and not strict:
            least, most = (self.floor, most) if least is not None else (least, self.floor)
        return (least is not None and value < least) or (most is not None and value > most)


COLUMNS = {
    "performance": Column("performance", least=99, floor=90),
    "accessibility": Column("accessibility", least=100),
    "best practices": Column("best practices", least=100),
    "seo": Column("SEO", least=100),
    "behind": Column("behind plain", most=1, floor=20),
    "lcp": Column("largest paint, ms"),
    "tbt": Column("blocking, ms", most=100, floor=400),
    "tbt ratio": Column("blocking, × plain", ".2f", most=1.5, floor=4),
    "elements": Column("elements", most=2500, floor=3300),
    "layout": Column("layout and style, ms"),
    "plain layout": Column("the same of plain, ms"),
    "layout ratio": Column("layout, × plain", ".2f", most=1.5, floor=2),
    "cls": Column("shift", ".3g", most=0),
    "axe": Column("axe", most=0),
    "weight": Column("KB before any touch", most=115),  # tests/site/test_site.py holds chapters to the same
    "own": Column("of it our script", ".1f", most=15),
    "requests": Column("requests"),
    "elsewhere": Column("to other hosts", most=0),
    "live": Column("s from tap to live", ".1f"),
    "again": Column("s the second time", ".1f"),
}
WHOLE = {
    "pages": Column("pages"),
    "html-validate": Column("errors by html-validate", most=0),
    "vnu": Column("errors by the Nu checker", most=0),
    "links": Column("links looked at"),
    "broken": Column("links and anchors that lead nowhere", most=0),
    "outside": Column("addresses elsewhere, none asked"),
    "unsafe": Column("links elsewhere, ill-formed or unsafe", most=0),
}
CHAPTERS = ("", "background/", "deconfliction/", "intelligence-and-arms/", "scenarios/")
CHAPTERS_ALONE = ("elements", "layout ratio", "tbt ratio", "weight", "own")  # columns with a budget on chapters alone


def column(page: str, key: str) -> Column:
    """Return a column with the budget of a page.

    Chapters alone have a budget for elements, ratios and weight. Other pages have few words to compare with, are mostly a tool, or hold a list that grows with the
    record: there these are stated.
    """
    each = COLUMNS[key]
    return replace(each, most=None, floor=None) if key in CHAPTERS_ALONE and page not in CHAPTERS else each


def misses(rows: Rows, whole: Mapping[str, float], *, strict: bool) -> list[str]:
    """Return a sentence for each figure that misses its budget."""
    of = [(page, column(page, key), value) for page, row in rows.items() for key, value in row.items() if key in COLUMNS]
    of += [("the whole site", WHOLE[key], value) for key, value in whole.items()]
    return [
        f"{page or 'overview'}: {each.title}: {value:{each.form}}, and not {each.budget()}"
        for page, each, value in of
        if each.misses(value, strict=strict)
    ]


def cells(rows: Rows, name: str, *, judged: bool = True) -> list[str]:
    """Return the lines of a table with a row for each page. Where `judged`, a figure beyond its budget is marked."""
    keys = [key for key in COLUMNS if any(key in row for row in rows.values())]
    lines = [f"| {name} | {' | '.join(COLUMNS[key].title for key in keys)} |", f"|---|{'---|' * len(keys)}"]
    if judged:
        lines.append(f"| *budget* | {' | '.join(f'*{COLUMNS[key].budget()}*' for key in keys)} |")
    for page, row in rows.items():
        shown = []
        for key in keys:
            value = f"{row[key]:{COLUMNS[key].form}}" if key in row else ""
            shown.append(f"**{value} ✗**" if value and judged and column(page, key).misses(row[key]) else value)
        lines.append(f"| {page or 'overview'} | {' | '.join(shown)} |")
    return lines


def table(rows: Rows, whole: Mapping[str, float], peers: Rows) -> str:
    """Return the tables in Markdown: pages, the whole site, and what was built beside it."""
    lines = [*cells(rows, "page"), ""]
    if whole:
        lines += ["| the whole site | figure | budget |", "|---|---|---|"]
        for key, value in whole.items():
            shown = f"**{value:.0f} ✗**" if WHOLE[key].misses(value) else f"{value:.0f}"
            lines.append(f"| {WHOLE[key].title} | {shown} | {WHOLE[key].budget()} |")
        lines.append("")
    if peers:
        lines += [*cells(peers, "built beside it", judged=False), ""]
    return "\n".join(lines)


def between_marks(text: str, made: str) -> str:
    """Return a page with `made` in the place of what stands between its marks. Raise ValueError where a mark is missing."""
    before, begin, rest = text.partition("<!-- audit -->\n")
    _, end, after = rest.partition("<!-- /audit -->")
    if not end:
        raise ValueError("docs/audit.md has no <!-- audit --> and <!-- /audit -->")
    return f"{before}{begin}\n{made}\n{end}{after}"
