"""Seasons, quarters, halves, weekends and named days."""

from __future__ import annotations

from datetime import date

from lapel.stages.dates.arithmetic import bounds, season_of, shift_days, week_value
from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.holidays import holiday, one_time
from lapel.stages.dates.patterns import word_list
from lapel.stages.dates.readings.registry import reader
from lapel.stages.dates.resolve import day_of
from lapel.stages.dates.tense import cues

_ORDER = {"WI": 0, "SP": 1, "SU": 2, "FA": 3}


_SOURCES = frozenset({"from", "of", "before", "after", "between"})
"""Before *spring* and *fall* these speak of water and of falling."""


@reader("season")
def season(match: Match, ctx: Context) -> Reading | None:
    """A season with its year, or alone after a preposition of time."""
    piece = match.get("SEASON")
    assert piece is not None
    year_piece = match.get("YEAR")
    code = str(piece.value)
    if year_piece is not None:
        return Reading(match.first, match.last, "DATE", f"{int(year_piece.value):04d}-{code}", mod=match.part())
    if match.has("that", "same") and match.has("year"):
        year = ctx.last_start.year if ctx.last_start else None
    elif (shift := match.get("NEXT", "LAST", "THIS")) is not None:
        base = day_of(ctx)
        year = base.year + int(shift.value) if base else None
    else:
        after = ctx.piece_after(match)
        if match.part() is None:
            if ctx.word_before(match) not in word_list("since") and ctx.word_before(match) not in {"-", "and", "or"}:
                return None
            before = ctx.word_before(match)
            if piece.word in {"fall", "spring"} and (before in _SOURCES or (after is not None and after.word in {"of", "from"})):
                return None
        elif after is not None and after.word == "of":
            return None
        year = _near_year(ctx, match, code)
    value = f"{year:04d}-{code}" if year is not None else f"XXXX-{code}"
    return Reading(match.first, match.last, "DATE", value, mod=match.part(), basis="anchored" if ctx.narrative else "relative")


def _near_year(ctx: Context, match: Match, code: str) -> int | None:
    ahead = ctx.following_year(match)
    if ahead is not None:
        return ahead
    base = (ctx.last_start if ctx.narrative else None) or ctx.dct
    if base is None:
        return None
    if ctx.narrative:
        return base.year
    year, now = season_of(base)
    if code == now:
        return year
    if ctx.direction(match) == "future":
        return base.year if _ORDER[code] > _ORDER[now] or code == "WI" else base.year + 1
    return base.year if 0 < _ORDER[code] < _ORDER[now] else base.year - 1


@reader("season-directed")
def season_directed(match: Match, ctx: Context) -> Reading | None:
    """Last, this, next summer: the last that is over, the one of the year, the next to begin."""
    piece, directed = match.get("SEASON"), match.get("LAST", "NEXT", "THIS", "FOLLOWING", "PREVIOUS")
    assert piece is not None
    code = str(piece.value)
    base = ctx.base() if match.has("that") or (directed and directed.cls in {"FOLLOWING", "PREVIOUS"}) else day_of(ctx)
    if base is None:
        return Reading(match.first, match.last, "DATE", f"XXXX-{code}", mod=match.part(), basis="relative")
    current_year, now = season_of(base)
    if directed is None or directed.cls == "THIS":
        year = current_year if code == now else base.year
    elif directed.cls in {"LAST", "PREVIOUS"}:
        year = current_year - 1 if code == now else base.year if 0 < _ORDER[code] < _ORDER[now] else base.year - 1
    else:
        year = current_year + 1 if code == now else base.year if _ORDER[code] > _ORDER[now] or code == "WI" else base.year + 1
    return Reading(match.first, match.last, "DATE", f"{year:04d}-{code}", mod=match.part(), basis="relative")


@reader("quarter")
def quarter(match: Match, ctx: Context) -> Reading | None:
    """Quarters and halves of a year; without a year, those of the year the text is in."""
    half = match.has("half")
    number_piece = match.get("ORD", "ORDN")
    number = int(number_piece.value) if number_piece else int(match.get("DAY").value) if match.has("q") else 0  # type: ignore[union-attr]
    if not number:
        part = match.part() or ("END" if match.has("latter", "last") else "START")
        number = {"START": 1, "END": 2}.get(part, 0)
    if not 1 <= number <= (2 if half else 4):
        return None
    code = ("H" if half else "Q") + str(number)
    year_piece = match.get("YEAR")
    if year_piece is not None:
        prefix = "FY" if match.get("FISCAL") or match.has("fiscal") else ""
        return Reading(match.first, match.last, "DATE", f"{prefix}{int(year_piece.value):04d}-{code}", grain="half" if half else "quarter")
    if half and not match.has("year"):
        return None
    base = ctx.base() if match.has("that", "the") and half else day_of(ctx)
    shift = match.get("THIS", "LAST", "NEXT")
    move = int(shift.value) if shift is not None and match.has("year") else 0
    value = f"{base.year + move:04d}-{code}" if base else f"XXXX-{code}"
    if base is not None and not half and shift is None and not ctx.narrative:
        value = _quarter_by_tense(ctx, match, base, code)
    return Reading(match.first, match.last, "DATE", value, basis="relative")


