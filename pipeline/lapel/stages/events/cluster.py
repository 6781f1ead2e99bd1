"""Events of many articles that tell of one gesture: the last step, over merged output."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec
import numpy as np

from lapel.records import Event
from lapel.stages.events.stories import Stories, clustered, day, key


def cluster_events(events: Iterable[Event], article_clusters: Mapping[str, str | None], symmetric: Collection[str]) -> list[Event]:
    """The same events with ``cluster`` set over all articles, in the order given.

    Two events are of one cluster when type, status and parties agree and their days are at most ``WINDOW`` apart
    (chains count), or when they do, their articles are near-duplicates (``article_clusters``: article id to cluster id) and no
    day sets them apart. A cluster is called by the least of its members' ids by day, so that neither order nor sharding changes it.
    Events without two known sides keep the cluster that their article gave them. A run in shards (:mod:`lapel.run.merge`) does the
    same over files.
    """
    listed = [msgspec.structs.replace(event) for event in events]
    names = sorted({event.id for event in listed})
    ranks = {name: rank for rank, name in enumerate(names)}
    places: dict[str, int] = {}
    for i, event in enumerate(listed):
        places.setdefault(event.id, i)
    reports: dict[str, int] = {}
    found = clustered(Stories(
        keys=np.frombuffer(b"".join(key(event, symmetric) for event in listed), dtype=np.uint64).reshape(-1, 2),
        days=np.array([day(event) for event in listed], dtype=np.int32),
        ids=np.array([ranks[event.id] for event in listed], dtype=np.uint64),
        reports=np.array([-1 if (cluster := article_clusters.get(event.article.id)) is None
                          else reports.setdefault(cluster, len(reports)) for event in listed], dtype=np.int64),
        repeats=np.array([(i, places[link.event]) for i, event in enumerate(listed) for link in event.links
                          if link.kind == "repeats" and link.event in places], dtype=np.int64).reshape(-1, 2)))
    for event, rank in zip(listed, found.tolist(), strict=True):
        event.cluster = names[rank]
    return listed
