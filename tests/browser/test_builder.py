"""The lecturer's path in a real browser: from `/teach/` to files that other readers open, and the address that keeps a plan; and how pages are cited."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import icalendar
import pytest
import rispy
from lxml import etree
from reader import LOOKS, violations

from explainer.teaching import plan_formats, plans

COURSES = ("one-session", "one-week", "four-weeks")
READY = ".syllabus-controls"


def asked(page):
    """Give the question of the address, which the browser's driver learns a moment later."""
    return page.evaluate("() => location.search")


@pytest.fixture
def builder(visit):
    """Open the builder and wait for it."""

    def of(query="", size="desktop", **options):
        page = visit(f"teach/syllabus/{query}", size, **options)
        page.wait_for_selector(READY)
        return page

    return of


def taken(page, name, ending):
    """Give the bytes of a file of the plan, and its name."""
    with page.expect_download() as waiting:
        page.locator(".syllabus .plan-files").get_by_role("button", name=name, exact=True).click()
    download = waiting.value
    assert download.suggested_filename.endswith(f".{ending}")
    return Path(download.path()).read_bytes()


FILES = {"Text": "txt", "Markdown": "md.txt", "CSV": "csv", "Calendar": "ics", "RIS": "ris"}


def parts(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as read:
        assert read.testzip() is None
        return {name: read.read(name) for name in read.namelist()}


@pytest.mark.parametrize("course", COURSES)
def test_the_builder_makes_the_files_that_are_ready_made(course, builder):
    page = builder(f"?course={course}")
    ready = {ending: page.request.get(f"{page.url.split('?')[0]}{course}.{ending}").body() for ending in (*FILES.values(), "imscc")}
    for name, ending in FILES.items():
        assert taken(page, name, ending).decode() == ready[ending].decode(), ending
    assert parts(taken(page, "Common Cartridge", "imscc")) == parts(ready["imscc"])


def test_the_builder_makes_the_files_that_python_would_make_of_a_plan_of_ones_own(builder, real):
    """Of sessions without a title and an aim, one of them with nothing to read, under a title that every format has to escape."""
    title = '=cmd|"War" & *peace*, <b>; \\one_ “week” naïve ' + "й" * 40
    sessions = [
        ["exercise:order", "chapter:deconfliction"],
        ["activity:discussion-background"],
        ["event:il-20-shootdown-2018", "chapter:deconfliction"],
    ]
    query = urlencode([("title", title), ("start", "2027-02-01"), ("rhythm", "twice-weekly"), *(("s", ",".join(names)) for names in sessions)])
    page = builder(f"?{query}")
    home = page.evaluate("() => document.querySelector('.syllabus').builder.catalogue.surroundings.home")
    meetings = []
    for day, names in zip(plans.days(date(2027, 2, 1), "twice-weekly", len(sessions)), sessions, strict=True):
        items = [real.items[name] for name in names]
        read, do = (tuple(item for item in items if item.name.startswith(("exercise:", "activity:")) == in_class) for in_class in (False, True))
        meetings.append(plans.Meeting("", "", 90, day, read, do))
    made = plan_formats.files(plans.Plan(title, tuple(meetings), real.dataset.edition, home))
    for name, ending in FILES.items():
        assert taken(page, name, ending).decode() == made[ending], ending
    assert parts(taken(page, "Common Cartridge", "imscc")) == parts(made["imscc"])


def test_a_lecturer_goes_from_the_page_for_lecturers_to_three_files(visit):
    page = visit("teach/")
    page.locator("#course-one-week ~ p a", has_text="The whole plan").first.click()
    page.wait_for_selector(READY)
    assert page.url.endswith("teach/syllabus/#one-week")
    page.locator("#one-week ~ p .plan-change").first.click()
    page.wait_for_selector(f"{READY} select")
    assert "?course=one-week" in asked(page)
    page.get_by_label("First session").fill("2027-02-01")
    page.get_by_label("Title").fill("War & peace, “week” one; = a test")
    page.get_by_label("Sessions meet").select_option("weekly")
    text = taken(page, "Calendar", "ics").decode()
    assert "\r\nX-WR-CALNAME:War & peace\\, “week” one\\; = a test\r\n" in text
    calendar = icalendar.Calendar.from_ical(text)
    assert [entry.decoded("dtstart").isoformat() for entry in calendar.walk("VEVENT")][:2] == ["2027-02-01", "2027-02-08"]
    manifest = etree.fromstring(parts(taken(page, "Common Cartridge", "imscc"))["imsmanifest.xml"])
    assert "War & peace, “week” one; = a test" in "".join(manifest.itertext())
    rows = list(csv.DictReader(io.StringIO(taken(page, "CSV", "csv").decode())))
    assert rows[0]["date"] == "2027-02-01"
    for address in {row["address"].split("#")[0] for row in rows if row["kind"] in ("chapter", "event")}:
        assert page.request.get(address.replace("https://name.example/repo/", page.url.split("teach/")[0])).ok, address
    references = rispy.loads(taken(page, "RIS", "ris").decode())
    assert len(references) == len({row["address"] for row in rows})


def test_a_plan_is_built_by_keyboard_and_kept_in_the_address(builder):
    page = builder()
    status = page.locator(".syllabus-status")
    assert status.inner_text() == "Nothing is chosen yet. Tick something above, or begin with a course."
    assert page.locator(".syllabus .plan-files button").count() == 0
    for title in ("The Syrian deconfliction channel", "Intelligence, arms and shifting alliances"):
        page.get_by_role("checkbox", name=title).focus()
        page.keyboard.press("Space")
    assert status.inner_text() == "Added to session 2: Intelligence, arms and shifting alliances."
    assert asked(page).endswith("?s=chapter:deconfliction&s=chapter:intelligence-and-arms")
    page.locator("summary", has_text="Events (").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Words").fill("il-20 russian 2018")
    page.wait_for_function("() => document.querySelector('.syllabus-count').textContent.includes(' events.')")
    page.locator(".syllabus-choices input[value='event:il-20-shootdown-2018']").focus()
    page.keyboard.press("Space")
    assert "event:il-20-shootdown-2018" in asked(page)
    earlier = page.get_by_role("button", name="Earlier: Syrian missile")
    earlier.focus()
    page.keyboard.press("Enter")
    assert asked(page).endswith("?s=chapter:deconfliction,event:il-20-shootdown-2018&s=chapter:intelligence-and-arms")
    assert "Syrian missile" in page.evaluate("() => document.activeElement.getAttribute('aria-label')"), "the focus stays with what was moved"
    page.reload()
    page.wait_for_selector(READY)
    assert page.locator(".syllabus-sessions > li").count() == 2
    assert page.get_by_role("checkbox", name="Intelligence, arms and shifting alliances").is_checked()
    page.get_by_role("button", name="Remove: Intelligence, arms").click()
    assert page.locator(".syllabus-sessions > li").count() == 1


def test_an_address_that_makes_no_sense_gives_an_empty_plan(builder):
    page = builder("?course=none&s=chapter:none,<script>&start=2027-99-99&rhythm=toString")
    assert page.locator(".syllabus-sessions > li").count() == 0
    assert page.get_by_label("Sessions meet").input_value() == "weekly"


def test_a_title_in_the_address_is_text_that_each_file_can_hold(builder):
    page = builder("?course=one-session&title=%01A%00%EF%BF%BE%E2%80%AE%20%3Cb%3E%26%0B")
    title = etree.fromstring(parts(taken(page, "Common Cartridge", "imscc"))["imsmanifest.xml"]).findtext(".//{*}general/{*}title/{*}string")
    assert title == "A <b>&"
    page = builder("?course=one-session&title=%01")
    assert taken(page, "Text", "txt").decode().splitlines()[0] == "One session", "no title at all: that of the course"


def test_a_catalogue_that_does_not_come_is_told(visit):
    page = visit("about/", allow_errors=True)
    page.route("**/catalogue.json", lambda route: route.abort())
    page.goto(page.url.replace("about/", "teach/syllabus/"))
    page.wait_for_function("() => document.querySelector('.syllabus').textContent.includes('could not be loaded')")


@LOOKS
def test_the_builder_has_no_barrier_that_axe_knows(builder, size, scheme):
    page = builder("?course=one-week", size, color_scheme=scheme, reduced_motion="reduce")
    for summary in page.locator(".syllabus summary").all():
        if summary.locator("..").get_attribute("open") is None:
            summary.click()
    assert violations(page, ".syllabus") == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_without_script_the_plans_and_their_files_are_there(visit):
    page = visit("teach/syllabus/", java_script_enabled=False)
    assert page.get_by_text("The builder needs JavaScript.").is_visible()
    assert page.locator("#four-weeks ~ p a[download]").count() == 6


@pytest.mark.parametrize("path", ["deconfliction/", "events/il-20-shootdown-2018/", "data/", "embed/channel/"])
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
    for link in page.locator(".parts a").all():
        assert page.locator(f"[id='{link.get_attribute('href')[1:]}']").count() == 1
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


def test_a_later_link_to_an_event_has_the_preview_of_the_first(visit):
    page = visit("deconfliction/")
    again = page.locator(".md-content .event-link:not([id])[href='../events/fall-of-assad-2024/']").first
    again.scroll_into_view_if_needed()
    again.hover()
    page.wait_for_selector(".preview")
    assert "8 December 2024" in page.locator(".preview").inner_text()
