"""The site in a real browser, as a reader meets it."""

import re

import pytest
from quick import mostly_slow
from reader import CHAPTERS, EXPLORERS, OVERLAPS, SIZES, SMALL, begun, prepared, resize

from audit.tools import THROUGH
from explainer.pages.actors import actor_drawings


def test_a_mark_leads_to_the_page_of_its_event(visit, address):
    page = visit("deconfliction/")
    prepared(page.locator("#fig-channel"))
    mark = page.locator('#fig-channel svg.wide a[*|href$="events/il-20-shootdown-2018/"] path').first
    mark.scroll_into_view_if_needed()
    mark.dispatch_event("click")
    page.locator("#fig-channel .figure-card").get_by_role("link").last.wait_for()
    mark.dispatch_event("click")
    page.wait_for_url(f"{address}events/il-20-shootdown-2018/")
    assert "Il-20" in page.locator("h1").inner_text()


def test_the_table_is_reached_by_keyboard_and_holds_every_row(visit):
    page = visit("background/", "phone")
    rows = int(prepared(page.locator("#fig-background-timeline")).get_attribute("data-rows"))
    page.locator("#fig-background-timeline .figure-menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    link = page.locator("#fig-background-timeline .figure-links a").first
    page.keyboard.press("Enter")
    table = page.locator("#fig-background-timeline .figure-table")
    table.wait_for()
    assert table.locator("tbody tr").count() == rows
    assert link.get_attribute("aria-expanded") == "true"
    assert table.locator("a").first.evaluate("link => link.href.startsWith(new URL('../', location.href).href + 'events/')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_link_to_a_table_that_cannot_be_fetched_leads_to_it(visit):
    page = visit("background/", "phone", allow_errors=True)
    prepared(page.locator("#fig-background-timeline"))
    page.route("**/figures/background-timeline/", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    page.locator("#fig-background-timeline .figure-menu summary").click()
    page.locator("#fig-background-timeline .figure-links a").first.click()
    page.wait_for_url("**/figures/background-timeline/#table")
    assert page.locator(".figure-table").is_visible()


@pytest.mark.parametrize("path", [*CHAPTERS, *EXPLORERS, "deals/", "numbers/", "data/", "actors/russia/"])
def test_no_label_of_a_figure_lies_over_another_or_outside_or_is_too_small(visit, path):
    page = visit(path)
    for size in SIZES.values():
        resize(page, size)
        assert page.evaluate(OVERLAPS) == []
        assert page.evaluate(SMALL) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_the_words_of_every_figure_alone_can_be_read(visit, address, real, size):
    dataset = real.dataset
    of_actors = [drawing for actor in dataset.actors.values() for drawing in actor_drawings(actor, dataset)]
    page = visit("", size)
    wrong = []
    for drawing in (*real.drawings, *of_actors):
        page.goto(f"{address}figures/{drawing.figure.id}/")
        assert page.locator("figure.figure svg.picture:visible").count() == 1, drawing.figure.id
        wrong += page.evaluate(OVERLAPS) + page.evaluate(SMALL)
    assert wrong == []


WORDS_AND_RECORDS = [
    ("Il-20", "il-20-shootdown-2018"),
    ("Khmeimim", "actors/hmeimim"),
    ("Yaalon", "russian-aircraft-crosses-golan-line-2015"),
    ("Misyaf S300", "s-300-launch-near-masyaf-2022"),
    ("Sochi Bennett", "bennett-putin-sochi-2021"),
    ("su24", "su-24-shot-down-by-turkey-2015"),
    ("“Il\u201120”, Banias?", "il-20-shootdown-2018"),
    ("il 20 banias", "il-20-shootdown-2018"),
    ("Putin’s Sochi Bennett's", "bennett-putin-sochi-2021"),
    ("US memorandum flight-safety", "us-russia"),
    ("U.N. Zionism", "zionism"),
    ("Хмеймим", "actors/hmeimim"),
    ("латакия ил-20", "il-20-shootdown-2018"),
    ("נתניהו סוצ'י", "netanyahu"),
    ("اللاذقيه", "il-20-shootdown-2018"),
]


def test_the_search_dialog_has_a_name_and_finds_records_by_other_spellings_too(visit):
    page = visit("")
    assert page.locator('[data-md-component="search"]').get_attribute("aria-label") == "Search"
    page.locator(".md-search__input").fill("any words")
    page.locator(".md-search-result__item").first.wait_for()  # from here on it answers at once
    missed = []
    for words, path in WORDS_AND_RECORDS:
        page.locator(".md-search__input").fill(words)
        missed += [words] * (page.locator(f".md-search-result__item a[href*='{path}']").count() == 0)
    assert missed == []


BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } })"


