"""Work under a limit of processor time, so that a busy machine changes nothing: a regular expression without end is stopped too."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator


class TooSlow(AssertionError):
    """The work was not done within its processor time."""


@contextlib.contextmanager
def within(seconds: float, what: str) -> Iterator[None]:
    """Raise TooSlow when the body takes more processor time than this."""

    def stop(signum, frame):
        raise TooSlow(f"{what}: over {seconds} s of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def spent(work) -> float:
    """Processor seconds of a call."""
    started = time.process_time()
    work()
    return time.process_time() - started
