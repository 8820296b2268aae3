"""Figures as they come, without Plotly: what they do by mouse, finger, keyboard, text, key and form, and that all tells of one state."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from quick import mostly_slow
from reader import FIGURES, PAGES, PICTURES, SIZES, follows, marks, middle, prepared, resize, violations

from explainer.figures.actors_selection import select
from explainer.record.dates import When

KINDS = FIGURES | PICTURES
PLOTLY = "plotly-"
CARD = ".figure-card"


@pytest.fixture
def figure_of(visit):
    """Open the page of a kind of figure, and give the figure; at the end, nothing may have asked for Plotly."""
    asked = []

    def opened(kind, size="desktop", *, query="", path=None, **options):
        on, name = KINDS[kind]
        page = visit(
            (on if path is None else path) + query, size, reduced_motion="reduce", on_request=lambda request: asked.append(request.url), **options
        )
        return prepared(page.locator(f"#fig-{name}"))

    yield opened
    assert [address for address in asked if PLOTLY in address] == []


def said(figure):
    return figure.locator(".figure-said").inner_text()


def status(figure):
    return figure.locator(".figure-status").inner_text()


def press(figure, *names):
    for name in names:
        figure.page.keyboard.press(name)


def loaded(figure):
    """Wait until the cards are there, and the days that can be chosen."""
    figure.evaluate("figure => figure.explainer.load()")


@pytest.mark.parametrize("kind", mostly_slow(KINDS, ["timeline", "actors", "night"]))
def test_a_picture_answers_to_keyboard_mouse_key_and_finger(figure_of, kind):
    """On the page of the figure; what is slow to open is opened once."""
    name = KINDS[kind][1]
    figure = figure_of(kind, path=f"figures/{name}/", has_touch=True)
    page, card = figure.page, figure.locator(CARD)
    all_marks = marks(figure)
    stage = figure.locator(".figure-stage")
    stage.focus()
    press(figure, "Home")
    follows(figure, "f.querySelector('.figure-said').textContent.endsWith(v)", f"(1 of {len(all_marks)})")
    assert card.is_visible()
    assert said(figure).startswith(card.locator("strong").inner_text())
    press(figure, "End", "ArrowRight")
    follows(figure, "f.querySelector('.figure-said').textContent.endsWith(v)", f"({len(all_marks)} of {len(all_marks)})")
    press(figure, "Enter")
    follows(figure, "f.querySelector('.figure-card.stays strong') === document.activeElement")
    assert card.get_attribute("data-for") == marks(figure)[-1]
    assert f"{name}.mark=" in page.url
    assert card.get_by_role("link").last.get_attribute("href")
    press(figure, "Escape")
    assert card.count() == 0
    assert stage.evaluate("stage => stage === document.activeElement")
    assert "?" not in page.url

    page.mouse.move(*middle(figure, 0))
    page.wait_for_selector(f"#fig-{name} {CARD}")
    page.mouse.move(2, 2)
    stage.evaluate("stage => stage.blur()")
    card.wait_for(state="detached")

    switches = figure.locator(".figure-key button")
    if switches.count():
        switches.first.click()
        assert switches.first.get_attribute("aria-pressed") == "false"
        assert len(marks(figure)) < len(all_marks)
        assert f"{name}.off=" in page.url
        assert " shown: without " in status(figure)
        figure.get_by_role("button", name="Reset").click()
        assert len(marks(figure)) == len(all_marks)
        assert "?" not in page.url

    resize(page, SIZES["phone"])
    x, y = middle(figure, 0)
    page.touchscreen.tap(x + 4, y + 4)
    card.wait_for()
    box = card.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(SIZES["phone"]["height"], abs=1), "a sheet at the foot"
    assert box["height"] <= SIZES["phone"]["height"] * 0.56
    assert card.get_by_role("button", name="Close the card").bounding_box()["height"] >= 24
    page.go_back()
    card.wait_for(state="detached")
    assert f"figures/{name}/" in page.url
    assert "mark=" not in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]


@pytest.mark.parametrize("kind", mostly_slow(KINDS, ["timeline"]))
@pytest.mark.parametrize("size", mostly_slow(SIZES, ["phone"]))
def test_controls_stand_still_while_the_words_of_cards_come(figure_of, kind, size):
    """A press that ends where it did not begin is no click."""
    figure = figure_of(kind, size, has_touch=True)
    figure.locator("[data-live]").scroll_into_view_if_needed()
    assert not figure.evaluate("f => f.explainer.loading")
    moved = figure.evaluate(
        """async f => {
  const controls = [...f.querySelectorAll('.figure-tools :is(button, select), .figure-key button')];
  const places = () => { const home = f.getBoundingClientRect(); // what lies above may still be laid out
    return controls.map(each => each.getBoundingClientRect()).map(({ x, y, width }) => [x - home.x, y - home.y, width].map(Math.round).join()); };
  const before = places();
  await f.explainer.load();
  await new Promise(requestAnimationFrame);
  const after = places();
  return controls.flatMap((each, at) => (before[at] === after[at] ? [] : [`${each.textContent.slice(0, 30)}: ${before[at]} to ${after[at]}`]));
}"""
    )
    assert moved == []


def test_kinds_whose_sorts_the_key_explains_can_be_narrowed():
    from explainer.figures.registry import FIGURE_KINDS

    assert set(KINDS) == set(FIGURE_KINDS), "every kind of figure is tried above"


@pytest.mark.parametrize("path", mostly_slow(PAGES, ["deconfliction/"]))
def test_no_movement_of_a_mouse_asks_for_plotly(visit, path):
    asked = []
    page = visit(path, on_request=lambda request: asked.append(request.url))
    figures = page.locator("figure.figure:has(.picture)").all()
    for figure in figures or [page.locator("body")]:
        figure.scroll_into_view_if_needed()
        box = figure.bounding_box()
        for part in (0.3, 0.5, 0.7):
            page.mouse.move(box["x"] + box["width"] * part, box["y"] + min(box["height"], 600) * part, steps=3)
    page.keyboard.press("Tab")
    assert [address for address in asked if PLOTLY in address or "zoom.js" in address] == []


# Links


def test_the_second_tap_and_other_clicks_follow_the_link(figure_of, address):
    figure = figure_of("timeline", "phone", has_touch=True)
    page = figure.page
    loaded(figure)
    number = marks(figure).index("events/il-20-shootdown-2018/")
    with page.context.expect_page() as opened:
        figure.locator("svg.picture:visible a:not([aria-hidden], [aria-hidden] *)[href$='il-20-shootdown-2018/'] path").first.click(
            modifiers=["Control"]
        )
    opened.value.close()
    assert figure.locator(f"{CARD}.stays").count() == 0
    page.touchscreen.tap(*middle(figure, number))
    page.wait_for_url(re.compile("channel.mark="))
    page.touchscreen.tap(*middle(figure, number))
    page.wait_for_url(f"{address}events/il-20-shootdown-2018/")


def test_a_card_has_accounts_sources_and_uses_and_takes_the_place_of_another(figure_of, address):
    figure = figure_of("timeline")
    page, card = figure.page, figure.locator(CARD)
    page.mouse.click(*middle(figure, marks(figure).index("events/fall-of-assad-2024/")))
    first = page.url
    scrolled = page.evaluate("scrollY")
    figure.evaluate("f => f.explainer.open(f.explainer.marks().find(mark => mark.id === 'events/il-20-shootdown-2018/'), true)")
    assert page.evaluate("scrollY") == scrolled, "opening a card scrolls nothing"
    assert card.count() == 1
    assert page.url != first
    loaded(figure)
    for words in (
        "17 September 2018: Syrian missile downs",
        "military; accounts differ; ",
        "Russian defence ministry",
        "notice at 21:39",
        "Used in",
    ):
        assert words in card.inner_text()
    assert "undefined" not in card.inner_text()
    card.get_by_role("link", name="In the text of this page").click()
    assert page.url.endswith("#on-il-20-shootdown-2018")
    card.get_by_role("link", name="The event’s page, with its sources").click()
    page.wait_for_url(f"{address}events/il-20-shootdown-2018/")


def test_a_card_is_there_where_its_words_cannot_be_fetched(visit):
    page = visit("deconfliction/", allow_errors=True)
    page.route("**/*.cards.json", lambda route: route.abort())
    figure = prepared(page.locator("#fig-channel"))
    with page.expect_event("requestfailed", lambda request: request.url.endswith("channel.cards.json")):
        page.mouse.click(*middle(figure, 0))
    card = figure.locator(CARD)
    assert card.get_by_role("link").inner_text() == "The event’s page, with its sources"
    assert "accounts differ" in card.inner_text()
    page.unroute("**/*.cards.json")
    press(figure, "Escape")
    page.mouse.click(*middle(figure, 0))
    follows(figure, f"f.querySelectorAll('{CARD} p').length > 2")


def test_text_and_figure_light_each_other(figure_of):
    figure = figure_of("timeline")
    link = figure.page.locator("a.event-link[href$='events/il-20-shootdown-2018/']").first
    link.focus()
    lit = figure.locator("svg a.at")
    assert {mark.evaluate("link => link.href.baseVal") for mark in lit.all()} == {"../events/il-20-shootdown-2018/"}
    link.blur()
    assert lit.count() == 0
    figure.page.mouse.move(*middle(figure, marks(figure).index("events/il-20-shootdown-2018/")))
    follows(figure, "document.querySelector('a.event-link[href$=\"il-20-shootdown-2018/\"].lit')")


def test_a_link_that_moves_below_the_mouse_does_not_lose_the_place_of_the_keyboard(figure_of):
    figure = figure_of("timeline")
    figure.locator(".figure-stage").focus()
    for number, key in enumerate(("Home", "ArrowRight", "ArrowRight"), start=1):
        press(figure, key)
        follows(figure, "f.querySelector('.figure-said').textContent.includes(v)", f"({number} of ")
        link = figure.page.locator("a.event-link").first
        link.dispatch_event("pointerover")
        link.dispatch_event("pointerout")


def test_a_mark_that_a_key_scrolls_below_a_mouse_at_rest_does_not_lose_the_place_of_the_keyboard(figure_of):
    figure = figure_of("timeline")
    figure.page.mouse.move(8, 8)
    figure.locator(".figure-stage").focus()
    taken = """(f, place) => {
        let taken = false;
        f.explainer.later = () => { taken = true; };
        const [clientX, clientY] = place;
        f.explainer.marks().at(-1).links[0].dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse', clientX, clientY }));
        delete f.explainer.later;
        return taken;
    }"""
    assert not figure.evaluate(taken, [8, 8])
    assert figure.evaluate(taken, [9, 8]), "a mouse that moves takes the place"


def test_a_key_waits_for_the_cards_with_which_the_order_of_the_marks_comes(figure_of):
    figure = figure_of("timeline")
    held = []
    figure.page.route("**/*.cards.json", lambda route: held.insert(0, route))
    figure.locator(".figure-stage").focus()
    press(figure, "Home")
    follows(figure, "performance.getEntriesByType('resource').some(({ name }) => name.includes(v))", "figure_keyboard")
    figure.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")  # the key has had its turn
    assert not figure.locator(".figure-said").inner_text()
    held.pop().continue_()
    assert not held
    press(figure, "ArrowRight")
    follows(figure, "f.querySelector('.figure-said').textContent.includes(v)", "(2 of ")


def test_an_actor_and_a_kind_stand_out_before_the_others(figure_of):
    figure = figure_of("actors", path="figures/channel-ties-2018/")
    loaded(figure)
    figure.evaluate("f => f.explainer.choose(f.explainer.marks().find(mark => mark.id === 'actors/usa/'))")
    lit = set(figure.evaluate("f => f.explainer.marks().filter(mark => mark.links[0].matches('.lit')).map(mark => mark.id)"))
    assert "actors/usa/" in lit
    assert lit == {mark for mark in marks(figure) if "usa" in mark}
    figure.locator(".figure-key [data-sort=strikes]").hover()
    assert figure.locator("svg.some").count()
    assert figure.evaluate("f => f.explainer.marks().every(mark => (mark.sort === 'strikes') === mark.links[0].matches('.lit'))")


def test_page_keys_go_ten_marks_on_and_no_further_than_the_last(figure_of):
    figure = figure_of("timeline")
    loaded(figure)
    figure.locator(".figure-stage").focus()
    press(figure, "Home", "PageDown", "PageDown", "PageUp", "PageDown", "PageDown")
    last = len(marks(figure))
    follows(figure, "f.querySelector('.figure-said').textContent.endsWith(v)", f"({last} of {last})")
    press(figure, "PageUp")
    follows(figure, "f.querySelector('.figure-said').textContent.endsWith(v)", f"({last - 10} of {last})")


def test_a_card_has_its_long_words_before_it_counts_sources(figure_of):
    figure = figure_of("line")
    loaded(figure)
    figure.evaluate("f => f.explainer.open(f.explainer.marks()[0], true)")
    assert re.match(r"[A-Z].{60,}\. \d+ sources$", figure.locator(f"{CARD} .tags").inner_text())


def test_marks_of_one_page_follow_in_the_order_of_the_table(figure_of):
    figure = figure_of("notice")
    loaded(figure)
    numbers = [int(heading.partition(".")[0]) for heading in figure.evaluate("f => f.explainer.marks().map(mark => mark.heading)")]
    assert numbers == list(range(1, len(numbers) + 1))
    names = figure.evaluate(
        "f => f.querySelector('svg.picture').getAttribute('aria-owns').split(' ').map(id => document.getElementById(id).ariaLabel)"
    )
    assert [int(name.partition(".")[0]) for name in names] == numbers


def test_marks_follow_in_the_order_of_time_and_each_is_named_once(figure_of, real):
    figure = figure_of("timeline")
    loaded(figure)
    (drawn,) = (each for each in real.drawings if each.figure.id == "channel")
    assert marks(figure) == [row["url"] for row in drawn.rows]
    names = figure.evaluate(
        "f => [...f.querySelectorAll('svg.picture a:not([aria-hidden], [aria-hidden] *)')].filter(a => a.checkVisibility()).map(a => a.ariaLabel)"
    )
    assert len(names) == len(set(names)) == len(drawn.rows)
    assert any("accounts differ" in name for name in names)


# Choices


def test_one_actor_can_be_chosen_and_all_tells_of_it(figure_of):
    figure = figure_of("timeline", path="figures/channel/", permissions=["clipboard-read", "clipboard-write"])
    page = figure.page
    loaded(figure)
    figure.get_by_role("combobox", name="Actor").select_option("usa")
    left = marks(figure)
    actors = figure.evaluate("f => f.explainer.marks().map(mark => f.explainer.cards.cards[mark.page].actors)")
    assert left
    assert all("usa" in each for each in actors)
    assert re.match(rf"{len(left)} of \d+ shown: United States alone\.", status(figure))
    follows(figure, "document.querySelectorAll('.figure-table tbody tr:not([hidden])').length === v", len(left))
    assert page.locator(".figure-address").first.text_content().endswith("figures/channel/?channel.actor=usa#fig-channel")
    figure.get_by_role("button", name="Copy link of this view").click()
    follows(figure, "f.querySelector('.figure-status').textContent === 'The link is copied.'")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".figure-address").first.text_content()


def test_a_choice_that_nothing_fits_is_said_and_few_marks_are_named(figure_of):
    figure = figure_of("deals")
    switches = figure.locator(".figure-key button").all()
    for switch in switches[:-1]:
        switch.click()
    assert 0 < len(marks(figure)) <= figure.evaluate("f => f.explainer.marks().length")
    switches[-1].click()
    assert status(figure) == "Nothing fits this choice."
    figure.get_by_role("button", name="Reset").click()
    assert status(figure) == ""


def test_what_is_chosen_stands_on_paper_and_goes_along_to_the_page_of_the_figure(figure_of):
    figure = figure_of("timeline")
    page = figure.page
    figure.get_by_role("button", name="Politics").click()
    page.emulate_media(media="print")
    assert figure.locator(".figure-status").is_visible()
    assert status(figure).endswith(" shown: without Politics.")
    assert figure.locator(".figure-tools").is_hidden()
    page.emulate_media(media="screen")
    figure.locator(".figure-menu summary").click()
    figure.locator(".figure-links a", has_text="Cite").click()
    page.wait_for_url("**/figures/channel/?channel.off=politics#cite")
    assert "politics" in page.locator("#fig-channel .figure-key [aria-pressed=false]").inner_text().lower()


@pytest.mark.parametrize("size", mostly_slow(SIZES, ["phone"]))
def test_no_control_is_cut_off_and_each_has_room_for_a_finger(figure_of, size):
    figure = figure_of("actors", size, has_touch=True, is_mobile=size == "phone")
    loaded(figure)
    styled = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"
    figure.page.evaluate(styled, ".figure-row * { letter-spacing: 0.3em } html { font-size: 200% }")
    for row in figure.locator(".figure-row, .figure-key").all():
        assert row.evaluate("row => [row.scrollWidth - row.clientWidth, row.scrollHeight - row.clientHeight]") == [0, 0]
    figure.page.evaluate(styled, "")
    for control in figure.locator(".figure-tools :is(button, select, input), .figure-key button").all():
        if control.is_visible():
            assert control.bounding_box()["height"] >= (44 if size == "phone" else 24)


def test_axe_finds_nothing_in_a_figure_with_its_card_and_its_controls(figure_of):
    figure = figure_of("actors", path="figures/channel-ties-2018/")
    loaded(figure)
    figure.get_by_role("button", name="Compare two dates").click()
    figure.evaluate("f => f.explainer.open(f.explainer.marks()[0], true)")
    resize(figure.page, {"width": 1280, "height": 2000})
    assert violations(figure.page, "#fig-channel-ties-2018") == []


# Days


@pytest.fixture
def ties_2018(figure_of, real):
    """The diagram of ties, ready for a day, and the figure of which it is drawn."""

    def opened(query=""):
        figure = figure_of("actors", path="figures/channel-ties-2018/", query=query)
        loaded(figure)
        (drawn,) = (each.figure for each in real.drawings if each.figure.id == FIGURES["actors"][1])
        return figure, drawn

    return opened


def test_the_slider_shows_the_ties_of_another_day(ties_2018, real):
    last = real.dataset.edition.as_of.last
    end = f"{min(last.day, 15)} {last:%B %Y}"
    figure, _ = ties_2018()
    rows = int(figure.get_attribute("data-rows"))
    slider, output = figure.get_by_role("slider", name="Date"), figure.locator("output").first
    assert output.inner_text() == f"15 October 2018: {rows} ties"
    text, drawn = figure.locator(".figure-text").inner_text(), figure.locator("svg.picture:visible").inner_html()
    slider.focus()
    press(figure, "End")
    assert slider.get_attribute("aria-valuetext") == output.inner_text()
    assert output.inner_text().startswith(end)
    assert figure.locator(".figure-text").inner_text().startswith(f"On {end}, ")
    assert figure.locator(".figure-as-of").inner_text() == f"Ties on {end}."
    held = [mark for mark in marks(figure) if "#" in mark]
    assert {link.get_attribute("href").removeprefix("../../") for link in figure.page.locator(".figure-table tr:visible a[href*='#']").all()} == set(
        held
    )
    assert output.inner_text() == f"{end}: {len(held)} {'tie' if len(held) == 1 else 'ties'}"
    figure.get_by_role("button", name="Reset").click()
    assert output.inner_text() == f"15 October 2018: {rows} ties"
    assert figure.locator(".figure-text").inner_text() == text
    assert figure.locator("svg.picture:visible").inner_html() == drawn


def test_the_steps_lead_to_the_days_on_which_ties_began_or_ended(ties_2018, real):
    figure, drawn = ties_2018()
    ties = select(drawn, real.dataset).at_any_date
    edges = {tie.valid_from.first for tie in ties if tie.valid_from} | {tie.valid_to.last + timedelta(1) for tie in ties if tie.valid_to}
    following = sorted(edge for edge in edges if edge > date(2018, 10, 15))[:3]

    def step(name, day):
        figure.get_by_role("button", name=name).click()
        assert figure.locator("output").first.inner_text().startswith(f"{day.day} {day:%B %Y}:")

    for day in following:
        step("Change after", day)
        assert re.search("Begun on this day|Ended the day before", figure.locator(".figure-text").inner_text()), day
    step("Change before", following[-2])


def test_two_dates_are_compared_in_the_picture_and_in_words(ties_2018, real):
    figure, drawn = ties_2018("?channel-ties-2018.day=2025-06-15")
    days = {"compare": When.parse("2024-06-15"), "as_of": When.parse("2025-06-15")}
    changes = select(replace(drawn, options={**drawn.options, **days}), real.dataset).changes
    held, ended, changed = ([tie for tie, change in changes.items() if change == word] for word in ("held", "ended", "changed"))
    moved = changes.keys() - set(held)
    figure.get_by_role("button", name="Compare two dates").click()
    assert "channel-ties-2018.with=2024-06-15" in figure.page.url
    words = figure.locator(".figure-text").inner_text()
    assert words.startswith(f"15 June 2024 and 15 June 2025: {len(held)} {'tie' if len(held) == 1 else 'ties'} held on both.")
    assert f"× Ended ({len(ended)})" in words
    assert re.search(r"◇ Changed \(\d+\): .*Deconfliction: United States and Russian Federation", words)
    assert changed
    shown = {mark.partition("#")[2] for mark in marks(figure)} - {""}
    assert shown == set(changes)
    signs = figure.locator("svg.picture:visible .sign")
    assert signs.count() == len(moved)
    figure.get_by_role("button", name="Deconfliction").click()
    assert 0 < signs.count() == len([tie for tie in moved if real.dataset.relations[tie].type != "deconfliction"]) < len(moved)
    figure.get_by_role("button", name="Deconfliction").click()
    figure.get_by_role("slider", name="Date").focus()
    press(figure, "Home")
    assert " and 15 June 2024: " in figure.locator(".figure-text").inner_text()
    figure.get_by_role("button", name="Compare two dates").click()
    assert signs.count() == 0


@pytest.mark.parametrize(("kind", "name", "words"), [("ties", "channel-ties-2026", ""), ("map", "places-levant", "until ")])
def test_a_day_is_chosen_in_ties_and_maps(figure_of, kind, name, words):
    figure = figure_of(kind, path=f"figures/{name}/")
    loaded(figure)
    whole = len(marks(figure))
    figure.get_by_role("button", name="Change before").click()
    figure.get_by_role("button", name="Change before").click()
    assert 0 < len(marks(figure)) < whole
    assert f"{name}.day=" in figure.page.url
    assert re.search(rf"\d+ of {whole} shown: {words}\d+ \w+ \d+\.", status(figure))
    assert figure.locator("svg.picture:visible .sign").count() == (kind == "ties")
    follows(figure, "document.querySelectorAll('.figure-table tbody tr[hidden]').length > 0")
    figure.get_by_role("button", name="All days").click()
    assert len(marks(figure)) == whole
    assert "?" not in figure.page.url


# The address


@pytest.mark.parametrize("zone", mostly_slow(["UTC", "America/New_York"], ["America/New_York"]))
def test_the_whole_state_survives_reload_sharing_and_the_way_back(figure_of, visit, address, zone):
    figure = figure_of("timeline", timezone_id=zone)
    page = figure.page
    loaded(figure)
    figure.get_by_role("button", name="Politics").click()
    figure.get_by_role("combobox", name="Actor").select_option("russia")
    figure.locator(".figure-stage").focus()
    press(figure, "Home", "Enter")
    page.wait_for_url(re.compile("channel.mark="))
    shared = page.url
    view = "f => f.explainer.load().then(() => JSON.stringify([f.explainer.state, f.querySelector('.figure-card.stays strong')?.textContent]))"
    state = figure.evaluate(view)
    page.reload()
    page.wait_for_selector(CARD)
    assert figure.evaluate(view) == state
    figure.locator(CARD).get_by_role("link", name="The event’s page, with its sources").click()
    page.wait_for_url(re.compile(f"{address}events/"))
    page.go_back()
    page.wait_for_selector(CARD)
    assert figure.evaluate(view) == state
    assert page.url == shared
    other = visit(shared.removeprefix(address)).locator("#fig-channel")
    other.locator(CARD).wait_for()
    assert other.evaluate(view) == state
    assert other.get_by_role("combobox", name="Actor").input_value() == "russia"


NONSENSE = (
    "?channel.off=nothing&channel.view=x~y&channel.actor=nobody&channel.mark=events/none/&channel.day=2018-13-45",
    "?channel.view=2018&channel.actor=constructor&channel.off=__proto__&__proto__=1&constructor=2&channel.=&%00=%ff",
)


@pytest.mark.parametrize("query", NONSENSE)
def test_an_address_with_nonsense_shows_the_whole_figure(figure_of, query):
    figure = figure_of("timeline", query=query)
    loaded(figure)
    assert len(marks(figure)) == int(figure.get_attribute("data-rows"))
    assert figure.locator(CARD).count() == 0
    assert status(figure) == ""


def test_keys_of_an_address_that_are_no_control_leave_a_form_alone(visit):
    page = visit("timeline/?theme=arms&elements=1&length=2&__proto__=x&submit=3&kind=nothing")
    page.wait_for_function("() => !document.querySelector('form.filters').hidden")
    assert 0 < page.locator(".filtered li:visible").count() < page.locator(".filtered li").count()
    assert page.locator("select[name=kind]").input_value() == ""


REFUSED = """() => { history.replaceState = history.pushState = () => { throw new DOMException('too often', 'SecurityError'); };
    window.kept = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('blocked', 'SecurityError'); } });
    delete URLSearchParams.prototype.size; }"""


def test_a_figure_works_where_a_browser_refuses_addresses_and_storage(figure_of):
    figure = figure_of("timeline", "phone")
    page = figure.page
    page.evaluate(REFUSED)
    whole = len(marks(figure))
    figure.get_by_role("button", name="Politics").click()
    left = len(marks(figure))
    assert left < whole
    figure.get_by_role("button", name="Diplomacy").click()
    assert len(marks(figure)) < left, "the choice before is not lost"
    figure.locator(".figure-stage").focus()
    press(figure, "Home", "Enter")
    figure.locator(CARD).wait_for()
    assert "channel.off=politics%7Ediplomacy" in figure.locator(".figure-links a").first.get_attribute("href")
    figure.get_by_role("button", name="Close the card").click()
    figure.get_by_role("button", name="Reset").click()
    assert len(marks(figure)) == whole
    page.evaluate("() => { delete history.replaceState; delete history.pushState; Object.defineProperty(window, 'localStorage', window.kept); }")


# Explorers


def shown(figure):
    """Return the pages of the marks that a picture shows."""
    return set(figure.evaluate("f => f.explainer.marks().map(mark => mark.page)"))


def narrowed(page):
    """Wait until the form above the list works."""
    page.wait_for_function("() => document.querySelector('.filters [role=status]').textContent")


def listed(page):
    narrowed(page)
    return page.eval_on_selector_all(".filtered li:not([hidden]) > a", "links => links.map(link => link.href)")


def test_timelines_and_list_show_the_same_events(visit, address, real):
    page = visit("timeline/")
    narrowed(page)
    figures = [page.locator("#fig-all-events"), page.locator("#fig-all-events-before")]
    assert page.locator(".figure-key button, .figure-sorts:visible").count() == 0, "one form of filters is enough"
    page.get_by_text("Filter", exact=True).focus()
    assert not page.locator("select:visible").count(), "figures come first"
    page.keyboard.press("Enter")
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
        assert shown(figures[0]) | shown(figures[1]) == events, name
        page.get_by_role("button", name="Show all").click()
        page.wait_for_url(f"{address}timeline/")
    page.get_by_label("Theme").select_option("arms")
    assert re.fullmatch(r"\d+ of \d+ shown: theme: .*\.", status(figures[0]))
    page.emulate_media(media="print")
    assert re.fullmatch(r"\d+ of \d+ shown: theme: .*\.", page.locator(".printed").inner_text())
    page.emulate_media(media="screen")
    page.get_by_label("Words").fill("no such words")
    assert status(figures[0]) == "Nothing fits this choice."
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(f"{address}timeline/")
    assert status(figures[0]) == ""


def test_a_shared_address_narrows_list_and_figure(visit):
    page = visit("timeline/?theme=arms&since=2018&until=2019&words=s-300")
    events = {link.split("/")[-2] for link in listed(page)}
    assert page.locator("select[name=until]:visible").input_value() == "2019"
    assert page.locator(".filters summary").inner_text() == "Filter (4 in force)"
    assert "s-300-for-syria-announced-2018" in events
    assert {mark.split("/")[1] for mark in shown(page.locator("#fig-all-events"))} == events


def test_what_remains_without_state_media_rests_on_another_source(visit, real):
    page = visit("timeline/?without=state-media")
    events = {link.split("/")[-2] for link in listed(page)}
    sources = real.dataset.sources
    assert events == {id_ for id_, event in real.dataset.events.items() if {sources[s].type for s in event.sources} != {"state-media"}}


def test_the_map_and_its_list_show_the_same_places(visit):
    page = visit("map/?actors=hezbollah")
    narrowed(page)
    places = set(page.eval_on_selector_all(".filtered section:not([hidden]) h3", "heads => heads.map(head => head.id)"))
    marked = {mark.partition("#")[2] for mark in shown(page.locator("#fig-places-levant"))}
    assert marked
    assert marked <= places
    assert shown(page.locator("#fig-claims")), "a form leaves alone what stands above it"


def test_ties_and_their_list_are_the_same(visit, address):
    page = visit("actors/?type=deconfliction")
    ties = {link.removeprefix(address) for link in listed(page)}
    marked = {mark for mark in shown(page.locator("#fig-all-ties")) if "#" in mark}
    assert marked
    assert marked <= ties


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
    figure.locator(".figure-stage").focus()
    page.keyboard.press("Home")
    figure.locator(CARD).wait_for()
    assert frame.locator(".embed-home a").get_attribute("target") == "_blank"
    inner = page.frames[1]
    assert inner.evaluate("() => origin") != page.evaluate("() => origin")
    assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
