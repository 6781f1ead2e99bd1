"""CSV and TSV with a header row: one article a row, read row by row."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from lapel.readers.build import Builder
from lapel.readers.decode import decode, mark, wide
from lapel.readers.fields import FieldReader
from lapel.readers.json_lines import bounded_lines
from lapel.readers.options import ReadOptions
from lapel.readers.reasons import Bad
from lapel.readers.source import Source
from lapel.records import Article, Drop

_DELIMITERS = ",;\t|"


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """One Article or Drop for each row below the header. Bad ``unknown-fields`` when no column can be the text."""
    options = builder.options
    set_limit(options)
    lines = _lines(source, builder)
    first = next(lines, "")
    rows = csv.reader(_chain(first, lines), delimiter=delimiter_of(source, options, first))
    try:
        header = next(rows, [])
    except csv.Error as error:
        raise Bad("broken-csv", str(error)) from error
    fields = FieldReader(builder)
    if not fields.plan(dict.fromkeys(header))["text"]:
        raise Bad("unknown-fields", f"columns: {', '.join(header)[:200]}")
    while True:
        where = f"{source.where}, line {source.first + rows.line_num + 1}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield builder.drop("broken-csv", where, str(error))
            continue
        if not row:
            continue
        if (drop := builder.passed_over(where)) is not None:
            yield drop
            continue
        yield fields.article(dict(zip(header, row, strict=False)), where, source.key)


def set_limit(options: ReadOptions) -> None:
    """Let the csv module take fields as long as a record may be."""
    csv.field_size_limit(max(options.max_record, 131_072))


def delimiter_of(source: Source, options: ReadOptions, first: str) -> str:
    """What stands between the columns: as asked for, by the suffix, or as the first line shows."""
    return options.delimiter or ("\t" if source.name.lower().endswith((".tsv", ".tab")) else _delimiter(first))


def _delimiter(header: str) -> str:
    """The mark that stands most often in the header row outside quotation marks."""
    outside = "".join(header.split('"')[::2])
    counts = Counter({mark: outside.count(mark) for mark in _DELIMITERS})
    return max(_DELIMITERS, key=lambda mark: counts[mark])


def _lines(source: Source, builder: Builder) -> Iterator[str]:
    options, notes = builder.options, builder.notes
    if name := wide(source.head, options.encoding):
        if mark(source.head):
            name = name[:6]  # the name without its byte order reads the mark
        yield from io.TextIOWrapper(source.stream, encoding=name, newline="")
        return
    first = True
    for line in bounded_lines(source.stream, options.max_record):
        if line is None:
            raise Bad("too-large", f"a line of over {options.max_record} bytes")
        yield decode(line.removeprefix(b"\xef\xbb\xbf") if first else line, notes, forced=options.encoding)
        first = False


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
