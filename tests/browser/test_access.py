"""Whether every type of page can be read and used by everyone: WCAG 2.2 AA, as far as a machine can ask."""

import base64
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Error
from quick import mostly_slow
from reader import CHAPTERS, EACH_PAGE, FIGURES, LOOKS, PAGES, SCHEMES, SIZES, at_rest, prepared, resize, state_is, violations

from audit import visits
from audit.tools import THROUGH

ASK = (Path(__file__).parent / "access.js").read_text()
STILL = {"reduced_motion": "reduce"}
# Which letters belong to which languages of the record.
SCRIPTS = {
    r"[\u0590-\u05ff]": {"he"},
    r"[\u0600-\u06ff]": {"ar", "fa"},
    r"[\u0400-\u04ff]": {"ru", "uk", "bg", "sr", "mk"},
    r"[\u0370-\u03ff]": {"el"},
}
WIDER = "document.documentElement.scrollWidth - innerWidth"
# The words of a page without what the script adds to steer it, and without drawings, of which a wide screen has others, and menus of figures, which are links
# to their pages without a script; the theme's parts of a page are left out.
WORDS = """(parsed) => { const page = (parsed.querySelector('article') ?? parsed.body).cloneNode(true);
    for (const part of page.querySelectorAll('.picture, .figure-menu, .figure-tools, .filters, .workbench, .exercise-choose, .exercise-tools, .exercise-moves, .accessed, .cite button, .copied, .parts, .syllabus, .cited, script, style')) part.remove();
    return page.textContent.replace(/\\s+/g, ' ').trim(); }"""
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"


@pytest.fixture
def ask(visit):
    """Open a page that can be asked by the functions of access.js."""

    def opened(path, size="desktop", *, thin=True, **options):
        page = visit(path, size, **STILL, **options)
        page.evaluate("document.querySelector('.workbench')?.scrollIntoView()")
        page.wait_for_function("() => !document.querySelector('.workbench:not([data-state]), .exercise:not([data-state])')")
        page.evaluate(THROUGH)
        page.evaluate(ASK)
        if thin:
            page.evaluate("access.thin()")
        return page

    return opened


# Every built page, without a browser


def test_every_page_has_one_first_heading_and_skips_no_level(built, real):
    assert len(built) > len(real.dataset.events) + len(real.dataset.actors)
    for path, page in built.items():
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), (path, levels)


def test_every_table_has_headings_and_a_name(built):
    for path, page in built.items():
        for table in page.iter("table"):
            assert table.xpath(".//th"), path
            assert not table.xpath(".//tbody//th[not(@scope)]"), path
            assert table.xpath("caption|@aria-label|ancestor::*[@role='region' or @role='group']/@aria-label"), path


def test_every_part_that_needs_a_name_has_one_and_no_name_of_an_element_is_given_twice(built):
    for path, page in built.items():
        assert page.get("lang") == "en", path
        twice = [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]
        assert twice == [], path
        assert not page.xpath("//img[not(@alt)] | //iframe[not(@title)] | //details[not(summary[normalize-space()])]"), path
        assert not page.xpath("//a[@href][not(normalize-space()) and not(@aria-hidden) and not(@aria-label) and not(.//*[@aria-label])]"), path
        assert not page.xpath("//nav[not(@aria-label) and not(@aria-labelledby)]"), path
        assert path.startswith("embed/") or page.xpath("//a[contains(@class, 'md-skip')]"), path
        for skip in page.xpath("//a[contains(@class, 'md-skip')]/@href"):
            assert page.get_element_by_id(skip[1:]).tag == "h1", path
        for code in page.xpath("//details//code[contains(text(), '<iframe')]/text()"):
            assert " title=" in code, path


