"""What was made before, by name, with all on which it rests: a preview makes anew only what rests on a change."""

from collections.abc import Callable
from typing import Any, NamedTuple, Self, TypeVar

from explainer.record.consulted import Answers, answers_alike
from explainer.record.dataset import Dataset
from explainer.record.urls import Home

Made = TypeVar("Made")


class Entry(NamedTuple):
    """What was made, of what besides the dataset, and what the dataset answered to all that it was asked for it."""

    made: Any
    made_of: object
    answers: Answers


class BuildCache:
    """What one build made. The next one asks for it, and passes over what is as it was."""

    def __init__(self, dataset: Dataset, home: Home, before: Self | None = None) -> None:
        """Begin a build, after that which filled the cache `before`. On the edition and the two addresses all rests."""
        self._dataset, self.about = dataset, (dataset.edition, home)
        self._before = before.entries if before and before.about == self.about else {}
        self.entries: dict[str, Entry] = {}

    def cached(self, name: str, made_of: object, make: Callable[[], Made]) -> Made:
        """Return what was made under a name if it was made of the same, else make it. `made_of` is all that it is made of besides the dataset."""
        entry = self._before.get(name)
        if entry is None or entry.made_of != made_of or not answers_alike(self._dataset, entry.answers):
            answers: Answers = {}
            with self._dataset.consulted.into(answers):
                entry = Entry(make(), made_of, answers)
        self.entries[name] = entry
        made: Made = entry.made
        return made
