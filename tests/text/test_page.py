import yaml

from explainer.text.page import Page, heading


def test_a_page_is_written_with_front_matter_that_yaml_reads():
    page = Page(
        "A “title”: with <marks>",
        "Words. " * 40,
        heading("A title") + "\nText.\n",
        tag="Event",
        boost=4,
        tags=[("citation_title", 'a "b"')],
        linked={"name": "</script>"},
        card="events/x",
    )
    text = page.markdown()
    front, body = text.removeprefix("---\n").split("---\n", 1)
    read = yaml.safe_load(front)
    assert read["title"] == "A “title”: with &lt;marks&gt;"
    assert len(read["description"]) <= 155
    assert read["description"].endswith("…")
    assert read["tags"] == ["Event"]
    assert read["search"] == {"boost": 4}
    assert read["head"] == [{"name": "citation_title", "content": "a &quot;b&quot;"}]
    assert read["linked"] == '{"@context":"https://schema.org","name":"\\u003c/script>"}'
    assert body == "\n# A title\n\nText.\n"


def test_a_page_that_search_must_not_know_says_so():
    assert yaml.safe_load(Page("a", "b", "", searchable=False).markdown().split("---\n")[1])["search"] == {"exclude": True}
