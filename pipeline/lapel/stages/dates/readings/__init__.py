"""What each kind of match means: one function a kind, found by the ``means`` of its pattern."""

from lapel.stages.dates.readings import absolute, clock, deictic, duration, inside, partial, period, ranges, relative
from lapel.stages.dates.readings.registry import READERS, Reader

__all__ = ["READERS", "Reader", "absolute", "clock", "deictic", "duration", "inside", "partial", "period", "ranges", "relative"]
