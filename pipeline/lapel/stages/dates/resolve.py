"""Choosing the year of a month, the week of a weekday: what a partial date means where it stands."""

from __future__ import annotations

from datetime import date

from lapel.stages.dates.arithmetic import weekday_after, weekday_before
from lapel.stages.dates.context import Context, Match
from lapel.stages.dates.tense import cues

_TO_COME = frozenset({"deadline", "ultimatum"})
"""Nouns after a weekday that put it ahead."""

NEAR = 5
"""Tokens within which a future tense may govern *Friday's*: most possessives name what has happened."""

CLOSE = 8
"""Tokens within which a future tense takes a month that lies nearer behind than ahead."""

ROLL_OVER = 9
"""Months back from the last date of a history that are rather taken as the next year's."""


def year_of(ctx: Context, match: Match, month: int, day: int | None) -> int | None:
    """Year of a month (and day) that names none; None without anything to count from."""
    ahead = ctx.following_year(match)
    if ahead is not None:
        return ahead
    comma, which, unit = (ctx.piece_after(match, n) for n in range(3))
    if ctx.dct and comma and which and unit and (comma.word, unit.word) == (",", "year") and which.cls in {"LAST", "THIS", "NEXT"}:
        return ctx.dct.year + int(which.value)  # 22 May, last year
    if ctx.narrative and ctx.last_start is not None:
        return _narrative_year(ctx, month)
    if ctx.dct is None:
        return None
    return _news_year(ctx, match, month, day)


def _narrative_year(ctx: Context, month: int) -> int:
    """The year of the last date, or the next one when the month lies far back of it (December, then January)."""
    start, end = ctx.last_start, ctx.last_end
    assert start is not None
    assert end is not None
    if ctx.last_grain in {"year", "half", "quarter", "season"}:
        return start.year
    back = start.month - month
    return start.year + (1 if back > ROLL_OVER else 0)


def _news_year(ctx: Context, match: Match, month: int, day: int | None) -> int:
    dct = ctx.dct
    assert dct is not None
    here = (dct.month, dct.day if day is not None else 0)
    there = (month, day if day is not None else 0)
    if here == there:
        return dct.year
    past = dct.year if there < here else dct.year - 1
    future = past + 1
    behind = (dct.month - month) % 12 + (0 if there <= here or dct.month != month else 12)  # months, roughly
    to_come = 12 - behind
    tense = ctx.direction(match)
    if ctx.word_before(match) in cues()["ahead"] and to_come <= 4:
        return future
    if tense == "future":
        # a far cue does not carry over a month that lies just behind
        near = to_come <= behind or ctx.directions(match, CLOSE)[0] == "future"
        return future if to_come <= 9 and near else past
    if tense == "past":
        # a day a little ahead of publication under a past tense is a plan told in the past
        return past if behind <= 10 else future
    return future if to_come < behind and to_come <= 5 else past


def weekday_of(ctx: Context, match: Match, weekday: int) -> date | None:
    """The day of a weekday that names no week."""
    if ctx.narrative and ctx.last_day is not None:
        return weekday_after(ctx.last_day, weekday, same=True)
    if ctx.dct is None:
        return None
    after = ctx.piece_after(match)
    possessive = after is not None and after.word == "'s"
    left, right = ctx.directions(match, NEAR) if possessive else ctx.directions(match)
    tense = left or ("" if possessive else right)
    until = ctx.word_before(match) in {"until", "till", "by"}
    ahead = (left != "" or right != "past") if until else tense == "future" or (after is not None and after.word in _TO_COME)
    return weekday_after(ctx.dct, weekday, same=True) if ahead else weekday_before(ctx.dct, weekday, same=True)


def day_of(ctx: Context) -> date | None:
    """The day that the text is at: the last day spoken of in a history, the publication day in news."""
    return (ctx.last_day or ctx.last_start or ctx.dct) if ctx.narrative else ctx.dct
