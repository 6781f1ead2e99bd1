"""The command line in a process of its own, timed from outside, with its peak of memory."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import NamedTuple

_MAIN = """
import sys
from lapel.cli import main
try:
    main()
finally:
    try:  # resource.getrusage would count the memory of the process that started this one
        peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    except OSError:
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    print("peak", peak, file=sys.stderr)
"""


class Child(NamedTuple):
    """What a command took: wall-clock seconds, and bytes of its own peak memory (worker processes not included)."""

    seconds: float
    peak: int


def run(arguments: list[str]) -> Child:
    """Run ``lapel`` with these arguments; a failure raises with the last line that it printed."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", _MAIN, *arguments], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    *said, peak = done.stderr.strip().splitlines()
    if done.returncode:
        raise RuntimeError(f"lapel {' '.join(arguments[:1])} failed: {(said or ['it says nothing'])[-1]}")
    return Child(seconds, int(peak.split()[1]) * 1024)
