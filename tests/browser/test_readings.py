"""The workbench of the scenarios in a real browser: readings set by keyboard, what follows from them, and the address that keeps them."""

import pytest
from quick import mostly_slow
from reader import LOOKS, SIZES, begun, violations

from explainer.lists.workbench import sentence, verdicts
from explainer.record.scenario_bearings import SignpostReading, matched_readings

STATUS = ".workbench-bar [role=status]"
RESULT = "#workbench-result"


@pytest.fixture
def bench(visit):
    """Open the chapter and wait for its workbench."""

    def of(query="", size="desktop", **options):
        page = visit(f"scenarios/{query}", size, **options)
        if not query:  # it comes at once with readings that the address names
            page.locator(".workbench").scroll_into_view_if_needed()
        page.wait_for_selector(".workbench[data-state=live]")
        return page

    return of


def told(dataset, **readings):
    """Return what the workbench says of readings, by the ids of their signposts."""
    signposts = {id_.removeprefix("signpost-").replace("-", "_"): signpost for id_, signpost in dataset.signposts.items()}
    chosen = [
        SignpostReading(signposts[name], next(way for way in signposts[name].directions if way.reading == reading))
        for name, reading in readings.items()
    ]
    return sentence(verdicts(dataset, chosen), len(chosen))


def test_readings_are_set_by_keyboard_and_the_result_follows(bench, real):
    page = bench()
    status = page.locator(STATUS)
    assert status.inner_text() == "No reading is set: every scenario is open."
    assert page.locator(f"{RESULT} em").all_inner_texts() == ["open: no reading set"] * len(real.dataset.scenarios)
    group = page.get_by_role("group", name="Joint UN drafting on the Golan")
    group.get_by_role("radio", name="not set").focus()
    page.keyboard.press("ArrowDown")
    assert group.get_by_role("radio", name="continued").is_checked()
    assert status.inner_text() == told(real.dataset, undof="continued")
    assert page.url.endswith("scenarios/?signs=undof.continued")
    fourth = page.locator(f"{RESULT} li[data-number='4']").inner_text()
    assert "at odds with 1 reading" in fourth
    assert "Against: Joint UN drafting on the Golan (continued)." in fourth
    page.keyboard.press("ArrowUp")
    assert status.inner_text() == "No reading is set: every scenario is open."
    assert page.url.endswith("scenarios/")


def test_a_focused_choice_is_not_covered_by_the_bar(bench):
    page = bench(size="phone")
    page.locator("[data-sign=base-terms] input").first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert focused <= page.locator(".workbench-bar").bounding_box()["y"]


def test_buttons_set_the_last_readings_as_the_static_result_has_them_and_clear_them(bench):
    page = bench()
    page.get_by_role("button", name="Set the last readings").click()
    assert page.locator(f"{RESULT} > ul").text_content() == page.locator(".workbench-kept > ul").text_content()
    assert page.locator(STATUS).inner_text() in page.locator(".workbench-kept").text_content()
    page.locator(".workbench").get_by_role("button", name="Clear").click()
    assert page.locator(STATUS).inner_text() == "No reading is set: every scenario is open."
    assert page.locator(".workbench [data-reading] :checked").count() == 0


@pytest.mark.parametrize("which", [0, -1])
def test_script_and_record_agree_on_every_signpost(bench, real, which):
    dataset = real.dataset
    chosen = [SignpostReading(signpost, signpost.directions[which]) for signpost in dataset.signposts.values()]
    page = bench("?signs=" + "~".join(f"{each.signpost.id.removeprefix('signpost-')}.{each.direction.slug}" for each in chosen))
    found = verdicts(dataset, chosen)
    assert page.locator(STATUS).inner_text() == sentence(found, len(chosen))
    for verdict in found:
        item = page.locator(f"{RESULT} li[data-number='{verdict.scenario.number}']").inner_text()
        for stance, head in (("for", "For"), ("less", "For, less clearly"), ("against", "Against")):
            reasons = "; ".join(f"{each.signpost.name} ({each.direction.reading})" for each in verdict.readings[stance])
            assert (f"{head}: {reasons}." in item) if reasons else (f"{head}:" not in item), verdict.scenario.name


