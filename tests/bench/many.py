"""As many event records as a benchmark wants: those of a file, told again by other articles in other years."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from lapel import jsonl
from lapel.records import Event, digest

SHIFT = 371
"""Days by which each round of the same records is later: 53 weeks, so that no two rounds are of one day."""
_LAST = "9999-12-31"


def records(path: Path, n: int) -> Iterator[Event]:
    """The first ``n`` records of the file, begun again from its top, as of another year, whenever it is used up."""
    made = 0
    for turn in itertools.count():
        before = made
        for event in jsonl.read(path, Event):
            if made == n:
                return
            made += 1
            yield _again(event, turn) if turn else event
        if made == before:
            return


def _again(event: Event, turn: int) -> Event:
    article = msgspec.structs.replace(event.article, id=f"{event.article.id}-{turn}", published=_later(event.article.published, turn))
    when = event.date and msgspec.structs.replace(event.date, start=_later(event.date.start, turn), end=_later(event.date.end, turn))
    return msgspec.structs.replace(
        event, id=digest(event.id, turn), article=article, date=when, cluster=event.cluster and digest(event.cluster, turn),
        links=[msgspec.structs.replace(link, event=digest(link.event, turn)) for link in event.links])


def _later(day: str | None, turn: int) -> str | None:
    if day is None:
        return None
    try:
        return (date.fromisoformat(day) + timedelta(SHIFT * turn)).isoformat()
    except OverflowError:
        return _LAST
