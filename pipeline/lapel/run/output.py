"""Where results go: a file that appears only when it is whole, or standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import jsonlines
import msgspec

from lapel import jsonl
from lapel.errors import BadSetting


@contextlib.contextmanager
def open_output(path: str | Path) -> Iterator[IO[bytes]]:
    """A binary stream to write to. ``-`` is standard output.

    A file is written beside its place and moved there at the end: an interrupted run leaves no half file that looks
    whole.
    """
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    if not target.is_file() and target.exists():  # a pipe or /dev/null has no place beside it
        with _opened(target, path) as stream:
            yield stream
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _opened(part, path) as stream:
            yield stream
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _opened(file: Path, asked: str | Path) -> IO[bytes]:
    try:
        return file.open("wb")
    except OSError as error:
        raise BadSetting(f"{asked}: cannot be written ({error.strerror}); does its folder exist?") from error


def write_lines(path: str | Path, records: Iterable[msgspec.Struct]) -> int:
    """Write records as JSON lines and return how many."""
    n = 0
    with open_output(path) as stream:
        writer = jsonlines.Writer(stream, dumps=jsonl.encode, compact=True)
        for record in records:
            writer.write(record)
            n += 1
    return n
