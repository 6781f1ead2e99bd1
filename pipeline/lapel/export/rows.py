"""From records to rows: the pairs of parties, the day, the numbers that stand for ids, and the records of one cluster."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lapel import ontology
from lapel.cells import guard, one_line
from lapel.export import countries
from lapel.records import Event, Party, digest

WEEK = 7
"""Days that a date may span and still give the day of a row."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What two parties have to do with each other in one record: a row of the formats that know two sides."""

    event: Event
    agent: Party | None
    recipient: Party | None
    number: int
    """Stands for the record's (or cluster's) id and the pair, in formats that want an integer."""
    records: tuple[Event, ...]
    """The records of the cluster, the first told first; only the record itself where rows are records."""


def number(*parts: object) -> int:
    """An integer that depends on the parts alone, below 2**52 so that no spreadsheet rounds it."""
    return int(digest(*parts, length=13), 16)


def sides(event: Event) -> list[tuple[Party | None, Party | None]]:
    """Every agent with every recipient; where there are no recipients, what several agents do together two by two.

    A party told twice counts once.
    """
    agents, recipients = _distinct(event.agents), _distinct(event.recipients)
    if not recipients and len(agents) > 1:
        return list(itertools.combinations(agents, 2))
    some: list[Party | None] = [*agents] or [None]
    others: list[Party | None] = [*recipients] or [None]
    return list(itertools.product(some, others))


def pairs(event: Event) -> Iterator[Pair]:
    """The pairs of one record."""
    for n, (agent, recipient) in enumerate(sides(event)):
        yield Pair(event, agent, recipient, number(event.id, n), (event,))


def mutual(event: Event) -> bool:
    """Whether both sides do it together, so that neither is the source."""
    return ontology.symmetric(event.type) and not ontology.sided(event.status)


def clusters(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """The records of each cluster that share its type and standing, the first told first, in order of their first record."""
    found: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        found.setdefault((event.cluster or event.id, event.type, event.status), []).append(event)
    return [tuple(sorted(members, key=lambda e: (e.article.published or "9999", e.id))) for members in found.values()]


def cluster_pairs(members: tuple[Event, ...]) -> Iterator[Pair]:
    """The pairs of the first record of a cluster."""
    first = members[0]
    for n, (agent, recipient) in enumerate(sides(first)):
        yield Pair(first, agent, recipient, number("cluster", first.cluster or first.id, first.type, first.status, n), members)


def day(event: Event) -> str | None:
    """The one day of formats that know one: that of a date to within a week, else that of publication, else the first it can be."""
    found = event.date
    if found is not None and found.start and found.end:
        close = (date.fromisoformat(found.end) - date.fromisoformat(found.start)).days < WEEK
        return found.start if close else event.article.published or found.start
    return event.article.published


def compact(iso: str | None, tail: str = "") -> str | None:
    """A day as YYYYMMDD."""
    return iso.replace("-", "") + tail if iso else None


def words(text: str | None) -> str | None:
    """Words of an article as a cell of a format without quoting: one line, and no formula."""
    return guard(one_line(text)) or None if text else None


def called(party: Party | None) -> str | None:
    """The name of a party, else the words of the text."""
    return words(party.name or party.text) if party else None


def actor_code(party: Party | None) -> str | None:
    """CAMEO code of a party: country or group, then its sectors."""
    if party is None:
        return None
    base = countries.cameo(party.country)
    if ":" in (party.country or ""):
        return base
    return base + "".join(sectors(party)) or None


def sectors(party: Party | None) -> list[str]:
    """CAMEO types of a party, each once."""
    return list(dict.fromkeys(found for role in party.roles if (found := countries.sector(role)))) if party else []


def goldstein(event: Event) -> float | None:
    """Goldstein value of the record's CAMEO code."""
    entry = ontology.cameo().get(event.codes.cameo or "")
    return entry.goldstein if entry else None


def _distinct(parties: list[Party]) -> list[Party]:
    found: dict[tuple[object, ...], Party] = {}
    for party in parties:
        found.setdefault((party.country, party.entity or party.name or party.text), party)
    return list(found.values())
