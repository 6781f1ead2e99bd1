"""Publication dates as they stand in metadata, normalised to an ISO day. Pure pattern work: the clock is never read."""

from __future__ import annotations

import email.utils
import re
from datetime import UTC, date, datetime
from typing import Any

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4,6}(?:[+-]\d{4}|Z)?)?$")
_EPOCH = re.compile(r"-?\d{9,16}(?:\.\d+)?$")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.I)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_DAY = re.compile(_MONTH + r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.I)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+" + _MONTH + r",?[\s-]+(\d{4})\b", re.I)
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1600, 2100
_LONGEST = 200
"""Characters of a date with everything around it; what is longer is none."""


def iso_day(value: Any, *, day_first: bool | None = None) -> str | None:
    """The day (``YYYY-MM-DD``) that a metadata value names, as its writer wrote it (no change of time zone), or None.

    Takes ISO 8601 with or without time, ``YYYYMMDD``, RFC 822, *March 17, 2021*, *17 March 2021*, ``17/03/2021`` (when
    only one order is possible or ``day_first`` tells), epoch seconds, milli- and microseconds (as UTC), dates, and
    MongoDB's ``$date``."""
    if isinstance(value, dict):
        return iso_day(value.get("$date", value.get("$numberLong")), day_first=day_first)
    if isinstance(value, (list, tuple)):
        return iso_day(value[0], day_first=day_first) if value else None
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value).strip()
    if len(text) > _LONGEST:
        return None
    weekday = _WEEKDAY.match(text)
    return _from_text(text[weekday.end():] if weekday else text, day_first)


def _from_text(text: str, day_first: bool | None) -> str | None:
    if match := _ISO.match(text):
        return _day(*map(int, match.groups()))
    if (match := _COMPACT.match(text)) and (found := _day(*map(int, match.groups()))):
        return found
    if _EPOCH.match(text):
        return _from_epoch(float(text))
    if match := _MONTH_DAY.match(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    if match := _DAY_MONTH.match(text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := _SLASHES.match(text):
        return _from_slashes(int(match[1]), int(match[2]), int(match[3]), day_first)
    parsed = email.utils.parsedate(text) if len(text) < 100 else None
    return _day(*parsed[:3]) if parsed else None


def _from_slashes(a: int, b: int, year: int, day_first: bool | None) -> str | None:
    if day_first is None and a <= 12 and b <= 12 and a != b:
        return None
    if day_first or (day_first is None and a > 12):
        return _day(year, b, a)
    return _day(year, a, b)


def _from_epoch(number: float) -> str | None:
    while abs(number) >= 1e11:
        number /= 1000
    try:
        day = datetime.fromtimestamp(number, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return _day(day.year, day.month, day.day)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
