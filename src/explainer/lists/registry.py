"""The lists for which a fence `list` in Markdown can ask, by name: the fence read, and the function that makes what takes its place."""

from collections.abc import Callable
from typing import NamedTuple

from explainer.lists.actors import actors_by_kind
from explainer.lists.claims import claims
from explainer.lists.codebook import codebook
from explainer.lists.context import ListContext
from explainer.lists.deals import deals
from explainer.lists.editions import changes, left_out
from explainer.lists.events import explore_events, explored_events
from explainer.lists.facts_and_terms import facts, questions, terms
from explainer.lists.offered_files import offered_files
from explainer.lists.persons import persons
from explainer.lists.places import explore_places, explored_places, reaches
from explainer.lists.record_counts import reads, shares, sources_by
from explainer.lists.scenarios import drivers, frame, predictions, signposts, uncertainties, views
from explainer.lists.series import series
from explainer.lists.ties import explore_ties, explored_ties
from explainer.lists.workbench import workbench
from explainer.record.hints import nearest
from explainer.record.yaml_source import Document, Problem

FENCE_WORD = "list"


class WantedList(NamedTuple):
    """A list that a fence asks for, and the first line of the fence."""

    of: str
    line: int


def read(body: str, path: str, line: int) -> tuple[WantedList | None, list[Problem]]:
    """Read the body of a fence whose first line is `line`; return the list, or None, and every problem."""
    document = Document(path, body)
    problems = [problem._replace(line=problem.line + line) for problem in document.problems]
    given = document.value if isinstance(document.value, dict) else {}
    problems += [
        Problem(path, line + document.line((name,)), f"{FENCE_WORD}: unknown option: {name!r}{nearest(name, ['of'])}")
        for name in given
        if name != "of"
    ]
    of = str(given.get("of"))
    known = sorted({*LISTS, *GIVEN})
    if not problems and of not in known:
        problems.append(Problem(path, line, f"{FENCE_WORD}: of must be one of {', '.join(known)}: {given.get('of')!r}{nearest(of, known)}"))
    return (None if problems else WantedList(of, line)), problems


# Lists that need more than the record, such as every chapter: whoever expands a chapter gives them.
GIVEN = ("courses", "reading-times")
LISTS: dict[str, Callable[[ListContext], str]] = {
    "actors": actors_by_kind,
    "changes": changes,
    "claims": claims,
    "deals": deals,
    "drivers": drivers,
    "explore-events": explore_events,
    "explore-places": explore_places,
    "explore-ties": explore_ties,
    "explored-events": explored_events,
    "explored-places": explored_places,
    "explored-ties": explored_ties,
    "facts": facts,
    "fields": codebook,
    "files": offered_files,
    "frame": frame,
    "left-out": left_out,
    "persons": persons,
    "predictions": predictions,
    "questions": questions,
    "reaches": reaches,
    "reads": reads,
    "series": series,
    "shares": shares,
    "signposts": signposts,
    "sources": sources_by,
    "terms": terms,
    "uncertainties": uncertainties,
    "views": views,
    "workbench": workbench,
}
