"""The dataset as files for other people's tools: JSON and CSV, with names and order that stay."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from explainer.dataset import Dataset
from explainer.figures.markup import table
from explainer.records import Actor, Event, Relation, Source

Value = Any


def event(record: Event) -> dict[str, Value]:
    """Give an event as the published contract has it."""
    return {
        "id": record.id,
        "date": record.date.text,
        "end_date": record.date.end,
        "precision": record.date.precision,
        "title": record.title,
        "summary": record.summary,
        "kind": record.kind,
        "theme": record.theme,
        "importance": record.importance,
        "actors": list(record.actors),
        "place": record.place.model_dump() if record.place else None,
        "accounts": [{"by": a.by, "actor": a.actor, "says": a.says, "sources": list(a.sources)} for a in record.accounts],
        "confidence": record.confidence,
        "confidence_note": record.confidence_note,
        "sources": list(record.sources),
        "url": f"events/{record.id}/",
    }


def actor(record: Actor) -> dict[str, Value]:
    """Give an actor; `url` is relative to the site's root."""
    return {
        "id": record.id,
        "name": record.name,
        "short": record.short,
        "also_known_as": list(record.also_known_as),
        "kind": record.kind,
        "parent": record.parent,
        "zone": record.zone,
        "one_line": record.one_line,
        "role_in_topic": record.role_in_topic,
        "valid_from": record.valid_from.text if record.valid_from else None,
        "valid_to": record.valid_to.text if record.valid_to else None,
        "sources": list(record.sources),
        "url": f"actors/{record.id}/",
    }


def relation(record: Relation) -> dict[str, Value]:
    """Give a tie; `url` is relative to the site's root."""
    return {
        "id": record.id,
        "from": record.from_,
        "to": record.to,
        "directed": record.directed,
        "type": record.type,
        "valid_from": record.valid_from.text if record.valid_from else None,
        "valid_to": record.valid_to.text if record.valid_to else None,
        "from_basis": record.from_basis,
        "to_basis": record.to_basis,
        "strength": record.strength,
        "strength_reason": record.strength_reason,
        "summary": record.summary,
        "sources": list(record.sources),
        "url": f"actors/{record.from_}/#{record.id}",
    }


def source(record: Source) -> dict[str, Value]:
    """Give a source; its `url` is the address of the page itself, `page` its place on this site."""
    return {
        "id": record.id,
        "title": record.title,
        "publisher": record.publisher,
        "author": record.author,
        "date": record.date.text if record.date else None,
        "url": record.url,
        "lang": record.lang,
        "type": record.type,
        "supports": record.supports,
        "link": record.link,
        "mirror_of": record.mirror_of,
        "page": f"sources/{record.type}/#{record.id}",
    }


DOWNLOADS: Mapping[str, Callable[[Any], dict[str, Value]]] = {"events": event, "actors": actor, "relations": relation, "sources": source}


def files(dataset: Dataset) -> dict[str, str]:
    """Give the downloads by their path on the site."""
    made = {}
    for name, row in DOWNLOADS.items():
        rows = [row(record) for record in getattr(dataset, name).values()]
        whole = {"edition": dataset.edition.edition, "licence": "CC BY 4.0", name: rows}
        made[f"data/{name}.json"] = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        flat = [{key: _flat(value) for key, value in each.items()} for each in rows]
        made[f"data/{name}.csv"] = table(flat, list(flat[0]) if flat else ["id"])
    return made


def _flat(value: Value) -> Value:
    """Give a value that fits one cell: ids joined by `|`, anything deeper as JSON."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "|".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value
