"""Web links as a Common Cartridge 1.1, which learning platforms import (https://www.imsglobal.org/cc/index.html): a zip with a manifest and a file for each link.

Version 1.1: Moodle's importer knows no later one (backup/cc/cc112moodle.php in moodle/moodle).
A link that stands in two sessions is two items, since some platforms move items.
Canvas takes the identifiers as its own and updates what has them. So each is made of plan and item, and a link keeps its own when it moves.

No platform reads a description of a link, so a title says all: what it is, and its minutes. Sessions stand second, since Moodle puts what comes first
above its numbered sections. Links stand four deep: section, subsection, unit and part of Open edX, whose importer gives a level that it has to add the name of
every other such level (`normalize` in src/cc2olx/models.py of openedx/cc2olx).
"""

import io
import zipfile
from collections.abc import Mapping

MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
WEB_LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name, so that the same links give the same bytes

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# One organisation, with an item for each session, below it one for its aim, below that one for each half, and below that one for each link.
MANIFEST_TEMPLATE = (
    f'{_DECLARATION}<manifest identifier="cartridge.{{{{plan}}}}" xmlns="{MANIFEST}" xmlns:lom="{METADATA}">'
    "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion><lom:lom><lom:general>"
    "<lom:title><lom:string>{{title}}: {{site}}</lom:string></lom:title><lom:language>en-GB</lom:language>"
    "<lom:description><lom:string>{{about}}</lom:string></lom:description></lom:general></lom:lom></metadata>"
    '<organizations><organization identifier="sessions.{{plan}}" structure="rooted-hierarchy"><item identifier="root.{{plan}}">'
    '<item identifier="about.{{plan}}"><title>About this plan</title><item identifier="edition.{{plan}}"><title>{{title}}</title>'
    '<item identifier="source.{{plan}}"><title>Edition {{mark}}</title>'
    '<item identifier="item-site.{{plan}}" identifierref="site.{{plan}}"><title>{{site}}</title></item></item></item></item>'
    '{{#sessions}}<item identifier="session-{{number}}.{{plan}}"><title>{{name}}</title>'
    '<item identifier="aim-{{number}}.{{plan}}"><title>In this session{{#aim}}: {{aim}}{{/aim}}</title>'
    '{{#groups}}<item identifier="{{half}}-{{number}}.{{plan}}"><title>{{heading}}</title>{{#items}}'
    '<item identifier="item-{{id}}-{{turn}}.{{plan}}" identifierref="link-{{id}}-{{turn}}.{{plan}}"><title>{{item}} ({{kind}}, {{minutes}} min)</title></item>'
    "{{/items}}</item>{{/groups}}</item></item>{{/sessions}}</item></organization></organizations>"
    '<resources><resource identifier="site.{{plan}}" type="imswl_xmlv1p1"><file href="links/site.xml"/></resource>{{#entries}}'
    '<resource identifier="link-{{id}}-{{turn}}.{{plan}}" type="imswl_xmlv1p1"><file href="links/{{number}}-{{place}}.xml"/></resource>'
    "{{/entries}}</resources></manifest>\n"
)
_LINK = f'{_DECLARATION}<webLink xmlns="{WEB_LINK}"><title>{{title}}</title><url href="{{address}}" target="_blank"/></webLink>\n'
LINK_TEMPLATE = _LINK.format(title="{{item}} ({{kind}}, {{minutes}} min)", address="{{address}}")
SITE_TEMPLATE = _LINK.format(title="{{site}}", address="{{home}}")


def packed(files: Mapping[str, str]) -> bytes:
    """Return files, by their paths, as a zip without compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path, EPOCH), text)
    return out.getvalue()
