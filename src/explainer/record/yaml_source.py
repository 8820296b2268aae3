"""YAML text to plain values, and the line on which each of them stands; what YAML would allow and a record may not have is refused."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from explainer.record.libyaml_messages import advice

KeyPath = tuple[str | int, ...]  # the keys, and the places in lists, that lead to a value
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ALLOWED_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "value")}
NULL = "tag:yaml.org,2002:null"
_TAG_OF_NODE = {yaml.ScalarNode: "tag:yaml.org,2002:str", yaml.SequenceNode: "tag:yaml.org,2002:seq", yaml.MappingNode: "tag:yaml.org,2002:map"}
# Plain words that are no text: nothing, and the key by which YAML merges mappings.
_TAG_OF_WORD: dict[str | None, str] = {"": NULL, "~": NULL, "null": NULL, "Null": NULL, "NULL": NULL, "<<": "tag:yaml.org,2002:merge"}
DEEPEST = 20  # no record is nested half as deep
# What no text may hold: control characters, which XML and feeds refuse; halves of characters; and what turns the direction of all that follows.
NOT_TEXT = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


class Problem(NamedTuple):
    """One mistake of an author: the file, the line (from 1) and the rule that was broken."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return `path:line: message`, the form that editors and terminals can follow."""
        return f"{self.path}:{self.line}: {self.message}"


def text_of(path: Path) -> str | Problem:
    """Return the text of an author's file, or the problem that it cannot be read."""
    try:
        return path.read_bytes().decode()
    except OSError as error:
        return Problem(path.as_posix(), 1, f"file cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Problem(path.as_posix(), line, f"file is not UTF-8: byte {error.object[error.start]:#04x}")


class Loader(_Base):  # type: ignore[misc]
    """YAML's safe loader with no types but text and nothing, and no resolvers by path: looking for both took a fifth of the time of a check."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool]) -> str:
        """Return the tag of a value that was written without one; the first of `implicit` says whether it is a plain word."""
        return _TAG_OF_WORD[value] if value in _TAG_OF_WORD and implicit[0] else _TAG_OF_NODE[kind]

    def descend_resolver(self, *_: object) -> None:
        """Do nothing."""

    def ascend_resolver(self) -> None:
        """Do nothing."""


class Document:
    """A YAML file as plain values: mappings, lists, strings and None; every scalar stays a string.

    `value` is None when the text could not be read; `problems` says why. Where a hyphen is missing, an entry of a list is taken for
    more of the one above it and lost: `lost_an_entry` says so. YAML's own typing is left to the records,
    since it gives a bare error without a line for `2015-13-01` and turns the language code `no` into False.
    """

    def __init__(self, path: str, text: str) -> None:
        """Parse `text`; `path` is only used to name the file in problems."""
        self.path = path
        self.problems: list[Problem] = []
        self.value: Any = None
        self.lost_an_entry = False
        self._seen: set[int] = set()
        self._text = text
        try:
            node = yaml.compose(text, Loader=Loader)
        except yaml.MarkedYAMLError as error:
            line, words = advice(error)
            last = max(1, len(text.splitlines()))  # the end of the text is marked as a line of its own
            self._refuse(min(line, last), f"not YAML: {words}")
        except yaml.reader.ReaderError as error:
            position = text.encode()[: error.position].decode(errors="ignore").count("\n")
            self._refuse(position + 1, f"not YAML: {error.reason}")
        except RecursionError:
            self._refuse(1, "not YAML that can be read: nested too deeply")
        else:
            self.value = None if node is None else self._plain(node, 1, "text", 0)
            if self.value is None and not self.problems:  # also where the text is no more than `~`, or a name for nothing
                self._refuse(1, "file is empty")

    @cached_property
    def _root(self) -> yaml.Node | None:
        """What the text says, read once more: lines are asked for where there is a mistake, and to keep all of them took a fifth of the time of a check."""
        return yaml.compose(self._text, Loader=Loader) if self.value is not None else None

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.splitlines()

    def line(self, keys: KeyPath) -> int:
        """Return the line of the value to which `keys` lead, or of the nearest value around it. A value with a key stands where the key does."""
        line, node = 1, self._root
        for step in keys:
            if isinstance(node, yaml.MappingNode):
                key, node = next(((key, value) for key, value in node.value if key.value == step), (None, None))
                line = key.start_mark.line + 1 if key else line
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line + 1
            else:
                break
        return line

    def _refuse(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, message))

    def _plain(self, node: yaml.Node, line: int, name: str | int, depth: int) -> Any:
        if depth > DEEPEST:
            self._refuse(line, "not YAML that can be read: nested too deeply")
            return None
        if node.tag not in _ALLOWED_TAGS:
            self._refuse(line, f"tag is not allowed: {node.tag.removeprefix('tag:yaml.org,2002:')!r}")
            return None
        if id(node) in self._seen:
            self._refuse(line, "an alias (*name) is not allowed: write the value again")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            if not node.value.isprintable() and (wrong := NOT_TEXT.search(node.value)):  # a quick question first: hardly any text is unprintable
                self._refuse(line, f"{name}: a character that is not text, U+{ord(wrong[0]):04X}: {node.value!a}")
            if not node.style and node.start_mark.line < node.end_mark.line:
                self._hyphens(node)
            return None if node.tag == NULL else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, item.start_mark.line + 1, index, depth + 1) for index, item in enumerate(node.value)]
        return dict(self._pairs(node, depth, is_entry=isinstance(name, int)))

    def _hyphens(self, node: yaml.ScalarNode) -> None:
        """Refuse a text without quotation marks that goes on with a hyphen: YAML takes an entry that is indented by mistake for more of the one above."""
        for number, text in enumerate(self._lines[node.start_mark.line + 1 : node.end_mark.line + 1], node.start_mark.line + 2):
            if text.lstrip().startswith("- "):
                self._refuse(number, f"a text goes on with a hyphen, like an entry of a list: {text.strip()!r}")

    def _pairs(self, node: yaml.Node, depth: int, *, is_entry: bool) -> Iterator[tuple[str, Any]]:
        keys: dict[str, int] = {}
        lost_an_entry = False
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(line, "a key must be a word")
                continue
            key = key_node.value
            if key in keys:
                if not lost_an_entry:  # else its other keys are given twice as well, and that is the same mistake
                    lost_an_entry = is_entry and key == next(iter(keys))
                    hint = " (is the hyphen missing that begins an entry?)" if lost_an_entry else ""
                    self._refuse(line, f"key is given twice, first on line {keys[key]}: {key!r}{hint}")
                continue
            keys[key] = line
            yield key, self._plain(value_node, line, key, depth + 1)
        self.lost_an_entry |= lost_an_entry
