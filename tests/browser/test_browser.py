"""The site in a real browser, as a reader meets it."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PREFIX = "/repo/"  # the site works below any path
CHAPTERS = ("", "background/", "deconfliction/", "intelligence-and-arms/", "scenarios/")
OTHERS = (
    "events/", "events/by-theme/", "events/il-20-shootdown-2018/", "actors/", "actors/russia/", "deals/", "numbers/", "facts/", "glossary/",
    "sources/", "sources/wire/", "data/", "about/",
)  # fmt: skip
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """Build the site and serve it below a path prefix, as GitHub Pages does."""
    root = tmp_path_factory.mktemp("served")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://127.0.0.1{PREFIX}"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(root / PREFIX.strip("/"))]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=300)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    with playwright.sync_playwright() as driver:
        own = Path(driver.chromium.executable_path)
        found = str(own) if own.exists() else shutil.which("chromium") or shutil.which("google-chrome")
        if not found:
            reason = "no browser: install Chromium, or run `playwright install chromium`"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        launched = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser, address):
    """Open a page of the site; at the end, no error and no request to another host may have been seen."""
    wrong: list[str] = []
    contexts = []

    def open_page(path, size="desktop", *, allow_errors=False, on_request=None, **options):
        context = browser.new_context(viewport=SIZES[size], **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if not allow_errors:
            page.on("console", lambda message: message.type in ("error", "warning") and wrong.append(f"{path}: {message.text}"))
            page.on("pageerror", lambda error: wrong.append(f"{path}: {error}"))
            page.on("requestfailed", lambda request: wrong.append(f"{path}: {request.url}"))
        page.on("request", lambda request: request.url.startswith((address, "data:", "blob:")) or wrong.append(f"elsewhere: {request.url}"))
        if on_request:
            page.on("request", on_request)
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def make_live(figure):
    figure.scroll_into_view_if_needed()
    figure.get_by_role("button", name="Explore").click()
    figure.page.wait_for_function("figure => figure.dataset.state === 'live'", arg=figure.element_handle())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", CHAPTERS + OTHERS)
def test_a_page_loads_and_nothing_is_wider_than_the_screen(visit, path, size):
    page = visit(path, size)
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", CHAPTERS)
def test_figures_are_there_without_javascript(visit, path, size):
    page = visit(path, size, java_script_enabled=False)
    figures = page.locator("figure.figure")
    assert figures.count() >= 2
    for figure in figures.all():
        pictures = [picture for picture in figure.locator("svg.picture").all() if picture.is_visible()]
        assert len(pictures) == 1
        assert pictures[0].bounding_box()["height"] > 150
        assert figure.get_attribute("data-state") == "static"
        assert figure.locator("button").count() == 0, "no dead control"


def test_a_mark_leads_to_the_page_of_its_event(visit, address):
    page = visit("deconfliction/")
    mark = page.locator('#fig-channel svg.wide a[href$="events/il-20-shootdown-2018/"] path').first
    mark.scroll_into_view_if_needed()
    mark.dispatch_event("click")
    page.wait_for_url(f"{address}events/il-20-shootdown-2018/")
    assert "Il-20" in page.locator("h1").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["fig-channel", "fig-channel-ties-2018"])
def test_a_figure_becomes_live_where_it_stood(visit, name, size, scheme):
    page = visit("deconfliction/", size, color_scheme=scheme, reduced_motion="reduce")
    figure = page.locator(f"#{name}")
    figure.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    shift = """() => { window.shifted = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) window.shifted += e.value; })
        .observe({type: "layout-shift"}); }"""
    page.evaluate(shift)
    visible = "svg.wide" if size == "desktop" else "svg.narrow"
    marks = f"""figure => [...figure.querySelectorAll('{visible} g[fill]:not([fill=none]) a path')].map(p => p.getBoundingClientRect())
        .map(b => [b.x + b.width / 2, b.y + b.height / 2])"""
    before = figure.evaluate(marks)
    height = figure.bounding_box()["height"]
    make_live(figure)
    assert figure.bounding_box()["height"] == pytest.approx(height, abs=0.5)
    live = """figure => [...figure.querySelectorAll('.figure-live .scatterlayer .points path')].map(p => p.getBoundingClientRect())
        .filter(b => b.width > 3).map(b => [b.x + b.width / 2, b.y + b.height / 2])"""
    after = figure.evaluate(live)
    assert len(before) > 5
    for x, y in before:
        assert min(abs(x - a) + abs(y - b) for a, b in after) <= 3, "a mark moved when the figure became live"
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") == 0


def test_pointing_is_intent_and_nothing_large_is_fetched_before(visit):
    page = visit("background/")
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.wait_for_timeout(300)
    assert not any("plotly" in url for url in fetched)
    page.locator("#fig-background-timeline .figure-stage").hover()
    page.wait_for_function("document.querySelector('#fig-background-timeline').dataset.state === 'live'")
    assert any("plotly" in url for url in fetched)


def test_a_live_timeline_hides_a_kind_zooms_and_comes_back(visit):
    page = visit("deconfliction/")
    figure = page.locator("#fig-channel")
    make_live(figure)
    points = figure.locator(".scatterlayer .points path")
    count = points.count()
    toggle = figure.get_by_role("button", name="diplomacy")
    toggle.click()
    page.wait_for_function("([f, n]) => f.querySelectorAll('.scatterlayer .points path').length < n", arg=[figure.element_handle(), count])
    assert toggle.get_attribute("aria-pressed") == "false"
    ticks = figure.locator(".xtick").all_inner_texts()
    figure.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(300)
    assert figure.locator(".xtick").all_inner_texts() != ticks
    figure.get_by_role("button", name="Reset").click()
    page.wait_for_function("([f, n]) => f.querySelectorAll('.scatterlayer .points path').length === n", arg=[figure.element_handle(), count])
    assert toggle.get_attribute("aria-pressed") == "true"


def test_the_slider_shows_the_ties_of_another_day(visit):
    page = visit("deconfliction/")
    figure = page.locator("#fig-channel-ties-2018")
    make_live(figure)
    rows = int(figure.get_attribute("data-rows"))
    slider = figure.get_by_role("slider", name="Date")
    assert figure.locator("output").inner_text() == f"15 October 2018: {rows} ties"
    slider.focus()
    page.keyboard.press("End")
    page.wait_for_function("f => f.querySelector('output').textContent.startsWith('15 June 2026')", arg=figure.element_handle())
    assert slider.get_attribute("aria-valuetext") == figure.locator("output").inner_text()
    assert f": {rows} ties" not in figure.locator("output").inner_text()
    figure.get_by_role("button", name="Reset").click()
    page.wait_for_function("([f, n]) => f.querySelector('output').textContent === `15 October 2018: ${n} ties`", arg=[figure.element_handle(), rows])


def test_a_failed_download_leaves_the_picture_and_says_so(visit):
    page = visit("background/", allow_errors=True)
    page.route("**/plotly-*.js", lambda route: route.abort())
    figure = page.locator("#fig-background-timeline")
    figure.get_by_role("button", name="Explore").click()
    page.wait_for_function("f => f.dataset.state === 'failed'", arg=figure.element_handle())
    assert figure.locator("svg.wide").is_visible()
    assert "could not be loaded" in figure.get_by_role("status").inner_text()


def test_the_table_opens_by_keyboard_and_holds_every_row(visit):
    page = visit("background/", "phone")
    figure = page.locator("#fig-background-timeline")
    summary = figure.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert figure.locator("table").is_visible()
    assert figure.locator("tbody tr").count() == int(figure.get_attribute("data-rows"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", CHAPTERS)
def test_no_label_of_a_figure_lies_over_another_or_outside(visit, path, size):
    page = visit(path, size)
    overlaps = page.evaluate(
        """() => {
          const wrong = [];
          for (const picture of document.querySelectorAll('svg.picture')) {
            if (!picture.getBoundingClientRect().width) continue;
            const frame = picture.getBoundingClientRect();
            const boxes = [...picture.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
            for (const [i, [words, a]] of boxes.entries()) {
              if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
                wrong.push(`${picture.closest('figure').id}: ${words} leaves the frame`);
              for (const [other, b] of boxes.slice(i + 1)) {
                const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (wide > 1 && high > 3) wrong.push(`${picture.closest('figure').id}: ${words} over ${other}`);
              }
            }
          }
          return wrong;
        }"""
    )
    assert overlaps == []


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("Il-20", "il-20-shootdown-2018"),
        ("Khmeimim", "actors/hmeimim"),
        ("Yaalon", "russian-aircraft-crosses-golan-line-2015"),
        ("Misyaf S300", "s-300-launch-near-masyaf-2022"),
        ("Sochi Bennett", "bennett-putin-sochi-2021"),
    ],
)
def test_the_search_dialog_has_a_name_and_finds_records_by_other_spellings_too(visit, words, path):
    page = visit("")
    assert page.locator('[data-md-component="search"]').get_attribute("aria-label") == "Search"
    page.locator(".md-search__input").fill(words)
    page.wait_for_selector(f".md-search-result__item a[href*='{path}']")


def test_search_loads_nothing_until_it_is_asked_and_shows_events_as_events(visit):
    asked = []
    page = visit("about/", on_request=lambda request: asked.append(request.url))
    page.wait_for_load_state("networkidle")
    assert not any(url.endswith("search_index.json") for url in asked)
    page.locator(".md-search__input").fill("Il-20 Banias")
    result = page.wait_for_selector(".md-search-result__item:has(a[href*='il-20-shootdown-2018'])")
    assert sum(url.endswith("search_index.json") for url in asked) == 1
    assert "Event" in result.inner_text().split("\n")


def test_a_list_narrows_and_keeps_its_state_in_the_address(visit):
    page = visit("events/")
    status = page.locator(".filters [role=status]")
    whole = page.locator(".filtered li").count()
    assert status.inner_text() == f"{whole} in all"
    page.locator("select[name=theme]").select_option("arms")
    page.locator("select[name=actors]").select_option("iran")
    few = page.locator(".filtered li:visible").count()
    assert 0 < few < whole
    assert status.inner_text() == f"{few} of {whole} shown"
    assert page.url.endswith("events/?theme=arms&actors=iran")
    assert page.locator(".filtered section:visible h2", has_text="2018").count() == 0, "a year without events is not shown"
    page.reload()
    assert page.locator(".filtered li:visible").count() == few
    page.locator("input[name=words]").fill("no such words")
    assert status.inner_text() == f"0 of {whole} shown"
    page.locator(".filters button[type=reset]").click()
    page.wait_for_function(f"document.querySelector('.filters [role=status]').innerText === '{whole} in all'")
    assert page.url.endswith("events/")


def test_a_list_of_sources_narrows_by_language(visit):
    page = visit("sources/state-media/?lang=ru")
    shown = page.locator(".filtered li:visible")
    assert shown.count() > 0
    assert shown.count() == page.locator(".filtered li[data-lang=ru]").count()
