"""Worker processes of this machine, each with models and tables of its own, one shard at a time.

They come from a fork server, which has imported the code but loaded nothing, so that they start quickly and alike. A worker ends with
the process that started it, even when that is killed; one that makes no progress for too long is killed.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from typing import Any

from lapel.errors import LapelError
from lapel.run import server
from lapel.run.engine import Result
from lapel.run.settings import Settings
from lapel.run.shards import Job, Task
from lapel.run.steps import Steps
from lapel.run.storage import Storage
from lapel.run.work import work

LOADING = 600.0
"""Seconds that a worker may take to start and load, on however busy a machine."""
RECYCLE = 30_000
"""Articles after which a worker makes room for a new one: what libraries keep for good (each new word form) is then let go. Without, it
held 463 MB after 10,000 articles of the corpora, 506 after 30,000, 616 after 90,000; see tests/bench/memory.py."""
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


MakeSteps = Callable[[Settings], Steps]


class _Worker:
    """One process, the pipe to it, and when it last said that it goes on."""

    def __init__(self, context: Any, job: Job, storage: Storage, make_steps: MakeSteps) -> None:
        self.pipe, theirs = context.Pipe()
        self.beat = context.Value("d", 0.0, lock=False)
        self.process = context.Process(target=_main, args=(theirs, self.beat, job, storage, make_steps), daemon=True, name="lapel-worker")
        self.process.start()
        theirs.close()
        self.started = time.monotonic()
        self.task: Task | None = None
        self.articles = 0

    def quiet(self) -> float:
        """Seconds since it last said that it goes on, or was started."""
        return time.monotonic() - (self.beat.value or self.started)

    def end(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Local:
    """Some worker processes; ``timeout`` seconds without progress end one. ``make_steps`` makes the stages in each."""

    def __init__(self, job: Job, storage: Storage, workers: int, timeout: float, make_steps: MakeSteps = Steps) -> None:
        self._context = server.context()
        self._job, self._storage, self._most, self._timeout = job, storage, workers, timeout
        self._make_steps = make_steps
        self._workers: list[_Worker] = []

    def free(self) -> int:
        """Idle workers, and those not started yet."""
        return self._most - sum(worker.task is not None for worker in self._workers)

    def submit(self, task: Task) -> None:
        """Give a task to an idle worker, or to a new one."""
        worker = next((w for w in self._workers if w.task is None and w.process.is_alive()), None)
        if worker is None:
            self._forget([w for w in self._workers if w.task is None])
            worker = _Worker(self._context, self._job, self._storage, self._make_steps)
            self._workers.append(worker)
        worker.task = task
        worker.beat.value = 0.0 if worker.articles == 0 else time.monotonic()
        worker.started = time.monotonic()
        with contextlib.suppress(OSError):  # it has died: its sentinel tells
            worker.pipe.send(task)

    def next(self, seconds: float) -> Result | None:
        """A result, or the death of a worker."""
        busy = [worker for worker in self._workers if worker.task is not None]
        ready = set(wait([each for worker in busy for each in (worker.pipe, worker.process.sentinel)], min(seconds, self._timeout / 4)))
        for worker in busy:
            if worker.pipe in ready and (result := self._received(worker)) is not None:
                return result
        for worker in busy:
            if worker.process.sentinel in ready:
                return self._dead(worker, _how(worker))
            if worker.quiet() > (self._timeout if worker.beat.value else max(LOADING, self._timeout)):
                return self._dead(worker, "timeout")
        return None

    def close(self) -> None:
        """Kill all workers."""
        self._forget(list(self._workers))

    def _received(self, worker: _Worker) -> Result | None:
        try:
            result: Result = worker.pipe.recv()
        except (EOFError, OSError):
            return None
        worker.task = None
        worker.articles += result.done.articles + 1 if result.done else 1
        if worker.articles > RECYCLE:
            self._forget([worker])
        return result

    def _dead(self, worker: _Worker, how: str) -> Result:
        assert worker.task is not None
        task = worker.task
        self._forget([worker])
        return Result(task=task, died=how)

    def _forget(self, workers: list[_Worker]) -> None:
        for worker in workers:
            worker.end()
            self._workers.remove(worker)


def _how(worker: _Worker) -> str:
    worker.process.join()
    code = worker.process.exitcode or 0
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _main(pipe: Connection, beat: Any, job: Job, storage: Storage, make_steps: MakeSteps) -> None:
    """A worker's life: tasks until the pipe closes."""
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it too, and ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    steps: Steps | None = None

    def alive() -> None:
        beat.value = time.monotonic()

    while True:
        try:
            task: Task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            steps = (steps or make_steps(job.settings)).load()
            alive()
            result = Result(task=task, done=work(task, job, steps, storage, alive))
        except LapelError as error:
            result = Result(task=task, error=str(error), exit_code=error.exit_code)
        except OSError as error:
            result = Result(task=task, error=f"{error.filename or 'the run folder'}: {error.strerror}; what is done is kept: "
                                             f"mend it and run the same command again")
        except MemoryError:
            os._exit(137)  # as if the system had ended it: tried again, article by article
        except Exception as error:
            result = Result(task=task, error=f"shard {task.shard.name}: {type(error).__name__}: {error}; please report this", exit_code=4)
        pipe.send(result)


def _end_with_parent() -> None:
    """No worker outlives the run: by a watch on it, and on Linux by the system's own word in case the watch cannot run."""
    parent = multiprocessing.parent_process()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
