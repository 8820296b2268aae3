"""A figure's five forms: static pictures, the live plot, a table, a text, and data, all from the same rows."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple
from weakref import WeakKeyDictionary

from explainer.citing import references
from explainer.citing.export_formats import LICENCE
from explainer.citing.styles import Work, chicago, editors
from explainer.figures import actors
from explainer.figures.draw.palette import css, on_paper, with_light
from explainer.figures.draw.plot import Plot
from explainer.figures.draw.svg import contents, framed, outline
from explainer.figures.options import LAYOUTS, Column, Figure, KeyEntry, Row
from explainer.figures.registry import FIGURE_KINDS
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import SOURCE_TYPES, TIE_TYPES
from explainer.text.csv_table import csv_table
from explainer.text.escaping import markdown

FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
PLOTLY = "assets/plotly-4.1.1.min.js"  # the version in the plotly wheel; a test holds the two together
SHEETS = ("palette", "reading", "figures", "tools")  # of a page without the theme, in this order; mkdocs.yml names those of all other pages
STEERED = '<div class="figure-tools"></div><p class="figure-status" role="status"></p>'  # the script fills both
HEIGHT = 900  # of the frame in the code for embedding: enough for most figures, and the page scrolls


class At(NamedTuple):
    """Where a figure stands: the way to the site's root (`../`), the address of its page from there, and that of the site."""

    root: str
    page: str
    home: str


class Drawn(NamedTuple):
    """A figure worked out once, for its page, its frame and its files; nothing may change it. Links in pictures and table begin with `ROOT`."""

    rows: Sequence[Row]
    said: str
    sources: Sequence[str]
    plots: Mapping[str, Plot]
    pictures: Mapping[str, str]
    table: str


ROOT = "\0"  # stands for the way to the site's root; no text of a record can hold it
DRAWN: WeakKeyDictionary[Dataset, dict[Figure, Drawn]] = WeakKeyDictionary()


def _drawn(figure: Figure, dataset: Dataset) -> Drawn:
    """Draw a figure, or give what was drawn before; it is kept for as long as the dataset."""
    held = DRAWN.setdefault(dataset, {})
    if figure not in held:
        kind = FIGURE_KINDS[figure.kind]
        rows = kind.rows(figure, dataset)
        plots = {name: kind.plot(figure, dataset, name) for name in LAYOUTS}
        pictures = {name: contents(plot, lambda path: ROOT + path) for name, plot in plots.items()}
        table = _table(figure, rows, dataset, ROOT)
        held[figure] = Drawn(rows, kind.text(figure, dataset), kind.sources(figure, dataset), plots, pictures, table)
    return held[figure]


def _picture(figure: Figure, drawn: Drawn, name: str, id_: str, root: str) -> str:
    return framed(drawn.plots[name], drawn.pictures[name].replace(ROOT, root), id_=id_, title=figure.title, desc=drawn.said)


def html(figure: Figure, dataset: Dataset, at: At) -> str:
    """Give the figure as one line of HTML, for the page on which it stands."""
    drawn = _drawn(figure, dataset)
    rows, said = drawn.rows, drawn.said
    id_, title, root = figure.id, markdown(figure.title), at.root
    pictures = with_light("".join(_picture(figure, drawn, name, f"{id_}-{name}", root) for name in LAYOUTS))
    # Where no stylesheet is read, the picture stands alone that fits every screen.
    pictures = pictures.replace('class="picture wide"', 'class="picture wide" display="none"', 1)
    data = f"{root}figures/{id_}"
    compared = " data-compared" if figure.options.get("compare") else ""
    return "".join(
        [
            f'<figure class="figure" id="fig-{id_}" data-kind="{figure.kind}" data-rows="{len(rows)}" data-state="static" ',
            f'data-plot="{data}.plot.json" data-plotly="{root}{PLOTLY}" data-cards="{root}figures/cards.json" data-root="{root}"{compared} data-search-exclude>',
            f'<figcaption><span class="figure-title">{title}</span> ',
            f'<span class="figure-caption">{markdown(figure.options["caption"])}</span></figcaption>',
            f'<div class="figure-stage">{pictures if rows else _empty(said)}</div>',
            STEERED if rows else "",
            with_light(_key(FIGURE_KINDS[figure.kind].key(figure, dataset))) if rows else "",
            f'<p class="figure-text">{markdown(said)}</p>',
            '<p class="figure-foot">',
            f"{_as_of(figure, dataset)} {_rests(drawn.sources, dataset)}",
            f'<span class="figure-links"><a href="#fig-{id_}">Link</a> <a href="{data}.csv" download>CSV</a> ',
            f'<a href="{data}.json" download>JSON</a> <a href="{data}.svg" download>SVG</a></span></p>',
            f"<details><summary>Table: {len(rows)} row{'' if len(rows) == 1 else 's'}</summary>",
            f'<div class="figure-table" tabindex="0" role="region" aria-label="Table: {title}">{drawn.table.replace(ROOT, root)}</div></details>',
            f"<details><summary>Cite this figure</summary><p>{_chicago(work(figure, dataset, at))}</p>",
            f'<p><a href="{root}embed/{id_}/#cite">APA, MLA, BibTeX, RIS and CSL-JSON</a>. {LICENCE}.</p></details>',
            f'<details><summary>Embed this figure</summary><p>The figure alone is at <a href="{root}embed/{id_}/">embed/{id_}</a>. ',
            f"For a page of your own or a learning platform:</p><pre><code>{markdown(frame(figure, at.home))}</code></pre></details></figure>",
        ]
    )


