"""A text cut at the marks upon it, for every page that shows where in an article something was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lapel.records import Span

Mark = tuple[Span, str, str]
"""Where, the kind (``actor``, ``date``, ``trigger``, ``operator`` …), and what it says on a closer look."""


class Piece(NamedTuple):
    """A stretch of the text under the same marks from end to end."""

    text: str
    kinds: tuple[str, ...]
    says: tuple[str, ...]


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text cut where a mark begins or ends, so that marks which overlap still nest. Joined again it is the text.

    Nothing is escaped: who writes HTML does that.
    """
    for piece, here in segments(text, marks):
        yield Piece(piece, tuple(dict.fromkeys(kind for _, kind, _ in here)), tuple(dict.fromkeys(what for _, _, what in here if what)))


def segments(text: str, marks: Sequence[Mark], offset: int = 0) -> Iterator[tuple[str, list[Mark]]]:
    """The same with the marks, in their order. ``offset`` is where the text begins in the article; what lies outside is cut off."""
    last = offset + len(text)
    spans = [tuple(min(max(edge, offset), last) for edge in span) for span, _, _ in marks]
    starts: dict[int, list[int]] = {}
    for n, (start, _) in enumerate(spans):
        starts.setdefault(start, []).append(n)
    here: list[int] = []
    for start, end in pairwise(sorted({offset, last, *(edge for span in spans for edge in span)})):
        here = sorted(n for n in (*here, *starts.get(start, ())) if spans[n][1] >= end)
        yield text[start - offset:end - offset], [marks[n] for n in here]
