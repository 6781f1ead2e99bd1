"""What a command says when it is done: what was read, written and dropped, what was found, and how fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from lapel.records import Drop, Event, Record
from lapel.run.fused import Batch
from lapel.run.tally import Tally

SHOWN = 5
"""Drops that the text names one by one; all are counted, and ``--drops`` writes them all."""


class _Kind(msgspec.Struct):
    """What of an event is counted."""

    type: str
    status: str


_KIND = msgspec.json.Decoder(_Kind)


class Summary(Record, kw_only=True):
    """Machine-readable summary of one command (``--json``)."""

    schema: str = "lapel.summary/1"
    command: str
    lapel: str
    model: str | None = None
    """Base pipeline and version, where one was used."""
    seconds: float = 0.0
    tallies: dict[str, Tally] = msgspec.field(default_factory=dict)
    hits: int = 0
    """Rule hits: each became an event or is counted in ``unrecorded``."""
    unrecorded: dict[str, int] = msgspec.field(default_factory=dict)
    """Rule hits without a record of their own, by reason."""
    events: int = 0
    types: dict[str, int] = msgspec.field(default_factory=dict)
    statuses: dict[str, int] = msgspec.field(default_factory=dict)
    words: int = 0
    """Tokens of the articles read."""
    sentences: int = 0
    words_per_second: float = 0.0
    sentences_per_second: float = 0.0
    notes: dict[str, int] = msgspec.field(default_factory=dict)
    """Repairs that cost no article, by name (bad-date, mojibake …)."""
    first_drops: list[Drop] = msgspec.field(default_factory=list)

    def dropped(self, drop: Drop) -> None:
        """Keep one of the first drops, to be named."""
        if len(self.first_drops) < SHOWN:
            self.first_drops.append(drop)

    def add(self, batch: Batch) -> None:
        """Add what the stages counted over one batch."""
        for stage, tally in batch.tallies.items():
            self.tallies[stage].add(tally)
        self.model = batch.model
        self.words += batch.words
        self.sentences += batch.sentences
        self.hits += batch.hits
        self.unrecorded = dict(Counter(self.unrecorded) + Counter(batch.unrecorded))

    def counting(self, events: Iterable[Event]) -> Iterator[Event]:
        """The same events, counted by type and status."""
        types, statuses = Counter[str](), Counter[str]()
        for event in events:
            types[event.type] += 1
            statuses[event.status] += 1
            yield event
        self._count(types, statuses)

    def _count(self, types: Counter[str], statuses: Counter[str]) -> None:
        self.events = types.total()
        self.types = dict(sorted(types.items(), key=lambda item: (-item[1], item[0])))
        self.statuses = dict(sorted(statuses.items(), key=lambda item: (-item[1], item[0])))

    def counting_lines(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The same events as JSON lines, counted by type and status; to be called for each part of the output."""
        types, statuses = Counter(self.types), Counter(self.statuses)
        for line in lines:
            kind = _KIND.decode(line)
            types[kind.type] += 1
            statuses[kind.status] += 1
            yield line
        self.types, self.statuses = dict(types), dict(statuses)

    def counted(self) -> None:
        """Put the most frequent first, when all lines have gone by."""
        self._count(Counter(self.types), Counter(self.statuses))

    def finish(self, seconds: float) -> Summary:
        """Set the time and what follows from it."""
        self.seconds = round(seconds, 3)
        if seconds > 0:
            self.words_per_second = round(self.words / seconds, 1)
            self.sentences_per_second = round(self.sentences / seconds, 1)
        return self


def as_text(summary: Summary) -> str:
    """The summary for a reader, one fact a line."""
    lines: list[str] = []
    for tally in _worth_a_line(summary.tallies):
        gone = sum(tally.dropped.values())
        reasons = ", ".join(
            f"{n} {reason}" for reason, n in sorted(tally.dropped.items(), key=lambda item: (-item[1], item[0]))
        )
        lines.append(
            f"{tally.stage + ':':<10} {tally.read} read = {tally.written} written + {gone} dropped"
            + (f" ({reasons})" if reasons else "")
        )
    for drop in summary.first_drops:
        lines.append(
            f"  dropped: {drop.where or drop.id or '?'}: {drop.reason}" + (f" ({drop.detail})" if drop.detail else "")
        )
    if (more := sum(sum(t.dropped.values()) for t in summary.tallies.values()) - len(summary.first_drops)) > 0:
        lines.append(f"  and {more} more; --drops FILE writes them all")
    if summary.notes:
        lines.append("repaired:  " + ", ".join(f"{n} {name}" for name, n in sorted(summary.notes.items())))
    if "events" in summary.tallies:
        lines.append(
            f"events:    {summary.events} found"
            + "".join(
                f"{', ' if i else ': '}{n} {type_}" for i, (type_, n) in enumerate(list(summary.types.items())[:12])
            )
            + (" …" if len(summary.types) > 12 else "")
        )
    if summary.words and summary.seconds:
        lines.append(
            f"speed:     {summary.words:,} words, {summary.sentences:,} sentences in {summary.seconds:.1f} s: "
            f"{summary.words_per_second:,.0f} words/s, {summary.sentences_per_second:,.0f} sentences/s"
        )
    return "\n".join(lines)


def _worth_a_line(tallies: dict[str, Tally]) -> list[Tally]:
    """The first and the last stage, and any that dropped something."""
    found = list(tallies.values())
    return [t for i, t in enumerate(found) if i in {0, len(found) - 1} or t.dropped]
