"""One file a format: what comes in becomes Article.

:func:`read` streams articles and drops from files, folders, archives and standard input; :func:`find` and
:func:`read_file` are its two halves, for callers that share the files out among workers."""

from __future__ import annotations

import contextlib
import importlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from lapel.errors import LapelError
from lapel.readers.build import Builder, Guard
from lapel.readers.cut import cut
from lapel.readers.expand import DAMAGED, expand, peel
from lapel.readers.inputs import STDIN, Input, Part, find, status
from lapel.readers.opening import opened
from lapel.readers.options import FORMATS, ReadOptions
from lapel.readers.reasons import NOTES, REASONS, Bad, Bomb
from lapel.readers.remote import is_address, name_of
from lapel.readers.sniff import sniff
from lapel.readers.source import Budget, Source
from lapel.records import Article, Drop

__all__ = ["FORMATS", "NOTES", "REASONS", "Input", "Part", "ReadOptions", "cut", "find", "is_address", "read", "read_file", "status"]

_READERS = {
    "text": "text", "html": "page", "jsonl": "json_lines", "json": "json_document", "csv": "table", "tsv": "table", "feed": "feed",
    "nitf": "nitf", "newsml": "newsml", "warc": "warc",
}
"""Format -> the module that reads it, imported when a file of it comes: some of them take a tenth of a second, and most inputs need one."""


def reader(name: str) -> Callable[[Source, Builder], Iterator[Article | Drop]]:
    """The reader of one of FORMATS."""
    return cast("Callable[[Source, Builder], Iterator[Article | Drop]]", importlib.import_module(f"lapel.readers.{_READERS[name]}").read)


def read(
    paths: Sequence[str], options: ReadOptions | None = None, notes: Counter[str] | None = None
) -> Iterator[Article | Drop]:
    """Articles and drops behind the paths (files, folders, patterns, addresses, ``-``), one at a time, in an order that never
    changes.

    Every file, and every record in it, gives exactly one Article or one Drop. ``notes`` counts repairs (reasons.NOTES).
    Raises BadInput, before anything is read, for a path that does not exist; bad content never raises."""
    inputs = find(paths)
    options, notes = options or ReadOptions(), Counter[str]() if notes is None else notes
    return (
        item for found in inputs for item in ([found] if isinstance(found, Drop) else read_file(found, options, notes))
    )


def read_file(file: Input, options: ReadOptions, notes: Counter[str], guard: Guard | None = None) -> Iterator[Article | Drop]:
    """Articles and drops of one input file, archive or standard input. ``guard`` is asked before each file and record."""
    builder = Builder(options, notes, guard)
    part, where = file.part, file.where or ("standard input" if file.path == STDIN else file.path)
    members = slice(part.start, part.end) if part and part.format == "members" else None
    try:
        with opened(file.path, options) as (stream, budget, seekable):
            source = Source(stream, where, file.key, name_of(file.path), seekable)
            if part and members is None:
                yield from reader(part.format)(_part(source, budget, part), builder)
                return
            with contextlib.closing(expand(source, budget, members=members)) as leaves:
                for leaf in leaves:
                    if isinstance(leaf, Drop):
                        yield leaf
                    else:
                        yield from _leaf(leaf, builder)
    except LapelError:  # no fault of the input
        raise
    except Bad as bad:
        yield builder.drop(bad.reason, bad.where or where, bad.detail)
    except (*DAMAGED, UnicodeError, NotImplementedError) as error:  # names and versions of archives too
        yield builder.drop("truncated-archive", where, str(error))
    except OSError as error:
        yield builder.drop("unreadable", where, error.strerror or str(error))
    except Exception as error:  # a reader's own fault must not end a run over a million files
        yield builder.drop("other", where, f"{type(error).__name__}: {error}")


def _part(source: Source, budget: Budget, part: Part) -> Source:
    """The plain bytes of a part."""
    if part.packed:
        inside = peel(source.part(part.start, part.end, part.before, part.after), budget)[0]
    else:
        inside = peel(source, budget)[0].part(part.start, part.end, part.before, part.after)
    inside.first = part.first
    return inside


def _leaf(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """Articles of one plain file. What ends the whole input (a bomb) goes on up."""
    if (drop := builder.passed_over(source.where)) is not None:
        yield drop
        return
    try:
        name = builder.options.format if builder.options.format and source.head else sniff(source)
        yield from reader(name)(source, builder)
    except Bomb as bomb:
        bomb.where = source.where
        raise
    except LapelError:
        raise
    except Bad as bad:
        yield builder.drop(bad.reason, source.where, bad.detail)
    except DAMAGED as error:
        yield builder.drop("truncated-archive", source.where, str(error))
    except UnicodeError as error:
        yield builder.drop("wrong-encoding", source.where, str(error))
    except OSError as error:
        yield builder.drop("unreadable", source.where, error.strerror or str(error))
    except Exception as error:
        yield builder.drop("other", source.where, f"{type(error).__name__}: {error}")