def test_words_in_another_script_are_marked_by_their_language(built):
    marked = Counter()
    for path, page in built.items():
        for part in page.body.iter():
            if not isinstance(part.tag, str) or part.tag in ("script", "style"):
                continue
            for text, holder in ((part.text, part), (part.tail, part.getparent())):
                for script, languages in SCRIPTS.items():
                    if re.search(script, text or ""):
                        nearest = holder.xpath("ancestor-or-self::*[@lang][1]")[-1]
                        assert nearest.get("lang") in languages, (path, text)
                        assert nearest.get("dir") == ("rtl" if languages & {"ar", "fa", "he"} else None), (path, text)
                        marked[nearest.get("lang")] += 1
    assert len(marked) >= 5, marked


def test_titles_of_sources_carry_their_language(built, real):
    titles = {element.get("id"): element for path, page in built.items() if path.startswith("sources/") for element in page.xpath("//*[@id]")}
    for source in real.dataset.sources.values():
        title = titles[source.id]
        described = source.title.startswith("[") and not re.search("|".join(SCRIPTS), source.title)  # in English
        assert described or title.xpath(".//@lang") == [source.lang] * (source.lang != "en"), source.id


# Each page, opened once in each size: what takes longest is to open it


def walked(page, key="Tab", *, by_hand=False):
    """Press Tab until the page ends, and give the stops; `by_hand` waits for the page to be drawn after each, as no hand is faster."""
    page.evaluate("access.walk()")
    for _ in range(60):
        for _ in range(20):
            page.keyboard.press(key)
            if by_hand:
                page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        stops = page.evaluate("access.stops")
        if stops and stops[-1] is None:
            return stops[:-1]
    pytest.fail(f"the walk does not end: {[stop['name'] for stop in stops[-5:]]}")


def words_are_in_the_page(page):
    """What a page says does not wait for its scripts: parsed without them, it has the same words."""
    before, after = page.evaluate(
        f"""async () => {{ const words = {WORDS}, answer = await fetch(location.href);
            return [words(new DOMParser().parseFromString(await answer.text(), 'text/html')), words(document)]; }}"""
    )
    assert after == before
    assert len(after) > 20


def stops_are_seen_named_and_in_order(page, path, size):
    stops = walked(page)
    if any(stop["wrong"] for stop in stops):  # a busy machine may not have drawn the page yet between two of the driver's keys
        page.reload()
        page.evaluate(ASK)
        page.evaluate("access.thin()")
        stops = walked(page, by_hand=True)
    assert [(stop["looks"], stop["name"], stop["wrong"]) for stop in stops if stop["wrong"]] == []
    places = Counter((stop["looks"], stop["name"], stop["href"], round(stop["top"]), round(stop["left"])) for stop in stops)
    # The browser's own field of a date has four stops inside it: day, month, year and the picker.
    assert all(count == 1 or (count <= 4 and name == "First session") for (_, name, *_), count in places.items()), "a trap"
    if not path.startswith("embed/"):
        assert stops[0]["name"] == "Skip to content"
        if any(stop["main"] for stop in stops):  # the thinned text of a page may have none
            before = [stop["main"] for stop in stops].index(True)
            assert before <= (5 if size == "phone" else 75), f"{before} stops before the text"
    for one, two in pairwise(stops):
        if one["column"] == two["column"]:
            down, across = two["top"] >= one["top"] - 6, two["left"] > one["left"]
            assert down or across, (one["name"], two["name"])


def small_windows_and_large_or_spaced_words_fit(page):
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate(WIDER) <= 0
    page.evaluate("scrollTo(0, 600)")
    header = page.locator(".md-header")
    if header.count():
        assert header.bounding_box()["y"] < 0, "the header leaves the small window to the text"
    assert page.evaluate("access.scrollers()") == []
    page.evaluate("rules => access.styled(rules)", SPACED)
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate("access.cut()") == []
    resize(page, SIZES["desktop"])
    page.evaluate("access.styled('html { font-size: 250% }')")  # twice what it is
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate("access.cut()") == []


@LOOKS
@EACH_PAGE
def test_a_page_has_no_barrier(ask, path, size, scheme):
    page = ask(path, size, thin=False, color_scheme=scheme)
    assert page.locator("h1").is_visible()
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate("access.moving()") == [], "a reader asked for stillness"
    if size == "phone":
        words_are_in_the_page(page)
    page.evaluate("access.thin()")
    assert violations(page) == []
    stops_are_seen_named_and_in_order(page, path, size)
    if size == "phone":
        small_windows_and_large_or_spaced_words_fit(page)


