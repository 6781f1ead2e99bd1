"""A line that moves while a command works: on standard error, and only on a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator


class Advance:
    """Called with how many articles, and how many events, are done since the last call. This one shows nothing."""

    def __call__(self, articles: int, events: int) -> None:
        """Count."""

    def expect(self, shards: int) -> None:
        """Say how many shards there are to do; without it no end is in sight."""

    def finish(self, shards: int) -> None:
        """Say that some more of them are done."""


@contextlib.contextmanager
def progress(what: str) -> Iterator[Advance]:
    """Show articles done, events found, their rate and the time; shows nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield Advance()
        return
    from lapel.run import display  # noqa: PLC0415  # a tenth of a second that only a terminal needs

    with display.counts(what) as shown:
        yield shown


@contextlib.contextmanager
def steps(what: str, *, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Show which step of a work is under way, and time; shows nothing where standard error is no terminal, or where asked not to."""
    if quiet or not sys.stderr.isatty():
        yield lambda step: None
        return
    from lapel.run import display  # noqa: PLC0415  # a tenth of a second that only a terminal needs

    with display.current(what) as shown:
        yield shown
