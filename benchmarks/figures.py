"""Figures against what draws them elsewhere: the time of a picture, ours and Kaleido's on the same Plotly figure, once started and while it stays.

Run with `pip install kaleido` in the environment of `make test`, a Chromium on the path, and
`PYTHONPATH=src .venv/bin/python benchmarks/figures.py`. Figures of one machine compare only with figures of the same run.
"""

import functools
import importlib.util
import json
import re
from pathlib import Path

from record import best

from explainer.figures.draw.palette import PALETTE
from explainer.figures.draw.plotly import for_plotly
from explainer.figures.draw.svg import render
from explainer.site import read

ROOT = Path(__file__).parent.parent
FIGURES = (
    "all-events",
    "channel",
    "all-ties",
    "places",
    "all-deals",
    "il-20-two-clocks",
    "strike-figures",
    "signs",
    "two-questions",
    "events-per-year",
)


def pictures() -> None:
    """Print the time of each picture, ours and Kaleido's."""
    site = read.read(ROOT / "docs")
    drawings = {drawing.figure.id: drawing for drawing in site.drawings}
    plots = {name: drawings[name].plots["wide"] for name in FIGURES}
    ours = {name: best(functools.partial(render, plot), 20) for name, plot in plots.items()}
    laid = {name: best(functools.partial(drawings[name].kind.plot, drawings[name].selection, "wide"), 5) for name in FIGURES}
    theirs: dict[str, float] = {}
    if importlib.util.find_spec("kaleido"):
        import kaleido  # noqa: PLC0415 - only where it is installed
        import plotly.graph_objects as go  # noqa: PLC0415 - takes a second

        plain = {
            name: re.sub(r"var\(--([a-z]+)\)", lambda found: PALETTE[found[1]].light, json.dumps(for_plotly(plot))) for name, plot in plots.items()
        }
        drawn = {name: go.Figure(json.loads(text)) for name, text in plain.items()}
        size = {name: {"format": "svg", "width": plot["layout"]["width"], "height": plot["layout"]["height"]} for name, plot in plots.items()}
        once = best(lambda: kaleido.calc_fig_sync(drawn["channel"], opts=size["channel"]), 1)
        print(f"Kaleido, one picture from nothing: {once:.0f} ms, {once / (ours['channel'] + laid['channel']):.0f} times ours, laid out and drawn")
        kaleido.start_sync_server(n=1)
        theirs = {name: best(functools.partial(kaleido.calc_fig_sync, drawn[name], opts=size[name]), 3) for name in FIGURES}
        kaleido.stop_sync_server()
    else:
        print("Kaleido is not installed: our times alone")
    print("figure | rows | laid out, ms | drawn, ms | Kaleido while it runs, ms | times ours")
    for name in FIGURES:
        rows = len(drawings[name].rows)
        beside = f"{theirs[name]:.0f} | {theirs[name] / ours[name]:.0f}" if theirs else "- | -"
        print(f"{name} | {rows} | {laid[name]:.1f} | {ours[name]:.2f} | {beside}")


if __name__ == "__main__":
    pictures()
