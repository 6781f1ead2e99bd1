"""Time expressions: where they stand, their TIMEX3 values, and the days they cover."""

from lapel.stages.dates.find import find_dates
from lapel.stages.dates.timex3 import to_timex3

__all__ = ["find_dates", "to_timex3"]
