"""Sets of accounts for a class: who said what of a disputed event, each account with its holder among others."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explainer.record.actors import Actor
from explainer.record.dataset import Dataset
from explainer.record.events import Account, Event
from explainer.record.vocabulary import MONTHS
from explainer.teaching.exercises.sets import ASKED, OPTIONS, every, rank

OFTEN = 3  # events of which somebody must hold an account to be an option elsewhere
SAME_SIDE = 2  # answers of a set that one side may be
FEW = 6  # words of an account: a shorter one tells too little
STEM = 4  # letters by which a word for a state is known at least: Turk-ey, Turk-ish
WORD = re.compile(r"(?P<start>(?:^|[.:;!?(“]\s*))?(?P<word>[^\W\d_][\w-]*)")
SILENT = re.compile(r"\b(?:comment|confirm)")  # what tells of silence could be anybody's


class Holder(NamedTuple):
    """Who holds accounts: the words for it, its actor, and its side, which is the id of the actor to which that belongs at last."""

    name: str
    actor: Actor
    side: str


class Said(NamedTuple):
    """An account, and the name of its holder among others."""

    event: Event
    account: Account
    options: tuple[str, ...]
    right: int


Held = Sequence[tuple[Holder, Account]]


def said(dataset: Dataset) -> list[tuple[Said, ...]]:
    """Give a set of accounts for each number: of as many events, at most two of one side, and none that names its holder."""
    held = {event.id: [*_held(event, dataset)] for event in dataset.events.values() if event.disputed}
    count = Counter(holder for accounts in held.values() for holder in dict.fromkeys(holder for holder, _ in accounts))
    often = [holder for holder, events in count.items() if events >= OFTEN]
    plain = {holder for holder in count if holder in often or holder.name in _names(holder.actor)}
    names = _proper_names(dataset)
    sides = _side_words(dataset)

    def fit(holder: Holder, account: Account, accounts: Held) -> bool:
        alone = [other.side for other, _ in accounts].count(holder.side) == 1
        long = len(account.says.split()) >= FEW and not SILENT.search(account.says)
        return holder in plain and alone and long and not _telling(account.says, holder.side, names, sides)

    pool = [(dataset.events[id_], holder, account) for id_, found in held.items() for holder, account in found if fit(holder, account, found)]

    def one(number: int) -> tuple[Said, ...] | None:
        chosen: dict[str, Said] = {}
        right: Counter[str] = Counter()
        for event, holder, account in sorted(pool, key=lambda each: rank("said", number, each[0].id, each[1].name)):
            if len(chosen) == ASKED or right[holder.side] == SAME_SIDE or event.id in chosen:
                continue
            names = [holder.name, *_others(event, holder, held[event.id], plain, often, number)]
            if len(names) == OPTIONS:
                chosen[event.id] = Said(event, account, tuple(sorted(names)), sorted(names).index(holder.name))
                right[holder.side] += 1
        return tuple(chosen.values()) if len(chosen) == ASKED else None

    return every(one)


def _held(event: Event, dataset: Dataset) -> Iterator[tuple[Holder, Account]]:
    """Give the accounts of an event whose holder is an actor, each with its holder."""
    for account in event.accounts:
        if account.actor:
            top = dataset.actors[account.actor]
            while top.parent:
                top = dataset.actors[top.parent]
            yield Holder(account.by, dataset.actors[account.actor], top.id), account


def _others(event: Event, holder: Holder, accounts: Held, plain: set[Holder], often: Sequence[Holder], number: int) -> list[str]:
    """Give wrong options: holders of the other accounts first, then some that hold accounts of other events; each of another side.

    A side that holds an account of the event in other words, such as an unnamed official's, is no option.
    """
    chosen: dict[str, str] = {}
    rivals = [other for other, _ in accounts if other in plain]
    sides = {other.side for other, _ in accounts}
    fillers = [other for other in often if other.side not in sides and _existed(other.actor, event)]
    for group in (rivals, fillers):
        for other in sorted(group, key=lambda other: rank("other", number, event.id, other.name)):
            if len(chosen) < OPTIONS - 1 and other.side != holder.side:
                chosen.setdefault(other.side, other.name)
    return [*chosen.values()]


def _existed(actor: Actor, event: Event) -> bool:
    begun = actor.valid_from is None or actor.valid_from.first <= event.date.first
    return begun and (actor.valid_to is None or actor.valid_to.last is None or event.date.first <= actor.valid_to.last)


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, actor.short, *actor.also_known_as)


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Give the words of a text, each with whether it begins a sentence."""
    for match in WORD.finditer(text):
        yield match["word"], match["start"] is not None


def _proper_names(dataset: Dataset) -> set[str]:
    """Give the words that the record writes with a capital inside a sentence, and never without one."""
    capital, small = set(), set()
    for event in dataset.events.values():
        for text in (event.title, event.summary, *(account.says for account in event.accounts)):
            for word, first in _words(text):
                if word[0].islower():
                    small.add(word)
                elif not first:
                    capital.add(word)
    return {word for word in capital if word.lower() not in small and word not in MONTHS}


def _side_words(dataset: Dataset) -> dict[str, set[str]]:
    """Give the beginnings of the words in the names of each side and of what belongs to it, by the side."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in dataset.actors.values():
        if actor.parent is None:
            for id_ in dataset.with_institutions([actor.id]):
                for name in _names(dataset.actors[id_]):
                    found[actor.id] |= {word[: max(STEM, len(word) - 2)] for word, _ in _words(name) if word[0].isupper()}
    return found


def _telling(text: str, side: str, names: set[str], sides: dict[str, set[str]]) -> bool:
    """Say whether a text names its own side, or anybody of whom the record does not say that they are of another."""
    others = tuple({stem for other, stems in sides.items() if other != side for stem in stems} - sides[side])
    own = tuple(sides[side])
    return any(
        word.startswith(own) or (word in names and not word.startswith(others)) for word, _ in _words(text) if word[0].isupper() and len(word) > 1
    )