def _quarter_by_tense(ctx: Context, match: Match, base: date, code: str) -> str:
    """The last such quarter to begin by publication, or under a future tense the first that is not over."""
    start, end, _ = bounds(f"{base.year:04d}-{code}")
    ahead = ctx.direction(match) == "future"
    year = base.year
    if start is not None and start > base and not ahead:
        year -= 1
    elif end is not None and end < base and ahead:
        year += 1
    return f"{year:04d}-{code}"


@reader("weekend")
def weekend(match: Match, ctx: Context) -> Reading | None:
    """The Saturday and Sunday of last, this or the next week."""
    directed = match.get("LAST", "NEXT", "PREVIOUS", "FOLLOWING")
    base = day_of(ctx)
    if base is None:
        return Reading(match.first, match.last, "DATE", "XXXX-WXX-WE", basis="relative")
    move = int(directed.value) if directed is not None else 0
    if directed is None and base.isoweekday() < 5 and ctx.direction(match) != "future":
        move = -1  # over the weekend, read in the first days of a week
    if directed is not None and directed.cls == "NEXT" and match.has("coming", "upcoming"):
        move = 0
    day = shift_days(base, 7 * move)
    first = match.first + (1 if match.has("over", "during") else 0)
    return Reading(first, match.last, "DATE", f"{week_value(day)}-WE" if day else "XXXX-WXX-WE", basis="relative")


@reader("holiday")
def named_day(match: Match, ctx: Context) -> Reading | None:
    """A named day, in the year it says, or the one that the tense looks towards."""
    name = str(match.get("HOLIDAY").value)  # type: ignore[union-attr]
    before, after = ctx.piece_before(match), ctx.piece_after(match)
    if after is not None and after.cased and not after.cls and after.start == match.pieces[-1].end + 1:
        return None  # Easter Rising, Christmas Island
    if before is not None and before.cased and not before.cls and before.end + 1 == match.pieces[0].start \
            and ctx.word_before(match, 2) not in {"", ".", '"', "``", "“"}:
        return None  # a surname
    once = one_time(name)
    if once is not None:
        return Reading(match.first, match.last, "DATE", once.isoformat())
    year_piece = match.get("YEAR")
    if year_piece is not None:
        day = holiday(name, int(year_piece.value))
        return _day(match, day, f"{int(year_piece.value):04d}", "explicit")
    base = (ctx.last_start if ctx.narrative else None) or ctx.dct
    if base is None:
        return _day(match, None, "XXXX", "relative")
    directed = match.get("LAST", "NEXT", "THIS")
    if directed is not None and directed.cls == "THIS":
        return _day(match, holiday(name, base.year), f"{base.year:04d}", "relative")
    return _day(match, _nearest(ctx, match, name, base, directed.cls if directed else ""), f"{base.year:04d}", "relative")


def _nearest(ctx: Context, match: Match, name: str, base: date, directed: str) -> date | None:
    here = holiday(name, base.year)
    if here is None or (ctx.narrative and not directed):
        return here
    past = here if here < base or (here == base and directed == "") else holiday(name, base.year - 1)
    future = here if here >= base and not (here == base and directed) else holiday(name, base.year + 1)
    if directed:
        return past if directed == "LAST" else future
    if here == base:
        return here
    if past is not None and future is not None and min(future - base, base - past).days <= 30:
        return future if (future - base) < (base - past) else past
    tense = ctx.direction(match)
    if tense == "past" and past is not None and ctx.word_before(match) not in cues()["ahead"]:
        return past
    if tense == "future":
        return future
    if past is None or future is None:
        return past or future
    return future if (future - base) < (base - past) else past


def _day(match: Match, day: date | None, fallback: str, basis: str) -> Reading:
    return Reading(match.first, match.last, "DATE", day.isoformat() if day else fallback, basis=basis)


@reader("holiday-week")
def holiday_week(match: Match, ctx: Context) -> Reading | None:
    """The week that a named day lies in."""
    inner = named_day(match, ctx)
    if inner is None or len(inner.value) != 10:
        return None
    return Reading(match.first, match.last, "DATE", week_value(date.fromisoformat(inner.value)), basis="relative")
