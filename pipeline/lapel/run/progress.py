"""A line that moves while a command works: on standard error, and only on a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

Advance = Callable[[int, int], None]
"""Called with how many articles, and how many events, are done since the last call."""


@contextlib.contextmanager
def progress(what: str) -> Iterator[Advance]:
    """Show articles done, events found and time; shows nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield lambda articles, events: None
        return
    found = 0
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:.0f} articles, {task.fields[events]} events"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None, events=0)

        def advance(articles: int, events: int) -> None:
            nonlocal found
            found += events
            shown.update(task, advance=articles, events=found)

        yield advance


@contextlib.contextmanager
def steps(what: str) -> Iterator[Callable[[str], None]]:
    """Show which step of a work is under way, and time; shows nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda step: shown.update(task, description=f"{what}: {step}")
