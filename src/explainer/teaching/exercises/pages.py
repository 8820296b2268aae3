"""The exercises on the site: a page and a page of answers for each, with its first set in them, and every set as a file."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from explainer.pages.metadata import titled
from explainer.record.build_cache import BuildCache
from explainer.record.dataset import Dataset
from explainer.teaching.exercises.registry import EXERCISES
from explainer.teaching.exercises.sets import NUMBERS
from explainer.text.markup import Html, element, joined, own_line
from explainer.text.page import Page, heading
from explainer.text.words import in_words

FOLDER = "exercises"
FIRST_SET, LAST_SET = NUMBERS[0], NUMBERS[-1]
# The script of the page puts a form there.
CHOICE_OF_A_SET = element("div", class_="exercise-choose", data_first=FIRST_SET, data_last=LAST_SET)


def all_files(dataset: Dataset, home: str, build_cache: BuildCache) -> dict[str, str]:
    """Return the pages of the exercises and the files of their sets, by their paths below `docs/`; `home` is the address of the site.

    An exercise for which the record holds too little has a page that says so, and no set.
    """
    files: dict[str, str] = {}
    for name in EXERCISES:
        files |= build_cache.cached(f"exercise {name}", (), partial(_files, name, dataset, home))
    index = f"{FOLDER}/index.md"
    with_sets = [name for name in EXERCISES if _answers_path(name) in files]
    return {index: titled(_overview(with_sets, dataset), index, dataset.edition, home).markdown()} | files


def _answers_path(name: str) -> str:
    return f"{FOLDER}/{name}/answers.md"


def _files(name: str, dataset: Dataset, home: str) -> dict[str, str]:
    """Return the pages of an exercise, and the files of its sets."""
    sets = EXERCISES[name].sets(dataset)
    pages = {f"{FOLDER}/{name}.md": _page(name, sets, dataset)}
    if sets:
        pages[_answers_path(name)] = _answers(name, sets, dataset)
    files: dict[str, str] = {}
    for number, each in zip(NUMBERS, sets, strict=False):
        content = EXERCISES[name].write(each, dataset, "../../")._asdict()
        files[f"{FOLDER}/{name}/{number}.json"] = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
    return {path: titled(page, path, dataset.edition, home).markdown() for path, page in pages.items()} | files


def _unlisted(title: str, description: str, *parts: str) -> Page:
    """Return a page that search does not know, since other pages hold the same records."""
    return Page("\n".join([heading(title), *parts]), title, description, searchable=False)


def _edition(dataset: Dataset, root: str) -> Html:
    kept = element("a", "Each edition is kept", href=f"{root}editions/")
    return Html("A set belongs to edition {}: in a later one the same number may lead to other questions. {}, with its sets.").format(
        dataset.edition.edition, kept
    )


def _overview(with_sets: Sequence[str], dataset: Dataset) -> Page:
    """Return the page that leads to the exercises, and to the answers of those `with_sets`."""
    items = []
    for name, exercise in EXERCISES.items():
        answers = Html(" ({})").format(element("a", "answers", href=f"{name}/answers/")) if name in with_sets else ""
        items.append(Html("{}: {}{}").format(element("a", exercise.title, href=f"{name}/"), exercise.short, answers))
    listed = element("ul", *(element("li", item) for item in items))
    return _unlisted(
        "Exercises",
        f"{in_words(len(EXERCISES)).capitalize()} kinds of exercises made from the record, in {LAST_SET} numbered sets each, with answers and their evidence.",
        f"{in_words(len(EXERCISES)).capitalize()} kinds of exercises are made from the record, in {LAST_SET} sets each. A number gives the same set to a whole class. "
        "Each answer leads to its evidence, and stands on a page of its own that prints apart.\n",
        own_line(element("section", listed, CHOICE_OF_A_SET if with_sets else None, class_="exercise", data_search_exclude=True)),
        "Without a script the pages show set 1. On paper they leave room for the answers.\n",
        own_line(_edition(dataset, "../")),
    )


def _page(name: str, sets: Sequence[Any], dataset: Dataset) -> Page:
    exercise = EXERCISES[name]
    description = f"An exercise in {LAST_SET} numbered sets, made from the record: {exercise.short}"
    if not sets:
        return _unlisted(exercise.title, description, "The record holds too little for this exercise. [All exercises](index.md)\n")
    questions = exercise.write(sets[0], dataset, "../../").questions
    section = _section(name, "", questions, element("a", "Answers to this set", href="answers/"), dataset)
    edition = _edition(dataset, "../../")
    return _unlisted(
        exercise.title, description, f"{exercise.asked}\n", f"{section}\n", f"{exercise.rule}\n", f"{edition} [All exercises](index.md)\n"
    )


def _answers(name: str, sets: Sequence[Any], dataset: Dataset) -> Page:
    """Return the page of the answers of an exercise, with those of its first set."""
    exercise = EXERCISES[name]
    answers = exercise.write(sets[0], dataset, "../../../").answers
    section = _section(name, "../", answers, element("a", "Questions of this set", href="../"), dataset)
    description = f"Answers to the exercise “{exercise.title}”, with the evidence for each."
    return _unlisted(f"{exercise.title}: answers", description, f"{section}\n", f"{exercise.rule}\n")


def _section(name: str, files_at: str, first_set: Html, other_page: Html, dataset: Dataset) -> Html:
    """Return the part of a page that the script fills with the set of which the address tells the number; `files_at` leads to the files of the sets."""
    parts = (
        CHOICE_OF_A_SET,
        element("h2", f"Set {FIRST_SET}"),
        element("p", f"{dataset.edition.title}, edition {dataset.edition.edition}", class_="tags"),
        element("div", first_set, class_="exercise-sheet"),
        element("div", class_="exercise-tools"),
        element("p", other_page, class_="exercise-other"),
    )
    return element("section", joined(parts), class_="exercise", data_exercise=name, data_sheets=files_at, data_search_exclude=True)
