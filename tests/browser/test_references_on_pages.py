"""How pages are cited in a real browser: references that are copied with the day of access, and links to the parts of a page."""

import json

import pytest
import rispy
from quick import mostly_slow
from reader import violations


@pytest.mark.parametrize(
    "path",
    mostly_slow(["deconfliction/", "events/il-20-shootdown-2018/", "data/", "embed/channel/"], ["events/il-20-shootdown-2018/", "embed/channel/"]),
)
def test_each_form_of_a_reference_is_copied_with_the_day_of_access(path, visit):
    page = visit(path, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.locator(".cite").scroll_into_view_if_needed()
    copied = {}
    for name in ("Chicago", "APA", "MLA", "BibTeX", "RIS", "CSL-JSON"):
        button = page.locator(".cite").get_by_role("button", name=f"Copy: {name}", exact=True)
        button.click()
        page.wait_for_function("(button) => button.nextElementSibling.textContent === 'Copied.'", arg=button.element_handle())
        copied[name] = page.evaluate("() => navigator.clipboard.readText()")
    today = page.evaluate("() => { const day = new Date(); return [day.getFullYear(), day.getMonth() + 1, day.getDate()]; }")
    iso = "-".join(f"{part:02}" for part in today)
    assert json.loads(copied["CSL-JSON"])[0]["accessed"] == {"date-parts": [today]}
    assert rispy.loads(copied["RIS"])[0]["access_date"] == f"{iso.replace('-', '/')}/"
    assert f"urldate = {{{iso}}}" in copied["BibTeX"]
    for name, words in (("Chicago", "Accessed "), ("APA", "Retrieved "), ("MLA", "Accessed ")):
        assert f"{words}" in copied[name]
        assert str(today[0]) in copied[name].split(words)[1]


@pytest.mark.parametrize(("path", "at_least"), [("deconfliction/", 60), ("events/il-20-shootdown-2018/", 8)])
def test_a_page_that_can_be_cited_lists_links_to_its_parts(path, at_least, visit):
    page = visit(path, "phone")
    page.locator(".parts").scroll_into_view_if_needed()
    page.wait_for_selector(".parts summary")
    page.locator(".parts summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("(count) => document.querySelectorAll('.parts a').length >= count", arg=at_least)
    links = "links => links.map(link => link.hash.slice(1)).filter(id => document.querySelectorAll(`[id='${id}']`).length !== 1)"
    assert page.locator(".parts a").evaluate_all(links) == []
    assert violations(page, ".parts") == []


def test_a_paragraph_offers_a_link_to_itself(visit):
    page = visit("deconfliction/", "phone")
    page.locator(".parts").scroll_into_view_if_needed()
    page.wait_for_selector(".parts summary")
    paragraph = page.locator("p[id^='p-']").nth(3)
    anchor = paragraph.get_attribute("id")
    page = visit(f"deconfliction/#{anchor}")
    page.locator(f"#{anchor}").hover()
    page.wait_for_selector(f"#{anchor} > a.part[href='#{anchor}']")
    page.wait_for_function("getComputedStyle(document.querySelector('p > a.part')).opacity === '1'")


def test_a_heading_offers_a_link_to_itself(visit):
    page = visit("facts/")
    heading = page.locator("article h2").first
    heading.hover()
    page.wait_for_selector(f"h2 > a.part[href='#{heading.get_attribute('id')}'][title='Link to this section']")
    page.wait_for_function("getComputedStyle(document.querySelector('h2 > a.part')).opacity === '1'")


def test_a_later_link_to_an_event_has_the_preview_of_the_first(visit):
    page = visit("deconfliction/")
    again = page.locator(".md-content .event-link:not([id])[href='../events/fall-of-assad-2024/']").first
    again.scroll_into_view_if_needed()
    again.hover()
    page.wait_for_selector(".preview")
    assert "8 December 2024" in page.locator(".preview").inner_text()
