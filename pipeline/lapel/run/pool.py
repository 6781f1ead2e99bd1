"""Local worker processes: whole batches, results in the order of the input.

Workers are spawned, not forked, so that they behave alike on every system; each loads models and tables once.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from lapel.errors import LapelError
from lapel.records import Article
from lapel.run.fused import Batch, batches, process
from lapel.run.settings import Settings
from lapel.run.steps import Steps

AHEAD = 2
"""Batches that wait for each worker: enough to keep it busy, few enough to keep memory flat."""


class WorkerDied(LapelError):
    """A worker process ended before its work did (most often: no memory left)."""

    exit_code = 4


_steps: Steps | None = None


def _start(settings: Settings) -> None:
    global _steps  # noqa: PLW0603  # one set of models a process is what a worker is for
    _steps = Steps(settings)


def _work(articles: list[Article]) -> Batch:
    assert _steps is not None, "the pool starts its workers with _start"
    return process(articles, _steps.load())


def run_in_workers(articles: Iterable[Article], settings: Settings, workers: int) -> Iterator[Batch]:
    """What ``run_articles`` yields, made by several processes. Raises WorkerDied when one is killed."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(settings,))
    waiting: deque[Future[Batch]] = deque()
    try:
        for batch in batches(articles):
            waiting.append(pool.submit(_work, batch))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerDied("a worker process was ended from outside (out of memory?); try fewer --workers") from error
    finally:
        pool.shutdown(cancel_futures=True)
