"""The explorer of events with 3,000 of them: it opens, narrows its whole list, and its figure becomes live."""

from reader import make_live


def test_three_thousand_events_can_be_explored(tenfold, context):
    page = context("desktop", {}).new_page()
    page.set_default_timeout(60_000)
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{tenfold}timeline/")
    status = page.locator(".filters [role=status]")
    assert status.inner_text() == "3010 in all"
    assert page.locator(".filtered li").count() == 3010
    figure = page.locator("#fig-all-events")

    page.locator("select[name=theme]").select_option("arms")
    page.wait_for_function("() => document.querySelector('.filters [role=status]').textContent.endsWith(' of 3010 shown')")
    few = page.locator(".filtered li:visible").count()
    assert 0 < few < 3010
    assert status.inner_text() == f"{few} of 3010 shown"

    make_live(figure)
    page.wait_for_function("f => !f.explainer.live.busy", arg=figure.element_handle())
    listed = set(page.eval_on_selector_all(".filtered li:not([hidden]) > a", "links => links.map(link => link.href)"))
    marks = {tenfold + mark for mark in figure.evaluate("f => f.explainer.live.marks.map(mark => mark.data[1])")}
    assert marks
    assert marks <= listed

    page.reload()
    page.wait_for_function("() => document.querySelector('.filters [role=status]').textContent.endsWith(' of 3010 shown')")
    assert page.locator(".filtered li:visible").count() == few, "the address keeps the choice"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => document.querySelector('.filters [role=status]').textContent === '3010 in all'")
    assert page.locator(".filtered li:visible").count() == 3010
    page.close()
    assert wrong == []
