"""Archives cut between their members."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator

from lapel.readers.expand import files_of
from lapel.readers.inputs import Part
from lapel.readers.source import Budget, Source


def cut(source: Source, kind: str, budget: Budget, size: int) -> Iterator[Part]:
    """Runs of members of about ``size`` bytes. What may expand beyond the budget is not cut: only the whole tells when it does."""
    start, held = 0, 0
    sizes = _zip(source, budget) if kind == "zip" else _tar(source)
    n = -1
    for n, length in enumerate(sizes):
        held += length + 1
        if held >= size:
            yield Part(format="members", start=start, end=n + 1)
            start, held = n + 1, 0
    if start <= n:
        yield Part(format="members", start=start)


def _zip(source: Source, budget: Budget) -> list[int]:
    if source.seekable is None:  # held in memory by whoever reads it: once is enough
        return []
    with zipfile.ZipFile(source.seekable) as archive:
        sizes = [member.file_size for member in files_of(archive)]
    return sizes if sum(sizes) <= max(budget.options.free_expansion, budget.options.max_ratio * budget.size()) else []


def _tar(source: Source) -> Iterator[int]:
    with tarfile.open(fileobj=source.stream, mode="r|") as archive:
        for member in archive:
            archive.members = []  # type: ignore[attr-defined]  # else they pile up
            if not member.isdir():
                yield member.size
