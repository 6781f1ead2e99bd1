"""The plan of a run: inputs to shards, by cost. A function of the input alone, whatever the number of workers.

Where one shard ends and the next begins is told from the names of the files, or from the bytes of a large file: a file more, less or
other changes the shards around it and no others.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from lapel.readers import Input, ReadOptions, cut, find
from lapel.records import Drop
from lapel.run.shards import Piece, Shard

SIZE = 1 << 20
"""Bytes of plain content in a shard, about: some ten seconds of work, so that little is lost with a worker."""
_FILE_COST = 512
"""What it costs to open a file, in bytes read."""
_ENDS = 16
"""One file in so many may end a shard before it is full."""


def plan(
    paths: Sequence[str], options: ReadOptions, *, fingerprint: str = "", size: int = SIZE, found: Sequence[Input | Drop] | None = None
) -> list[Shard]:
    """The shards of the inputs, in the order of the input. ``fingerprint`` stands for all else that results depend on.

    ``found`` are the inputs where they are not the files that the paths name (standard input kept in a file). Raises BadInput for
    a path that does not exist.
    """
    pieces = (piece for item in (find(paths) if found is None else found) for piece in _pieces(item, options, size))
    return [_shard(group, cost, fingerprint) for group, cost in _packed(pieces, size)]


def _pieces(item: Input | Drop, options: ReadOptions, size: int) -> Iterator[tuple[Piece, int]]:
    """Parts of one input, each with its cost."""
    if isinstance(item, Drop):
        yield Piece(drop=item), 1
        return
    try:
        status = Path(item.path).stat()
    except OSError:  # told when it is read
        yield Piece(input=item), _FILE_COST
        return
    parts = cut(item, options, size)
    for part in parts:
        cost = size if len(parts) > 1 else status.st_size + _FILE_COST
        yield Piece(input=part, size=status.st_size, modified=status.st_mtime_ns), cost


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


def unchanged(shard: Shard, stat: Callable[[str], os.stat_result] = os.stat) -> bool:
    """Whether the shard's inputs are still what they were when the plan was made; one that is gone is no change."""
    for piece in shard.pieces:
        if piece.input is None or not piece.size:
            continue
        try:
            status = stat(str(Path(piece.input.path)))
        except OSError:
            continue
        if (status.st_size, status.st_mtime_ns) != (piece.size, piece.modified):
            return False
    return True
