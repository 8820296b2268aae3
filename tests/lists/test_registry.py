import pytest

from explainer.lists import registry
from explainer.lists.context import ListContext


def test_a_fence_names_a_list():
    assert registry.read("of: deals\n", "docs/x.md", 4) == (registry.WantedList("deals", 4), [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("of: deal\n", "docs/x.md:4: list: of must be one of "),
        ("of: deals\nby: year\n", "docs/x.md:6: list: unknown option: 'by'"),
        ("of: [\n", "docs/x.md:"),
    ],
)
def test_a_fence_that_cannot_be_read_says_where(body, expected):
    wanted, problems = registry.read(body, "docs/x.md", 4)
    assert wanted is None
    assert str(problems[0]).startswith(expected)


@pytest.mark.parametrize("name", sorted(registry.LISTS))
def test_every_list_is_made_of_the_record_and_ends_its_line(real, name):
    made = registry.LISTS[name](ListContext(real.dataset, "../"))
    assert made.endswith("\n")
    assert 'href="../' in made or "href=" not in made
