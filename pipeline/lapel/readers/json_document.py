"""A JSON document read as a whole: an array of articles, one article, or the answer of an API that wraps its list."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lapel.readers import json_lines
from lapel.readers.build import Builder
from lapel.readers.fields import FieldReader
from lapel.readers.reasons import Bad
from lapel.readers.source import Source
from lapel.records import Article, Drop

_ARRAY = msgspec.json.Decoder(list[msgspec.Raw])


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """One Article or Drop for each element."""
    data = source.read(builder.options.max_document)
    fields = FieldReader(builder)
    raw = None if builder.options.encoding else elements(data)
    document = json_lines.loads(data, builder) if raw is None else None
    if isinstance(document, dict):
        yield from fields.articles(document, source.where, source.key)
        return
    for n, part in enumerate(raw if raw is not None else document if isinstance(document, list) else [document], source.first + 1):
        where = f"{source.where}, item {n}"
        if (drop := builder.passed_over(where)) is not None:
            yield drop
            continue
        try:
            item = json_lines.loads(bytes(part), builder) if raw is not None else part
        except Bad as bad:
            yield builder.drop(bad.reason, where, bad.detail)
            continue
        if isinstance(item, dict):
            yield fields.article(item, where, source.key)
        else:
            yield builder.drop("broken-json", where, f"a {type(item).__name__}, not an object")


def elements(data: bytes) -> list[msgspec.Raw] | None:
    """The elements of an array still as bytes, None for another document: the whole as Python objects would take many times its size."""
    try:
        return _ARRAY.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
