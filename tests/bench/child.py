"""The command line in a process of its own, timed from outside, with its peak of memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import NamedTuple

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what the system counts resident memory in."""

_MAIN = "from lapel.cli import main; main()"


class Child(NamedTuple):
    """What a command took: wall-clock seconds, and bytes of its own peak memory (worker processes not included)."""

    seconds: float
    peak: int


def run(arguments: list[str]) -> Child:
    """Run ``lapel`` with these arguments; a failure raises with the last line that it printed."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", _MAIN, *arguments], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"lapel {' '.join(arguments[:1])} failed: {(errors.strip().splitlines() or ['?'])[-1]}")
    return Child(seconds, usage.ru_maxrss * _UNIT)
