"""The bibliography of one type: by publisher, folded, the most used first, with every anchor inside a fold."""

from lxml import html as lxml_html

from explainer.pages import sources


def of_publishers(good, counts):
    """Return the page of sources with so many of each publisher."""
    model = next(source for source in good.sources.values() if source.type == "press")
    found = [
        model.model_copy(update={"id": f"{sources.outlet_id(name)}-{number}", "publisher": name})
        for name, count in counts.items()
        for number in range(count)
    ]
    return lxml_html.fromstring(f"<div>{sources.of_type('press', found, good, {}).body}</div>")


def shown(page):
    """Return the words of each fold's name."""
    return [summary.text_content() for summary in page.iter("summary")]


def test_the_most_used_publisher_comes_first_and_those_with_one_source_last(good):
    page = of_publishers(good, {"Ahram": 1, "The Beacon": 2, "Capital": 30, "Dawn": 2, "Echo": 1})
    assert shown(page) == ["Capital 30 sources", "The Beacon 2 sources", "Dawn 2 sources", "One source each 2 publishers"]
    assert not page.xpath("//details[@open]")
    anchors = [f"from-{name}" for name in ("capital", "the-beacon", "dawn", "ahram", "echo")]
    assert page.xpath("//details//*[starts-with(@id, 'from-') and not(self::li)]/@id") == anchors, "a link opens a fold only around its target"
    assert len(page.xpath("//details//li/@id")) == 36


def test_many_publishers_with_one_source_each_are_folded_by_letter(good):
    names = ["The Zenith", "Élan", "1492 News", *(f"Paper {number}" for number in range(30))]
    assert shown(of_publishers(good, dict.fromkeys(names, 1))) == ["0 to 9 1 publisher", "E 1 publisher", "P 30 publishers", "Z 1 publisher"]


def test_a_short_page_stands_open(good):
    page = of_publishers(good, {"Ahram": 1, "Beacon": 2})
    assert len(page.xpath("//details[@open]")) == len(shown(page)) == 2
