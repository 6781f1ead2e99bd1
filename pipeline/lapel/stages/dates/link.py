"""Expressions that say something together: the two ends of a range, and *two weeks after 3 March*."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from lapel.stages.dates.anchor import from_events
from lapel.stages.dates.arithmetic import bounds, shift_days
from lapel.stages.dates.context import Context, Reading
from lapel.stages.dates.readings.amounts import shift_period

_THROUGH = frozenset({"-", "to", "through", "thru", "until", "till"})
_BY = frozenset({"by", "before", "until", "till"})

REACH = 5
"""Pieces between *after* and the day that a stretch of time is counted from."""


def link(readings: list[Reading], ctx: Context) -> None:
    """Give the ends of a range the days of the whole, and a stretch before or after a day the day it leads to."""
    for reading in readings:
        _from_publication(reading, ctx)
    from_events(readings, ctx)
    for one, two in pairwise(readings):
        if one.type in {"DATE", "TIME"} and two.type in {"DATE", "TIME"}:
            if one.whole is None and _is_range(one, two, ctx):
                _join(one, two, ctx)
        elif one.type == "DURATION" and two.type in {"DATE", "TIME"}:
            _lead(one, two, ctx)


def _from_publication(reading: Reading, ctx: Context) -> None:
    """By the end of the year: from publication on. A single day stays a day; *since March* stays March."""
    if reading.type != "DATE" or reading.whole is not None or ctx.dct is None or ctx.narrative:
        return
    start, end, grain = bounds(reading.value)
    if start is not None and end is not None and end > ctx.dct and grain != "day" and ctx.word_before(reading) in _BY:
        reading.whole = (ctx.dct, max(ctx.dct, bounds(reading.value, reading.mod)[1] or end))


def _is_range(one: Reading, two: Reading, ctx: Context) -> bool:
    if two.first - one.last not in {1, 2}:
        return False
    pieces = ctx.windows.pieces
    word = pieces[one.last].word
    if two.first - one.last == 2 and pieces[one.last + 1].word not in {"the", "about", "at"}:
        return False
    before = {ctx.word_before(one), ctx.word_before(one, 2)}
    if word == "and":
        return "between" in before
    return word in {"-", "through", "thru"} or (word in _THROUGH and "from" in before)


def _join(one: Reading, two: Reading, ctx: Context) -> None:
    start, end = bounds(one.value, one.mod)[0], bounds(two.value, two.mod)[1]
    if start is None or end is None:
        return
    if start > end and one.rule == two.rule == "calendar.weekday":
        start, end = _weekdays(one, two, start, end, ctx)
    if start <= end:
        one.whole = two.whole = (start, end)


def _weekdays(one: Reading, two: Reading, start: date, end: date, ctx: Context) -> tuple[date, date]:
    """From Thursday to Tuesday: the two lie in one stretch, which may cross a week's end."""
    if ctx.dct is not None and start <= ctx.dct:
        start -= timedelta(days=7)
        one.value = start.isoformat()
    else:
        end += timedelta(days=7)
        two.value = end.isoformat()
    return start, end


def _lead(one: Reading, two: Reading, ctx: Context) -> None:
    pieces = ctx.windows.pieces
    if not 0 < two.first - one.last <= REACH or pieces[one.last].word not in {"after", "before", "following"}:
        return
    if any(piece.cls == "BREAK" or piece.word in {",", ";", "."} for piece in pieces[one.last:two.first]):
        return
    base = bounds(two.value)[0]
    if base is None or len(two.value) < 10:
        return
    day = shift_period(base, one.value, -1 if pieces[one.last].word == "before" else 1)
    if day is not None and shift_days(day, 0) is not None:
        one.start = one.end = day
        one.basis = "anchored"
