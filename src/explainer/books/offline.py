"""A built site to a zip archive that opens from a folder, without a server: links name files, and no script is left that would need one."""

import io
import posixpath
import re
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

from explainer.site.content_security_policy import POLICY, REFERRER
from explainer.text.markup import Xml

NOT_COPIED = ("take/", "search/", "sitemap", "404.html", "assets/javascripts/", "cards/", "figures/cards.json", "feed.xml")
ENDINGS_NOT_COPIED = (".js", ".plot.json", ".cards.json", ".map", ".gz")
SCRIPT = re.compile(r"<script(?![^>]*application/ld\+json)[^>]*>.*?</script>", re.DOTALL)
TEMPLATE = re.compile(r"</?template>")  # no script would put into its place what stands in it
ADDRESS_ATTRIBUTE = re.compile(r'(?<=[\s"])(href|src)="([^"]*)"')
# The theme's search and its switch of colours are scripts; so is the filter of a list, which would leave a gap. The menu of a figure comes out of its template.
SCRIPTED = re.compile(
    r'<form class="(?:md-header__option|filters)".*?</form>|<label class="md-header__button md-icon" for="__search">.*?</label>'
    r'|<a class="figure-menu"[^>]*>.*?</a>|<div class="md-search" .*?</form>.*?(?=</nav>)|<input class="md-toggle" data-md-toggle="search"[^>]*>',
    re.DOTALL,
)
POLICY_OF_THE_COPY = "default-src 'none'; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
ARTICLE = re.compile(r'<article class="md-content__inner[^>]*>')
COPY_NOTE = Xml(
    '<p style="padding: 0.3rem 0; border-bottom: 1px solid; font-size: 0.7rem">A copy without a network. Search, filters, cards of figures and dark colours are '
    'only on the site: <a href="{address}">this page there</a>.</p>'
)
POLICY_META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY_OF_THE_COPY}">{REFERRER}'
ATTRIBUTE = Xml('{}="{}"')
SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the first that the format knows: an archive depends on its content alone


def belongs(place: str) -> bool:
    """Return whether a file of the site belongs to the copy."""
    return (
        not place.startswith(NOT_COPIED)
        and not place.endswith(ENDINGS_NOT_COPIED)
        and not (place.startswith("editions/") and place != "editions/index.html")
    )


def offline_page(text: str, place: str, files: frozenset[str], home: str) -> str:
    """Return a page as it stands in the copy. `place` is its path, `files` are the paths of all in the copy; other links lead to `home`."""

    def link(match: re.Match[str]) -> str:
        key, value = match[1], unescape(match[2])
        path, mark, part = value.partition("#")
        if not path or re.match(r"[a-z]+:|//", path):
            return match[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(path)))
        file = target if target in files else posixpath.normpath(posixpath.join(target, "index.html"))
        if file not in files:
            return ATTRIBUTE.format(key, urljoin(home + quote(place), path) + mark + part)
        way = quote(posixpath.relpath(file, posixpath.dirname(place) or "."))
        return ATTRIBUTE.format(key, way + mark + part)

    text = TEMPLATE.sub("", SCRIPTED.sub("", SCRIPT.sub("", text)))
    note = COPY_NOTE.format(address=home + quote(place).removesuffix("index.html"))
    text = ARTICLE.sub(lambda match: f"{match[0]}{note}", text, count=1)
    return ADDRESS_ATTRIBUTE.sub(link, POLICY.sub(lambda _: POLICY_META, text))


def pack(site: Path, home: str) -> bytes:
    """Return the archive of a built site, the same to the byte for the same site. Raises OSError."""
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    files = frozenset(filter(belongs, paths))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for place in sorted(files):
            content = paths[place].read_bytes()
            if place.endswith(".html"):
                content = offline_page(content.decode(), place, files, home).encode()
            archive.writestr(_entry(place), content)
    return packed.getvalue()


def _entry(place: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"deconfliction-line/{place}", SAME_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
