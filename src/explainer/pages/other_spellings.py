"""How else a name is written, also in other scripts: each form in its language, for readers and for the search."""

from collections.abc import Iterable

from explainer.citing.source_html import in_language
from explainer.record.deadlines_and_queries import Query
from explainer.record.sources import Spelling
from explainer.text.markup import Html, joined

SCRIPT_LANGUAGES = ("ru", "he", "ar")  # in which readers and editors look for the names of the record


def in_other_scripts(names: Iterable[Spelling]) -> list[Html]:
    """Return the forms of names in Russian, Hebrew and Arabic."""
    return [in_language(word, language) for name in names for language in SCRIPT_LANGUAGES for word in getattr(name, language)]


def searched_for(query: Query | None) -> list[Html]:
    """Return the words in Russian, Hebrew and Arabic under which editors look for an actor."""
    return [in_language(getattr(query, language), language) for language in SCRIPT_LANGUAGES] if query else []


def also_written(forms: Iterable[object]) -> Html:
    """Return the forms as a sentence, each once; nothing where there is none."""
    found = joined(dict.fromkeys(map(Html.escape, forms)), ", ")
    return Html("Also written: {}.").format(found) if found else Html()
