"""Plain text: one file, one article. It has no title and no date of its own."""

from __future__ import annotations

from collections.abc import Iterator

from lapel.readers.build import Builder
from lapel.readers.decode import decode
from lapel.readers.source import Source
from lapel.records import Article, Drop


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """The file as one article, its text as it stands."""
    options = builder.options
    text = decode(source.read(options.max_record), builder.notes, forced=options.encoding)
    yield builder.article(text, where=source.where, key=source.key)
