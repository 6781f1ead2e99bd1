"""Nouns of events (*the summit*), from which a text counts: *the eve of the summit*, *two weeks after the summit*."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from lapel import resources
from lapel.stages.dates.lexicon import Piece

REACH = 7
"""Pieces of a noun phrase that are looked at for its noun, and between a noun and its date."""


@dataclass(slots=True)
class Occasion:
    """A noun of an event: the noun, and the piece that it stands in."""

    noun: str
    at: int


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """The word lists of data/dates/occasions.toml."""
    table = tomllib.loads(resources.data("dates", "occasions.toml").read_text(encoding="utf-8"))
    return {name: frozenset(entries) for name, entries in table.items()}


def noun_of(word: str) -> str | None:
    """The noun of an event that a word is a form of."""
    known = words()["nouns"]
    if word in known:
        return word.removesuffix("s") if word.removesuffix("s") in known else word
    return word.removesuffix("s") if word.endswith("s") and word.removesuffix("s") in known else None


def occasion_at(pieces: Sequence[Piece], first: int, *, bare: bool = False) -> Occasion | None:
    """The noun phrase that begins at ``first``, when its noun names an event: *the summit*, *Monday's presidential vote*. ``bare``: also
    a noun alone (*the eve of war*)."""
    found: Occasion | None = None
    lists = words()
    for i in range(first, min(first + REACH, len(pieces))):
        piece = pieces[i]
        if piece.cls == "BREAK" or not (piece.word[0].isalnum() or piece.word in {"'s", "’s", "-"}) or piece.word in lists["closers"]:
            break
        noun = noun_of(piece.word)
        if noun is not None and (bare or i > first or piece.word != noun):
            found = Occasion(noun, i)
        elif found is not None:
            break
    return found
