"""Large inputs cut into parts that can be read on their own, each with the same articles and places as in the whole.

Where the cuts lie depends on the content alone: what is added at the end leaves the parts before it as they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import msgspec

from lapel.errors import LapelError
from lapel.readers import cut_items, cut_lines, cut_members, cut_rows, cut_warc
from lapel.readers.decode import wide
from lapel.readers.expand import archive, peel
from lapel.readers.inputs import STDIN, Input, Part, status
from lapel.readers.opening import opened
from lapel.readers.options import ReadOptions
from lapel.readers.remote import name_of
from lapel.readers.sniff import sniff
from lapel.readers.source import Budget, Source

LAYERED = 16
"""Most parts of a compressed input: each is reached by unpacking all that lies before it."""

_CUTTERS: dict[str, Callable[[Source, ReadOptions, int], Iterator[Part]]] = {
    "jsonl": cut_lines.cut, "csv": cut_rows.cut, "tsv": cut_rows.cut, "json": cut_items.cut,
    "warc": cut_warc.cut,
}


def cut(file: Input, options: ReadOptions, size: int) -> list[Input]:
    """The input in parts of about ``size`` bytes of plain content; the input itself where it is small, or cannot be cut.

    Bad content never raises: the part that holds it, or the whole, will say what is wrong when it is read.
    """
    if file.path == STDIN or status(file.path)[0] * 4 < size:
        return [file]
    try:
        parts = _parts(file, options, size)
    except LapelError:  # no fault of the content
        raise
    except Exception:  # told when the input is read, as a drop with its reason
        return [file]
    return [file] if len(parts) < 2 else [msgspec.structs.replace(file, part=part) for part in parts]


def _parts(file: Input, options: ReadOptions, size: int) -> list[Part]:
    with opened(file.path, options) as (stream, budget, seekable):
        whole = Source(stream, file.path, file.key, name_of(file.path), seekable)
        plain, layers = peel(whole, budget)
        if kind := archive(plain):
            parts = list(cut_members.cut(plain, kind, budget, size))
        else:
            name = options.format or sniff(plain)
            if name not in _CUTTERS or wide(plain.head, options.encoding):
                return []
            if name == "warc" and layers == 1 and seekable is not None and whole.head.startswith(cut_warc.GZIP):
                seekable.seek(0)
                return list(cut_warc.cut_packed(seekable, Budget(options, budget.size), size))
            parts = list(_CUTTERS[name](plain, options, size))
    return thinned(parts, LAYERED) if layers else parts


def thinned(parts: list[Part], most: int) -> list[Part]:
    """The parts, neighbours joined so that there are at most so many."""
    step = -(-len(parts) // most)
    return [_joined(parts[i:i + step]) for i in range(0, len(parts), step)] if step > 1 else parts


def _joined(parts: list[Part]) -> Part:
    seen = hashlib.blake2b("".join(part.digest for part in parts).encode(), digest_size=16).hexdigest()
    return msgspec.structs.replace(parts[0], end=parts[-1].end, digest=seen)
