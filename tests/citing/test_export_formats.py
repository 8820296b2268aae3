"""Bibliographies opened by readers that were not written here."""

import json
import warnings

import bibtexparser
import pytest
import rispy
from citation_processor import processed

from explainer.citing.export_formats import BIBLIOGRAPHY_FORMATS, KINDS_BY_SOURCE_TYPE, bibtex, csl, curled, ris, ris_date, site_and_edition
from explainer.record.dates import When
from explainer.record.sources import Author
from explainer.record.vocabulary import SOURCE_TYPE_WORDS


@pytest.fixture(scope="module")
def written(real):
    dataset = real.dataset
    return {ending: format_.write(dataset.sources.values(), dataset.edition) for ending, format_ in BIBLIOGRAPHY_FORMATS.items()}


def test_bibtex_is_read_by_two_parsers_and_holds_every_source(written, real):
    from pybtex.database import parse_string

    library = bibtexparser.parse_string(written["bib"])
    assert library.failed_blocks == []
    entries = parse_string(written["bib"], "bibtex").entries
    assert {entry.key for entry in library.entries} == set(entries) == set(real.dataset.sources)
    for id_, source in real.dataset.sources.items():
        assert entries[id_].fields.get("url") == (source.url if source.link else None), id_
        assert entries[id_].fields["language"] == source.lang


def test_ris_is_read_and_holds_every_source(written, real):
    read = {item["id"]: item for item in rispy.loads(written["ris"])}
    assert set(read) == set(real.dataset.sources)
    for id_, source in real.dataset.sources.items():
        title = source.title[1:-1] if source.title[0] + source.title[-1] == "[]" else source.title  # a description
        assert read[id_]["title"] == " ".join(title.split())
        assert read[id_].get("urls") == ([source.url] if source.link else None)


def test_csl_json_is_read_by_a_citation_processor(written, real):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc.source.json import CiteProcJSON

        read = CiteProcJSON(json.loads(written["csl.json"]))
    assert set(read) == set(real.dataset.sources)


def test_a_person_is_a_person_and_a_body_a_body_in_every_format(good):
    from pybtex.database import parse_string

    authors = (
        Author(given="Suleiman", family="Al-Khalidi"),
        Author(body="Bureau of Police, Fire and Rescue"),
        Author(given="Anna", family="Band and Wood"),
    )
    source = next(iter(good.sources.values())).model_copy(update={"authors": authors})
    first, body, last = parse_string(bibtex([source], good.edition), "bibtex").entries[source.id].persons["author"]
    assert (first.first_names, first.last_names) == (["Suleiman"], ["Al-Khalidi"])
    assert (body.first_names, body.last_names) == ([], ["{Bureau of Police, Fire and Rescue}"])
    assert (last.first_names, last.last_names) == (["Anna"], ["{Band and Wood}"])
    (read,) = rispy.loads(ris([source], good.edition))
    assert read["authors"] == ["Al-Khalidi, Suleiman", "Bureau of Police, Fire and Rescue", "Band and Wood, Anna"]
    (item,) = json.loads(csl([source], good.edition))
    assert item["author"] == [
        {"family": "Al-Khalidi", "given": "Suleiman"}, {"literal": "Bureau of Police, Fire and Rescue"}, {"family": "Band and Wood", "given": "Anna"},
    ]  # fmt: skip


@pytest.mark.parametrize(("date", "expected"), [("2018-09-17", "2018/09/17/"), ("2018-09~", "2018/09//"), ("2018/2019", "2018///")])
def test_ris_has_a_date_as_far_as_it_is_known(date, expected):
    assert ris_date(When.parse(date)) == expected


def test_a_hostile_title_stays_text(good):
    source = next(iter(good.sources.values())).model_copy(update={"title": "} @evil{x, \\input{/etc/passwd}\nER  - \nTY  - BOOK"})
    entries = bibtexparser.parse_string(bibtex([source], good.edition)).entries
    assert len(entries) == 1
    assert "\\input" not in entries[0].fields_dict["title"].value
    assert len(rispy.loads(ris([source], good.edition))) == 1


@pytest.mark.filterwarnings("ignore")  # the processor has no use for some fields, and says so
@pytest.mark.parametrize("style", ["chicago-author-date", "apa", "modern-language-association"])
@pytest.mark.parametrize("link", [True, False])
def test_a_style_prints_title_and_publisher_of_every_sort_of_page(good, style, link):
    source = next(iter(good.sources.values()))
    for type_ in KINDS_BY_SOURCE_TYPE:
        asked = source.model_copy(update={"type": type_, "link": link, "title": "Jets over a coast", "publisher": "The Evening Paper"})
        (item,) = json.loads(csl([asked], good.edition))
        printed = processed(item, style).casefold()
        assert "jets over a coast" in printed, (type_, printed)
        assert "the evening paper" in printed, (type_, printed)
        assert (source.url.casefold() in printed) == link, (type_, printed)
        assert "cc by" not in printed, "the page of another is under no licence of ours"


def test_every_sort_of_page_keeps_its_publisher_its_sort_and_its_note(good):
    source = next(iter(good.sources.values()))
    for type_, kind in KINDS_BY_SOURCE_TYPE.items():
        asked = source.model_copy(update={"type": type_, "publisher": "The Paper", "mirror_of": "Another"})
        note = f"{source.supports}; copy of Another"
        (entry,) = bibtexparser.parse_string(bibtex([asked], good.edition)).entries
        assert [entry[field] for field in (*kind.bibtex_publishers, "annote", "keywords")] == [
            *["The Paper"] * len(kind.bibtex_publishers), note, SOURCE_TYPE_WORDS[type_],
        ]  # fmt: skip
        assert "howpublished" not in entry, "Zotero makes a document without a paper of it"
        (read,) = rispy.loads(ris([asked], good.edition))
        assert {read.get("publisher"), read.get("secondary_title")} - {None} == {"The Paper"}
        assert ("publisher" in read, "secondary_title" in read) == ("PB" in kind.ris_publishers, "T2" in kind.ris_publishers)
        noted = f"{note} (note under CC BY 4.0)"
        assert (read["notes"], read["keywords"], read["database_provider"]) == ([noted], [SOURCE_TYPE_WORDS[type_]], site_and_edition(good.edition))
        (item,) = json.loads(csl([asked], good.edition))
        assert (item["note"], item["source"]) == (noted, site_and_edition(good.edition))


def test_a_body_with_an_and_in_its_name_is_one_in_a_list_of_bibtex(good):
    source = next(iter(good.sources.values()))
    for type_, field in (("academic", "organization"), ("institute", "institution")):
        written = bibtex([source.model_copy(update={"type": type_, "publisher": "Central Asia and the Caucasus"})], good.edition)
        assert f"\t{field} = {{{{Central Asia and the Caucasus}}}}" in written


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ('"Calm" and "storm"', "“Calm” and “storm”"),
        ('"حميميم"و"طرطوس"', "“حميميم”و“طرطوس”"),
        ('דובר צה"ל: "לא"', "דובר צה״ל: “לא”"),
        ('A 15" gun', 'A 15" gun'),
        ("'Weak' and Syria's", "‘Weak’ and Syria's"),
        ("Israel fires 'David's Sling' at the envoys' 'line,' it says", "Israel fires ‘David's Sling’ at the envoys' ‘line,’ it says"),
        ("The envoys' line", "The envoys' line"),
        ("The '90s and the envoys' talks", "The '90s and the envoys' talks"),
        ("", ""),
    ],
)
def test_quotation_marks_are_turned_in_pairs(written, turned):
    assert curled(written) == turned
