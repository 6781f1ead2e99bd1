"""The record reference, from the published JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from docs.generate.tables import row

from lapel import schema

LONG = 16
"""Most values of an enumeration that are listed; longer ones are in the codebook."""


def page() -> str:
    """One section for each file that lapel writes, one table for each of its parts."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Record reference\n"
    yield ("Every file is JSON lines. This page is made from the JSON Schemas (draft 2020-12) in `data/schema`, which are themselves made "
           "from the records in the code; `lapel schema NAME` prints one, `lapel validate` checks a file of events.\n")
    for name in schema.NAMES:
        found = json.loads(schema.generate(name))
        yield f"## {found['title']}\n"
        yield f"{found['description']}\n"
        yield from _table(found)
        for part, definition in sorted(found.get("$defs", {}).items()):
            if "properties" in definition:
                yield f"### {name}: {part}\n"
                yield f"{definition.get('description', '')}\n"
                yield from _table(definition)


def _table(definition: dict[str, Any]) -> Iterator[str]:
    yield from ["| field | type | what it holds |", "| --- | --- | --- |"]
    yield from (row(f"`{field}`", _kind(of), of.get("description", "")) for field, of in definition["properties"].items())
    yield ""


def _kind(of: dict[str, Any]) -> str:
    if "$ref" in of:
        return str(of["$ref"]).rpartition("/")[2]
    if "anyOf" in of:
        return " or ".join(_kind(part) for part in of["anyOf"])
    if "enum" in of:
        values = of["enum"]
        return ", ".join(map(str, values)) if len(values) <= LONG else f"one of {len(values)}, see the codebook"
    kind = of.get("type", "any")
    if kind == "array" and isinstance(of.get("items"), dict):
        return f"list of {_kind(of['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
