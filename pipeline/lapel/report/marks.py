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
    edges = sorted({0, len(text), *(edge for span, _, _ in marks for edge in span)})
    for start, end in pairwise(edges):
        here = [(kind, what) for span, kind, what in marks if span[0] <= start and end <= span[1]]
        yield Piece(text[start:end], tuple(dict.fromkeys(kind for kind, _ in here)),
                    tuple(dict.fromkeys(what for _, what in here if what)))
