"""Web links as a Common Cartridge 1.1, which learning platforms import (https://www.imsglobal.org/cc/index.html): a zip with a manifest and a file for each link.

Version 1.1: Moodle's importer knows no later one (backup/cc/cc112moodle.php in moodle/moodle).
A link that stands in two sessions is two items, since some platforms move items.
Canvas takes the identifiers as its own and updates what has them. So each is made of plan and item, and a link keeps its own when it moves.
"""

import io
import zipfile
from collections.abc import Mapping

MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name, so that the same links give the same bytes

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# One organisation, with an item for each session and below it one for each link.
MANIFEST_TEMPLATE = (
    f'{_DECLARATION}<manifest identifier="cartridge.{{{{plan}}}}" xmlns="{MANIFEST}" xmlns:lom="{METADATA}">'
    "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>"
    "<lom:lom><lom:general><lom:title><lom:string>{{title}}</lom:string></lom:title></lom:general></lom:lom></metadata>"
    '<organizations><organization identifier="sessions.{{plan}}" structure="rooted-hierarchy"><item identifier="root.{{plan}}">'
    '{{#sessions}}<item identifier="session-{{number}}.{{plan}}"><title>{{name}}</title>{{#groups}}{{#items}}'
    '<item identifier="item-{{id}}-{{turn}}.{{plan}}" identifierref="link-{{id}}-{{turn}}.{{plan}}"><title>{{item}}</title></item>'
    "{{/items}}{{/groups}}</item>{{/sessions}}</item></organization></organizations><resources>{{#entries}}"
    '<resource identifier="link-{{id}}-{{turn}}.{{plan}}" type="imswl_xmlv1p1"><file href="links/{{number}}-{{place}}.xml"/></resource>'
    "{{/entries}}</resources></manifest>\n"
)
LINK_TEMPLATE = f'{_DECLARATION}<webLink xmlns="{LINK}"><title>{{{{item}}}}</title><url href="{{{{address}}}}" target="_blank"/></webLink>\n'


def packed(files: Mapping[str, str]) -> bytes:
    """Return files, by their paths, as a zip without compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path, EPOCH), text)
    return out.getvalue()
