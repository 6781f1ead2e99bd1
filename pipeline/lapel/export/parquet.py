"""Parquet: the columns of data/export/events.tsv with their types, and the rule of each in its metadata."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

from lapel.errors import BadSetting
from lapel.export import flat
from lapel.export.dictionary import Column, columns
from lapel.records import SCHEMA, Event

GROUP = 10_000
"""Rows of a row group: all that is held at once."""


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the rows; how many. Raises BadSetting where pyarrow is not installed."""
    arrow, parquet = _libraries()
    schema = _schema(arrow)
    n = 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in _batches(events):
            writer.write_table(arrow.Table.from_pylist(_rows(batch), schema=schema), row_group_size=GROUP)
            n += len(batch)
    return n


def table(events: Iterable[Event]) -> Any:
    """The same rows as one ``pyarrow.Table``, in memory. Raises BadSetting where pyarrow is not installed."""
    arrow, _ = _libraries()
    schema = _schema(arrow)
    parts = [arrow.Table.from_pylist(_rows(batch), schema=schema) for batch in _batches(events)]
    return arrow.concat_tables(parts) if parts else schema.empty_table()


def _rows(events: list[Event]) -> list[dict[str, Any]]:
    days = [c.column for c in columns("events") if c.kind == "day"]
    rows: list[dict[str, Any]] = [flat.row(event) for event in events]
    for row in rows:
        row.update((name, date.fromisoformat(row[name])) for name in days if row[name])
    return rows


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415  # an extra: only this format needs it
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise BadSetting("Parquet needs pyarrow; install it with: pip install 'lapel[export]'") from error
    return pyarrow, pyarrow.parquet


def _schema(arrow: Any) -> Any:
    types = {"text": arrow.string(), "int": arrow.int64(), "float": arrow.float64(), "day": arrow.date32(),
             "list": arrow.list_(arrow.string())}
    fields = [arrow.field(c.column, types[c.kind], nullable=c.fill != "always", metadata=_description(c)) for c in columns("events")]
    return arrow.schema(fields, metadata={"schema": SCHEMA})


def _description(column: Column) -> dict[str, str]:
    return {"description": column.rule}


def _batches(events: Iterable[Event]) -> Iterator[list[Event]]:
    rest = iter(events)
    while batch := list(itertools.islice(rest, GROUP)):
        yield batch
