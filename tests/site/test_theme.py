"""The repairs of Material's markup: each finds what it mends."""

from pathlib import Path

import jinja2
import pytest

THEME = Path(__file__).parents[2] / "src/theme"
REPAIRS = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME), autoescape=True).get_template("partials/markup_repairs.html").module.REPAIRS
PAGES = ("background/index.html", "deconfliction/index.html", "events/il-20-shootdown-2018/index.html")


@pytest.mark.parametrize("repair", [repair for repairs in REPAIRS.values() for repair in repairs if repair["new"]], ids=lambda repair: repair["old"])
def test_a_repair_finds_what_it_mends(site, repair):
    assert any(repair["new"] in (site / page).read_text() for page in PAGES), repair["why"]


def test_every_repair_says_why_it_stands_and_until_when():
    assert all(repair["why"].endswith(".") and repair["until"].endswith(".") for repairs in REPAIRS.values() for repair in repairs)
