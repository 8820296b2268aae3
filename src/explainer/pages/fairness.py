"""The page that tells, chapter by chapter, how much of the text carries evidence, whose accounts it shows and where its sources come from."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from babel import Locale

from explainer.chapters import evidence as claims
from explainer.chapters import front_matter
from explainer.chapters.expand import Chapter, evidence, used_events
from explainer.lists.registry import table
from explainer.record.dataset import Dataset
from explainer.record.events import Account
from explainer.record.vocabulary import LANGUAGES, SOURCE_TYPES
from explainer.text.escaping import markdown
from explainer.text.page_head import head

PAGE = "fairness.md"
SIDES = ("israel", "russia", "iran", "syria-assad", "usa")
OTHERS = "Others: press, monitors, other states"
UNKNOWN = "None, or not determined"
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
    named = [(each, found.short) for each in chapters if (found := front_matter.read(each.path, each.text)[0])]
    named.sort(key=lambda pair: pair[0].page != "index.md")
    measured, names = [each for each, _ in named], [markdown(short) for _, short in named]
    used = [[dataset.sources[id_] for id_ in sorted(evidence(chapter, dataset))] for chapter in measured]
    countries = {None: UNKNOWN, **Locale("en").territories, "TR": "Turkey"}  # as the rest of the site writes it
    accounts = [_accounts(chapter, dataset) for chapter in measured]
    parts = [
        head(
            "Evidence and fairness by chapter",
            "How many sentences carry evidence, whose accounts stand in each chapter, and where its sources come from.",
        ),
        INTRO,
    ]
    parts += [
        "## Evidence\n",
        table(
            "Evidence by chapter", ("Chapter", "Sentences", "With evidence", "That must have it", "Without it"), _evidence(measured, names), "counted"
        ),
        "## Accounts\n",
        table("Accounts by side", ("Side", *names), _sides(accounts, dataset, len), "counted"),
        "\nTheir mean length, in words:\n",
        table(
            "Mean length of accounts by side", ("Side", *names), _sides(accounts, dataset, lambda words: round(sum(words) / len(words))), "counted"
        ),
        "## Sources\n",
        table("Sources by type", ("Type", *names), _rows([Counter(SOURCE_TYPES[source.type] for source in found) for found in used]), "counted"),
        table(
            "Sources by language",
            ("Language", *names),
            _rows([Counter(LANGUAGES.get(source.lang, source.lang) for source in found) for found in used]),
            "counted",
        ),
        table(
            "Sources by country",
            ("Country", *names),
            _rows([Counter(countries[dataset.country(source)] for source in found) for found in used]),
            "counted",
        ),
    ]
    return "\n".join(parts)


def _evidence(chapters: Sequence[Chapter], names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    for chapter, name in zip(chapters, names, strict=True):
        found = list(claims.sentences(chapter))
        needing = [sentence for sentence in found if sentence.needs]
        counts = (len(found), sum(sentence.shown for sentence in found), len(needing), sum(not sentence.shown for sentence in needing))
        yield "", [name, *map(str, counts)]


def side(account: Account, dataset: Dataset) -> str:
    """Give the side that holds an account: the state to which its actor belongs, or the others."""
    id_ = account.actor
    while id_ and id_ not in SIDES:
        id_ = dataset.actors[id_].parent
    return dataset.actors[id_].name if id_ else OTHERS


def _accounts(chapter: Chapter, dataset: Dataset) -> dict[str, list[int]]:
    """Give the lengths in words of the accounts of the disputed events to which a chapter links, by side."""
    lengths: dict[str, list[int]] = {}
    for id_ in sorted(used_events(chapter)):
        for account in dataset.events[id_].accounts:
            lengths.setdefault(side(account, dataset), []).append(len(account.says.split()))
    return lengths


def _sides(accounts: Sequence[dict[str, list[int]]], dataset: Dataset, count: Callable[[list[int]], int]) -> Iterator[tuple[str, list[str]]]:
    for name in (*(dataset.actors[id_].name for id_ in SIDES if id_ in dataset.actors), OTHERS):
        yield "", [markdown(name), *(str(count(held[name])) if name in held else "none" for held in accounts)]


def _rows(counts: Sequence[Counter[str]]) -> Iterator[tuple[str, list[str]]]:
    yield "", ["All", *(str(sum(each.values())) for each in counts)]
    total = sum(counts, Counter())
    first = sorted(total, key=lambda name: (-total[name], name))
    for name in first[:FEW]:
        yield "", [markdown(name), *(str(each[name]) for each in counts)]
    if rest := first[FEW:]:
        yield "", [f"{len(rest)} further", *(str(sum(each[name] for name in rest)) for each in counts)]
