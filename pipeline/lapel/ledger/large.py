"""Records of a file that is too large to hold: DuckDB picks the lines that concern some parties, and only those become records."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec

from lapel import jsonl
from lapel.records import Event

LARGE = 50_000_000
"""Bytes from which picking lines first is worth its start."""

_PICKED = """
WITH records AS (
  SELECT line, coalesce(json_extract_string(line, '$.cluster'), json_extract_string(line, '$.id')) AS cluster,
         list_concat(json_extract_string(line, '$.agents[*].country'), json_extract_string(line, '$.recipients[*].country')) AS parties
  FROM read_csv($path, columns = {'line': 'VARCHAR'}, delim = '\x01', quote = '', escape = '', header = false, auto_detect = false,
                max_line_size = 16000000))
SELECT line FROM records
WHERE cluster IN (SELECT cluster FROM records WHERE list_has_any(parties, $parties))
"""
"""Lines of the clusters of which some record names one of the parties. Nothing of JSON is a \\x01, so a line is one cell."""


def records(path: str, parties: Collection[str]) -> Iterator[Event]:
    """The records of all acts in which one of the parties (country codes) has part; of a small file, of standard input and where
    DuckDB is not installed (extra ``large``) all records, which gives the same ledgers. Order is not kept.
    """
    database = _database() if path != "-" and Path(path).stat().st_size >= LARGE else None
    if database is None:
        yield from jsonl.read(path, Event)
        return
    decoder = msgspec.json.Decoder(Event)
    try:
        found = database.execute(_PICKED, {"path": path, "parties": [party.upper() for party in parties]})
        rows = found.fetchmany(10_000)
        while rows:
            yield from (decoder.decode(line) for (line,) in rows)
            rows = found.fetchmany(10_000)
    except (_errors(), msgspec.ValidationError, msgspec.DecodeError):
        for _ in jsonl.read(path, Event):  # says which line is no record
            pass
        raise


def _database() -> Any:
    try:
        import duckdb  # noqa: PLC0415  # an extra: only large files need it
    except ImportError:
        return None
    return duckdb.connect()


def _errors() -> Any:
    import duckdb  # noqa: PLC0415

    return duckdb.Error
