"""Workers on many machines, through Ray: the same tasks as local workers, the same Done records.

A worker is an actor with one processor. What ends an actor, be it its process or its whole node, costs its shard a retry. Inputs and
the storage must be where every node finds them: a folder that all mount, or an object store (:mod:`lapel.run.remote`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

from lapel.errors import BadSetting, LapelError
from lapel.run.engine import Result
from lapel.run.local import LOADING
from lapel.run.settings import Settings
from lapel.run.shards import Job, Task
from lapel.run.steps import Steps
from lapel.run.storage import Storage
from lapel.run.work import work

MakeSteps = Callable[[Settings], Steps]
_ASK = 20.0
"""Seconds between two questions to a worker, whether it goes on."""


class Worker:
    """What runs on a node: models and tables of its own, one shard at a time."""

    def __init__(self, job: Job, storage: Storage, make_steps: MakeSteps) -> None:
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        self._job, self._storage, self._make_steps = job, storage, make_steps
        self._steps: Steps | None = None
        self._beat = time.monotonic()

    def do(self, task: Task) -> Result:
        """Do one shard; an error that would come again is a result."""
        self._alive()
        try:
            self._steps = self._steps or self._make_steps(self._job.settings).load()
            self._alive()
            return Result(task=task, done=work(task, self._job, self._steps, self._storage, self._alive))
        except LapelError as error:
            return Result(task=task, error=str(error), exit_code=error.exit_code)
        except OSError as error:
            return Result(task=task, error=f"{error.filename or 'the storage'}: {error.strerror or error}; what is done is kept: mend it "
                                           f"and run the same command again")
        except MemoryError:
            os._exit(137)
        except Exception as error:
            return Result(task=task, error=f"shard {task.shard.name}: {type(error).__name__}: {error}; please report this", exit_code=4)

    def quiet(self) -> tuple[bool, float]:
        """Whether it has loaded, and seconds since it last went on; asked while it works."""
        return self._steps is not None, time.monotonic() - self._beat

    def _alive(self) -> None:
        self._beat = time.monotonic()


class _Hand:
    """An actor, as the loop's side knows it."""

    def __init__(self, actor: Any) -> None:
        self.actor = actor
        self.ready: Any = actor.quiet.remote()
        """Comes when it has started."""
        self.started = False
        self.task: Task | None = None
        self.result: Any = None
        self.asked = time.monotonic()


class Cluster:
    """Workers on a Ray cluster: all its processors, or ``workers`` of them. ``address`` is the cluster's; None starts one here."""

    def __init__(self, job: Job, storage: Storage, *, address: str | None = None, workers: int | None = None, timeout: float = 300.0,
                 make_steps: MakeSteps = Steps) -> None:
        """Raises BadSetting where Ray is not installed, or no cluster answers."""
        self._ray = _ray()
        self._own = not self._ray.is_initialized()
        if self._own:
            try:
                self._ray.init(address=address, log_to_driver=False, include_dashboard=False if address is None else None)
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise BadSetting(f"--address {address}: no Ray cluster ({' '.join(str(error).split())[:200]})") from error
        self._most, self._timeout = workers, timeout
        self._parts = tuple(self._ray.put(part) for part in (job, storage, make_steps))
        self._kind = self._ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0, max_concurrency=2)(Worker)
        self._hands: list[_Hand] = []

    def free(self) -> int:
        """Idle workers, and those that the cluster has room for."""
        room = max(1, int(self._ray.cluster_resources().get("CPU", 0)))
        return min(room, self._most or room) - sum(hand.task is not None for hand in self._hands)

    def submit(self, task: Task) -> None:
        """Give a task to an idle worker, else to a new one."""
        hand = next((h for h in self._hands if h.task is None), None)
        if hand is None:
            hand = _Hand(self._kind.remote(*self._parts))
            self._hands.append(hand)
        self._give(hand, task)

    def next(self, seconds: float) -> Result | None:
        """A result, or the loss of a worker."""
        busy = [hand for hand in self._hands if hand.task is not None]
        if not busy:
            return None
        ready, _ = self._ray.wait([hand.result for hand in busy], num_returns=1, timeout=seconds)
        for hand in busy:
            if hand.result in ready:
                return self._taken(hand)
        self._pass_on()
        return next((result for hand in busy if hand.task is not None and (result := self._hung(hand)) is not None), None)

    def close(self) -> None:
        """Kill all workers, and end a cluster that was begun here."""
        for hand in list(self._hands):
            self._forget(hand)
        if self._own:
            self._ray.shutdown()

    def _give(self, hand: _Hand, task: Task) -> None:
        hand.task, hand.asked = task, time.monotonic()
        hand.result = hand.actor.do.remote(task)

    def _taken(self, hand: _Hand) -> Result:
        task = hand.task
        assert task is not None
        try:
            result: Result = self._ray.get(hand.result)
        except self._ray.exceptions.RayError as error:
            self._forget(hand)
            return Result(task=task, died=f"a worker was lost: {type(error).__name__}")
        hand.task, hand.started = None, True
        return result

    def _pass_on(self) -> None:
        """What waits for a worker that the cluster has no more room for goes to one that is idle."""
        for idle in [hand for hand in self._hands if hand.task is None]:
            for hand in self._hands:
                if hand.task is not None and not hand.started and not self._has_started(hand):
                    task = hand.task
                    self._forget(hand)
                    self._give(idle, task)
                    break

    def _has_started(self, hand: _Hand) -> bool:
        ready, _ = self._ray.wait([hand.ready], timeout=0)
        hand.started = bool(ready)
        return hand.started

    def _hung(self, hand: _Hand) -> Result | None:
        """The end of a worker that has not gone on for too long; it is asked now and then."""
        if time.monotonic() - hand.asked < min(_ASK, self._timeout / 4) or not self._has_started(hand):
            return None
        hand.asked = time.monotonic()
        task = hand.task
        assert task is not None
        try:
            loaded, quiet = self._ray.get(hand.actor.quiet.remote(), timeout=_ASK)
        except self._ray.exceptions.GetTimeoutError:
            return None  # busy beyond answering; asked again
        except self._ray.exceptions.RayError:
            return None  # its result will tell
        if quiet < (self._timeout if loaded else max(self._timeout, LOADING)):
            return None
        self._forget(hand)
        return Result(task=task, died="timeout")

    def _forget(self, hand: _Hand) -> None:
        self._ray.kill(hand.actor, no_restart=True)
        self._hands.remove(hand)


def _ray() -> Any:
    try:
        import ray  # noqa: PLC0415  # an extra, and seconds to import
        import ray.exceptions  # noqa: PLC0415
    except ImportError as error:
        raise BadSetting("--engine ray needs Ray; install it with: pip install 'lapel[cluster]'") from error
    return ray