def frame(figure: Figure, home: str) -> str:
    """Give the code by which another page shows the figure; `home` is the address of the site."""
    address = f"{home}embed/{figure.id}/"
    return f'<iframe src="{address}" title="{escape(figure.title)}" width="100%" height="{HEIGHT}" style="border:0" loading="lazy"></iframe>'


def work(figure: Figure, dataset: Dataset, at: At) -> Work:
    """Give a figure as a work that can be cited."""
    return Work(
        f"fig-{figure.id}", figure.title, editors(dataset.edition), dataset.edition.released, f"{at.home}{at.page}#fig-{figure.id}", dataset.edition
    )


def _chicago(work: Work) -> str:
    """Give the Chicago form of a figure, with its address marked, so that the script can put that of a view there."""
    return references.html(chicago(work), address_class="figure-address")


def bare(title: str, description: str, canonical: str, body: str, root: str, more: str = "") -> str:
    """Give a page without the theme, for what stands alone; `body` and `more`, which is for its head, are HTML, `root` the way to the site's root."""
    sheets = "".join(f'<link rel="stylesheet" href="{root}assets/styles/{name}.css">' for name in SHEETS)
    return (
        '<!doctype html>\n<html lang="en" class="embed"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><meta name="description" content="{escape(description)}">'
        f'<link rel="canonical" href="{escape(canonical)}">{more}<link rel="icon" href="data:,">{sheets}'
        f'<script type="module" src="{root}assets/scripts/site.js"></script></head><body class="md-typeset" data-md-color-scheme="default">{body}</body></html>\n'
    )


def _as_of(figure: Figure, dataset: Dataset) -> str:
    day, other = figure.options.get("as_of"), figure.options.get("compare")
    if day and other:
        return f"Ties on {other} and on {day}."
    return f"Ties on {day}." if day else f"As of {dataset.edition.as_of}."


def _rests(ids: Sequence[str], dataset: Dataset) -> str:
    """Say on how many sources a figure rests, and of which types they are."""
    if not ids:
        return ""
    types: Counter[str] = Counter(dataset.sources[id_].type for id_ in ids)
    listed = ", ".join(f"{SOURCE_TYPES[type_].lower()} {types[type_]}" for type_ in SOURCE_TYPES if types[type_])
    return f"Sources: {len(ids)} ({listed}), named in the data and where the marks lead. "


def _empty(said: str) -> str:
    return f'<p class="figure-empty">{markdown(said)}</p>'


def _key(entries: Sequence[KeyEntry]) -> str:
    if not entries:
        return ""
    items = "".join(f"<li>{_sample(entry)}{markdown(entry.says)}</li>" for entry in entries)
    return f'<ul class="figure-key">{items}</ul>'


