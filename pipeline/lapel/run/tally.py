"""Counting what goes through a stage, so that nothing is lost without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from lapel.errors import SumsDoNotBalance
from lapel.records import Drop, Record

T = TypeVar("T")

STAGES = ("ingest", "actors", "dates", "parse", "gestures", "events")
"""In the order in which an article goes through them."""


class Tally(Record, kw_only=True):
    """Articles that one stage read, wrote and dropped."""

    stage: str
    read: int = 0
    written: int = 0
    dropped: dict[str, int] = msgspec.field(default_factory=dict)
    """How many for each reason."""

    def drop(self, reason: str) -> None:
        """Count one article that is not passed on."""
        self.dropped[reason] = self.dropped.get(reason, 0) + 1

    def reading(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, counted as read."""
        for item in items:
            self.read += 1
            yield item

    def writing(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, each counted as written, or as dropped when it is a Drop."""
        for item in items:
            if isinstance(item, Drop):
                self.drop(item.reason)
            else:
                self.written += 1
            yield item

    def add(self, other: Tally) -> None:
        """Add what another worker counted for the same stage."""
        self.read += other.read
        self.written += other.written
        self.dropped = dict(Counter(self.dropped) + Counter(other.dropped))

    def check(self) -> Tally:
        """Itself; raises SumsDoNotBalance unless read = written + dropped."""
        gone = sum(self.dropped.values())
        if self.read != self.written + gone:
            raise SumsDoNotBalance(
                f"stage {self.stage}: read {self.read} articles, but wrote {self.written} and dropped {gone}; "
                f"please report this with the input that shows it"
            )
        return self


def new_tallies(stages: Iterable[str] = STAGES) -> dict[str, Tally]:
    """An empty tally for each stage, by its name."""
    return {stage: Tally(stage=stage) for stage in stages}


def check_chain(tallies: dict[str, Tally]) -> None:
    """Each stage's sums, and that each stage read all that the one before it wrote; raises SumsDoNotBalance."""
    before: Tally | None = None
    for tally in tallies.values():
        tally.check()
        if before is not None and tally.read != before.written:
            raise SumsDoNotBalance(
                f"stage {before.stage} wrote {before.written} articles, but stage {tally.stage} read {tally.read}; "
                f"please report this with the input that shows it"
            )
        before = tally


def check_hits(hits: int, events: int, unrecorded: dict[str, int]) -> None:
    """Every rule hit became an event or has a reason why not; raises SumsDoNotBalance otherwise."""
    if hits != events + sum(unrecorded.values()):
        raise SumsDoNotBalance(
            f"stage events: {hits} rule hits, but {events} events and {sum(unrecorded.values())} left out; "
            f"please report this with the input that shows it"
        )
