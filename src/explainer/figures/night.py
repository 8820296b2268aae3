"""The night of an event in scenes: small maps with what each account claims; where two accounts part, the picture parts."""

from explainer.figures.kind import Column, FigureKind, Row
from explainer.figures.night_picture import draw
from explainer.figures.options import COMMON, Figure, Option, id_of
from explainer.record.dataset import Dataset
from explainer.record.night import Feature, Scene
from explainer.record.urls import address


def select(figure: Figure, dataset: Dataset) -> list[Scene]:
    """Return the scenes of the event, in their order."""
    return [scene for scene in dataset.night.values() if scene.event == figure.options["event"]]


def rows(scenes: list[Scene]) -> list[Row]:
    """Return one row per account of a scene."""
    return [
        {
            "id": f"{scene.id}-{number}",
            "order": scene.order,
            "scene": scene.title,
            "by": telling.by,
            "when": telling.when,
            "says": telling.says,
            "map": "; ".join(map(_in_words, telling.shows)) or None,
            "sources": len(telling.sources),
            "url": address("night", scene),
        }
        for scene in scenes
        for number, telling in enumerate(scene.says, 1)
    ]


def _numbered(scene: Scene) -> str:
    return f"{scene.order} “{scene.title}”"


def _in_words(feature: Feature) -> str:
    where = " to ".join(place.name for place in (feature.at, feature.to) if place) or str(feature.country)
    return f"{feature.label}: {where}" if feature.label and feature.label.lower() != where.lower() else where


def text(scenes: list[Scene]) -> str:
    """Return a paragraph that says what the scenes are, and in which of them accounts part."""
    if not scenes:
        return "The record holds no scenes of this event."
    apart = [scene for scene in scenes if sum(bool(telling.shows) for telling in scene.says) > 1]
    worded = [scene for scene in scenes if not any(telling.shows for telling in scene.says)]
    said = f"{len(scenes)} scenes. "
    if apart:
        said += f"In {len(apart)} of them accounts part, and the picture has two halves: {', '.join(map(_numbered, apart))}. "
    if worded:
        said += f"In {len(worded)} the accounts stand in words: {', '.join(map(_numbered, worded))}. "
    if together := [scene for scene in scenes if scene not in (*apart, *worded)]:
        said += f"In {len(together)} one map stands for all: {', '.join(map(_numbered, together))}. "
    return said + (
        "No flight path is drawn; words in a broken frame stand where no page gives a position. "
        "Outlines are those of Natural Earth and state no view on any border."
    )


def sources(scenes: list[Scene]) -> list[str]:
    """Return the ids of the sources of all accounts shown."""
    return sorted({id_ for scene in scenes for telling in scene.says for id_ in telling.sources})


NIGHT = FigureKind(
    options={**COMMON, "event": Option(id_of("events"), required=True)},
    columns=(
        Column("scene", "Scene", names_row=True),
        Column("by", "By"),
        Column("when", "When"),
        Column("says", "What it says"),
        Column("map", "On the map"),
    ),
    select=select,
    rows=rows,
    plot=draw,
    text=text,
    sources=sources,
)
