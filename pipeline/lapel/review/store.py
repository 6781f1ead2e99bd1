"""Where verdicts are kept: a file of JSON lines that only grows, each line on the disk before the reviewer is told so."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from lapel import jsonl
from lapel.errors import BadSetting
from lapel.records import Verdict


@dataclass(slots=True)
class Store:
    """An open file of verdicts; made by :func:`opened`."""

    path: Path
    descriptor: int
    verdicts: list[Verdict]
    """Those that were there, in the order in which they were given."""
    notes: list[str] = field(default_factory=list)
    """What was mended on opening, one sentence each."""

    def append(self, verdict: Verdict) -> None:
        """Write a verdict and wait for the disk. Raises OSError, and leaves the file as it was, where it cannot be written."""
        line = jsonl.encode(verdict) + b"\n"
        before = os.fstat(self.descriptor).st_size
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self.descriptor, rest):]
            os.fsync(self.descriptor)
        except OSError:
            os.ftruncate(self.descriptor, before)
            raise
        self.verdicts.append(verdict)


@contextlib.contextmanager
def opened(path: str | Path) -> Iterator[Store]:
    """The verdicts of a file, which is made where it is missing, for one writer at a time.

    A last line that a crash cut off was never acknowledged: it is moved to ``PATH.torn``, and the review goes on without it.
    Raises BadSetting where another process writes to the file, BadInput for a line that is no verdict.
    """
    if str(path) == "-":
        raise BadSetting("-o -: a review is taken up again where it stopped, so its verdicts need a file")
    target = Path(path)
    try:
        descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    except OSError as error:
        raise BadSetting(f"{path}: cannot be written ({error.strerror}); does its folder exist?") from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BadSetting(f"{path}: no ordinary file; verdicts need one")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BadSetting(f"{path}: another lapel review is writing to it; stop that one, or name another file with -o") from error
        notes = _mend(target, descriptor)
        _sync_folder(target)
        yield Store(target, descriptor, list(jsonl.read(target, Verdict)), notes)
    finally:
        os.close(descriptor)


def _mend(path: Path, descriptor: int) -> list[str]:
    """Give the last line its end where only that is missing, and move it away where it is none."""
    content = path.read_bytes()
    _, _, tail = content.rpartition(b"\n")
    if not tail:
        return []
    try:
        msgspec.json.decode(tail, type=Verdict)
    except msgspec.DecodeError:
        aside = path.with_name(path.name + ".torn")
        with aside.open("ab") as stream:
            stream.write(tail + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.ftruncate(descriptor, len(content) - len(tail))
        os.fsync(descriptor)
        return [f"{path}: the last line was cut off and never confirmed; it is in {aside} now"]
    os.write(descriptor, b"\n")
    os.fsync(descriptor)
    return []


def _sync_folder(path: Path) -> None:
    """So that a new file's name is on the disk too."""
    folder = os.open(path.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
