"""The loop of a run: sees to it that every shard is done, and that one bad article costs itself alone.

A shard whose worker ends (or hangs) is tried once more as it was, then article by article. An article at which workers ended three
times is left out: dropped as ``quarantined``, or ``timeout`` where it hung, with the reason.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import msgspec

from lapel.errors import LapelError
from lapel.run.engine import Engine, Result
from lapel.run.shards import Done, Shard, Task, read_done, suspect_name
from lapel.run.storage import Storage

CARELESS = 2
"""Attempts at a whole shard before its articles are tried one by one: a death may have nothing to do with any article."""
DEATHS = 3
"""At one article, before it is left out."""
HOPELESS = 50
"""Deaths in one shard, at ever new places, after which the machine must be at fault."""
WAIT = 1.0

OnStart = Callable[[Task], None]
"""Called with each task before an engine gets it."""

OnResult = Callable[[Result, int], None]
"""Called with each result, and with how many shards are not done yet."""


class Hopeless(LapelError):
    """Workers end wherever they are: something is wrong with the machine, not with an article."""

    exit_code = 4


class Failed(LapelError):
    """A shard cannot be done, for a reason that another try will not change."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.exit_code = code


class _Case(msgspec.Struct):
    """What is known of a shard that went wrong."""

    attempts: int = 1
    deaths: Counter[str] = msgspec.field(default_factory=Counter)
    """By place."""
    skip: dict[str, str] = msgspec.field(default_factory=dict)


class Shards(Protocol):
    """Shards whose number is known, read as they are needed."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Shard]: ...


class _Queue:
    """Tasks to do: those to be tried again, then the shards that are not done, in their order. Few are held at a time."""

    def __init__(self, shards: Shards, storage: Storage, *, whole: bool) -> None:
        self.left = len(shards)
        """How many are not given out, as far as was looked."""
        self._again: deque[Task] = deque()
        self._shards, self._storage, self._whole = iter(shards), storage, whole
        self._seen: set[str] = set()

    def again(self, task: Task) -> None:
        """Try this next."""
        self._again.append(task)
        self.left += 1

    def next(self) -> Task | None:
        """The next task; None when there is none. Naming a file twice does not make it two."""
        if self._again:
            self.left -= 1
            return self._again.popleft()
        for shard in self._shards:
            self.left -= 1
            if shard.name not in self._seen:
                self._seen.add(shard.name)
                if read_done(self._storage, shard.name, whole=self._whole) is None:
                    return Task(shard=shard)
        return None


def run_shards(
    shards: Shards, engine: Engine, storage: Storage, *, on_start: OnStart = lambda task: None,
    on_result: OnResult = lambda result, left: None, whole: bool = True,
) -> None:
    """Do all shards that are not done. A shard counts as done when its record is there and (``whole``) its files have their digests.

    Raises LapelError when a shard cannot be done; what is done stays done. The engine is closed in any case.
    """
    waiting = _Queue(shards, storage, whole=whole)
    cases: dict[str, _Case] = {}
    running = 0
    try:
        while True:
            while engine.free() and (task := waiting.next()) is not None:
                on_start(task)
                engine.submit(task)
                running += 1
            if not running:
                return
            result = engine.next(WAIT)
            if result is None:
                continue
            running -= 1
            if result.error:
                raise Failed(result.error, result.exit_code)
            if result.died:
                waiting.again(_again(result, cases.setdefault(result.task.shard.name, _Case()), storage))
            on_result(result, waiting.left + running)
    finally:
        engine.close()


def _again(result: Result, case: _Case, storage: Storage) -> Task:
    """The next attempt after a death."""
    case.attempts += 1
    if result.task.careful and (place := _suspect(storage, result.task.shard.name)) is not None:
        case.deaths[place] += 1
        if case.deaths[place] >= DEATHS:
            reason = "timeout" if result.died == "timeout" else "quarantined"
            case.skip[place] = f"{reason}: {DEATHS} workers ended here ({result.died})"
    if case.attempts > HOPELESS + DEATHS * len(case.skip):
        raise Hopeless(f"worker processes end again and again ({result.died}), at no article in particular; "
                       f"is there memory enough? What is done is kept: the same command goes on from here")
    return Task(shard=result.task.shard, attempt=case.attempts, careful=case.attempts > CARELESS, skip=dict(case.skip))


def _suspect(storage: Storage, shard: str) -> str | None:
    try:
        place: str = msgspec.json.decode(storage.read(suspect_name(shard)), type=str)
    except (OSError, msgspec.MsgspecError):
        return None
    storage.remove(suspect_name(shard))
    return place


def finished(storage: Storage, shards: Iterable[str]) -> list[Done]:
    """The records of all shards of these names in their order. Raises LapelError when one is missing."""
    found = []
    for name in shards:
        done = read_done(storage, name)
        if done is None:
            raise Failed(f"shard {name} is not done; run the same command again", 4)
        found.append(done)
    return found
