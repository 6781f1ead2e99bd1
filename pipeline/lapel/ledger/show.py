"""A ledger as text: a table for the terminal, Markdown, CSV or JSON lines, with the sentences behind its rows where asked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import IO, Literal, get_args

import orjson
import rich.box
import rich.table
from rich.console import Console
from rich.markup import escape

from lapel.cells import guard
from lapel.errors import BadSetting
from lapel.ledger.table import Row, Table, Value
from lapel.records import Event
from lapel.terminal import shown

Form = Literal["table", "markdown", "csv", "jsonl"]
SUFFIXES: dict[str, Form] = {"csv": "csv", "jsonl": "jsonl", "ndjson": "jsonl", "md": "markdown", "txt": "table"}
_ACTIVE = re.compile(r"[\\|<>\[\]`]")
"""What Markdown, or the HTML within it, would take for more than text."""
SENTENCES = 3
"""Sentences shown for a row where a person reads; JSON lines hold all."""


def form_of(path: str) -> Form:
    """The form that a file's name asks for; a table for standard output. Raises BadSetting where it asks for none."""
    if path == "-":
        return "table"
    found = SUFFIXES.get(path.rsplit(".", 1)[-1].lower())
    if found is None:
        raise BadSetting(f"{path}: its name tells no form; say --to {', '.join(get_args(Form))}")
    return found


def write(table: Table, stream: IO[bytes], form: Form, *, evidence: bool = False, width: int | None = None) -> None:
    """Write a ledger. ``width`` is that of the terminal, in characters; without it a table is as wide as it needs, up to 200."""
    writers = {"table": lambda: _terminal(table, evidence, width), "markdown": lambda: _markdown(table, evidence),
               "csv": lambda: _csv(table, evidence), "jsonl": lambda: _jsonl(table, evidence)}
    stream.write(writers[form]().encode())


def _shown(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _filled(table: Table) -> list[str]:
    """Columns with a value in some row: the others are left out where a person reads."""
    return [column for column in table.columns if any(row.values[column] not in (None, "") for row in table.rows)]


def _terminal(table: Table, evidence: bool, width: int | None) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width or 200, highlight=False)
    grid = rich.table.Table(title=escape(table.title), title_justify="left", box=rich.box.SIMPLE_HEAD)
    columns = _filled(table)
    for column in columns:
        numbers = all(isinstance(row.values[column], int | float | None) for row in table.rows)
        grid.add_column(column.replace("_", " "), justify="right" if numbers else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(escape(_shown(row.values[column])) for column in columns))
    if table.rows:
        console.print(grid)
    else:
        console.print(f"{escape(table.title)}: nothing")
    if evidence:
        for n, row in enumerate(table.rows, 1):
            for event in row.support[:SENTENCES]:
                console.print(escape(f"{n:>3}. {_reference(event)}"), soft_wrap=True)
                console.print(escape(f"     {_sentence(event)}"), soft_wrap=True)
            _more(console, row)
    for note in table.notes:
        console.print(escape(note), soft_wrap=True)
    return "\n".join(line.rstrip() for line in shown(out.getvalue()).split("\n")).rstrip("\n") + "\n"


def _more(console: Console, row: Row) -> None:
    if len(row.support) > SENTENCES:
        console.print(f"     and {len(row.support) - SENTENCES} more; --to jsonl writes them all")


def _markdown(table: Table, evidence: bool) -> str:
    def cell(value: Value) -> str:
        return _ACTIVE.sub(r"\\\g<0>", shown(_shown(value)).replace("\n", " "))

    columns = _filled(table)
    lines = [f"## {table.title}", ""]
    if table.rows:
        lines += ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
        lines += ["| " + " | ".join(cell(row.values[column]) for column in columns) + " |" for row in table.rows]
    else:
        lines += ["Nothing."]
    if evidence:
        lines += ["", *(f"{n}. {cell(_reference(event))}: {cell(_sentence(event))}" for n, row in enumerate(table.rows, 1)
                        for event in row.support[:SENTENCES])]
    if table.notes:
        lines += ["", *(f"{cell(note)}." for note in table.notes)]
    return "\n".join(lines) + "\n"


def _csv(table: Table, evidence: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*table.columns, *(["records"] if table.supported else []), *(["sentence"] if evidence else [])])
    for row in table.rows:
        cells = [guard(" ".join(value.split())) if isinstance(value, str) else value for value in row.values.values()]
        ids = ["; ".join(event.id for event in row.support)] if table.supported else []
        writer.writerow([*cells, *ids, *([guard(_sentence(row.support[0])) if row.support else ""] if evidence else [])])
    return out.getvalue()


def _jsonl(table: Table, evidence: bool) -> str:
    def lines() -> Iterator[str]:
        for row in table.rows:
            record: dict[str, object] = dict(row.values)
            if table.supported:
                record["records"] = [event.id for event in row.support]
            if evidence:
                record["evidence"] = [{"record": event.id, "article": event.article.id, "published": event.article.published,
                                       "url": event.article.url, "span": event.evidence.span, "sentence": event.evidence.text}
                                      for event in row.support]
            yield orjson.dumps(record).decode() + "\n"

    return "".join(lines())


def _reference(event: Event) -> str:
    article = event.article
    return " · ".join(part for part in (event.id, article.published, article.source, article.url or article.title or article.id) if part)


def _sentence(event: Event) -> str:
    return " ".join(event.evidence.text.split())
