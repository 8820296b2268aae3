"""The page of a figure alone, and what oEmbed asks of it."""

import json
import re

from explainer.figures import embed_page
from explainer.figures.figure_html import Location
from explainer.site import social_cards


def test_a_page_for_embedding_holds_the_figure_alone_and_a_way_home(real):
    made = next(shown for shown in real.drawings if shown.figure.id == "channel")
    page = embed_page.page(made, Location("../../", "deconfliction/", "https://site.example/"))
    assert page.count("<figure") == 1
    assert '<a target="_blank" rel="noopener" href="../../deconfliction/#fig-channel">' in page
    assert '<link rel="canonical" href=' in page
    assert not re.search(r'(src|href)="https?://(?!site\.example)', page)


def test_a_page_for_embedding_leads_to_its_oembed_answer(real):
    made = next(shown for shown in real.drawings if shown.figure.id == "channel")
    at = Location("../../", "deconfliction/", "https://site.example/")
    files = embed_page.files(made, at)
    (found,) = re.findall(r'type="application/json\+oembed" href="https://site.example/([^"]*)"', files["embed/channel/index.html"])
    answer = json.loads(files[found])
    assert (answer["type"], answer["version"], answer["title"]) == ("rich", "1.0", made.figure.title)
    assert {"html", "width", "height"} <= answer.keys(), "what the type rich must have: https://oembed.com, 2.3.4.4"
    assert 'src="https://site.example/embed/channel/"' in answer["html"]
    assert answer["thumbnail_url"] in {f"https://site.example/cards/{card.name}.png" for card in social_cards.cards(real)}
