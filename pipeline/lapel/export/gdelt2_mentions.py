"""GDELT 2 mentions: one row for each record of a cluster and each of its rows in the events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO, NamedTuple

from lapel.export import gdelt2_events, lines
from lapel.export.rows import Pair, compact, day, words
from lapel.records import Event, Party


class Mention(NamedTuple):
    """One record that tells of one row of the events."""

    pair: Pair
    event: Event


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the rows; how many. All records are held until the end, as for the events."""
    return lines.write(stream, "gdelt2_mentions", VALUES, _rows(events), header=False)


def _rows(events: Iterable[Event]) -> Iterator[Mention]:
    return (Mention(pair, event) for pair in gdelt2_events.rows(events) for event in pair.records)


def _offset(party: Party | None, candidates: list[Party]) -> int | None:
    """Where the same party stands in this mention."""
    if party is None:
        return None
    same = (p for p in candidates if p.span and (p is party or (p.country, p.entity) == (party.country, party.entity)))
    found = next(same, None)
    return found.span[0] if found and found.span else None


VALUES: dict[str, Callable[[Mention], object]] = {
    "GLOBALEVENTID": lambda m: m.pair.number,
    "EventTimeDate": lambda m: compact(day(m.pair.event), "000000"),
    "MentionTimeDate": lambda m: compact(m.event.article.published, "000000"),
    "MentionType": lambda m: 1 if m.event.article.url else 2,
    "MentionSourceName": lambda m: words(m.event.article.source),
    "MentionIdentifier": lambda m: words(m.event.article.url or m.event.article.id),
    "Actor1CharOffset": lambda m: _offset(m.pair.agent, [*m.event.agents, *m.event.recipients]),
    "Actor2CharOffset": lambda m: _offset(m.pair.recipient, [*m.event.recipients, *m.event.agents]),
    "ActionCharOffset": lambda m: m.event.evidence.trigger.span[0],
    "InRawText": lambda m: 1,
    "Confidence": lambda m: max(10, round(m.event.confidence * 10) * 10),
}
"""Column to value (data/export/gdelt2_mentions.tsv)."""
