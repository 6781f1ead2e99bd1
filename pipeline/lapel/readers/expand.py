"""Compression and archives, layer by layer, streamed: nothing is unpacked to disk, every expanded byte is counted."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

import zstandard

from lapel.readers.reasons import Bad, Bomb
from lapel.readers.sniff import UNSUPPORTED
from lapel.readers.source import Budget, Guarded, Raw, Source
from lapel.records import Drop

DAMAGED = (
    EOFError,
    zlib.error,
    gzip.BadGzipFile,
    lzma.LZMAError,
    zstandard.ZstdError,
    tarfile.TarError,
    zipfile.BadZipFile,
)
"""What the libraries raise on cut or damaged archives."""

_SHORT = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
_DRIVE = re.compile(r"^[A-Za-z]:")
_STEP = 2048  # compressed bytes at a time: bounds what one step can expand to
_DICTIONARY = 256 * 2**20
"""Bytes that an .xz file may ask its reader to keep at hand (xz -9 asks for 65 million); zstandard has such a limit of its own."""
_HEADER = 2**20
"""Bytes of a tar member's long name or extended header, which is read into memory."""


class _Frames(Raw):
    """All frames of a compressed stream; unlike the libraries' own readers, it tells when the last is cut off."""

    def __init__(self, stream: BinaryIO, new: Callable[[], Any], padded: bool) -> None:
        self.stream, self.new, self.padded = stream, new, padded
        self.ready = b""
        self.frame = new()
        self.begun = False

    def take(self, n: int) -> bytes:
        while not self.ready and self._step():
            pass
        data, self.ready = self.ready[:n], self.ready[n:]
        return data

    def _step(self) -> bool:
        data = self.frame.unused_data if self.frame.eof else b""
        if self.frame.eof:
            self.frame, self.begun = self.new(), False
        data = data or self.stream.read(_STEP)
        if not data:
            if self.begun:
                raise EOFError("the compressed frame is cut off")
            return False
        if self.padded and not self.begun:
            data = data.lstrip(b"\0")  # zeros may stand between the streams of an .xz file
        if data:
            self.begun = True
            self.ready = self.frame.decompress(data)
        return True


def _frames(new: Callable[[], Any], *, padded: bool = False) -> Callable[[BinaryIO], BinaryIO]:
    return lambda stream: cast(BinaryIO, io.BufferedReader(_Frames(stream, new, padded)))


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_DICTIONARY)


_WRAPPERS: tuple[tuple[bytes, str, Callable[[BinaryIO], BinaryIO]], ...] = (
    (b"\x1f\x8b", ".gz", lambda s: cast(BinaryIO, gzip.GzipFile(fileobj=s, mode="rb"))),
    (b"BZh", ".bz2", lambda s: cast(BinaryIO, bz2.BZ2File(s))),
    (b"\xfd7zXZ\0", ".xz", _frames(_xz, padded=True)),
    (b"\x28\xb5\x2f\xfd", ".zst", _frames(lambda: zstandard.ZstdDecompressor().decompressobj())),
)


def expand(source: Source, budget: Budget, depth: int = 0, members: slice | None = None) -> Generator[Source | Drop, None, None]:
    """What lies inside: the source itself when it is plain, else its contents, each to be read before the next is asked
    for. ``members`` says which of an archive (not of those within it)."""
    source, depth = peel(source, budget, depth)
    kind = archive(source)
    if kind == "zip":
        yield from _zip(source, budget, depth + 1, members)
    elif kind == "tar":
        yield from _tar(source, budget, depth + 1, members)
    else:
        yield source


def peel(source: Source, budget: Budget, depth: int = 0) -> tuple[Source, int]:
    """The source below all layers of compression, and how many layers lie above what is in it."""
    while True:
        if depth > budget.options.max_depth:
            raise Bomb(f"more than {budget.options.max_depth} layers of archives within one another")
        inner = _unwrapped(source, budget)
        if inner is None:
            return source, depth
        source, depth = inner, depth + 1


