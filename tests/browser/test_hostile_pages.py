"""The record at its worst in a real browser: no text becomes an element, a script, a request or a dialog, in pictures, live figures and search."""

import re
import shutil
import xml.etree.ElementTree as ET

import pytest
from building import ROOT, build
from hostile_record import FIGURES, PAGES, Hostile, dressed
from payloads import HERE, PAYLOADS
from quick import mostly_slow
from reader import make_zoom, prepared
from serving import hosted

from explainer.record.loading import load
from explainer.site import gallery

# What a payload could have made, were it more than text: elements and attributes that no page has.
MADE = """() => {
  const wrong = [];
  for (const each of document.querySelectorAll('*')) {
    for (const { name, value } of each.attributes) {
      if (/^on/i.test(name) || /^\\s*(javascript|data|vbscript):/i.test(value) && value !== 'data:,' && !value.startsWith('data:image/'))
        wrong.push(`${each.localName} ${name}=${value}`);
    }
    if (['iframe', 'object', 'embed', 'base', 'form'].includes(each.localName) && !each.matches('.filters, .md-search__form, .md-header__option, base[target="_blank"]:not([href])')) wrong.push(each.outerHTML);
    if (each.localName === 'script' && each.src && !each.src.startsWith(location.origin)) wrong.push(each.src);
    if (each.localName === 'img' || each.id === 'evil' || each.classList.contains('evil')) wrong.push(each.outerHTML);
  }
  if (document.title.includes('evil.html')) wrong.push(document.title);
  return wrong;
}"""
# The words of the labels of a picture, static or live, without white space: each breaks lines in its own way.
WORDS = """(figure, labels) => [...figure.querySelectorAll(labels)].map(text => text.textContent.replace(/\\s/g, ''))"""


@pytest.fixture(scope="module")
def record():
    return Hostile()


@pytest.fixture(scope="module")
def values(record):
    """Each text holds several payloads, other ones than the next, as far as its length allows."""
    given = [payload for payload in PAYLOADS.values() if "[[" not in payload and "[@" not in payload]
    made = {}
    for number, (was, about) in enumerate(record.texts.items()):
        text = " ".join(given[(number + step) % len(given)].replace(HERE, "") for step in (0, 1, 2))
        made[was] = dressed(f"{text[: about.limit - len(about.mark) - 2]} {HERE} ", about.mark, about.limit, "." * about.sentence)
    return made


@pytest.fixture(scope="module")
def address(tmp_path_factory, record, values):
    """The whole site of the hostile record, in the place of the real one."""
    source = tmp_path_factory.mktemp("hostile")
    record.write(source / "docs", values)
    for name in ("docs/assets", "src"):
        shutil.copytree(ROOT / name, source / name)
    config = (ROOT / "mkdocs.yml").read_text()
    pages = "".join(f"  - {page}\n" for page in (*PAGES, "chapter.md"))
    config = re.sub(r"^nav:\n(?: .*\n)+", f"nav:\n{pages}", config, flags=re.MULTILINE)
    (source / "mkdocs.yml").write_text(config.replace("  /architecture.md\n  /decisions.md\n", ""))
    build(source / "site", "-q", cwd=source)
    gallery.write(load(source / "docs" / "data"), source / "docs" / "assets", source / "site" / "drawn")
    with hosted(tmp_path_factory.mktemp("served-hostile"), source / "site") as found:
        yield found


@pytest.fixture
def opened(visit):
    """Open a page; at the end, nothing may have been made of a text."""
    pages = []

    def open_page(path, **options):
        pages.append(visit(path, **options))
        return pages[-1]

    yield open_page
    for page in pages:
        assert page.evaluate(MADE) == [], page.url


def squeezed(text):
    return " ".join(text.split())


def pressed(text):
    """Return text without white space, at which lines are broken; for a script a byte-order mark is one."""
    return re.sub(r"[\s\ufeff]", "", text)


def place(page):
    """Return the address of a page of Markdown."""
    return page.removesuffix("index.md") if page.endswith("index.md") else page.replace(".md", "/")


FIGURES_ON = {*(place(on) for _, on, _ in FIGURES.values()), "chapter/", "actors/south/", "embed/ties/"}
ADDRESSES = (
    *map(place, PAGES), "chapter/", "drawn/", "fairness/", "events/",
    "events/by-theme/", "events/airliner-incident-2018/", "events/second-patrols-2018/", "actors/south/", "sources/", "sources/wire/", "sources/press/",
    "embed/ties/",
)  # fmt: skip


@pytest.mark.parametrize("path", mostly_slow(ADDRESSES, ["timeline/"]))
def test_a_page_and_its_live_figures_make_nothing_of_a_text(opened, path):
    page = opened(path, reduced_motion="reduce")
    assert page.locator("h1").first.is_visible()
    for figure in page.locator("figure.figure").all() if path in FIGURES_ON else []:
        static = figure.evaluate(WORDS, ".picture text")
        walk(figure)
        make_zoom(figure)
        live = figure.evaluate(WORDS, ".figure-live .annotation-text")
        assert [words for words in live if words not in static] == []
        assert figure.locator(".figure-live a, .figure-live [style*=red]").count() == 0


