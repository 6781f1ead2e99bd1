"""When a named day falls: fixed days, the n-th weekday of a month, days counted from Easter, and lunar calendars.

Easter is dateutil's; the lunar tables are the ``holidays`` library's. The rules stand in data/dates/holidays.toml.
"""

from __future__ import annotations

import functools
import re
import tomllib
from datetime import date

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from lapel import resources
from lapel.errors import BadData
from lapel.stages.dates.arithmetic import safe, shift_days, shift_months, weekday_after, weekday_before

_NTH = re.compile(r"(\d\d)/(-?\d)/(\d)([+-]\d+)?")
_EASTER = re.compile(r"(easter|orthodox)([+-]\d+)")


@functools.cache
def rules() -> dict[str, str]:
    """Id of a named day -> its rule."""
    path = resources.data("dates", "holidays.toml")
    return {day["id"]: day["rule"] for day in tomllib.loads(path.read_text(encoding="utf-8"))["day"]}


@functools.lru_cache(maxsize=4096)
def holiday(name: str, year: int) -> date | None:
    """The named day in a year; None where the calendar or the table does not say."""
    rule = rules()[name]
    if not 1583 <= year <= 4099:  # the range of dateutil's Easter; nothing older is a modern holiday
        return None
    if match := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return safe(year, int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", rule):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _EASTER.fullmatch(rule):
        return shift_days(easter(year, EASTER_WESTERN if match[1] == "easter" else EASTER_ORTHODOX), int(match[2]))
    if match := _NTH.fullmatch(rule):
        day = _nth(year, int(match[1]), int(match[2]), int(match[3]))
        return shift_days(day, int(match[4] or 0)) if day else None
    if rule == "us-election":
        first = weekday_after(date(year, 11, 1), 1, same=True)
        return shift_days(first, 1) if first else None
    if rule.startswith("table:"):
        _, country, label = rule.split(":")
        return _table(country, label, year)
    raise BadData(f"{resources.data('dates', 'holidays.toml')}: {name}: no such rule as {rule!r}; see the head of the file")


def one_time(name: str) -> date | None:
    """The day of a name that means one day in history (``9/11``)."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", rules()[name])
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _nth(year: int, month: int, n: int, weekday: int) -> date | None:
    if n > 0:
        first = weekday_after(date(year, month, 1), weekday, same=True)
        return shift_days(first, 7 * (n - 1)) if first else None
    after = shift_months(date(year, month, 1), 1)
    return weekday_before(after, weekday, same=False) if after else None


def _table(country: str, name: str, year: int) -> date | None:
    import holidays as library  # noqa: PLC0415 - half a tenth of a second that few texts need

    if not 1950 <= year <= 2099:
        return None
    days = library.country_holidays(country, years=[year], observed=False, language="en_US")
    return next((day for day, label in sorted(days.items()) if name in label and day.year == year), None)
