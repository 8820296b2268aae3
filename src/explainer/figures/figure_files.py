"""A drawing to the files of its figure: rows as CSV and JSON, the picture, and the plots for Plotly."""

import json

from explainer.citing.export_formats import LICENCE
from explainer.figures.draw.palette import css, on_paper
from explainer.figures.draw.plotly import for_plotly
from explainer.figures.drawing import Drawing
from explainer.text.csv_table import csv_table
from explainer.text.markup import Xml

FONT = Xml("system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif")
GROUND = Xml('<style>text{{font-family:{}}}</style><rect width="100%" height="100%" fill="{}"/>').format(FONT, css("paper"))
UP = "../"  # from the folder of the files to the site's root


def files(drawing: Drawing) -> dict[str, str]:
    """Return the figure's files by their path on the site."""
    base = f"figures/{drawing.figure.id}"
    return {
        f"{base}.csv": csv_table(drawing.rows, list(drawing.rows[0]) if drawing.rows else [column.key for column in drawing.columns]),
        f"{base}.json": json.dumps(_about(drawing), ensure_ascii=False, indent=1) + "\n",
        f"{base}.svg": _alone(drawing),
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


def _alone(drawing: Drawing) -> str:
    """Return the picture as an SVG file of its own, in the colours of the light ground."""
    figure = drawing.figure
    return on_paper(drawing.pictures["wide"].svg(UP, id_=figure.id, title=figure.title, desc=drawing.text, ground=GROUND)) + "\n"
