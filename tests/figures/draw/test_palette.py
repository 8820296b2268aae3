"""Colours: contrast, the stylesheet, and what stands beside a reference."""

import pytest

from explainer.figures.draw.palette import FILL_COLOURS, GROUNDS, PALETTE, css, fill, light, stroke, stylesheet
from explainer.figures.map_ground import ZONE_OPACITY
from explainer.figures.timeline_picture import PALER
from explainer.record.vocabulary import EVENT_KIND_HEADINGS


def luminance(colour):
    def channel(value):
        value /= 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(above, below, opacity):
    """Return what a colour looks like over another."""
    return "#" + "".join(f"{round(opacity * int(above[i : i + 2], 16) + (1 - opacity) * int(below[i : i + 2], 16)):02x}" for i in (1, 3, 5))


@pytest.mark.parametrize("name", sorted(set(PALETTE) - set(FILL_COLOURS)))
def test_every_colour_stands_out_on_both_grounds(name):
    for scheme in ("light", "dark"):
        for ground in GROUNDS:
            least = 4.5  # text, and labels of ties take the colour of their line
            assert contrast(getattr(PALETTE[name], scheme), getattr(PALETTE[ground], scheme)) >= least, (scheme, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_context_of_a_figure_can_be_seen_on_both_grounds(scheme, ground):
    assert contrast(getattr(PALETTE["context"], scheme), getattr(PALETTE[ground], scheme)) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_borders_and_the_area_of_separation_are_seen_on_the_land(scheme):
    land, quiet, border = (getattr(PALETTE[name], scheme) for name in ("land", "quiet", "border"))
    assert contrast(border, land) >= 1.8
    assert contrast(mixed(quiet, land, ZONE_OPACITY), land) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_a_paler_mark_of_a_timeline_can_be_seen_on_both_grounds(scheme, ground):
    below = getattr(PALETTE[ground], scheme)
    for kind in EVENT_KIND_HEADINGS:
        above = getattr(PALETTE[kind], scheme)
        assert contrast(mixed(above, below, PALER), below) >= 3, kind


def test_the_stylesheet_has_the_palette():
    light, dark = stylesheet().split('[data-md-color-scheme="slate"]')
    for name, shade in PALETTE.items():
        assert f"--{name}: {shade.light};" in light
        assert f"--{name}: {shade.dark};" in dark
    with pytest.raises(KeyError):
        css("pink")


def test_strokes_and_grounds_have_a_colour_where_no_stylesheet_is_read():
    assert stroke("var(--ink)") == f"var(--ink,{PALETTE['ink'].light})"
    assert fill("var(--paper)") == f"var(--paper,{PALETTE['paper'].light})"
    assert fill("var(--ink)") == "var(--ink)", "text is black without one"
    assert stroke("#112233") == fill("#112233") == "#112233"


def test_outside_the_site_a_colour_has_its_light_value():
    assert light(css("rule")) == PALETTE["rule"].light
    assert light("#112233") == "#112233"
