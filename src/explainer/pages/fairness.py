"""The page that tells, chapter by chapter, how much of the text carries evidence, whose accounts it shows and where its sources come from."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from explainer.chapters.parse import Chapter
from explainer.record.dataset import Dataset
from explainer.record.events import Account
from explainer.record.vocabulary import COUNTRIES, LANGUAGES, SOURCE_TYPE_HEADINGS
from explainer.text.html_table import table
from explainer.text.page import Page, heading

PAGE = "fairness.md"
STATES = ("israel", "russia", "iran", "syria-assad", "usa")  # whose accounts are counted; all others are one row
OTHERS = "Others: press, monitors, other states"
UNKNOWN = "None, or not determined"
ROWS = 12  # of languages or countries that are shown; the rest are one row
INTRO = """
Each chapter is measured by the same rules. **Evidence:** a sentence with a number, a date, a quotation mark or a verb of saying must carry a note, an
event link, or a link to the place on this site where its evidence stands; the build stops at one that does not. **Accounts:** those that the pages
of the chapter's disputed events set side by side, with their mean length in words. **Sources:** those that a chapter cites and those of the events
to which it links, by type, language and country of the outlet that was read; a copy of an agency's story counts for the outlet that hosts it. Counts
cannot show whether a text is fair. They show where to look.
"""


def page(chapters: Sequence[Chapter], dataset: Dataset) -> Page:
    """Return the page."""
    measured = sorted((each for each in chapters if each.front), key=lambda chapter: chapter.page != "index.md")
    names = [chapter.front.short for chapter in measured if chapter.front]
    sources = [[dataset.sources[id_] for id_ in chapter.evidence(dataset)] for chapter in measured]
    countries = {None: UNKNOWN, **COUNTRIES}
    accounts = [account_lengths(chapter, dataset) for chapter in measured]

    def columns(label: str, first: str, rows: Iterator[list[str]]) -> str:
        return table(label, (first, *names), rows, kind="counted")

    title = "Evidence and fairness by chapter"
    evidence_heads = ("Chapter", "Sentences", "With evidence", "That must have it", "Without it")
    parts = [
        heading(title),
        INTRO,
        "## Evidence\n",
        table("Evidence by chapter", evidence_heads, map(evidence_row, measured, names), kind="counted"),
        "## Accounts\n",
        columns("Accounts by side", "Side", _sides(accounts, dataset, len)),
        "\nTheir mean length, in words:\n",
        columns("Mean length of accounts by side", "Side", _sides(accounts, dataset, lambda lengths: round(sum(lengths) / len(lengths)))),
        "## Sources\n",
        columns("Sources by type", "Type", _rows([Counter(SOURCE_TYPE_HEADINGS[source.type] for source in found) for found in sources])),
        columns(
            "Sources by language", "Language", _rows([Counter(LANGUAGES.get(source.lang, source.lang) for source in found) for found in sources])
        ),
        columns("Sources by country", "Country", _rows([Counter(countries[dataset.country(source)] for source in found) for found in sources])),
    ]
    description = "How many sentences carry evidence, whose accounts stand in each chapter, and where its sources come from."
    return Page("\n".join(parts), title, description)


def evidence_row(chapter: Chapter, name: str) -> list[str]:
    """Return the row of a chapter: its sentences, those with evidence, those that must have it, and those that lack it."""
    needing = [sentence for sentence in chapter.sentences if sentence.needs]
    with_evidence = sum(sentence.has_evidence for sentence in chapter.sentences)
    counts = (len(chapter.sentences), with_evidence, len(needing), sum(not sentence.has_evidence for sentence in needing))
    return [name, *map(str, counts)]


def side(account: Account, dataset: Dataset) -> str:
    """Return the side that holds an account: the state to which its actor belongs, or the others."""
    above = dataset.with_parents(account.actor) if account.actor else []
    return next((dataset.actors[id_].name for id_ in above if id_ in STATES), OTHERS)


def account_lengths(chapter: Chapter, dataset: Dataset) -> dict[str, list[int]]:
    """Return the lengths in words of the accounts of the disputed events to which a chapter links, by side."""
    lengths: dict[str, list[int]] = {}
    for id_ in chapter.events:
        for account in dataset.events[id_].accounts:
            lengths.setdefault(side(account, dataset), []).append(len(account.says.split()))
    return lengths


def _sides(accounts: Sequence[dict[str, list[int]]], dataset: Dataset, count: Callable[[list[int]], int]) -> Iterator[list[str]]:
    for name in (*(dataset.actors[id_].name for id_ in STATES if id_ in dataset.actors), OTHERS):
        yield [name, *(str(count(held[name])) if name in held else "none" for held in accounts)]


def _rows(counts: Sequence[Counter[str]]) -> Iterator[list[str]]:
    """Return a row for all, one for each of the most frequent names, and one for the rest."""
    yield ["All", *(str(sum(each.values())) for each in counts)]
    total = sum(counts, Counter())
    by_count = sorted(total, key=lambda name: (-total[name], name))
    for name in by_count[:ROWS]:
        yield [name, *(str(each[name]) for each in counts)]
    if rest := by_count[ROWS:]:
        yield [f"{len(rest)} further", *(str(sum(each[name] for name in rest)) for each in counts)]
