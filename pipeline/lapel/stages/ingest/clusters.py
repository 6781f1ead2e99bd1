"""Near-duplicates: the same report in many papers, or twice in one, by MinHash over word shingles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from lapel.records import Article

WORDS = 4
"""Words in a shingle."""
THRESHOLD = 0.7
"""Least share of common shingles (Jaccard index, estimated) at which two articles are the same report."""
PERMUTATIONS = 128
SEED = 1
_WORD = re.compile(r"\w+")


def clusters(articles: Iterable[Article]) -> dict[str, str]:
    """Article id -> id of the first of its near-duplicates, in the order of (published, id); its own id when it is
    alone.

    Articles without a date come after those with one. The result depends on the set of articles alone, not on their
    order: being near is symmetric, and a cluster is what such pairs connect. Ids must be unique."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    signatures: dict[str, NDArray[np.uint64]] = {}
    first: dict[str, tuple[bool, str, str]] = {}
    parent: dict[str, str] = {}
    for id_, key, signature in _signed(articles):
        first[id_] = key
        parent[id_] = id_
        signatures[id_] = signature.hashvalues
        for near in index.query(signature):
            if np.count_nonzero(signatures[near] == signature.hashvalues) >= THRESHOLD * PERMUTATIONS:
                _join(parent, first, id_, near)
        index.insert(id_, signature, check_duplication=False)
    return {id_: _root(parent, id_) for id_ in parent}


def shingles(text: str) -> set[int]:
    """Hashes of the runs of WORDS words of a text, in lower case; of the whole where it is shorter."""
    words = _WORD.findall(text.lower())
    runs = zip(*(words[i:] for i in range(WORDS)), strict=False) if len(words) > WORDS else [tuple(words)]
    return {crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs}


def _signed(articles: Iterable[Article]) -> Iterator[tuple[str, tuple[bool, str, str], MinHash]]:
    empty = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=_same)
    for article in articles:
        signature = empty.copy()
        signature.update_batch(sorted(shingles(article.text)))
        yield article.id, (article.published is None, article.published or "", article.id), signature


def _same(value: int) -> int:
    """Shingles are hashes already."""
    return value


def _root(parent: dict[str, str], id_: str) -> str:
    while parent[id_] != id_:
        parent[id_] = parent[parent[id_]]
        id_ = parent[id_]
    return id_


def _join(parent: dict[str, str], first: dict[str, tuple[bool, str, str]], a: str, b: str) -> None:
    """The root of a cluster is always its first member."""
    a, b = _root(parent, a), _root(parent, b)
    if a != b:
        a, b = sorted((a, b), key=first.__getitem__)
        parent[b] = a
