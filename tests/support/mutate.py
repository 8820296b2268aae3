"""Break the real record in many ways, one at a time, and see whether the check says so.

`python tests/support/mutate.py --count 10000 --seed 1` prints a table of mutations and verdicts, and every one that passed in silence; it exits 1 if there is any.

Every mutation is written into a copy of `docs/`, which is then read and checked as `make check` does it. To be quick, files that did not
change are parsed once, and the check stops at the first problem that names the break; `--verify` repeats some with neither.

- *Reported*: a problem stands in or next to the record that was changed, or names it.
- *By its address*: the record has lost its address, and `tests/permalinks.txt` knows it; the test of the permalinks reports that.
- *Harmless*: no problem, and all that differs between the two records is something of which only the cited page, or an editor, could tell that it
  is not as it should be (`REASONS`), and which this mutation may bring about (`MUTATIONS`).
- *Silent*: anything else that passed.
"""

import argparse
import json
import multiprocessing
import random
import re
import shutil
import sys
import tempfile
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, Literal, NamedTuple, get_args, get_origin

import yaml
from pydantic import BaseModel

from explainer.chapters.parse import parse
from explainer.record import courses, loading, rules
from explainer.record.dataset import EDITION, TABLES, Dataset
from explainer.record.dates import When
from explainer.record.editions import Edition
from explainer.record.fields import SENTENCE, IdOf
from explainer.record.urls import PAGES, Home, address
from explainer.record.yaml_source import Document, Problem
from explainer.site import read, tree
from explainer.teaching import plans

ROOT = Path(__file__).parents[2]
HANG = 60  # seconds that one check may take on a busy machine
REASONS = {
    "same": "The values read are the same: layout, a comment, or two equal values that changed places.",
    "order": "A list or a table in another order, where order means nothing or is made anew.",
    "prose": "Other words, still words, and a whole sentence where one is asked for: only a reader who knows the page can tell.",
    "word": "Another of the words that the field allows: a judgement of the editors, or of the page.",
    "reference": "Another record of the right table, which exists and fits: only the page can tell that it is the wrong one.",
    "date": "Another date, which contradicts neither the id, the sources, the actors nor the edition: only the page can tell.",
    "number": "Another number within the bounds of its field.",
    "yes or no": "The other answer, which nothing else in the record contradicts.",
    "address": "Another well-formed address: only who follows it can tell. Dead links are looked for elsewhere.",
    "code": "Another language, country or time of day that exists.",
    "left out": "An optional field is not given, which is how a record says that it has nothing there.",
    "list": "A list has an entry fewer, and enough of them: a record may have one source or one actor less.",
    "unled": "A record without a page, to which nothing leads (a spelling, a phase at the end, a reason for leaving out), is not there, or is new.",
}
CHANGED = frozenset({"prose", "word", "reference", "date", "number", "yes or no", "address", "code", "order"})


class Spot(NamedTuple):
    """A value in a file: the keys to it, what its field is, and where its text stands (as offsets)."""

    table: str
    id: str
    keys: tuple[str | int, ...]
    kind: str
    choices: tuple[str, ...]
    start: int
    end: int
    value: Any
    entry: bool  # an entry of a list, and no field
    key_start: int
    after: int  # where the next key or entry begins


class Entry(NamedTuple):
    """A record in a file."""

    table: str
    id: str
    start: int
    end: int
    spots: tuple[Spot, ...]


class Sheet(NamedTuple):
    """A file of the dataset."""

    name: str
    text: str
    records: tuple[Entry, ...]


class Change(NamedTuple):
    """A file with something changed: its new content, the record that was meant, and the words that may name it in a problem."""

    sheet: str
    data: bytes
    record: str
    words: tuple[str, ...]
    what: str


# What a field is


