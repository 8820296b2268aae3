"""What Plotly adds when a reader presses the button that fetches it: zoom, pan, full screen and files, in the look of the picture and of one state with it."""

import re
import xml.etree.ElementTree as ET

import pytest
from quick import mostly_slow
from reader import FIGURES, LIVE, SIZES, STATIC, at_rest, follows, make_zoom, marks, prepared, resize, stands_where_it_stood, state_is, violations

SHIFT = """() => { window.shifts = []; window.shifting = new PerformanceObserver(list => window.shifts.push(...list.getEntries()));
    window.shifting.observe({type: "layout-shift"}); }"""
SHIFTED = "() => [...window.shifts, ...window.shifting.takeRecords()].map(shift => shift.value)"


@pytest.fixture
def open_figure(visit):
    """Open the page of a kind of figure, or of another figure, and give the figure."""

    def opened(kind, size="desktop", *, query="", figure=None, **options):
        path, name = figure or FIGURES[kind]
        return prepared(visit(path + query, size, reduced_motion="reduce", **options).locator(f"#fig-{name}"))

    return opened


def ranges(figure):
    return figure.evaluate("f => JSON.stringify(['xaxis', 'yaxis'].map(name => f.querySelector('.figure-live').layout[name].range))")


def test_it_is_fetched_by_the_button_alone_zooms_saves_and_keeps_the_state(visit, tmp_path):
    fetched = []
    page = visit("figures/channel/?channel.off=politics&channel.view=2017-01-01~2019-01-01", on_request=lambda request: fetched.append(request.url))
    figure = page.locator("#fig-channel")
    figure.evaluate("f => f.explainer.load()")
    assert not any("plotly-" in url for url in fetched), "an address that asks for a view waits for the button"
    assert page.url.endswith("channel.view=2017-01-01~2019-01-01")
    left = marks(figure)
    make_zoom(figure)
    assert any("plotly-" in url for url in fetched)
    drawn = figure.evaluate(
        "f => f.querySelector('.figure-live').data.flatMap(t => (t.customdata ?? []).filter((d, i) => d && t.x[i] !== null).map(d => d[1]))"
    )
    assert set(drawn) == set(left)
    view = ranges(figure)
    figure.get_by_role("button", name="Zoom in").click()
    follows(figure, "JSON.stringify(['xaxis', 'yaxis'].map(name => f.querySelector('.figure-live').layout[name].range)) !== v", view)
    figure.get_by_role("button", name="Reset").click()
    follows(figure, "f.querySelector('.figure-live').layout.xaxis.range[0].startsWith('2015')")
    assert "?" not in page.url
    assert len(marks(figure)) == int(figure.get_attribute("data-rows"))
    figure.locator(".figure-stage").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    figure.locator(".figure-card.stays").wait_for()
    assert figure.evaluate("f => f.querySelector('.figure-live').data.at(-1).x[0]")
    page.keyboard.press("Escape")
    for label, ending in (("Save as SVG", "svg"), ("Save as PNG", "png")):
        with page.expect_download() as saved:
            figure.get_by_role("button", name=label).click()
        assert saved.value.suggested_filename == f"channel.{ending}"
        saved.value.save_as(tmp_path / saved.value.suggested_filename)
    assert ET.parse(tmp_path / "channel.svg").getroot().tag.endswith("svg")
    assert (tmp_path / "channel.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_a_click_on_a_mark_opens_its_card(open_figure):
    figure = open_figure("timeline")
    make_zoom(figure)
    page = figure.page
    place = figure.evaluate(
        """figure => { const zoom = figure.explainer.zoom, mark = figure.explainer.marks().find(mark => mark.id === 'events/il-20-shootdown-2018/');
            const box = figure.querySelector('.figure-live').getBoundingClientRect(), layout = figure.querySelector('.figure-live')._fullLayout, at = zoom.placeOf(mark);
            return [box.x + layout.xaxis._offset + layout.xaxis.d2p(at.x), box.y + layout.yaxis._offset + layout.yaxis.d2p(at.y)]; }"""
    )
    page.mouse.move(*place, steps=4)
    figure.locator(".figure-card").wait_for()
    page.mouse.click(*place)
    figure.locator(".figure-card.stays").wait_for()
    assert "channel.mark=" in page.url
    page.keyboard.press("Escape")
    figure.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement?.id === 'fig-channel'")
    figure.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => !document.fullscreenElement")


@pytest.mark.parametrize("kind", mostly_slow(FIGURES, ["timeline"]))
@pytest.mark.parametrize("size", mostly_slow(SIZES, ["phone"]))
def test_it_stands_where_the_picture_stood_and_axe_finds_nothing(open_figure, kind, size):
    figure = open_figure(kind, size, color_scheme="light")
    page = figure.page
    figure.scroll_into_view_if_needed()
    figure.evaluate("f => f.explainer.load()")
    at_rest(page)
    page.evaluate(SHIFT)
    before = figure.evaluate(STATIC)
    stage = figure.locator(".figure-stage")
    height = stage.bounding_box()["height"]
    make_zoom(figure)
    assert stage.bounding_box()["height"] == pytest.approx(height, abs=0.5)
    assert before
    stands_where_it_stood(before, figure.evaluate(LIVE))
    assert figure.locator(".figure-live .annotation .bg").evaluate_all(
        "boxes => boxes.every(box => Number(getComputedStyle(box).fillOpacity) === 0)"
    ), "no opaque box"
    if size == "desktop":  # axe finds the same in both sizes
        return
    resize(page, {"width": SIZES[size]["width"], "height": 3000})
    part = f"#fig-{FIGURES[kind][1]}"
    assert violations(page, part) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert violations(page, part, rules=["color-contrast", "link-in-text-block"]) == []


@pytest.mark.slow
def test_waiting_is_told_after_a_moment_with_its_progress(visit):
    page = visit("background/")
    held = []
    page.route(
        "**/plotly-*.js", lambda route: route.continue_() if held else held.append(route)
    )  # the second request finds what the first has fetched
    figure = prepared(page.locator("#fig-background-timeline"))
    figure.locator("[data-live]").click()
    figure.locator(".figure-status progress").wait_for()
    assert figure.get_attribute("data-state") == "loading"
    held[0].continue_()
    state_is(figure, "live")
    assert figure.locator(".figure-status").inner_text() == ""


@pytest.mark.parametrize("what", mostly_slow(["plotly-*.js", "zoom.js", "*.plot.json"], ["zoom.js"]))
def test_a_failed_download_leaves_the_picture_says_so_and_can_be_tried_again(visit, what):
    page = visit("background/", allow_errors=True)
    page.route(f"**/{what}", lambda route: route.abort())
    figure = prepared(page.locator("#fig-background-timeline"))
    figure.locator("[data-live]").click()
    state_is(figure, "failed")
    figure.locator(".figure-status:not(:empty)").wait_for()
    assert figure.locator("svg.picture:visible").count() == 1
    assert "could not be loaded" in figure.locator(".figure-status").inner_text()
    assert figure.locator(".figure-live").count() == 0
    page.keyboard.press("Tab")
    figure.locator(".figure-stage").focus()
    page.keyboard.press("Home")
    figure.locator(".figure-card").wait_for()
    page.keyboard.press("Escape")
    if what == "*.plot.json":  # a browser keeps a module that failed
        page.unroute(f"**/{what}")
        figure.locator("[data-live]").click()
        state_is(figure, "live")
        assert figure.locator(".figure-status").inner_text() == ""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["timeline", "map", "deals", "actors", "accounts", "matrix", "axes"])
