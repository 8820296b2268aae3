"""The page that tells, chapter by chapter, how much of the text carries evidence, whose accounts it shows and where its sources come from."""

from collections import Counter
from collections.abc import Iterator, Sequence

from babel import Locale

from explainer import claims, heads
from explainer.chapters import Chapter, evidence, used_events
from explainer.dataset import Dataset
from explainer.escape import markdown
from explainer.headings import head
from explainer.lists import table
from explainer.records import Account
from explainer.references import LANGUAGES, TYPES

PAGE = "fairness.md"
SIDES = ("israel", "russia", "iran", "syria-assad", "usa")
OTHERS = "Others: press, monitors, other states"
FEW = 12  # rows of countries that are shown; the rest are one row
INTRO = """
Each chapter is measured by the same rules. **Evidence:** a sentence with a number, a date, a quotation mark or a verb of saying must carry a note, an
event link, or a link to the place on this site where its evidence stands; the build stops at one that does not. **Accounts:** those that the pages
of the chapter's disputed events set side by side, with their mean length in words. **Sources:** those that a chapter cites and those of the events
to which it links, by type, language and country of the outlet that was read; a copy of an agency's story counts for the outlet that hosts it. Counts
cannot show whether a text is fair. They show where to look.
"""


def page(chapters: Sequence[Chapter], dataset: Dataset) -> str:
    """Give the Markdown of the page."""
    measured = sorted((each for each in chapters if heads.read(each.path, each.text)[0]), key=lambda each: each.page != "index.md")
    parts = [
        head(
            "Evidence and fairness by chapter",
            "How many sentences carry evidence, whose accounts stand in each chapter, and where its sources come from.",
        ),
        INTRO,
    ]
    parts += [
        "## Evidence\n",
        table("Evidence by chapter", ("Chapter", "Sentences", "With evidence", "That must have it", "Without it"), _evidence(measured)),
        "## Accounts\n",
        table("Accounts by side", ("Side", *_titles(measured)), _accounts(measured, dataset)),
        "## Sources\n",
        table("Sources by chapter", ("", *_titles(measured)), _sources(measured, dataset)),
    ]
    return "\n".join(parts)


def _titles(chapters: Sequence[Chapter]) -> list[str]:
    return [markdown(chapter.title) for chapter in chapters]


def _evidence(chapters: Sequence[Chapter]) -> Iterator[tuple[str, list[str]]]:
    for chapter in chapters:
        found = list(claims.sentences(chapter))
        needing = [sentence for sentence in found if sentence.needs]
        counts = (len(found), sum(sentence.shown for sentence in found), len(needing), sum(not sentence.shown for sentence in needing))
        yield "", [markdown(chapter.title), *map(str, counts)]


def side(account: Account, dataset: Dataset) -> str:
    """Give the side that holds an account: the state to which its actor belongs, or the others."""
    id_ = account.actor
    while id_ and id_ not in SIDES:
        id_ = dataset.actors[id_].parent
    return dataset.actors[id_].name if id_ else OTHERS


def _accounts(chapters: Sequence[Chapter], dataset: Dataset) -> Iterator[tuple[str, list[str]]]:
    held: list[dict[str, list[int]]] = []
    for chapter in chapters:
        lengths: dict[str, list[int]] = {}
        for id_ in sorted(used_events(chapter)):
            for account in dataset.events[id_].accounts:
                lengths.setdefault(side(account, dataset), []).append(len(account.says.split()))
        held.append(lengths)
    for name in (*(dataset.actors[id_].name for id_ in SIDES if id_ in dataset.actors), OTHERS):
        cells = [f"{len(words[name])} ({round(sum(words[name]) / len(words[name]))} words each)" if name in words else "none" for words in held]
        yield "", [markdown(name), *cells]


def _sources(chapters: Sequence[Chapter], dataset: Dataset) -> Iterator[tuple[str, list[str]]]:
    names = {**Locale("en").territories, "TR": "Turkey"}  # as the rest of the site writes it
    countries = {outlet.name: names[outlet.country] for outlet in dataset.outlets.values() if outlet.country}
    used = [[dataset.sources[id_] for id_ in sorted(evidence(chapter, dataset))] for chapter in chapters]
    yield "", ["All", *(str(len(found)) for found in used)]
    yield from _rows([Counter(TYPES[source.type] for source in found) for found in used])
    yield from _rows([Counter(f"In {LANGUAGES.get(source.lang, source.lang)}" for source in found) for found in used])
    named = [Counter(f"From {countries.get(source.publisher, 'no country, or not determined')}" for source in found) for found in used]
    yield from _rows(named)


def _rows(counts: Sequence[Counter[str]]) -> Iterator[tuple[str, list[str]]]:
    total = sum(counts, Counter())
    first = sorted(total, key=lambda name: (-total[name], name))
    for name in first[:FEW]:
        yield "", [markdown(name), *(str(each[name]) for each in counts)]
    if rest := first[FEW:]:
        yield "", [f"{len(rest)} further", *(str(sum(each[name] for name in rest)) for each in counts)]
