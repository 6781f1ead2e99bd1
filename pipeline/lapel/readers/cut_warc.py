"""WARC cut between its records; where each is a gzip member of its own, as crawlers write them, also without unpacking what lies before.

What does not look as it should is not cut: the whole will say what is wrong when it is read.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from lapel.readers.inputs import Part
from lapel.readers.options import ReadOptions
from lapel.readers.reasons import Bad
from lapel.readers.source import BUFFER, Budget, Guarded, Raw, Source

_LINE = 1 << 16
_BLOCK = 1 << 16
_BETWEEN = b"\r\n\r\n"
GZIP = b"\x1f\x8b"


def cut(source: Source, options: ReadOptions, size: int) -> Iterator[Part]:
    """Parts of at least ``size`` bytes of plain records, the last of what is left."""
    counted = _Digested(source.stream)
    start = first = 0
    for n, at in enumerate(_records(cast(BinaryIO, counted))):
        if at - start >= size:
            yield Part(format="warc", start=start, end=at, first=first, digest=counted.taken())
            start, first = at, n
    yield Part(format="warc", start=start, first=first, digest=counted.taken())


def cut_packed(stream: BinaryIO, budget: Budget, size: int) -> Iterator[Part]:
    """Parts of at least ``size`` bytes of unpacked records, by the bytes of the packed input: whole members."""
    members = _Members(stream)
    plain = cast(BinaryIO, io.BufferedReader(Guarded(cast(BinaryIO, members), budget), BUFFER))
    begun, opened, first = 0, members.begin(0), 0
    for n, at in enumerate(_records(plain)):
        if at - begun >= size and (place := members.starts.get(at)) is not None:
            yield Part(format="warc", packed=True, start=opened[0], end=place[0], first=first, digest=members.digest(opened[1], place[1]))
            begun, opened, first = at, place, n
    yield Part(format="warc", packed=True, start=opened[0], first=first, digest=members.digest(opened[1], None))


def _records(stream: BinaryIO) -> Iterator[int]:
    """Where each record begins, told when its first line was read. Bad where a record is not as it should be."""
    at = 0
    while line := stream.readline(_LINE):
        if not line.startswith(b"WARC/"):
            raise Bad("truncated-archive", "no WARC record")
        yield at
        length = None
        while line.strip():
            at += len(line)
            line = stream.readline(_LINE)
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                length = int(value)
        at += len(line)
        if length is None or length < 0 or not _passed(stream, length) or stream.read(len(_BETWEEN)) != _BETWEEN:
            raise Bad("truncated-archive", "a WARC record of another length")
        at += length + len(_BETWEEN)


def _passed(stream: BinaryIO, length: int) -> bool:
    while length:
        data = stream.read(min(length, BUFFER))
        if not data:
            return False
        length -= len(data)
    return True


class _Digested:
    """A stream of which it is known what was read since the last question, but for the line just begun."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._seen, self._line = stream, hashlib.blake2b(digest_size=16), b""

    def readline(self, n: int) -> bytes:
        """A line, which counts when the next bytes are asked for."""
        self._seen.update(self._line)
        self._line = self._stream.readline(n)
        return self._line

    def read(self, n: int) -> bytes:
        """Some bytes."""
        self._seen.update(self._line)
        self._line = b""
        data = self._stream.read(n)
        self._seen.update(data)
        return data

    def taken(self) -> str:
        """Digest of what was read, without the last line."""
        seen, self._seen = self._seen.hexdigest(), hashlib.blake2b(digest_size=16)
        return seen


class _Members(Raw):
    """What is in a gzip file, and where each of its members begins: there and here. No more than one member is read at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self.starts: dict[int, tuple[int, int]] = {}
        """Plain offset -> packed offset, and number of the member."""
        self._stream, self._ahead, self._read, self._plain = stream, b"", 0, 0
        self._member = zlib.decompressobj(wbits=31)
        self._begun = False
        self._seen, self._digests = hashlib.blake2b(digest_size=16), list[bytes]()

    def begin(self, plain: int) -> tuple[int, int]:
        """Say that a member begins here."""
        self.starts[plain] = self._read - len(self._ahead), len(self._digests)
        return self.starts[plain]

    def digest(self, first: int, last: int | None) -> str:
        """Of the packed bytes of some members."""
        return hashlib.blake2b(b"".join(self._digests[first:last]), digest_size=16).hexdigest()

    def take(self, n: int) -> bytes:
        while True:
            if not self._ahead:
                self._ahead = self._stream.read(_BLOCK)
                self._read += len(self._ahead)
            if not self._begun:
                if not self._ahead:
                    return b""
                self.begin(self._plain)
                self._begun = True
            before = self._ahead
            data = self._member.decompress(before, n)
            self._ahead = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            self._seen.update(before[:len(before) - len(self._ahead)])
            if self._member.eof:
                self._digests.append(self._seen.digest())
                self._seen, self._member, self._begun = hashlib.blake2b(digest_size=16), zlib.decompressobj(wbits=31), False
            elif not data and not before:
                raise EOFError("the gzip member is cut off")
            self._plain += len(data)
            if data:
                return data
