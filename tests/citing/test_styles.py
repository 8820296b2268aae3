import json
import re
from pathlib import Path

import pytest
import rispy
from citation_processor import processed
from lxml import html as lxml_html

from explainer.citing import styles
from explainer.citing.references import Accessed, text
from explainer.citing.styles import CITATION_STYLES, FORMATS, Work
from explainer.record.dates import When
from explainer.record.sources import Author

HERE = "https://name.example/events/il-20/"
PROJECT = Author(body="The Project")
PERSON = Author(given="M.-A. R.", family="Ashdown")  # the processor shortens every given name, though two of the styles ask for it whole


@pytest.fixture
def work(good):
    return Work("il-20", "A missile “downs” an Il-20 & more", (PROJECT, PERSON), When.parse("2018-09-17"), HERE, good.edition)


def same(text):
    """Return a reference without what differs by locale: capitals of titles, the shape of quotation marks and the full stop beside them."""
    return re.sub(r"[“”‘’\"'.,]+", "", text.casefold()).split()


@pytest.mark.filterwarnings("ignore")  # the processor has no use for some fields, and says so
@pytest.mark.parametrize(("name", "style"), [("Chicago", "chicago-author-date"), ("APA", "apa"), ("MLA", "modern-language-association")])
@pytest.mark.parametrize("type_", ["webpage", "dataset"])
def test_each_style_says_what_a_processor_makes_of_the_same_item(work, name, style, type_):
    for authors in ((PROJECT,), (PERSON,), (PROJECT, PERSON), (PERSON, PROJECT)):
        for day in ("2018-09-17", "2018-05", "2018"):
            asked = work._replace(authors=authors, type=type_, issued=When.parse(day))
            ours = text(CITATION_STYLES[name](asked))
            theirs = processed(styles.item(asked), style)
            assert same(ours) == same(theirs), (ours, theirs)


def test_the_formats_are_read_by_others_and_say_the_same(work):
    from pybtex.database import parse_string

    written = {name: text(reference(work)) for name, reference in FORMATS.items()}
    entry = parse_string(written["BibTeX"], "bibtex").entries["il-20"]
    assert [str(person) for person in entry.persons["author"]] == ["{The Project}", "Ashdown, M.-A. R."]
    assert entry.fields["url"] == HERE
    assert entry.fields["date"] == "2018-09-17"
    (reference,) = rispy.loads(written["RIS"])
    assert (reference["title"], reference["authors"], reference["urls"]) == (work.title, ["The Project", "Ashdown, M.-A. R."], [HERE])
    (item,) = json.loads(written["CSL-JSON"])
    assert item == styles.item(work)
    assert "accessed" not in item, "a build does not know the day"


def test_a_page_holds_each_form_as_it_is_and_no_day_of_access(work):
    block = lxml_html.fromstring(styles.citation_block(work))
    shown = {pre.get("aria-label"): pre for pre in block.iter("pre")}
    shown |= {dt.text: dt.getnext() for dt in block.iter("dt")}
    references = CITATION_STYLES | FORMATS
    assert list(shown) == ["BibTeX", "RIS", "CSL-JSON", "Chicago", "APA", "MLA"]
    for name, reference in references.items():
        (accessed,) = shown[name].find_class("accessed")
        assert accessed.get("data-form") in ("us", "mla", "iso", "ris", "parts")
        assert not accessed.text_content(), "a reader without the script sees no gap"
        assert shown[name].text_content() == text(reference(work)), name


def _filled(part, day):
    return part.before + day[part.form] + part.after if isinstance(part, Accessed) else part


def test_with_a_day_the_formats_are_still_read(work):
    """As the script leaves them."""
    from pybtex.database import parse_string

    day = {"iso": "2026-11-28", "ris": "2026/11/28/", "parts": "2026, 11, 28"}
    filled = {name: text([_filled(part, day) for part in reference(work)]) for name, reference in FORMATS.items()}
    assert parse_string(filled["BibTeX"], "bibtex").entries["il-20"].fields["urldate"] == "2026-11-28"
    assert rispy.loads(filled["RIS"])[0]["access_date"] == "2026/11/28/"
    assert json.loads(filled["CSL-JSON"])[0]["accessed"] == {"date-parts": [[2026, 11, 28]]}


def test_a_title_that_asks_gets_no_full_stop(work):
    asks = work._replace(title="Who knew?")
    assert "“Who knew?” " in text(styles.chicago(asks))
    assert Path(HERE).name in text(styles.mla(asks))


def test_a_given_name_is_shortened_where_the_style_asks_for_it(work):
    signed = work._replace(authors=(Author(given="Mary-Ann R.", family="Ashdown"), Author(given="Jo", family="Roe")))
    assert text(styles.chicago(signed)).startswith("Ashdown, Mary-Ann R., and Jo Roe. 2018.")
    assert text(styles.mla(signed)).startswith("Ashdown, Mary-Ann R., and Jo Roe. “")
    assert text(styles.apa(signed)).startswith("Ashdown, M.-A. R., & Roe, J. (2018")


def test_bibtex_names_the_site_where_programs_and_latex_look_for_it(work):
    page, data = (text(styles.bibtex(work._replace(type=type_))) for type_ in ("webpage", "dataset"))
    assert page.startswith("@online{il-20,")
    assert "organization = {The Fake Line}" in page
    assert "journaltitle = {The Fake Line}" in page
    assert data.startswith("@misc{il-20,")
    assert "publisher = {The Fake Line}" in data
    assert f"note = {{Edition {work.edition.edition}. CC BY 4.0}}" in page