def _unwrapped(source: Source, budget: Budget) -> Source | None:
    suffix = PurePosixPath(source.name).suffix.lower()
    for magic, ending, opened in _WRAPPERS:
        if source.head.startswith(magic) and not (ending == ".bz2" and source.head[4:10] != b"1AY&SY"):
            stem = source.name[: -len(suffix)] if suffix == ending else source.name
            if suffix in _SHORT:
                stem = source.name[: -len(suffix)] + _SHORT[suffix]
            return Source(cast(BinaryIO, Guarded(opened(source.stream), budget)), source.where, source.key, stem)
    return None


def archive(source: Source) -> str:
    """``zip``, ``tar``, or nothing: by the first bytes of what is not compressed."""
    suffix = PurePosixPath(source.name).suffix.lower()
    if suffix in UNSUPPORTED:  # office documents are zip archives within
        return ""
    if source.head[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return "zip"
    return "tar" if source.head[257:262] == b"ustar" or (suffix == ".tar" and source.head) else ""


def _unsafe(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or bool(_DRIVE.match(name)) or "\0" in name


def _drop(source: Source, name: str, reason: str, detail: str = "") -> Drop:
    return Drop(stage="ingest", reason=reason, where=source.within(name)[0], detail=detail)


def _member(source: Source, name: str, stream: BinaryIO) -> Source:
    where, key = source.within(name)
    return Source(stream, where, key, PurePosixPath(name).name)


def files_of(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that are no folders, in the order in which they are read."""
    return sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)


def _zip(source: Source, budget: Budget, depth: int, some: slice | None) -> Iterator[Source | Drop]:
    """Members in the order of their names. The file itself must be one that can be read from anywhere, else it is held
    in memory."""
    held = source.seekable or io.BytesIO(source.read(budget.options.max_document))
    with zipfile.ZipFile(held) as archive:
        for member in files_of(archive)[some or slice(None)]:
            name = member.filename
            if _unsafe(member.orig_filename) or _unsafe(name):
                yield _drop(source, name, "unsafe-member-path")
            elif (member.external_attr >> 16) & 0o170000 == 0o120000:
                yield _drop(source, name, "link")
            elif member.flag_bits & 1:
                yield _drop(source, name, "encrypted")
            else:
                try:
                    with archive.open(member) as opened:
                        stream = cast(BinaryIO, Guarded(cast(BinaryIO, opened), budget))
                        yield from expand(_member(source, name, stream), budget, depth)
                except Bomb:
                    raise
                except (*DAMAGED, OSError, NotImplementedError) as error:
                    yield _drop(source, name, "truncated-archive", str(error))


class _TarInfo(tarfile.TarInfo):
    """A member whose headers are of a sane size."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        extended = {tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK}
        if self.type in extended and self.size > _HEADER:
            raise tarfile.ReadError(f"a header of {self.size} bytes")
        return cast(tarfile.TarInfo, super()._proc_member(archive))  # type: ignore[misc]


def _tar(source: Source, budget: Budget, depth: int, some: slice | None) -> Iterator[Source | Drop]:
    """Members in the order of the archive, which is the only order a stream has."""
    with tarfile.open(fileobj=source.stream, mode="r|", tarinfo=_TarInfo) as archive:
        n = -1
        for member in archive:
            archive.members = []  # type: ignore[attr-defined]  # else they pile up
            name = member.name
            if member.isdir():
                continue
            n += 1
            if some is not None and some.stop is not None and n >= some.stop:
                return
            if some is not None and n < some.start:
                continue
            if _unsafe(name):
                yield _drop(source, name, "unsafe-member-path")
            elif member.issym() or member.islnk():
                yield _drop(source, name, "link", member.linkname)
            elif not member.isfile():
                yield _drop(source, name, "unreadable", "a device or pipe")
            elif (opened := archive.extractfile(member)) is None:
                raise Bad("truncated-archive", name)
            else:
                stream = cast(BinaryIO, opened)
                if member.issparse():  # its holes are bytes that no part of the archive was spent on
                    stream = cast(BinaryIO, io.BufferedReader(Guarded(stream, budget)))
                yield from expand(_member(source, name, stream), budget, depth)
