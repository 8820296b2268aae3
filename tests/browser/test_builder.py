"""The lecturer's path in a real browser: from `/teach/` to files that other readers open, and the address that keeps a plan."""

import csv
import io
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import icalendar
import pytest
import rispy
from lxml import etree
from quick import mostly_slow
from reader import LOOKS, violations

from explainer.downloads.calendars import released
from explainer.teaching import plan_formats, plans

COURSES = ("one-session", "one-week", "four-weeks")
READY = ".syllabus-controls"
OWN = "0123456789abcdef"  # the id of a plan of a reader's own


def asked(page):
    """Return the question of the address, which the browser's driver learns a moment later."""
    return page.evaluate("() => location.search")


def chosen(page):
    """Return the question of the address without the id of the plan, which is drawn."""
    return re.sub(r"&plan=[0-9a-f]{16}$", "", asked(page))


@pytest.fixture
def builder(visit):
    """Open the builder and wait for it."""

    def of(query="", size="desktop", **options):
        page = visit(f"teach/syllabus/{query}", size, **options)
        page.wait_for_selector(READY)
        return page

    return of


def taken(page, name, ending):
    """Return the bytes of a file of the plan, and its name."""
    with page.expect_download() as waiting:
        page.locator(".syllabus .plan-files").get_by_role("button", name=name, exact=True).click()
    download = waiting.value
    assert download.suggested_filename.endswith(f".{ending}")
    return Path(download.path()).read_bytes()


def set_clock_to_release(page, edition):
    """Set the clock to the moment that the ready-made calendars have as their stamp."""
    page.clock.set_fixed_time(released(edition))


FILES = {"Text": "txt", "Markdown": "md.txt", "CSV": "csv", "Calendar": "ics", "RIS": "ris"}


def parts(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as read:
        assert read.testzip() is None
        return {name: read.read(name) for name in read.namelist()}


@pytest.mark.parametrize("course", mostly_slow(COURSES, ["one-week"]))
def test_the_builder_makes_the_files_that_are_ready_made(course, builder, real):
    page = builder(f"?course={course}")
    set_clock_to_release(page, real.dataset.edition)
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
    query = urlencode(
        [("title", title), ("start", "2027-02-01"), ("rhythm", "twice-weekly"), *(("s", ",".join(names)) for names in sessions), ("plan", OWN)]
    )
    page = builder(f"?{query}")
    set_clock_to_release(page, real.dataset.edition)
    home = page.request.get(f"{page.url.split('?')[0]}catalogue.json").json()["surroundings"]["home"]
    dated = []
    for day, names in zip(plans.days(date(2027, 2, 1), "twice-weekly", len(sessions)), sessions, strict=True):
        items = [real.items[name] for name in names]
        read, do = (tuple(item for item in items if item.name.startswith(("exercise:", "activity:")) == in_class) for in_class in (False, True))
        dated.append(plans.DatedSession("", "", 90, day, read, do))
    made = plan_formats.files(plans.Plan(OWN, title, tuple(dated), real.dataset.edition, home))
    for name, ending in FILES.items():
        assert taken(page, name, ending).decode() == made[ending], ending
    assert parts(taken(page, "Common Cartridge", "imscc")) == parts(made["imscc"])


def test_a_plan_whose_day_moves_is_the_same_and_one_of_another_title_or_other_things_is_another(builder, real):
    def entries():
        return icalendar.Calendar.from_ical(taken(page, "Calendar", "ics").decode()).walk("VEVENT")

    def uids():
        return [str(entry["uid"]) for entry in entries()]

    def identifiers():
        return set(etree.fromstring(parts(taken(page, "Common Cartridge", "imscc"))["imsmanifest.xml"]).xpath("//@identifier"))

    page = builder("?course=one-week")
    ready = icalendar.Calendar.from_ical(page.request.get(f"{page.url.split('?')[0]}one-week.ics").text()).walk("VEVENT")
    page.clock.set_fixed_time(released(real.dataset.edition) + timedelta(days=1))
    page.get_by_label("First session").fill("2027-02-01")
    moved = entries()
    assert [entry["uid"] for entry in moved] == [entry["uid"] for entry in ready], "the course, on other days"
    assert all(entry["sequence"] == before["sequence"] + 24 * 60 for entry, before in zip(moved, ready, strict=True))
    course, course_links = set(uids()), identifiers()
    page.get_by_label("Title").fill("Group A")
    first, first_links = uids(), identifiers()
    assert not course & set(first)
    assert not course_links & first_links
    page.get_by_label("First session").fill("2027-03-01")
    page.locator(".syllabus-sessions > li").first.get_by_role("button", name=re.compile("^Later")).first.click()
    assert uids() == first, "a plan of one's own that changed"
    assert identifiers() == first_links
    page.reload()
    page.wait_for_selector(READY)
    assert uids() == first, "the address keeps the plan"
    page.get_by_label("Title").fill("Group B")
    assert not set(first) & set(uids())
    assert not first_links & identifiers()


def test_a_plan_in_an_old_address_gets_an_id_that_stays(builder):
    page = builder("?s=chapter:deconfliction&plan=one-week")
    first = taken(page, "Calendar", "ics").decode()
    assert re.search(r"&plan=[0-9a-f]{16}$", asked(page)), "and none that a course has"
    page.reload()
    page.wait_for_selector(READY)
    assert re.findall("^UID:.*", taken(page, "Calendar", "ics").decode(), re.MULTILINE) == re.findall("^UID:.*", first, re.MULTILINE)


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
    assert chosen(page) == "?s=chapter:deconfliction&s=chapter:intelligence-and-arms"
    page.locator("summary", has_text="Events (").focus()
    page.keyboard.press("Enter")
    page.get_by_role("searchbox", name="Words").fill("il-20 russian 2018")
    page.wait_for_function("() => document.querySelector('.syllabus-count').textContent.includes(' events.')")
    page.locator(".syllabus-choices input[value='event:il-20-shootdown-2018']").focus()
    page.keyboard.press("Space")
    assert "event:il-20-shootdown-2018" in asked(page)
    earlier = page.get_by_role("button", name="Earlier: Syrian missile")
    earlier.focus()
    page.keyboard.press("Enter")
    assert chosen(page) == "?s=chapter:deconfliction,event:il-20-shootdown-2018&s=chapter:intelligence-and-arms"
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
    assert title.startswith("A ‹b>&: ")
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


def test_the_link_to_a_plan_is_copied(builder):
    page = builder("?course=one-week", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link to this plan").click()
    page.wait_for_function("() => document.querySelector('.syllabus-status').textContent === 'The link is copied.'")
    assert page.evaluate("() => navigator.clipboard.readText()") == page.url
