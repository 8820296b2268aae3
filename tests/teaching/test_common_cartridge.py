"""Cartridges opened as learning platforms do: a zip, a manifest, and a file for each link."""

import io
import zipfile
from datetime import date

import pytest
from lxml import etree

from explainer.teaching import plan_formats
from explainer.teaching.common_cartridge import MANIFEST, METADATA, WEB_LINK
from explainer.teaching.plans import DatedSession, Item, Plan

SPACES = {"m": MANIFEST, "w": WEB_LINK, "lom": METADATA}
HOME = "https://name.example/"
LONGEST_NAME = 255  # characters of a name in Moodle's tables, which refuse a longer one and with it the course


def opened(cartridge):
    """Return the manifest of a cartridge, and the title and the address of each link by its identifier."""
    with zipfile.ZipFile(io.BytesIO(cartridge)) as packed:
        assert packed.testzip() is None
        manifest = etree.fromstring(packed.read("imsmanifest.xml"))
        paths = {each.get("identifier"): each.find("m:file", SPACES).get("href") for each in manifest.iterfind("m:resources/m:resource", SPACES)}
        assert sorted(packed.namelist()) == sorted([*paths.values(), "imsmanifest.xml"])
        links = {name: etree.fromstring(packed.read(path)) for name, path in paths.items()}
    assert {link.tag for link in links.values()} == {f"{{{WEB_LINK}}}webLink"}
    return manifest, {name: (link.findtext("w:title", None, SPACES), link.find("w:url", SPACES).get("href")) for name, link in links.items()}


def title(item):
    return item.findtext("m:title", None, SPACES)


def below(item):
    return item.findall("m:item", SPACES)


@pytest.fixture
def cartridge(file):
    return opened(file("imscc"))


def test_the_cartridge_holds_a_link_for_each_thing_with_its_kind_and_minutes(cartridge, course, real):
    manifest, links = cartridge
    assert manifest.findtext("m:metadata/m:schema", None, SPACES) == "IMS Common Cartridge"
    assert manifest.findtext("m:metadata/m:schemaversion", None, SPACES) == "1.1.0"
    (root,) = manifest.findall("m:organizations/m:organization[@structure='rooted-hierarchy']/m:item", SPACES)
    assert {each.get("type") for each in manifest.iterfind("m:resources/m:resource", SPACES)} == {"imswl_xmlv1p1"}
    for section, session in zip(below(root)[1:], course.sessions, strict=True):
        found = section.xpath(".//m:item[@identifierref]", namespaces=SPACES)
        wanted = [real.items[name] for name in (*session.read, *session.do)]
        assert [links.pop(each.get("identifierref")) for each in found] == [
            (f"{item.title} ({item.kind}, {item.minutes} min)", HOME + item.page) for item in wanted
        ]
    assert [*links.values()] == [(real.dataset.edition.title, HOME)], "all others stand in a session"
    identifiers = manifest.xpath("//@identifier")
    assert len(identifiers) == len(set(identifiers))


def test_a_link_is_called_the_same_in_the_manifest_and_in_its_file(cartridge):
    manifest, links = cartridge
    items = manifest.xpath("//m:item[@identifierref]", namespaces=SPACES)
    assert {each.get("identifierref"): title(each) for each in items} == {name: called for name, (called, _) in links.items()}


def test_the_course_is_named_after_plan_and_site(cartridge, course, real):
    about = cartridge[0].find("m:metadata/lom:lom/lom:general", SPACES)
    edition = real.dataset.edition
    assert about.findtext("lom:title/lom:string", None, SPACES) == f"{course.title}: {edition.title}"
    assert about.findtext("lom:description/lom:string", None, SPACES) == f"{edition.title}, edition {edition.edition}, CC BY 4.0. {HOME}"


def test_session_one_is_section_one_where_the_first_item_stands_above_the_sections(cartridge, course):
    about, *sections = below(cartridge[0].find("m:organizations/m:organization/m:item", SPACES))
    assert title(about) == "About this plan"
    assert [title(each) for each in sections] == [f"Session {number}: {each.title}" for number, each in enumerate(course.sessions, 1)]


def test_a_session_tells_its_aim_and_what_is_before_and_in_class_with_minutes(cartridge, course, real):
    _, *sections = below(cartridge[0].find("m:organizations/m:organization/m:item", SPACES))
    for section, session in zip(sections, course.sessions, strict=True):
        (aim,) = below(section)
        assert title(aim) == f"In this session: {session.aim}"
        reading = sum(real.items[name].minutes for name in session.read)
        halves = [(title(half), len(below(half))) for half in below(aim)]
        assert halves == [
            (f"{when}, {minutes} minutes", len(names))
            for when, minutes, names in (("Before class", reading, session.read), ("In class", session.minutes, session.do))
            if names
        ]


def test_links_stand_four_deep_so_that_open_edx_adds_no_level_of_its_own(cartridge):
    root = cartridge[0].find("m:organizations/m:organization/m:item", SPACES)
    for item in root.iter(f"{{{MANIFEST}}}item"):
        depth = sum(1 for each in item.iterancestors(f"{{{MANIFEST}}}item"))
        assert (item.get("identifierref") is not None) == (depth == 4), item.get("identifier")
        assert bool(below(item)) == (depth < 4), item.get("identifier")


def test_no_name_is_longer_than_a_platform_takes(cartridge, real):
    names = [*cartridge[0].iterfind(".//m:title", SPACES), cartridge[0].find(".//lom:title/lom:string", SPACES)]
    assert all(len(each.text) <= LONGEST_NAME for each in names)
    longest = max(len(f"{item.title} ({item.kind}, {item.minutes} min)") for item in real.items.values())
    assert longest <= LONGEST_NAME


def test_the_same_links_give_the_same_cartridge_and_any_title_is_text(good):
    item = Item("event:x", "event", "]]> & ‘x’", 1, "?a=1&b=2")
    plan = Plan("p", "t", (DatedSession('&"', "", 90, date(2026, 12, 7), (item,), ()),), good.edition, "https://name.example/")
    cartridge = plan_formats.files(plan)["imscc"]
    assert cartridge == plan_formats.files(plan)["imscc"]
    manifest, links = opened(cartridge)
    assert links["link-event-x-1.p"] == ("]]> & ‘x’ (event, 1 min)", "https://name.example/?a=1&b=2")
    assert 'Session 1: &"' in manifest.xpath("//m:title/text()", namespaces=SPACES)
    assert "In this session" in manifest.xpath("//m:title/text()", namespaces=SPACES), "a session without an aim"


def test_no_title_can_be_taken_for_a_tag(good):
    """Moodle drops spaces, looks for tags, and refuses a course called “3 < 4”."""
    plan = Plan("p", "3 < 4", (DatedSession("<b>", "", 90, date(2026, 12, 7), (Item("event:x", "event", "a<i", 1, "x/"),), ()),), good.edition, HOME)
    manifest, links = opened(plan_formats.files(plan)["imscc"])
    assert not [text for text in manifest.itertext() if "<" in text]
    assert "Session 1: ‹b>" in manifest.xpath("//m:title/text()", namespaces=SPACES)
    assert links["link-event-x-1.p"] == ("a‹i (event, 1 min)", f"{HOME}x/")
