"""Days, weeks, months and years: stepping through the calendar, and the days that a TIMEX3 value covers."""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from datetime import date, timedelta

from lapel.records import Grain

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season in the north, as weather services count (winter begins in December of its year)."""

Bounds = tuple[date | None, date | None, Grain]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.*))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-[1-7])?")
_PART = re.compile(r"(\d{4})-(?:(SP|SU|FA|WI)|Q([1-4])|H([12]))")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d{2})XX")


def safe(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, n: int) -> date | None:
    """``n`` days on; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return None


def shift_months(day: date, n: int) -> date | None:
    """``n`` months on, the day of the month cut to what that month has."""
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def monday(day: date) -> date:
    """Monday of the day's week (the first week of the calendar begins on a Monday)."""
    return date.fromordinal(max(1, day.toordinal() - day.weekday()))


def week_value(day: date) -> str:
    """ISO week of the day, such as ``2021-W11``."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def weekday_before(day: date, weekday: int, *, same: bool) -> date | None:
    """The latest such weekday (1 = Monday) up to ``day``; ``same`` says whether ``day`` itself may be it."""
    back = (day.isoweekday() - weekday) % 7
    return shift_days(day, -(back or (0 if same else 7)))


def weekday_after(day: date, weekday: int, *, same: bool) -> date | None:
    """The first such weekday from ``day`` on."""
    ahead = (weekday - day.isoweekday()) % 7
    return shift_days(day, ahead or (0 if same else 7))


def season_of(day: date) -> tuple[int, str]:
    """Year and season that the day lies in; January and February belong to the winter of the year before."""
    if day.month <= 2:
        return day.year - 1, "WI"
    return day.year, {3: "SP", 4: "SP", 5: "SP", 6: "SU", 7: "SU", 8: "SU", 9: "FA", 10: "FA", 11: "FA"}.get(day.month, "WI")


def _months(year: int, month: int, count: int, grain: Grain) -> Bounds:
    first = safe(year, month, 1)
    after = shift_months(first, count) if first else None
    return first, (shift_days(after, -1) if after else date(9999, 12, 31) if first else None), grain


@functools.lru_cache(maxsize=20_000)
def bounds(value: str, mod: str | None = None) -> Bounds:
    """First and last day (both included) that a TIMEX3 value covers, and its grain; None, None where it names no days.

    ``mod`` START, MID and END take the first, second and last third.
    """
    start, end, grain = _bounds(value)
    if mod in {"START", "MID", "END"} and start and end and grain not in {"day", "daypart", "hour", "minute", "second"}:
        days = (end - start).days + 1
        third = days // 3
        if grain == "month":
            third = 10
        if mod == "START":
            end = start + timedelta(days=max(third, 1) - 1)
        elif mod == "END":
            start = start + timedelta(days=min(days - 1, 2 * third))
        else:
            start, end = start + timedelta(days=third), start + timedelta(days=max(third, 2 * third - 1))
    return start, end, grain


def _bounds(value: str) -> Bounds:
    if match := _DAY.fullmatch(value):
        day = safe(int(match[1]), int(match[2]), int(match[3]))
        time = match[4]
        grain: Grain = "day"
        if time:
            grain = "daypart" if time.isalpha() else "second" if time.count(":") > 1 else "minute" if ":" in time else "hour"
        return day, day, grain
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), 1, "month") if 1 <= int(match[2]) <= 12 else (None, None, "unknown")
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), match[3])
    if match := _PART.fullmatch(value):
        year = int(match[1])
        if match[2]:
            return _months(year, SEASON_MONTH[match[2]], 3, "season")
        return _months(year, int(match[3]) * 3 - 2, 3, "quarter") if match[3] else _months(year, int(match[4]) * 6 - 5, 6, "half")
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12, "year")
    if match := _DECADE.fullmatch(value):
        return _months(int(match[1]) * 10, 1, 120, "decade")
    if match := _CENTURY.fullmatch(value):
        return _months(int(match[1]) * 100, 1, 1200, "century")
    return None, None, _relative_grain(value)


def _week(year: int, week: int, part: str | None) -> Bounds:
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None, None, "week"
    if part == "-WE":
        return shift_days(first, 5), shift_days(first, 6), "weekend"
    if part:
        day = shift_days(first, int(part[1]) - 1)
        return day, day, "day"
    return first, shift_days(first, 6), "week"


_RELATIVE: tuple[tuple[str, Grain], ...] = (
    (r".*T[A-Z]{2}", "daypart"), (r".*T\d\d:\d\d:\d\d.*", "second"), (r".*T\d\d:\d\d.*", "minute"), (r".*T\d\d", "hour"),
    (r"XXXX-WXX-WE", "weekend"), (r"XXXX-WXX-\d", "day"), (r"XXXX-WXX", "week"), (r"XXXX-..-..", "day"),
    (r"XXXX-(?:SP|SU|FA|WI)", "season"), (r"XXXX-Q.", "quarter"), (r"XXXX-H.", "half"), (r"XXXX-..", "month"),
    (r"XXXX|FY.*|BC\d{4}", "year"), (r"XXX", "decade"), (r"XX|\d\dXX", "century"))


def _relative_grain(value: str) -> Grain:
    return next((grain for pattern, grain in _RELATIVE if re.fullmatch(pattern, value)), "unknown")
