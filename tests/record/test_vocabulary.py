"""The words for what the record may say, against the lists of what it may say."""

from typing import get_args, get_origin

import pytest

from explainer.record import vocabulary
from explainer.record.ties import Relation

ALLOWED = {name: set(get_args(value)) for name, value in vars(vocabulary).items() if get_origin(value) is vocabulary.Literal}
WORDS = {name: value for name, value in vars(vocabulary).items() if name.isupper() and isinstance(value, dict)}
# What is no list of a field's words: names of tables, of languages and countries, of precisions, and words for some of a list.
OTHERS = {"TABLE_NAMES", "LANGUAGES", "COUNTRIES", "PRECISIONS", "TIE_BASES", "TIE_STRENGTHS"}


@pytest.mark.parametrize("name", sorted(WORDS.keys() - OTHERS))
def test_what_the_record_may_say_has_words_and_nothing_else_has(name):
    assert set(WORDS[name]) in ALLOWED.values()


def test_words_for_some_of_a_list_are_of_it():
    assert {*vocabulary.TIE_BASES} == (ALLOWED["TieStartBasis"] | ALLOWED["TieEndBasis"]) - {"act", "older", "open"}
    assert {*vocabulary.OPEN_DEAL_STATUSES} < ALLOWED["DealStatus"]
    limits = {type(limit).__name__: limit for limit in Relation.model_fields["strength"].metadata}
    assert list(vocabulary.TIE_STRENGTHS) == list(range(limits["Ge"].ge, limits["Le"].le + 1))
