"""Print what Ace finds in the EPUBs of a built site: `PYTHONPATH=src python -m audit.ace site ACE`, from the root of the project, after `make books`.

ACE is the path of `ace-puppeteer`, which `npm install --ignore-scripts @daisy/ace` puts into `node_modules/.bin` of a folder of its own. It starts the
Chromium that PUPPETEER_EXECUTABLE_PATH names; one that root starts needs a wrapper that adds `--no-sandbox`.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .tools import run


def faults(report: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each fault in a report of Ace: the file, the rule and what breaks it."""
    for file in report["assertions"]:
        for each in file["assertions"]:
            yield f"{file['earl:testSubject']['url']}: {each['earl:test']['dct:title']}: {each['earl:result'].get('html', '')[:120]}"


def main(site: Path, ace: str) -> int:
    """Print the faults of each book, and return 1 where there are any or no book is there."""
    books = sorted((site / "take").glob("*.epub"))
    found = 0
    for book in books:
        with tempfile.TemporaryDirectory() as place:
            run(ace, "--force", "--silent", "--outdir", place, str(book))
            lines = [*faults(json.loads((Path(place) / "report.json").read_text(encoding="utf-8")))]
        found += len(lines)
        print("\n".join([f"{book.name}: {len(lines)} faults", *lines]))
    return int(bool(found) or not books)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
