"""A JSON array cut between its elements."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from lapel.readers.inputs import Part
from lapel.readers.json_document import elements
from lapel.readers.options import ReadOptions
from lapel.readers.source import Source


def cut(source: Source, options: ReadOptions, size: int) -> Iterator[Part]:
    """Parts of at least ``size`` bytes, each an array of its own. Other documents are not cut."""
    data = source.read(options.max_document)
    found = None if options.encoding else elements(data)
    start, at, position = -1, 0, 0
    for n, element in enumerate(found or []):
        here = data.index(bytes(element), position)
        if start < 0:
            start, at = here, n
        position = here + len(bytes(element))
        if position - start >= size or n == len(found or []) - 1:
            seen = hashlib.blake2b(data[start:position], digest_size=16).hexdigest()
            yield Part(format="json", start=start, end=position, before=b"[", after=b"]", first=at, digest=seen)
            start = -1
