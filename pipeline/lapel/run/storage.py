"""Where a run keeps its files: the one place that opens, publishes and removes them.

Names are relative, with ``/``. What has a name is whole: bytes go to a temporary name, are synced and then renamed. Another kind
of storage (an object store) needs these methods and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, Protocol

TEMPORARY = ".part"


class Storage(Protocol):
    """Files by name."""

    @property
    def address(self) -> str:
        """By what a later command finds it: an address, or the path of a folder."""

    def create(self, name: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        """A stream to write to; the file has its name when the block ends, and is not there when it raises."""

    def open(self, name: str) -> BinaryIO:
        """The file's bytes; FileNotFoundError when there is none."""

    def read(self, name: str) -> bytes:
        """All bytes of a file; FileNotFoundError when there is none."""

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""

    def names(self, folder: str) -> Iterator[str]:
        """Names of all whole files below a folder, sorted."""

    def remove(self, name: str) -> None:
        """Remove a file; nothing happens when there is none."""


class Folder:
    """A folder of this machine, or one that several machines mount."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    @property
    def address(self) -> str:
        """The folder's whole path."""
        return str(self.path.absolute())

    def at(self, name: str) -> Path:
        """Path of a file."""
        return self.path / name

    @contextlib.contextmanager
    def create(self, name: str) -> Iterator[IO[bytes]]:
        """A stream to a temporary file beside its place, moved there at the end."""
        target = self.at(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{os.getpid()}.{uuid.uuid4().hex[:8]}{TEMPORARY}")
        try:
            with part.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
            _sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)

    def open(self, name: str) -> BinaryIO:
        """The file, open for reading."""
        return self.at(name).open("rb")

    def read(self, name: str) -> bytes:
        """All bytes of a file."""
        return self.at(name).read_bytes()

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""
        return self.at(name).is_file()

    def names(self, folder: str) -> Iterator[str]:
        """Names of all whole files below a folder, sorted."""
        for path in sorted(self.at(folder).rglob("*")):
            if not path.name.endswith(TEMPORARY) and path.is_file():
                yield path.relative_to(self.path).as_posix()

    def remove(self, name: str) -> None:
        """Remove a file."""
        self.at(name).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what dead processes left half written. Only while no other process writes here."""
        for path in self.path.rglob(f".*{TEMPORARY}"):
            path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
