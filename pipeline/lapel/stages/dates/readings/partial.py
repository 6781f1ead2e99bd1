"""Days, months and weekdays that leave the year or the week to the reader."""

from __future__ import annotations

from datetime import date

from lapel.stages.dates.arithmetic import safe, shift_days, shift_months, weekday_after, weekday_before
from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.patterns import word_list
from lapel.stages.dates.readings.registry import reader
from lapel.stages.dates.resolve import day_of, weekday_of, year_of

_ORDINARY = frozenset({"may", "march", "mar", "dec", "jan", "sun", "sat", "mon", "wed", "fri"})
"""Names that are other words too, and abbreviations that alone are nothing."""


_TITLES = frozenset({"mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "prof.", "miss", "sir"})


@reader("calendar")
def calendar(match: Match, ctx: Context) -> Reading | None:
    """Day and month, month and year, or all three, with the year found where it is left out."""
    month_piece, year_piece = match.get("MONTH"), match.get("YEAR")
    day_piece = match.get("DAY", "ORDN") or (match.get("ORD") if not match.get("DAY", "ORDN") else None)
    if month_piece is None:
        return _day_of_that_month(match, ctx)
    month, day = int(month_piece.value), int(day_piece.value) if day_piece else None
    if day is not None and not 1 <= day <= 31:
        return None
    basis = "explicit"
    year: int | None
    if year_piece is not None:
        year = int(year_piece.value)
    elif match.has("that", "same"):
        year, basis = (ctx.last_start.year if ctx.last_start else None), "anchored"
    elif shift := match.get("THIS", "LAST", "NEXT"):
        year, basis = (ctx.dct.year + int(shift.value) if ctx.dct else None), "relative"
    else:
        if _is_count(match, ctx):
            return None
        year, basis = year_of(ctx, match, month, day), "anchored" if ctx.narrative else "relative"
    if year is None:
        value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    elif day is not None:
        if safe(year, month, day) is None:
            return None
        value = f"{year:04d}-{month:02d}-{day:02d}"
    else:
        value = f"{year:04d}-{month:02d}"
    return Reading(match.first, match.last, "DATE", value, mod=match.part(), basis=basis)


@reader("september-11")
def september_11(match: Match, ctx: Context) -> Reading | None:
    """The Sept. 11 attacks are those of 2001."""
    if (match.pieces[0].value, match.pieces[1].value) != (9, 11):
        return None
    return Reading(match.first, match.last, "DATE", "2001-09-11")


def _is_count(match: Match, ctx: Context) -> bool:
    """``In March 50 men``: a plural right after a bare number; ``May 3, 200 …`` and the like stay dates."""
    after = ctx.piece_after(match)
    if after is None or match.pieces[-1].cls != "DAY":
        return False
    return after.word in {"people", "men", "women", "children", "troops", "soldiers", "percent", "%"}


def _day_of_that_month(match: Match, ctx: Context) -> Reading | None:
    day = match.get("DAY", "ORDN")
    base = ctx.last_start
    if day is None or base is None:
        return None
    found = safe(base.year, base.month, int(day.value))
    return Reading(match.first, match.last, "DATE", found.isoformat(), basis="anchored") if found else None


@reader("day")
def day_alone(match: Match, ctx: Context) -> Reading | None:
    """On the 5th: of the month that the text is in, or the next where that day is long over."""
    number, base = int(match.pieces[-1].value), ctx.last_day
    if base is None or not 1 <= number <= 31:
        return None
    month_ = shift_months(base.replace(day=1), 1) if base.day - number > 20 else base
    found = safe(month_.year, month_.month, number) if month_ else None
    return Reading(match.first, match.last, "DATE", found.isoformat(), basis="anchored") if found else None


@reader("month")
def month(match: Match, ctx: Context) -> Reading | None:
    """A month alone, or with last, next, this, early, mid, late."""
    piece = match.get("MONTH")
    assert piece is not None
    number = int(piece.value)
    name = piece.word.rstrip(".")
    before, after = ctx.word_before(match), ctx.piece_after(match)
    alone = len(match.pieces) == 1
    if alone:
        if before in _TITLES:
            return None
        if name in _ORDINARY and before not in word_list("since") and not (before == "-" and name == "may"):
            return None
        if len(name) < 4 and not piece.word.endswith(".") and name != "may":
            return None
        named = after is not None and after.cased and not after.cls and after.word.isalpha()
        if named and (before not in word_list("at") or before in {"and", "or", ","}) and name in {"april", "june", "august"}:
            return None
    directed = match.get("LAST", "NEXT", "THIS", "FOLLOWING", "PREVIOUS")
    if directed is not None and after is not None and after.cls in {"DAY", "ORDN", "YEAR"}:
        return None  # this May 3, 2019 photo: the longer date stands for itself
    if directed is not None:
        year, basis = _directed_month(ctx, number, directed.cls, match)
    else:
        year, basis = year_of(ctx, match, number, None), "anchored" if ctx.narrative else "relative"
    value = f"{year:04d}-{number:02d}" if year is not None else f"XXXX-{number:02d}"
    return Reading(match.first, match.last, "DATE", value, mod=match.part(), basis=basis)


def _directed_month(ctx: Context, number: int, cls: str, match: Match) -> tuple[int | None, str]:
    base = ctx.base() if cls in {"FOLLOWING", "PREVIOUS"} or ctx.narrative else ctx.dct
    if base is None:
        return None, "relative"
    if cls in {"LAST", "PREVIOUS"}:
        return base.year - (0 if number < base.month else 1), "relative"
    if cls in {"NEXT", "FOLLOWING"}:
        return base.year + (0 if number > base.month else 1), "relative"
    return base.year, "relative"


@reader("weekday")
def weekday(match: Match, ctx: Context) -> Reading | None:
    """A weekday alone: the latest up to publication, or the first from it under a future tense."""
    piece = match.get("WD")
    assert piece is not None
    if piece.word.rstrip(".") in _ORDINARY or (len(piece.word.rstrip(".")) < 5 and not piece.word.endswith(".")):
        return None
    before = ctx.word_before(match)
    if before in {"black", "bloody", "ruby", "super", "cyber", "palm", "ash", "good", "holy", "shrove", "blue", "sheffield"}:
        return None
    return _weekday(match, weekday_of(ctx, match, int(piece.value)), int(piece.value), "anchored" if ctx.narrative else "relative")


def _weekday(match: Match, day: date | None, number: int, basis: str) -> Reading:
    value = day.isoformat() if day else f"XXXX-WXX-{number}"
    return Reading(match.first, match.last, "DATE", value, mod=match.part(), basis=basis)


@reader("weekday-directed")
def weekday_directed(match: Match, ctx: Context) -> Reading | None:
    """Last Friday is before publication, next Friday after it; the same Friday is the one spoken of."""
    piece = match.get("WD")
    assert piece is not None
    number = int(piece.value)
    if piece.word in {"sun", "sat", "mon", "wed", "fri"}:
        return None
    directed = match.get("LAST", "NEXT", "THIS", "FOLLOWING", "PREVIOUS")
    anaphoric = match.has("that", "same") or (directed is not None and directed.cls in {"FOLLOWING", "PREVIOUS"})
    base = (ctx.last_day or day_of(ctx)) if anaphoric else day_of(ctx)
    if base is None:
        return _weekday(match, None, number, "relative")
    if match.has("that", "same"):
        day = weekday_before(base, number, same=True)
    elif directed is not None and directed.cls in {"NEXT", "FOLLOWING"}:
        day = weekday_after(base, number, same=False)
    elif directed is not None and directed.cls in {"LAST", "PREVIOUS"}:
        day = weekday_before(base, number, same=False)
    elif ctx.direction(match) == "past":
        day = weekday_before(base, number, same=True)
    else:
        day = weekday_after(base, number, same=True)
    return _weekday(match, day, number, "anchored" if anaphoric else "relative")


@reader("weekday-week")
def weekday_week(match: Match, ctx: Context) -> Reading | None:
    """A week ago Monday, a week from Monday."""
    piece = match.get("WD")
    assert piece is not None
    number = int(piece.value)
    if ctx.dct is None:
        return _weekday(match, None, number, "relative")
    if match.has("from"):
        day = weekday_after(ctx.dct, number, same=True)
        day = shift_days(day, 7) if day else None
    else:
        day = weekday_before(ctx.dct, number, same=True)
        day = shift_days(day, -7) if day else None
    return _weekday(match, day, number, "relative")


@reader("weekday-set")
def weekday_set(match: Match, ctx: Context) -> Reading | None:
    """Mondays: every one of them."""
    piece = match.get("WDS", "WD")
    assert piece is not None
    return Reading(match.first, match.last, "SET", f"XXXX-WXX-{piece.value}", quant="EVERY", grain="day") \
        if piece.cls == "WDS" else None
