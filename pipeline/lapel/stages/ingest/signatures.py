"""What is kept of an article to tell near-duplicates: a MinHash over its word shingles, the names in it, and its day.

The MinHash is that of ``datasketch`` (``affine32``, seed 1), to the bit; a test compares the two. It is made here because that
package brings SciPy, whose import costs more than an article, and because its index holds all articles in memory.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from lapel.records import Article

WORDS = 4
"""Words in a shingle."""
PERMUTATIONS = 128
SEED = 1
NO_DAY = -1
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b[A-Z]\w*[a-z]\w*")
_BLOCK = 4096
"""Shingles at a time: 2 MB of numbers."""

U32 = NDArray[np.uint32]


class Signature(msgspec.Struct):
    """What is kept of an article: about a kilobyte."""

    day: int
    """Ordinal of the day of publication, NO_DAY without one."""
    shingles: U32
    """PERMUTATIONS least hashes."""
    named: U32
    """Hashes of the capitalised words, sorted."""
    repeated: U32
    """Of those that occur more than once, sorted."""


def signature(article: Article) -> Signature:
    """The signature of one article."""
    names = Counter(_NAME.findall(article.text))
    return Signature(
        day=date.fromisoformat(article.published).toordinal() if article.published else NO_DAY,
        shingles=minhash(shingles(article.text)),
        named=np.array(sorted(set(map(_hash, names))), dtype=np.uint32),
        repeated=np.array(sorted({_hash(name) for name, n in names.items() if n > 1}), dtype=np.uint32),
    )


def shingles(text: str) -> set[int]:
    """Hashes of the runs of WORDS words of a text, in lower case; of the whole where it is shorter."""
    words = _WORD.findall(text.lower())
    runs = zip(*(words[i:] for i in range(WORDS)), strict=False) if len(words) > WORDS else [tuple(words)]
    return {_hash(" ".join(run)) for run in runs}


def minhash(hashes: set[int]) -> U32:
    """For each of PERMUTATIONS permutations of the 32-bit numbers, the least image of the hashes."""
    mixed = _mixed(np.fromiter(hashes, dtype=np.uint32, count=len(hashes))).reshape(-1, 1)
    least = np.full(PERMUTATIONS, 2**32 - 1, dtype=np.uint32)
    for i in range(0, len(mixed), _BLOCK):
        least = np.minimum(least, (mixed[i:i + _BLOCK] * _FACTORS + _TERMS).min(axis=0))
    return least


def _mixed(values: U32) -> U32:
    """MurmurHash3's last step, which spreads a CRC over all bits."""
    values = values ^ (values >> np.uint32(16))
    values = values * np.uint32(0x85EBCA6B)
    values = values ^ (values >> np.uint32(13))
    values = values * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def _permutations() -> tuple[U32, U32]:
    """Odd factors and terms of affine permutations modulo 2**32."""
    generator = np.random.RandomState(SEED)
    factors = generator.randint(0, 1 << 31, PERMUTATIONS, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, generator.randint(0, 1 << 32, PERMUTATIONS, dtype=np.uint32)


_FACTORS, _TERMS = _permutations()


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
