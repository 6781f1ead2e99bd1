"""The second week of June, the last day of the year, the third Thursday in May: parts of a month or year by their number."""

from __future__ import annotations

from datetime import date

from lapel.records import Grain
from lapel.stages.dates.arithmetic import bounds, shift_days, week_value, weekday_after, weekday_before
from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.readings.registry import reader
from lapel.stages.dates.resolve import year_of

_DAYS = {"D": 1, "W": 7}


@reader("part-of-month")
def part_of_month(match: Match, ctx: Context) -> Reading | None:
    """The n-th day, week, weekend, weekday or half of a month; the n-th day of a year."""
    month_piece, year_piece = match.get("MONTH"), match.get("YEAR")
    month = int(month_piece.value) if month_piece else 0
    year = int(year_piece.value) if year_piece else year_of(ctx, match, month, None)
    if year is None:
        return None
    whole = f"{year:04d}-{month:02d}" if month else f"{year:04d}"
    first, last, _ = bounds(whole)
    number_piece = match.get("ORD", "ORDN")
    number = int(number_piece.value) if number_piece else -1
    if first is None or last is None or number == 0:
        return None
    basis = "explicit" if year_piece else "relative"
    if match.has("half"):
        if number not in {1, 2, -1}:
            return None
        start, end = (first, first.replace(day=15)) if number == 1 else (first.replace(day=16), last)
        return Reading(match.first, match.last, "DATE", whole, mod="START" if number == 1 else "END", start=start, end=end,
                       grain="month", basis=basis)
    found = _days(match, number, first, last)
    if found is None:
        return None
    value, start, end, grain = found
    return Reading(match.first, match.last, "DATE", value, start=start, end=end, grain=grain, basis=basis)


def _days(match: Match, number: int, first: date, last: date) -> tuple[str, date, date, Grain] | None:
    weekday, unit = match.get("WD", "WEEKEND"), match.get("UNIT")
    length = 1
    if weekday is not None:
        wanted = 6 if weekday.cls == "WEEKEND" else int(weekday.value)
        start = weekday_before(last, wanted, same=True) if number < 0 else weekday_after(first, wanted, same=True)
        if start is not None and number > 1:
            start = shift_days(start, 7 * (number - 1))
        length = 2 if weekday.cls == "WEEKEND" else 1
    elif unit is not None and str(unit.value) in _DAYS:
        length = _DAYS[str(unit.value)]
        start = shift_days(last, 1 - length) if number < 0 else shift_days(first, length * (number - 1))
    else:
        return None
    end = shift_days(start, length - 1) if start else None
    if start is None or end is None or start > last:
        return None
    if length == 1:
        return start.isoformat(), start, end, "day"
    if length == 2:
        return f"{week_value(start)}-WE", start, end, "weekend"
    middle = shift_days(start, 3)
    return week_value(middle or start), start, min(end, last), "week"