# axe, on what is opened


def test_axe_finds_nothing_in_the_menu_the_search_and_the_preview_of_a_note(ask):
    page = ask("deconfliction/", "phone", thin=False)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="The channel, sections").click()
    at_rest(page)
    assert violations(page, ".md-sidebar--primary") == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search", exact=True).first.click()
    page.keyboard.type("Il-20")
    page.wait_for_selector(".md-search-result__item a")
    assert page.locator(".md-search-result__meta[role=status]").inner_text() != ""
    assert violations(page, ".md-search") == []
    page.keyboard.press("Escape")
    page.locator("a.footnote-ref").first.focus()
    page.wait_for_selector(".preview")
    assert violations(page, ".preview") == []


@pytest.mark.parametrize("scheme", mostly_slow(SCHEMES, ["light"]))
def test_axe_finds_nothing_in_a_figure_that_failed(ask, scheme):
    page = ask("background/", thin=False, allow_errors=True, color_scheme=scheme)
    page.route("**/*.plot.json", lambda route: route.abort())
    figure = prepared(page.locator("#fig-background-timeline"))
    figure.locator("[data-live]").click()
    state_is(figure, "failed")
    assert violations(page, "#fig-background-timeline") == []


LATE = """<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><p style="height: 300vh">Words.</p>
<figure class="figure" data-state="static"><svg class="picture" role="img" aria-label="A picture"></svg></figure></main><script>
new IntersectionObserver(([seen], near) => { if (!seen.isIntersecting) return; near.disconnect();
  seen.target.append(document.createElement("button")); seen.target.explainer = true; }).observe(document.querySelector("figure"));
</script></html>"""


@pytest.mark.slow
def test_the_audit_sees_the_controls_that_a_figure_gets_when_a_reader_comes_near(browser, elsewhere):
    place, other_address = elsewhere
    (place / "late.html").write_text(LATE)
    assert {fault.split(": ")[1] for fault in visits.axe(browser, f"{other_address}late.html").faults} == {"button-name"}


@pytest.mark.slow
def test_the_audit_waits_for_no_figure_whose_script_fails(browser):
    page = browser.new_page()
    page.evaluate("() => { globalThis.requestAnimationFrame = queueMicrotask; }")  # ten seconds of frames at once
    page.set_content('<figure class="figure" id="fig-dead" data-state="static"><svg class="picture"></svg></figure>')
    with pytest.raises(Error, match="fig-dead never got its tools"):
        page.evaluate(THROUGH)
    page.close()


# The keyboard


@pytest.mark.parametrize("path", ["events/il-20-shootdown-2018/", pytest.param("deconfliction/", marks=pytest.mark.slow)])
def test_back_by_shift_and_tab_no_stop_hides_below_the_header(ask, path):
    page = ask(path, thin=False)
    page.evaluate("document.querySelector('.md-copyright a').focus()")
    stops = walked(page, "Shift+Tab")
    assert [(stop["name"], stop["wrong"]) for stop in stops if stop["wrong"]] == []
    assert stops[-1]["name"] == "Skip to content", "the walk goes over the whole page"