def test_the_address_keeps_the_readings_beside_other_keys(bench, real):
    page = bench("?other=1&signs=undof.continued#workbench")
    page.locator("[data-sign=southern-patrols] [data-reading=no] input").check()
    assert page.url.endswith("?other=1&signs=southern-patrols.no~undof.continued#workbench")
    said = told(real.dataset, southern_patrols="no", undof="continued")
    assert page.locator(STATUS).inner_text() == said
    page.reload()
    page.wait_for_selector(".workbench[data-state=live]")
    assert page.locator(STATUS).inner_text() == said
    page.locator(".workbench").get_by_role("button", name="Clear").click()
    assert page.url.endswith("?other=1#workbench")


def test_a_link_sets_the_last_readings_and_the_address_names_them(bench, real):
    page = bench("?other=1&signs=last#workbench")
    last = matched_readings(real.dataset)
    assert page.locator(STATUS).inner_text() == sentence(verdicts(real.dataset, last), len(last))
    named = "~".join(f"{each.signpost.id.removeprefix('signpost-')}.{each.direction.slug}" for each in last)
    assert page.url.endswith(f"?other=1&signs={named}#workbench")


NONSENSE = ["?signs=", "?signs=undof.maybe~nothing.no~~.", "?signs=%3Cscript%3E.x~undof", "?signs=undof.continued.x"]


@pytest.mark.parametrize("query", mostly_slow(NONSENSE, NONSENSE[1:2]))
def test_nonsense_in_the_address_sets_nothing(bench, query):
    page = bench(query)
    assert page.locator(STATUS).inner_text() == "No reading is set: every scenario is open."


def test_the_link_is_copied(bench):
    page = bench("?signs=undof.continued")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link", exact=True).click()
    page.wait_for_function(f"() => document.querySelector('{STATUS}').innerText.endsWith('1 reading. The link is copied.')")
    assert page.evaluate("navigator.clipboard.readText()").endswith("scenarios/?signs=undof.continued#signpost-workbench")


@pytest.mark.parametrize("size", SIZES)
def test_without_a_script_the_workbench_is_whole(visit, real, size):
    page = visit("scenarios/?signs=undof.broken", size, java_script_enabled=False)
    place = page.locator(".workbench")
    assert place.locator("button, input, fieldset, [role=status]").count() == 0
    assert place.locator("[data-reading]:visible").count() == sum(len(signpost.directions) for signpost in real.dataset.signposts.values())
    assert place.locator(".workbench-result li:visible").count() == len(real.dataset.scenarios)
    found = matched_readings(real.dataset)
    assert place.get_by_text(sentence(verdicts(real.dataset, found), len(found))).is_visible()


def test_a_script_that_cannot_be_loaded_leaves_the_static_result_and_the_room_that_the_choices_take(bench, visit, real):
    live = bench().locator(".workbench-set").bounding_box()["height"]
    page = visit("about/", allow_errors=True)
    page.route("**/workbench.js", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: request.url.endswith("workbench.js")):
        page.goto(page.url.replace("about/", "scenarios/"))
        page.locator(".workbench").scroll_into_view_if_needed()
    assert page.locator(".workbench-result li:visible").count() == len(real.dataset.scenarios)
    assert abs(page.locator(".workbench-set").bounding_box()["height"] - live) <= 2
    page.unroute("**/workbench.js")


def test_paper_has_the_static_result_and_no_control(bench):
    page = bench("?signs=undof.broken")
    page.emulate_media(media="print")
    place = page.locator(".workbench")
    assert place.locator("button:visible, input:visible, .workbench-bar:visible").count() == 0
    assert not page.locator(RESULT).is_visible()
    assert page.locator(".workbench-kept").is_visible()


@LOOKS
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(bench, size, scheme):
    page = bench("?signs=southern-patrols.no~us-channel.working", size, color_scheme=scheme, reduced_motion="reduce")
    begun(page)
    assert violations(page, ".workbench") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
