"""The sums of all shards, less what the articles counted that turned out to be repetitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from lapel.records import Drop
from lapel.run.merge.columns import Columns
from lapel.run.merge.fates import RENAMED, REPEATED, Fates
from lapel.run.shards import Done
from lapel.run.staged import OnDrop
from lapel.run.state import Dropped, Row
from lapel.run.summary import Summary
from lapel.run.tally import STAGES, Tally


def add_up(columns: Columns, number: int, fate: Fates, summary: Summary, on_drop: OnDrop) -> None:
    """Add a shard's sums to the summary, and hand on its drops in the order of the input."""
    done, here = columns.done[number], fate[columns.articles(number)]
    gone = np.flatnonzero(here == REPEATED).tolist()
    drops = _drops(columns, number, gone, done, summary) if gone or any(t.dropped for t in done.tallies.values()) else iter(())
    for drop in drops:
        on_drop(drop)
    for stage, tally in done.tallies.items():
        summary.tallies[stage].add(tally)
    summary.model = done.model or summary.model
    summary.words += done.words
    summary.sentences += done.sentences
    summary.hits += done.hits
    summary.unrecorded = dict(Counter(summary.unrecorded) + Counter(done.unrecorded))
    notes = Counter(summary.notes) + Counter(done.notes)
    if renamed := int((here == RENAMED).sum()):
        notes["renamed-id"] += renamed
    summary.notes = dict(sorted(notes.items()))


def _drops(columns: Columns, number: int, gone: list[int], done: Done, summary: Summary) -> Iterator[Drop]:
    with columns.state(number) as state:
        drops = state.drops()
        rows = state.rows() if gone else []
    lost = {i: _lost(rows[i], summary) for i in gone}
    listed = [each for each in drops if not (each.own and each.at in lost)]
    listed += [Dropped(i, True, drop) for i, drop in lost.items()]
    return (each.drop for each in sorted(listed, key=lambda each: (each.at, each.own)))


def _lost(row: Row, summary: Summary) -> Drop:
    """Take back what an article counted, and count it as a repetition."""
    ingest = summary.tallies["ingest"]
    ingest.written -= 1
    ingest.drop("duplicate-id")
    for stage in STAGES[1:]:
        tally = summary.tallies[stage]
        tally.read -= 1
        if row.stage == stage:
            _undrop(tally, row.reason)
            break
        tally.written -= 1
    summary.words -= row.words
    summary.sentences -= row.sentences
    summary.hits -= row.hits
    unrecorded = Counter(summary.unrecorded)
    unrecorded.subtract(row.unrecorded)
    summary.unrecorded = dict(unrecorded)
    return Drop(stage="ingest", reason="duplicate-id", where=row.where, id=row.id)


def _undrop(tally: Tally, reason: str) -> None:
    tally.dropped[reason] = tally.dropped.get(reason, 0) - 1
