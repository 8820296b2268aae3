"""`llms.txt` has the form that https://llmstxt.org asks for, and leads to what exists."""

import re

from explainer.site.llms_txt import llms_txt

HOME = "https://name.example/repo/"
LINE = re.compile(r"- \[([^\]]+)\]\((\S+)\): \S.*")


def test_the_file_holds_title_summary_details_and_lists_of_links_in_this_order(site, real):
    text = (site / "llms.txt").read_text(encoding="utf-8")
    head, *sections = re.split(r"(?m)^## ", text)
    title, summary, *details = [part for part in head.split("\n\n") if part.strip()]
    assert title == f"# {real.dataset.edition.title}"
    assert summary.startswith("> ")
    assert "\n" not in summary
    assert real.dataset.edition.reach in details
    assert not any(line.startswith("#") for part in details for line in part.splitlines())
    assert [section.split("\n", 1)[0] for section in sections] == ["Chapters", "Look up", "Data", "Optional"], "the last has a meaning of its own"
    for section in sections:
        for line in section.strip().splitlines()[2:]:
            _, address = LINE.fullmatch(line).groups()
            path = site / address.removeprefix(HOME)
            assert path.is_file() or (path / "index.html").is_file(), line


def test_every_chapter_is_named_with_its_own_words(real):
    text = llms_txt(real.fronts, real.dataset, HOME)
    for address, front in real.fronts.items():
        assert f"- [{front.title}]({HOME}{address}): {front.description}\n" in text
