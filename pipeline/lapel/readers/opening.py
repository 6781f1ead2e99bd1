"""The bytes of one input: a file, a pipe, an object of a store, or standard input."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from lapel.readers import remote
from lapel.readers.inputs import STDIN
from lapel.readers.options import ReadOptions
from lapel.readers.source import Budget, Counted


@contextlib.contextmanager
def opened(path: str, options: ReadOptions) -> Iterator[tuple[BinaryIO, Budget, BinaryIO | None]]:
    """The stream, the watch over its expansion, and the file itself where it can be read from anywhere."""
    if path == STDIN:
        counted = Counted(sys.stdin.buffer)
        yield cast(BinaryIO, counted), Budget(options, lambda: counted.count), None
        return
    if remote.is_address(path):
        with remote.opened(path) as (stream, size):
            if size and stream.seekable():
                yield stream, Budget(options, lambda: size), stream
            else:
                counted = Counted(stream)
                yield cast(BinaryIO, counted), Budget(options, lambda: counted.count), None
        return
    with Path(path).open("rb") as stream:
        status = os.fstat(stream.fileno())
        if stat.S_ISREG(status.st_mode):
            yield stream, Budget(options, lambda: status.st_size), stream
        else:
            counted = Counted(stream)
            yield cast(BinaryIO, counted), Budget(options, lambda: counted.count), None
