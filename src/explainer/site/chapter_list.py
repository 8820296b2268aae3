"""The chapters of the site and its edition to a file of JSON in the built site, from which books are bound."""

import json
from collections.abc import Iterable

from explainer.citing.export_formats import LICENCE
from explainer.record.editions import Edition
from explainer.record.urls import page_name

FILE = "take/chapters.json"


def chapter_list(addresses: Iterable[str], edition: Edition, home: str) -> str:
    """Return the JSON: what a book says of the site and of its edition, and the address of each chapter below `home` by its name, in their order."""
    made = {
        "title": edition.title,
        "home": home,
        "edition": edition.edition,
        "released": edition.released.first.isoformat(),
        "licence": LICENCE,
        "chapters": {page_name(address, "overview"): address for address in addresses},
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