def test_search_and_colours_work_where_a_reader_lets_a_site_keep_nothing(browser, address):
    page = browser.new_page(color_scheme="dark")
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(BLOCKED)
    page.goto(f"{address}about/")
    assert page.evaluate(SCHEME) == "slate"
    page.get_by_role("button", name="Switch to light mode").click()
    assert page.evaluate(SCHEME) == "default"
    page.locator(".md-search__input").fill("Il-20 Banias")
    page.wait_for_selector(".md-search-result__item a[href*='il-20-shootdown-2018']")
    page.close()
    assert wrong == []


SCHEME = "() => document.body.dataset.mdColorScheme"
# The scheme at the first moment at which something could have been painted.
FIRST = "requestAnimationFrame(function look() { if (document.body) window.first = document.body.dataset.mdColorScheme; else requestAnimationFrame(look); })"


@pytest.mark.parametrize("path", ["about/", "embed/channel/", "404.html"])
def test_nothing_is_painted_in_another_scheme_than_the_systems(browser, address, path):
    for scheme, called in (("dark", "slate"), ("light", "default")):
        page = browser.new_page(color_scheme=scheme)
        page.add_init_script(FIRST)
        page.goto(address + path)
        page.wait_for_function("() => window.first")
        assert page.evaluate("() => window.first") == called
        page.close()


def test_the_scheme_is_the_systems_until_a_reader_chooses(browser, address):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}about/")
    page.emulate_media(color_scheme="light")
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'default'")
    page.get_by_role("button", name="Switch to dark mode").click()
    page.goto(f"{address}data/")
    assert page.evaluate(SCHEME) == "slate", "the choice holds on the next page, and against the system"
    context.close()


def test_search_loads_nothing_until_it_is_asked_and_shows_events_as_events(visit):
    asked = []
    page = visit("about/", on_request=lambda request: asked.append(request.url))
    begun(page)
    assert not any(re.search(r"search_index\.json|/workers/|scripts/search\.js", url) for url in asked)
    page.locator(".md-search__input").fill("Il-20 Banias")
    result = page.wait_for_selector(".md-search-result__item:has(a[href*='il-20-shootdown-2018'])")
    assert sum(url.endswith("search_index.json") for url in asked) == 1
    assert "Event" in result.inner_text().split("\n")


def test_a_page_fetches_no_tool_of_a_part_that_it_lacks(visit):
    asked = []
    begun(visit("about/", on_request=lambda request: asked.append(request.url.rpartition("/")[2])))
    assert "site.js" in asked
    assert {"filters.js", "workbench.js", "syllabus.js", "exercises.js", "cited.js", "search.js", "zoom.js"}.isdisjoint(asked)


def test_a_list_narrows_and_keeps_its_state_in_the_address(visit):
    page = visit("events/")
    status = page.locator(".filters [role=status]")
    whole = page.locator(".filtered li").count()
    status.filter(has_text=f"{whole} in all").wait_for()  # the form's script is fetched
    page.get_by_text("Filter", exact=True).click()
    page.locator("select[name=theme]").select_option("arms")
    page.locator("select[name=actors]").select_option("iran")
    few = page.locator(".filtered li:visible").count()
    assert 0 < few < whole
    assert status.inner_text() == f"{few} of {whole} shown"
    assert page.url.endswith("events/?theme=arms&actors=iran")
    assert page.locator(".filtered section:visible h2", has_text="2018").count() == 0, "a year without events is not shown"
    page.reload()
    status.filter(has_text=f"{few} of {whole} shown").wait_for()
    assert page.locator(".filtered li:visible").count() == few
    page.locator("input[name=words]").fill("no such words")
    assert status.inner_text() == f"None of {whole} fits: ask for less, or show all"
    page.locator(".filters button[type=reset]").click()
    page.wait_for_function(f"() => document.querySelector('.filters [role=status]').innerText === '{whole} in all'")
    assert page.url.endswith("events/")


