"""What was made before, by name, with what it was made of: a preview makes anew only what rests on a change."""

from collections.abc import Callable
from typing import Any, Self, TypeVar

from explainer.figures.drawing import Drawing
from explainer.record.dataset import Dataset

Made = TypeVar("Made")


class Memory:
    """What one build made. Another build of the same record, but for its events, asks it and passes over what is as it was."""

    def __init__(self, before: Self | None = None) -> None:
        """Begin a build, after that which filled the memory `before`."""
        self._before: dict[str, tuple[object, Any]] = before.made if before else {}
        self.made: dict[str, tuple[object, Any]] = {}

    def kept(self, name: str, made_of: object, make: Callable[[], Made]) -> Made:
        """Return what was made under a name if it was made of the same, else make it. `made_of` need not hold what is no event."""
        before = self._before.get(name)
        made: Made = before[1] if before and before[0] == made_of else make()
        self.made[name] = made_of, made
        return made


def dependencies(drawing: Drawing) -> object:
    """Return all on which a drawing depends, but for records that are not events: where it is equal to that of an earlier build, so is the drawing."""
    if drawing.kind.other_events is None:
        return object()  # equal to nothing: such a kind is drawn anew in each build
    events = drawing.dataset.events
    return (
        drawing.figure.kind,
        drawing.figure.options,
        drawing.rows,
        [events.get(str(row["id"])) for row in drawing.rows],
        drawing.kind.other_events(drawing.dataset),
    )


def only_events_changed(before: Dataset, dataset: Dataset) -> bool:
    """Return whether two states of a record differ in files of events alone."""
    files, others = dataset.files, before.files
    return all(files.get(path) == others.get(path) for path in files.keys() | others.keys() if not path.startswith("events/"))
