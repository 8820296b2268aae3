"""What the tests of the exercises share: every set of the real record as it is published."""

import json

import lxml.html
import pytest

from explainer.record.build_cache import BuildCache
from explainer.record.urls import Home
from explainer.teaching.exercises import pages
from explainer.teaching.exercises.sets import NUMBERS

HOME = "https://name.example/"


@pytest.fixture(scope="session")
def files(real):
    """The pages and the files of all exercises, by their paths."""
    return pages.all_files(real.dataset, HOME, BuildCache(real.dataset, Home(HOME, "")))


@pytest.fixture(scope="session")
def published(files):
    """Every set by its exercise: as its file has it, and with its questions (`asked`) and its answers (`told`) parsed."""
    found = {name: [json.loads(files[f"exercises/{name}/{number}.json"]) for number in NUMBERS] for name in pages.EXERCISES}
    for each in (each for sets in found.values() for each in sets):
        each["asked"], each["told"] = (lxml.html.fromstring(f"<div>{each[part]}</div>") for part in ("questions", "answers"))
    return found
