"""CSV and TSV cut between rows, each part with the header row before it."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator

from lapel.readers.inputs import Part
from lapel.readers.json_lines import bounded_lines
from lapel.readers.options import ReadOptions
from lapel.readers.reasons import Bad
from lapel.readers.source import Source
from lapel.readers.table import delimiter_of, set_limit


class _Lines:
    """Physical lines as text, one character a byte, with how far they were read."""

    def __init__(self, source: Source, limit: int) -> None:
        self._lines = bounded_lines(source.stream, limit)
        self.bytes = self.lines = 0
        self.parts: list[bytes] = []
        """Since the last cut."""

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            if line is None:
                raise Bad("too-large")
            self.bytes += len(line)
            self.lines += 1
            self.parts.append(line)
            yield line.decode("latin-1").removeprefix("\xef\xbb\xbf")

    def taken(self) -> bytes:
        """The bytes since the last cut."""
        data, self.parts = b"".join(self.parts), []
        return data


def cut(source: Source, options: ReadOptions, size: int) -> Iterator[Part]:
    """Parts of at least ``size`` bytes, the last of what is left. An encoding named by the user may hide what a comma is: no cut."""
    if options.encoding:
        return
    set_limit(options)
    lines = _Lines(source, options.max_record)
    first = source.head.split(b"\n", 1)[0].decode("latin-1")
    rows = csv.reader(iter(lines), delimiter=delimiter_of(source, options, first))
    next(rows, None)
    header, heading = lines.taken(), lines.lines
    start, at = lines.bytes, 0
    for _ in rows:
        if lines.bytes - start >= size:
            yield _part(header, start, lines.bytes, at, lines)
            start, at = lines.bytes, lines.lines - heading
    if lines.bytes > start:
        yield _part(header, start, None, at, lines)


def _part(header: bytes, start: int, end: int | None, first: int, lines: _Lines) -> Part:
    seen = hashlib.blake2b(lines.taken(), digest_size=16).hexdigest()
    return Part(format="csv", start=start, end=end, before=header, first=first, digest=seen)
