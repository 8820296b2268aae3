"""References that a reader pastes: what changed is told with both wordings, what cannot be read is named, and nothing is sent."""

import json
import re
from html import unescape

import pytest

EVENT = "events/il-20-shootdown-2018/"
OTHER = "events/israel-beer-sentence-1962/"  # of which no change is noted
DONE = re.compile("did not|Nothing")
TITLE = "An older title of the event"
OLD = "2025-01"
# Of a chapter, the first heading whose text begins with two plain words.
PASSAGE = re.compile(r"<h3 [^>]*>(?P<heading>[^<]+)<(?:(?!<h3 ).)*?<p[^>]*>(?P<words>[A-Z][a-z]+ [a-z]+) ", re.DOTALL)
CHANGE = "The hour was mended. A page was found."
BIBTEX = "@online{il-20, title = {{A title}}, url = {%s}, urldate = {2026-12-04}, note = {Edition 2026-11. CC BY 4.0}}"
RIS = "TY  - ELEC\r\nTI  - A title\r\nUR  - %s\r\nY2  - 2026/12/02/\r\nER  -\r\n"


@pytest.fixture
def paste(visit):
    """Paste a text into the page of a site that has a kept edition of January 2025, and return what is told, and all addresses that were asked."""
    asked = []
    page = visit("cited/", on_request=lambda request: asked.append((request.method, request.url, request.post_data)), allow_errors=True)
    home = page.url.removesuffix("cited/")

    def changes(route):
        known = route.fetch().json()
        known["editions"] = {"2026-11": "2026-11-30", OLD: "2025-01-31"}
        known["pages"][EVENT]["changes"] = [["2026-12-03", CHANGE]]
        route.fulfill(json=known)

    def older(route):
        table = json.loads(page.request.get(f"{home}data/events.json").text())
        for row in table["events"]:
            if f"events/{row['id']}/" in (EVENT, OTHER):
                row["title"] = TITLE
        route.fulfill(json=table)

    def older_page(route):
        text = page.request.get(f"{home}deconfliction/").text()
        start, end = PASSAGE.search(text).span("words")
        text = f"{text[:start]}Once <b>other</b>{text[end:]}".replace("Record to", "Record up to", 1)  # the byline: it changes with every edition
        route.fulfill(body=text.replace("<h2 ", "<h2 data-old ", 1), content_type="text/html")

    page.route("**/cited/changes.json", changes)
    page.route(f"**/editions/{OLD}/deconfliction/", older_page)
    page.route("**/editions/*/data/events.json", older)

    def run(text):
        asked.clear()
        page.get_by_label("Addresses, one a line").fill(text.replace("HOME/", "https://name.example/repo/").replace("HERE/", home))
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(".cited-told").filter(has_text=DONE).wait_for()
        return page, asked

    return run


REFERENCES = [
    (f"HOME/{EVENT}", "1 reference changed, 0 did not.", "Changed."),
    (f"See HERE/{EVENT}. Edition 2026-11", "1 reference changed, 0 did not.", "Changed since edition 2026-11."),
    (BIBTEX % f"HOME/{EVENT}", "1 reference changed, 0 did not.", "Changed since edition 2026-11."),
    (RIS % f"HOME/{EVENT}", "1 reference changed, 0 did not.", "Changed since 2026-12-02."),
    ((RIS % f"HOME/{EVENT}").replace("12/02", "12/03"), "0 references changed, 1 did not.", "No change is noted since 2026-12-03."),
    (f"Chicago. Accessed December 4, 2026. HOME/{EVENT}", "0 references changed, 1 did not.", "No change is noted since 2026-12-04."),
    (f"Accessed 1 Dec. 2026. HOME/{EVENT}#sources", "1 reference changed, 0 did not.", "Changed since 2026-12-01."),
    ("HOME/embed/channel/ Edition 2026-11", "0 references changed, 1 did not.", "No change is noted since edition 2026-11."),
]


def test_a_reference_in_each_form_is_compared_from_its_edition_or_day(paste):
    for text, told, since in REFERENCES:
        page, asked = paste(text)
        assert page.locator(".cited-told").text_content() == told, text
        (item,) = page.locator(".cited-shown ol > li").all()
        assert item.locator("p").first.text_content().endswith(since), text
        assert item.locator("ul li").all_text_contents() == ([f"2026-12-03: {CHANGE}"] if told.startswith("1") else []), text
        assert all(method == "GET" and not data and "?" not in url for method, url, data in asked), "nothing is sent"
        assert page.url.endswith("/cited/")


