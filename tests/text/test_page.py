import yaml

from explainer.text.page import Metadata, Page, heading


def test_a_page_is_written_with_front_matter_that_yaml_reads():
    said = Metadata([("citation_title", 'a "b"')], {"name": "</script>"}, "events/x")
    page = Page("\n" + heading("A title"), "A “title”: with <marks>", "Words. " * 40, tag="Event", boost=4, metadata=said)
    front, body = page.markdown().removeprefix("---\n").split("---\n", 1)
    read = yaml.safe_load(front)
    assert read["title"] == "A “title”: with &lt;marks&gt;"
    assert len(read["description"]) <= 155
    assert read["description"].endswith("…")
    assert read["tags"] == ["Event"]
    assert read["search"] == {"boost": 4}
    assert read["head"] == [{"name": "citation_title", "content": "a &quot;b&quot;"}]
    assert read["linked"] == '{"@context":"https://schema.org","name":"\\u003c/script>"}'
    assert read["card"] == "events/x"
    assert body == "\n# A title\n"


def test_a_page_that_search_must_not_know_says_so():
    assert yaml.safe_load(Page("", "a", "b", searchable=False).markdown().split("---\n")[1])["search"] == {"exclude": True}


def test_what_an_author_wrote_stays_as_it_is():
    assert Page("# T\n").markdown() == "# T\n"
    assert Page("# T\n", front="hide: [toc]\n").markdown() == "---\nhide: [toc]\n---\n# T\n"
