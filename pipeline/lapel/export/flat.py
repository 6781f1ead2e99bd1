"""A record as one row of columns of one level: what CSV, Parquet and SQLite hold (data/export/events.tsv)."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

import orjson

from lapel.export import countries, dictionary
from lapel.records import Event, EventDate, Party, Place

Cell = str | int | float | list[str | None] | None

NAMED_DETAILS = ("order", "duration", "count", "symbol", "label", "level", "amount")
_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_SECONDS = (604800, 86400, 3600, 60, 1)


def row(event: Event) -> dict[str, Cell]:
    """All columns of one record, in their order. Empty text and empty lists are None."""
    return {name: value if value or name in _NUMBERS else None for name, get in _getters() for value in (get(event),)}


@functools.cache
def _getters() -> tuple[tuple[str, Callable[[Event], Cell]], ...]:
    return tuple((name, VALUES[name]) for name in dictionary.filled("events", VALUES))


def seconds(duration: object) -> int | None:
    """An ISO 8601 duration in seconds; None where it holds months or years, whose length differs."""
    found = _DURATION.fullmatch(duration) if isinstance(duration, str) else None
    if found is None or not any(found.groups()):
        return None
    return sum(int(part) * unit for part, unit in zip(found.groups(), _SECONDS, strict=True) if part)


def _whole(event: Event, name: str) -> int | None:
    value = event.details.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _words(event: Event, name: str) -> str | None:
    value = event.details.get(name)
    return value if isinstance(value, str) else None


def _others(event: Event) -> str | None:
    """Details that have no column, or do not fit theirs."""
    left = {name: value for name, value in event.details.items() if value is not None and (
        name not in NAMED_DETAILS or (_whole if name in {"order", "count"} else _words)(event, name) is None)}
    return orjson.dumps(left, option=orjson.OPT_SORT_KEYS).decode() if left else None


def _each(parties: list[Party], get: Callable[[Party], str | None]) -> list[str | None] | None:
    """One value for each party, None where there is none at all."""
    found = [get(party) or None for party in parties]
    return found if any(found) else None


def _side(name: str, of: Callable[[Event], list[Party]]) -> dict[str, Callable[[Event], Cell]]:
    getters: dict[str, Callable[[Party], str | None]] = {
        "countries": lambda p: p.country, "cow": lambda p: countries.cow(p.country), "fips": lambda p: countries.fips(p.country),
        "entities": lambda p: p.entity, "names": lambda p: p.name, "kinds": lambda p: p.kind, "roles": lambda p: "+".join(p.roles),
        "offices": lambda p: p.office, "texts": lambda p: p.text}
    return {f"{name}_{what}": _getter(of, get) for what, get in getters.items()}


def _getter(of: Callable[[Event], list[Party]], get: Callable[[Party], str | None]) -> Callable[[Event], Cell]:
    return lambda event: _each(of(event), get)


def _date(get: Callable[[EventDate], str | None]) -> Callable[[Event], Cell]:
    return lambda event: get(event.date) if event.date else None


def _place(get: Callable[[Place], str | None]) -> Callable[[Event], Cell]:
    return lambda event: get(event.place) if event.place else None


def _links(kind: str) -> Callable[[Event], Cell]:
    return lambda event: [link.event for link in event.links if link.kind == kind]


VALUES: dict[str, Callable[[Event], Cell]] = {
    "id": lambda e: e.id, "cluster": lambda e: e.cluster,
    "article_id": lambda e: e.article.id, "title": lambda e: e.article.title, "source": lambda e: e.article.source,
    "url": lambda e: e.article.url, "published": lambda e: e.article.published,
    "type": lambda e: e.type, "family": lambda e: e.family, "status": lambda e: e.status,
    "polarity": lambda e: e.polarity, "intensity": lambda e: float(e.intensity),
    "cameo": lambda e: e.codes.cameo, "plover": lambda e: e.codes.plover, "plover_mode": lambda e: e.codes.plover_mode,
    "quad": lambda e: e.codes.quad,
    **_side("agent", lambda e: e.agents), **_side("recipient", lambda e: e.recipients),
    "about_countries": lambda e: _each(e.about, lambda p: p.country), "about_texts": lambda e: _each(e.about, lambda p: p.text),
    "date_start": _date(lambda d: d.start), "date_end": _date(lambda d: d.end), "date_value": _date(lambda d: d.value),
    "date_grain": _date(lambda d: d.grain), "date_basis": _date(lambda d: d.basis), "date_text": _date(lambda d: d.text),
    "place_text": _place(lambda p: p.text), "place_country": _place(lambda p: p.country),
    "place_fips": _place(lambda p: countries.fips(p.country)),
    "order": lambda e: _whole(e, "order"), "duration": lambda e: _words(e, "duration"),
    "duration_s": lambda e: seconds(e.details.get("duration")), "count": lambda e: _whole(e, "count"),
    "symbol": lambda e: _words(e, "symbol"), "label": lambda e: _words(e, "label"), "level": lambda e: _words(e, "level"),
    "amount": lambda e: _words(e, "amount"), "other_details": _others,
    "attribution": lambda e: e.attribution.kind, "speaker": lambda e: e.attribution.speaker,
    "sentence": lambda e: e.evidence.text, "char_start": lambda e: e.evidence.span[0], "char_end": lambda e: e.evidence.span[1],
    "trigger": lambda e: e.evidence.trigger.text, "trigger_start": lambda e: e.evidence.trigger.span[0],
    "trigger_end": lambda e: e.evidence.trigger.span[1],
    "rule": lambda e: e.evidence.rule, "operators": lambda e: [hit.text for hit in e.evidence.operators],
    "answers": _links("answers"), "repeats": _links("repeats"), "follows": _links("follows"), "compares": _links("compares"),
    "confidence": lambda e: float(e.confidence),
}
"""Column to value."""

_NUMBERS = frozenset({"intensity", "quad", "order", "duration_s", "count", "char_start", "char_end", "trigger_start", "trigger_end",
                      "confidence"})
"""Columns whose zero is a value."""
