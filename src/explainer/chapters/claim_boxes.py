"""The boxes of a chapter on what is often said, held against the claims of the record."""

import re
from collections.abc import Iterator

from explainer.chapters.scan import Markdown
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import VERDICTS

BOX_OPENING = '!!! note "Often said, but"'
BOX_INDENT = "    "
# `*The sentence.* [Not so.](check.md#claim)`
CLAIM_IN_BOX = re.compile(r"\*(?P<said>[^*]+)\* +\[(?P<verdict>[^\]]*)\.\]\((?:\.\./)*check\.md#(?P<id>[^)\s]+)\)")


def unlike_the_record(body: Markdown, dataset: Dataset) -> Iterator[tuple[int, str]]:
    """A box on what is often said has each sentence and its verdict from a claim of the record, to which it links."""
    in_box = False
    for number, line in enumerate(body.prose.split("\n"), body.first):
        if line.strip():
            in_box = line.startswith(BOX_OPENING) or (in_box and line.startswith(BOX_INDENT))
        if not in_box or not line.startswith(f"{BOX_INDENT}*"):
            continue
        match = CLAIM_IN_BOX.match(line.strip())
        if not match:
            yield number, f"often said: a sentence is followed by its verdict, `[Not so.](check.md#claim)`: {line.strip()[:60]!r}"
        elif claim := dataset.claims.get(match["id"]):
            for written, of_record in ((match["said"], claim.claim), (match["verdict"], VERDICTS[claim.verdict])):
                if written != of_record:
                    yield number, f"often said: the claim {claim.id!r} says {of_record!r}: {written!r}"
        elif message := dataset.unknown_id("claims", match["id"]):
            yield number, f"often said: {message}"
