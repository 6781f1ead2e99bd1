"""Numbers and ordinals in words and figures: how many stand before a noun, and the which in a row."""

from __future__ import annotations

import re
from collections.abc import Container

from spacy.tokens import Token

from lapel.stages.gestures.lexicon import figures

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


def ordinal(word: str) -> int | None:
    """Of *first* 1, of *12th* 12, of *last* -1; None of any other word (in lower case)."""
    known = figures("ordinals").get(word)
    if known is not None:
        return known
    match = _NTH.fullmatch(word)
    return int(match.group(1)) if match else None


def number_before(noun: Token, temporal: Container[int]) -> int | None:
    """How many: *60 diplomats*, *two dozen jets*, *a million doses*, *300 more soldiers*; None where no number stands before the noun,
    or one of time (``temporal``: token positions)."""
    value: float | None = None
    small, scales = figures("numbers"), figures("scales")
    for i in range(noun.left_edge.i, noun.i):
        token = noun.doc[i]
        if i in temporal or not _belongs(token, noun):
            continue
        word = token.lower_
        if word in scales:
            value = (value or 1) * scales[word]
        elif token.tag_ == "CD" and (word in small or _FIGURE.fullmatch(word)):
            value = (value or 0) + (small[word] if word in small else float(word.replace(",", "")))
    return int(value) if value is not None and value == int(value) else None


def _belongs(token: Token, noun: Token) -> bool:
    """Whether a number counts the noun itself, and not its possessor or another noun in front of it."""
    for _ in range(4):
        if token.head == noun:
            return token.dep_ in {"nummod", "amod", "quantmod", "compound", "nmod", "det", "predet"}
        if token.dep_ not in {"nummod", "quantmod", "compound", "advmod", "amod"} or token.head.tag_[:1] not in {"C", "J", "R", "I", "N"}:
            return False
        if token.head.tag_[:1] == "N" and token.head.lower_ not in figures("scales"):
            return False
        token = token.head
    return False
