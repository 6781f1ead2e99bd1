"""What does shards: in this process, in processes of this machine, or on others. The loop needs no more of it than this."""

from __future__ import annotations

from typing import Protocol

import msgspec

from lapel.run.shards import Done, Job, Task
from lapel.run.steps import Steps
from lapel.run.storage import Storage
from lapel.run.work import work


class Result(msgspec.Struct, kw_only=True):
    """What became of one task."""

    task: Task
    done: Done | None = None
    """Where it was done."""
    died: str = ""
    """How the worker ended before its work did (``signal 9``), or ``timeout``; the shard is then tried again."""
    error: str = ""
    """An error that would come again at every try, as one line for the user."""
    exit_code: int = 2
    """That of the error."""


class Engine(Protocol):
    """Takes tasks, gives results in any order."""

    def free(self) -> int:
        """How many more tasks it would take now."""

    def submit(self, task: Task) -> None:
        """Take a task."""

    def next(self, seconds: float) -> Result | None:
        """A result; None when there is none for so long."""

    def close(self) -> None:
        """End all workers at once, whatever they do."""


class Inline:
    """One task at a time, in this process: for inputs that are done before another process has started."""

    def __init__(self, job: Job, storage: Storage, steps: Steps | None = None) -> None:
        self._job, self._storage, self._steps = job, storage, steps
        self._task: Task | None = None

    def free(self) -> int:
        """One, unless it has a task."""
        return 0 if self._task else 1

    def submit(self, task: Task) -> None:
        """Take a task."""
        self._task = task

    def next(self, seconds: float) -> Result | None:
        """Do it."""
        task, self._task = self._task, None
        if task is None:
            return None
        self._steps = self._steps or Steps(self._job.settings)
        return Result(task=task, done=work(task, self._job, self._steps.load(), self._storage))

    def close(self) -> None:
        """Nothing is left to end."""
