"""Which of many signatures are near: band by band, over arrays that may lie on disk.

Signatures that agree in a whole band of their MinHash are compared in full. Bands and threshold are those that ``datasketch`` takes
for a Jaccard index of 0.75 with 128 permutations; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from lapel.stages.ingest.signatures import NO_DAY, PERMUTATIONS, U32, Signature

THRESHOLD = 0.75
"""Least share of common shingles (Jaccard index, estimated) at which two articles are the same report."""
DAYS = 14
"""Most days between two publications of the same report."""
BANDS, ROWS = 11, 11
"""Of the LSH index; the last seven permutations serve the comparison alone."""
_CHUNK = 65536
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_COMMON = int(np.ceil(THRESHOLD * PERMUTATIONS))

I64 = NDArray[np.int64]


class Ragged(msgspec.Struct):
    """Lists of numbers, one after the other."""

    values: U32
    ends: I64
    """Where each list ends in ``values``."""

    def __getitem__(self, i: int) -> U32:
        """One list."""
        return self.values[int(self.ends[i - 1]) if i else 0:int(self.ends[i])]


class Table(msgspec.Struct):
    """Signatures of many articles as columns."""

    days: NDArray[np.int32]
    shingles: U32
    """A row of PERMUTATIONS numbers an article."""
    named: Ragged
    repeated: Ragged


def table(signatures: Sequence[Signature]) -> Table:
    """Signatures as columns in memory."""
    return Table(
        days=np.array([s.day for s in signatures], dtype=np.int32),
        shingles=np.array([s.shingles for s in signatures], dtype=np.uint32).reshape(-1, PERMUTATIONS),
        named=ragged([s.named for s in signatures]), repeated=ragged([s.repeated for s in signatures]))


def ragged(lists: Sequence[U32]) -> Ragged:
    """Lists of numbers, one after the other."""
    return Ragged(values=np.concatenate(lists) if lists else np.empty(0, np.uint32),
                  ends=np.cumsum([len(each) for each in lists], dtype=np.int64))


def components(signatures: Table, kept: NDArray[np.bool_] | None = None) -> I64:
    """For each article the index of the first article that a chain of near pairs connects it to; its own when it is alone.

    ``kept`` says which articles take part (default: all). Eight bytes an article are held in memory, and sixteen while a band is sorted.
    """
    parents = np.arange(len(signatures.days), dtype=np.int64)
    for band in range(BANDS):
        for group in _groups(_keys(signatures.shingles, band), kept):
            _connect(signatures, group, parents)
    while not np.array_equal(above := parents[parents], parents):
        parents = above
    return parents


def _keys(shingles: U32, band: int) -> NDArray[np.uint64]:
    """One number for the ROWS values of a band; equal values give equal numbers, others hardly ever."""
    keys = np.empty(len(shingles), dtype=np.uint64)
    for i in range(0, len(shingles), _CHUNK):
        rows = np.asarray(shingles[i:i + _CHUNK, band * ROWS:(band + 1) * ROWS]).astype(np.uint64)
        mixed = np.zeros(len(rows), dtype=np.uint64)
        for column in rows.T:
            mixed = (mixed ^ column) * _PRIME
            mixed ^= mixed >> np.uint64(32)
        keys[i:i + _CHUNK] = mixed
    return keys


def _groups(keys: NDArray[np.uint64], kept: NDArray[np.bool_] | None) -> Iterator[I64]:
    """Indices, ascending, of the articles with the same key, where there are several."""
    order = np.argsort(keys, kind="stable")
    if kept is not None:
        order = order[kept[order]]
    ordered = keys[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(order) else np.empty(0, np.int64)
    lengths = np.diff(np.append(starts, len(order)))
    for start, length in zip(starts[lengths > 1].tolist(), lengths[lengths > 1].tolist(), strict=True):
        yield order[start:start + length]


def _connect(signatures: Table, group: I64, parents: I64) -> None:
    """Join what is near within a group. Pairs that are joined already are not compared again."""
    roots = np.array([_root(parents, int(i)) for i in group])
    days, rows = signatures.days[group], signatures.shingles[group]
    for k in range(1, len(group)):
        others = np.flatnonzero(roots[:k] != roots[k])
        if not len(others):
            continue
        apart = (days[others] != NO_DAY) & (days[k] != NO_DAY) & (np.abs(days[others] - days[k]) > DAYS)
        others = others[~apart]
        for j in others[(rows[others] == rows[k]).sum(axis=1) >= _COMMON].tolist():
            if roots[j] != roots[k] and _same_names(signatures, int(group[j]), int(group[k])):
                first, second = sorted((int(roots[j]), int(roots[k])))
                parents[second] = first
                roots[roots == second] = first


def _same_names(signatures: Table, a: int, b: int) -> bool:
    """Offices write many letters on one template: two texts are apart when each names more than once what the other never names."""
    return bool(np.isin(signatures.repeated[a], signatures.named[b]).all() or np.isin(signatures.repeated[b], signatures.named[a]).all())


def _root(parents: I64, i: int) -> int:
    while (above := int(parents[i])) != i:
        parents[i] = parents[above]
        i = above
    return i
