"""ICEWS events: one row for each pair of parties of a record; what both do together stands twice, once each way round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import IO

from lapel import ontology
from lapel.export import countries, lines
from lapel.export.rows import Pair, called, day, goldstein, mutual, number, pairs, words
from lapel.records import Event, Party


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the rows; how many. Records are let go one by one."""
    return lines.write(stream, "icews", VALUES, _rows(events), header=True, null="NULL")


def _rows(events: Iterable[Event]) -> Iterator[Pair]:
    for event in events:
        for pair in pairs(event):
            yield pair
            if pair.agent and pair.recipient and mutual(event):
                yield replace(pair, agent=pair.recipient, recipient=pair.agent, number=number(pair.number, "swapped"))


def _sectors(party: Party | None) -> str | None:
    return ",".join(countries.icews_sector(role) for role in party.roles) if party else None


def _country(party: Party | None) -> str | None:
    return countries.name(party.country) if party and countries.iso3(party.country) else None


def _label(event: Event) -> str | None:
    entry = ontology.cameo().get(event.codes.cameo or "")
    return entry.label if entry else None


VALUES: dict[str, Callable[[Pair], object]] = {
    "Event ID": lambda p: p.number,
    "Event Date": lambda p: day(p.event),
    "Source Name": lambda p: called(p.agent),
    "Source Sectors": lambda p: _sectors(p.agent),
    "Source Country": lambda p: _country(p.agent),
    "Event Text": lambda p: _label(p.event),
    "CAMEO Code": lambda p: p.event.codes.cameo,
    "Intensity": lambda p: None if (found := goldstein(p.event)) is None else f"{found:.1f}",
    "Target Name": lambda p: called(p.recipient),
    "Target Sectors": lambda p: _sectors(p.recipient),
    "Target Country": lambda p: _country(p.recipient),
    "Story ID": lambda p: number("article", p.event.article.id),
    "Publisher": lambda p: words(p.event.article.source),
    "Country": lambda p: countries.name(p.event.place.country) if p.event.place else None,
}
"""Column to value (data/export/icews.tsv)."""
