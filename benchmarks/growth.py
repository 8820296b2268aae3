"""The real record many times over, for what must hold at ten and at a hundred times its size."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from explainer.record.actors import Actor
from explainer.record.events import Event
from explainer.record.records import named_ids
from explainer.record.ties import Relation
from explainer.record.yaml_source import Document

Raw = dict[str, Any]


def grown(docs: Path, target: Path, times: int) -> Path:
    """Copy `docs` to `target` with every event and tie `times` over, and every source on which they rest. Return `target`.

    A copy has an id of its own, rests on copies of the sources, and lies some days before the record from which it is made, as long as its
    actors existed then. So the record grows denser, not longer. Actors, deals and chapters stay what they are.
    """
    shutil.copytree(docs, target)
    data = target / "data"
    lives = {raw["id"]: Actor.model_validate(raw) for raw in _read(data / "actors.yml")}
    used: set[str] = set()
    for path in sorted(data.glob("events/*.yml")):
        records = _read(path)
        used |= {id_ for raw in records for _, table, id_ in named_ids(Event.model_validate(raw)) if table == "sources"}
        _write(path, [_earlier(raw, number, lives) for number in range(times) for raw in records])
    records = _read(data / "relations.yml")
    used |= {id_ for raw in records for _, table, id_ in named_ids(Relation.model_validate(raw)) if table == "sources"}
    _write(data / "relations.yml", [_renamed(raw, number) for number in range(times) for raw in records])
    for path in sorted(data.glob("sources/*.yml")):
        records = _read(path)
        copies = (_renamed(raw, number) for number in range(1, times) for raw in records if raw["id"] in used)
        _write(path, [*records, *copies])
    return target


def _read(path: Path) -> list[Raw]:
    records: list[Raw] = Document(path.as_posix(), path.read_text(encoding="utf-8")).value
    return records


def _write(path: Path, records: list[Raw]) -> None:
    path.write_text(yaml.dump(records, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def _renamed(value: Any, number: int, key: str = "") -> Any:
    """Return a value with the number of its copy on its id and on those of its sources; the first is the record itself."""
    if isinstance(value, dict):
        return {name: _renamed(each, number, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, number, key) for each in value]
    if number and key in ("title", "url", "summary"):  # no two records are one thing
        return {"title": f"{number}: {value}"[:80], "url": f"{value}#{number}", "summary": f"{number}: {value}"}[key]
    return f"{value}-copy-{number}" if number and (key in ("id", "background") or key.endswith("sources")) else value


def _earlier(raw: Raw, number: int, lives: dict[str, Actor]) -> Raw:
    made: Raw = _renamed(raw, number)
    if number:
        made.pop("persons", None)  # some days before, some held no office yet
    if len(raw["date"]) == len("2018-09-17") and not raw.get("background"):  # a page of the background must stay older
        day = date.fromisoformat(raw["date"]) - timedelta(3 * number)
        if all(not lives[id_].valid_from or lives[id_].valid_from.last <= day for id_ in raw["actors"]):  # type: ignore[union-attr,operator]
            made["date"] = day.isoformat()
            if number:
                made["id"] = re.sub(r"(?<!\d)(?:19|20)(?=\d\d(?!\d))", "y", made["id"])  # a date in an id would be that of the event
    return made
