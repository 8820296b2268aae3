"""The head of built pages, read as Zotero's translator for embedded metadata reads it."""

import json
from datetime import date

import pytest
import rispy
from lxml import html as lxml_html

from explainer.chapters.head_and_foot import work
from explainer.citing import styles
from explainer.citing.page_tags import Described, tags
from explainer.pages import metadata
from explainer.record.dates import When
from explainer.record.sources import Author
from explainer.site import social_cards
from explainer.text.page import Metadata, Page

HOME = "https://name.example/repo/"


def embedded(page):
    """Return the item that Zotero saves: its type by `z:itemType`, else a journal article where there is a `citation_title`; the site by Open Graph."""
    metas = [
        (meta.get("name") or meta.get("property"), meta.get("content")) for meta in page.iter("meta") if meta.get("name") or meta.get("property")
    ]
    found = dict(reversed(metas))
    return {
        "itemType": found.get("z:itemType") or ("journalArticle" if "citation_title" in found else "webpage"),
        "title": found.get("citation_title") or found.get("og:title"),
        "creators": [content for name, content in metas if name == "citation_author"],
        "date": found.get("citation_publication_date", "").replace("/", "-"),
        "websiteTitle": found.get("citation_journal_title") or found.get("og:site_name"),
        "url": found.get("citation_public_url") or found.get("og:url"),
        "abstractNote": found.get("citation_abstract") or found.get("og:description"),
        "language": found.get("citation_language"),
        "tags": [word for word in found.get("citation_keywords", "").split(";") if word],
        "references": [content for name, content in metas if name == "citation_reference"],
    }


def signed(author):
    return f"{author.body}," if author.body else f"{author.family}, {author.given}"


@pytest.fixture(scope="module")
def read(site):
    return lambda page: lxml_html.fromstring((site / page / "index.html").read_text(encoding="utf-8"))


def fronts(real):
    """Return the chapters that have front matter, each with it."""
    return [(chapter, chapter.front) for chapter in real.chapters if chapter.front]


def test_every_chapter_is_saved_as_a_web_page_with_all_fields(read, real):
    for chapter, head in fronts(real):
        item = embedded(read(chapter.address))
        assert item["itemType"] == "webpage"
        assert (item["title"], item["creators"]) == (head.title, [signed(author) for author in head.authors])
        assert item["date"] == head.updated.text
        assert item["websiteTitle"] == real.dataset.edition.title
        assert item["url"] == f"{HOME}{chapter.address}"
        assert (item["abstractNote"], item["language"]) == (head.description, head.language)
        assert item["tags"]
        assert item["references"] == [], "a hundred tags would say what the notes and the bibliography say"
        assert linked(read(chapter.address))["citation"]["url"] == f"{HOME}{chapter.bibliography}.csl.json"


def test_a_chapter_in_another_language_says_so_to_every_machine(real):
    chapter = next(each for each in real.chapters if each.address == "background/")
    other = work(chapter.front.model_copy(update={"language": "he"}), real.dataset, HOME, chapter.address)
    page = Described(other, "", (), other.issued, ())
    assert (dict(tags(page))["citation_language"], styles.item(other)["language"]) == ("he", "he")


def test_an_event_is_saved_as_a_web_page_with_its_actors_as_tags(read, real):
    event = real.dataset.events["il-20-shootdown-2018"]
    item = embedded(read(f"events/{event.id}"))
    assert (item["itemType"], item["title"], item["abstractNote"]) == ("webpage", event.title, event.summary)
    assert item["url"] == f"{HOME}events/{event.id}/"
    assert real.dataset.actors["russia"].name in item["tags"]
    assert len(item["references"]) == len(event.sources)


def test_a_body_stays_whole_in_zotero_and_a_person_is_turned(good):
    work = styles.site_work("x", "X", good.edition, HOME)._replace(authors=(Author(body="A Body of Men"), Author(given="Jo", family="Roe")))
    names = [content for name, content in tags(Described(work, "", (), work.issued)) if name == "citation_author"]
    assert names == ["A Body of Men,", "Roe, Jo"]


