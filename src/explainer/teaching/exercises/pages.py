"""The exercises from the data: a page and a page of answers for each kind, with the first set in them, and every set as a file."""

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from explainer.record.dataset import Dataset
from explainer.teaching.exercises import sets as tasks
from explainer.teaching.exercises import sheets, ties_of_a_year, who_said
from explainer.teaching.exercises.sets import NUMBERS
from explainer.teaching.exercises.sheets import Sheet
from explainer.text.escaping import markdown
from explainer.text.page_head import front

FOLDER = "exercises"
FIRST, LAST = NUMBERS[0], NUMBERS[-1]


class Kind(NamedTuple):
    """A kind of exercise: what it is called, what it is in short, what is asked, by what rule, and how its sets are made of the record and written."""

    title: str
    short: str
    asked: str
    rule: str
    make: Callable[[Dataset], Sequence[Any]]
    write: Callable[[Any, Dataset, str], Sheet]


EXERCISES = {
    "order": Kind(
        "Put these in order",
        "five events, to be sorted by date.",
        "Put the events into the order in which they took place, the earliest first.",
        "Each event is known to the day or to the month, and between any two lie 30 days or more.",
        tasks.orders,
        sheets.order,
    ),
    "who-said": Kind(
        "Who said it",
        "five accounts of disputed events, each with four possible holders.",
        "To whom does the record give this account of the event? The words are the record's; they are in the holder's terms and say nothing of whether it was so.",
        "The other holders have another account of the event in the record, or none. The order of names is that of the alphabet.",
        who_said.said,
        sheets.said,
    ),
    "which-source": Kind(
        "Which source supports this",
        "five events, each with four pages, on one of which it rests.",
        "On which of these pages does the record rest what it says of the event?",
        "The record rests the event on one of the four. The others were published half a year or more before it, so they cannot tell that it took place; "
        "hence dates stand with the answers only.",
        tasks.found,
        sheets.found,
    ),
    "ties": Kind(
        "Draw the ties of a year",
        "eight ties of the record, to be marked where they held on one day.",
        "Mark the ties of the record that held on the day, and draw them.",
        "A tie counts from its first day to its last; where the record found no end, it counts as still holding. Only ties are asked for of which it is certain. "
        "That a tie did not hold means that those of the record held at other times, and not that nothing else was between the two.",
        ties_of_a_year.diagrams,
        sheets.diagram,
    ),
}
CHOOSE = f'<div class="exercise-choose" data-first="{FIRST}" data-last="{LAST}"></div>'  # the script puts a form there


def pages(dataset: Dataset) -> dict[str, str]:
    """Give the pages of the exercises and the files of their sets by their path below `docs/`.

    A kind for which the record holds too little has a page that says so, and no set.
    """
    all_sets = {name: kind.make(dataset) for name, kind in EXERCISES.items()}
    made = {f"{FOLDER}/index.md": _overview([name for name, sets in all_sets.items() if sets], dataset)}
    for name, kind in EXERCISES.items():
        sets = all_sets[name]
        folder = f"{FOLDER}/{name}"
        made[f"{folder}.md"] = _page(name, sets, dataset)
        if sets:
            made[f"{folder}/answers.md"] = _answers(name, sets, dataset)
        for number, each in zip(NUMBERS, sets, strict=False):
            sheet = kind.write(each, dataset, "../../")
            made[f"{folder}/{number}.json"] = json.dumps(sheet._asdict(), ensure_ascii=False, separators=(",", ":")) + "\n"
    return made


def _head(title: str, description: str) -> str:
    return f"---\n{front(title, description)}search:\n  exclude: true\n---\n\n# {markdown(title)}\n"


def _edition(dataset: Dataset, root: str) -> str:
    return (
        f"A set belongs to edition {dataset.edition.edition}: in a later one the same number may lead to other questions. "
        f'<a href="{root}editions/">Each edition is kept</a>, with its sets.'
    )


def _overview(there: Sequence[str], dataset: Dataset) -> str:
    """Give the page that leads to the exercises; of those that are not `there` it has no set."""
    answers = {name: f' (<a href="{name}/answers/">answers</a>)' if name in there else "" for name in EXERCISES}
    items = "".join(f'<li><a href="{name}/">{kind.title}</a>: {kind.short}{answers[name]}</li>' for name, kind in EXERCISES.items())
    return "\n".join(
        [
            _head("Exercises", f"Four kinds of exercises made from the record, in {LAST} numbered sets each, with answers and their evidence."),
            f"Four kinds of exercises are made from the record, in {LAST} sets each. A number gives the same set to a whole class. "
            "Each answer leads to its evidence, and stands on a page of its own that prints apart.\n",
            f'<section class="exercise" data-search-exclude><ul>{items}</ul>{CHOOSE if there else ""}</section>\n',
            "Without a script the pages show set 1. On paper they leave room for the answers.\n",
            _edition(dataset, "../") + "\n",
        ]
    )


def _page(name: str, sets: Sequence[Any], dataset: Dataset) -> str:
    """Give the page of a kind with its first set."""
    kind = EXERCISES[name]
    head = _head(kind.title, f"An exercise in {LAST} numbered sets, made from the record: {kind.short}")
    if not sets:
        return f"{head}\nThe record holds too little for this exercise. [All exercises](index.md)\n"
    sheet = kind.write(sets[0], dataset, "../../")
    section = _section(name, "", sheet.questions, "answers/", "Answers to this set", dataset)
    return f"{head}\n{kind.asked}\n\n{section}\n{kind.rule}\n\n{_edition(dataset, '../../')} [All exercises](index.md)\n"


def _answers(name: str, sets: Sequence[Any], dataset: Dataset) -> str:
    """Give the page of the answers of a kind, with those of its first set."""
    kind = EXERCISES[name]
    sheet = kind.write(sets[0], dataset, "../../../")
    head = _head(f"{kind.title}: answers", f"Answers to the exercise “{kind.title}”, with the evidence for each.")
    return f"{head}\n{_section(name, '../', sheet.answers, '../', 'Questions of this set', dataset)}\n{kind.rule}\n"


def _section(name: str, sheets_at: str, inside: str, other: str, said: str, dataset: Dataset) -> str:
    """Give the part of a page that the script fills with the set of which the address tells the number."""
    edition = f"{markdown(dataset.edition.title)}, edition {dataset.edition.edition}"
    return (
        f'<section class="exercise" data-exercise="{name}" data-sheets="{sheets_at}" data-search-exclude>'
        f"{CHOOSE}"
        f'<h2>Set {FIRST}</h2><p class="tags">{edition}</p>'
        f'<div class="exercise-sheet">{inside}</div>'
        f'<div class="exercise-tools"></div><p class="exercise-other"><a href="{other}">{said}</a></p></section>\n'
    )
