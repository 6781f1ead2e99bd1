"""The report of a run: what was read, dropped and found, where the time went, which shards were slow or were tried again."""

from __future__ import annotations

import heapq
import os
import platform
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from lapel.run.plan import Plan
from lapel.run.shards import Done, Shard
from lapel.run.summary import Summary
from lapel.run.watch import Watch

SLOWEST = 10


class Slow(msgspec.Struct, kw_only=True):
    """A shard and what it took."""

    shard: str
    seconds: float
    articles: int
    first: str
    """Its first input."""


class Report(msgspec.Struct, kw_only=True):
    """report.json in the run's folder."""

    schema: str = "lapel.report/1"
    summary: Summary
    shards: int
    done_before: int
    """Shards that an earlier run had done."""
    articles: int
    attempts: dict[str, int]
    """Shards by how often they were tried."""
    deaths: dict[str, list[str]]
    left_out: dict[str, str]
    stages: dict[str, float]
    """Seconds of all workers together, by stage; ``all`` from beginning to end of each shard, ``processor`` of it at work."""
    slowest: list[Slow]
    seconds: float
    """Of this run, from beginning to end."""
    planning: float
    """Until the plan stood."""
    working: float
    """From then until all shards were done: the workers' start and work."""
    merging: float
    """From then to the end."""
    peak: int
    """Most bytes of memory that any worker held."""
    machine: dict[str, str | int | None]


def report(summary: Summary, shards: Plan, done: Sequence[Done], watch: Watch, *, before: int, seconds: float,
           planning: float, merging: float) -> Report:
    """The report of a run that is done."""
    stages: Counter[str] = Counter()
    for each in done:
        stages.update(each.seconds)
    summary.finish(seconds)
    return Report(
        summary=summary, shards=len(shards), done_before=before, articles=sum(each.articles for each in done),
        attempts={str(n): count for n, count in sorted(Counter(each.attempts for each in done).items())},
        deaths=watch.now.deaths, left_out=watch.now.left_out,
        stages={stage: round(spent, 3) for stage, spent in sorted(stages.items(), key=lambda item: -item[1])},
        slowest=slowest(zip(shards, done, strict=True)), seconds=round(seconds, 3), planning=round(planning, 3), merging=round(merging, 3),
        working=round(seconds - planning - merging, 3),
        peak=max((each.peak for each in done), default=0),
        machine={"system": platform.system(),
                 "processor": platform.machine(), "python": platform.python_version(), "cores": os.cpu_count()})


def slowest(pairs: Iterable[tuple[Shard, Done]]) -> list[Slow]:
    """The shards that took longest."""
    most = heapq.nlargest(SLOWEST, pairs, key=lambda pair: pair[1].seconds.get("all", 0.0))
    return [Slow(shard=shard.name, seconds=each.seconds.get("all", 0.0), articles=each.articles, first=first_input(shard))
            for shard, each in most]


def first_input(shard: Shard) -> str:
    """What a shard begins with, for people."""
    piece = shard.pieces[0]
    if piece.input is None:
        return piece.drop.where if piece.drop else ""
    part = piece.input.part
    return (piece.input.where or piece.input.path) + (f" from {part.start}" if part else "")
