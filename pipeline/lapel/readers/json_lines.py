"""JSON lines: one article a line, read line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from lapel.readers.build import Builder
from lapel.readers.decode import decode, wide
from lapel.readers.fields import FieldReader
from lapel.readers.reasons import Bad
from lapel.readers.source import Source
from lapel.records import Article, Drop


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """One Article or Drop for each line that is not blank."""
    fields = FieldReader(builder)
    for n, line in enumerate(_lines(source, builder), source.first + 1):
        where = f"{source.where}, line {n}"
        if line is None:
            yield builder.drop("too-large", where, f"a line of over {builder.options.max_record} bytes")
            continue
        if not line.strip():
            continue
        if (drop := builder.passed_over(where)) is not None:
            yield drop
            continue
        try:
            record = loads(line, builder)
        except Bad as bad:
            yield builder.drop("broken-json-line" if bad.reason == "broken-json" else bad.reason, where, bad.detail)
            continue
        if isinstance(record, dict):
            yield from fields.articles(record, where, source.key)
        else:
            yield builder.drop("broken-json-line", where, f"a {type(record).__name__}, not an object")


def loads(data: bytes, builder: Builder) -> Any:
    """A JSON value: fast where it is sound, with patience for NaN, lone surrogates and control characters; else Bad
    ``broken-json``."""
    forced = builder.options.encoding
    if not forced:
        try:
            return orjson.loads(data)
        except orjson.JSONDecodeError:
            pass
    try:
        return json.loads(decode(data, builder.notes, forced=forced), strict=False)
    except (ValueError, RecursionError) as error:
        raise Bad("broken-json", str(error)) from error


def _lines(source: Source, builder: Builder) -> Iterator[bytes | None]:
    """Lines as bytes, None for one that is too long. UTF-16 and UTF-32 are turned into UTF-8 first, as newlines look
    different there."""
    limit = builder.options.max_record
    forced = builder.options.encoding
    if wide(source.head, forced):
        text = decode(source.read(builder.options.max_document), builder.notes, forced=forced)
        yield from (line.encode(forced or "utf-8", "surrogatepass") for line in text.split("\n"))
        return
    first = not source.first
    for line in bounded_lines(source.stream, limit):
        yield line.removeprefix(b"\xef\xbb\xbf") if first and line else line
        first = False


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of a stream with their newline; None for one longer than ``limit`` bytes, whose rest is passed over."""
    while line := stream.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield None