def walk(figure):
    """Go over the first marks of a figure: what is said of them and stands on their cards is what was written."""
    figure.page.mouse.move(0, 0)  # where it rests on no mark that a key brings below it
    prepared(figure).evaluate("figure => figure.explainer.load()")
    headings = figure.evaluate("figure => figure.explainer.marks().map(mark => mark.heading)")
    figure.locator(".figure-stage").focus()
    for number in range(min(len(headings), 3)):
        figure.page.keyboard.press("Home" if number == 0 else "ArrowRight")
        figure.page.wait_for_function(
            "([f, end]) => f.querySelector('.figure-said').textContent.endsWith(end)",
            arg=[figure.element_handle(), f"({number + 1} of {len(headings)})"],
        )
        assert pressed(headings[number]) in pressed(figure.locator(".figure-said").inner_text())
    if headings:
        figure.page.keyboard.press("Enter")
        figure.locator(".figure-card.stays").wait_for()
        assert pressed(figure.locator(".figure-card strong").inner_text()) == pressed(headings[min(len(headings), 3) - 1])
        figure.page.keyboard.press("Escape")


def test_titles_are_what_was_written(opened, values):
    title = values["An aircraft is lost & both sides <accuse> each other"]
    page = opened("events/airliner-incident-2018/")
    assert squeezed(title) in squeezed(page.title())
    assert squeezed(title) in squeezed(page.locator("h1").inner_text())
    assert squeezed(title) in squeezed(page.locator("meta[property='og:title']").get_attribute("content"))
    assert squeezed(values["A chapter."]) in squeezed(opened("chapter/").locator("meta[name=description]").get_attribute("content"))


def test_the_card_of_an_event_holds_its_accounts_as_text(opened, values):
    page = opened("timeline/?all-kinds.mark=events/airliner-incident-2018/")
    figure = page.locator("#fig-all-kinds")
    figure.locator(".figure-card.stays").wait_for()
    figure.evaluate("figure => figure.explainer.load()")
    card = squeezed(figure.locator(".figure-card").inner_text())
    for was in ("An aircraft was lost on the night.", "North", "Notice was given in time."):
        assert squeezed(values[was]) in card


def test_the_workbench_shows_readings_as_text(opened, values):
    page = opened("scenarios/")
    page.locator(".workbench").scroll_into_view_if_needed()
    page.wait_for_selector(".workbench[data-state=live]")
    page.get_by_role("button", name="Set the last readings").click()
    said = squeezed(page.locator(".workbench").inner_text())
    for was in ("The telephone bill", "small", "Silence"):
        assert squeezed(values[was]).casefold() in said.casefold()


def test_a_list_is_narrowed_by_an_actor_of_any_name(opened, values):
    page = opened("events/")
    page.get_by_text("Filter", exact=True).click()
    page.locator("select[name=actors]").select_option("south")
    assert page.locator(".filtered li:visible").count() > 0
    assert squeezed(values["South"]) in {squeezed(text) for text in page.locator("select[name=actors] option").all_inner_texts()}


def test_search_shows_titles_as_text(opened, record, values):
    """The theme's search marks what was looked for inside of what it found."""
    page = opened("facts/")
    for was in ("An aircraft is lost & both sides <accuse> each other", "Talks of an unknown day", "Southern Union"):
        word = re.search(f"{record.texts[was].mark}x*", values[was])[0]
        page.locator(".md-search__input").fill(word)
        page.locator(".md-search__input").press("End")  # the theme listens to keys
        item = page.wait_for_selector(f".md-search-result__item:has-text('{word}')")
        assert pressed(values[was])[:20].casefold() in pressed(item.inner_text()).casefold()
        assert page.evaluate(MADE) == []


def test_a_reader_who_rests_on_a_link_sees_text(opened):
    page = opened("chapter/")
    links = page.locator("a.event-link, a.term, .footnote-ref").all()
    assert len(links) > 3
    for number, link in enumerate(links):
        if number == 0:
            link.hover()
        else:
            link.focus()  # shows the same, and at once
        page.locator(".preview").wait_for()
        assert page.evaluate(MADE) == []
        page.keyboard.press("Escape")
        page.locator(".preview").wait_for(state="detached")


def test_the_site_map_and_the_search_index_are_well_formed(opened):
    page = opened("facts/")
    index = page.evaluate("fetch('../search/search_index.json').then(answer => answer.json())")
    text = str(index)
    assert not re.search(r"<(?:script|img|iframe|b>|a )", text)
    assert {entry["location"].partition("#")[0] for entry in index["docs"]} >= {"events/airliner-incident-2018/", "actors/south/"}
    sites = ET.fromstring(page.evaluate("fetch('../sitemap.xml').then(answer => answer.text())"))
    assert all(each.text.startswith("https://name.example/repo/") for each in sites.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"))
