"""The exercises in a real browser: a set of each is worked by keyboard on a phone, checked, linked, printed, and whole without a script."""

import json

import pytest
from quick import mostly_slow
from reader import LOOKS, SIZES, violations

from explainer.teaching.exercises.registry import EXERCISES

STATUS = ".exercise-tools [role=status]"
LIVE = ".exercise[data-state=live]"
CHOICES = ("who-said", "which-source")


@pytest.fixture
def exercise(visit):
    """Open an exercise and wait until it can be worked."""

    def of(name, query="", size="phone", **options):
        page = visit(f"exercises/{name}/{query}", size, **options)
        page.wait_for_selector(LIVE)
        return page

    return of


@pytest.fixture
def sheet(address, driver):
    """Return a set as it was published."""

    def of(name, number):
        asked = driver.request.new_context()
        found = json.loads(asked.get(f"{address}exercises/{name}/{number}.json").text())
        asked.dispose()
        return found

    return of


def tab_to(page, test):
    """Press Tab until the focus is where it is wanted, as a reader without a mouse does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const part = document.activeElement; return {test}; }}"):
            box = page.evaluate("() => document.activeElement.getBoundingClientRect().toJSON()")
            assert box["top"] >= 0, test
            assert box["bottom"] <= page.viewport_size["height"], test
            return
    pytest.fail(f"the keyboard does not come to {test}")


def check(page):
    tab_to(page, "part.textContent === 'Check'")
    page.keyboard.press("Enter")
    page.wait_for_selector(".exercise-told")
    return page.locator(STATUS).inner_text()


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_is_made_by_keyboard_and_told_right_or_wrong_with_its_evidence(exercise, sheet, name):
    page = exercise(name, "?set=7")
    right = sheet(name, 7)["right"]
    given = [*right[:3], (right[3] + 1) % 4]  # the fourth is wrong, the fifth is not answered
    for number, place in enumerate(given):
        tab_to(page, f"part.matches('input[name=item-{number}]')")
        page.keyboard.press("Space")
        for _ in range(place):
            page.keyboard.press("ArrowDown")
    assert check(page) == "3 of 5 right. Below each stands what the record has."
    told = page.locator(".exercise-told").all_inner_texts()
    assert [words.partition(".")[0] for words in told] == ["Right", "Right", "Right", "Not right", "Not answered"]
    assert all(words.partition(". ")[2].startswith("ABCD"[place]) for words, place in zip(told, right, strict=True))
    assert page.locator(".exercise-told a[href*='/events/']").count() >= 5
    page.locator(".exercise-told a[href*='/repo/events/']").first.click()
    assert "/repo/events/" in page.url
    assert page.locator("h1").inner_text()


def test_events_are_put_in_order_by_keyboard_and_each_move_is_told(exercise, sheet):
    page = exercise("order", "?set=7")
    right = sheet("order", 7)["right"]
    titles = page.locator(".exercise-order > li > span:first-child").all_inner_texts()
    assert "0 of 5" not in check(page)
    wanted = [titles[right.index(place)] for place in range(5)]
    for place, title in enumerate(wanted):
        page.evaluate("document.activeElement.blur()")
        shown = page.locator(".exercise-order > li > span:first-child").all_inner_texts()
        steps = shown.index(title) - place
        if not steps:
            continue
        page.locator(".exercise-order > li").nth(shown.index(title)).get_by_role("button", name="Up").focus()
        for step in range(steps):
            page.keyboard.press("Enter")
            assert page.locator(STATUS).inner_text() == f"Now at place {place + steps - step} of 5: {title}"
            assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Up: {title}", "the focus stays"
        assert page.locator(".exercise-told").count() == 0, "what was told of another order is gone"
    page.locator(".exercise-order button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(STATUS).inner_text() == "It stands first already."
    page.locator(".exercise-order button").last.focus()
    page.keyboard.press("Enter")
    assert page.locator(STATUS).inner_text() == "It stands last already."
    assert check(page).startswith("5 of 5 right.")
    assert page.locator(".exercise-told strong").all_inner_texts() == ["Right."] * 5


def test_an_order_that_is_wrong_is_told(exercise, sheet):
    page = exercise("order", "?set=3")
    stands = sheet("order", 3)["right"]
    same = sum(place == right for place, right in enumerate(stands))
    assert check(page).startswith(f"{same} of 5 right.")
    told = page.locator(".exercise-told").all_inner_texts()
    assert told == [words for place, right in enumerate(stands) for words in told if words == told[place] and f"Place {right + 1}: " in words]
    assert sum(words.startswith("Not right.") for words in told) == 5 - same


def test_ties_are_marked_by_keyboard_and_drawn_at_once(exercise, sheet):
    page = exercise("ties", "?set=2")
    right = sheet("ties", 2)["right"]
    for number, held in enumerate(right):
        tab_to(page, "part.matches('.exercise-ties input')")
        if held or number == right.index(0):  # one is marked that did not hold
            page.keyboard.press("Space")
    assert page.locator(".exercise-diagram line:not(.off)").count() == sum(right) + 1
    assert check(page) == "7 of 8 right. Below each stands what the record has."
    told = page.locator(".exercise-told").all_inner_texts()
    assert told[right.index(0)].startswith("Not right. Did not hold. In the record: ")
    assert all(
        words.startswith(f"Right. {'Held' if held else 'Did not hold'}.")
        for n, (words, held) in enumerate(zip(told, right, strict=True))
        if n != right.index(0)
    )
    page.locator(".exercise-told a").first.click()
    page.wait_for_selector("tr:target")  # the evidence is a tie on its actor's page


@pytest.mark.parametrize("name", mostly_slow(EXERCISES, ["order"]))
def test_the_set_is_in_the_address_and_the_first_is_the_same_with_and_without_a_script(exercise, visit, name):
    page = exercise(name, "?set=41")
    assert page.locator("h2").first.inner_text().startswith("Set 41")
    assert page.get_by_role("spinbutton", name="Set number").input_value() == "41"
    page.get_by_role("link", name="Answers to this set").click()
    page.wait_for_selector(LIVE)
    assert page.url.endswith(f"exercises/{name}/answers/?set=41")
    answers = page.locator(".exercise-answers").inner_text()
    page.get_by_role("link", name="Next set").click()
    page.wait_for_selector(LIVE)
    assert page.url.endswith(f"exercises/{name}/answers/?set=42")
    assert page.locator(".exercise-answers").inner_text() != answers
    page.get_by_role("link", name="Questions of this set").click()
    page.wait_for_selector(LIVE)
    assert page.url.endswith(f"exercises/{name}/?set=42")
    field = page.get_by_role("spinbutton", name="Set number")
    field.fill("1")
    field.press("Enter")
    page.wait_for_selector(LIVE)
    assert page.url.endswith(f"exercises/{name}/?set=1")
    for part in ("", "answers/"):
        first = page.goto(page.url.partition("exercises/")[0] + f"exercises/{name}/{part}")
        assert first.ok
        page.wait_for_selector(LIVE)
        text = "() => document.querySelector('.exercise-sheet').textContent.replace(/Up|Down|\\s+/g, '')"
        without = visit(f"exercises/{name}/{part}?set=41", "phone", java_script_enabled=False)
        assert without.evaluate(text) == page.evaluate(text)
        assert without.locator("h2").first.inner_text().startswith("Set 1")
        assert without.locator("article :is(button, input, form, fieldset, [role=status])").count() == 0


NO_SETS = ["?set=0", "?set=101", "?set=-1", "?set=x", "?set=", "?set=1e1", "?set=%3Cb%3E", "?set=99999999999"]


@pytest.mark.parametrize("query", mostly_slow(NO_SETS, ["?set=101", "?set=%3Cb%3E"]))
def test_a_number_that_is_not_there_gives_the_first_set_and_says_so(exercise, query):
    page = exercise("order", query)
    assert page.locator(STATUS).inner_text() == "There is no such set: the numbers go from 1 to 100. This is set 1."
    assert page.locator("h2").first.inner_text().startswith("Set 1")


def test_a_set_that_cannot_be_loaded_leaves_the_first_and_says_so(visit):
    page = visit("about/", allow_errors=True)
    page.route("**/7.json", lambda route: route.abort())
    page.goto(page.url.replace("about/", "exercises/ties/?set=7"))
    page.wait_for_selector(LIVE)
    assert page.locator(STATUS).inner_text() == "Set 7 could not be loaded. This is set 1."
    page.route("**/1.json", lambda route: route.fulfill(status=404))
    page.get_by_role("button", name="Check").click()
    page.wait_for_function(f"() => document.querySelector('{STATUS}').textContent.startsWith('The answers could not be loaded.')")
    page.unroute("**/7.json")
    page.unroute("**/1.json")


def test_the_overview_leads_to_a_set_of_each(visit):
    for name, kind in EXERCISES.items():
        page = visit("exercises/", "phone")
        page.wait_for_selector(LIVE)
        page.get_by_role("spinbutton", name="Set number").fill("12")
        page.get_by_role("button", name=kind.title).click()
        page.wait_for_selector(f"{LIVE} .exercise-sheet")
        assert page.url.endswith(f"exercises/{name}/?set=12")


@pytest.mark.parametrize("name", EXERCISES)
def test_paper_has_the_questions_and_no_control_or_answer(exercise, real, name):
    page = exercise(name, "?set=5")
    page.evaluate("() => document.querySelectorAll('.exercise-ties input').forEach((box) => box.click())")
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector(".exercise-told")
    page.emulate_media(media="print")
    place = page.locator(".exercise")
    hidden = "button, input, form, [role=status], .exercise-told, .exercise-other, .exercise-moves, line"
    assert place.locator(f":is({hidden}):visible").count() == 0
    assert place.get_by_text(f"edition {real.dataset.edition.edition}").is_visible()
    blank = "() => getComputedStyle(document.querySelector('.exercise-order > li, .exercise-ties > li'), '::before').content"
    if name not in CHOICES:
        assert page.evaluate(blank) in ('"____ "', '"☐ "')
    page.goto(page.url.replace("?", "answers/?"))
    page.wait_for_selector(LIVE)
    assert place.locator(":is(button, input, form):visible").count() == 0
    assert place.locator(".exercise-answers li:visible").count() >= 5
    page.emulate_media(media="screen")


@LOOKS
@pytest.mark.parametrize("name", mostly_slow(EXERCISES, ["order", "ties"]))
def test_axe_finds_nothing_with_answers_told_targets_are_large_enough_and_nothing_is_too_wide(exercise, name, scheme, size):
    page = exercise(name, "?set=9", size, color_scheme=scheme, reduced_motion="reduce")  # what fades has no contrast yet
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector(".exercise-told")
    page.evaluate("scrollTo(0, 0)")  # the header covers a part of whatever lies below it
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    for part in page.locator(".exercise :is(button, label:has([type=radio], [type=checkbox]), form a, [type=number])").all():
        box = part.bounding_box()
        assert min(box["width"], box["height"]) >= 24, part.evaluate("part => part.outerHTML")
