"""The repairs of Material's markup: each finds what it mends, in the theme as it comes."""

import re

import jinja2
import pytest
import yaml
from building import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config

THEME = ROOT / "src/theme"
REPAIRS = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME), autoescape=True).get_template("partials/markup_repairs.html").module.REPAIRS
PAGE = "# A page\n\n## A heading\n\n!!! note\n    A box.\n\n| a |\n| - |\n| b |\n\n| a { .listed } |\n| - |\n| b |\n"
PAGES = ("background/index.html", "deconfliction/index.html", "events/il-20-shootdown-2018/index.html", "teach/index.html")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """Return a page as plain Material makes it, with the options of the site."""
    folder = tmp_path_factory.mktemp("plain")
    written = re.sub(r"!ENV \[\w+, (.*)\]", r"\1", (ROOT / "mkdocs.yml").read_text())
    config = {
        key: value for key, value in yaml.safe_load(written).items() if key in {"site_name", "site_url", "theme", "markdown_extensions", "plugins"}
    }
    config["theme"] = {key: value for key, value in config["theme"].items() if key not in {"custom_dir", "icon"}}
    config["nav"] = ["index.md", {"Part": ["part.md"]}]
    (folder / "docs").mkdir()
    for name in ("index.md", "part.md"):
        (folder / "docs" / name).write_text(PAGE)
    (folder / "mkdocs.yml").write_text(yaml.dump(config))
    build(load_config(str(folder / "mkdocs.yml")))
    return "".join((folder / "site" / page).read_text() for page in ("index.html", "part/index.html", "404.html"))


@pytest.mark.parametrize("repair", [repair for repairs in REPAIRS.values() for repair in repairs], ids=lambda repair: repair["old"])
def test_a_repair_finds_what_it_mends(plain, site, repair):
    assert repair["old"] in plain, repair["why"]
    assert any(repair["new"] in (site / page).read_text() for page in PAGES), repair["why"]


def test_every_repair_says_why_it_stands_and_until_when():
    assert all(repair["why"].endswith(".") and repair["until"].endswith(".") for repairs in REPAIRS.values() for repair in repairs)
