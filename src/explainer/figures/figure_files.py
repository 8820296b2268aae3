"""A drawing to the files of its figure: rows as CSV and JSON, the picture, and the plots for Plotly."""

import json

from explainer.citing.export_formats import LICENCE
from explainer.figures.draw.plotly import for_plotly
from explainer.figures.drawing import Drawing
from explainer.figures.svg_file import svg_file
from explainer.text.csv_table import csv_table


def files(drawing: Drawing, home: str) -> dict[str, str]:
    """Return the figure's files by their path on the site; `home` is its address."""
    base = f"figures/{drawing.figure.id}"
    return {
        f"{base}.csv": csv_table(drawing.rows, list(drawing.rows[0]) if drawing.rows else [column.key for column in drawing.columns]),
        f"{base}.json": json.dumps(_about(drawing), ensure_ascii=False, indent=1) + "\n",
        f"{base}.svg": svg_file(drawing, home),
        f"{base}.plot.json": json.dumps({each: for_plotly(plot) for each, plot in drawing.plots.items()}, ensure_ascii=False, separators=(",", ":"))
        + "\n",
    }


def _about(drawing: Drawing) -> dict[str, object]:
    figure = drawing.figure
    return {
        "edition": drawing.dataset.edition.edition,
        "licence": LICENCE,
        "id": figure.id,
        "kind": figure.kind,
        "title": figure.title,
        "caption": figure.options["caption"],
        "text": drawing.text,
        "sources": drawing.sources,
        "rows": drawing.rows,
    }
