"""The scenes of a night as framed pictures of one width: three beside each other, on a phone below each other. Each is a group in the drawing."""

from typing import Any

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Notes, Plot, marks, plane, rect
from explainer.figures.draw.svg import FRAME
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, wrap
from explainer.figures.night_map import TEXT_SIZE, SceneMap
from explainer.record.night import Scene, Telling
from explainer.record.urls import address

SCENES_IN_A_ROW = {"wide": 3, "narrow": 1}
SCENE_WIDTH, SCENE_GAP = 330, 16  # pixels of a scene in both layouts, so that its drawing is the same and its words are large enough, and between two
MAP_HEIGHT = 250
SCENE_PADDING, HALVES_GAP = 10, 10  # pixels inside the frame of a scene, and between its halves
TITLE_SIZE = 17
BETWEEN_TELLINGS = 12  # pixels between two accounts in words
FRAME_MARGIN = 1  # pixels around all, for the line of the frames


def draw(scenes: list[Scene], layout: str) -> Plot:
    """Draw the scenes in rows, each as high as its longest words."""
    panels = [_Panel(scene) for scene in scenes]
    made: dict[str, list[Plot]] = {"shapes": [], "data": [], "annotations": []}
    columns, top = SCENES_IN_A_ROW[layout], FRAME_MARGIN
    for first in range(0, len(panels), columns):
        row = panels[first : first + columns]
        title, heads = (max(map(size, row)) for size in (_Panel.title_height, _Panel.heads_height))
        height = round(max(panel.fill(title, heads) for panel in row)) + SCENE_PADDING
        for column, panel in enumerate(row):
            for name, items in panel.at(FRAME_MARGIN + column * (SCENE_WIDTH + SCENE_GAP), top, height).items():
                made[name] += items
        top += height + SCENE_GAP
    width, down = columns * (SCENE_WIDTH + SCENE_GAP) - SCENE_GAP + 2 * FRAME_MARGIN, top - SCENE_GAP + FRAME_MARGIN
    return {"data": made["data"], "layout": plane(layout, width, down, shapes=made["shapes"], annotations=made["annotations"])}


class _Panel:
    """One scene, in the making, from the top to the bottom; its places are counted from its own corner."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.shown = [telling for telling in scene.says if telling.shows]
        self.part = (SCENE_WIDTH - 2 * SCENE_PADDING - HALVES_GAP * (len(self.shown) - 1)) / max(len(self.shown), 1)
        self.title = wrap(scene.title, TITLE_SIZE, SCENE_WIDTH - 2 * SCENE_PADDING - 22, bold=True)
        self.heads = [wrap(telling.by, TEXT_SIZE, self.part - 16, bold=True) for telling in self.shown]
        self.shapes: list[Plot] = []
        self.traces: list[Plot] = []
        self.notes = Notes()
        self.points: list[tuple[float, float, Carried]] = []

    def title_height(self) -> float:
        return len(self.title) * TITLE_SIZE * LINE_HEIGHT

    def heads_height(self) -> float:
        return max(map(len, self.heads), default=0) * TEXT_SIZE * LINE_HEIGHT

    def fill(self, title: float, heads: float) -> float:
        """Set the title, a map for each account that has one, what these say, and what others say in words. Return where they end."""
        self.notes.put([str(self.scene.order)], SCENE_PADDING, SCENE_PADDING, TITLE_SIZE, colour="military", bold=True)
        self.notes.put(self.title, SCENE_PADDING + 20, SCENE_PADDING, TITLE_SIZE, bold=True)
        y = SCENE_PADDING + title + 6
        if not self.shown:
            return self._in_words(y - BETWEEN_TELLINGS)
        top = round(y + heads + 4)
        ends = []
        for number, (telling, head) in enumerate(zip(self.shown, self.heads, strict=True)):
            x = SCENE_PADDING + number * (self.part + HALVES_GAP)
            self._named(telling, x, y)
            self.notes.put(head, x + 16, y, TEXT_SIZE, bold=True)
            drawn = SceneMap(Box(round(x), top, round(x + self.part), top + MAP_HEIGHT))
            drawn.show(telling.shows)
            self.shapes += drawn.shapes
            self.traces += drawn.traces
            self.notes += drawn.notes
            ends.append(self._said(telling, x, top + MAP_HEIGHT + 6.0, self.part))
        return self._in_words(max(ends))

    def _in_words(self, end: float) -> float:
        """Set the accounts without a map one below the other in full width, as half of it holds two words a line. Return where they end."""
        across = SCENE_WIDTH - 2 * SCENE_PADDING
        for telling in self.scene.says:
            if not telling.shows:
                y = end + BETWEEN_TELLINGS
                self._named(telling, SCENE_PADDING, y)
                under = self.notes.put(wrap(telling.by, TEXT_SIZE, across - 16, bold=True), SCENE_PADDING + 16, y, TEXT_SIZE, bold=True)
                end = self._said(telling, SCENE_PADDING, under, across)
        return end

    def _said(self, telling: Telling, x: float, y: float, across: float) -> float:
        """Set when it was by an account, and what that says. Return where it ends."""
        if telling.when:
            y = self.notes.put(wrap(telling.when, TEXT_SIZE, across, bold=True), x, y, TEXT_SIZE, colour="military", bold=True) + 2
        return self.notes.put(wrap(telling.says, TEXT_SIZE, across), x, y, TEXT_SIZE)

    def at(self, left: float, top: float, height: float) -> dict[str, list[Plot]]:
        """Return the shapes, traces and notes of the scene with its corner at a place, each as part of its group, in a frame."""
        shapes = [rect((0, 0, SCENE_WIDTH, height), "paper", name=FRAME, line={"color": css("rule"), "width": 1.5}), *self.shapes]
        made = {"shapes": shapes, "data": [*self.traces, marks("telling", self.points, "circle", "quiet", 7)], "annotations": self.notes}
        return {name: [{**_moved(item, left, top), "legendgroup": self.scene.id} for item in items] for name, items in made.items()}

    def _named(self, telling: Telling, x: float, y: float) -> None:
        self.points.append((round(x + 5, 1), round(y + 9, 1), self._carried(telling)))

    def _carried(self, telling: Telling) -> Carried:
        scene = self.scene.title
        title = f"{self.scene.order}. {scene}{'' if scene.endswith('?') else ':'} {telling.by}"
        return Carried(title, address("night", self.scene), ". ".join(filter(None, (telling.when, telling.says))))


def _moved(item: Plot, right: float, down: float) -> Plot:
    """Return a shape, a trace or a note with all its places moved."""
    places = {name: item[name] for name in ("x", "x0", "x1", "y", "y0", "y1") if name in item}
    return {**item, **{name: _added(value, right if name[0] == "x" else down) for name, value in places.items()}}


def _added(value: Any, step: float) -> Any:
    if isinstance(value, list):
        return [_added(each, step) for each in value]
    return None if value is None else round(value + step, 1)