def test_every_page_is_saved_with_author_day_language_and_its_own_address(site, real):
    edition = real.dataset.edition
    changed = {f"{HOME}{address}": front.updated.text for address, front in real.fronts.items()}
    told = 0
    for path in site.rglob("index.html"):
        page, where = lxml_html.fromstring(path.read_text(encoding="utf-8")), path.parent.relative_to(site).as_posix()
        if where.startswith(("embed/gallery-", "gallery")):
            continue  # they say where the gallery went
        item, told = embedded(page), told + 1
        stands = HOME if where == "." else f"{HOME}{where.replace('embed/', 'figures/')}/"
        assert item["url"] == stands == page.xpath('//link[@rel="canonical"]/@href')[0], where
        assert item["creators"] == [f"{edition.title},"], where
        assert item["date"] == changed.get(item["url"], edition.released.text), where
        assert item["language"].startswith("en"), where
        assert item["title"], where
    assert told > len(real.dataset.events)


def test_a_chapter_has_the_day_of_its_own_last_change(real):
    front = next(iter(real.fronts.values()))
    earlier = front.model_copy(update={"updated": When.parse("2025-02-03")})
    said = dict(tags(Described(work(earlier, real.dataset, HOME, "chapter/"), "", [], earlier.date)))
    assert said["citation_publication_date"] == "2025/02/03"
    assert earlier.updated != real.dataset.edition.released


def test_a_figure_and_a_chapter_are_one_work_on_their_pages_and_in_a_plan(read, site):
    plan = {ref["urls"][0]: ref for path in site.glob("teach/syllabus/*.ris") for ref in rispy.loads(path.read_text(encoding="utf-8"))}
    for address, planned in plan.items():
        where = address.removeprefix(HOME).partition("#")[0]
        if address != f"{HOME}{where}":
            continue  # an activity, which stands on a page with others
        item = embedded(read(where))
        assert (item["title"], item["creators"]) == (planned["title"], [f"{name}," for name in planned["authors"]])
        assert item["date"] == planned["date"].strip("/").replace("/", "-")
        page = read(where)
        for own in page.xpath('//div[@class="cite"]//pre[@aria-label="RIS"]'):
            (said,) = rispy.loads(own.text_content())
            assert {key: said[key] for key in ("title", "authors", "date", "urls")} == {
                key: planned[key] for key in ("title", "authors", "date", "urls")
            }


def test_no_page_calls_itself_an_article_of_a_journal_or_holds_coins(site):
    for path in site.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        assert "citation_journal_title" not in text, path
        assert "Z3988" not in text, path
        assert ("citation_title" in text) == ('name="z:itemType" content="webpage"' in text), path


def linked(page):
    (script,) = page.xpath('//script[@type="application/ld+json"]')
    return json.loads(script.text)


def test_a_chapter_says_what_it_teaches(read, real):
    for chapter, head in fronts(real):
        said = linked(read(chapter.address))
        assert said["@type"] == ["Article", "LearningResource"]
        assert (said["name"], said["dateModified"], said["version"]) == (head.title, head.updated.text, real.dataset.edition.edition)
        assert said.get("teaches", []) == list(head.objectives)
        assert said["timeRequired"] == f"PT{head.minutes_reading}M"
        assert {"isAccessibleForFree", "accessMode", "accessibilityFeature", "audience", "educationalLevel", "license"} <= said.keys()


def test_the_data_page_is_a_dataset_whose_files_are_there(read, site, real):
    said = linked(read("data"))
    assert said["@type"] == "Dataset"
    first, last = said["temporalCoverage"].split("/")
    assert date.fromisoformat(first) == min(event.date.first for event in real.dataset.events.values())
    assert last == real.dataset.edition.as_of.text
    for file in said["distribution"]:
        assert (site / file["contentUrl"].removeprefix(HOME)).is_file(), file


