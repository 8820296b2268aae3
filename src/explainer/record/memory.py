"""What was made before, by name, with all on which it rests: a preview makes anew only what rests on a change."""

from collections.abc import Callable
from typing import Any, NamedTuple, Self, TypeVar

from explainer.record.consulted import Answers, answers_alike
from explainer.record.dataset import Dataset
from explainer.record.urls import Home

Made = TypeVar("Made")


class Kept(NamedTuple):
    """What was made, of what besides the dataset, and what the dataset answered to all that it was asked for it."""

    made: Any
    made_of: object
    answers: Answers


class Memory:
    """What one build made. The next one asks for it, and passes over what is as it was."""

    def __init__(self, dataset: Dataset, home: Home, before: Self | None = None) -> None:
        """Begin a build, after that which filled the memory `before`. On the edition and the two addresses all rests."""
        self._dataset, self.about = dataset, (dataset.edition, home)
        self._before = before.kept_now if before and before.about == self.about else {}
        self.kept_now: dict[str, Kept] = {}

    def kept(self, name: str, made_of: object, make: Callable[[], Made]) -> Made:
        """Return what was made under a name if it was made of the same, else make it. `made_of` is all that it is made of besides the dataset."""
        before = self._before.get(name)
        if before is None or before.made_of != made_of or not answers_alike(self._dataset, before.answers):
            answers: Answers = {}
            with self._dataset.consulted.into(answers):
                before = Kept(make(), made_of, answers)
        self.kept_now[name] = before
        made: Made = before.made
        return made
