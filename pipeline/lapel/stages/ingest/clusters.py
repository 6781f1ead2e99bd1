"""Near-duplicates: the same report in many papers, or twice in one, by MinHash over word shingles.

Offices also write many letters on one template, which share most of their words but are not the same report: two texts are apart when
each names, more than once, somebody or something that the other does not name, or when weeks lie between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from zlib import crc32

import msgspec
import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from lapel.records import Article

WORDS = 4
"""Words in a shingle."""
THRESHOLD = 0.75
"""Least share of common shingles (Jaccard index, estimated) at which two articles are the same report."""
DAYS = 14
"""Most days between two publications of the same report."""
PERMUTATIONS = 128
SEED = 1
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b[A-Z]\w*[a-z]\w*")


class _Signature(msgspec.Struct):
    """What is kept of an article: about a kilobyte."""

    first: tuple[bool, str, str]
    day: int | None
    shingles: NDArray[np.uint32]
    named: NDArray[np.uint32]
    """Hashes of the capitalised words."""
    repeated: NDArray[np.uint32]
    """Of those that occur more than once."""


def clusters(articles: Iterable[Article]) -> dict[str, str]:
    """Article id -> id of the first of its near-duplicates, in the order of (published, id); its own id when it is alone.

    Articles without a date come after those with one. The result depends on the set of articles alone, not on their order:
    being near is symmetric, and a cluster is what such pairs connect. Ids must be unique.
    """
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    empty = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=_same, scheme="affine32")
    seen: dict[str, _Signature] = {}
    parent: dict[str, str] = {}
    for article in articles:
        id_, minhash = article.id, empty.copy()
        minhash.update_batch(sorted(shingles(article.text)))
        seen[id_], parent[id_] = _signature(article, minhash), id_
        for near in index.query(minhash):
            if _near(seen[id_], seen[near]):
                _join(parent, seen, id_, near)
        index.insert(id_, minhash, check_duplication=False)
    return {id_: _root(parent, id_) for id_ in parent}


def shingles(text: str) -> set[int]:
    """Hashes of the runs of WORDS words of a text, in lower case; of the whole where it is shorter."""
    words = _WORD.findall(text.lower())
    runs = zip(*(words[i:] for i in range(WORDS)), strict=False) if len(words) > WORDS else [tuple(words)]
    return {_hash(" ".join(run)) for run in runs}


def _signature(article: Article, minhash: MinHash) -> _Signature:
    names = Counter(_NAME.findall(article.text))
    return _Signature(
        first=(article.published is None, article.published or "", article.id),
        day=date.fromisoformat(article.published).toordinal() if article.published else None,
        shingles=minhash.hashvalues,
        named=np.array(sorted(map(_hash, names)), dtype=np.uint32),
        repeated=np.array(sorted(_hash(name) for name, n in names.items() if n > 1), dtype=np.uint32),
    )


def _near(a: _Signature, b: _Signature) -> bool:
    if a.day is not None and b.day is not None and abs(a.day - b.day) > DAYS:
        return False
    if np.count_nonzero(a.shingles == b.shingles) < THRESHOLD * PERMUTATIONS:
        return False
    return bool(np.isin(a.repeated, b.named).all() or np.isin(b.repeated, a.named).all())


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _same(value: int) -> int:
    """Shingles are hashes already."""
    return value


def _root(parent: dict[str, str], id_: str) -> str:
    while parent[id_] != id_:
        parent[id_] = parent[parent[id_]]
        id_ = parent[id_]
    return id_


def _join(parent: dict[str, str], seen: dict[str, _Signature], a: str, b: str) -> None:
    """The root of a cluster is always its first member."""
    a, b = _root(parent, a), _root(parent, b)
    if a != b:
        a, b = sorted((a, b), key=lambda id_: seen[id_].first)
        parent[b] = a
