"""PLOVER JSON lines: one object for each record, with fields of our own for what PLOVER has no place for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO, Any

import orjson

from lapel.export import countries, dictionary
from lapel.export.rows import day
from lapel.export.visits import contexts, plover_sides
from lapel.records import Event, Party


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the objects; how many. Records are let go one by one."""
    names = dictionary.filled("plover", VALUES)
    n = 0
    for event in events:
        found = {name: VALUES[name](event) if name in VALUES else None for name in names}
        stream.write(orjson.dumps({**found, **_more(event)}) + b"\n")
        n += 1
    return n


def _party(party: Party) -> dict[str, Any]:
    return {"code": party.country, "sector": "".join(party.roles[:2]) or None, "actor_text": party.text, "identifier_id": party.entity,
            "identifier_text": party.name, "office": party.office}


def _parties(parties: Iterable[Party]) -> list[dict[str, Any]]:
    return [_party(party) for party in parties]


def _place(event: Event) -> dict[str, Any] | None:
    place = event.place
    return {"name": place.text, "country code": countries.iso2(place.country), "cc3": place.country} if place else None


def _last_day(event: Event) -> str | None:
    """The last day, where the first is the day of the record and the last another."""
    date = event.date
    return date.end if date and date.start == day(event) and date.end != date.start else None


def _more(event: Event) -> dict[str, Any]:
    """Fields that the manual leaves to the provider."""
    details = {name: event.details.get(name) for name in ("order", "duration", "symbol", "label")}
    return {"type": event.type, "status": event.status, **details, "confidence": event.confidence, "about": _parties(event.about)}


VALUES: dict[str, Callable[[Event], object]] = {
    "id": lambda e: e.id,
    "has_event": lambda e: True,
    "date": day,
    "enddate": _last_day,
    "actor": lambda e: _parties(plover_sides(e)[0]),
    "recipient": lambda e: _parties(plover_sides(e)[1]),
    "event": lambda e: [e.codes.plover] if e.codes.plover else [],
    "event_loc": _place,
    "event_text": lambda e: [e.evidence.trigger.text],
    "quad_code": lambda e: e.codes.quad,
    "event_scale": lambda e: e.intensity,
    "mode": lambda e: e.codes.plover_mode,
    "context": lambda e: list(contexts(e)),
    "link": lambda e: e.cluster,
    "text": lambda e: e.evidence.text,
    "text_info": lambda e: {"start": e.evidence.span[0], "end": e.evidence.span[1]},
    "cite_info": lambda e: {"citation": e.article.id, "title": e.article.title or None, "url": e.article.url or None, "language": "en",
                            "publication": e.article.source or None, "coder": e.schema},
    "coder": lambda e: f"lapel {e.evidence.rule}",
}
"""Field to value (data/export/plover.tsv)."""