@pytest.mark.parametrize("path", ["deconfliction/", "events/il-20-shootdown-2018/", "404.html"])
def test_the_first_stop_leads_past_the_rest_to_the_text(ask, path):
    page = ask(path, thin=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


SEEN = """async ([before, after]) => {
    const pixels = async (png) => { const bytes = Uint8Array.from(atob(png), (each) => each.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas.drawImage(image, 0, 0); return canvas.getImageData(0, 0, image.width, image.height).data; };
    const light = (data, at) => { const [r, g, b] = [0, 1, 2].map((n) => data[at + n] / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05; };
    const [one, two] = [await pixels(before), await pixels(after)];
    let seen = 0;
    for (let at = 0; at < one.length; at += 4) { const [a, b] = [light(one, at), light(two, at)]; seen += Math.max(a, b) / Math.min(a, b) >= 3; }
    return seen; }"""


@pytest.mark.parametrize(
    ("look", "paths"),
    [
        pytest.param({"color_scheme": "light"}, PAGES, id="light", marks=pytest.mark.slow),
        pytest.param({"color_scheme": "dark"}, ("", "background/", "scenarios/"), id="dark"),
        pytest.param({"forced_colors": "active"}, CHAPTERS, id="forced", marks=pytest.mark.slow),
    ],
)
def test_the_focus_of_every_sort_of_stop_is_seen_at_three_to_one(ask, browser, look, paths):
    """Pixels that differ by 3:1 or more with the focus: more than lie on one side of the stop."""
    eye = browser.new_page()
    met = set()
    faint = []
    for path in paths:
        page = ask(path, **look)
        page.evaluate("access.styled('.preview { display: none }')")
        page.evaluate("access.found = access.sorts()")
        for sort in page.evaluate("[...access.found.keys()]"):
            if sort in met:
                continue
            met.add(sort)
            part = page.evaluate_handle("sort => access.found.get(sort)", sort).as_element()
            part.evaluate("part => { part.focus({focusVisible: true}); part.scrollIntoView({ block: 'center' }); }")
            box = part.evaluate("part => { const box = part.getClientRects()[0].toJSON(); return box; }")
            size = page.viewport_size
            left, top = max(0, box["x"] - 6), max(0, box["y"] - 6)
            clip = {
                "x": left,
                "y": top,
                "width": min(size["width"] - left, box["width"] + 12),
                "height": min(size["height"] - top, box["height"] + 12),
            }
            after = page.screenshot(clip=clip)
            part.evaluate("part => part.blur()")
            before = page.screenshot(clip=clip)
            seen = eye.evaluate(SEEN, [base64.b64encode(png).decode() for png in (before, after)])
            if seen < min(clip["width"], clip["height"]):
                faint.append((path, sort, seen, clip))
    eye.close()
    assert faint == []
    assert len(met) > 15


def test_the_menu_and_the_search_open_close_and_give_the_focus_back(ask):
    page = ask("deconfliction/", "phone", thin=False)
    for name, inside in (("Menu", ".md-sidebar--primary"), ("Search", ".md-search")):
        button = page.get_by_role("button", name=name, exact=True).first
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        assert page.evaluate("box => document.activeElement.closest(box) !== null", inside)
        page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert button.evaluate("button => button === document.activeElement")
        page.keyboard.press("Space")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        assert button.get_attribute("aria-expanded") == "false", "what is left is closed"


def test_results_are_reached_by_tab_and_letters_are_no_commands(ask):
    page = ask("about/", thin=False)
    for letter in "fs/pn,.":
        page.keyboard.press(letter)
    assert page.url.endswith("about/")
    assert not page.evaluate("document.getElementById('__search').checked")
    page.locator(".md-search__input").focus()
    page.wait_for_function("() => document.querySelector('.md-search-result__meta').textContent === 'Type to start searching'")
    page.locator(".md-search__input").fill("Il-20 Banias")  # at once and without a key, as words that are pasted come
    page.wait_for_selector(".md-search-result__item a[href*='il-20-shootdown-2018']")
    page.wait_for_function("() => document.querySelector('.md-search-result__meta').textContent.includes('match')")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-search-result a')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")


def test_the_colours_are_changed_by_keyboard_and_the_focus_stays(ask):
    page = ask("about/", thin=False, color_scheme="light")
    page.get_by_role("button", name="Switch to dark mode").focus()
    for scheme in ("slate", "default"):
        page.keyboard.press("Enter")
        page.wait_for_function("scheme => document.body.dataset.mdColorScheme === scheme && document.activeElement.matches('button')", arg=scheme)


@pytest.mark.parametrize("path", mostly_slow(sorted({path for path, _ in FIGURES.values()}), ["deconfliction/"]))
def test_every_mark_of_a_picture_has_its_link_outside_of_it(ask, path):
    """A mark may be small, since a table or the text holds the same link at full size: the exception of WCAG 2.5.8 for an equivalent.

    The line of a deal leads to where its stages stand.
    """
    page = ask(path, thin=False)
    for menu in page.locator(".figure:has(.picture) .figure-menu").all():
        menu.locator("summary").click()
        menu.locator("a[href$='#table']").click()
    page.wait_for_function("() => [...document.querySelectorAll('.figure:has(.picture)')].every((figure) => figure.querySelector('.figure-table'))")
    missing = page.evaluate(
        """() => [...document.querySelectorAll('.figure')].flatMap((figure) => {
            const listed = [...document.querySelectorAll('article .figure-table a, article .event-link')].map((link) => link.href);
            return [...figure.querySelectorAll('.picture a')].map((mark) => new URL(mark.href.baseVal, document.baseURI).href)
                .filter((href) => !listed.some((link) => link === href || link.startsWith(`${href}-`)))
                .map((href) => `${figure.id}: ${href}`); })"""
    )
    assert sorted(set(missing)) == []


# Sizes, spacing, colours of the reader's own


def test_a_table_that_scrolls_is_a_named_stop_with_a_shade_where_it_goes_on(ask):
    page = ask("audit/", "phone", thin=False)
    table = page.locator(".figure-table[role=group]", has_text="saved as")  # on a phone only tables of numbers scroll
    assert table.get_attribute("tabindex") == "0", "far below the screen it is laid out when a reader comes near, and is a stop till then"
    table.scroll_into_view_if_needed()
    page.wait_for_function("box => box.scrollWidth > box.clientWidth", arg=table.element_handle())
    assert table.get_attribute("tabindex") == "0"
    assert "linear-gradient" in table.evaluate("box => getComputedStyle(box).backgroundImage")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=table.element_handle())
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function("box => box.tabIndex === -1", arg=table.element_handle())


