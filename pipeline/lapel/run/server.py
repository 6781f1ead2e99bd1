"""The fork server from which local workers come: it imports the code once, and loads nothing.

It may be started before anything else is imported here, so that both happen at the same time.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.context import BaseContext

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_FORKSERVER = "forkserver"


def context() -> BaseContext:
    """How workers are started: from a fork server, or each anew where the system has none."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")  # read when a library is loaded, in the fork server
    if _FORKSERVER not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context(_FORKSERVER)
    found.set_forkserver_preload(["lapel.run.preload"])
    return found


def start() -> None:
    """Start the fork server, which ends with this process; one that runs already stays."""
    if context().get_start_method() == _FORKSERVER:
        from multiprocessing import forkserver  # noqa: PLC0415  # not there on Windows

        forkserver.ensure_running()
