"""News or history: whether the dates of a text count from its publication or from each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from lapel.stages.dates.lexicon import Piece

MIN_YEARS = 5
"""Years named (or BC dates) under which no text is taken for a history."""

FAR_SHARE = 0.6
"""Share of the years named that lie more than a year before publication, from which a text is a history."""

NEWS_SHARE = 0.1
"""Weekdays, today, yesterday and ago for each year or day of a month named: more of them is news, whatever it looks back on."""

_CLOSE = frozenset({"WD", "DEICTIC", "AGO"})
_DAYS = frozenset({"DAY", "ORDN"})


def is_narrative(pieces: Sequence[Piece], published: date | None) -> bool:
    """Whether the text tells history: it names many years, few near publication, and hardly any weekday or *today*."""
    years = [int(piece.value) for piece in pieces if piece.cls == "YEAR" and 1000 <= int(piece.value) <= 2100]
    eras = sum(piece.cls == "ERA" for piece in pieces)
    if len(years) + eras < MIN_YEARS:
        return False
    days = sum({a.cls, b.cls} & _DAYS != set() and "MONTH" in {a.cls, b.cls} for a, b in pairwise(pieces))
    if sum(piece.cls in _CLOSE for piece in pieces) > NEWS_SHARE * (len(years) + eras + days):
        return False
    far = eras + (sum(year < published.year - 1 for year in years) if published else len(years))
    return far >= FAR_SHARE * (len(years) + eras)
