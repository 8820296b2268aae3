"""The site as an old or a text browser has it: no script runs, or no stylesheet is read, or neither."""

import pytest
from reader import PAGES

# The words of a page without what the script adds to steer it; the theme's parts of a page are left out.
WORDS = """() => { const page = (document.querySelector('article') ?? document.body).cloneNode(true);
    for (const part of page.querySelectorAll('.figure-tools, .filters, .workbench, .exercise-choose, .exercise-tools, .exercise-moves, .accessed, .cite button, .copied, .parts, .syllabus, script, style')) part.remove();
    return page.textContent.replace(/\\s+/g, ' ').trim(); }"""


def bare(visit, path, size, **options):
    """Open a page whose stylesheets do not load."""
    page = visit("about/", size, allow_errors=True, **options)
    page.route("**/*.css", lambda route: route.abort())
    page.goto(page.url.removesuffix("about/") + path)
    return page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_without_a_stylesheet_and_without_a_script(visit, path):
    page = bare(visit, path, "phone", java_script_enabled=False)
    article = page.locator("article" if page.locator("article").count() else "body")
    for figure in page.locator("figure.figure:has(.picture)").all():
        shown = [picture for picture in figure.locator("svg.picture").all() if picture.is_visible()]
        assert [picture.get_attribute("class") for picture in shown] == ["picture narrow"]
        width, height = map(float, shown[0].get_attribute("viewBox").split()[2:])
        assert (shown[0].bounding_box()["width"], shown[0].bounding_box()["height"]) == (width, height)
    drawn = "svg => [svg.getBoundingClientRect().width, svg.closest('figure') ? 340 : 28]"
    assert all(width <= most for width, most in (svg.evaluate(drawn) for svg in page.locator("svg").all())), "no icon fills the page"
    assert article.locator(":is(button, input, select):visible").count() == 0, "no dead control"
    assert article.locator("[hidden]:not(form.filters)").count() == 0, "nothing is kept from a reader"
    assert article.locator("a:not([href]):not([id]), a[href^='javascript:'], a[href='']").count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_no_words_are_in_the_script_alone(visit, path):
    without = visit(path, java_script_enabled=False)
    assert without.locator("article :is(button, input, select):visible").count() == 0, "no dead control"
    words = without.evaluate(WORDS)
    page = visit(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(WORDS) == words


def test_a_reader_without_a_stylesheet_can_still_use_the_script(visit):
    page = bare(visit, "events/", "desktop")
    page.locator("select[name=theme]").select_option("arms")
    assert page.locator(".filtered li:visible").count() < page.locator(".filtered li").count()