def test_counts_of_the_whole_list_are_not_shown_beside_a_part_of_it(visit):
    page = visit("check/")
    begun(page)
    jump = page.locator("nav.jump")
    assert jump.is_visible()
    page.locator("select[name=verdict]").select_option("partly")
    assert not jump.is_visible()
    page.locator(".filters button[type=reset]").click()
    jump.wait_for()


# What moved on a page since it began; a browser tells it some frames later.
SHIFTS = """async () => { const seen = [], observer = new PerformanceObserver(list => seen.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    return [...seen, ...observer.takeRecords()].map(each => each.value); }"""
# The phone of Lighthouse is a little wider than ours, and lines break elsewhere.
WINDOWS = {**SIZES, "Lighthouse": {"width": 412, "height": 823}}
JUMPING = [
    "timeline/?theme=arms&since=2018",
    "map/?kind=military",
    "actors/",
    "deals/",
    "check/",
    "",
    "background/",
    "scenarios/",
    "actors/iaf/",
    "figures/actor-iaf-events/",
]


@pytest.mark.parametrize("path", mostly_slow(JUMPING, ["timeline/?theme=arms&since=2018", "", "scenarios/", "actors/iaf/"]))
@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_jumps_when_the_scripts_of_a_page_begin(visit, window, path):
    page = visit(path, viewport=WINDOWS[window])
    begun(page)
    assert page.evaluate(SHIFTS) == []


def test_what_jumps_would_be_seen(visit):
    page = visit("about/")
    begun(page)
    page.evaluate("document.querySelector('h1').before(Object.assign(document.createElement('p'), { textContent: 'Late.' }))")
    assert page.evaluate(SHIFTS) != []


@pytest.mark.parametrize("path", mostly_slow(["actors/russia/", "actors/israel/", "actors/hezbollah/"], ["actors/russia/"]))
@pytest.mark.parametrize("size", SIZES)
def test_the_first_screen_of_an_actor_shows_a_picture(visit, size, path):
    page = visit(path, size)
    begins = page.locator(".picture:visible").first.bounding_box()["y"]
    assert begins < SIZES[size]["height"] - 90


@pytest.mark.parametrize("figure", ["ties-2026", "before-and-after-assad", "deal-lines", "overview"])
def test_a_key_leaves_a_screen_of_a_phone_to_its_picture(visit, figure):
    page = visit(f"figures/{figure}/", "phone")
    keys = page.locator(".figure-key:not(.figure-sorts)")
    assert keys.bounding_box()["height"] <= SIZES["phone"]["height"] / 4
    picture = page.locator(".picture:visible").first.bounding_box()
    assert all(switches.bounding_box()["y"] >= picture["y"] + picture["height"] - 1 for switches in page.locator(".figure-sorts").all())


def test_a_list_of_sources_narrows_by_language(visit):
    page = visit("sources/state-media/?lang=ru")
    shown = page.locator(".filtered li:visible")
    shown.first.wait_for()
    assert shown.count() == page.locator(".filtered li[data-lang=ru]").count()


def test_a_link_into_a_fold_opens_it(visit):
    page = visit("sources/press/")
    assert page.locator(".folds details[open]").count() == 0
    source = page.locator(".folds details li").last.get_attribute("id")
    page.goto(f"{page.url}#{source}")
    assert page.locator(f"[id='{source}']").is_visible()
    assert page.locator(".folds details[open]").count() == 1


