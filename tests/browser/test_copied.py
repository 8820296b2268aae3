"""What a reader copies holds the words of the page, and not the signs that lead about in it."""

import pytest

COPIED = """article => {
    const selection = getSelection();
    selection.selectAllChildren(article);
    return selection.toString();
}"""


@pytest.mark.parametrize("path", ["deconfliction/", "scenarios/", "events/il-20-shootdown-2018/", "facts/"])
def test_a_copy_of_a_page_holds_no_sign_of_a_heading_and_no_arrow_of_a_note(visit, path):
    page = visit(path)
    page.locator("article h2").first.hover()
    page.wait_for_selector("h2 > .headerlink")  # the sign of the heading
    lines = page.locator("article").evaluate(COPIED).splitlines()
    assert not [line for line in lines if "↩" in line or line.rstrip().endswith("#")]
    assert any(len(line) > 100 for line in lines)


def test_the_clipboard_gets_a_heading_without_its_sign(visit):
    page = visit("deconfliction/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    heading = page.locator("article h2").first
    heading.evaluate("h2 => getSelection().selectAllChildren(h2)")
    page.keyboard.press("ControlOrMeta+c")
    said = page.evaluate("navigator.clipboard.readText()")
    assert said
    assert said == heading.evaluate("h2 => h2.firstChild.textContent")
