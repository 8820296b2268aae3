"""A chapter on a phone: its sections fold, an address opens them, and the header tells where a reader is."""

FOLDED = "() => [...document.querySelectorAll('article > [hidden]')].length"
CRISES = "#crises button"


def open_chapter(visit, **options):
    page = visit("deconfliction/", "phone", **options)
    page.mouse.wheel(0, 1)
    page.locator("h2 > button").first.wait_for()
    return page


def test_a_section_folds_by_keyboard_and_says_so(visit):
    page = open_chapter(visit)
    fold = page.locator(CRISES)
    assert fold.get_attribute("aria-expanded") == "true"
    fold.focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("aria-expanded") == "false"
    assert not page.locator("#palmyra-march-2017").is_visible() or page.locator("#palmyra-march-2017").bounding_box()["height"] == 0
    page.keyboard.press("Enter")
    assert page.evaluate(FOLDED) == 0


def test_the_header_names_the_section_folds_all_and_leads_to_the_next_figure(visit):
    page = open_chapter(visit)
    assert not page.locator(".next-figure").is_visible()
    page.locator("#what-was-agreed-and-by-whom").scroll_into_view_if_needed()
    page.mouse.wheel(0, 600)
    name = page.locator(".md-header__topic:not([aria-hidden]) button")
    page.wait_for_function("() => document.querySelector('.md-header__topic button').textContent.startsWith('What was agreed')")
    assert page.locator(".next-figure").inner_text() == "Next figure"
    assert page.locator(".next-figure").get_attribute("aria-label").startswith("Next figure, 1 of ")
    name.click()
    assert page.locator("h2 > [aria-expanded='true']").count() == 0
    page.locator(".next-figure").click()
    page.wait_for_url("**/deconfliction/#fig-*")
    assert page.locator("h2 > [aria-expanded='true']").count() == 1, "the section of the figure is open, and no other"


def test_an_address_opens_the_section_into_which_it_leads_and_paper_has_all(visit):
    page = open_chapter(visit)
    page.locator(CRISES).click()
    assert page.evaluate(FOLDED) > 0
    page.evaluate("location.hash = 'masyaf-13-may-2022'")
    page.wait_for_function("() => !document.querySelector('article > [hidden]')")
    assert page.locator("#masyaf-13-may-2022").is_visible()
    page.locator(CRISES).click()
    page.pdf()  # prints
    assert page.evaluate(FOLDED) == 0


def test_a_wide_screen_and_a_page_without_scripts_have_nothing_folded(visit):
    page = open_chapter(visit)
    page.locator(CRISES).click()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("() => !document.querySelector('h2 > button')")
    assert page.evaluate(FOLDED) == 0
    assert page.locator(".next-figure").count() == 0
    assert page.locator(".md-header__topic[aria-hidden]").inner_text() == page.locator("h1").evaluate("h1 => h1.firstChild.textContent")
    bare = visit("deconfliction/", "phone", java_script_enabled=False)
    assert bare.locator("#masyaf-13-may-2022").is_visible()