def test_of_an_older_edition_both_wordings_are_shown(paste, real):
    page, _ = paste(f"HOME/editions/{OLD}/{EVENT}")
    assert page.locator(".cited-told").text_content() == "1 reference changed, 0 did not."
    assert page.locator(".cited-shown dt").all_text_contents() == ["title"]
    assert page.locator(".cited-shown del").text_content() == TITLE
    assert page.locator(".cited-shown ins").text_content() == real.dataset.events["il-20-shootdown-2018"].title


def test_the_wording_of_the_present_edition_is_compared_too_for_a_record_changes_before_the_next(paste):
    page, _ = paste(f"HOME/{OTHER} Edition 2026-11")
    assert page.locator(".cited-told").text_content() == "1 reference changed, 0 did not."
    assert page.locator(".cited-shown del").text_content() == TITLE


def test_the_list_of_changes_is_fetched_once(paste):
    assert [url for _, url, _ in paste(f"HOME/{EVENT}")[1] if url.endswith("/changes.json")]
    page, asked = paste("HOME/deals/")
    assert page.locator(".cited-shown a").text_content() == "Arms deals"
    assert asked == []


def test_of_a_chapter_the_passages_that_differ_are_shown_below_their_heading(paste):
    page, _ = paste(f"HOME/deconfliction/ Edition {OLD}")
    heading, words = PASSAGE.search(page.request.get(f"{page.url.removesuffix('cited/')}deconfliction/").text()).groups()
    assert page.locator(".cited-told").text_content() == "1 reference changed, 0 did not."
    assert page.locator(".cited-shown dt").all_text_contents() == [unescape(heading)]
    then, now = page.locator(".cited-shown dd").all_text_contents()
    assert then.startswith("Then: Once other ")
    assert now.startswith(f"Now: {words} ")
    assert page.locator(".cited-shown :is(del, ins)").all_text_contents() == ["Once other ", f"{words} "]
    assert page.locator(".cited-shown a").last.get_attribute("href").endswith(f"editions/{OLD}/deconfliction/")


def test_an_edition_that_is_not_kept_leaves_the_noted_changes(paste):
    page, _ = paste(f"HOME/deals/#s-300-for-syria Edition {OLD}")
    assert "The wording of edition 2025-01 is not kept" in page.locator(".cited-shown").text_content()


def test_what_cannot_be_read_is_named_with_its_reason(paste):
    page, _ = paste(
        "just words\nhttps://elsewhere.example/x\nHOME/no-such-page/\nHOME/facts/ Edition 2024-02\n@book{none, title = {T}}\n"
        "TY  - BOOK\nTI  - No address\nER  -\n@misc{broken, url = {https://x.example"
    )
    assert page.locator(".cited-told").text_content() == "0 references changed, 0 did not, and 7 were not understood."
    assert page.locator(".cited-shown ol > li").all_text_contents() == [
        "https://elsewhere.example/x is no address of this site.",
        "https://name.example/repo/no-such-page/ is no page of this site.",
        "https://name.example/repo/facts/ names the edition 2024-02, which is not known here.",
    ]
    assert page.locator(".cited-shown > ul > li").all_text_contents() == [
        "No address: it names no address in its tag UR.",
        "@book{none: it names no address in its field url.",
        "@misc{broken: its last brace is missing.",
        "just words: it holds no address.",
    ]


def test_nothing_pasted_is_said_and_nothing_is_fetched(paste):
    for text in ("", " \n\t\n"):
        page, asked = paste(text)
        assert page.locator(".cited-told").text_content() == "Nothing was pasted."
        assert not [url for _, url, _ in asked if "/assets/" not in url]


def test_hostile_text_is_shown_as_text(paste):
    for text in ("<img src=x onerror=alert(1)>", "@a{<b>,url={x}}", "TY  - \x00", "{" * 9999, "@x{" * 999, "http://[::1", "HOME/__proto__/"):
        page, _ = paste(text)
        assert page.locator(".cited-shown :is(img, b)").count() == 0, text
        assert "not understood" in page.locator(".cited-told").text_content(), text
