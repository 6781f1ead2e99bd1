"""Phoenix events of the Open Event Data Alliance: one row for each pair of parties of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO

from lapel.export import gdelt2_events, lines
from lapel.export.rows import Pair, actor_code, compact, day, goldstein, words
from lapel.records import Event, Party

PENTA = {**dict.fromkeys((1, 2), 0), **dict.fromkeys((3, 4, 5), 1), **dict.fromkeys((6, 7, 8), 2),
         **dict.fromkeys((9, 10, 11, 12, 13, 16), 3), **dict.fromkeys((14, 15, 17, 18, 19, 20), 4)}
"""Class of a CAMEO root; 0 is a statement or appeal."""

PRIMARY = frozenset({"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"})
"""Sectors that Phoenix gives a column of their own."""


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the rows; how many. All records are held until the end: a row names those of its cluster."""
    return lines.write(stream, "phoenix", VALUES, gdelt2_events.rows(events), header=False)


def _actor(prefix: str, get: Callable[[Pair], Party | None]) -> dict[str, Callable[[Pair], object]]:
    def parts(p: Pair) -> tuple[str, str, str]:
        return split(actor_code(get(p)) or "", get(p))

    return {f"{prefix}ActorFull": lambda p: actor_code(get(p)), f"{prefix}ActorEntity": lambda p: parts(p)[0],
            f"{prefix}ActorRole": lambda p: parts(p)[1], f"{prefix}ActorAttribute": lambda p: parts(p)[2]}


def split(code: str, party: Party | None) -> tuple[str, str, str]:
    """Entity, role and the rest of a CAMEO actor code; an unknown country leaves the entity empty."""
    entity = code[:3] if party and party.country else ""
    rest = [code[i:i + 3] for i in range(len(entity), len(code), 3)]
    role = rest.pop(0) if rest and rest[0] in PRIMARY else ""
    return entity, role, ";".join(rest)


def _joined(get: Callable[[Event], str | None]) -> Callable[[Pair], object]:
    return lambda p: ";".join(dict.fromkeys(found for e in p.records if (found := get(e))))


VALUES: dict[str, Callable[[Pair], object]] = {
    "EventID": lambda p: p.number,
    "Date": lambda p: compact(day(p.event)),
    "Year": lambda p: (day(p.event) or "")[:4], "Month": lambda p: (day(p.event) or "")[5:7], "Day": lambda p: (day(p.event) or "")[8:],
    **_actor("Source", lambda p: p.agent),
    **_actor("Target", lambda p: p.recipient),
    "EventCode": lambda p: p.event.codes.cameo,
    "EventRootCode": lambda p: (p.event.codes.cameo or "")[:2],
    "PentaClass": lambda p: PENTA[int(p.event.codes.cameo[:2])] if p.event.codes.cameo else None,
    "GoldsteinScore": lambda p: None if (found := goldstein(p.event)) is None else f"{found:.1f}",
    "LocationName": lambda p: words(p.event.place.text) if p.event.place else None,
    "CountryCode": lambda p: p.event.place.country if p.event.place else None,
    "SentenceID": _joined(lambda e: e.id),
    "URLs": _joined(lambda e: words(e.article.url)),
    "NewsSources": _joined(lambda e: words(e.article.source)),
}
"""Column to value (data/export/phoenix.tsv)."""
