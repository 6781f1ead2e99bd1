"""A timeline as TimelineJS 3 reads it: one JSON object with an entry for each act."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from typing import IO, Any

import orjson

from lapel.export import dictionary
from lapel.export.rows import clusters
from lapel.records import Event, EventDate, Party

Members = tuple[Event, ...]


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the object; how many entries. Acts without a date stand apart, since a timeline has no place for them."""
    names = dictionary.filled("timeline", VALUES)
    entries = [{name: value for name in names if (value := VALUES[name](members)) is not None}
               for members in sorted(clusters(events), key=lambda m: (_first_day(m), m[0].id))]
    dated = [entry for entry in entries if "start_date" in entry]
    undated = [entry for entry in entries if "start_date" not in entry]
    stream.write(b'{"events": [' + _lines(dated) + b'],\n"undated": [' + _lines(undated) + b"]}\n")
    return len(entries)


def _lines(entries: list[dict[str, Any]]) -> bytes:
    return b",".join(b"\n" + orjson.dumps(entry) for entry in entries)


def _date(members: Members) -> EventDate | None:
    date = members[0].date
    return date if date and date.start and date.end else None


def _first_day(members: Members) -> str:
    date = _date(members)
    return (date and date.start) or "9999"


def _split(day: str | None) -> dict[str, int] | None:
    return dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=True)) if day else None


def _last_day(members: Members) -> dict[str, int] | None:
    date = _date(members)
    return _split(date.end) if date and date.end != date.start else None


def _display(members: Members) -> str | None:
    date = _date(members)
    return date.text if date and date.end != date.start else None


def _codes(parties: list[Party]) -> list[str]:
    return list(dict.fromkeys(p.country or p.name or p.text for p in parties))


def _text(members: Members) -> dict[str, str]:
    event = members[0]
    parts = (", ".join(_codes(event.agents)), f"{event.type} ({event.status})", ", ".join(_codes(event.recipients)))
    return {"headline": html.escape(" – ".join(part for part in parts if part)), "text": html.escape(event.evidence.text)}


VALUES: dict[str, Callable[[Members], object]] = {
    "start_date": lambda m: _split(date.start) if (date := _date(m)) else None,
    "end_date": _last_day,
    "display_date": _display,
    "group": lambda m: m[0].family,
    "unique_id": lambda m: m[0].id,
    "text": _text,
    "type": lambda m: m[0].type,
    "status": lambda m: m[0].status,
    "intensity": lambda m: m[0].intensity,
    "agents": lambda m: _codes(m[0].agents),
    "recipients": lambda m: _codes(m[0].recipients),
    "records": lambda m: [e.id for e in m],
    "url": lambda m: m[0].article.url or None,
}
"""Key to value (data/export/timeline.tsv)."""
