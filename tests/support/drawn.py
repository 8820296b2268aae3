"""Figures of the fake dataset and of any other, for tests: a fence of each kind, and what is drawn of a fence."""

from explainer.figures import options
from explainer.figures.drawing import Drawing
from explainer.figures.registry import FIGURE_KINDS

BODIES = {
    "timeline": "id: line\ntitle: The line\ncaption: All of it.\nhighlight: [airliner-incident-2018, line-agreed-2015]\n",
    "line": "id: the-line\ntitle: The line\ncaption: Since 2015.\n",
    "actors": "id: ties\ntitle: The ties\ncaption: In 2018.\nas_of: 2018-09-17\nhighlight: [north-south-line-2015]\n",
    "ties": "id: bars\ntitle: The bars\ncaption: All of them.\nhighlight: [north-south-line-2015]\n",
    "counts": "id: years\ntitle: The years\ncaption: By year.\nof: events-by-year\n",
    "map": "id: ground\ntitle: The ground\ncaption: c\nreaches: [gun-at-the-bridge, bridge-to-mill]\n",
    "deals": "id: deals\ntitle: The deals\ncaption: c\n",
    "accounts": "id: night\ntitle: The night\ncaption: c\nevent: airliner-incident-2018\n",
    "night": "id: scenes\ntitle: The scenes\ncaption: c\nevent: airliner-incident-2018\n",
    "series": "id: claims\ntitle: The claims\ncaption: c\nof: numbers-claims\n",
    "matrix": "id: signs\ntitle: The signs\ncaption: c\n",
    "missiles": "id: missiles\ntitle: The missiles\ncaption: c\n",
    "notice": "id: how-notice-works\ntitle: Notice\ncaption: c\n",
    "layers": "id: three-layers\ntitle: The layers\ncaption: c\n",
    "ladder": "id: ladder\ntitle: The ladder\ncaption: c\n",
    "sky": "id: sky\ntitle: The sky\ncaption: c\n",
    "axes": "id: axes\ntitle: The axes\ncaption: c\n",
}


def drawing(kind, dataset, body="", *, bare=False):
    """Return the drawing of a fence; with `bare` the body is whole, else an id, a title and a caption stand above it."""
    made, problems = options.read(
        kind, FIGURE_KINDS[kind].options, body if bare else f"id: x\ntitle: t\ncaption: c\n{body}", "chapter.md", 1, dataset
    )
    assert problems == []
    return Drawing(made, dataset)


def fence(kind, dataset, more=""):
    """Return the drawing of the fence of a kind."""
    return drawing(kind, dataset, BODIES[kind] + more, bare=True)


def traces(drawn, layout, name):
    """Return the traces of a name."""
    return [trace for trace in drawn.plots[layout]["data"] if trace["name"] == name]
