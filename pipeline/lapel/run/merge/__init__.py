"""What spans articles, decided over all shards that are done: repeated ids, near-duplicates, event clusters; then the output.

Everything runs over columns in files of a scratch folder, some 600 bytes an article and 50 an event; what is held in memory is some 40
bytes of each. The result depends on the plan's order of shards alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lapel.run.merge.columns import Columns
from lapel.run.merge.emit import emit
from lapel.run.merge.fates import fates
from lapel.run.merge.names import names
from lapel.run.merge.sums import add_up
from lapel.run.shards import Done
from lapel.run.staged import OnDrop
from lapel.run.storage import Storage
from lapel.run.summary import Summary

Lines = Iterator[bytes]
Write = Callable[[int, Lines], None]
"""Called with the number of each shard and its events, JSON lines with their ends."""


def merge(storage: Storage, done: Sequence[Done], scratch: Path, *, summary: Summary, on_drop: OnDrop, write: Write) -> None:
    """Write the events of all shards, in their order, and fill the summary. ``scratch`` is a folder that may be thrown away."""
    columns = Columns(storage, done, scratch)
    fate = fates(columns)
    clusters = names(columns, fate)
    for number in range(len(done)):
        add_up(columns, number, fate, summary, on_drop)
        write(number, summary.counting_lines(emit(columns, number, fate, clusters)))
    summary.counted()
