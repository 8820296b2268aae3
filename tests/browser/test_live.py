"""Figures that a reader makes live: what they do by mouse, thumb and keyboard, and what stays when something fails."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta

import pytest
from quick import mostly_slow
from reader import FIGURES, LIVE, SIZES, STATIC, at_rest, make_live, state_is, violations

from explainer.figures.actors_ties import select
from explainer.record.dates import When

SHIFT = """() => { window.shifts = []; window.shifting = new PerformanceObserver(list => window.shifts.push(...list.getEntries()));
    window.shifting.observe({type: "layout-shift"}); }"""
SHIFTED = "() => [...window.shifts, ...window.shifting.takeRecords()].map(shift => shift.value)"


@pytest.fixture
def open_figure(visit):
    """Open the page of a kind of figure, or of another figure, and give the figure."""

    def opened(kind, size="desktop", *, query="", figure=None, **options):
        path, name = figure or FIGURES[kind]
        return visit(path + query, size, reduced_motion="reduce", **options).locator(f"#fig-{name}")

    return opened


def status(figure):
    return figure.locator(".figure-status").inner_text()


def key(figure, *names):
    for name in names:
        figure.page.keyboard.press(name)


# Static and live


@pytest.mark.parametrize("kind", mostly_slow(FIGURES, ["timeline"]))  # where zoom and bars are tried, one of each kind becomes live
@pytest.mark.parametrize("size", mostly_slow(SIZES, ["phone"]))
def test_a_figure_becomes_live_where_it_stood_and_axe_finds_nothing(open_figure, kind, size):
    """What axe finds before it is live is asked of whole pages, in test_access.py."""
    figure = open_figure(kind, size, color_scheme="light")
    page = figure.page
    figure.scroll_into_view_if_needed()
    figure.get_by_role("button", name="Explore").wait_for()
    at_rest(page)
    page.evaluate(SHIFT)
    before, height = figure.evaluate(STATIC), figure.bounding_box()["height"]
    make_live(figure)
    assert figure.bounding_box()["height"] == pytest.approx(height, abs=0.5)
    after = figure.evaluate(LIVE)
    assert before or kind == "counts", "bars are compared by their numbers in test_kinds.py"
    for x, y in before:
        assert min(max(abs(x - a), abs(y - b)) for a, b in after) <= 2, "a mark moved when the figure became live"
    at_rest(page)
    assert page.evaluate(SHIFTED) == []
    key(figure, "Home", "Enter")
    assert figure.locator(".figure-card").is_visible()
    # Axe goes through all of a page to look at a part of it, so that the rest goes first.
    figure.evaluate("figure => { for (const part of document.querySelectorAll('article > *')) if (!part.contains(figure)) part.remove(); }")
    # A button that the header or the card half covers would be too small to axe, so that the screen holds all of the figure.
    page.set_viewport_size({"width": SIZES[size]["width"], "height": 3000})
    part = f"#fig-{FIGURES[kind][1]}"
    assert violations(page, part) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert violations(page, part, rules=["color-contrast", "link-in-text-block"]) == []


def test_a_mouse_that_moves_is_intent_and_nothing_large_is_fetched_before(visit):
    fetched = []
    page = visit("background/", on_request=lambda request: fetched.append(request.url))
    page.locator("#fig-background-timeline").get_by_role("button", name="Explore").wait_for()
    stage = page.locator("#fig-background-timeline .figure-stage")
    box = stage.bounding_box()
    page.mouse.move(box["x"] + 200, 300)
    page.mouse.wheel(0, box["y"] - 200)
    page.wait_for_function("stage => stage.getBoundingClientRect().y < 300", arg=stage.element_handle())
    at_rest(page)
    assert not any("plotly" in url or "live.js" in url for url in fetched), "a page that scrolls below a mouse at rest is no intent"
    page.mouse.move(box["x"] + 230, 320, steps=3)
    page.wait_for_function("() => document.querySelector('#fig-background-timeline').dataset.state === 'live'")
    assert sum("plotly-" in url for url in fetched) == 1


def test_focus_in_the_picture_is_intent(open_figure):
    figure = open_figure("timeline")
    figure.locator("svg.wide a").first.evaluate("link => link.focus()")
    state_is(figure, "live")


def test_a_thumb_explores_and_the_page_still_scrolls(open_figure):
    figure = open_figure("timeline", "phone", has_touch=True)
    figure.scroll_into_view_if_needed()
    figure.locator(".figure-stage").tap(position={"x": 12, "y": 12})
    state_is(figure, "live")
    assert figure.evaluate("figure => figure.querySelector('.figure-live').layout.dragmode") is False
    figure.get_by_role("button", name="Zoom in").tap()
    figure.page.wait_for_function("figure => figure.querySelector('.figure-live').layout.dragmode === 'pan'", arg=figure.element_handle())


def test_waiting_is_told_after_a_moment(visit):
    page = visit("background/")
    held = []
    page.route("**/plotly-*.js", lambda route: held.append(route))  # noqa: PLW0108 - the driver asks for a function of Python
    figure = page.locator("#fig-background-timeline")
    figure.get_by_role("button", name="Explore").click()
    page.wait_for_function("figure => figure.querySelector('.figure-status').textContent.startsWith('Loading')", arg=figure.element_handle())
    assert figure.get_attribute("data-state") == "loading"
    for route in held:
        route.continue_()
    state_is(figure, "live")
    assert status(figure) == ""


@pytest.mark.parametrize("what", ["plotly-*.js", "live.js", "*.plot.json"])
def test_a_failed_download_leaves_the_picture_says_so_and_can_be_tried_again(visit, what):
    page = visit("background/", allow_errors=True)
    page.route(f"**/{what}", lambda route: route.abort())
    figure = page.locator("#fig-background-timeline")
    figure.get_by_role("button", name="Explore").click()
    state_is(figure, "failed")
    assert figure.locator("svg.wide").is_visible()
    assert "could not be loaded" in status(figure)
    assert figure.locator(".figure-live").count() == 0
    if what != "live.js":  # a browser keeps a module that failed
        page.unroute(f"**/{what}")
        figure.get_by_role("button", name="Explore").click()
        state_is(figure, "live")
        assert status(figure) == ""


# The keyboard


@pytest.mark.parametrize("kind", mostly_slow(FIGURES, ["actors"]))
def test_arrows_go_from_mark_to_mark_each_is_announced_and_the_view_is_saved(open_figure, kind, tmp_path):
    figure = open_figure(kind)
    make_live(figure)
    assert figure.locator(".figure-live").evaluate("box => box === document.activeElement"), "the button gives the focus to the figure"
    assert figure.locator(".figure-status").get_attribute("role") == "status"
    key(figure, "ArrowRight")
    first = status(figure)
    count = int(re.search(r"\(1 of (\d+)\)$", first)[1])
    assert count >= int(figure.get_attribute("data-rows"))
    key(figure, "ArrowDown")
    assert "(2 of " in status(figure)
    key(figure, "ArrowLeft")
    assert status(figure) == first
    key(figure, "End")
    assert status(figure).endswith(f"({count} of {count})")
    key(figure, "ArrowRight")
    assert status(figure).endswith(f"({count} of {count})"), "the last mark is the end"
    key(figure, "Enter")
    last = figure.locator(".figure-card strong").inner_text()
    figure.page.wait_for_load_state("networkidle")
    figure.page.reload()
    state_is(figure, "live")
    assert figure.locator(".figure-card strong").inner_text() == last, "the address keeps the chosen mark, also where several share a page"
    figure.locator(".figure-live").focus()
    key(figure, "Escape")
    key(figure, "Home", "ArrowUp")
    assert status(figure) == first
    key(figure, "Enter")
    card = figure.locator(".figure-card")
    assert card.locator("strong").evaluate("title => title === document.activeElement")
    assert first.startswith(card.locator("strong").inner_text())
    assert card.get_by_role("link").first.is_visible()
    key(figure, "Escape")
    assert card.count() == 0
    assert figure.locator(".figure-live").evaluate("box => box === document.activeElement")
    key(figure, "Escape")
    assert figure.locator(".figure-tools").evaluate("tools => tools.contains(document.activeElement)"), "Escape leaves the figure"
    name = FIGURES[kind][1]
    for label, ending in (("Save as SVG", "svg"), ("Save as PNG", "png")):
        with figure.page.expect_download() as saved:
            figure.get_by_role("button", name=label).click()
        assert saved.value.suggested_filename == f"{name}.{ending}"
        saved.value.save_as(tmp_path / saved.value.suggested_filename)
    assert ET.parse(tmp_path / f"{name}.svg").getroot().tag.endswith("svg")
    assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", mostly_slow(["timeline", "deals"], ["deals"]))
def test_marks_follow_in_the_order_of_time(open_figure, kind):
    figure = open_figure(kind)
    make_live(figure)
    middles = figure.evaluate("""figure => figure.explainer.live.marks.map(mark => +new Date(mark.x))""")
    assert middles == sorted(middles)
    assert len(middles) == int(figure.get_attribute("data-rows"))


def test_on_a_phone_the_chosen_mark_comes_into_view(open_figure):
    figure = open_figure("timeline", "phone")
    make_live(figure)
    for name in ("End", "Home"):
        key(figure, name)
        ring = figure.locator(".scatterlayer .trace").last.locator("path").bounding_box()
        assert 0 <= ring["y"] <= 700


# Cards


def test_a_click_on_a_mark_opens_its_card_with_accounts_sources_and_uses(open_figure, address):
    figure = open_figure("timeline")
    make_live(figure)
    page = figure.page
    place = figure.evaluate(
        """figure => { const mark = figure.explainer.live.marks.find(mark => mark.id === 'events/il-20-shootdown-2018/');
            const box = figure.querySelector('.figure-live').getBoundingClientRect(), layout = figure.querySelector('.figure-live')._fullLayout;
            return [box.x + layout.xaxis._offset + layout.xaxis.d2p(mark.x), box.y + layout.yaxis._offset + layout.yaxis.d2p(mark.y)]; }"""
    )
    page.mouse.move(*place, steps=4)
    page.wait_for_selector("#fig-channel .hoverlayer text")
    hover = figure.locator(".hoverlayer text").text_content()
    for words in ("17 September 2018", "Syrian missile downs", "military", "sources", "accounts differ"):
        assert words in hover
    page.mouse.click(*place)
    card = figure.locator(".figure-card")
    card.wait_for()
    said = card.inner_text()
    for words in ("17 September 2018: Syrian missile downs", "Russian defence ministry", "through the hotline at 21:39", "Used in"):
        assert words in said
    link = card.get_by_role("link", name="In the text of this page")
    assert link.get_attribute("href") == "#on-il-20-shootdown-2018"
    link.click()
    assert page.url.endswith("#on-il-20-shootdown-2018")
    assert page.locator("#on-il-20-shootdown-2018").evaluate("link => link.getBoundingClientRect().y < innerHeight")
    card.get_by_role("link", name="The event’s page, with its sources").click()
    page.wait_for_url(f"{address}events/il-20-shootdown-2018/")


def test_a_second_card_takes_the_place_of_the_first_and_the_address_follows(open_figure):
    figure = open_figure("timeline")
    make_live(figure)
    key(figure, "Home", "Enter")
    first = figure.page.url
    figure.locator(".figure-live").focus()
    key(figure, "ArrowRight", "Enter")
    assert figure.locator(".figure-card").count() == 1
    assert "channel.mark=" in figure.page.url
    assert figure.page.url != first


def test_a_card_on_a_phone_lies_over_the_page_and_can_be_closed(open_figure):
    figure = open_figure("timeline", "phone")
    make_live(figure)
    key(figure, "Home", "Enter")
    card = figure.locator(".figure-card")
    box = card.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(740, abs=1)
    assert box["height"] <= 740 * 0.56
    card.get_by_role("button", name="Close the card").click()
    assert card.count() == 0


# Choices


@pytest.mark.parametrize(
    ("kind", "sort"),
    mostly_slow([("timeline", "diplomacy"), ("actors", "Military presence"), ("deals", "claim or report")], [("actors", "Military presence")]),
)
def test_a_sort_of_mark_is_hidden_and_comes_back(open_figure, kind, sort):
    figure = open_figure(kind)
    make_live(figure)
    marks = "f => f.explainer.live.marks.length"
    count = figure.evaluate(marks)
    toggle = figure.get_by_role("button", name=sort)
    assert toggle.get_attribute("aria-pressed") == "true"
    toggle.click()
    figure.page.wait_for_function(f"([f, n]) => ({marks})(f) < n", arg=[figure.element_handle(), count])
    assert toggle.get_attribute("aria-pressed") == "false"
    assert f"{FIGURES[kind][1]}.off=" in figure.page.url
    figure.get_by_role("button", name="Reset").click()
    figure.page.wait_for_function(f"([f, n]) => ({marks})(f) === n", arg=[figure.element_handle(), count])
    assert toggle.get_attribute("aria-pressed") == "true"
    assert "?" not in figure.page.url


@pytest.mark.parametrize("size", mostly_slow(SIZES, ["phone"]))
def test_no_control_is_cut_off_where_letters_are_wide(open_figure, size):
    figure = open_figure("actors", size)
    make_live(figure)
    styled = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"
    figure.page.evaluate(styled, ".figure-row * { letter-spacing: 0.3em }")
    row = figure.locator(".figure-row").first
    assert row.evaluate("row => [row.scrollWidth - row.clientWidth, row.scrollHeight - row.clientHeight]") == [0, 0]
    assert row.evaluate("row => row.lastElementChild.offsetTop > row.firstElementChild.offsetTop"), "the last button is in another row"


@pytest.mark.parametrize(("kind", "actor"), mostly_slow([("timeline", "usa"), ("actors", "hmeimim")], [("timeline", "usa")]))
def test_one_actor_can_be_chosen(open_figure, kind, actor):
    figure = open_figure(kind)
    make_live(figure)
    marks = "f => f.explainer.live.marks.filter(mark => !/^actors.[^#]*$/.test(mark.id)).length"
    whole = figure.evaluate(marks)
    figure.get_by_role("combobox", name="Actor").select_option(actor)
    figure.page.wait_for_function(f"([f, n]) => ({marks})(f) < n", arg=[figure.element_handle(), whole])
    assert 0 < figure.evaluate(marks) < whole
    figure.locator(".figure-live").focus()
    key(figure, "Home", "End")
    assert "undefined" not in status(figure)
    assert figure.evaluate(
        """(figure, actor) => figure.explainer.live.marks.every(mark => { const card = figure.explainer.live.cards.cards[mark.data[1]];
            return !card || card.actors.includes(actor); })""",
        actor,
    )


def test_a_choice_that_nothing_fits_is_said(open_figure):
    figure = open_figure("deals")
    make_live(figure)
    for toggle in figure.locator(".figure-chips button").all():
        toggle.click()
    figure.page.wait_for_function("f => f.querySelector('.figure-status').textContent === 'Nothing fits this choice.'", arg=figure.element_handle())
    figure.get_by_role("button", name="Reset").click()
    figure.page.wait_for_function("f => f.querySelector('.figure-status').textContent === ''", arg=figure.element_handle())


@pytest.mark.parametrize("kind", mostly_slow(["timeline", "map", "deals", "actors", "accounts", "matrix", "axes"], ["timeline", "map"]))
def test_zoom_and_reset(open_figure, kind):
    figure = open_figure(kind)
    make_live(figure)
    ranges = "f => JSON.stringify(['xaxis', 'yaxis'].map(name => f.querySelector('.figure-live').layout[name].range))"
    whole = figure.evaluate(ranges)
    figure.get_by_role("button", name="Zoom in").click()
    figure.page.wait_for_function(f"([f, r]) => ({ranges})(f) !== r", arg=[figure.element_handle(), whole])
    assert f"{FIGURES[kind][1]}.view=" in figure.page.url
    zoomed = figure.evaluate(ranges)
    figure.get_by_role("button", name="Zoom out").click()
    figure.page.wait_for_function(f"([f, r]) => ({ranges})(f) !== r", arg=[figure.element_handle(), zoomed])
    figure.get_by_role("button", name="Zoom in").click()
    figure.get_by_role("button", name="Reset").click()
    figure.page.wait_for_function(f"([f, r]) => ({ranges})(f) === r", arg=[figure.element_handle(), whole])
    assert "view=" not in figure.page.url


@pytest.mark.parametrize("kind", mostly_slow(["series", "counts"], ["series"]))
def test_bars_have_no_control_that_does_nothing(open_figure, kind):
    figure = open_figure(kind, figure=("numbers/", "leaders-meetings") if kind == "series" else None)
    make_live(figure)
    assert figure.get_by_role("button", name="Zoom in").count() == 0


# Dates of ties


def test_the_slider_shows_the_ties_of_another_day(open_figure, real):
    last = real.dataset.edition.as_of.last
    end = f"{min(last.day, 15)} {last:%B %Y}"
    figure = open_figure("actors")
    make_live(figure)
    rows = int(figure.get_attribute("data-rows"))
    slider = figure.get_by_role("slider", name="Date")
    output = figure.locator("output").first
    assert output.inner_text() == f"15 October 2018: {rows} ties"
    text = figure.locator(".figure-text").text_content()
    slider.focus()
    key(figure, "End")
    figure.page.wait_for_function("([f, end]) => f.querySelector('output').textContent.startsWith(end)", arg=[figure.element_handle(), end])
    assert slider.get_attribute("aria-valuetext") == output.inner_text()
    assert f": {rows} ties" not in output.inner_text()
    assert figure.locator(".figure-text").text_content().startswith(f"On {end}, ")
    figure.get_by_role("button", name="Reset").click()
    figure.page.wait_for_function(
        "([f, n]) => f.querySelector('output').textContent === `15 October 2018: ${n} ties`", arg=[figure.element_handle(), rows]
    )
    assert figure.locator(".figure-text").text_content() == text


def test_the_steps_lead_to_the_days_on_which_ties_began_or_ended(open_figure, real):
    (drawn,) = (each for each in real.figures if each.id == FIGURES["actors"][1])
    ties = select(drawn, real.dataset).at_any_date
    figure = open_figure("actors")
    make_live(figure)
    edges = {tie.valid_from.first for tie in ties if tie.valid_from} | {tie.valid_to.last + timedelta(1) for tie in ties if tie.valid_to}
    following = sorted(edge for edge in edges if edge > date(2018, 10, 15))[:3]

    def step(name, day):
        figure.get_by_role("button", name=name).click()
        said = f"{day.day} {day:%B %Y}:"
        figure.page.wait_for_function("([f, said]) => f.querySelector('output').textContent.startsWith(said)", arg=[figure.element_handle(), said])

    for day in following:
        step("Change after", day)
        assert re.search("Begun on this day|Ended the day before", figure.locator(".figure-text").text_content()), day
    step("Change before", following[-2])


def test_two_dates_are_compared_in_the_picture_and_in_words(open_figure, real):
    (drawn,) = (each for each in real.figures if each.id == FIGURES["actors"][1])
    days = {"compare": When.parse("2024-06-15"), "as_of": When.parse("2025-06-15")}
    changes = select(replace(drawn, options={**drawn.options, **days}), real.dataset).changes
    held, ended, changed = ([tie for tie, change in changes.items() if change == word] for word in ("held", "ended", "changed"))
    moved = changes.keys() - set(held)
    left = [tie for tie in moved if real.dataset.relations[tie].type != "deconfliction"]
    assert 0 < len(left) < len(moved)
    figure = open_figure("actors", query="?channel-ties-2018.day=2025-06-15")
    state_is(figure, "live")
    figure.get_by_role("button", name="Compare two dates").click()
    other = figure.get_by_role("slider", name="Compared with")
    other.wait_for()
    assert "channel-ties-2018.with=2024-06-15" in figure.page.url
    said = figure.locator(".figure-text").text_content()
    assert said.startswith(f"15 June 2024 and 15 June 2025: {len(held)} ties held on both.")
    assert f"× Ended ({len(ended)})" in said
    assert "◇ Changed (1): Deconfliction: United States and Russian Federation." in said
    assert len(changed) == 2
    faint = figure.evaluate("f => f.explainer.live.plot.data.filter(trace => trace.opacity === 0.25).length")
    assert faint == len(held)
    signs = "f => f.explainer.live.plot.data.filter(trace => trace.name === 'changes').reduce((n, trace) => n + trace.x.length, 0)"
    assert figure.evaluate(signs) == len(moved)
    figure.get_by_role("button", name="Deconfliction").click()
    figure.page.wait_for_function(f"f => ({signs})(f) === {len(left)}", arg=figure.element_handle())
    figure.get_by_role("button", name="Deconfliction").click()
    figure.page.wait_for_function(f"f => ({signs})(f) === {len(moved)}", arg=figure.element_handle())
    figure.get_by_role("slider", name="Date").focus()
    key(figure, "Home")
    figure.page.wait_for_function("f => f.querySelector('.figure-text').textContent.includes(' and 15 June 2024: ')", arg=figure.element_handle())
    figure.get_by_role("button", name="Compare two dates").click()
    figure.page.wait_for_function("f => f.explainer.live.plot.data.every(trace => trace.opacity !== 0.25)", arg=figure.element_handle())


# The address


@pytest.mark.parametrize("zone", mostly_slow(["UTC", "America/New_York"], ["America/New_York"]))
def test_the_whole_state_survives_reload_sharing_and_the_way_back(open_figure, visit, address, zone):
    figure = open_figure("timeline", timezone_id=zone)
    page = figure.page
    make_live(figure)
    figure.get_by_role("button", name="politics").click()
    figure.get_by_role("combobox", name="Actor").select_option("russia")
    figure.get_by_role("button", name="Zoom in").click()
    page.wait_for_url(re.compile("channel.view="))
    figure.locator(".figure-live").focus()
    key(figure, "Home", "Enter")
    page.wait_for_url(re.compile("channel.mark="))
    shared = page.url
    view = "f => JSON.stringify([f.explainer.live.state, f.querySelector('.figure-card strong').textContent, f.querySelector('.figure-live').layout.xaxis.range])"
    state = figure.evaluate(view)

    page.wait_for_load_state("networkidle")
    page.reload()
    state_is(figure, "live")
    page.wait_for_load_state("networkidle")
    assert figure.evaluate(view) == state
    figure.locator(".figure-card").get_by_role("link", name="The event’s page, with its sources").click()
    page.wait_for_url(re.compile(f"{address}events/"))
    page.wait_for_load_state("networkidle")
    page.go_back()
    state_is(figure, "live")
    assert figure.evaluate(view) == state
    assert page.url == shared
    page.wait_for_load_state("networkidle")

    other = visit(shared.removeprefix(address)).locator("#fig-channel")
    state_is(other, "live")
    assert other.evaluate(view) == state
    assert other.get_by_role("button", name="politics").get_attribute("aria-pressed") == "false"
    assert other.get_by_role("combobox", name="Actor").input_value() == "russia"


NONSENSE = ("?channel.off=nothing&channel.view=x~y&channel.actor=nobody&channel.mark=events/none/", "?channel.view=2018", "?channel.day=1")


@pytest.mark.parametrize("query", mostly_slow(NONSENSE, NONSENSE[:1]))
def test_an_address_with_nonsense_shows_the_whole_figure(open_figure, query):
    figure = open_figure("timeline", query=query)
    state_is(figure, "live")
    assert figure.evaluate("f => f.explainer.live.marks.length") == int(figure.get_attribute("data-rows"))
    assert figure.locator(".figure-card").count() == 0


def test_a_day_before_the_record_is_an_empty_diagram_that_still_works(open_figure):
    figure = open_figure("actors", query="?channel-ties-2018.day=1900-01-01")
    state_is(figure, "live")
    assert figure.locator("output").first.inner_text().endswith(" ties")
    figure.get_by_role("button", name="Reset").click()
    figure.page.wait_for_function("f => f.querySelector('output').textContent.startsWith('15 October 2018')", arg=figure.element_handle())


def test_the_link_of_a_view_is_copied_and_cited(open_figure):
    figure = open_figure("timeline", figure=("figures/channel/", "channel"), permissions=["clipboard-read", "clipboard-write"])
    make_live(figure)
    figure.get_by_role("button", name="politics").click()
    figure.get_by_role("button", name="Copy the link of this view").click()
    figure.page.wait_for_function("f => f.querySelector('.figure-status').textContent === 'The link is copied.'", arg=figure.element_handle())
    copied = figure.page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("figures/channel/?channel.off=politics#fig-channel")
    assert figure.page.locator(".figure-address").first.text_content() == copied


def test_what_a_reader_chose_goes_along_to_the_page_of_the_figure(open_figure):
    figure = open_figure("timeline")
    make_live(figure)
    figure.get_by_role("button", name="politics").click()
    figure.locator(".figure-menu summary").click()
    figure.locator(".figure-links a", has_text="Cite").click()
    figure.page.wait_for_url("**/figures/channel/?channel.off=politics#cite")
    figure.page.wait_for_function("() => document.querySelector('#fig-channel').dataset.state === 'live'")
    assert "?channel.off=politics#fig-channel" in figure.page.locator(".figure-address").first.text_content()


# Files, full screen, widths, schemes


def test_full_screen_and_back(open_figure):
    figure = open_figure("timeline")
    make_live(figure)
    width = figure.locator(".figure-live").bounding_box()["width"]
    figure.get_by_role("button", name="Full screen").click()
    figure.page.wait_for_function("() => document.fullscreenElement?.id === 'fig-channel'")
    figure.page.wait_for_function("w => document.querySelector('#fig-channel .figure-live').getBoundingClientRect().width > w + 50", arg=width)
    figure.get_by_role("button", name="Full screen").click()
    figure.page.wait_for_function("() => !document.fullscreenElement")


@pytest.mark.parametrize("kind", mostly_slow(["timeline", "actors", "map"], ["timeline"]))
def test_a_live_figure_follows_a_screen_that_is_turned(open_figure, kind):
    figure = open_figure(kind, "phone")
    make_live(figure)
    page = figure.page
    page.set_viewport_size({"width": 740, "height": 360})
    page.wait_for_function("f => f.querySelector('.figure-live').getBoundingClientRect().width > 640", arg=figure.element_handle())
    assert figure.evaluate("f => f.explainer.live.plot.layout.meta") == "wide"
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_function("f => f.explainer.live.plot.layout.meta === 'narrow'", arg=figure.element_handle())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_live_figure_follows_the_scheme(open_figure):
    figure = open_figure("timeline", color_scheme="light")
    make_live(figure)
    colour = "f => getComputedStyle(f.querySelector('.scatterlayer .points path')).fill"
    light = figure.evaluate(colour)
    figure.page.locator(".md-header__option :is(label, button):visible").click()
    figure.page.wait_for_function(f"([f, c]) => ({colour})(f) !== c", arg=[figure.element_handle(), light])


# Explorers


def shown(figure):
    """Give the pages of the marks that the picture, or the live figure, shows."""
    if figure.get_attribute("data-state") == "live":
        return set(figure.evaluate("f => f.explainer.live.marks.map(mark => mark.data[1])"))
    links = "f => [...f.querySelectorAll('svg.wide a:not(.off)')].map(a => a.href.baseVal.slice(f.dataset.root.length))"
    return set(figure.evaluate(links))


def listed(page):
    return page.eval_on_selector_all(".filtered li:not([hidden]) > a", "links => links.map(link => link.href)")


@pytest.mark.parametrize("live", [False, True])
def test_timelines_and_list_show_the_same_events(visit, address, real, live):
    page = visit("timeline/")
    figures = [page.locator("#fig-all-events"), page.locator("#fig-all-events-before")]
    if live:
        for figure in figures:
            make_live(figure)
    choices = {
        "theme": "arms",
        "kind": "law",
        "actors": "hezbollah",
        "since": "2018",
        "confidence": "low",
        "accounts": "differ",
        "without": "state-media",
    }
    for name, value in choices.items():
        page.locator(f"select[name={name}]").select_option(value)
        assert page.url.endswith(f"?{name}={value}")
        events = {link.removeprefix(address) for link in listed(page)}
        assert 0 < len(events) < len(real.dataset.events), name
        if live:
            page.wait_for_function("f => !f.explainer.live.busy", arg=figures[0].element_handle())
            page.wait_for_function("f => !f.explainer.live.busy", arg=figures[1].element_handle())
        assert shown(figures[0]) | shown(figures[1]) == events, name
        drawn = "f => f.querySelectorAll('.figure-live .points path.point').length"
        if live and name == "kind":
            assert sum(figure.evaluate(drawn) for figure in figures) <= 2 * len(events) + 2, "rings go with their marks"
        page.get_by_role("button", name="Show all").click()
        page.wait_for_url(f"{address}timeline/")


def test_a_shared_address_narrows_list_and_figure(visit):
    page = visit("timeline/?theme=arms&since=2018&until=2019&words=s-300")
    assert page.locator("select[name=until]").input_value() == "2019"
    events = {link.split("/")[-2] for link in listed(page)}
    assert "s-300-for-syria-announced-2018" in events
    assert {mark.split("/")[1] for mark in shown(page.locator("#fig-all-events"))} == events


def test_what_remains_without_state_media_rests_on_another_source(visit, real):
    page = visit("timeline/?without=state-media")
    events = {link.split("/")[-2] for link in listed(page)}
    sources = real.dataset.sources
    assert events == {id_ for id_, event in real.dataset.events.items() if {sources[s].type for s in event.sources} != {"state-media"}}


def test_the_map_and_its_list_show_the_same_places(visit):
    claims = shown(visit("map/").locator("#fig-claims"))
    assert claims
    page = visit("map/?actors=hezbollah")
    figure = page.locator("#fig-places-levant")
    places = set(page.eval_on_selector_all(".filtered section:not([hidden]) h3", "heads => heads.map(head => head.id)"))
    assert places
    marked = {mark.partition("#")[2] for mark in shown(figure)}
    assert marked
    assert marked <= places
    make_live(figure)
    assert {mark.partition("#")[2] for mark in shown(figure)} == marked
    assert shown(page.locator("#fig-claims")) == claims, "a form leaves alone what stands above it"
    labels = figure.locator(".annotation-text").all_text_contents()
    names = dict(page.eval_on_selector_all(".filtered section h3", "heads => heads.map(head => [head.id, head.firstChild.textContent.trim()])"))
    named = {id_ for id_, name in names.items() if name.split(" (")[0].split(",")[0] in labels}
    assert named, labels
    assert named <= places, "a place that is hidden has no name"


def test_ties_and_their_list_are_the_same(visit, address):
    page = visit("actors/?type=deconfliction")
    figure = page.locator("#fig-all-ties")
    ties = {link.removeprefix(address) for link in listed(page)}
    marked = {mark for mark in shown(figure) if "#" in mark}
    assert marked
    assert marked <= ties


def test_a_form_that_is_used_narrows_the_live_figure_and_can_be_taken_back(visit):
    page = visit("timeline/")
    figure = page.locator("#fig-all-events")
    make_live(figure)
    whole = figure.evaluate("f => f.explainer.live.marks.length")
    page.get_by_label("Theme").select_option("intelligence")
    page.wait_for_function("([f, n]) => f.explainer.live.marks.length < n", arg=[figure.element_handle(), whole])
    assert page.url.endswith("?theme=intelligence")
    page.get_by_label("Words").fill("no such words")
    page.wait_for_function("f => f.explainer.live.marks.length === 0", arg=figure.element_handle())
    assert status(figure) == "Nothing fits this choice."
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("([f, n]) => f.explainer.live.marks.length === n", arg=[figure.element_handle(), whole])
    assert page.url.endswith("timeline/")


# Text and figure together


@pytest.mark.parametrize("live", [False, True])
def test_a_link_in_the_text_lets_its_mark_stand_out(open_figure, live):
    figure = open_figure("timeline")
    page = figure.page
    if live:
        make_live(figure)
    link = page.locator("a.event-link[href$='events/il-20-shootdown-2018/']").first
    link.focus()
    if live:
        lit = figure.evaluate("f => f.querySelector('.figure-live').data.at(-1).x[0]")
        assert lit == figure.evaluate("f => f.explainer.live.marks.find(mark => mark.id === 'events/il-20-shootdown-2018/').x")
        link.blur()
        page.wait_for_function("f => f.querySelector('.figure-live').data.at(-1).x[0] === null", arg=figure.element_handle())
    else:
        assert figure.locator("svg.wide a.lit").count() >= 1
        assert all("il-20-shootdown-2018" in mark.evaluate("link => link.href.baseVal") for mark in figure.locator("svg.wide a.lit").all())
        link.blur()
        assert figure.locator("a.lit").count() == 0


# Elsewhere


@pytest.mark.parametrize("kind", mostly_slow(["timeline", "actors", "map"], ["timeline"]))
@pytest.mark.parametrize("size", mostly_slow(SIZES, ["phone"]))
def test_the_figure_alone_works_in_a_frame_on_another_page(visit, kind, size, address, elsewhere):
    place, other_address = elsewhere
    page = visit("about/", size, other=other_address)
    name = FIGURES[kind][1]
    other = f'<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><iframe src="{address}embed/{name}/" title="x" width="100%" height="900"></iframe>'
    (place / f"{kind}.html").write_text(other)  # a page without our policy, which allows no frames
    page.goto(f"{other_address}{kind}.html")
    frame = page.frame_locator("iframe")
    figure = frame.locator(f"#fig-{name}")
    figure.get_by_role("button", name="Explore").click()
    frame.locator(f"#fig-{name}[data-state=live]").wait_for()
    assert figure.locator(".figure-live").is_visible()
    home = frame.locator(".embed-home a")
    assert home.get_attribute("target") == "_top"
    inner = page.frames[1]
    assert inner.evaluate("() => origin") != page.evaluate("() => origin")
    assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
