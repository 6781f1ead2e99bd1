"""GDELT 2 events: one row for each pair of parties of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO

from lapel.export import countries, lines
from lapel.export.rows import Pair, actor_code, called, cluster_pairs, clusters, compact, day, goldstein, sectors, words
from lapel.records import Event, Party

QUAD = {**dict.fromkeys(range(1, 6), 1), **dict.fromkeys(range(6, 10), 2), **dict.fromkeys(range(10, 15), 3),
        **dict.fromkeys(range(15, 21), 4)}
"""Quad class of a CAMEO root."""


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the rows; how many. All records are held until the end: a row counts those of its cluster."""
    return lines.write(stream, "gdelt2_events", VALUES, rows(events), header=False)


def rows(events: Iterable[Event]) -> Iterator[Pair]:
    """The rows, cluster by cluster."""
    return (pair for members in clusters(events) for pair in cluster_pairs(members))


def _fraction(iso: str | None) -> str | None:
    if iso is None:
        return None
    year, month, number = map(int, iso.split("-"))
    return f"{year + (month * 30 + number) / 365:.4f}"


def _actor(n: int, get: Callable[[Pair], Party | None]) -> dict[str, Callable[[Pair], object]]:
    def typed(place: int) -> Callable[[Pair], object]:
        return lambda p: next(iter(sectors(get(p))[place:place + 1]), None)

    def country(p: Pair) -> str | None:
        party = get(p)
        return party.country if party else None

    return {
        f"Actor{n}Code": lambda p: actor_code(get(p)),
        f"Actor{n}Name": lambda p: (called(get(p)) or "").upper(),
        f"Actor{n}CountryCode": lambda p: countries.iso3(country(p)),
        f"Actor{n}KnownGroupCode": lambda p: countries.group(country(p)),
        f"Actor{n}Type1Code": typed(0), f"Actor{n}Type2Code": typed(1), f"Actor{n}Type3Code": typed(2),
        f"Actor{n}Geo_Type": lambda p: 0,
    }


def _code(length: int) -> Callable[[Pair], object]:
    return lambda p: (p.event.codes.cameo or "")[:length]


VALUES: dict[str, Callable[[Pair], object]] = {
    "GLOBALEVENTID": lambda p: p.number,
    "SQLDATE": lambda p: compact(day(p.event)),
    "MonthYear": lambda p: (compact(day(p.event)) or "")[:6],
    "Year": lambda p: (day(p.event) or "")[:4],
    "FractionDate": lambda p: _fraction(day(p.event)),
    **_actor(1, lambda p: p.agent),
    **_actor(2, lambda p: p.recipient),
    "EventCode": _code(4), "EventBaseCode": _code(3), "EventRootCode": _code(2),
    "QuadClass": lambda p: QUAD[int(p.event.codes.cameo[:2])] if p.event.codes.cameo else None,
    "GoldsteinScale": lambda p: None if (found := goldstein(p.event)) is None else f"{found:.1f}",
    "NumMentions": lambda p: len(p.records),
    "NumSources": lambda p: len({e.article.source for e in p.records}),
    "NumArticles": lambda p: len({e.article.id for e in p.records}),
    "ActionGeo_Type": lambda p: int(p.event.place is not None and countries.fips(p.event.place.country) is not None),
    "ActionGeo_FullName": lambda p: words(p.event.place.text) if p.event.place else None,
    "ActionGeo_CountryCode": lambda p: countries.fips(p.event.place.country) if p.event.place else None,
    "DATEADDED": lambda p: compact(p.event.article.published, "000000"),
    "SOURCEURL": lambda p: words(p.event.article.url),
}
"""Column to value; the columns that are never filled are not here (data/export/gdelt2_events.tsv says why)."""

