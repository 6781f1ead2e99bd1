"""JSON lines cut at line ends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from lapel.readers.inputs import Part
from lapel.readers.options import ReadOptions
from lapel.readers.source import Source

_BLOCK = 1 << 20


def cut(source: Source, options: ReadOptions, size: int) -> Iterator[Part]:
    """Parts of at least ``size`` bytes, the last of what is left."""
    start = position = first = lines = 0
    seen = hashlib.blake2b(digest_size=16)
    while block := source.stream.read(min(_BLOCK, size)):
        at = 0
        while start + size - position < len(block):
            end = block.find(b"\n", max(at, start + size - position - 1)) + 1
            if not end:
                break
            seen.update(block[at:end])
            lines += block.count(b"\n", at, end)
            yield Part(format="jsonl", start=start, end=position + end, first=first, digest=seen.hexdigest())
            seen, start, first, at = hashlib.blake2b(digest_size=16), position + end, first + lines, end
            lines = 0
        seen.update(block[at:])
        lines += block.count(b"\n", at)
        position += len(block)
    if position > start:
        yield Part(format="jsonl", start=start, first=first, digest=seen.hexdigest())