def test_the_page_of_an_event_is_an_article_about_it(read, real):
    event = real.dataset.events["il-20-shootdown-2018"]
    said = linked(read(f"events/{event.id}"))
    assert (said["@context"], said["@type"], said["headline"]) == ("https://schema.org", "Article", event.title)
    assert (said["url"], said["description"], said["datePublished"]) == (f"{HOME}events/{event.id}/", event.summary, "2026-11-30")
    happened = said["about"]
    assert (happened["@type"], happened["startDate"]) == ("Event", "2018-09-17")
    assert "endDate" not in happened
    assert happened["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": event.place.lat, "longitude": event.place.lon}
    assert {"@type": "Thing", "name": real.dataset.actors["russia"].name} in happened["about"]
    assert said["isBasedOn"]["url"] == f"{HOME}data/"


@pytest.mark.parametrize(
    ("text", "basis", "days"),
    [
        ("2018-08-02/2018-08-14", "act", ("2018-08-02", "2018-08-14")),
        ("2024-12-08/..", "act", ("2024-12-08", None)),
        ("2015-09~", "act", ("2015-09", None)),
        ("2018-09-17", "report", (None, None)),
    ],
)
def test_machines_get_the_days_of_an_act_and_none_of_a_report(real, text, basis, days):
    event = real.dataset.events["il-20-shootdown-2018"].model_copy(update={"date": When.parse(text), "basis": basis})
    work = styles.site_work(event.id, event.title, real.dataset.edition, HOME)
    happened = metadata.event(work, event, real.dataset, HOME).linked["about"]
    assert (happened.get("startDate"), happened.get("endDate")) == days


def test_the_page_of_a_figure_is_a_picture_with_its_files(read, site, real):
    for drawing in real.drawings:
        id_ = drawing.figure.id
        said = linked(read(f"figures/{id_}"))
        assert (said["@type"], said["name"], said["url"]) == ("ImageObject", drawing.figure.title, f"{HOME}figures/{id_}/")
        assert (said["encodingFormat"], said["description"]) == ("image/svg+xml", drawing.text)
        files = [said["contentUrl"], *(each["contentUrl"] for each in said["associatedMedia"])]
        assert [file.rpartition(".")[2] for file in files] == ["svg", "csv", "json"]
        assert all((site / file.removeprefix(HOME)).is_file() for file in files)
        assert (site / said["isPartOf"]["url"].removeprefix(HOME) / "index.html").is_file()


def test_a_shared_link_has_the_heading_as_its_title_and_words_for_its_picture(read, real):
    pages = {address: front.title for address, front in real.fronts.items()}
    pages |= {f"events/{event.id}/": event.title for event in real.dataset.events.values()}
    pages |= {f"figures/{drawing.figure.id}/": drawing.figure.title for drawing in real.drawings}
    for address, title in {**pages, "facts/": "Standing facts", "deals/": "Arms deals"}.items():
        page = read(address)
        (said,) = page.xpath('//meta[@property="og:title"]/@content')
        (shows,) = page.xpath('//meta[@property="og:image:alt"]/@content')
        assert said == title, address
        assert page.xpath("//h1")[0].text_content().rstrip("#").strip() == title, address
        assert shows.startswith(f"{title}. Below, "), address


def test_every_page_names_a_card_and_every_card_is_named(site, real):
    named = set()
    for path in site.rglob("index.html"):
        page = lxml_html.fromstring(path.read_text(encoding="utf-8"))
        images = page.xpath('//meta[@property="og:image"]/@content')
        assert len(images) == 1, path
        named.add(images[0].removeprefix(f"{HOME}cards/").removesuffix(".png"))
    assert named == {card.name for card in social_cards.cards(real)}


def test_a_text_of_a_record_ends_no_script_and_no_attribute():
    said = Metadata([("citation_title", 'x"><script>')], {"name": "</script><b>", "@type": "Article"})
    text = Page("", metadata=said).markdown()
    assert "<" not in text
    assert '"><' not in text


def test_metadata_is_added_to_the_front_matter_of_an_author():
    assert Page("\ntext\n", front="title: x\n", metadata=Metadata(social_card="y")).markdown() == '---\ntitle: x\ncard: "y"\n---\n\ntext\n'
