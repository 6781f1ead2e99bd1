"""Lines of tab-separated cells without quoting, as the formats of event data are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import IO, TypeVar

from lapel.export import dictionary

R = TypeVar("R")


def write(stream: IO[bytes], format_: str, values: Mapping[str, Callable[[R], object]], rows: Iterable[R], *, header: bool,
          null: str = "") -> int:
    """Write rows with the columns of a format, in its order; how many. A value that is None is written as ``null``.

    Cells of text come without tabs and line breaks (``rows.words``).
    """
    names = dictionary.filled(format_, values)
    getters = [values.get(name) for name in names]
    if header:
        stream.write(("\t".join(names) + "\n").encode())
    n = 0
    for row in rows:
        stream.write(("\t".join([_cell(get(row), null) if get else null for get in getters]) + "\n").encode())
        n += 1
    return n


def _cell(value: object, null: str) -> str:
    if value is None or value == "":
        return null
    return f"{value:g}" if isinstance(value, float) else str(value)
