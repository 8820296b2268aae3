"""What is consulted of a dataset while something is made of it, so that a preview knows by itself what rests on a change.

A question is a function of a dataset, and what it is given besides, so that another dataset can be asked the same.
"""

from collections.abc import Callable, ItemsView, Iterator, KeysView, ValuesView
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from explainer.record.dataset import Dataset

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")
Given = ParamSpec("Given")
Answer = TypeVar("Answer")
Answers = dict[tuple[Callable[..., object], tuple[object, ...], tuple[tuple[str, object], ...]], object]


class Consulted:
    """The answers of a dataset to what it is asked, while somebody takes note of them."""

    answers: Answers | None = None

    @contextmanager
    def into(self, answers: Answers | None) -> Iterator[None]:
        """Note in `answers`, or nowhere, what is asked within the block."""
        around, self.answers = self.answers, answers
        try:
            yield
        finally:
            self.answers = around


def one_question(ask: Callable[Concatenate["Dataset", Given], Answer]) -> Callable[Concatenate["Dataset", Given], Answer]:
    """Return a function of a dataset whose answer is noted, in the place of all that it looks up itself."""

    @wraps(ask)
    def asked(dataset: "Dataset", /, *given: Given.args, **named: Given.kwargs) -> Answer:
        answers = dataset.consulted.answers
        if answers is None:
            return ask(dataset, *given, **named)
        dataset.consulted.answers = None  # which `into` would do at ten times the cost, and this is asked tens of thousands of times
        try:
            answer = ask(dataset, *given, **named)
        finally:
            dataset.consulted.answers = answers
        answers[ask, given, tuple(named.items())] = answer
        return answer

    return asked


def answers_alike(dataset: "Dataset", answers: Answers) -> bool:
    """Return whether a dataset gives the answers that were noted of another."""
    return all(ask(dataset, *given, **dict(named)) == answer for (ask, given, named), answer in answers.items())


@one_question
def _value(dataset: "Dataset", name: str, key: object) -> object:
    return dict.get(getattr(dataset, name), key)


@one_question
def _keys(dataset: "Dataset", name: str) -> list[object]:
    return list(dict.keys(getattr(dataset, name)))


@one_question
def _items(dataset: "Dataset", name: str) -> list[object]:
    return list(dict.items(getattr(dataset, name)))


class ConsultedDict(dict[KeyT, ValueT]):
    """A mapping that is a field of a dataset. What is looked up in it is noted: one key, all keys, or all that it holds, in order."""

    def __init__(self, dataset: "Dataset", name: str, held: dict[KeyT, ValueT]) -> None:
        """Hold the same under the name of the field."""
        super().__init__(held)
        self._dataset, self._name = dataset, name

    def _note(self, question: Callable[..., object], *key: object) -> None:
        if self._dataset.consulted.answers is not None:
            question(self._dataset, self._name, *key)

    def __getitem__(self, key: KeyT) -> ValueT:
        """Note the key."""
        self._note(_value, key)
        return super().__getitem__(key)

    def get(self, key: KeyT, default: Any = None) -> Any:
        """Note the key."""
        self._note(_value, key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        """Note the key."""
        self._note(_value, key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[KeyT]:
        """Note all keys."""
        self._note(_keys)
        return super().__iter__()

    def __reversed__(self) -> Iterator[KeyT]:
        """Note all keys."""
        self._note(_keys)
        return super().__reversed__()

    def __len__(self) -> int:
        """Note all keys."""
        self._note(_keys)
        return super().__len__()

    def keys(self) -> KeysView[KeyT]:  # type: ignore[override] # dict_keys is a type that cannot be named
        """Note all keys."""
        self._note(_keys)
        return super().keys()

    def values(self) -> ValuesView[ValueT]:  # type: ignore[override]
        """Note all that it holds."""
        self._note(_items)
        return super().values()

    def items(self) -> ItemsView[KeyT, ValueT]:  # type: ignore[override]
        """Note all that it holds."""
        self._note(_items)
        return super().items()


def by_key(group: Callable[["Dataset"], dict[KeyT, ValueT]]) -> Callable[["Dataset"], dict[KeyT, ValueT]]:
    """Return a function whose answer, which is kept as the field of its name, is looked up key by key."""

    @wraps(group)
    def grouped(dataset: "Dataset") -> dict[KeyT, ValueT]:
        with dataset.consulted.into(None):
            return ConsultedDict(dataset, group.__name__, group(dataset))

    return grouped
