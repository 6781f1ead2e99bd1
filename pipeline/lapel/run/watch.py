"""What is seen of a run while it works: progress on the terminal, lines in the log, and ``now.json`` for ``lapel status``."""

from __future__ import annotations

import contextlib
import logging
import time

import msgspec

from lapel.run import folder as folders
from lapel.run.engine import Result
from lapel.run.session import Session
from lapel.run.shards import Task
from lapel.run.storage import Folder

EVERY = 1.0
"""Least seconds between two writings of now.json."""
_LOG = logging.getLogger("lapel.run")


class Running(msgspec.Struct, kw_only=True):
    """A task that a worker has."""

    shard: str
    attempt: int
    careful: bool
    since: float
    """Seconds since 1970."""


class Now(msgspec.Struct, kw_only=True):
    """The state of a run at one moment."""

    schema: str = "lapel.now/1"
    phase: str = "shards"
    shards: int = 0
    running: list[Running] = msgspec.field(default_factory=list)
    deaths: dict[str, list[str]] = msgspec.field(default_factory=dict)
    """How workers ended, by shard."""
    left_out: dict[str, str] = msgspec.field(default_factory=dict)
    """Articles left out (shard and place), with the reason."""


class Watch:
    """Told of everything that the loop does. ``before`` shards of all were done by an earlier run."""

    def __init__(self, folder: Folder, shards: int, before: int, work: Session) -> None:
        self.now = Now(shards=shards)
        self._folder, self._work = folder, work
        work.advance.expect(shards)
        work.advance.finish(before)
        self._running: dict[str, Running] = {}
        self._written = 0.0

    def start(self, task: Task) -> None:
        """A worker gets a task."""
        self._running[task.shard.name] = Running(shard=task.shard.name, attempt=task.attempt, careful=task.careful, since=time.time())
        for place, why in task.skip.items():
            self.now.left_out[f"{task.shard.name} {place}"] = why
        _LOG.debug("started", extra={"data": {"shard": task.shard.name, "attempt": task.attempt, "careful": task.careful}})
        self._write()

    def result(self, result: Result, left: int) -> None:
        """A worker is done with a task, or died of it."""
        shard = result.task.shard
        self._running.pop(shard.name, None)
        if result.done is not None:
            done = result.done
            self._work.advance(done.articles, done.events)
            self._work.advance.finish(1)
            _LOG.info("done", extra={"data": {"shard": shard.name, "articles": done.articles, "events": done.events,
                                              "seconds": done.seconds.get("all", 0.0), "left": left}})
        else:
            self.now.deaths.setdefault(shard.name, []).append(result.died)
            _LOG.warning("worker ended", extra={"data": {"shard": shard.name, "how": result.died, "attempt": result.task.attempt}})
        self._write(result.done is None or not left)

    def merging(self) -> None:
        """All shards are done."""
        self.now.phase = "merging"
        _LOG.info("merging", extra={"data": {"shards": self.now.shards}})
        self._write(True)

    def _write(self, must: bool = False) -> None:
        if not must and time.monotonic() - self._written < EVERY:
            return
        self._written = time.monotonic()
        self.now.running = list(self._running.values())
        with contextlib.suppress(OSError), self._folder.create(folders.NOW) as stream:  # a full disk shows where results are written
            stream.write(msgspec.json.encode(self.now))
