"""The fence of a figure: what is read, and what an editor is told."""

import pytest

from explainer.figures import options
from explainer.figures.registry import FIGURE_KINDS


@pytest.mark.parametrize(("kind", "body", "told"), [
    ("timeline", "title: t\ncaption: c\n", "timeline: id is missing"),
    ("timeline", "id: a\ntitle: t\ncaption: c\nsice: 2018\n", "a: unknown option: 'sice' (did you mean 'since'?)"),
    ("timeline", "id: a\ntitle: t\ncaption: c\nactors: nort\n", "a: actors: unknown actor: 'nort' (did you mean 'north'?)"),
    ("timeline", "id: a\ntitle: t\ncaption: c\nsince: unknown\n", "2018-08-02/2018-08-14 or 2024-12-08/..: 'unknown'"),
    ("timeline", "id: a\ntitle: t\ncaption: c\ntheme: [unknown]\n", ": ['unknown']"),
    ("actors", "id: a\ntitle: t\ncaption: c\nas_of: 2018\n", "a: as_of: must be a day, like 2018-09-17: '2018'"),
    ("accounts", "id: a\ntitle: t\ncaption: c\nevent: [x]\n", "a: event: must be one id: ['x']"),
])  # fmt: skip
def test_an_editor_is_told_what_is_wrong_and_what_was_written(good, kind, body, told):
    made, problems = options.read(kind, FIGURE_KINDS[kind].options, body, "chapter.md", 10, good)
    assert made is None
    (problem,) = problems
    assert str(problem).endswith(told)
