"""The annotated data that is measured on: where it is, what stands in it, and its checksums.

None of it is part of the project. It is read from the folder that the setting LAPEL_SHARED names (default: ``shared`` beside
the checkout).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lapel import resources
from lapel.records import Article

EVENT_SETS = ("seed", "dev", "items")
HALVES = ("written", "checked")
"""Articles that may be looked at while rules are written, and articles that are only scored."""

RELATIONS = ("plv_dev", "plover_gsr_dev", "up_validate")

FILES = {
    **{name: (f"gold/events/{name}.articles.jsonl", f"gold/events/{name}.gold.jsonl") for name in EVENT_SETS},
    **{name: (f"gold/relations/{name}.jsonl",) for name in RELATIONS},
    "dates": ("gold/dates/gum_news.jsonl", "gold/dates/tbaq_aquaint.jsonl", "gold/dates/wikiwars.jsonl"),
    "no_event": ("corpora/wikinews_2019_2020.jsonl.gz",),
    "actors": ("gold/actors/agent_to_code_dev.jsonl", "gold/relations/plv_dev.jsonl"),
}
"""What each set is made of, below the folder."""


def path(*parts: str) -> Path:
    """Path below the folder of annotated data."""
    return resources.shared(*parts)


def missing(*sets: str) -> str | None:
    """One line that says what is not there and how to name it; None when all is there."""
    gone = [path(file) for name in sets for file in FILES[name] if not path(file).is_file()]
    if not gone:
        return None
    return f"the annotated data is not here ({gone[0]}): set {resources.SHARED_VARIABLE} to the folder that holds it"


def checksum(name: str) -> str:
    """First 16 hexadecimal digits of the sha256 over the files of a set."""
    found = hashlib.sha256()
    for file in FILES[name]:
        if path(file).is_file():
            found.update(path(file).read_bytes())
    return found.hexdigest()[:16]


def lines(*parts: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one a line."""
    with path(*parts).open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def articles(name: str) -> list[Article]:
    """The texts of an event set, as the ingest stage would hand them on."""
    keys = set(Article.__struct_fields__)
    return [Article(**{k: v for k, v in row.items() if k in keys and v is not None})
            for row in lines(FILES[name][0])]


def halves(name: str) -> tuple[str | None, ...]:
    """The halves of an event set; one None where it has none."""
    found = {row.get("half") for row in lines(FILES[name][1])}
    return tuple(half for half in HALVES if half in found) or (None,)
