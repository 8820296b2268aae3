"""Ask Zotero what it saves of a page of each type and of each download: `python -m audit.zotero`, from the root of the project.

Zotero's translation server must run on this machine, from https://github.com/zotero/translation-server with its submodules:

    git clone --recurse-submodules https://github.com/zotero/translation-server && cd translation-server && npm ci && npm start
"""

import json
import sys
import tempfile
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from explainer.citing.styles import site_author
from explainer.record.loading import load

from . import host

SERVER = "http://127.0.0.1:1969"
DOWNLOADS = ("data/bibliography.bib", "data/bibliography.ris", "data/bibliography.csl.json", "teach/syllabus/four-weeks.ris")
PUBLISHED_IN = ("publicationTitle", "websiteTitle", "institution", "publisher")  # where Zotero keeps the publisher, by the type of an item
SAID_TWICE = ("embed/", "figures/")  # a page for a frame is cited as the page of its figure
Item = dict[str, Any]


def asked(path: str, body: bytes) -> list[Item]:
    """Return the items that Zotero makes of an address or a file. Raises HTTPError where it finds none."""
    request = urllib.request.Request(f"{SERVER}/{path}", body, {"Content-Type": "text/plain"})  # noqa: S310 - a server on this machine
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - as above
        found: list[Item] = json.load(answer)
    return found


def names(item: Item) -> list[str]:
    """Return the authors of an item as Zotero shows them: bodies whole, persons with the family name first."""
    return [each.get("name") or f"{each['lastName']}, {each['firstName']}" for each in item.get("creators", ())]


def page_faults(item: Item, author: str, address: str) -> Iterator[str]:
    """Yield what is wrong with the item of a page."""
    if item["itemType"] != "webpage":
        yield f"saved as {item['itemType']}"
    if names(item) != [author]:
        yield f"by {names(item)}"
    if item.get("url") != address:
        yield f"at {item.get('url')}"
    yield from (f"no {field}" for field in ("title", "date", "language", "websiteTitle") if not item.get(field))


def download_faults(item: Item) -> Iterator[str]:
    """Yield what is wrong with an item of a download."""
    if not any(item.get(field) for field in PUBLISHED_IN):
        yield "no publisher"
    if item["itemType"] == "document":
        yield "a document of no type"
    if not item.get("title"):
        yield "no title"


def rows(heads: Iterable[str], found: Iterable[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    heads = tuple(heads)
    lines = (heads, ("---",) * len(heads), *found)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> int:
    """Print both tables, and return the exit code: 1 where something is lost, 2 where no server answers."""
    author = site_author(load(host.ROOT / "docs" / "data").edition).name
    pages: list[tuple[str, ...]] = []
    files: list[tuple[str, ...]] = []
    lost = 0
    try:
        with tempfile.TemporaryDirectory() as place, host.served(Path(place)) as address:
            site, root = host.build(Path(place), address), f"{address}{host.PREFIX}/"
            for page in (each for each in host.chosen(site) if not each.endswith(".html") and each != "gallery/"):
                (item,) = asked("web", f"{root}{page}".encode())
                faults = list(page_faults(item, author, f"{root}{page.replace(*SAID_TWICE)}"))
                lost += len(faults)
                pages.append(
                    (f"/{page}", item["itemType"], "; ".join(names(item)), item.get("date", ""), item.get("language", ""), "; ".join(faults))
                )
            for name in DOWNLOADS:
                items = [item for item in asked("import", (site / name).read_bytes()) if item["itemType"] != "note"]
                wrong = Counter(fault for item in items for fault in download_faults(item))
                kinds = Counter(item["itemType"] for item in items)
                lost += wrong.total()
                said = (", ".join(f"{count} {kind}" for kind, count in counted.most_common()) for counted in (kinds, wrong))
                files.append((name, str(len(items)), *said))
    except urllib.error.URLError as error:
        print(f"{SERVER}: {error}. {__doc__}", file=sys.stderr)
        return 2
    print(rows(("page", "saved as", "author", "date", "language", "lost"), pages))
    print(rows(("download", "items", "saved as", "lost"), files))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