@pytest.mark.parametrize("size", SIZES)
def test_an_address_that_cannot_be_decoded_stops_nothing(visit, size):
    """`visit` fails on any error."""
    page = visit("deconfliction/#%E0%A4%A", size)
    page.locator("main .footnote-ref").last.scroll_into_view_if_needed()
    page.wait_for_selector(".md-header__title--active")


def test_the_address_of_a_source_that_left_leads_to_the_sources(visit):
    page = visit("actors/aman/#a-source-that-left")
    page.wait_for_function("Math.abs(document.querySelector('#sources').getBoundingClientRect().top) < innerHeight / 2")


@pytest.mark.parametrize("path", ["deconfliction/", "actors/russia/"])
def test_paper_is_light_and_has_whole_figures_and_no_buttons(visit, path):
    page = visit(path, color_scheme="dark")
    page.evaluate(THROUGH)
    assert page.locator(".figure-key button").count() > 0
    assert page.locator(".figure-row button").count() > 0
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(31, 29, 26)"
    assert page.locator("button:visible:not(.figure-key button)").count() == 0
    assert page.locator(".figure-sorts:visible").count() == 0
    assert all(key.evaluate("button => getComputedStyle(button).borderStyle") == "none" for key in page.locator(".figure-key button").all())
    for figure in page.locator("figure.figure").all():
        assert figure.locator("svg.wide").is_visible()
        assert not figure.locator("svg.narrow").is_visible()
    signs = "[...document.querySelectorAll('.figure-menu > summary')].map(each => getComputedStyle(each, '::after').display)"
    assert set(page.evaluate(signs)) == {"none"}, "no sign of a fold that paper shows opened"


@pytest.mark.parametrize(("path", "breaks"), [("figures/all-events/", "auto"), ("deconfliction/", "avoid")])
def test_on_paper_a_figure_alone_begins_below_its_heading_and_one_of_a_chapter_is_whole(visit, path, breaks):
    page = visit(path)
    page.emulate_media(media="print")
    assert page.locator("figure.figure").first.evaluate("figure => getComputedStyle(figure).breakInside") == breaks


def test_on_paper_notes_have_room_for_their_numbers_and_keys_no_boxes(visit):
    page = visit("deconfliction/")
    page.emulate_media(media="print")
    room = "list => (parseFloat(getComputedStyle(list).paddingLeft) + parseFloat(getComputedStyle(list.firstChild).marginLeft)) / parseFloat(getComputedStyle(list).fontSize)"
    assert page.locator(".footnote ol").evaluate(room) > 2.5, "ems for three digits, a point and a space"
    boxes = "[...document.querySelectorAll('.figure-key :is(li, button)')].map(each => getComputedStyle(each, '::before').content)"
    assert set(page.evaluate(boxes)) == {"none"}


def test_a_page_that_is_printed_at_once_has_the_words_of_all_its_figures(visit):
    page = visit("deconfliction/")
    figures = page.locator("figure.figure").count()
    assert page.locator("details.figure-menu").count() < figures
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.figure-menu[open] .figure-text:visible").count() == figures


def test_the_night_is_shown_scene_by_scene_by_button_and_key(visit):
    page = visit("", "phone")
    figure = prepared(page.locator("#fig-the-night"))
    picture = figure.locator("svg.narrow")
    whole = picture.get_attribute("viewBox")
    steps = figure.locator(".figure-steps")
    scenes = picture.locator(".part").count()
    assert f"All {scenes} scenes" in steps.inner_text()
    on = steps.get_by_role("button", name="Next scene")
    on.scroll_into_view_if_needed()
    place = on.bounding_box()["y"]
    on.click()
    assert f"Scene 1 of {scenes}" in steps.inner_text()
    assert on.bounding_box()["y"] == pytest.approx(place, abs=2), "the picture is far less tall, and the button stays under the finger"
    first = picture.get_attribute("viewBox")
    page.keyboard.press("ArrowRight")
    assert f"Scene 2 of {scenes}" in steps.inner_text()
    assert picture.get_attribute("viewBox") not in (whole, first)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("Escape")
    assert picture.get_attribute("viewBox") == whole