def field_of(model: type[BaseModel], keys: tuple[str | int, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the kind of the value to which keys lead, and its allowed words where it has any."""
    metadata: list[Any] = []
    annotation: Any = model
    for key in keys:
        if isinstance(key, str):
            inner = next(iter(_models(annotation)), None)
            info = next((info for name, info in inner.model_fields.items() if key == (info.alias or name)), None) if inner else None
            if info is None:
                return "unknown", ()
            annotation, metadata = info.annotation, list(info.metadata)
    if keys[-1] == "id":
        return "id", ()
    return _leaf(annotation, metadata)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _leaf(annotation: Any, metadata: list[Any]) -> tuple[str, tuple[str, ...]]:
    flat = list(_flat(annotation, metadata))
    if table := next((item.table for item in flat if isinstance(item, IdOf)), None):
        return "reference", (table,)
    if When in flat:
        return "date", ()
    if words := next((get_args(item) for item in flat if get_origin(item) is Literal), None):
        return "word", words
    if bool in flat:
        return "yes or no", ()
    if float in flat or int in flat:
        return "number", ()
    names = {getattr(getattr(item, "func", None), "__name__", "") for item in flat}
    patterns = {getattr(item, "pattern", None) for item in flat} - {None}
    if "_web_address" in names:
        return "address", ()
    if SENTENCE in patterns:
        return "sentence", ()
    if patterns:
        return "code", ()
    return "prose", ()


def _flat(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from metadata
    for item in metadata:
        yield from getattr(item, "metadata", ())
    yield annotation
    if hasattr(annotation, "__metadata__"):
        yield from _flat(annotation.__origin__, list(annotation.__metadata__))
    elif get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _flat(inner, [])


# Where everything stands


def sheets(data: Path) -> list[Sheet]:
    """Return the files of a dataset with the offsets of every value."""
    found = [(path, table, model) for table, (pattern, model, _) in TABLES.items() for path in sorted(data.glob(pattern))]
    return [_sheet(path, data, table, model) for path, table, model in [*found, (data / EDITION, "edition", Edition)]]


def _sheet(path: Path, data: Path, table: str, model: type[BaseModel]) -> Sheet:
    text = path.read_text()
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    starts = [text.rfind("\n", 0, each.start_mark.index) + 1 for each in nodes]
    records = []
    for each, start, end in zip(nodes, starts, [*starts[1:], len(text)], strict=True):
        plain = {key.value: value.value for key, value in each.value}
        id_ = str(plain.get("id", table))
        records.append(Entry(table, id_, start, end, tuple(_spots(each, (), table, id_, model, end))))
    return Sheet(path.relative_to(data).as_posix(), text, tuple(records))


def _spots(node: yaml.Node, keys: tuple[str | int, ...], table: str, id_: str, model: type[BaseModel], end: int) -> Iterator[Spot]:
    mapping = isinstance(node, yaml.MappingNode)
    children = [(key.value, key, value) for key, value in node.value] if mapping else [(n, value, value) for n, value in enumerate(node.value)]
    for index, (name, key, value) in enumerate(children):
        after = children[index + 1][1].start_mark.index if index + 1 < len(children) else end
        path = (*keys, name)
        kind, choices = field_of(model, path)
        held = value.value if isinstance(value, yaml.ScalarNode) else None
        yield Spot(
            table, id_, path, kind, choices, value.start_mark.index, value.end_mark.index, held, not mapping, key.start_mark.index, after,
        )  # fmt: skip
        if not isinstance(value, yaml.ScalarNode):
            yield from _spots(value, path, table, id_, model, min(end, after))


# Mutations. Each gives a change, or None where what it drew does not lend itself to it.


class Draw:
    """The record, and a source of chance."""

    def __init__(self, found: list[Sheet], chance: random.Random) -> None:
        self.sheets, self.chance = found, chance
        self.ids: dict[str, list[str]] = defaultdict(list)
        for sheet in found:
            for record in sheet.records:
                self.ids[record.table].append(record.id)
        self.tables = sorted({sheet.records[0].table for sheet in found})

    def sheet(self) -> Sheet:
        """Draw a table, then a file of it: small tables are broken as often as large ones."""
        table = self.chance.choice(self.tables)
        return self.chance.choice([sheet for sheet in self.sheets if sheet.records[0].table == table])

    def record(self) -> tuple[Sheet, Entry]:
        sheet = self.sheet()
        return sheet, self.chance.choice(sheet.records)

    def spot(self, *kinds: str, test: Callable[[Spot], bool] | None = None) -> tuple[Sheet, Spot] | None:
        for _ in range(40):
            sheet, record = self.record()
            found = [
                spot
                for spot in record.spots
                if spot.value is not None and (spot.kind in kinds or (not kinds and spot.kind != "id")) and (test is None or test(spot))
            ]
            if found:
                return sheet, self.chance.choice(found)
        return None


def put(sheet: Sheet, spot: Spot, text: str, what: str, *words: str) -> Change:
    """Write a value anew."""
    data = f"{sheet.text[: spot.start]}{text}{_tail(sheet, spot)}"
    return Change(sheet.name, data.encode(), spot.id, tuple(word for word in words if word), f"{'.'.join(map(str, spot.keys))}: {what}")


def _tail(sheet: Sheet, spot: Spot) -> str:
    rest = sheet.text[spot.end :]
    return rest if sheet.text[spot.end - 1 : spot.end] != "\n" else f"\n{rest}"  # a block of text ends with its line


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def cut(sheet: Sheet, start: int, end: int, record: str, what: str, *words: str) -> Change:
    return Change(sheet.name, (sheet.text[:start] + sheet.text[end:]).encode(), record, words, what)


def typo(chance: random.Random, word: str) -> str:
    """Return a word with one letter dropped, doubled, exchanged or put for another."""
    at = chance.randrange(len(word))
    other = chance.choice([letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter != word[at]])
    forms = [word[:at] + word[at + 1 :], word[:at] + word[at] * 2 + word[at + 1 :], word[:at] + other + word[at + 1 :]]
    if at and word[at] != word[at - 1]:
        forms.append(word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])
    return chance.choice(forms)


def drop_record(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    return cut(sheet, record.start, record.end, record.id, "gone", *_naming(record)) if record.table != "edition" else None


def _naming(record: Entry) -> tuple[str, ...]:
    """Return the words by which problems elsewhere name a record: its id, the name of an outlet or a publisher, and what it alone may refer to."""
    named = (("name",), ("publisher",), ("url",))
    return (record.id, *(spot.value for spot in record.spots if spot.value and (spot.keys in named or spot.kind == "reference")))


def _lines(sheet: Sheet, spot: Spot) -> tuple[int, int] | None:
    """Return the offsets of the whole lines that a field or an entry of its own fills; None where it shares a line with others."""
    start = sheet.text.rfind("\n", 0, spot.key_start) + 1
    head = sheet.text[start : spot.key_start]
    if head.strip(" ") and head.strip(" -") == "" and spot.entry:
        return start, sheet.text.rfind("\n", 0, spot.after) + 1
    return (start, sheet.text.rfind("\n", 0, spot.after) + 1) if not head.strip(" ") else None


def _without(sheet: Sheet, record: Entry, spot: Spot, start: int, end: int) -> Change:
    """Return the sheet without a field or an entry, which fills it from `start` to `end`."""
    used = [inner.value for inner in record.spots if inner.value and inner.keys[: len(spot.keys)] == spot.keys]
    return cut(sheet, start, end, record.id, f"{'.'.join(map(str, spot.keys))} gone", *used)


def drop_field(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    spot = draw.chance.choice(record.spots)
    place = None if spot.entry else _lines(sheet, spot)
    if place is None:
        return None
    return _without(sheet, record, spot, *place)


def drop_entry(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    found = [spot for spot in record.spots if spot.entry]
    if not found:
        return None
    spot = draw.chance.choice(found)
    comma = re.match(r"\s*,\s*", sheet.text[spot.end :])
    return _without(sheet, record, spot, *(_lines(sheet, spot) or (spot.start, spot.end + (comma.end() if comma else 0))))


def repeat_record(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    if record.table == "edition":
        return None
    text = sheet.text[record.start : record.end].rstrip("\n") + "\n\n"
    return Change(sheet.name, (sheet.text[: record.start] + text + sheet.text[record.start :]).encode(), record.id, (record.id,), "twice")


def repeat_renamed(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    if record.table == "edition":
        return None
    spot = next(spot for spot in record.spots if spot.keys == ("id",))
    new = f"{record.id}-again"
    text = f"{sheet.text[record.start : spot.start]}{new}{sheet.text[spot.end : record.end]}".rstrip("\n") + "\n\n"
    whole = sheet.text[: record.end].rstrip("\n") + "\n\n" + text + sheet.text[record.end :]
    return Change(sheet.name, whole.encode(), record.id, (record.id, new), "twice, once under a new id")


def repeat_key(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    spot = draw.chance.choice(record.spots)
    place = None if spot.entry else _lines(sheet, spot)
    if place is None:
        return None
    text = sheet.text[place[0] : place[1]]
    return Change(sheet.name, f"{sheet.text[: place[1]]}{text}{sheet.text[place[1] :]}".encode(), record.id, (record.id,), f"{spot.keys} twice")


def rename_key(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    found = [spot for spot in record.spots if not spot.entry]
    spot = draw.chance.choice(found)
    key = str(spot.keys[-1])
    new = typo(draw.chance, key)
    text = f"{sheet.text[: spot.key_start]}{new}{sheet.text[spot.key_start + len(key) :]}"
    return Change(sheet.name, text.encode(), record.id, (record.id, new), f"{spot.keys}: key {new}") if new else None


def repeat_entry(draw: Draw) -> Change | None:
    if not (found := draw.spot(test=lambda spot: spot.entry)):
        return None
    sheet, spot = found
    if place := _lines(sheet, spot):
        text = sheet.text[: place[1]] + sheet.text[place[0] : place[1]] + sheet.text[place[1] :]
    else:
        text = f"{sheet.text[: spot.end]}, {sheet.text[spot.start : spot.end]}{sheet.text[spot.end :]}"
    return Change(sheet.name, text.encode(), spot.id, (spot.id,), f"{spot.keys} twice")


def swap_records(draw: Draw) -> Change | None:
    """The values of one field change places between two records of a file."""
    if not (found := draw.spot(test=lambda spot: not spot.entry)):
        return None
    sheet, one = found
    others = [spot for record in sheet.records for spot in record.spots if spot.keys == one.keys and spot.id != one.id and spot.value is not None]
    return _swap(sheet, one, draw.chance.choice(others)) if others else None


def swap_fields(draw: Draw) -> Change | None:
    """The values of two fields of a record change places."""
    sheet, record = draw.record()
    found = [spot for spot in record.spots if spot.value is not None and spot.keys != ("id",)]
    return _swap(sheet, *draw.chance.sample(found, 2)) if len(found) > 1 else None


def _swap(sheet: Sheet, one: Spot, other: Spot) -> Change:
    first, second = sorted((one, other), key=lambda spot: spot.start)
    text = sheet.text
    a, b = (quoted(spot.value) if "\n" in text[spot.start : spot.end] else text[spot.start : spot.end] for spot in (first, second))
    whole = f"{text[: first.start]}{b}{_tail(sheet, first)[: second.start - first.end]}{a}{_tail(sheet, second)}"
    return Change(sheet.name, whole.encode(), one.id, (one.id, other.id, one.value, other.value), f"{one.keys} and {other.id}:{other.keys}")


def wrong_id(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    spot = next((spot for spot in record.spots if spot.keys == ("id",)), None)
    if spot is None:
        return None
    new = typo(draw.chance, record.id)
    return put(sheet, spot, quoted(new), new, record.id, new) if new and new not in draw.ids[record.table] else None


def wrong_reference(draw: Draw) -> Change | None:
    if not (found := draw.spot("reference")):
        return None
    sheet, spot = found
    new = typo(draw.chance, spot.value)
    return put(sheet, spot, quoted(new), new, new, spot.value) if new not in draw.ids[spot.choices[0]] else None


def other_reference(draw: Draw) -> Change | None:
    if not (found := draw.spot("reference")):
        return None
    sheet, spot = found
    new = draw.chance.choice(draw.ids[spot.choices[0]])
    return put(sheet, spot, new, new, new, spot.value) if new != spot.value else None


def foreign_reference(draw: Draw) -> Change | None:
    if not (found := draw.spot("reference")):
        return None
    sheet, spot = found
    table = draw.chance.choice([table for table in draw.tables if table not in (spot.choices[0], "edition")])
    new = draw.chance.choice(draw.ids[table])
    return put(sheet, spot, new, f"{new} of {table}", new, spot.value) if new not in draw.ids[spot.choices[0]] else None


def shift_date(draw: Draw) -> Change | None:
    if not (found := draw.spot("date")):
        return None
    sheet, spot = found
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", spot.value)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        moved = date(int(year), int(month or 1), int(day or 1)) + timedelta(draw.chance.choice([-3650, -366, -31, -7, -1, 1, 7, 31, 366, 3650]))
    except ValueError:
        return None
    new = moved.isoformat()[: len(match[0])] + spot.value[match.end() :]
    return put(sheet, spot, new, f"{spot.value} to {new}", spot.value, new) if new != spot.value else None


def cut_date(draw: Draw) -> Change | None:
    if not (found := draw.spot("date")):
        return None
    sheet, spot = found
    new = spot.value[: draw.chance.randrange(1, len(spot.value))]
    return put(sheet, spot, new, f"{spot.value} to {new}", spot.value, new)


def impossible_date(draw: Draw) -> Change | None:
    if not (found := draw.spot("date")):
        return None
    sheet, spot = found
    new = draw.chance.choice(
        ["2018-02-30", "2017-02-29", "2018-13", "2018-00-10", "2018-04-31", "0018-01-01", "2018-1-1", "18 May 2018", "2018/2017", "2018-05/2019", "soon",
         "2018-05-05T00:00", f"{spot.value}Z", "2018-W07", "3018-01-01"]
    )  # fmt: skip
    return put(sheet, spot, quoted(new), new, new, spot.value)


def wrong_word(draw: Draw) -> Change | None:
    if not (found := draw.spot("word")):
        return None
    sheet, spot = found
    new = typo(draw.chance, spot.value)
    return put(sheet, spot, quoted(new), new, spot.value) if new not in spot.choices else None


def other_word(draw: Draw) -> Change | None:
    if not (found := draw.spot("word")):
        return None
    sheet, spot = found
    new = draw.chance.choice(spot.choices)
    return put(sheet, spot, new, f"{spot.value} to {new}", spot.value, new) if new != spot.value else None


def put_instead(text: str, *kinds: str) -> Callable[[Draw], Change | None]:
    """Make a mutation that puts one thing for any value of some kinds."""

    def mutate(draw: Draw) -> Change | None:
        if not (found := draw.spot(*kinds)):
            return None
        sheet, spot = found
        return put(sheet, spot, text, text, spot.value)

    return mutate


def list_for_value(draw: Draw) -> Change | None:
    found = draw.spot()
    return put(found[0], found[1], f"[{quoted(found[1].value)}]", "a list", found[1].value) if found else None


def change_digit(draw: Draw) -> Change | None:
    if not (found := draw.spot("number", "code", test=lambda spot: any(map(str.isdigit, spot.value)))):
        return None
    sheet, spot = found
    at = draw.chance.choice([index for index, letter in enumerate(spot.value) if letter.isdigit()])
    digit = draw.chance.choice([digit for digit in "0123456789" if digit != spot.value[at]])
    new = spot.value[:at] + digit + spot.value[at + 1 :]
    return put(sheet, spot, quoted(new), f"{spot.value} to {new}", spot.value)


def flip(draw: Draw) -> Change | None:
    if not (found := draw.spot("yes or no")):
        return None
    sheet, spot = found
    return put(sheet, spot, "false" if spot.value == "true" else "true", "flipped")


def change_letter(draw: Draw) -> Change | None:
    if not (found := draw.spot("prose", "sentence")):
        return None
    sheet, spot = found
    new = typo(draw.chance, spot.value)
    return put(sheet, spot, quoted(new), new[:60], spot.value, new) if new.split() != spot.value.split() else None


def cut_sentence(draw: Draw) -> Change | None:
    if not (found := draw.spot("sentence")):
        return None
    sheet, spot = found
    new = spot.value[: draw.chance.randrange(1, len(spot.value))].strip()
    return put(sheet, spot, quoted(new), f"…{new[-40:]}", spot.value) if new[-1:] not in (".", "?", "!") else None


def cut_text(draw: Draw) -> Change | None:
    if not (found := draw.spot("prose", test=lambda spot: len(spot.value) > 1)):
        return None
    sheet, spot = found
    new = spot.value[: draw.chance.randrange(1, len(spot.value))].strip()
    return put(sheet, spot, quoted(new), new, spot.value, new) if new else None


def misread(draw: Draw) -> Change | None:
    """Text of which the accents were read in a wrong encoding."""
    if not (found := draw.spot("prose", "sentence")):
        return None
    sheet, spot = found
    at = draw.chance.randrange(len(spot.value))
    letter = draw.chance.choice("éüöçäñŠ’“—я־א")
    new = spot.value[:at] + letter.encode().decode("cp1252", errors="replace") + spot.value[at:]
    return put(sheet, spot, quoted(new), new[max(0, at - 9) : at + 9], spot.value)


def lost_character(draw: Draw) -> Change | None:
    if not (found := draw.spot()):
        return None
    sheet, spot = found
    at = draw.chance.randrange(len(spot.value) + 1)
    new = quoted(spot.value[:at] + "|" + spot.value[at:]).replace("|", draw.chance.choice(["\ufffd", "\\a", "\\0", "\\x7f"]))
    return put(sheet, spot, new, new[:60], spot.value)


def broken_byte(draw: Draw) -> Change | None:
    sheet = draw.sheet()
    data = sheet.text.encode()
    at = draw.chance.randrange(len(data) + 1)
    return Change(sheet.name, data[:at] + draw.chance.choice([b"\xff", b"\xe9", b"\xc3(", b"\x80"]) + data[at:], "", (), f"at {at}")


def cut_file(draw: Draw) -> Change | None:
    sheet = draw.sheet()
    at = draw.chance.randrange(len(sheet.text))
    gone = [record for record in sheet.records if record.end > at]
    words = [word for record in gone for word in (*_naming(record), *(spot.value for spot in record.spots if spot.value))]
    return Change(sheet.name, sheet.text[:at].encode(), "", tuple(words), f"cut at {at}")


def _line(draw: Draw) -> tuple[Sheet, Entry, int, int]:
    sheet, record = draw.record()
    lines = [match for match in re.finditer(r".*\n|.+$", sheet.text[record.start : record.end]) if match[0].strip()]
    match = draw.chance.choice(lines)
    return sheet, record, record.start + match.start(), record.start + match.end()


def _around(sheet: Sheet, record: Entry) -> tuple[str, ...]:
    """Return the words of a record and of the one before it, into which it may run."""
    before = sheet.records[max(0, sheet.records.index(record) - 1)]
    return tuple(word for each in (before, record) for word in (*_naming(each), *(spot.value for spot in each.spots if spot.value)))


def drop_line(draw: Draw) -> Change | None:
    sheet, record, start, end = _line(draw)
    return cut(sheet, start, end, record.id, f"line gone: {sheet.text[start:end].strip()[:60]}", *_around(sheet, record))


def indent_line(draw: Draw) -> Change | None:
    sheet, record, start, _ = _line(draw)
    text = sheet.text
    by = draw.chance.choice([2, 1, -1, -2])
    new = text[:start] + " " * by + text[start:] if by > 0 else text[:start] + text[start - by :]
    return Change(sheet.name, new.encode(), record.id, _around(sheet, record), f"by {by}: {text[start : start + 60].strip()}")


def change_character(draw: Draw) -> Change | None:
    sheet, record = draw.record()
    at = draw.chance.randrange(record.start, record.end)
    letter = draw.chance.choice([each for each in "aeistn019-:,.#'\"[]{} \n\t&*!|>%@`" if each != sheet.text[at]])
    data = (sheet.text[:at] + letter + sheet.text[at + 1 :]).encode()
    return Change(sheet.name, data, record.id, _around(sheet, record), f"{sheet.text[max(0, at - 20) : at + 20]!r} {letter!r}")


# Each mutation with what may be different in silence. An empty set: it must be reported, whatever it struck.
MUTATIONS: dict[str, tuple[Callable[[Draw], Change | None], frozenset[str]]] = {
    "drop a record": (drop_record, frozenset({"unled"})),
    "drop a field": (drop_field, frozenset({"left out", "yes or no"})),
    "drop an entry of a list": (drop_entry, frozenset({"list", "left out", "order"})),
    "repeat a record": (repeat_record, frozenset()),
    "repeat a record under a new id": (repeat_renamed, frozenset({"unled"})),
    "repeat a key": (repeat_key, frozenset()),
    "misspell a key": (rename_key, frozenset()),
    "repeat an entry of a list": (repeat_entry, frozenset()),
    "swap a value with another record's": (swap_records, CHANGED | {"same"}),
    "swap two values of a record": (swap_fields, CHANGED | {"same"}),
    "misspell an id": (wrong_id, frozenset({"unled"})),
    "misspell a reference": (wrong_reference, frozenset()),
    "refer to another record": (other_reference, frozenset({"reference", "order"})),
    "refer to a record of another table": (foreign_reference, frozenset()),
    "shift a date": (shift_date, frozenset({"date", "order"})),
    "cut a date short": (cut_date, frozenset({"date", "order"})),
    "make a date impossible": (impossible_date, frozenset()),
    "misspell a word of a fixed list": (wrong_word, frozenset()),
    "put another word of a fixed list": (other_word, frozenset({"word"})),
    "put an empty text for a value": (put_instead('""'), frozenset()),
    "put null for a value": (put_instead("null"), frozenset({"left out"})),
    "put a list for a value": (list_for_value, frozenset()),
    "put a number for a text": (
        put_instead("1234567", "prose", "sentence", "reference", "word", "date", "code", "address", "yes or no"),
        frozenset(),
    ),
    "put words for a number": (put_instead("some words", "number", "yes or no", "date", "code"), frozenset()),
    "put no number for a number": (put_instead("nan", "number"), frozenset()),
    "change a digit": (change_digit, frozenset({"number", "code"})),
    "turn yes into no": (flip, frozenset({"yes or no"})),
    "change a letter of a text": (change_letter, frozenset({"prose"})),
    "cut a sentence short": (cut_sentence, frozenset()),
    "cut a name or title short": (cut_text, frozenset({"prose"})),
    "misread the encoding of a text": (misread, frozenset()),
    "put a lost or control character": (lost_character, frozenset({"same"})),
    "break a byte": (broken_byte, frozenset()),
    "cut a file short": (cut_file, frozenset({"same", "left out", "list", "prose", "unled"})),
    "delete a line": (drop_line, frozenset({"left out", "yes or no", "list", "prose", "same", "unled"})),
    "move a line to the right or left": (indent_line, frozenset({"same", "prose"})),
    "change any character": (change_character, CHANGED | {"same", "left out", "list", "unled"}),
}


# The check


class Check:
    """The real record in a folder of its own, to be broken and read again."""

    def __init__(self, docs: Path, folder: Path) -> None:
        self.docs = folder / "docs"
        shutil.copytree(docs, self.docs, ignore=lambda _, names: [name for name in names if Path(name).suffix not in ("", ".md", ".yml")])
        self.data = self.docs / "data"
        self.documents: dict[tuple[str, str], Document] = {}
        self.read: dict[tuple[int, Any], Any] = {}
        self.sheets = sheets(self.data)
        self.site = read.read(self.docs)
        if self.site.problems:
            raise ValueError(f"the record has problems before anything is changed: {self.site.problems[0]}")
        self.base = self.site.dataset
        self.kept = set((ROOT / "tests" / "permalinks.txt").read_text().splitlines())
        self.addresses = self.kept & set(addresses(self.base))
        self.names = {(sheet.name, record.id): _naming(record) for sheet in self.sheets for record in sheet.records}
        self.lines = {sheet.name: {record.id: _span(sheet, record) for record in sheet.records} for sheet in self.sheets}

    def quick(self) -> None:
        """Keep what is read of files that do not change: both functions depend on their arguments alone."""
        document, validate = loading.Document, loading.validate
        kept = {id(spot.document): spot.document for table in self.base.locations.values() for spot in table.values()}
        for each in kept.values():
            self.documents[each.path, self.base.files[Path(each.path).relative_to(self.data).as_posix()]] = each

        def read(path: str, text: str) -> Document:
            return self.documents.get((path, text)) or document(path, text)

        def validated(model: Any, value: Any, of: Document, keys: Any, where: str) -> Any:
            if id(of) not in kept:
                return validate(model, value, of, keys, where)
            if (id(of), keys) not in self.read:
                self.read[id(of), keys] = validate(model, value, of, keys, where)
            return self.read[id(of), keys]

        loading.Document, loading.validate = read, validated  # type: ignore[misc, assignment]
        self.base = loading.load(self.data)

    def problems(self) -> Iterator[tuple[list[Problem], Dataset]]:
        """Check in the order of `read.read`, and yield the problems found so far after each step."""
        found = loading.load(self.data)
        yield list(found.problems), found
        problems = rules.check(found)
        yield problems, found
        chapters = [parse(chapter.path, chapter.page, chapter.text, found) for chapter in self.site.chapters]
        drawings = [drawing for chapter in chapters for drawing in chapter.drawings]
        problems += [problem for chapter in chapters for problem in chapter.problems]
        problems += read.figure_ids_are_unique(drawings)
        problems += read.themes_are_shown(found, drawings)
        known = plans.catalogue(found, self.site.fronts, drawings, self.site.teaching)
        problems += courses.check(self.site.teaching, known, read.not_all_read(found, chapters))
        yield problems, found

    def judge(self, name: str, change: Change) -> tuple[str, str]:
        """Return the verdict on a change that was written, and the reason for it."""
        allowed = MUTATIONS[name][1]
        problems: list[Problem] = []
        found = self.base
        for problems, found in self.problems():  # noqa: B007 - the last of them is looked at below
            if any(self.near(problem, change) for problem in problems):
                return "reported", ""
        if problems:
            return "astray", str(problems[0])
        differences = set(differing(self.base, found))
        if self.addresses - set(addresses(found)):
            return "by its address", ""
        differences = differences or {"same"}
        if differences <= allowed:
            return "harmless", ", ".join(sorted(differences))
        return "SILENT", ", ".join(sorted(differences - allowed))

    def near(self, problem: Problem, change: Change) -> bool:
        """Return whether a problem stands in or next to the record that was changed, or names it."""
        here = problem.path == (self.data / change.sheet).as_posix()
        if not change.record and here:
            return True
        first, last = self.lines[change.sheet].get(change.record, (0, 0))
        if here and first - 3 <= problem.line <= last + 3:
            return True
        if here and "not YAML" in problem.message:
            return True  # a quotation mark that is not closed is found at the end of the file
        return any(word in problem.message for word in (*self.names.get((change.sheet, change.record), ()), *change.words) if word)


def _span(sheet: Sheet, record: Entry) -> tuple[int, int]:
    return sheet.text.count("\n", 0, record.start) + 1, sheet.text.count("\n", 0, record.end) + 1


def addresses(of: Dataset) -> Iterator[str]:
    """Return the address of every record that has one, a page that tells of a withdrawn event included."""
    for table, record in of.records():
        if table in PAGES or table in ("events", "actors", "relations", "sources"):
            yield address(table, record)
    yield from (f"events/{record.id}/" for record in of.left_out.values() if record.withdrawn)


def differing(one: Dataset, other: Dataset) -> Iterator[str]:
    """Return what is different between two datasets, in the words of `REASONS`; what has no word there stands for itself."""
    if one.edition != other.edition:
        yield from _differing(one.edition, other.edition)
    for table in TABLES:
        old, new = one.table(table), other.table(table)
        if old.keys() != new.keys():
            yield "unled" if table not in PAGES and table not in ("events", "actors", "relations", "sources") else "record"
        elif list(old) != list(new):
            yield "order"
        for id_, record in old.items():
            if id_ in new and new[id_] is not record and new[id_] != record:
                yield from _differing(record, new[id_])


def _differing(old: BaseModel, new: BaseModel) -> Iterator[str]:
    for name, info in type(old).model_fields.items():
        a, b = getattr(old, name), getattr(new, name)
        if a == b:
            continue
        if isinstance(a, BaseModel) and isinstance(b, BaseModel):
            yield from _differing(a, b)
        elif type(a) is tuple and type(b) is tuple and a and b:
            if len(a) != len(b):
                yield "list"
            elif sorted(map(repr, a)) == sorted(map(repr, b)):
                yield "order"
            else:
                for one, other in zip(a, b, strict=True):
                    if isinstance(one, BaseModel) and isinstance(other, BaseModel):
                        yield from _differing(one, other)
                    elif one != other:
                        yield _word(type(old), info.alias or name)
        elif isinstance(a, bool):
            yield "yes or no"
        elif b in (None, (), info.default) and not info.is_required():
            yield "left out"
        elif a in (None, (), info.default) and not info.is_required():
            yield "added"
        else:
            yield _word(type(old), info.alias or name)


def _word(model: type[BaseModel], name: str) -> str:
    kind = field_of(model, (name,))[0]
    return "prose" if kind == "sentence" else kind


# The run


def run(job: tuple[int, int, int, int]) -> tuple[Counter[tuple[str, str]], Counter[str], list[str]]:
    """Make `count` mutations by a seed; give the verdicts, the reasons of the harmless ones, and a line for each that is not as it should be."""
    seed, count, trees, verified = job
    chance = random.Random(seed)
    plain = loading.Document, loading.validate
    verdicts: Counter[tuple[str, str]] = Counter()
    reasons: Counter[str] = Counter()
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        check = Check(ROOT / "docs", Path(folder))
        check.quick()
        quick = loading.Document, loading.validate
        draw = Draw(check.sheets, chance)
        texts = {sheet.name: sheet.text for sheet in check.sheets}
        names = list(MUTATIONS)
        for done in range(count):
            name = names[(seed + done) % len(names)]
            change = _drawn(draw, MUTATIONS[name][0], texts)
            path = check.data / change.sheet
            path.write_bytes(change.data)
            began = monotonic()
            try:
                verdict, why = check.judge(name, change)
                if monotonic() - began > HANG:
                    verdict, why = "HANG", f"{monotonic() - began:.0f} s"
                if verdict == "harmless" and trees:
                    trees -= 1
                    tree.tree(read.read(check.docs), Home("https://site.example/", ""))
                if done < verified:
                    said = tuple(sorted(set(list(check.problems())[-1][0])))
                    loading.Document, loading.validate = plain
                    if read.read(check.docs).problems != said:
                        verdict, why = "UNLIKE", "a full check says something else"
            except Exception:  # noqa: BLE001 - the traceback is the finding
                verdict, why = "TRACEBACK", traceback.format_exc(limit=-3)
            finally:
                loading.Document, loading.validate = quick
                path.write_bytes(texts[change.sheet].encode())
            verdicts[name, verdict] += 1
            if verdict == "harmless":
                reasons[why] += 1
            elif verdict not in ("reported", "by its address"):
                faults.append(f"{verdict} {name}: {change.sheet} {change.record} {change.what}: {why}")
                print(faults[-1], file=sys.stderr, flush=True)
            if done % 100 == 99:
                print(f"{done + 1} of {count}", file=sys.stderr, flush=True)
    loading.Document, loading.validate = plain
    return verdicts, reasons, faults


def _drawn(draw: Draw, mutation: Callable[[Draw], Change | None], texts: dict[str, str]) -> Change:
    """Draw until a mutation changes something."""
    while True:
        change = mutation(draw)
        if change and change.data != texts[change.sheet].encode():
            return change


def mutate(count: int, seed: int, jobs: int = 1, trees: int = 0, verified: int = 0) -> tuple[Counter[tuple[str, str]], Counter[str], list[str]]:
    """Run all mutations, in several processes where asked."""
    shares = [(seed * 1000 + job, count // jobs + (job < count % jobs), trees // jobs, verified // jobs) for job in range(jobs)]
    if jobs == 1:
        return run(shares[0])
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        found = pool.map(run, shares)
    return sum((each[0] for each in found), Counter()), sum((each[1] for each in found), Counter()), [line for each in found for line in each[2]]


def table(verdicts: Counter[tuple[str, str]]) -> str:
    """Return the verdicts as a table: a row for each mutation."""
    columns = ["reported", "by its address", "harmless", *sorted({verdict for _, verdict in verdicts} - {"reported", "by its address", "harmless"})]
    rows = [("", *columns, "all")]
    for name in (*MUTATIONS, "all"):
        counts = [sum(count for (of, verdict), count in verdicts.items() if verdict == column and name in (of, "all")) for column in columns]
        rows.append((name, *(str(number or "") for number in counts), str(sum(counts))))
    return "\n".join(f"{row[0]:36}" + "".join(f"{cell:>15}" for cell in row[1:]) for row in rows)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000, help="how many mutations (1000)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--trees", type=int, default=0, help="for how many of the harmless ones the whole site is made (0)")
    parser.add_argument("--verify", type=int, default=0, help="for how many the quick check is compared with a full one (0)")
    options = parser.parse_args()
    began = monotonic()
    verdicts, reasons, faults = mutate(options.count, options.seed, options.jobs, options.trees, options.verify)
    print(table(verdicts))
    print("\nHarmless, by what is different:")
    for reason, count in reasons.most_common():
        print(f"{count:6}  {reason}: {' '.join(REASONS[word] for word in reason.split(', '))}")
    print(f"\n{sum(verdicts.values())} mutations in {monotonic() - began:.0f} s")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
