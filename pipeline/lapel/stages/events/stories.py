"""Which of many events tell of one gesture: over columns that may lie on disk. See :func:`lapel.stages.events.cluster_events`."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from lapel.records import Event
from lapel.stages.events.links import sides

WINDOW = 3
"""Days by which the dates of two reports of one gesture may differ."""
NO_DAY = date.max.toordinal()
NO_KEY = b"\0" * 16
_PART = 1 << 22
"""Events that are sorted at a time."""

I64 = NDArray[np.int64]
U64 = NDArray[np.uint64]


class Stories(msgspec.Struct):
    """Events as columns, in the order of the output."""

    keys: U64
    """Two numbers an event, from :func:`key`."""
    days: NDArray[np.int32]
    """From :func:`day`."""
    ids: U64
    """Each event's id as a number; less is earlier."""
    reports: I64
    """Number of the near-duplicate cluster of its article; -1 where it has none."""
    repeats: I64
    """Pairs of events of which one repeats the other, by place."""


def key(event: Event, symmetric: Collection[str]) -> bytes:
    """Sixteen bytes that are the same for events of one type, status and parties; NO_KEY without two known sides."""
    agents, recipients = sides(event, event.type in symmetric)
    if len(agents | recipients) < 2:
        return NO_KEY
    parts = "\x1e".join((event.type, event.status, "\x1f".join(sorted(agents)), "\x1f".join(sorted(recipients)), _span(event)))
    return hashlib.blake2b(parts.encode(), digest_size=16).digest()


def _span(event: Event) -> str:
    """The dates of an event of some month or year, which are no day to compare: *in 2019* is another gesture than *in 2021*."""
    if event.date is None or event.date.basis == "publication" or day(event) != NO_DAY:
        return ""
    return f"{event.date.start or ''}/{event.date.end or ''}"


def day(event: Event) -> int:
    """Ordinal of the last day of the event's date if that says the day closely enough to compare, else NO_DAY."""
    if event.date is None or event.date.start is None or event.date.end is None:
        return NO_DAY
    first, last = date.fromisoformat(event.date.start), date.fromisoformat(event.date.end)
    return last.toordinal() if (last - first).days <= 7 else NO_DAY


def clustered(stories: Stories) -> U64:
    """For each event the least (day, id) of its cluster: the id."""
    roots = np.arange(len(stories.ids), dtype=np.int64)
    parts = max(1, len(roots) // _PART)
    for part in range(parts):
        inside = (stories.keys[:, 0] % np.uint64(parts) == part) & stories.keys.any(axis=1)
        _join_equal(stories, np.flatnonzero(inside), roots)
    _join(roots, stories.repeats[:, 0], stories.repeats[:, 1])
    return _names(stories, roots)


def _join_equal(stories: Stories, some: I64, roots: I64) -> None:
    """Join, among events that contain all of any key they hold, those on near days, and those of the same report whose days are near
    or not known."""
    high, low, days = stories.keys[some, 0], stories.keys[some, 1], stories.days[some].astype(np.int64)
    for values, ids, most, known in (
        (days, stories.ids[some], WINDOW, days != NO_DAY),
        (stories.reports[some], some.astype(np.uint64), 0, stories.reports[some] >= 0),
    ):
        order = np.lexsort((ids, days, values, low, high))
        order = order[known[order]]
        a, b = order[:-1], order[1:]
        near = (high[a] == high[b]) & (low[a] == low[b]) & (values[b] - values[a] <= most)
        near &= (days[b] - days[a] <= WINDOW) | (days[b] == NO_DAY)
        _join(roots, some[a[near]], some[b[near]])


def _join(roots: I64, a: I64, b: I64) -> None:
    """Give each pair one root, the least of what it connects."""
    while len(a):
        a, b = _top(roots, a), _top(roots, b)
        apart = a != b
        a, b = a[apart], b[apart]
        np.minimum.at(roots, np.maximum(a, b), np.minimum(a, b))


def _top(roots: I64, some: I64) -> I64:
    while not np.array_equal(above := roots[some], some):
        some = above
    return some


def _names(stories: Stories, roots: I64) -> U64:
    while not np.array_equal(above := roots[roots], roots):
        roots = above
    days = np.full(len(roots), NO_DAY, dtype=np.int32)
    np.minimum.at(days, roots, stories.days)
    names = np.full(len(roots), np.iinfo(np.uint64).max, dtype=np.uint64)
    earliest = stories.days == days[roots]
    np.minimum.at(names, roots[earliest], stories.ids[earliest])
    return names[roots]
