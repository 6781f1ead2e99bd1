"""One shard, from its inputs to its files: what a worker does, on whatever machine.

:func:`work` depends on its arguments alone and writes to the storage alone. It may be done twice, or at the same time by two workers:
the bytes are the same, and a file has its name only when it is whole.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator

import jsonlines
import msgspec

from lapel import jsonl
from lapel.errors import LapelError
from lapel.readers import read_file
from lapel.records import Article, Drop
from lapel.run import memory
from lapel.run.fused import batches, process
from lapel.run.plan import unchanged
from lapel.run.shards import Done, Job, Sealed, Task, events_name, state_name, suspect_name, write_done
from lapel.run.state import Recorder
from lapel.run.steps import Steps
from lapel.run.storage import Storage
from lapel.run.tally import check_chain, check_hits, new_tallies
from lapel.stages.ingest import Repeats, ingest

Beat = Callable[[], None]
"""Called whenever something was begun: a worker that does not call for long hangs."""


class InputChanged(LapelError):
    """A file was written to while it was read: the plan no longer holds."""

    exit_code = 4


def work(task: Task, job: Job, steps: Steps, storage: Storage, beat: Beat = lambda: None) -> Done:
    """Do one shard: write its files and, at the end, its Done record. Raises InputChanged; what an article does is no error."""
    return _Work(task, job, steps, storage, beat).run()


class _Work:
    def __init__(self, task: Task, job: Job, steps: Steps, storage: Storage, beat: Beat) -> None:
        self._task, self._shard, self._job, self._steps, self._storage, self._beat = task, task.shard, job, steps, storage, beat
        self._notes: Counter[str] = Counter()
        self._done = Done(name=task.shard.name, tallies=new_tallies(), attempts=task.attempt,
                          quarantined=sum(why.startswith("quarantined") for why in task.skip.values()))
        self._record = Recorder()
        self._read = 0
        """Articles read so far."""

    def run(self) -> Done:
        """All of it."""
        started, processor = time.perf_counter(), time.process_time()
        self._check()
        done, events, state = self._done, events_name(self._shard.name), state_name(self._shard.name)
        with self._storage.create(events) as stream:
            sealed = Sealed(stream)
            writer = jsonlines.Writer(sealed, dumps=jsonl.encode)  # type: ignore[arg-type]
            for articles in self._batches():
                self._batch(articles, writer)
            done.files[events] = sealed.file()
        with self._storage.create(state) as stream:
            sealed = Sealed(stream)
            self._record.write(sealed)  # type: ignore[arg-type]
            done.files[state] = sealed.file()
        done.articles, done.events, done.notes = self._record.articles, self._record.events, dict(sorted(self._notes.items()))
        check_chain(done.tallies)
        check_hits(done.hits, done.events, done.unrecorded)
        self._check()
        done.seconds["all"] = time.perf_counter() - started
        done.seconds["processor"] = time.process_time() - processor
        done.seconds = {name: round(seconds, 4) for name, seconds in done.seconds.items()}
        done.peak, done.held = memory.peak(), memory.held()
        write_done(self._storage, done)
        if self._task.careful:
            self._storage.remove(suspect_name(self._shard.name))
        return done

    def _check(self) -> None:
        if not unchanged(self._shard):
            first = next(piece.input for piece in self._shard.pieces if piece.input)
            raise InputChanged(f"{first.where or first.path}: changed while it was read (or a file near it); run the same command again")

    def _batches(self) -> Iterator[list[Article]]:
        if self._task.careful:
            return ([article] for article in self._articles())
        return batches(self._articles())

    def _articles(self) -> Iterator[Article]:
        """The articles that ingest passes on; its drops are recorded where they stand."""
        tally = self._done.tallies["ingest"]
        stream = tally.writing(ingest(tally.reading(self._items()), notes=self._notes, ids=Repeats()))
        while True:
            self._beat()
            start = time.perf_counter()
            item = next(stream, None)
            self._spent("ingest", time.perf_counter() - start)
            if item is None:
                return
            if isinstance(item, Drop):
                self._record.dropped(item, self._read)
            else:
                self._read += 1
                yield item

    def _items(self) -> Iterator[Article | Drop]:
        for piece in self._shard.pieces:
            if piece.drop is not None:
                yield piece.drop
            if piece.input is not None:
                yield from read_file(piece.input, self._job.options, self._notes, self._guard)

    def _guard(self, where: str) -> str:
        self._beat()
        if self._task.careful:
            self._suspect(where)
        return self._task.skip.get(where, "")

    def _batch(self, articles: list[Article], writer: jsonlines.Writer) -> None:
        first = self._record.articles

        def begin(n: int) -> None:
            self._beat()
            if self._task.careful:
                self._suspect(str(first + n))

        skip = {n: why for n in range(len(articles)) if (why := self._task.skip.get(str(first + n)))}
        batch = process(articles, self._steps, begin=begin, skip=skip)
        start = time.perf_counter()
        for article, outcome in zip(articles, batch.outcomes, strict=True):
            self._record.article(article, outcome)
            for event in outcome.events:
                writer.write(event)
        self._spent("record", time.perf_counter() - start)
        done = self._done
        done.model = batch.model
        done.words += batch.words
        done.sentences += batch.sentences
        done.hits += batch.hits
        done.unrecorded = dict(Counter(done.unrecorded) + Counter(batch.unrecorded))
        for stage, tally in batch.tallies.items():
            done.tallies[stage].add(tally)
        for stage, seconds in batch.seconds.items():
            self._spent(stage, seconds)

    def _suspect(self, place: str) -> None:
        with self._storage.create(suspect_name(self._shard.name)) as stream:
            stream.write(msgspec.json.encode(place))

    def _spent(self, stage: str, seconds: float) -> None:
        self._done.seconds[stage] = self._done.seconds.get(stage, 0.0) + seconds
