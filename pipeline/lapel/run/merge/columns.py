"""The columns of all shards one after the other, in files of a scratch folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lapel.run.shards import Done, state_name
from lapel.run.state import State
from lapel.run.storage import Storage
from lapel.stages.ingest.near import Ragged, Table
from lapel.stages.ingest.signatures import PERMUTATIONS


class Columns:
    """Shards by number, their articles and events by number over all shards."""

    def __init__(self, storage: Storage, done: Sequence[Done], scratch: Path) -> None:
        self.storage, self.done, self.scratch = storage, done, scratch
        self.article_starts = np.cumsum([0, *(each.articles for each in done)], dtype=np.int64)
        self.event_starts = np.cumsum([0, *(each.events for each in done)], dtype=np.int64)
        scratch.mkdir(parents=True, exist_ok=True)
        articles, events = int(self.article_starts[-1]), int(self.event_starts[-1])
        self.stems = self.new("stems", np.uint64, articles)
        self.event_articles = self.new("event_articles", np.int64, events)
        """Number of each event's article over all shards."""
        self.keys, self.days = self.new("keys", np.uint64, events, 2), self.new("event_days", np.int32, events)
        self.ids = self.new("event_ids", np.uint64, events)
        self.table, self.repeats = self._gathered(articles)

    def new(self, name: str, kind: Any, *shape: int) -> NDArray[Any]:
        """An empty column; nothing takes no file."""
        if not all(shape):
            return np.zeros(shape, dtype=kind)
        return np.lib.format.open_memmap(self.scratch / f"{name}.npy", mode="w+", dtype=kind, shape=shape)

    def state(self, number: int) -> State:
        """The state of one shard, to be closed."""
        return State(self.storage, state_name(self.done[number].name))

    def articles(self, number: int) -> slice:
        """Places of a shard's articles."""
        return slice(int(self.article_starts[number]), int(self.article_starts[number + 1]))

    def events(self, number: int) -> slice:
        """Places of a shard's events."""
        return slice(int(self.event_starts[number]), int(self.event_starts[number + 1]))

    def _gathered(self, articles: int) -> tuple[Table, NDArray[np.int64]]:
        days, shingles = self.new("days", np.int32, articles), self.new("shingles", np.uint32, articles, PERMUTATIONS)
        lists = {name: _Growing(self, name, articles) for name in ("named", "repeated")}
        repeats: list[NDArray[Any]] = [np.empty((0, 2), np.int64)]
        for number in range(len(self.done)):
            with self.state(number) as state:
                here, there = self.articles(number), self.events(number)
                self.stems[here], days[here], shingles[here] = state.column("stems"), state.column("days"), state.column("shingles")
                for name, growing in lists.items():
                    growing.add(here, state.column(name), state.column(f"{name}_ends"))
                self.keys[there], self.days[there] = state.column("keys"), state.column("event_days")
                self.ids[there] = state.column("event_ids")
                self.event_articles[there] = state.column("event_articles").astype(np.int64) + here.start
                repeats.append(state.column("event_repeats") + there.start)
        return (Table(days=days, shingles=shingles, named=lists["named"].whole(), repeated=lists["repeated"].whole()),
                np.concatenate(repeats))


class _Growing:
    """Lists of numbers, appended to a file."""

    def __init__(self, columns: Columns, name: str, articles: int) -> None:
        self._path, self._length = columns.scratch / f"{name}.u32", 0
        self._path.unlink(missing_ok=True)
        self._ends = columns.new(f"{name}_ends", np.int64, articles)

    def add(self, here: slice, values: NDArray[Any], ends: NDArray[Any]) -> None:
        with self._path.open("ab") as stream:
            stream.write(values.astype(np.uint32).tobytes())
        self._ends[here] = ends + self._length
        self._length += len(values)

    def whole(self) -> Ragged:
        values = np.memmap(self._path, dtype=np.uint32, mode="r", shape=(self._length,)) if self._length else np.empty(0, np.uint32)
        return Ragged(values=values, ends=self._ends)


def parts(length: int, most: int) -> Iterator[tuple[int, int]]:
    """Number and count of the parts into which so many things fall when a part holds about ``most``."""
    count = max(1, length // most)
    return ((part, count) for part in range(count))
