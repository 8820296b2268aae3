"""The page of a figure alone, and what oEmbed asks of it."""

import json
import re

from explainer.figures import embed_page
from explainer.site import social_cards

HOME = "https://site.example/"


def test_a_page_for_embedding_holds_the_figure_alone_and_a_way_home(real):
    made = next(shown for shown in real.drawings if shown.figure.id == "channel")
    page = embed_page.files(made, "deconfliction/", HOME)["embed/channel/index.html"]
    assert page.count("<figure") == 1
    assert '<a target="_blank" rel="noopener" href="../../deconfliction/#fig-channel">' in page
    links = re.findall("<a [^>]*>", page)
    assert links
    assert all('target="_blank" rel="noopener"' in link for link in links), "in a frame they would fill it"
    assert '<link rel="canonical" href=' in page
    assert not re.search(r'(src|href)="https?://(?!site\.example)', page)


def test_a_page_for_embedding_leads_to_its_oembed_answer(real):
    made = next(shown for shown in real.drawings if shown.figure.id == "channel")
    files = embed_page.files(made, "deconfliction/", HOME)
    (found,) = re.findall(r'type="application/json\+oembed" href="https://site.example/([^"]*)"', files["embed/channel/index.html"])
    answer = json.loads(files[found])
    assert (answer["type"], answer["version"], answer["title"]) == ("rich", "1.0", made.figure.title)
    assert {"html", "width", "height"} <= answer.keys(), "what the type rich must have: https://oembed.com, 2.3.4.4"
    assert 'src="https://site.example/embed/channel/"' in answer["html"]
    assert answer["thumbnail_url"] in {f"https://site.example/cards/{card.name}.png" for card in social_cards.cards(real)}
