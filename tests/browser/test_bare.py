"""The site as an old or a text browser has it: no script runs, or no stylesheet is read, or neither."""

from reader import CHAPTERS, EACH_PAGE, EXPLORERS, SIZES


@EACH_PAGE
def test_a_page_reads_without_a_script_and_then_without_a_stylesheet(visit, path):
    page = visit(path, java_script_enabled=False)
    article = page.locator("article" if page.locator("article").count() else "body")
    controls = article.locator(":is(button, input, select):visible")
    assert controls.count() == 0, "no dead control"
    assert page.locator(".figure-sorts:visible").count() == 0, "nothing that only a script can hide"
    figures = page.locator("figure.figure:has(.picture)")
    assert figures.count() >= 2 * (path in (*CHAPTERS, *EXPLORERS))
    for size in ("desktop", "phone"):
        page.set_viewport_size(SIZES[size])
        for figure in figures.all():
            assert figure.get_attribute("data-state") == "static"
            pictures = [picture for picture in figure.locator("svg.picture").all() if picture.is_visible()]
            assert len(pictures) == 1
            assert pictures[0].bounding_box()["height"] > 150

    page.evaluate("for (const sheet of document.querySelectorAll('link[rel=stylesheet]')) sheet.remove()")
    for figure in figures.all():
        shown = [picture for picture in figure.locator("svg.picture").all() if picture.is_visible()]
        assert [picture.get_attribute("class") for picture in shown] == ["picture narrow"]
        width, height = map(float, shown[0].get_attribute("viewBox").split()[2:])
        assert (shown[0].bounding_box()["width"], shown[0].bounding_box()["height"]) == (width, height)
    drawn = "svg => [svg.getBoundingClientRect().width, svg.closest('figure, .line-strip, .place-map') ? 340 : 28]"
    assert all(width <= most for width, most in (svg.evaluate(drawn) for svg in page.locator("svg").all())), "no icon fills the page"
    assert controls.count() == 0, "no dead control"
    # What search takes of other spellings stands at the end of the page as well.
    assert article.locator("[hidden]:not(form.filters, .searched)").count() == 0, "nothing is kept from a reader"
    assert article.locator("a:not([href]):not([id]), a[href^='javascript:'], a[href='']").count() == 0


def test_a_reader_without_a_stylesheet_can_still_use_the_script(visit):
    page = visit("about/", allow_errors=True)
    page.route("**/*.css", lambda route: route.abort())
    page.goto(page.url.removesuffix("about/") + "events/")
    page.get_by_text("Filter", exact=True).click()
    page.locator("select[name=theme]").select_option("arms")
    assert page.locator(".filtered li:visible").count() < page.locator(".filtered li").count()
