"""The kinds of figures by the words of their fences. A kind is one module and one row here."""

from typing import Any

from explainer.figures.accounts import ACCOUNTS
from explainer.figures.actors import ACTORS
from explainer.figures.axes import AXES
from explainer.figures.counts import COUNTS
from explainer.figures.deals import DEALS
from explainer.figures.kind import FigureKind
from explainer.figures.ladder import LADDER
from explainer.figures.layers import LAYERS
from explainer.figures.line import LINE
from explainer.figures.map import MAP
from explainer.figures.matrix import MATRIX
from explainer.figures.missiles import MISSILES
from explainer.figures.night import NIGHT
from explainer.figures.notice import NOTICE
from explainer.figures.options import Figure
from explainer.figures.series import SERIES
from explainer.figures.sky import SKY
from explainer.figures.ties import TIES
from explainer.figures.timeline import TIMELINE

FIGURE_KINDS: dict[str, FigureKind[Any]] = {
    "line": LINE,
    "timeline": TIMELINE,
    "actors": ACTORS,
    "ties": TIES,
    "map": MAP,
    "deals": DEALS,
    "accounts": ACCOUNTS,
    "night": NIGHT,
    "series": SERIES,
    "matrix": MATRIX,
    "axes": AXES,
    "counts": COUNTS,
    "missiles": MISSILES,
    "notice": NOTICE,
    "layers": LAYERS,
    "ladder": LADDER,
    "sky": SKY,
}


def made_figure(kind: str, path: str, line: int, **options: Any) -> Figure:
    """Return a figure that stands in no fence: an option that is not given has its default. `path` and `line` name it in problems."""
    return Figure(kind, path, line, {**{name: option.default for name, option in FIGURE_KINDS[kind].options.items()}, **options}, made=True)
