from typing import get_args

import pytest

from explainer.record import vocabulary


@pytest.mark.parametrize(
    ("allowed", "words"),
    [
        (vocabulary.EventKind, vocabulary.EVENT_KINDS),
        (vocabulary.EventKind, vocabulary.EVENT_KINDS_ALONE),
        (vocabulary.Theme, vocabulary.THEMES),
        (vocabulary.ActorKind, vocabulary.ACTOR_KINDS),
        (vocabulary.ActorKind, vocabulary.ACTOR_KIND),
        (vocabulary.TieType, vocabulary.TIE_TYPES),
        (vocabulary.TieChange, vocabulary.TIE_CHANGES),
        (vocabulary.DealStatus, vocabulary.DEAL_STATUSES),
        (vocabulary.DealStatus, vocabulary.DEAL_STATUSES_SHORT),
        (vocabulary.ChapterStatus, vocabulary.CHAPTER_STATUSES),
        (vocabulary.SourceType, vocabulary.SOURCE_TYPES),
        (vocabulary.SourceType, vocabulary.SOURCE_TYPE),
    ],
)
def test_what_the_record_may_say_has_words_and_nothing_else_has(allowed, words):
    assert set(words) == set(get_args(allowed))
