"""The list of claims, by what a reader finds of each."""

from lxml import html as lxml_html

from explainer.lists.claims import claims
from explainer.lists.context import ListContext
from explainer.record.vocabulary import VERDICTS


def test_each_claim_has_its_verdict_answer_evidence_and_anchor(good):
    made = lxml_html.fromstring(f"<div>{claims(ListContext(good, '../'))}</div>")
    assert [heading.text for heading in made.iter("h2")] == ["Arms", "Deconfliction"]
    assert [link.get("href") for link in made.find("nav").iter("a")] == ["#arms", "#deconfliction"]
    items = {item.get("id"): item for item in made.xpath(".//ul[contains(@class, 'claims')]/li")}
    assert set(items) == set(good.claims)
    red = items["line-was-red"]
    assert red.get("data-verdict") == "not-so"
    assert [part.text_content().strip() for part in red.iter("p")] == [
        "The line was red & loud.",
        "Not so.",
        "It was a telephone line without a colour.",
        "The agreement names no colour.",
        "Said by A speaker of the South. Sources: An Agency of the South via The Herald; The Agency",
    ]
    assert red.find(".//svg").get("aria-hidden") == "true"
    links = [link.get("href") for link in red.iter("a")]
    assert {"#line-was-red", "../sources/press/#herald-2015", "../events/line-agreed-2015/", "../facts/#line-design"} <= set(links)
    assert red.find(".//details/summary").text == "In the record: 1 event, 1 fact, 1 deal"


def test_the_form_offers_the_verdicts_in_use(good):
    made = lxml_html.fromstring(f"<div>{claims(ListContext(good, '../'))}</div>")
    offered = {option.get("value"): option.text for option in made.xpath(".//select[@name='verdict']/option")}
    assert offered == {"": "all", "not-so": VERDICTS["not-so"], "not-shown": VERDICTS["not-shown"]}
