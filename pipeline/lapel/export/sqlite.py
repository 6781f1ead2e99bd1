"""SQLite: records, parties, links and operators as tables, and the dictionary of columns as one more."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import orjson

from lapel.export import countries, flat
from lapel.export.dictionary import columns
from lapel.records import Event, Party

_TYPES = {"text": "TEXT", "int": "INTEGER", "float": "REAL", "day": "TEXT", "list": "TEXT"}
_TABLES = """
CREATE TABLE parties (record TEXT NOT NULL REFERENCES events (id), role TEXT NOT NULL, place INTEGER NOT NULL, country TEXT, cow TEXT,
  fips TEXT, entity TEXT, kind TEXT NOT NULL, name TEXT, roles TEXT, office TEXT, text TEXT NOT NULL, char_start INTEGER,
  char_end INTEGER, resolved_by TEXT, PRIMARY KEY (record, role, place)) WITHOUT ROWID;
CREATE TABLE links (record TEXT NOT NULL REFERENCES events (id), kind TEXT NOT NULL, other TEXT NOT NULL);
CREATE TABLE operators (record TEXT NOT NULL REFERENCES events (id), text TEXT NOT NULL, status TEXT NOT NULL,
  char_start INTEGER NOT NULL, char_end INTEGER NOT NULL);
CREATE TABLE columns (name TEXT PRIMARY KEY, kind TEXT NOT NULL, fill TEXT NOT NULL, rule TEXT NOT NULL);
"""
_INDEXES = """
CREATE INDEX events_by_day ON events (date_start);
CREATE INDEX events_by_type ON events (type, status);
CREATE INDEX events_by_cluster ON events (cluster);
CREATE INDEX parties_by_country ON parties (country, role);
CREATE INDEX links_by_record ON links (record);
CREATE INDEX links_by_other ON links (other);
"""


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write a database; how many records. It is made in a file of its own first; lists are JSON arrays."""
    with tempfile.TemporaryDirectory(prefix="lapel-") as folder:
        path = Path(folder) / "events.sqlite"
        with closing(sqlite3.connect(path)) as database:
            n = _fill(database, events)
        with path.open("rb") as made:
            shutil.copyfileobj(made, stream)
    return n


def _fill(database: sqlite3.Connection, events: Iterable[Event]) -> int:
    listed = columns("events")
    definitions = ", ".join(f'"{c.column}" {_TYPES[c.kind]}{" NOT NULL" if c.fill == "always" else ""}' for c in listed)
    database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE events ({definitions}, PRIMARY KEY (id));"
                           + _TABLES)
    database.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", [(c.column, c.kind, c.fill, c.rule) for c in listed])
    insert = f"INSERT OR IGNORE INTO events VALUES ({', '.join('?' * len(listed))})"
    n = 0
    with database:
        for event in events:
            if database.execute(insert, [_cell(value) for value in flat.row(event).values()]).rowcount == 0:
                continue  # the same id again is the same record again
            database.executemany(f"INSERT INTO parties VALUES ({', '.join('?' * 15)})", _parties(event))
            database.executemany("INSERT INTO links VALUES (?, ?, ?)", [(event.id, link.kind, link.event) for link in event.links])
            database.executemany("INSERT INTO operators VALUES (?, ?, ?, ?, ?)",
                                 [(event.id, hit.text, hit.status, *hit.span) for hit in event.evidence.operators])
            n += 1
    database.executescript(_INDEXES)
    return n


def _cell(value: flat.Cell) -> str | int | float | None:
    return orjson.dumps(value).decode() if isinstance(value, list) else value


def _parties(event: Event) -> Iterator[tuple[object, ...]]:
    sides: tuple[tuple[str, list[Party]], ...] = (("agent", event.agents), ("recipient", event.recipients), ("about", event.about))
    for role, parties in sides:
        for place, p in enumerate(parties):
            yield (event.id, role, place, p.country, countries.cow(p.country), countries.fips(p.country), p.entity, p.kind, p.name,
                   "+".join(p.roles) or None, p.office, p.text, *(p.span or (None, None)), p.resolved_by or None)
