"""One stretch of input bytes with a name, and the watch over how far compressed input expands."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from lapel.readers.options import ReadOptions
from lapel.readers.reasons import Bad, Bomb

BUFFER = 1 << 18
HEAD = 8192


class Source:
    """Bytes to read once, front to back. ``where`` is for people, ``key`` for ids (it does not depend on the
    machine)."""

    def __init__(self, stream: BinaryIO, where: str, key: str, name: str, seekable: BinaryIO | None = None) -> None:
        self.where = where
        self.key = key
        self.name = name
        """Last part of the path, whose suffix tells the format."""
        self.first = 0
        """Lines or items of the whole input before the first of these."""
        self.seekable = seekable
        """The file itself where it can be read from anywhere, for zip."""
        self.head, failure = _read_up_to(stream, HEAD)
        if failure and not self.head:
            raise failure
        self.stream: BinaryIO = io.BufferedReader(_Joined(self.head, stream, failure), BUFFER)

    def read(self, limit: int) -> bytes:
        """All bytes; Bad ``too-large`` when there are more than ``limit``."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise Bad("too-large", f"over {limit} bytes")
        return data

    def within(self, name: str) -> tuple[str, str]:
        """``where`` and ``key`` of an archive member."""
        return f"{self.where}!{name}", f"{self.key}!{name}"

    def part(self, start: int, end: int | None, before: bytes, after: bytes) -> Source:
        """The bytes from ``start`` to ``end`` alone, with what makes them whole around them."""
        if self.seekable is not None:
            self.seekable.seek(start)
            stream = self.seekable
        else:
            stream = self.stream
            left = start
            while left and (passed := len(stream.read(min(left, BUFFER)))):
                left -= passed
        inside = cast(BinaryIO, _Between(before, stream, None if end is None else end - start, after))
        return Source(inside, self.where, self.key, self.name)


class Budget:
    """How many bytes one input may become over all layers. ``size`` gives the bytes of the input itself read so far or
    in all."""

    def __init__(self, options: ReadOptions, size: Callable[[], int]) -> None:
        self.options = options
        self.size = size
        self.spent = 0

    def spend(self, n: int) -> None:
        """Count expanded bytes; Bomb when they are too many."""
        self.spent += n
        options = self.options
        if self.spent > options.free_expansion and self.spent > options.max_ratio * self.size():
            raise Bomb(f"expands more than {options.max_ratio} times")
        if self.spent > options.max_expanded:
            raise Bomb(f"expands to more than {options.max_expanded} bytes")


class Raw(io.RawIOBase):
    """A readable stream that only says how it takes up to ``n`` bytes."""

    def take(self, n: int) -> bytes:
        """Up to ``n`` bytes, none at the end."""
        raise NotImplementedError

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer, as io.BufferedReader asks."""
        data = self.take(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Joined(Raw):
    """A stream whose beginning was looked at already; what went wrong then comes after what was read before."""

    def __init__(self, head: bytes, rest: BinaryIO, failure: Exception | None) -> None:
        self.head, self.rest, self.failure = head, rest, failure

    def take(self, n: int) -> bytes:
        if self.head:
            data, self.head = self.head[:n], self.head[n:]
            return data
        if self.failure:
            raise self.failure
        return some(self.rest, n)


class _Between(Raw):
    """Some bytes, then up to ``length`` of a stream (None: all), then some bytes."""

    def __init__(self, before: bytes, stream: BinaryIO, length: int | None, after: bytes) -> None:
        self.before, self.stream, self.left, self.after = before, stream, length, after

    def take(self, n: int) -> bytes:
        if self.before:
            data, self.before = self.before[:n], self.before[n:]
            return data
        if self.left != 0 and (data := some(self.stream, n if self.left is None else min(n, self.left))):
            self.left = None if self.left is None else self.left - len(data)
            return data
        data, self.after = self.after[:n], self.after[n:]
        return data


class Guarded(Raw):
    """Expanded bytes, counted against the budget as they are read."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self.stream, self.budget = stream, budget

    def take(self, n: int) -> bytes:
        """Bytes of the stream; Bomb when there are too many."""
        data = some(self.stream, n)
        self.budget.spend(len(data))
        return data


class Counted(Raw):
    """Bytes of a stream whose size is not known beforehand."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.count = stream, 0

    def take(self, n: int) -> bytes:
        """Bytes of the stream."""
        data = some(self.stream, n)
        self.count += len(data)
        return data


def some(stream: BinaryIO, n: int) -> bytes:
    """Up to ``n`` bytes as they are at hand: asking for all ``n`` would lose those before a damaged place."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(n)


def _read_up_to(stream: BinaryIO, n: int) -> tuple[bytes, Exception | None]:
    """The first bytes, and the error that ended them."""
    parts, got = [], 0
    try:
        while got < n and (data := some(stream, n - got)):
            parts.append(data)
            got += len(data)
    except Exception as error:  # kept, and raised again where the bytes end
        return b"".join(parts), error
    return b"".join(parts), None
