"""Cartridges opened as learning platforms do: a zip, a manifest, and a file for each link."""

import io
import zipfile
from datetime import date

from lxml import etree

from explainer.teaching import plan_formats
from explainer.teaching.common_cartridge import LINK, MANIFEST
from explainer.teaching.plans import Item, Meeting, Plan


def test_the_cartridge_holds_a_link_for_each_thing(file, named):
    with zipfile.ZipFile(io.BytesIO(file("imscc"))) as packed:
        assert packed.testzip() is None
        manifest = etree.fromstring(packed.read("imsmanifest.xml"))
        spaces = {"m": MANIFEST, "w": LINK}
        assert manifest.xpath("string(m:metadata/m:schema)", namespaces=spaces) == "IMS Common Cartridge"
        assert manifest.xpath("string(m:metadata/m:schemaversion)", namespaces=spaces) == "1.1.0"
        (organisation,) = manifest.xpath("m:organizations/m:organization[@structure='rooted-hierarchy']", namespaces=spaces)
        (root,) = organisation.xpath("m:item", namespaces=spaces)
        resources = {each.get("identifier"): each for each in manifest.xpath("m:resources/m:resource", namespaces=spaces)}
        assert {each.get("type") for each in resources.values()} == {"imswl_xmlv1p1"}
        files = {"imsmanifest.xml"}
        found = []
        for unit in root.xpath("m:item", namespaces=spaces):
            found.append([])
            for entry in unit.xpath("m:item", namespaces=spaces):
                path = resources.pop(entry.get("identifierref")).xpath("string(m:file/@href)", namespaces=spaces)
                link = etree.fromstring(packed.read(path))
                assert link.tag == f"{{{LINK}}}webLink"
                assert link.findtext(f"{{{LINK}}}title") == entry.findtext(f"{{{MANIFEST}}}title")
                found[-1].append((entry.findtext(f"{{{MANIFEST}}}title"), link.find(f"{{{LINK}}}url").get("href")))
                files.add(path)
        assert found == named
        assert not resources, "a resource that no item names"
        assert set(packed.namelist()) == files
        identifiers = manifest.xpath("//@identifier")
        assert len(identifiers) == len(set(identifiers))


def test_the_same_links_give_the_same_cartridge_and_any_title_is_text(good):
    item = Item("event:x", "event", "]]> & ‘x’", 1, "?a=1&b=2")
    plan = Plan("p", "t", (Meeting('<&"', "", 90, date(2026, 12, 7), (item,), ()),), good.edition, "https://name.example/")
    cartridge = plan_formats.files(plan)["imscc"]
    assert cartridge == plan_formats.files(plan)["imscc"]
    with zipfile.ZipFile(io.BytesIO(cartridge)) as packed:
        link = etree.fromstring(packed.read("links/1-1.xml"))
        assert link.find(f"{{{LINK}}}url").get("href") == "https://name.example/?a=1&b=2"
        assert link.findtext(f"{{{LINK}}}title") == "]]> & ‘x’"
        assert 'Session 1: <&"' in etree.fromstring(packed.read("imsmanifest.xml")).xpath("//*[local-name()='title']/text()")
