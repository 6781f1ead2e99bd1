"""The display behind :mod:`lapel.run.progress`, imported only where there is a terminal to show it on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from lapel.run.progress import Advance


class _Shown(Advance):
    """Counts on a progress display."""

    def __init__(self, shown: Progress, what: str) -> None:
        self._shown = shown
        self._task = shown.add_task(what, total=None, articles=0, events=0)
        self._articles = self._events = 0

    def __call__(self, articles: int, events: int) -> None:
        self._articles += articles
        self._events += events
        self._shown.update(self._task, articles=self._articles, events=self._events)

    def expect(self, shards: int) -> None:
        self._shown.update(self._task, total=shards)

    def finish(self, shards: int) -> None:
        self._shown.update(self._task, advance=shards)


class _Rate(ProgressColumn):
    """Articles a second, and the time left where the end is known."""

    def render(self, task: Task) -> Text:
        parts = []
        if task.elapsed and task.fields["articles"]:
            parts.append(f"{task.fields['articles'] / task.elapsed:,.1f}/s")
            if task.total and task.completed:
                left = task.elapsed * (task.total - task.completed) / task.completed
                parts.append(f"{left // 3600:.0f}:{left // 60 % 60:02.0f}:{left % 60:02.0f} left")
        return Text(", ".join(parts))


@contextlib.contextmanager
def counts(what: str) -> Iterator[Advance]:
    """Articles done, events found, their rate and the time."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[articles]} articles, {task.fields[events]} events"),
        _Rate(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield _Shown(shown, what)


@contextlib.contextmanager
def current(what: str) -> Iterator[Callable[[str], None]]:
    """Which step is under way, and the time."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda step: shown.update(task, description=f"{what}: {step}")
