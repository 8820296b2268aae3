"""The pages of actors: on what the start and the end of a tie rest."""

from lxml import html as lxml_html

from explainer.pages.actors import actor_page
from explainer.record.urls import Home


def ties_of(actor, dataset):
    page = lxml_html.fromstring(f"<div>{actor_page(dataset.actors[actor], dataset, (), Home('https://site.example/', '')).markdown()}</div>")
    return {row.get("id"): row.xpath("td") for row in page.xpath(".//tbody/tr[@id]")}


def test_the_start_and_the_end_of_a_tie_have_their_own_pages(good):
    _, since, until, *_ = ties_of("between", good)["south-between-arms-2012"]
    assert since.text_content() == "2012 (first documented)"
    assert until.text_content() == "October 2018 A copying site"
    assert until.find(".//a").get("href").endswith("#unlinked-2018")


def test_a_tie_without_an_end_says_when_one_was_looked_for(good):
    *_, until, _, said = ties_of("south", good)["north-south-line-2015"]
    assert until.text_content() == "no end found"
    assert said.text_content().endswith("Looked for again on 20 November 2026: No end was found.")
