"""The page of what to look for next: ages as of the release, and words that keep their language and direction."""

from lxml import html as lxml_html

from explainer.pages import due


def test_the_page_counts_to_the_day_of_release_and_marks_languages(good):
    page = lxml_html.fromstring(f"<div>{due.page(good).markdown()}</div>")
    rows = {row.xpath("string(th)"): row for row in page.iter("tr") if row.xpath("td")}
    assert rows["Who answers the telephone?"].xpath("string(td[1])") == "20 November 2026, 4 days ago"
    words = rows["Who answers the telephone?"].xpath(".//span[@lang]")
    assert [(word.get("lang"), word.get("dir")) for word in words] == [("en", None), ("ru", None), ("he", "rtl"), ("ar", "rtl")]
    (lease,) = page.xpath(".//tr[@id='lease-of-the-line']")
    assert (
        lease.xpath("string(th)") == "The lease of the line ends It may be renewed. Looked for on 20 November 2026: No page on a new lease was found."
    )
