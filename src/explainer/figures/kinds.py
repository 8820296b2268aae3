"""The table of figure kinds. A kind is one module and one row here."""

from explainer.figures.actors import ACTORS
from explainer.figures.counts import COUNTS
from explainer.figures.spec import FigureKind
from explainer.figures.timeline import TIMELINE

KINDS: dict[str, FigureKind] = {"timeline": TIMELINE, "actors": ACTORS, "counts": COUNTS}
