"""Files of a run in an object store, or whatever else fsspec reaches: s3://bucket/run, gs://…, memory://…"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from lapel.readers.remote import file_system
from lapel.run.storage import Folder, Storage

_IN_MEMORY = 1 << 24


def store(url: str) -> Storage:
    """The storage behind an address; a path, or file://, is a folder that all machines must mount. Raises BadSetting."""
    if "://" not in url:
        return Folder(url)
    if url.startswith("file://"):
        return Folder(url.removeprefix("file://"))
    return Remote(url)


class Remote:
    """Files below an address. It can be pickled: each process connects for itself."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._connect()

    def _connect(self) -> None:
        self._files, self._root = file_system(self.url)

    def __getstate__(self) -> str:
        return self.url

    def __setstate__(self, url: str) -> None:
        self.url = url
        self._connect()

    @property
    def address(self) -> str:
        """The address that it was made with."""
        return self.url

    def at(self, name: str) -> str:
        """Address of a file, as its file system names it."""
        return f"{self._root}/{name}"

    @contextlib.contextmanager
    def create(self, name: str) -> Iterator[IO[bytes]]:
        """A stream to a temporary file of this machine, sent in one go at the end: an object is there whole, or not at all."""
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as part:
            yield cast(IO[bytes], part)
            part.seek(0)
            target = self.at(name)
            self._files.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
            with self._files.open(target, "wb") as stream:
                shutil.copyfileobj(part, stream, 1 << 20)

    def open(self, name: str) -> BinaryIO:
        """The file, open for reading."""
        return cast(BinaryIO, self._files.open(self.at(name), "rb"))

    def read(self, name: str) -> bytes:
        """All bytes of a file."""
        return cast(bytes, self._files.cat_file(self.at(name)))

    def exists(self, name: str) -> bool:
        """Whether there is such a file, asked anew each time."""
        self._files.invalidate_cache()
        return bool(self._files.isfile(self.at(name)))

    def names(self, folder: str) -> Iterator[str]:
        """Names of all files below a folder, sorted."""
        self._files.invalidate_cache()
        with contextlib.suppress(FileNotFoundError):
            yield from (path.removeprefix(self._root).lstrip("/") for path in sorted(self._files.find(self.at(folder))))

    def remove(self, name: str) -> None:
        """Remove a file."""
        with contextlib.suppress(FileNotFoundError):
            self._files.rm_file(self.at(name))
