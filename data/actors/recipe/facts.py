"""One fact as every source is brought to: a person held an office in a country between two days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Fact:
    """Days are ISO strings or None; ``soft_end`` marks an end that the source only bounds from above."""

    country: str
    office: str
    title: str
    name: str
    source: str
    start: str | None = None
    end: str | None = None
    known_until: str | None = None
    qid: str | None = None
    gender: str | None = None
    acting: bool = False
    place: str | None = None
    soft_end: bool = False
    coarse: bool = False
    """Start or end is known to the month or year only."""
    names: list[str] = field(default_factory=list)


def first_day(value: str) -> str | None:
    """``2016`` -> 2016-01-01, ``2016-05`` -> 2016-05-01."""
    if not value or len(value) == 5:
        return None
    return (value + "-01-01")[:10] if len(value) == 4 else value + "-01" if len(value) == 7 else value


def last_day(value: str) -> str | None:
    """``2016`` -> 2016-12-31, ``2016-05`` -> 2016-05-31."""
    if not value:
        return None
    if len(value) == 4:
        return value + "-12-31"
    if len(value) == 7:
        return f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:]))[1]:02d}"
    return value


def day(text: str | None, default: str) -> date:
    """An ISO day as a date."""
    year, month, d = map(int, (text or default).split("-"))
    for last in (d, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise ValueError(text)
