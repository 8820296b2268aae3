"""Standing facts, the glossary and the open questions, as Markdown."""

from collections.abc import Iterator

from explainer.lists.context import ListContext
from explainer.lists.follow_up import look
from explainer.record.deals_and_facts import Fact, Question, Term
from explainer.record.vocabulary import THEMES
from explainer.text.markup import Html, element, joined, own_line


def facts(context: ListContext) -> str:
    """Return the standing facts, those of a theme below a heading of their own."""
    sections = []
    for theme, heading in THEMES.items():
        items = [_fact(fact, context) for fact in context.dataset.facts.values() if fact.theme == theme]
        if items:
            sections.append(f"### {heading}\n\n{element('ul', *items, class_='records')}\n")
    return "\n".join(sections)


def _fact(fact: Fact, context: ListContext) -> Html:
    about = element("span", f"As of {fact.as_of}. Confidence {fact.confidence}. {fact.caveat or ''}", class_="tags")
    return element("li", fact.statement, " ", about, " ", context.outlets(fact.sources), id=fact.id)


def terms(context: ListContext) -> Html:
    """Return the glossary by the alphabet, below a row of its letters."""
    items: list[Html] = []
    letters: dict[str, str] = {}  # each with the first term that begins with it
    for term in sorted(context.dataset.terms.values(), key=_sorting_key):
        letters.setdefault(_sorting_key(term)[0].upper(), term.id)
        items += _term(term, context)
    links = joined((element("a", letter, href=f"#{id_}") for letter, id_ in letters.items()), " ")
    row = element("nav", links, class_="letters", aria_label="Letters", data_search_exclude=True)
    return Html("{}\n{}\n").format(row, element("dl", *items, class_="records"))


def _sorting_key(term: Term) -> str:
    return term.term.casefold().removeprefix("the ")


def _term(term: Term, context: ListContext) -> Iterator[Html]:
    forms = Html(" {}").format(element("span", f"also: {', '.join(term.forms)}", class_="tags")) if term.forms else None
    basis = context.outlets(term.sources) if term.sources else element("span", "a term of this project", class_="tags")
    yield element("dt", term.term, forms, id=term.id)
    yield element("dd", term.definition, " ", basis)


def questions(context: ListContext) -> Html:
    """Return the open questions, with what was found, and below them in a fold those that were answered."""
    open_, answered = (
        [item for question in context.dataset.questions.values() if question.is_open == is_open for item in _question(question, context)]
        for is_open in (True, False)
    )
    fold = (
        element("details", element("summary", "Asked before, and answered since"), element("dl", *answered, class_="records")) if answered else None
    )
    return own_line(element("div", element("dl", *open_, class_="records"), fold, data_search_exclude=True))


def _question(question: Question, context: ListContext) -> Iterator[Html]:
    about = [context.link("events", id_) for id_ in question.events] + [context.link("facts", id_) for id_ in question.facts]
    see = Html(" {}").format(element("span", "See ", joined(about, "; "), ".", class_="tags")) if about else None
    yield element("dt", question.question, id=question.id)
    yield element("dd", question.found, see, look(question))
