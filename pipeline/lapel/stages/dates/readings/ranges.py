"""Ranges that share a month or a century: two expressions from one match, each knowing the whole."""

from __future__ import annotations

from lapel.stages.dates.arithmetic import safe
from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.readings.registry import reader
from lapel.stages.dates.resolve import year_of


def _pair(match: Match, ctx: Context, cut: int) -> list[Reading] | None:
    """Readings of the pieces up to ``cut`` and from ``cut + 1`` on, days of one month."""
    month_piece, year_piece = match.get("MONTH"), match.get("YEAR")
    days = [piece for piece in match.pieces if piece.cls in {"DAY", "ORDN"}]
    if month_piece is None or len(days) < 2:
        return None
    month, first, second = int(month_piece.value), int(days[0].value), int(days[1].value)
    year = int(year_piece.value) if year_piece else year_of(ctx, match, month, second)
    if first >= second or second > 31:
        return None
    basis = "explicit" if year_piece else "relative"
    if year is None:
        values, whole = [f"XXXX-{month:02d}-{day:02d}" for day in (first, second)], None
    else:
        start, end = safe(year, month, first), safe(year, month, second)
        if start is None or end is None:
            return None
        values, whole = [start.isoformat(), end.isoformat()], (start, end)
    skip = 1 + (match.pieces[cut + 1].word == "the")
    return [Reading(match.first, match.first + cut, "DATE", values[0], basis=basis, whole=whole),
            Reading(match.first + cut + skip, match.last, "DATE", values[1], basis=basis, whole=whole)]


@reader("range-days-month")
def days_month(match: Match, ctx: Context) -> list[Reading] | None:
    """15-17 March 2021."""
    before = ctx.piece_before(match)
    if (before is not None and before.cls in {"NUM", "MONTH"}) or (before is not None and before.word in {"-", "by"}):
        return None
    cut = 2 if match.pieces[0].word == "the" else 1
    return _pair(match, ctx, cut)


@reader("range-month-days")
def month_days(match: Match, ctx: Context) -> list[Reading] | None:
    """May 23-27, 2021."""
    after = ctx.piece_after(match)
    if after is not None and match.pieces[-1].cls == "DAY" and not match.get("YEAR") and (
            after.word in {"-", ":"} or (after.word.isalpha() and match.pieces[2].word in {"and", "or"})):
        return None
    return _pair(match, ctx, 2)


@reader("range-years")
def years(match: Match, ctx: Context) -> list[Reading] | None:
    """1995-96."""
    start = int(match.pieces[0].value)
    tail = match.pieces[2]
    if len(tail.word) != 2 or not tail.word.isdigit() or match.pieces[1].end != tail.start:
        return None
    end = start - start % 100 + int(tail.word)
    if not start < end or not 1000 <= start <= 2100:
        return None
    first, last = safe(start, 1, 1), safe(end, 12, 31)
    whole = (first, last) if first and last else None
    return [Reading(match.first, match.first + 1, "DATE", f"{start:04d}", whole=whole),
            Reading(match.first + 2, match.last, "DATE", f"{end:04d}", whole=whole)]
