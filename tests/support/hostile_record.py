"""The fake record with every text field made hostile, and a site that shows them all."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from payloads import HERE, LENGTH
from text_fields import MARKDOWN, MODELS, bare, is_text, leaves_of, schema_of

from explainer.chapters.front_matter import minutes, split
from explainer.record.dataset import EDITION, TABLES
from explainer.record.fields import ID_PATTERN

GOOD = Path(__file__).parents[1] / "data" / "good"
FILES = {name: table.files for name, table in TABLES.items()} | {"edition": EDITION}
HEAD_FIELDS = ("FrontMatter.", "Signature.", "FurtherReading.why", "Amendment.")
RULED = {"LeftOut.table": "events"}  # text that a rule takes from a list of words
KEPT = {
    *RULED.values(),
    "hotline",
    "A copy, not shown as a link.",
}  # one form of a term stays what the chapter says, so that its definition is shown there
PLAIN = "plain words"


Raw = dict[str, list[Any]]


def record() -> Raw:
    """Return the fake record as plain values by table, with every field filled somewhere."""
    raw: Raw = {}
    for table, pattern in FILES.items():
        found = [yaml.load(path.read_text(), Loader=yaml.CBaseLoader) for path in sorted(GOOD.glob(pattern))]
        raw[table] = found if table == "edition" else [each for file in found for each in file]
    raw["head"] = [deepcopy(HEAD)]
    raw["signposts"][0]["reading"]["matches"] = raw["signposts"][0]["directions"][0]["reading"]
    raw["sources"][0]["note"] = "A note on a source."  # that of the last holds a phrase of a rule
    raw["sources"][2]["mirror_of"] = raw["sources"][1]["mirror_of"]  # a name that stands twice is no slip for another
    raw["terms"][0]["forms"] = [PLAIN, "hotline"]
    for table, records in raw.items():
        _fill(table, records)
    return raw


HEAD = {
    "title": "Chapter", "short": "Short", "description": "A chapter.", "authors": [{"given": "An", "family": "Author"}, {"body": "A Body"}], "reviewers": ["A Reviewer"], "date": "2026-01-01",
    "updated": "2026-02-01", "status": "reviewed", "minutes_reading": "1", "level": "All", "language": "en", "questions": ["Who?"],
    "objectives": ["Say who."], "key_points": ["Someone."], "reading": [{"source": "herald-2015", "why": "It tells."}],
    "changed": [{"on": "2026-02-01", "what": "A name was mended.", "why": "It was wrong."}],
}  # fmt: skip


def _fill(table: str, records: list[Any]) -> None:
    """Fill every field that no record has, in the first record or part that can have it."""
    schema = schema_of(MODELS[table])
    defs = schema.get("$defs", {})

    def holders(value: Any, own: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], dict[str, Any]]]:
        own = bare(own)
        own = defs[own["$ref"].rsplit("/", 1)[-1]] if "$ref" in own else own
        if isinstance(value, dict):
            yield own, value
            for name, inner in own["properties"].items():
                if name in value:
                    yield from holders(value[name], inner)
        elif isinstance(value, list):
            for item in value:
                yield from holders(item, own["items"])

    while True:
        found = [each for value in records for each in holders(value, schema)]
        present = {(own["title"], name) for own, value in found for name in value}
        missing = [
            (value, name, inner)
            for own, value in found
            for name, inner in own["properties"].items()
            if (own["title"], name) not in present and _holds_text(inner, defs)
        ]
        if not missing:
            return
        value, name, inner = missing[0]
        value[name] = _sample(inner, defs, f"{PLAIN} of {table} {name}")


def _holds_text(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> bool:
    schema = bare(schema)
    if "$ref" in schema:
        return any(_holds_text(inner, defs) for inner in defs[schema["$ref"].rsplit("/", 1)[-1]].get("properties", {}).values())
    return _holds_text(schema["items"], defs) if schema.get("type") == "array" else is_text(schema)


def _sample(schema: Mapping[str, Any], defs: Mapping[str, Any], words: str) -> Any:
    """Return a value that a field allows."""
    schema = bare(schema)
    if "$ref" in schema:
        part = defs[schema["$ref"].rsplit("/", 1)[-1]]
        return {name: _sample(inner, defs, f"{words} {name}") for name, inner in part["properties"].items() if name in part["required"]}
    if schema.get("type") == "array":
        return [_sample(schema["items"], defs, words)] * schema.get("minItems", 1)
    if is_text(schema):
        return f"{words}." if "pattern" in schema else words[: schema.get("maxLength", LENGTH)]
    if "enum" in schema:
        return schema["enum"][0]
    return {"integer": "1", "number": "1", "boolean": "false"}.get(
        str(schema.get("type")), "agency-2018" if schema.get("pattern") == ID_PATTERN else "2018"
    )


class Text(NamedTuple):
    """A text of the record: its mark, by which it is found again, its longest length, and the fields in which it stands."""

    mark: str
    limit: int
    fields: tuple[str, ...]
    sentence: bool


class Hostile:
    """The record, the chapters and the figures, in which every text can be made what one likes. Equal texts stay equal: rules compare them."""

    def __init__(self) -> None:
        """Read the record and find its texts."""
        self.raw = record()
        limits: dict[str, int] = {}
        fields: dict[str, dict[str, None]] = {}
        sentences: set[str] = set()

        def add(text: str, limit: int, field: str, *, sentence: bool = False) -> None:
            if sentence:
                sentences.add(text)
            limits[text] = min(limits.get(text, LENGTH), limit)
            fields.setdefault(text, {})[field] = None

        for table, records in self.raw.items():
            for value in records:
                for leaf in leaves_of(table, value):
                    if leaf.text and leaf.field not in MARKDOWN:
                        add(at(value, leaf.keys), leaf.schema.get("maxLength", LENGTH), leaf.field, sentence="pattern" in leaf.schema)
        for figure in (*FIGURES, CHAPTER_FIGURE):
            for option in ("title", "caption"):
                add(f"{option} of {figure}", LENGTH, f"Figure.{option}")
        self.texts = {
            text: Text(f"z{number}q", limits[text], tuple(fields[text]), text in sentences)
            for number, text in enumerate(limits, 100)
            if text not in KEPT
        }
        self.marked = {about.mark: text for text, about in self.texts.items()}
        self.reached = {field for text, found in fields.items() for field in found if text not in KEPT}

    def values(self, payload: str) -> dict[str, str]:
        """Return what each text becomes, by what it was; the front matter of a chapter refuses marks, and stays what it was."""
        marked = "[@" in payload or "[[" in payload
        return {
            text: text
            if marked and all(field.startswith(HEAD_FIELDS) for field in about.fields)
            else dressed(payload, about.mark, about.limit, "." * about.sentence)
            for text, about in self.texts.items()
        }

    def write(self, docs: Path, values: Mapping[str, str]) -> None:
        """Write the whole to a folder: the record with its texts in place, and pages that ask for every list and every kind of figure."""
        for table, records in self.raw.items():
            if table == "head":
                continue
            put = [self._put(table, value, values) for value in records]
            path = docs / "data" / FILES[table].replace("*", "all")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dumped(put[0] if table == "edition" else put))
        for page, lists in PAGES.items():
            figures = "".join(fence(name, values) for name, (kind, on, _) in FIGURES.items() if on == page)
            asked = "".join(f"```list\nof: {name}\n```\n\n" for name in lists)
            path = docs / page
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\nchapter: false\n---\n\n# Page\n\n{figures}{asked}")
        head = self._put("head", self.raw["head"][0], values)
        body = CHAPTER + fence(CHAPTER_FIGURE, values)
        head["minutes_reading"] = str(minutes(split(body).body))
        (docs / "chapter.md").write_text(f"---\n{dumped(head)}---\n{body}")

    def _put(self, table: str, value: Any, values: Mapping[str, str]) -> Any:
        made = deepcopy(value)
        for leaf in leaves_of(table, value):
            if leaf.text and leaf.field not in MARKDOWN:
                text = at(value, leaf.keys)
                at(made, leaf.keys[:-1])[leaf.keys[-1]] = values.get(text, text)
        return made


def at(value: Any, keys: tuple[str | int, ...]) -> Any:
    for key in keys:
        value = value[key]
    return value


def dressed(payload: str, mark: str, limit: int, end: str = "") -> str:
    """Return a payload with a mark in it, cut or filled with a harmless word to a length; `end` closes a sentence."""
    before, _, after = payload.partition(HERE)
    room = limit - len(mark) - len(end)
    before = before[:room]
    after = after[: room - len(before)]
    return before + mark + "x" * (room - len(before) - len(after)) + after + end


def dumped(value: Any, **options: Any) -> str:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, **options)


# Every kind of figure: its kind, its page and its options.
FIGURES = {
    "all-kinds": ("timeline", "timeline.md", "highlight: [line-agreed-2015, airliner-incident-2018]"),
    "all-themes": ("timeline", "timeline.md", "lanes: theme"),
    "all-actors": ("timeline", "timeline.md", "lanes: actor\nactors: [north, south]"),
    "the-line": ("line", "timeline.md", ""),
    "ties": ("actors", "actors/index.md", "as_of: 2016-01-01\nhighlight: [north-south-line-2015]"),
    "ties-compared": ("actors", "actors/index.md", "as_of: 2025-01-01\ncompare: 2014-01-01"),
    "bars": ("ties", "actors/index.md", "since: 2012\nhighlight: [north-south-line-2015]"),
    "places": ("map", "map.md", "area: levant\nreaches: [gun-at-the-bridge, bridge-to-mill]"),
    "all-deals": ("deals", "deals.md", ""),
    "scenes": ("night", "map.md", "event: airliner-incident-2018"),
    "meetings": ("series", "numbers.md", "of: numbers-meetings"),
    "claims": ("series", "numbers.md", "of: numbers-claims"),
    "signs": ("matrix", "scenarios.md", ""),
    "square": ("axes", "scenarios.md", ""),
    "years": ("counts", "data.md", "of: events-by-year"),
    "whose-missile": ("missiles", "map.md", ""),
    "how-notice-works": ("notice", "facts.md", ""),
    "three-layers": ("layers", "facts.md", ""),
    "ladder": ("ladder", "facts.md", ""),
    "sky-by-date": ("sky", "map.md", ""),
}  # fmt: skip
CHAPTER_FIGURE = "two-clocks"
PAGES = {
    "index.md": (),
    "timeline.md": ("explore-events", "explored-events"),
    "actors/index.md": ("actors", "explore-ties", "explored-ties"),
    "people.md": ("persons",),
    "check.md": ("claims",),
    "map.md": ("explore-places", "explored-places", "reaches"),
    "deals.md": ("deals",),
    "numbers.md": ("series",),
    "facts.md": ("facts",),
    "glossary.md": ("terms",),
    "scenarios.md": ("frame", "drivers", "uncertainties", "views", "signposts", "predictions", "workbench"),
    "data.md": ("questions", "files", "shares", "reads", "sources", "changes", "left-out"),
    "fields.md": ("fields",),
}
CHAPTER = """# Chapter

The hotline is named here. [[airliner-incident-2018]].[@herald-2015] [[line-agreed-2015|Agreed]].[@agency-2018][@unlinked-2018]

"""


def fence(name: str, values: Mapping[str, str]) -> str:
    """Return the fence of a figure."""
    kind, _, options = FIGURES.get(name, ("accounts", "", "event: airliner-incident-2018"))
    words = dumped({option: values.get(f"{option} of {name}", name) for option in ("title", "caption")}, default_style='"', width=1000)
    return f"```{kind}\nid: {name}\n{words}{options}\n```\n\n"
