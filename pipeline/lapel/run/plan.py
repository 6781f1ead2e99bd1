"""The plan of a run: inputs to shards, by cost. A function of the input alone, whatever the number of workers.

It is made shard by shard and kept in a file, so that an input of tens of millions of files takes no memory. Where one shard ends and the
next begins is told from the names of the files, or from the bytes of a large file: a file more, less or other changes the shards
around it and no others.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from lapel.readers import Input, ReadOptions, cut, find, status
from lapel.records import Drop
from lapel.run.shards import Piece, Shard
from lapel.run.storage import Storage

SIZE = 1 << 18
"""Bytes of plain content in a shard, about: some three seconds of work, so that little is lost with a worker, and that all workers have
work until the end."""
_FILE_COST = 512
"""What it costs to open a file, in bytes read."""
_ENDS = 16
"""One file in so many may end a shard before it is full."""


class Plan:
    """The shards of a run, in the order of the input, read from the file in which they were written."""

    def __init__(self, storage: Storage, name: str) -> None:
        self._storage, self._name = storage, name
        self.names: list[str] = []
        """Of the shards, in their order; one that names a file twice is there twice."""
        self.cost = 0
        """Bytes to read, about."""

    @classmethod
    def write(cls, storage: Storage, name: str, shards: Iterable[Shard]) -> Plan:
        """Write shards as they come, one JSON line each."""
        made = cls(storage, name)
        with storage.create(name) as stream:
            for shard in shards:
                stream.write(msgspec.json.encode(shard) + b"\n")
                made.names.append(shard.name)
                made.cost += shard.cost
        return made

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Shard]:
        if not self.names:
            return
        with self._storage.open(self._name) as stream:
            for line in stream:
                yield msgspec.json.decode(line, type=Shard)


def plan(
    paths: Sequence[str], options: ReadOptions, *, fingerprint: str = "", size: int = SIZE, found: Iterable[Input | Drop] | None = None
) -> Iterator[Shard]:
    """The shards of the inputs, in the order of the input, one at a time. ``fingerprint`` stands for all else that results depend on.

    ``found`` are the inputs where they are not the files that the paths name (standard input kept in a file). Raises BadInput, before
    the first, for a path that does not exist.
    """
    inputs = find(paths) if found is None else found
    pieces = (piece for item in inputs for piece in _pieces(item, options, size))
    return (_shard(group, cost, fingerprint) for group, cost in _packed(pieces, size))


def _pieces(item: Input | Drop, options: ReadOptions, size: int) -> Iterator[tuple[Piece, int]]:
    """Parts of one input, each with its cost."""
    if isinstance(item, Drop):
        yield Piece(drop=item), 1
        return
    try:
        length, modified = status(item.path)
    except OSError:  # told when it is read
        yield Piece(input=item), _FILE_COST
        return
    parts = cut(item, options, size)
    for part in parts:
        cost = size if len(parts) > 1 else length + _FILE_COST
        yield Piece(input=part, size=length, modified=modified), cost


def _packed(pieces: Iterator[tuple[Piece, int]], size: int) -> Iterator[tuple[list[Piece], int]]:
    group: list[Piece] = []
    held = 0
    for piece, cost in pieces:
        if group and held + cost > 2 * size:
            yield group, held
            group, held = [], 0
        group.append(piece)
        held += cost
        if held >= size or (held >= size // 2 and _may_end(piece)):
            yield group, held
            group, held = [], 0
    if group:
        yield group, held


def _may_end(piece: Piece) -> bool:
    key = piece.input.key if piece.input else piece.drop.where if piece.drop else ""
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % _ENDS == 0


def _shard(pieces: list[Piece], cost: int, fingerprint: str) -> Shard:
    known = hashlib.sha256(fingerprint.encode())
    for piece in pieces:
        known.update(msgspec.json.encode(_identity(piece)) + b"\n")
    return Shard(name=known.hexdigest()[:32], cost=cost, pieces=pieces)


def _identity(piece: Piece) -> Piece:
    """What of a piece its result depends on: where the bytes themselves are known, not the file's size and time."""
    if piece.input and piece.input.part and piece.input.part.digest:
        return msgspec.structs.replace(piece, size=0, modified=0)
    return piece


def unchanged(shard: Shard) -> bool:
    """Whether the shard's inputs are still what they were when the plan was made; one that is gone is no change."""
    for piece in shard.pieces:
        if piece.input is None or not piece.size:
            continue
        try:
            if status(piece.input.path, anew=True) != (piece.size, piece.modified):
                return False
        except OSError:
            continue
    return True
