"""How long each export of 100,000 records takes, and whether what it wrote holds all columns: ``python -m tests.bench.export EVENTS``.

Every file is read back by another reader than wrote it (pandas, pyarrow, sqlite3, networkx, json); its rows and columns are compared
with what the format's dictionary lists. Each should be written in less than a minute. Measure on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from lapel import export, jsonl
from lapel.records import Event
from tests.bench.many import records

LIMIT = 60.0
HEADED = {"csv", "icews", "polecat"}


def read_back(name: str, path: Path) -> tuple[int, list[str]]:
    """Rows and column names that another reader finds in an export."""
    if name in {"graphml", "gexf"}:
        import networkx

        graph = networkx.read_graphml(path) if name == "graphml" else networkx.read_gexf(path)
        return graph.number_of_edges(), sorted({key for *_, data in graph.edges(data=True) for key in data})
    if name == "parquet":
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(path)
        return table.num_rows, table.column_names
    if name == "sqlite":
        with sqlite3.connect(path) as base:
            return (base.execute("select count(*) from events").fetchone()[0],
                    [row[1] for row in base.execute("pragma table_info(events)")])
    if name == "timeline":
        rows = json.loads(path.read_text(encoding="utf-8"))["events"]
        return len(rows), list(dict.fromkeys(key for row in rows for key in row))
    if name == "plover":
        with path.open(encoding="utf-8") as lines:
            read = [json.loads(line) for line in lines]
        return len(read), list(read[0])
    import pandas

    frame = pandas.read_csv(path, sep="," if name == "csv" else "\t", header=0 if name in HEADED else None, dtype=str,
                            keep_default_na=False, quoting=0 if name == "csv" else 3)
    listed = [column.column for column in export.columns(export.FORMATS[name])]
    return len(frame), list(frame.columns) if name in HEADED else listed[: frame.shape[1]]


def main(arguments: list[str] | None = None) -> int:
    """Write and read back every format; 1 when one takes longer than the limit or lacks a column."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.export", description=__doc__)
    parser.add_argument("events", type=Path)
    parser.add_argument("--records", type=int, default=100_000, metavar="N", help="records to write (default: 100,000)")
    parser.add_argument("--limit", type=float, default=LIMIT, metavar="SECONDS", help="longest export (default: 60)")
    options = parser.parse_args(arguments)
    table = Table(title=f"{options.records:,} records", title_justify="left")
    for column in ("format", "writes in, s", "rows", "columns", "missing"):
        table.add_column(column, justify="left" if column in {"format", "missing"} else "right")
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "events.jsonl"
        jsonl.write(source, records(options.events, options.records))
        for name, form in export.FORMATS.items():
            path = Path(folder) / f"out{form.suffix}"
            start = time.perf_counter()
            with path.open("wb") as stream:
                form.write((e for e in jsonl.read(source, Event) if export.holds(form, e)), stream)
            seconds = time.perf_counter() - start
            rows, found = read_back(name, path)
            missing = [c.column for c in export.columns(form) if c.column not in found] if name not in {"graphml", "gexf"} else []
            wrong = wrong or bool(missing) or not rows or seconds > options.limit
            table.add_row(name, f"{seconds:.1f}", f"{rows:,}", f"{len(found)}", ", ".join(missing))
            path.unlink()
    Console(width=None if sys.stdout.isatty() else 120).print(table)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
