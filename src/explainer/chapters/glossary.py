"""The terms of the glossary, found where a chapter first uses each of them, so that they can carry their definitions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from explainer.record.deals_and_facts import Term
from explainer.record.urls import address
from explainer.text.markup import Html, authored, element
from explainer.text.words import capitalised

# What is no running text: marks, links, HTML, headings, and the titles of boxes.
NOT_RUNNING = re.compile(r"\[@[^]\s]*\]|\[\[[^]]*\]\]|\[[^]]*\]\([^)]*\)|<p.*</p>|<div.*</div>|<[^>\n]*>|^#.*$|^ *(?:!!!|\?\?\?).*$", re.MULTILINE)


class Use(NamedTuple):
    """The first use of a term: its place in the text, and the link that is put there."""

    start: int
    end: int
    link: Html


class Glossary:
    """The terms of the record, ready to be found. `first_uses` finds each of them once in the whole life of a `seen`."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take the terms with their other forms. A form with a capital is a name and is found as it is written, any other in capitals too."""
        self._forms = {form.casefold(): (form, term) for term in terms if term.marked for form in (term.term, *term.forms)}
        rests: dict[str, list[str]] = defaultdict(list)  # by first letter: a word of the text is then compared with few forms
        for form in sorted(self._forms, key=lambda form: (-len(form), form)):  # the longest first
            rests[form[:1]].append(re.escape(form[1:]))
        pattern = "|".join(f"{re.escape(first)}(?:{'|'.join(found)})" for first, found in rests.items())
        self._pattern = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])" if pattern else r"(?!)", re.IGNORECASE)

    def first_uses(self, prose: str, root: str, seen: set[str]) -> Iterator[Use]:
        """Find the terms that are not `seen` in a text whose figures and code are blanked out already, in order, and add them to `seen`."""
        shown = NOT_RUNNING.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), prose)
        for match in self._pattern.finditer(shown):
            form, term = self._forms[match[0].casefold()]
            is_form = form.islower() or match[0] in (form, capitalised(form))
            if is_form and term.id not in seen:
                seen.add(term.id)
                link = element(
                    "a", authored(match[0]), class_="term", href=root + address("terms", term), title=f"{capitalised(match[0])}: {term.definition}"
                )
                yield Use(match.start(), match.end(), link)
