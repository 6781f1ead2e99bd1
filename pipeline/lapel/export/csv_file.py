"""CSV: one row for each record, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO

from lapel.cells import guard
from lapel.export import flat
from lapel.export.dictionary import columns
from lapel.records import Event

SEPARATOR = "; "
"""Between the values of a list; a semicolon within one is written as a comma."""


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the rows under a header; how many. Text that a spreadsheet would run stands behind an apostrophe (``cells.guard``)."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)  # lines end as RFC 4180 has it: then a lone carriage return in a cell is quoted too
        writer.writerow([column.column for column in columns("events")])
        n = 0
        for event in events:
            writer.writerow([_cell(value) for value in flat.row(event).values()])
            n += 1
    finally:
        text.detach()
    return n


def _cell(value: flat.Cell) -> str | int | float | None:
    if isinstance(value, list):
        value = SEPARATOR.join((part or "").replace(";", ",") for part in value)
    return guard(value) if isinstance(value, str) else value
