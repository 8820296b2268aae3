"""The gallery in a browser: every kind of figure with little, much and awkward data can be read, walked and made live."""

import pytest
from building import ROOT
from reader import LOOKS, OVERLAPS, SIZES, SMALL, make_zoom, resize, violations
from serving import hosted

from audit.tools import THROUGH
from explainer.site import gallery

pytestmark = pytest.mark.slow  # each kind of figure is tried on the site's pages


@pytest.fixture(scope="module")
def address(tmp_path_factory, real):
    """The gallery, in the place of the site."""
    target = tmp_path_factory.mktemp("gallery") / "gallery"
    gallery.write(real.dataset, ROOT / "docs" / "assets", target)
    with hosted(tmp_path_factory.mktemp("served-gallery"), target) as found:
        yield found


def test_no_label_of_a_figure_lies_over_another_or_outside_or_is_too_small(visit):
    page = visit("")
    assert page.locator("figure.figure").count() > 20
    for size in SIZES.values():
        resize(page, size)
        assert page.evaluate(OVERLAPS) == []
        assert page.evaluate(SMALL) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@LOOKS
def test_axe_finds_nothing(visit, size, scheme):
    page = visit("", size, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(THROUGH)
    assert violations(page) == []


def test_figures_read_without_a_script(visit):
    page = visit("", java_script_enabled=False)
    for figure in page.locator("figure.figure").all():
        pictures = [picture for picture in figure.locator("svg.picture").all() if picture.is_visible()]
        assert len(pictures) == (figure.get_attribute("data-rows") != "0")
        assert all(picture.bounding_box()["height"] > 50 for picture in pictures)


def test_every_figure_with_data_can_be_zoomed(visit):
    """`visit` fails on any error and on any file that is not there."""
    page = visit("", reduced_motion="reduce")
    figures = page.locator("figure.figure:not([data-rows='0'])")
    assert figures.count() > 20
    for figure in figures.all():
        make_zoom(figure)
