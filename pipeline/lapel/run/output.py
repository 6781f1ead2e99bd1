"""Where results go: a file that appears only when it is whole, or standard output."""

from __future__ import annotations

import contextlib
import errno
import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Literal, cast

import jsonlines
import msgspec
import zstandard

from lapel import jsonl
from lapel.errors import BadSetting, LapelError

Compression = Literal["gz", "zst"]
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}


class CannotWrite(LapelError):
    """The place of the output took no more."""


@contextlib.contextmanager
def open_output(path: str | Path, compress: Compression | None = None) -> Iterator[IO[bytes]]:
    """A binary stream to write to. ``-`` is standard output. What ends in .gz or .zst is compressed, or all with ``compress``.

    A file is written beside its place, synced and moved there at the end: an interrupted run leaves no half file that looks
    whole. Raises BadSetting where it cannot be opened, CannotWrite where there is no room.
    """
    try:
        with _opened(path) as stream, compressed(stream, compress or by_ending(path)) as inside:
            yield inside
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise CannotWrite(f"{path}: cannot be written ({error.strerror}); make room and run the same command again") from error


@contextlib.contextmanager
def _opened(path: str | Path) -> Iterator[IO[bytes]]:
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    if not target.is_file() and target.exists():  # a pipe or /dev/null has no place beside it
        with _file(target, path) as stream:
            yield stream
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _file(part, path) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def by_ending(path: str | Path) -> Compression | None:
    """The compression that a name asks for."""
    ending = Path(path).suffix.removeprefix(".")
    return cast(Compression, ending) if ending in {"gz", "zst"} else None


@contextlib.contextmanager
def compressed(stream: IO[bytes], how: Compression | None) -> Iterator[IO[bytes]]:
    """A stream that compresses what goes into another: the same bytes for the same content, without name or time."""
    if how == "gz":
        with gzip.GzipFile(filename="", mode="wb", fileobj=stream, compresslevel=6, mtime=0) as packed:
            yield cast(IO[bytes], packed)
    elif how == "zst":
        with zstandard.ZstdCompressor(level=6).stream_writer(stream, closefd=False) as packing:
            yield cast(IO[bytes], packing)
    else:
        yield stream


def _file(file: Path, asked: str | Path) -> IO[bytes]:
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
