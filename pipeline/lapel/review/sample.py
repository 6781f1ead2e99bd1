"""Which records are reviewed, and in which order: all of them, or a sample that depends on the seed and the ids alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from lapel.records import Event, digest

By = Literal["type", "status", "confidence"]
BANDS = 5
"""Confidence is cut into so many bands of one width."""


class Drawn(NamedTuple):
    """A record to be reviewed, and of which part of all records it is one."""

    event: Event
    stratum: str
    stratum_size: int


def everything(events: Sequence[Event]) -> list[Drawn]:
    """All records, in their order."""
    return [Drawn(event, "all", len(events)) for event in events]


def draw(events: Sequence[Event], n: int, *, seed: int = 0, by: By | None = None) -> list[Drawn]:
    """``n`` records (or all there are) by chance, as evenly as can be from each type, status or band of confidence.

    A larger sample of the same seed begins with the smaller one, and a review that stops early has seen every part alike. The
    order of the events does not matter.
    """
    strata: dict[str, list[tuple[str, Event]]] = defaultdict(list)
    for event in events:
        strata[f"{by}={_PARTS[by](event)}" if by else "all"].append((digest(seed, event.id), event))
    turns: list[tuple[int, str, Drawn]] = []
    for name, members in strata.items():
        members.sort(key=lambda ranked: (ranked[0], ranked[1].id))
        turns += [(turn, rank, Drawn(event, name, len(members))) for turn, (rank, event) in enumerate(members)]
    turns.sort(key=lambda found: (found[0], found[1], found[2].event.id))
    return [drawn for _, _, drawn in turns[:n]]


def _band(event: Event) -> str:
    band = min(int(event.confidence * BANDS), BANDS - 1)
    return f"{band / BANDS:.1f}-{(band + 1) / BANDS:.1f}"


_PARTS: dict[By, Callable[[Event], str]] = {"type": lambda event: event.type, "status": lambda event: event.status, "confidence": _band}
