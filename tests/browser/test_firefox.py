"""The site in Firefox, which shares no code with the browser of the other tests: pages, figures, search and colours."""

import shutil

import pytest
from building import absent
from reader import FIGURES, LIVE, PAGES, SIZES, STATIC, contexts, make_zoom, prepared, stands_where_it_stood

pytestmark = pytest.mark.slow

# Firefox tells a driver of errors, but not of what a policy refuses.
REFUSED = "addEventListener('securitypolicyviolation', (event) => console.error(`refused: ${event.effectiveDirective} ${event.blockedURI}`))"
# A picture is drawn when it comes near the screen.
NEAR = """stage => { stage.scrollIntoView(); return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }"""
# Of the pictures that each figure shows: whether it is in proportion, and its links whose shapes have no extent.
PICTURES = f"""async () => {{ const near = {NEAR}, seen = {{}};
    for (const figure of document.querySelectorAll('figure.figure:has(.picture)')) {{
        await near(figure.querySelector('.figure-stage'));
        seen[figure.id] = [...figure.querySelectorAll('svg.picture')].filter(svg => svg.getBoundingClientRect().width).map(svg => {{
            const box = svg.getBoundingClientRect(), [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
            const flat = [...svg.querySelectorAll('a > path, a > text')].filter(shape => !shape.getBoundingClientRect().width && !shape.getBoundingClientRect().height);
            return [Math.abs(box.height - box.width * height / width) < 1, flat.length]; }});
    }} return seen; }}"""


def pictures_are_whole(page):
    """Each figure shows one picture, in proportion, and each of its marks has an extent."""
    assert {name: shown for name, shown in page.evaluate(PICTURES).items() if shown != [[True, 0]]} == {}


@pytest.fixture(scope="module")
def context(driver):
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        absent("no Firefox: install firefox-esr or firefox")
    launched = driver.firefox.launch(channel="moz-firefox", executable_path=found)
    with contexts(launched, REFUSED) as of:
        yield of
    launched.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_on_a_wide_screen_and_a_narrow_one(visit, path):
    page = visit(path)
    for size in SIZES.values():
        page.set_viewport_size(size)
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=size["width"])  # once it is laid out
        if not path.startswith("embed/"):
            assert page.locator("h1").is_visible()
            assert len(page.locator("article").inner_text()) > (10 if path == "404.html" else 500)
            assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(253, 252, 248)", "the stylesheet is read"
        pictures_are_whole(page)


@pytest.mark.parametrize("kind", FIGURES)
def test_a_card_opens_by_keyboard_and_what_zooms_stands_where_the_picture_stood(visit, kind):
    path, name = FIGURES[kind]
    page = visit(path)
    figure = page.locator(f"#fig-{name}")
    figure.locator(".figure-stage").evaluate(NEAR)
    before = figure.evaluate(STATIC)
    figure.locator(".figure-stage").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    figure.locator(".figure-card.stays").wait_for()
    page.keyboard.press("Escape")
    assert figure.locator(".figure-card").count() == 0
    make_zoom(figure)
    assert before
    stands_where_it_stood(before, figure.evaluate(LIVE))


def test_the_table_is_reached_by_keyboard(visit):
    page = visit("background/", "phone")
    rows = int(prepared(page.locator("#fig-background-timeline")).get_attribute("data-rows"))
    page.locator("#fig-background-timeline .figure-menu summary").click()
    page.locator("#fig-background-timeline .figure-links a").first.focus()
    page.keyboard.press("Enter")
    page.locator("#fig-background-timeline .figure-table").wait_for()
    assert page.locator("#fig-background-timeline tbody tr").count() == rows
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]


def test_search_finds_an_event(visit):
    page = visit("about/")
    page.locator(".md-search__input").fill("Il-20 Banias")
    page.wait_for_selector(".md-search-result__item a[href*='il-20-shootdown-2018']")


def test_a_list_narrows_and_the_address_keeps_it(visit):
    page = visit("events/")
    page.get_by_text("Filter", exact=True).click()
    page.locator("select[name=theme]").select_option("arms")
    assert page.url.endswith("events/?theme=arms")
    assert 0 < page.locator(".filtered li:visible").count() < page.locator(".filtered li").count()


def test_a_link_into_a_fold_opens_it(visit):
    page = visit("sources/press/")
    source = page.locator(".folds details li").last.get_attribute("id")
    page.goto(f"{page.url}#{source}")
    assert page.locator(f"[id='{source}']").is_visible()
    assert page.locator(".folds details[open]").count() == 1


def test_a_reading_of_a_signpost_is_set(visit):
    page = visit("scenarios/")
    bench = page.locator(".workbench")
    bench.scroll_into_view_if_needed()
    bench.locator("input[type=radio]").first.wait_for()
    before = bench.locator("[role=status]").first.inner_text()
    bench.locator("input[type=radio]:not(:checked)").first.check()
    page.wait_for_function("([status, before]) => status.innerText !== before", arg=[bench.locator("[role=status]").first.element_handle(), before])


def test_the_colours_change_and_stay_changed(visit):
    page = visit("deconfliction/")
    page.locator(".md-header__option :is(label, button):visible").click()
    for _ in range(2):
        page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
        assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(23, 24, 27)"
        assert page.locator("#fig-channel svg.wide").evaluate("svg => getComputedStyle(svg).backgroundColor") == "rgb(23, 24, 27)"
        page.reload()


@pytest.mark.parametrize("path", ["deconfliction/", "events/", "scenarios/"])
def test_a_page_reads_when_its_scripts_do_not_load(visit, path):
    page = visit("about/", "phone", allow_errors=True)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(page.url.replace("about/", path))
    assert page.locator("h1").is_visible()
    assert page.locator("article :is(button, input, select):visible").count() == 0, "no dead control"
    pictures_are_whole(page)
    assert page.locator("figure.figure:has(.picture):not([data-state=static])").count() == 0
