"""A shard's events as they go into the output: with their clusters, under the ids that their articles have in the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from lapel import jsonl
from lapel.errors import BadInput
from lapel.records import Event
from lapel.run.merge.columns import Columns
from lapel.run.merge.fates import KEPT, RENAMED, REPEATED, Fates, ending
from lapel.run.merge.rename import renamed
from lapel.run.shards import events_name

_CLUSTER = b',"cluster":'
_CONFIDENCE = b',"confidence":'

U64 = NDArray[np.uint64]


def emit(columns: Columns, number: int, fate: Fates, clusters: U64) -> Iterator[bytes]:
    """Lines of the shard's events, each with its end."""
    there = columns.events(number)
    articles = columns.event_articles[there].tolist()
    names = clusters[there].tolist()
    endings = _endings(columns, number, fate)
    lines = zip(_lines(columns, number), articles, names, strict=True)
    for article, group in groupby(lines, key=lambda each: each[1]):
        if fate[article] == KEPT:
            for line, _, cluster in group:
                yield _with_cluster(line, cluster)
        elif fate[article] == RENAMED:
            listed = list(group)
            events = _again([line for line, _, _ in listed], endings[article])
            for event, (_, _, cluster) in zip(events, listed, strict=True):
                event.cluster = f"{cluster:016x}"
                yield jsonl.encode(event) + b"\n"


def new_ids(columns: Columns, number: int, fate: Fates) -> Iterator[tuple[int, int]]:
    """Place and id (as a number) of each event of a renamed article."""
    endings = _endings(columns, number, fate)
    if not endings:
        return
    there = columns.events(number)
    lines = zip(_lines(columns, number), columns.event_articles[there].tolist(), range(there.start, there.stop), strict=True)
    for article, group in groupby(lines, key=lambda each: each[1]):
        if fate[article] == RENAMED:
            listed = list(group)
            for event, (_, _, place) in zip(_again([line for line, _, _ in listed], endings[article]), listed, strict=True):
                yield place, int(event.id, 16)


def _endings(columns: Columns, number: int, fate: Fates) -> dict[int, str]:
    """What is added to the ids of the renamed articles, by their place."""
    here = columns.articles(number)
    places = np.flatnonzero(fate[here] == RENAMED)
    if not len(places):
        return {}
    with columns.state(number) as state:
        suffixes: NDArray[Any] = state.column("suffixes")[places]
    return {here.start + place: ending(suffix) for place, suffix in zip(places.tolist(), suffixes.tolist(), strict=True)}


def _again(lines: list[bytes], added: str) -> list[Event]:
    events = [msgspec.json.decode(line, type=Event) for line in lines]
    return renamed(events, f"{events[0].article.id}~{added}")


def _lines(columns: Columns, number: int) -> Iterator[bytes]:
    name = events_name(columns.done[number].name)
    with columns.storage.open(name) as stream:
        yield from stream
        if stream.tell() != columns.done[number].files[name].bytes:
            raise BadInput(f"{name}: changed while it was merged; run the same command again")


def _with_cluster(line: bytes, cluster: int) -> bytes:
    """The line with another cluster: it stands last but one, and only a number after it."""
    before, after = line.rindex(_CLUSTER), line.rindex(_CONFIDENCE)
    return b'%b%b"%016x"%b' % (line[:before], _CLUSTER, cluster, line[after:])


__all__ = ["REPEATED", "emit", "new_ids"]
