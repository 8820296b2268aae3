"""Sets of an exercise by their number, which gives the same set wherever it is asked for.

What a set holds is ranked by a hash of the number and of its id, so a record that grows changes a set only where something new outranks what stood in it.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

NUMBERS = range(1, 101)
QUESTIONS = 5  # of a set, or events to be put in order
OPTIONS_PER_QUESTION = 4
Set = TypeVar("Set")


def rank(*words: object) -> bytes:
    """Return the place of something in a shuffled order: the words say what it is chosen for, the number of the set, and its id."""
    return sha256("|".join(map(str, words)).encode()).digest()


def one_for_each_number(choose: Callable[[int], Set | None]) -> list[Set]:
    """Return the set of each number, or none at all where the record holds too little for one of them."""
    sets = []
    for number in NUMBERS:
        chosen = choose(number)
        if chosen is None:
            return []
        sets.append(chosen)
    return sets