COLOURS = """figure => { const shown = [...figure.querySelectorAll('.picture')].filter(each => each.getBoundingClientRect().width);
    const ground = getComputedStyle(figure.querySelector('.picture')).backgroundColor;
    const marks = [...new Set(shown.flatMap(each => [...each.querySelectorAll('path, line, circle')]).flatMap(each => { const style = getComputedStyle(each); return [style.fill, style.stroke]; }))];
    const words = [...new Set([...figure.querySelectorAll('.picture text')].map(each => getComputedStyle(each).fill))];
    return {ground, marks, words}; }"""


@pytest.mark.parametrize("kind", mostly_slow(FIGURES, ["map"]))
@pytest.mark.parametrize("scheme", mostly_slow(SCHEMES, ["dark"]))
def test_a_picture_keeps_its_colours_where_a_reader_sets_others(ask, kind, scheme):
    """Marks tell apart by their colour, so a picture looks the same under forced colours, on its own ground."""
    path, name = FIGURES[kind]
    looks = []
    for forced in ("none", "active"):
        page = ask(path, thin=False, color_scheme=scheme, forced_colors=forced)
        looks.append(page.locator(f"#fig-{name}").evaluate(COLOURS))
        assert page.evaluate("matchMedia('(forced-colors: active)').matches") == (forced == "active")
    assert looks[0] == looks[1]
    assert len(looks[0]["marks"]) >= 2


def test_a_pressed_button_and_the_controls_are_told_apart_under_forced_colours(ask):
    page = ask("deconfliction/", thin=False, forced_colors="active")
    figure = prepared(page.locator("#fig-channel"))
    toggle = figure.get_by_role("button", name="Politics")
    style = "button => { const style = getComputedStyle(button); return [style.outlineStyle, style.textDecorationLine, style.borderTopStyle]; }"
    pressed = toggle.evaluate(style)
    toggle.click()
    page.evaluate("document.activeElement.blur()")
    page.wait_for_function("button => button.getAttribute('aria-pressed') === 'false'", arg=toggle.element_handle())
    assert pressed == ["solid", "none", "solid"]
    assert toggle.evaluate(style) == ["none", "line-through", "solid"]
