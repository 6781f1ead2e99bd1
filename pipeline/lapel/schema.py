"""The published JSON Schemas (draft 2020-12), generated from the records and the ontology.

``python -m lapel.schema`` writes them to data/schema; a test sees that what is there is what is generated here. They
describe what lapel writes: every key stands in every line, so every key is required.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap
from pathlib import Path
from typing import Any

import msgspec
import orjson

from lapel import ontology, records, resources

COUNTRY = r"^([A-Z]{3}|(IGO|NSA):[A-Z0-9][A-Z0-9+_-]*)$"
"""Form of a country code: ISO 3166-1 alpha-3, or an organisation's or armed group's own code."""

_RECORDS: dict[str, tuple[type[records.Record], str]] = {
    "event": (records.Event, "A line of events.jsonl: one diplomatic gesture."),
    "article": (records.Article, "A line of articles.jsonl: one text, as the ingest stage leaves it."),
    "actors": (records.ArticleMentions, "A line of actors.jsonl: who is named in one article."),
    "dates": (records.ArticleDates, "A line of dates.jsonl: the time expressions of one article."),
    "gestures": (records.ArticleGestures, "A line of gestures.jsonl: the rule hits of one article."),
    "relations": (records.ArticleRelations, "A line of relations.jsonl: PLOVER categories of one article's sentences."),
    "verdict": (records.Verdict, "A line of verdicts.jsonl: what a reviewer says of one record."),
    "drop": (records.Drop, "An article, or a piece of input, that a stage did not pass on."),
}

NAMES = tuple(_RECORDS)
"""What there are schemas of."""

_DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
_OFFSET = {"type": "integer", "minimum": 0}
_SPAN = {
    "description": "Half-open character offsets [start, end) into the article's text.",
    "type": "array",
    "prefixItems": [_OFFSET, _OFFSET],
    "items": False,
    "minItems": 2,
    "maxItems": 2,
}


def path(name: str = "event") -> Path:
    """Where the schema of this name is kept."""
    return resources.data("schema", f"lapel.{name}-1.schema.json")


def generate(name: str = "event") -> bytes:
    """The schema of this name (one of ``NAMES``) as UTF-8 JSON, ending in a newline."""
    record, title = _RECORDS[name]
    _, parts = msgspec.json.schema_components([record], ref_template="#/$defs/{name}")
    parts = {key: _finish(key, part) for key, part in parts.items()}
    root = parts.pop(record.__name__)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:lapel:{name}:1",
        **root,
        "title": f"lapel.{name}/1",
        "description": title,
    }
    used = "#/$defs/Span" in str(schema) + str(parts)
    schema["$defs"] = {**({"Span": _SPAN} if used else {}), **dict(sorted(parts.items()))}
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2) + b"\n"


def _finish(record: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Add what the Python types do not say: descriptions, ranges, forms, the ontology's lists; require every key."""
    told = _described(getattr(records, record))
    properties = {}
    for key, value in schema["properties"].items():
        found = _constrained(record, key, value)
        found.pop("default", None)
        properties[key] = {**found, "description": told[key]} if key in told else found
    return {**schema, "properties": properties, "required": list(properties)}


def _constrained(record: str, key: str, value: dict[str, Any]) -> dict[str, Any]:
    constraint: dict[str, Any] = {}
    if key == "type" and record in {"Event", "Gesture", "Reading"}:
        constraint = {"enum": list(ontology.types())}
    elif key == "family":
        constraint = {"enum": list(ontology.families())}
    elif key == "country":
        constraint = {"pattern": COUNTRY}
    elif key in {"start", "end", "published"}:
        constraint = _DAY
    elif key == "confidence":
        constraint = {"minimum": 0, "maximum": 1}
    elif key == "intensity":
        constraint = {"minimum": -10, "maximum": 10}
    elif key == "quad":
        constraint = {"minimum": 1, "maximum": 4}
    elif key == "cameo":
        constraint = {"enum": list(ontology.cameo())}
    elif key == "plover":
        constraint = {"enum": list(ontology.plover())}
    return _map(value, constraint)


def _map(value: dict[str, Any], constraint: dict[str, Any]) -> dict[str, Any]:
    """Put a constraint on every part of a type that is not null, and let pairs of integers be spans."""
    if "anyOf" in value:
        parts = [part if part == {"type": "null"} else _map(part, constraint) for part in value["anyOf"]]
        return {**value, "anyOf": parts}
    if value.get("type") == "array" and "prefixItems" in value:
        return {"$ref": "#/$defs/Span"}
    if value.get("type") == "array":
        return {**value, "items": _map(value.get("items", {}), {})}
    return {**value, **constraint}


def _described(record: type) -> dict[str, str]:
    """The docstrings that stand below a record's fields."""
    body = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0]
    assert isinstance(body, ast.ClassDef)
    told = {}
    for field, text in itertools.pairwise(body.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            told[field.target.id] = " ".join(ast.literal_eval(text.value).split())
    return told


if __name__ == "__main__":
    for each in NAMES:
        path(each).write_bytes(generate(each))
