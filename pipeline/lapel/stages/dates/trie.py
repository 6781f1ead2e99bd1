"""All patterns at once: their rows of items as one trie of classes and words.

spaCy's Matcher tries every pattern at every token, 100 microseconds a token with some hundreds of rows; the trie takes one. It finds
what the Matcher finds from the same patterns (a test holds that).
"""

from __future__ import annotations

import functools
import itertools

from lapel.lemmas import FORMS
from lapel.stages.dates.lexicon import Piece
from lapel.stages.dates.patterns import COARSE, Pattern, expand, patterns


class Node(dict[str, "Node"]):
    """Children by class (``MONTH``), coarse class (``N``) or word (``of``), and the patterns that end here."""

    __slots__ = ("ends",)

    def __init__(self) -> None:
        super().__init__()
        self.ends: list[Pattern] = []


@functools.cache
def trie() -> Node:
    """The trie of all patterns of data/dates."""
    root = Node()
    for pattern in patterns().values():
        for notation in pattern.tokens:
            for flat in expand(notation):
                _insert(root, [_item(item) for item in flat.split()], 0, pattern)
    return root


def _item(text: str) -> tuple[list[str], bool]:
    optional = text.endswith("?") and len(text) > 1
    return text.removesuffix("?").split("|"), optional


def _insert(node: Node, items: list[tuple[list[str], bool]], at: int, pattern: Pattern) -> None:
    if at == len(items):
        if node.ends[-1:] != [pattern]:
            node.ends.append(pattern)
        return
    options, optional = items[at]
    for option in options:
        child = node.get(option)
        if child is None:
            child = node[option] = Node()
        _insert(child, items, at + 1, pattern)
    if optional:
        _insert(node, items, at + 1, pattern)


@functools.lru_cache(maxsize=FORMS)
def _keys(cls: str, word: str) -> tuple[str, ...]:
    return tuple(key for key in (cls, COARSE.get(cls), word) if key)


def matches(pieces: list[Piece]) -> list[tuple[Pattern, int, int]]:
    """Every (pattern, first, last) that matches, by first piece, the longest before the shorter, the earlier pattern first."""
    root = trie()
    keys = [_keys(piece.cls, piece.word) for piece in pieces]
    out: list[tuple[Pattern, int, int]] = []
    for first, start in enumerate(keys):
        active = [root[key] for key in start if key in root]
        if not active:
            continue
        found: dict[tuple[str, int], Pattern] = {}
        last = first + 1
        while True:
            for node in active:
                for pattern in node.ends:
                    found[pattern.id, last] = pattern
            if last == len(keys):
                break
            here = keys[last]
            active = list(itertools.chain.from_iterable((node[key] for key in here if key in node) for node in active))
            if not active:
                break
            last += 1
        if found:
            out.extend((pattern, first, end) for (_, end), pattern in sorted(found.items(), key=lambda f: (-f[0][1], f[1].rank)))
    return out
