"""The words beside the line: each entry as a block of text, and a place for it where no block meets another or the lead of another."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explainer.figures.draw.text_size import LINE_HEIGHT, width, wrap
from explainer.record.dates import When
from explainer.record.line import Entry, Period
from explainer.record.vocabulary import MONTHS

HEADING_SIZE, SMALL_SIZE = 14, 13  # sizes of the title of an entry and of its holder and date
LEAD_GAP = 7  # pixels from a lead to its words
BLOCK_GAP = 3  # least pixels between two blocks, on top of what their widths are overestimated


class Said(NamedTuple):
    """An entry of the line with its period and the side whose word it is, if it is the word of one."""

    period: Period
    entry: Entry
    side: str | None

    @property
    def sort(self) -> str:
        """The word of a side, a report of an unnamed source, or an act."""
        return "act" if not self.entry.by else "report" if self.entry.reported else "word"


class Block(NamedTuple):
    """The words of an entry: the lines of its title and those of its holder and date, and their size in pixels."""

    said: Said
    title: list[str]
    small: list[str]
    width: float
    height: float


class Placed(NamedTuple):
    """A block with its place along the axis, the left edge of its words, and the tier in which it stands, counted from the stroke."""

    block: Block
    at: float
    left: float
    tier: int

    @property
    def edge(self) -> tuple[float, str]:
        """The edge of its words at its lead, and the side from which they are set."""
        return (self.left, "left") if self.left > self.at else (self.right, "right")

    @property
    def right(self) -> float:
        """The right edge of its words."""
        return self.left + self.block.width


def words_of_entry(said: Said, limit: float) -> Block:
    """Return the words of an entry in lines of at most `limit` pixels."""
    entry = said.entry
    title = wrap(entry.title, HEADING_SIZE, limit, bold=True)
    small = [*(wrap(f"{entry.by},", SMALL_SIZE, limit) if entry.by else []), short_date(entry.date)]
    if len(small) > 1 and width(joined := f"{small[-2]} {small[-1]}", SMALL_SIZE) <= limit:
        small = [*small[:-2], joined]
    wide = max(*(width(line, HEADING_SIZE, bold=True) for line in title), *(width(line, SMALL_SIZE) for line in small))
    return Block(said, title, small, wide, (len(title) * HEADING_SIZE + len(small) * SMALL_SIZE) * LINE_HEIGHT)


def short_date(when: When) -> str:
    """Return a day or a month in short: `26 Feb 2022`."""
    year, *rest = when.parts
    return " ".join([*(str(int(day)) for day in rest[1:]), *(MONTHS[int(month)][:3] for month in rest[:1]), year])


def placed(blocks: Sequence[tuple[Block, float]], left: float, right: float, crossed: Sequence[float] = ()) -> list[Placed]:
    """Return blocks with places in as few tiers as can be, each at the right of its lead or at the left.

    No block stands over another, over the lead of another or over a line at one of the places `crossed`, and none leaves the space from `left` to `right`.
    """
    for tiers in range(1, len(blocks) + 1):
        if found := _search(blocks, tiers, left, right, crossed):
            return found
    return [Placed(each, at, min(at + LEAD_GAP, right - each.width), tier) for tier, (each, at) in enumerate(blocks)]


def _search(blocks: Sequence[tuple[Block, float]], tiers: int, left: float, right: float, crossed: Sequence[float]) -> list[Placed]:
    """Return places for the blocks in so many tiers, or nothing where there are none."""
    found: list[Placed] = []
    choices: list[Iterator[Placed]] = []
    while len(found) < len(blocks):
        if len(choices) == len(found):
            each, at = blocks[len(found)]
            choices.append(iter([Placed(each, at, edge, tier) for tier in range(tiers) for edge in (at + LEAD_GAP, at - LEAD_GAP - each.width)]))
        fits = (one for one in choices[-1] if left <= one.left and one.right <= right and _is_free(one, found, crossed))
        if one := next(fits, None):
            found.append(one)
        elif not found:
            return []
        else:
            choices.pop()
            found.pop()
    return found


def _is_free(one: Placed, others: Sequence[Placed], crossed: Sequence[float]) -> bool:
    if any(one.left - 2 < place < one.right + 2 for place in crossed):
        return False
    for other in others:
        if one.tier == other.tier and one.left < other.right + BLOCK_GAP and other.left < one.right + BLOCK_GAP:
            return False
        if one.tier >= other.tier and other.left - 2 < one.at < other.right + 2:
            return False
        if one.tier <= other.tier and one.left - 2 < other.at < one.right + 2:
            return False
    return True
