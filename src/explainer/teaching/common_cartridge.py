"""Web links as a Common Cartridge 1.1, which learning platforms import (https://www.imsglobal.org/cc/index.html): a zip with a manifest and a file for each link.

Version 1.1: Moodle's importer knows no later one (backup/cc/cc112moodle.php in moodle/moodle).
"""

import io
import zipfile
from collections.abc import Sequence

from explainer.text.escaping import xml

MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name, so that the same links give the same bytes
Unit = tuple[str, Sequence[tuple[str, str]]]


def cartridge(title: str, units: Sequence[Unit]) -> bytes:
    """Give the cartridge of titled units, each a list of links as title and address. A link in two units is two items, since some platforms move items."""
    made = {"imsmanifest.xml": manifest(title, units)}
    for number, (_, links) in enumerate(units, 1):
        for place, (name, address) in enumerate(links, 1):
            made[f"links/{number}-{place}.xml"] = web_link(name, address)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for path, text in made.items():
            packed.writestr(zipfile.ZipInfo(path, EPOCH), text)
    return out.getvalue()


def manifest(title: str, units: Sequence[Unit]) -> str:
    """Give the manifest: one organisation, an item for each unit and below it one for each link."""
    items, resources = [], []
    for number, (name, links) in enumerate(units, 1):
        inner = []
        for place, (words, _) in enumerate(links, 1):
            id_ = f"{number}-{place}"
            inner.append(f'<item identifier="item-{id_}" identifierref="link-{id_}"><title>{xml(words)}</title></item>')
            resources.append(f'<resource identifier="link-{id_}" type="imswl_xmlv1p1"><file href="links/{id_}.xml"/></resource>')
        items.append(f'<item identifier="unit-{number}"><title>{xml(name)}</title>{"".join(inner)}</item>')
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest identifier="deconfliction-line" xmlns="{MANIFEST}" xmlns:lom="{METADATA}">'
        "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>"
        f"<lom:lom><lom:general><lom:title><lom:string>{xml(title)}</lom:string></lom:title></lom:general></lom:lom></metadata>"
        f'<organizations><organization identifier="plan" structure="rooted-hierarchy"><item identifier="root">{"".join(items)}</item></organization></organizations>'
        f"<resources>{''.join(resources)}</resources></manifest>\n"
    )


def web_link(title: str, address: str) -> str:
    """Give the file of a link."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<webLink xmlns="{LINK}"><title>{xml(title)}</title><url href="{xml(address)}" target="_blank"/></webLink>\n'
