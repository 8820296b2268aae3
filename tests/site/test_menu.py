from explainer.record.yaml_source import Document
from explainer.site.menu import menu, missing_pages


class Front:
    def __init__(self, short):
        self.short = short


PAGES = {"": "index.md", "a/": "a.md", "b/": "b.md"}
FRONTS = {address: Front(short) for address, short in (("", "Overview"), ("a/", "A"), ("b/", "B"))}


def test_a_page_stands_in_its_folder_whichever_way_it_is_written():
    written = [{"Overview": "index.md"}, {"A": "a.md"}, {"B": "b/index.md"}, {"More": [{"Data": "data/index.md"}]}]
    assert menu(written, FRONTS, PAGES) == [{"Overview": "index.md"}, {"A": "a/index.md"}, {"B": "b/index.md"}, {"More": [{"Data": "data/index.md"}]}]


def test_a_chapter_that_the_menu_lacks_stands_after_the_last_one():
    written = [{"Overview": "index.md"}, {"A": "a.md"}, {"About": "about.md"}]
    assert menu(written, FRONTS, PAGES) == [{"Overview": "index.md"}, {"A": "a/index.md"}, {"B": "b/index.md"}, {"About": "about/index.md"}]


def test_a_chapter_that_the_menu_lacks_stands_in_the_part_of_the_others():
    written = [{"Overview": "index.md"}, {"Chapters": [{"A": "a.md"}]}, {"Look up": [{"Facts": "facts.md"}]}]
    part = {"Chapters": [{"A": "a/index.md"}, {"B": "b/index.md"}]}
    assert menu(written, FRONTS, PAGES) == [{"Overview": "index.md"}, part, {"Look up": [{"Facts": "facts/index.md"}]}]


def test_without_chapters_the_menu_stays():
    assert menu([{"About": "about.md"}, "https://elsewhere.example/"], {}, {}) == [{"About": "about/index.md"}, "https://elsewhere.example/"]


def test_a_line_for_a_page_that_is_not_there_is_a_mistake():
    config = Document(
        "mkdocs.yml", "site_url: !ENV [URL]\nnav:\n  - A: a.md\n  - More:\n      - Test: test-chaptr.md\n  - https://elsewhere.example/\n"
    )
    expected = "mkdocs.yml:5: menu names a page that is not there: 'test-chaptr.md' (did you mean 'test-chapter.md'?)"
    assert list(map(str, missing_pages(config, ["a.md", "test-chapter.md", "a.json"]))) == [expected]
    assert list(missing_pages(Document("mkdocs.yml", "site_name: A site\n"), [])) == []


def test_a_menu_that_cannot_be_read_is_a_mistake():
    (problem,) = missing_pages(Document("mkdocs.yml", "nav:\n  - A: b: c.md\n"), [])
    assert str(problem).startswith("mkdocs.yml:2: not YAML: a colon where none can stand")