def _sample(entry: KeyEntry) -> str:
    colour = css(entry.colour)
    if entry.symbol:
        hollow = f'fill="none" stroke="{colour}" stroke-width="2"' if entry.symbol.endswith("-open") else f'fill="{colour}"'
        shape = f'<path d="{outline(entry.symbol, 14, 6, 9)}" {hollow}/>'
    elif entry.dash == "none":
        shape = ""
    elif entry.dash == "bar":
        shape = f'<path d="M8 6H20" stroke="{colour}" stroke-width="4"/>'
    else:
        dash = "" if entry.dash == "solid" else f' stroke-dasharray="{entry.dash.replace("px", "").replace(",", " ")}"'
        shape = f'<path d="M1 6H27" stroke="{colour}" stroke-width="{entry.width}"{dash}/>'
    return f'<svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">{shape}</svg> '


def _table(figure: Figure, rows: Sequence[Row], dataset: Dataset, root: str) -> str:
    columns = columns_of(figure)
    head = "".join(f'<th scope="col">{column.heading}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(_cell(column.key, row, dataset, root) for column in columns)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(key: str, row: Row, dataset: Dataset, root: str) -> str:
    value = row[key]
    match key:
        case "date":
            return f"<td>{markdown(str(row['when']))}</td>"
        case "title" | "label" | "name" | "words" if "url" in row:
            return f'<th scope="row"><a href="{root}{row["url"]}">{markdown(str(value))}</a></th>'
        case "accounts":
            return f"<td>{f'{value} differ' if value else 'one'}</td>"
        case "by" if "what" in row and "at" in row:
            return f'<th scope="row">{markdown(str(value))}</th>'
        case "from" | "to":
            tag = 'th scope="row"' if key == "from" else "td"
            return f'<{tag}><a href="{root}actors/{value}/">{markdown(dataset.actors[str(value)].name)}</a></{tag.split(maxsplit=1)[0]}>'
        case "type":
            tie = f'<a href="{root}actors/{row["from"]}/#{row["id"]}">{TIE_TYPES[str(value)]}</a>'
            return f"<td>{tie}{' (one way)' if row['directed'] else ''}</td>"
        case "valid_from":
            return f"<td>{value or 'older'}</td>"
        case "valid_to":
            return f"<td>{value or 'no end found'}</td>"
        case _:
            return f"<td>{'' if value is None else markdown(str(value))}</td>"


def columns_of(figure: Figure) -> Sequence[Column]:
    """Give the columns of a figure's table: those of its kind, and what became of a tie where two dates are compared."""
    columns = FIGURE_KINDS[figure.kind].columns
    return (Column("change", "Between the dates"), *columns) if figure.options.get("compare") else columns


def files(figure: Figure, dataset: Dataset) -> dict[str, str]:
    """Give the figure's files by their path on the site: rows as CSV and JSON, the picture, and the live plot."""
    drawn = _drawn(figure, dataset)
    rows = drawn.rows
    base = f"figures/{figure.id}"
    about = {
        "edition": dataset.edition.edition,
        "licence": LICENCE,
        "id": figure.id,
        "kind": figure.kind,
        "title": figure.title,
        "caption": figure.options["caption"],
        "text": drawn.said,
        "sources": drawn.sources,
        "rows": rows,
    }
    return {
        f"{base}.csv": csv_table(rows, list(rows[0]) if rows else [column.key for column in FIGURE_KINDS[figure.kind].columns]),
        f"{base}.json": json.dumps(about, ensure_ascii=False, indent=1) + "\n",
        f"{base}.svg": _alone(figure, drawn),
        f"{base}.plot.json": json.dumps({**_control(figure, dataset), **drawn.plots}, ensure_ascii=False, separators=(",", ":")) + "\n",
    }


def _control(figure: Figure, dataset: Dataset) -> dict[str, object]:
    """Return what the script needs beside the plots of an actor diagram: its day, the last that can be chosen, and how ties are named and marked."""
    day, other = figure.options.get("as_of"), figure.options.get("compare")
    if not day:
        return {}
    return {
        "as_of": day.text,
        "compare": other.text if other else None,
        "last": dataset.edition.as_of.text,
        "words": TIE_TYPES,
        "faint": actors.FAINT,
        "signs": actors.SIGNS,
    }


def _alone(figure: Figure, drawn: Drawn) -> str:
    """Give the picture as an SVG file of its own, in the colours of the light ground; its links lead from `figures/`."""
    svg = _picture(figure, drawn, "wide", figure.id, "../")
    style = f'<style>text{{font-family:{FONT}}}</style><rect width="100%" height="100%" fill="{css("paper")}"/>'
    return on_paper(svg.replace("</desc>", f"</desc>{style}", 1)) + "\n"
