"""All that the syllabus builder in the browser needs as JSON: what can stand in a plan, the courses, rhythms and words, and the templates of its files."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from explainer.record.courses import ITEM_KINDS, Teaching
from explainer.record.editions import Edition
from explainer.record.vocabulary import MONTHS
from explainer.teaching.plan_formats import DAY_TEMPLATE, HALVES, SESSION_NAME_TEMPLATE, WEEKDAYS, formats, surroundings
from explainer.teaching.plans import NOT_SIGNED, RHYTHMS, Item, first_day

# What can stand in a plan, in the order in which the builder offers it.
GROUPS = {"chapter": "Chapters", "activity": "Activities", "exercise": "Exercises", "figure": "Figures", "event": "Events"}


def data(items: Mapping[str, Item], teaching: Teaching, edition: Edition, home: str) -> str:
    """Return the data of the builder. `home` is the address of the site."""
    half = {kind: name for name, kinds in ITEM_KINDS.items() for kind in kinds}
    return (
        json.dumps(
            {
                "surroundings": surroundings(edition, home),
                "words": {"day": DAY_TEMPLATE, "name": SESSION_NAME_TEMPLATE, "halves": HALVES, "weekdays": WEEKDAYS, "months": MONTHS[1:]},
                "formats": {ending: asdict(format_) for ending, format_ in formats(edition).items()},
                "first": first_day(edition).isoformat(),
                "rhythms": {name: rhythm._asdict() for name, rhythm in RHYTHMS.items()},
                "groups": {kind: {"title": title, "half": half[kind]} for kind, title in GROUPS.items()},
                "items": [{name: value for name, value in item._asdict().items() if value is not NOT_SIGNED} for item in items.values()],
                "courses": [course.model_dump(include={"id", "title", "rhythm", "sessions"}) for course in teaching.courses.values()],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
    )
