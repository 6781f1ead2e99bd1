"""Whether a weekday or month without more lies behind or ahead, from the tense words of its sentence."""

from __future__ import annotations

import functools
import tomllib
from typing import Literal

from spacy.tokens import Doc

from lapel import resources

Direction = Literal["past", "future", ""]

REACH_LEFT, REACH_RIGHT = 25, 12
"""How many tokens on each side are read."""


@functools.cache
def cues() -> dict[str, frozenset[str]]:
    """Sets of tense words: ``past``, ``future``, ``ahead``."""
    table = tomllib.loads(resources.data("dates", "tense.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@functools.lru_cache(maxsize=100_000)
def cue(word: str) -> Direction:
    """What one word, as written, says."""
    low = word.lower().replace("’", "'")
    known = cues()
    if low in known["future"]:
        return "future" if word != "May" else ""
    if low in known["past"] or (len(low) > 4 and low.endswith("ed") and word == low):
        return "past"
    return ""


def direction(doc: Doc, sentence: tuple[int, int], first: int, last: int) -> Direction:
    """The nearest tense word to the left of the tokens ``first`` to ``last``, else to the right, inside their sentence."""
    begin, end = sentence
    for i in range(first - 1, max(begin, first - REACH_LEFT) - 1, -1):
        found = cue(doc[i].text)
        if found:
            return found
    for i in range(last, min(end, last + REACH_RIGHT)):
        found = cue(doc[i].text)
        if found:
            return found
    return ""
