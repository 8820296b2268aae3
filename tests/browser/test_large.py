"""The explorer of events with ten times as many: it opens, narrows its whole list, and its figure with it."""

import pytest
from reader import marks

pytestmark = pytest.mark.slow


def says(page, end):
    """Wait until the count above the list ends with some words."""
    page.wait_for_function("end => document.querySelector('.filters [role=status]').textContent.endsWith(end)", arg=end)


def test_ten_times_the_events_can_be_explored(tenfold, context, real):
    count = 10 * len(real.dataset.events)
    page = context("desktop", {}).new_page()
    page.set_default_timeout(60_000)
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{tenfold}timeline/")
    status = page.locator(".filters [role=status]")
    says(page, f"{count} in all")
    assert status.inner_text() == f"{count} in all"
    assert page.locator(".filtered li").count() == count
    figure = page.locator("#fig-all-events")

    page.get_by_text("Filter", exact=True).click()
    page.locator("select[name=theme]").select_option("arms")
    says(page, f" of {count} shown")
    few = page.locator(".filtered li:visible").count()
    assert 0 < few < count
    assert status.inner_text() == f"{few} of {count} shown"

    listed = set(page.eval_on_selector_all(".filtered li:not([hidden]) > a", "links => links.map(link => link.href)"))
    drawn = {tenfold + mark.partition("~")[0] for mark in marks(figure)}
    assert drawn
    assert drawn <= listed

    page.reload()
    says(page, f" of {count} shown")
    assert page.locator(".filtered li:visible").count() == few, "the address keeps the choice"
    page.get_by_role("button", name="Show all").click()
    says(page, f"{count} in all")
    assert page.locator(".filtered li:visible").count() == count
    page.close()
    assert wrong == []
