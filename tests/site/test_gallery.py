"""The gallery of figures is drawn for those who change them, and is no part of the site; its old addresses say so."""

import json
import re

import pytest

from explainer.__main__ import main
from explainer.figures.registry import FIGURE_KINDS
from explainer.site import gallery, gone_pages


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    target = tmp_path_factory.mktemp("build") / "gallery"
    assert main(["gallery", str(target)]) == 0
    return target


def test_the_gallery_has_every_kind_with_little_and_with_much(real):
    shown = [*gallery.shown(real.dataset)]
    assert {drawing.figure.kind for drawing in shown} == set(FIGURE_KINDS)
    counts = {drawing.figure.id: len(drawing.rows) for drawing in shown}
    assert counts["gallery-timeline-none"] == 0
    assert counts["gallery-timeline-one"] == 1
    assert counts["gallery-timeline-core"] == sum(event.importance == "core" for event in real.dataset.events.values())
    assert counts["gallery-deals-one"] == 1


def test_its_page_shows_them_all_with_the_files_that_they_ask_for(drawn, real):
    page = (drawn / "index.html").read_text()
    assert re.findall(r'<figure class="figure" id="fig-([^"]+)"', page) == [drawing.figure.id for drawing in gallery.shown(real.dataset)]
    asked = set(re.findall(r' (?:data-plotly|src|href)="((?:figures|assets|embed)/[^"#]+)', page))
    asked |= {f"figures/{name}.{ending}.json" for name in re.findall(r'id="fig-([^"]+)" [^>]*data-root', page) for ending in ("plot", "cards")}
    assert len(asked) > 80
    for path in asked:
        assert (drawn / path).exists(), path


def test_a_record_with_a_mistake_gives_no_gallery(tmp_path, capsys):
    assert main(["gallery", str(tmp_path / "gallery"), "--docs", str(tmp_path)]) == 1
    assert "file is missing" in capsys.readouterr().err
    assert not (tmp_path / "gallery").exists()


def test_nothing_invented_is_on_the_site(site):
    invented = (gallery.LONG_TITLE, *gallery.RIGHT_TO_LEFT_NAMES)
    pages = [path for path in site.rglob("*") if path.suffix in {".html", ".json", ".svg", ".csv", ".xml"}]
    assert len(pages) > 1000
    assert not [
        path for path in pages if any(text in (content := path.read_text(encoding="utf-8")) or json.dumps(text)[1:-1] in content for text in invented)
    ]
    assert not [*site.glob("figures/gallery*"), *site.glob("cards/figures/gallery*")]


def test_its_old_pages_say_where_it_is(site):
    for page in ("gallery", *(f"embed/gallery-{name}" for name in gone_pages.GALLERY)):
        text = (site / page / "index.html").read_text()
        assert "<code>make gallery</code>" in text, page
        assert gone_pages.TITLE in re.search("<title>(.*?)</title>", text)[1]
