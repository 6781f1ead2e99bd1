"""Near-duplicates over arrays, against the library whose method it is."""

import random

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH

from lapel.stages.ingest.near import BANDS, ROWS, THRESHOLD, components, table
from lapel.stages.ingest.signatures import NO_DAY, PERMUTATIONS, Signature, minhash, shingles


def theirs(hashes):
    found = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=lambda value: value, scheme="affine32")
    found.update_batch(sorted(hashes))
    return found


@pytest.mark.parametrize("n", [1, 5, 300, 9000])
def test_the_minhash_is_theirs_to_the_bit(n):
    hashes = {random.Random(n).randrange(2**32) for _ in range(n)}
    assert (minhash(hashes) == theirs(hashes).hashvalues).all()


def test_so_are_the_bands():
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    assert (index.b, index.r) == (BANDS, ROWS)


def versions(seed):
    """Texts of which many share much, at every degree."""
    pick = random.Random(seed)
    found = []
    for _ in range(120):
        if found and pick.random() < 0.7:
            words = pick.choice(found).split()
            for _ in range(pick.choice([0, 1, 2, 5, 12])):
                words[pick.randrange(len(words))] = f"w{pick.randrange(999)}"
        else:
            words = [f"w{pick.randrange(999)}" for _ in range(80)]
        found.append(" ".join(words))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_is_near_is_what_their_index_finds(seed):
    texts = versions(seed)
    index, hashes = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), [theirs(shingles(text)) for text in texts]
    parents = list(range(len(texts)))
    for i, value in enumerate(hashes):
        for j in index.query(value):
            if np.count_nonzero(hashes[j].hashvalues == value.hashvalues) >= THRESHOLD * PERMUTATIONS:
                old, new = max(parents[i], parents[j]), min(parents[i], parents[j])
                parents = [new if parent == old else parent for parent in parents]
        index.insert(i, value)
    nobody = np.empty(0, np.uint32)
    found = components(table([Signature(NO_DAY, minhash(shingles(text)), nobody, nobody) for text in texts]))
    assert found.tolist() == parents
    assert 10 < len(set(parents)) < 110


def test_articles_left_out_connect_nothing():
    texts = versions(1)
    nobody = np.empty(0, np.uint32)
    signatures = [Signature(NO_DAY, minhash(shingles(text)), nobody, nobody) for text in texts]
    kept = np.array([n % 3 > 0 for n in range(len(texts))])
    alone = components(table([s for s, k in zip(signatures, kept, strict=True) if k]))
    places = np.flatnonzero(kept)
    assert components(table(signatures), kept)[kept].tolist() == places[alone].tolist()
