"""Whether a weekday or month without more lies behind or ahead, from the tense words of its sentence."""

from __future__ import annotations

import functools
import tomllib
from typing import Literal

from spacy.tokens import Doc

from lapel import resources
from lapel.lemmas import FORMS

Direction = Literal["past", "future", ""]

_AHEAD_BEFORE_TO = frozenset({"is", "are", "set", "'s", "'re"})
_BEFORE_BE = frozenset({"to", "will", "would", "shall", "should", "must", "can", "could", "may", "might", "'ll"})

_NOBODY = frozenset({"neither", "nobody", "none", "no"})

NEAR_BE = 4
NEGATED = 12
"""Tokens before *could* in which a negated subject is looked for."""

REACH_LEFT, REACH_RIGHT = 25, 25
"""How many tokens on each side are read."""


@functools.cache
def cues() -> dict[str, frozenset[str]]:
    """Sets of tense words: ``past``, ``future``, ``ahead``."""
    table = tomllib.loads(resources.data("dates", "tense.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@functools.lru_cache(maxsize=FORMS)
def cue(word: str) -> Direction:
    """What one word, as written, says."""
    low = word.lower().replace("’", "'")
    known = cues()
    if low in known["future"]:
        return "future" if word != "May" else ""
    if low in known["past"] or (len(low) > 4 and low.endswith("ed") and word == low):
        return "past"
    return ""


def _failed(doc: Doc, begin: int, i: int) -> bool:
    """Whether *could* tells what could not be done (*he could not be reached on Friday*), not what may come."""
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return after in {"not", "n't", "n’t"} or any(doc[k].lower_ in _NOBODY for k in range(max(begin, i - NEGATED), i))


def direction(doc: Doc, sentence: tuple[int, int], first: int, last: int, reach: int = REACH_LEFT) -> tuple[Direction, Direction]:
    """The nearest tense word to the left of the tokens ``first`` to ``last``, and to the right, inside their sentence.

    A participle after *be* leaves the tense to what stands before *be*; *is to*, *was set for* look ahead.
    """
    begin, end = sentence
    left: Direction = ""
    i = first - 1
    stop = max(begin, first - reach)
    while i >= stop and not left:
        word = doc[i].text
        before = doc[i - 1].lower_ if i > begin else ""
        if word in {"to", "for"} and before in _AHEAD_BEFORE_TO:
            left = "future"
        elif before in {"be", "is", "are", "being"} and cue(word) == "past":
            i -= 1
            modal = doc[i - 1].lower_ if before == "be" and i > begin else ""
            left = "future" if modal in _BEFORE_BE and not (modal == "could" and _failed(doc, begin, i - 1)) else ""
        else:
            left = "past" if word == "could" and _failed(doc, begin, i) else cue(word)
            if not left and word in {"is", "are"} and first - i <= NEAR_BE:
                left = "future"  # the vote is on Sunday
        i -= 1
    right: Direction = ""
    for i in range(last, min(end, last + REACH_RIGHT)):
        right = cue(doc[i].text)
        if right:
            break
    return left, right
