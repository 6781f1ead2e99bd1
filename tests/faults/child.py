"""A run with the made stages, as a process of its own: ``python -m tests.faults.child INPUT OUTPUT WORKERS SIZE [TIMEOUT]``."""

from __future__ import annotations

import sys

from lapel.errors import LapelError
from lapel.run.local import Local
from lapel.run.session import session
from lapel.run.sharded import Request, run
from tests.faults.made import MadeSteps


def request(source: str, output: str, workers: int, size: int, timeout: float = 60.0, **more) -> Request:
    """A request whose workers have the made stages."""
    return Request(paths=[source], output=output, workers=workers, size=size,
                   engine=lambda job, storage: Local(job, storage, workers, timeout, MadeSteps), **more)


def main() -> int:
    source, output, workers, size, *timeout = sys.argv[1:]
    try:
        with session("run", quiet=True, drops=f"{output}.drops") as work:
            run(request(source, output, int(workers), int(size), *map(float, timeout)), work)
    except LapelError as error:
        print(f"lapel: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
