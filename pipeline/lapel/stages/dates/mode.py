"""News or history: whether the dates of a text count from its publication or from each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from lapel.stages.dates.lexicon import Piece

MIN_FAR = 4
"""Full dates (a year with its month, a year BC) far from publication under which no text is taken for a history."""

FAR_SHARE = 0.6
"""Share of the full dates, and of all years named, that lie more than a year before publication."""

MIN_DAYS = 8
"""Days of a month from which a text that names no year near publication, no weekday and no *today* is a history."""

NEWS_SHARE = 0.1
"""Weekdays, today, yesterday and ago for each year or day of a month named: more of them is news, whatever it looks back on."""

_CLOSE = frozenset({"WD", "DEICTIC", "AGO"})
_DAYS = frozenset({"DAY", "ORDN"})


def is_narrative(pieces: Sequence[Piece], published: date | None) -> bool:
    """Whether the text tells history: full dates of other years, few near publication, and hardly any weekday or *today*."""
    years = [i for i, piece in enumerate(pieces) if piece.cls == "YEAR" and 1000 <= int(piece.value) <= 2100]
    eras = sum(piece.cls == "ERA" for piece in pieces)
    if len(years) + eras < MIN_FAR:
        return False
    limit = published.year - 1 if published else 9999
    close = sum(piece.cls in _CLOSE for piece in pieces)
    far_years = eras + sum(int(pieces[i].value) < limit for i in years)
    days = sum({a.cls, b.cls} & _DAYS != set() and "MONTH" in {a.cls, b.cls} for a, b in pairwise(pieces))
    if close == 0 and far_years == len(years) + eras and days >= MIN_DAYS:
        return True
    full = [i for i in years if any(piece.cls == "MONTH" for piece in pieces[max(0, i - 3):i])]
    far = eras + sum(int(pieces[i].value) < limit for i in full)
    return (far >= max(MIN_FAR, FAR_SHARE * (len(full) + eras)) and far_years >= FAR_SHARE * (len(years) + eras)
            and close <= NEWS_SHARE * (len(years) + eras + days))
