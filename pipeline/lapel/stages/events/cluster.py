"""Events of many articles that tell of one gesture: the last step, over merged output."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from itertools import pairwise

import msgspec

from lapel.records import Event
from lapel.stages.events.links import sides

WINDOW = 3
"""Days by which the dates of two reports of one gesture may differ."""


def cluster_events(events: Iterable[Event], article_clusters: Mapping[str, str | None], symmetric: Collection[str]) -> list[Event]:
    """The same events with ``cluster`` set over all articles, in the order given.

    Two events are of one cluster when type, status and parties agree and their days are at most ``WINDOW`` apart
    (chains count), or when they do and their articles are near-duplicates (``article_clusters``: article id to cluster
    id). A cluster is called by the least of its members' ids by day, so that neither order nor sharding changes it.
    Events without two known sides keep the cluster that their article gave them.
    """
    listed = [msgspec.structs.replace(event) for event in events]
    parents = list(range(len(listed)))

    def find(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    def join(i: int, j: int) -> None:
        parents[find(i)] = find(j)

    by_id: dict[str, int] = {}
    by_key: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, event in enumerate(listed):
        by_id.setdefault(event.id, i)
        key = _key(event, symmetric)
        if key is not None:
            by_key[key].append(i)
    for i, event in enumerate(listed):
        for item in event.links:
            if item.kind == "repeats" and item.event in by_id:
                join(i, by_id[item.event])
    for same in by_key.values():
        _join_by_day(listed, same, join)
        _join_by_article(listed, same, article_clusters, join)
    names: dict[int, tuple[str, str]] = {}
    for i, event in enumerate(listed):
        root, name = find(i), (_day(event) or "9999-12-31", event.id)
        names[root] = min(names.get(root, name), name)
    for i, event in enumerate(listed):
        event.cluster = names[find(i)][1]
    return listed


def _key(event: Event, symmetric: Collection[str]) -> tuple[object, ...] | None:
    agents, recipients = sides(event, event.type in symmetric)
    if len(agents | recipients) < 2:
        return None
    return event.type, event.status, tuple(sorted(agents)), tuple(sorted(recipients))


def _day(event: Event) -> str | None:
    """The last day of the event's date if that says the day closely enough to compare."""
    if event.date is None or event.date.start is None or event.date.end is None:
        return None
    first, last = date.fromisoformat(event.date.start), date.fromisoformat(event.date.end)
    return event.date.end if (last - first).days <= 7 else None


def _join_by_day(events: list[Event], same: list[int], join: Callable[[int, int], None]) -> None:
    dated = sorted((day, events[i].id, i) for i in same if (day := _day(events[i])) is not None)
    for (day, _, i), (following, _, j) in pairwise(dated):
        if (date.fromisoformat(following) - date.fromisoformat(day)).days <= WINDOW:
            join(i, j)


def _join_by_article(events: list[Event], same: list[int], clusters: Mapping[str, str | None], join: Callable[[int, int], None]) -> None:
    first: dict[str, int] = {}
    for i in same:
        cluster = clusters.get(events[i].article.id)
        if cluster is not None:
            join(i, first.setdefault(cluster, i))
