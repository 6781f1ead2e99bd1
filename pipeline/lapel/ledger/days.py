"""Days as ISO strings: gaps, spans and periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

Period = Literal["week", "month"]


def gap(earlier: str, later: str) -> int:
    """Days from one ISO day to another; negative when the second is the earlier."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def shifted(day: str, days: int) -> str:
    """The ISO day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def period_of(day: str, by: Period) -> str:
    """First day of the week (Monday) or month that holds the day."""
    if by == "month":
        return f"{day[:7]}-01"
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def periods(first: str, last: str, by: Period) -> Iterator[str]:
    """First days of all weeks or months from that of one day to that of another."""
    day, end = period_of(first, by), period_of(last, by)
    while day <= end:
        yield day
        day = period_of(shifted(day, 7 if by == "week" else 31), by)
