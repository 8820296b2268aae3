"""The sentences of a chapter: which of them carry their evidence, and which need it and do not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from explainer.chapters.scan import Markdown
from explainer.record.vocabulary import MONTHS

# A note, an event link, or a link to the place on this site where the evidence stands: a record, a figure, a section.
EVIDENCE = re.compile(r"\[@[^]\s]+\]|\[\[[^]]+\]\]|\[[^]]*\]\([^)\s]*#[^)\s]+\)")
# Before a capital or a digit, also where that stands in the words of an event link, or an event link has no words and shows its title.
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’'*)]*(?:\[@[^]\s]+\])*(?: +(?=[\[\"“*(]*[A-Z0-9]|[\"“*(]*\[\[[a-z0-9-]+(?:\]\]|\|[\"“*(]*[A-Z0-9]))|$)")
LIST_MARK = re.compile(r"(?:[-*+]|\d+\.) +")
TABLE_ROW = re.compile(r"\|.*\|")
TABLE_RULE = re.compile(r"[|\s:-]+")
RUN_IN = re.compile(r"\*{1,2}[^*]+[.?]\*{1,2}(?: |$)")  # a heading in the line, or a saying that is looked at
NUMBER = re.compile(r"\d|\b(?:dozens?|hundreds?|thousands?|millions?|billions?|per cent)\b", re.IGNORECASE)
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS[1:])})\b")
QUOTED = re.compile(r"[\"“”]")
SAYING = re.compile(
    r"\b(?:said|says|told|wrote|writes|denied|denies|announced|reported|confirmed|condemned|claimed|disclosed|declared|argued|warned|voiced|accused"
    r"|objected|estimated|acknowledged|admitted|insisted|replied|answered|promised|pledged|testified|recorded)\b"
)
NEEDS = (("a number", NUMBER), ("a date", MONTH), ("a quotation mark", QUOTED), ("a verb of saying", SAYING))


class Sentence(NamedTuple):
    """A sentence, or a row of a table, with its line (from 1)."""

    line: int
    text: str

    @property
    def has_evidence(self) -> bool:
        """Whether it carries a note, an event link, or a link to where the evidence stands."""
        return bool(EVIDENCE.search(self.text))

    @property
    def needs(self) -> str:
        """What in it needs evidence, in words; empty where nothing does. A question states nothing."""
        bare = re.sub(r"\]\([^)]*\)|\[@[^]]*\]|\[\[[^]|]*\||[*_]", " ", self.text)
        return "" if bare.rstrip().endswith("?") else next((what for what, pattern in NEEDS if pattern.search(bare)), "")


def sentences(body: Markdown) -> Iterator[Sentence]:
    """Return the sentences of a chapter's text in order, without headings, figures, anchors and the titles of boxes. A paragraph stands on one line."""
    head_of_table = False
    for number, line in enumerate(body.prose.split("\n"), body.first):
        text = line.strip()
        if not text or text.startswith(("#", "!!!", "???", "<", "{ #")):
            head_of_table = False
            continue
        if TABLE_ROW.fullmatch(text):
            if not TABLE_RULE.fullmatch(text) and head_of_table:
                yield Sentence(number, text)
            head_of_table = True
            continue
        text = text[match.end() :] if (match := LIST_MARK.match(text)) else text
        text = text[match.end() :] if (match := RUN_IN.match(text)) else text
        start = 0
        for match in SENTENCE_END.finditer(text):
            if sentence := text[start : match.end()].strip():
                yield Sentence(number, sentence)
            start = match.end()
        if rest := text[start:].strip():
            yield Sentence(number, rest)


def lacking(found: tuple[Sentence, ...]) -> Iterator[tuple[int, str]]:
    """A sentence of a chapter that holds a number, a date, a quotation mark or a verb of saying carries its evidence."""
    for sentence in found:
        if (what := sentence.needs) and not sentence.has_evidence:
            yield sentence.line, f"chapter: a sentence with {what} carries no note, event link or link to a record: {sentence.text!r}"
