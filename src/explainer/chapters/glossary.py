"""The terms of the glossary, found where a chapter first uses each of them, so that they can carry their definitions."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Term
from explainer.text.escaping import markdown

# What is no running text: front matter, marks, links, HTML, headings, and the titles of boxes.
CLOSED = re.compile(
    r"\A(?s:---\n.*?\n---\n)|\[@[^]\s]*\]|\[\[[^]]*\]\]|\[[^]]*\]\([^)]*\)|<p.*</p>|<[^>\n]*>|^#.*$|^ *(?:!!!|\?\?\?).*$", re.MULTILINE
)


class Use(NamedTuple):
    """The first use of a term: its place in the text, and what is put there."""

    start: int
    end: int
    html: str


@lru_cache(maxsize=2)
def _words(dataset: Dataset) -> tuple[re.Pattern[str], dict[str, Term]]:
    """Give a pattern of all terms and forms, the longest first, and the term of each in lower case."""
    forms = {form.casefold(): term for term in dataset.terms.values() for form in (term.term, *term.forms)}
    rests: dict[str, list[str]] = defaultdict(list)  # by first letter: a word of the text is then compared with few forms
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        rests[form[:1]].append(re.escape(form[1:]))
    pattern = "|".join(f"{re.escape(first)}(?:{'|'.join(found)})" for first, found in rests.items())
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])" if pattern else r"(?!)", re.IGNORECASE), forms


def uses(prose: str, dataset: Dataset, root: str) -> Iterator[Use]:
    """Give the first use of each term in the text of a page, whose figures and code are blanked out already, in order."""
    pattern, forms = _words(dataset)
    shown = CLOSED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), prose)
    seen: set[str] = set()
    for match in pattern.finditer(shown):
        term = forms[match[0].casefold()]
        if term.id not in seen:
            seen.add(term.id)
            html = f'<a class="term" href="{root}glossary/#{term.id}" title="{markdown(term.definition)}">{match[0]}</a>'
            yield Use(match.start(), match.end(), html)
