"""Readings by the name that patterns call them with (``means``)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lapel.stages.dates.context import Context, Match, Reading

Reader = Callable[[Match, Context], "list[Reading] | Reading | None"]
"""Gives what a match means; None when it is no time expression after all, so that a shorter match may be tried."""

F = TypeVar("F", bound=Reader)

READERS: dict[str, Reader] = {}


def reader(name: str) -> Callable[[F], F]:
    """Register a reading under a name."""

    def register(function: F) -> F:
        READERS[name] = function
        return function

    return register
