"""The exercise in which an account of a disputed event is given to whom the record gives it, among others."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from explainer.citing.source_html import outlet_links
from explainer.record.actors import Actor
from explainer.record.dataset import Dataset
from explainer.record.dates import possibly_holds
from explainer.record.events import Account, Event
from explainer.record.vocabulary import MONTHS
from explainer.teaching.exercises.questions_and_answers import QuestionsAndAnswers, choices, event_linked, event_shown, letter, question
from explainer.teaching.exercises.sets import OPTIONS_PER_QUESTION, QUESTIONS, one_for_each_number, rank
from explainer.text.markup import Html

EVENTS_OF_A_FILLER = 3  # of which somebody must hold an account at least to be an option elsewhere
ANSWERS_OF_A_SIDE = 2  # in a set, at most
SHORTEST_ACCOUNT = 6  # words of an account: a shorter one tells too little
STEM = 4  # letters by which a word for a state is known at least: Turk-ey, Turk-ish
WORD_PATTERN = re.compile(r"(?P<start>(?:^|[.:;!?(“]\s*))?(?P<word>[^\W\d_][\w-]*)")
TELLS_OF_SILENCE = re.compile(r"\b(?:comment|confirm)")  # what tells of silence could be anybody's


class Speaker(NamedTuple):
    """Who holds accounts: the words for it, its actor, and its side, which is the id of the actor at the top of those to which it belongs."""

    name: str
    actor: Actor
    side: str


class AccountQuestion(NamedTuple):
    """An account of an event, and the place of the name of who holds it among others."""

    event: Event
    account: Account
    options: tuple[str, ...]
    right: int


Accounts = Sequence[tuple[Speaker, Account]]  # of one event


def sets(dataset: Dataset) -> list[tuple[AccountQuestion, ...]]:
    """Return a set of accounts for each number: each of another event, at most two of one side, and none that names who holds it."""
    accounts = {event.id: [*_accounts(event, dataset)] for event in dataset.events.values() if event.disputed}
    events_of = Counter(speaker for held in accounts.values() for speaker in dict.fromkeys(speaker for speaker, _ in held))
    fillers = [speaker for speaker, events in events_of.items() if events >= EVENTS_OF_A_FILLER]
    known = {speaker for speaker in events_of if speaker in fillers or speaker.name in _names(speaker.actor)}
    proper_names = _proper_names(dataset)
    side_words = _side_words(dataset)

    def fit(speaker: Speaker, account: Account, held: Accounts) -> bool:
        alone = [other.side for other, _ in held].count(speaker.side) == 1
        telling = len(account.says.split()) >= SHORTEST_ACCOUNT and not TELLS_OF_SILENCE.search(account.says)
        return speaker in known and alone and telling and not _names_its_side(account.says, speaker.side, proper_names, side_words)

    pool = [(dataset.events[id_], speaker, account) for id_, held in accounts.items() for speaker, account in held if fit(speaker, account, held)]

    def choose(number: int) -> tuple[AccountQuestion, ...] | None:
        chosen: dict[str, AccountQuestion] = {}
        answers: Counter[str] = Counter()
        for event, speaker, account in sorted(pool, key=lambda each: rank("said", number, each[0].id, each[1].name)):
            if len(chosen) == QUESTIONS or answers[speaker.side] == ANSWERS_OF_A_SIDE or event.id in chosen:
                continue
            names = sorted([speaker.name, *_wrong_options(event, speaker, accounts[event.id], known, fillers, number)])
            if len(names) == OPTIONS_PER_QUESTION:
                chosen[event.id] = AccountQuestion(event, account, tuple(names), names.index(speaker.name))
                answers[speaker.side] += 1
        return tuple(chosen.values()) if len(chosen) == QUESTIONS else None

    return one_for_each_number(choose)


def _accounts(event: Event, dataset: Dataset) -> Iterator[tuple[Speaker, Account]]:
    """Yield the accounts of an event which an actor holds, each with who holds it."""
    for account in event.accounts:
        if account.actor:
            yield Speaker(account.by, dataset.actors[account.actor], dataset.with_parents(account.actor)[-1]), account


def _wrong_options(
    event: Event, speaker: Speaker, accounts: Accounts, known: Collection[Speaker], fillers: Sequence[Speaker], number: int
) -> list[str]:
    """Return the names of others, each of another side: first of those that hold the other accounts, then of some that hold accounts of other events.

    A side that holds an account of the event in other words, such as an unnamed official's, is no option.
    """
    chosen: dict[str, str] = {}
    rivals = [other for other, _ in accounts if other in known]
    sides = {other.side for other, _ in accounts}
    from_elsewhere = [other for other in fillers if other.side not in sides and possibly_holds(other.actor, event.date.first)]
    for group in (rivals, from_elsewhere):
        for other in sorted(group, key=lambda other: rank("other", number, event.id, other.name)):
            if len(chosen) < OPTIONS_PER_QUESTION - 1 and other.side != speaker.side:
                chosen.setdefault(other.side, other.name)
    return [*chosen.values()]


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, actor.short, *actor.also_known_as)


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text, each with whether it begins a sentence."""
    for match in WORD_PATTERN.finditer(text):
        yield match["word"], match["start"] is not None


def _proper_names(dataset: Dataset) -> set[str]:
    """Return the words that the record writes with a capital inside a sentence, and never without one."""
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
    """Return the beginnings of the words in the names of each side and of what belongs to it, by the side."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in dataset.actors.values():
        if actor.parent is None:
            for id_ in dataset.with_institutions((actor.id,)):
                for name in _names(dataset.actors[id_]):
                    found[actor.id] |= {word[: max(STEM, len(word) - 2)] for word, _ in _words(name) if word[0].isupper()}
    return found


def _names_its_side(text: str, side: str, proper_names: set[str], side_words: dict[str, set[str]]) -> bool:
    """Return whether a text names its own side, or anybody of whom the record does not say that they are of another."""
    others = tuple(sorted({stem for other, stems in side_words.items() if other != side for stem in stems} - side_words[side]))
    own = tuple(sorted(side_words[side]))
    return any(
        word.startswith(own) or (word in proper_names and not word.startswith(others))
        for word, _ in _words(text)
        if word[0].isupper() and len(word) > 1
    )


def written(questions: Sequence[AccountQuestion], dataset: Dataset, root: str) -> QuestionsAndAnswers:
    """Return the accounts, each with the names among which that of who holds it is found."""
    account = Html("<p>{}</p><blockquote><p>{}</p></blockquote>")
    asked = (question(number, account.format(event_shown(each.event), each.account.says), each.options) for number, each in enumerate(questions))
    answer = Html("<strong>{}. {}.</strong> Accounts of the event: {}. Sources of this one: {}.")
    answers = (
        answer.format(letter(each.right), each.account.by, event_linked(each.event, root), outlet_links(each.account.sources, dataset, root))
        for each in questions
    )
    return choices(asked, answers, (each.right for each in questions))