def test_zoom_and_reset(open_figure, kind):
    figure = open_figure(kind)
    make_zoom(figure)
    whole = ranges(figure)
    changed = "JSON.stringify(['xaxis', 'yaxis'].map(name => f.querySelector('.figure-live').layout[name].range))"
    figure.get_by_role("button", name="Zoom in").click()
    follows(figure, f"{changed} !== v", whole)
    assert f"{FIGURES[kind][1]}.view=" in figure.page.url
    figure.get_by_role("button", name="Zoom out").click()
    figure.get_by_role("button", name="Zoom in").click()
    figure.get_by_role("button", name="Reset").click()
    follows(figure, f"{changed} === v", whole)
    assert "view=" not in figure.page.url


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["series", "counts"])
def test_bars_have_no_control_that_does_nothing(open_figure, kind):
    figure = open_figure(kind, figure=("numbers/", "leaders-meetings") if kind == "series" else None)
    make_zoom(figure)
    assert figure.get_by_role("button", name="Zoom in").count() == 0


@pytest.mark.slow
def test_two_days_and_a_choice_are_drawn_as_in_the_picture(open_figure):
    figure = open_figure("actors", query="?channel-ties-2018.day=2025-06-15&channel-ties-2018.with=2024-06-15")
    figure.evaluate("f => f.explainer.load()")
    expected = figure.locator("svg.picture:visible .sign").count()
    make_zoom(figure)
    data = figure.evaluate(
        "f => f.querySelector('.figure-live').data.filter(t => t.visible !== false).map(t => [t.name, t.opacity ?? 1, t.x.length])"
    )
    signs = sum(points for name, _, points in data if name == "signs")
    assert signs == expected > 0
    assert any(opacity == 0.25 for name, opacity, _ in data)
    figure.get_by_role("button", name="Deconfliction").click()
    follows(figure, "!f.explainer.zoom.busy")
    assert not any(
        name == "deconfliction"
        for name, *_ in figure.evaluate("f => f.querySelector('.figure-live').data.filter(t => t.visible !== false).map(t => [t.name])")
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["timeline", "actors", "map"])
def test_it_follows_a_screen_that_is_turned_and_the_scheme(open_figure, kind):
    figure = open_figure(kind, "phone", color_scheme="light")
    make_zoom(figure)
    page = figure.page
    colour = "getComputedStyle(f.querySelector('.figure-live .main-svg')).backgroundColor"
    light = figure.evaluate(f"f => {colour}")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    follows(figure, f"{colour} !== v", light)
    resize(page, {"width": 812, "height": 375})
    follows(figure, "f.querySelector('.figure-live').getBoundingClientRect().width > 640 && f.explainer.zoom.plot.layout.meta === 'wide'")
    resize(page, {"width": 360, "height": 740})
    follows(figure, "f.explainer.zoom.plot.layout.meta === 'narrow'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.slow
def test_a_form_narrows_what_is_zoomed_and_can_be_taken_back(visit):
    page = visit("timeline/")
    figure = page.locator("#fig-all-events")
    make_zoom(figure)
    whole = len(marks(figure))
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Theme").select_option("intelligence")
    follows(figure, "!f.explainer.zoom.busy")
    assert len(marks(figure)) < whole
    drawn = "f => new Set(f.querySelector('.figure-live').data.flatMap(t => (t.customdata ?? []).filter((d, i) => d && t.x[i] !== null).map(d => d[1]))).size"
    assert figure.evaluate(drawn) == len(marks(figure))
    page.get_by_role("button", name="Show all").click()
    follows(figure, "f.explainer.marks().length === v", whole)


@pytest.mark.slow
def test_a_finger_scrolls_the_page_until_it_has_zoomed(open_figure):
    figure = open_figure("timeline", "phone", has_touch=True, is_mobile=True)
    make_zoom(figure)
    assert figure.evaluate("figure => figure.querySelector('.figure-live').layout.dragmode") is False
    figure.get_by_role("button", name="Zoom in").tap()
    follows(figure, "f.querySelector('.figure-live').layout.dragmode === 'pan'")
    assert re.search("channel.view=", figure.page.url)
