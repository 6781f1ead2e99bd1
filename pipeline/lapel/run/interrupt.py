"""Being told to stop: SIGINT and SIGTERM end a run in order, with one line that says what to do next."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from lapel.errors import LapelError


class Stopped(LapelError):
    """Somebody ended the run."""

    def __init__(self, signal_: int, kept: bool) -> None:
        super().__init__(f"stopped by {signal.Signals(signal_).name}" +
                         ("; what is done is kept: the same command goes on from here" if kept else ""))
        self.exit_code = 128 + signal_


@contextlib.contextmanager
def stoppable(kept: bool = True) -> Iterator[None]:
    """Within the block both signals raise Stopped, so that what was opened is closed. ``kept`` says whether results stay."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped(number, kept)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
