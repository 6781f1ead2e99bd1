"""Inputs in an object store, or whatever else fsspec reaches: s3://bucket/news, gs://…, https://…, memory://…

fsspec is an extra, and imported only where an address is named: nothing else in a run asks for a connection.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from lapel.errors import BadInput, BadSetting, LapelError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://")
_LOCAL = "file://"
_WEB = ("http://", "https://")
"""Servers list no folders, and a question mark in an address is no pattern."""
_BLOCK = 1 << 19
"""Bytes that are asked for at a time: a part of a large file is then read with little more than itself."""
_STAMPS = ("etag", "ETag", "md5Hash", "Content-MD5", "generation", "VersionId", "version_id", "mtime", "LastModified", "last_modified",
           "updated", "created")
"""What file systems say of a file's content or time of change."""


_GONE = (FileNotFoundError, PermissionError, IsADirectoryError)
"""What is so at every try, as with a file of this machine."""


class Unreachable(LapelError):
    """A store that did not answer: no fault of the input, which another run of the same command reads."""

    exit_code = 4


def is_address(path: str) -> bool:
    """Whether it names something that is not a file of this machine."""
    return bool(_ADDRESS.match(path)) and not path.startswith(_LOCAL)


def local(path: str) -> str:
    """The path of a file:// address; any other path as it is."""
    return path.removeprefix(_LOCAL)


def name_of(path: str) -> str:
    """Last part of a path or an address, whose suffix tells the format."""
    return PurePosixPath(urlsplit(path).path if path.startswith(_WEB) else path).name


def file_system(address: str) -> tuple[Any, str]:
    """The file system behind an address, and the path in it. Raises BadSetting where a package for it is missing."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise BadSetting(f"{address}: needs fsspec; install it with: pip install 'lapel[store]'") from error
    try:
        return cast("tuple[Any, str]", url_to_fs(address))
    except (ImportError, ValueError) as error:
        raise BadSetting(f"{address}: {error}") from error


def find(address: str) -> Iterator[tuple[str, str]]:
    """Addresses of the files behind one (a file, a folder, a pattern), sorted, each with its path as seen from what was named.

    Raises BadInput where there is none, or the store does not answer.
    """
    files, path = file_system(address)
    try:
        if not address.startswith(_WEB) and (folder := _folder(files, path)) is not None:
            found = [(each, _below(each, folder)) for each in sorted(files.find(folder))]
        elif not address.startswith(_WEB) and glob.has_magic(path):
            found = [(each, name_of(each)) for each in sorted(files.glob(path)) if files.isfile(each)]
        else:
            files.info(path)
            found = [(path, name_of(address))]
    except FileNotFoundError:
        found = []
    except Exception as error:
        raise BadInput(f"{address}: cannot be read ({_said(error)}); check the address and your rights to it") from error
    if not found:
        raise BadInput(f"{address}: nothing is there; check the address")
    yield from ((files.unstrip_protocol(each), key) for each, key in found)


def status(address: str, *, anew: bool = False) -> tuple[int, int]:
    """Size in bytes, and a number for the content or its time of change. With ``anew`` nothing that was listed before is believed.

    Raises OSError where there is no such thing, Unreachable where the store does not answer.
    """
    files, path = file_system(address)
    with _reaching(address):
        if anew:
            files.invalidate_cache(path)
        told = files.info(path)
    stamp = "\n".join(f"{name}={told[name]}" for name in _STAMPS if told.get(name))
    return int(told.get("size") or 0), int.from_bytes(hashlib.sha256(stamp.encode()).digest()[:7], "big")


@contextlib.contextmanager
def opened(address: str) -> Iterator[tuple[BinaryIO, int]]:
    """The bytes, read as they are asked for, and how many there are; 0 where the server does not tell.

    Raises OSError where there is no such thing, Unreachable where it cannot be read now: also while it is read.
    """
    files, path = file_system(address)
    with _reaching(address):
        stream = files.open(path, "rb", block_size=_BLOCK)
    try:
        yield cast(BinaryIO, _Stream(stream, address)), int(getattr(stream, "size", 0) or 0)
    finally:
        stream.close()


class _Stream:
    """A file of a store whose errors are told apart from those of a damaged file."""

    def __init__(self, stream: Any, address: str) -> None:
        self._stream, self._address = stream, address
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, n: int = -1) -> bytes:
        """Up to ``n`` bytes."""
        with _reaching(self._address):
            return cast(bytes, self._stream.read(n))


@contextlib.contextmanager
def _reaching(address: str) -> Iterator[None]:
    try:
        yield
    except _GONE:
        raise
    except Exception as error:  # each store has errors of its own
        raise Unreachable(f"{address}: cannot be read now ({_said(error)}); try the same command again") from error


def _folder(files: Any, path: str) -> str | None:
    return path.rstrip("/") if not glob.has_magic(path) and files.isdir(path) else None


def _below(path: str, folder: str) -> str:
    return path.removeprefix(folder).lstrip("/")


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
