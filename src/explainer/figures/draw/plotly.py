"""A plot to what Plotly reads: a note of plain lines becomes a text in Plotly's own markup, which is a little of HTML."""

from html import escape

from explainer.figures.draw.plot import Plot


def for_plotly(plot: Plot) -> Plot:
    """Return a plot as a Plotly figure, in the order of JSON that it has."""
    layout = plot["layout"]
    if "annotations" not in layout:
        return plot
    return {**plot, "layout": {**layout, "annotations": [_annotation(**note) for note in layout["annotations"]]}}


def _annotation(*, lines: list[str], bold: bool, heard: bool = False, clear: bool = False, legendgroup: str = "", **rest: object) -> Plot:  # noqa: ARG001 - Plotly has no such properties
    texts = [_text(line) for line in lines]
    return {"text": "<br>".join(f"<b>{text}</b>" if bold else text for text in texts), **rest}


def _text(line: str) -> str:
    """Return a line as Plotly shows it: Plotly knows no entity for a quotation mark, and puts its own values in the place of `%{`."""
    return escape(" ".join(line.split()), quote=False).replace("%{", "&#37;{")
