"""Numbers of units: reading them, writing them as TIMEX3, and stepping by them."""

from __future__ import annotations

import re
from datetime import date

from lapel.stages.dates.arithmetic import shift_days, shift_months, week_value
from lapel.stages.dates.context import Match

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "2W": "XXXX-WXX"}


def value_at(day: date, unit: str) -> str:
    """TIMEX3 value of the unit that the day lies in."""
    if unit in {"W", "2W"}:
        return week_value(day)
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "DE":
        return f"{day.year // 10:03d}X"
    if unit == "CE":
        return f"{day.year // 100:02d}XX"
    return day.isoformat()


def shift(day: date, n: float, unit: str) -> date | None:
    """The day ``n`` units on; parts of a day stay on the day, or move by whole days."""
    if unit in {"D", "W", "2W"}:
        return shift_days(day, round(n * {"D": 1, "W": 7, "2W": 14}[unit]))
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(unit)
    if months is not None:
        return shift_months(day, round(n * months)) if abs(n * months) < 120_000 else None
    hours = n / {"TS": 3600, "TM": 60, "TH": 1}.get(unit, 1)
    return shift_days(day, int(hours / 24)) if abs(hours) < 10_000_000 else None


def quantity(match: Match) -> tuple[float | None, str]:
    """Number (None for several, few …) and unit of a quantity."""
    unit_piece = match.get("UNIT", "UNITS")
    unit = str(unit_piece.value) if unit_piece else ""
    if match.get("QUANT"):
        return None, unit
    number = match.get("NUM", "DAY", "YEAR")
    if number is not None:
        # "two to three weeks": the larger number
        numbers = [float(p.value) for p in match.pieces if p.cls in {"NUM", "DAY", "YEAR"}]
        half = 0.5 if match.has("half") and number.word != "half" and float(number.value) != 0.5 and match.has("and") else 0
        if match.has("half") and len(numbers) > 1 and 0.5 in numbers:
            return sum(numbers) - (0 if match.has("and") else 0.5), unit
        return max(numbers) + half, unit
    if unit_piece is not None and unit_piece.cls == "UNITS":
        return None, unit
    return (1.5 if match.has("half") and match.has("and") else 0.5 if match.has("half") else 1), unit


def period(number: float | None, unit: str) -> str:
    """TIMEX3 duration: ``P2M``, ``PT36H``, ``PXW``; several of a unit is X."""
    if unit == "2W":
        number, unit = (number * 2 if number is not None else None), "W"
    if unit == "ML":
        number, unit = (number * 1000 if number is not None else None), "Y"
    if unit == "CE" and number is not None:
        number, unit = number * 100, "Y"
    time = "T" if unit.startswith("T") else ""
    amount = "X" if number is None else f"{number:g}" if number < 1_000_000 else f"{number:.0f}"
    return f"P{time}{amount}{unit[1:] if time else unit}"


AMOUNT = re.compile(r"P(\d+)([DWMY])")
"""A duration of whole days, weeks, months or years."""


def shift_period(day: date, value: str, sign: int) -> date | None:
    """The day a TIMEX3 duration of whole days, weeks, months or years away."""
    match = AMOUNT.fullmatch(value)
    return shift(day, sign * int(match[1]), match[2]) if match else None
