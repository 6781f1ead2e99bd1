"""Reading and writing JSON lines, through ``jsonlines`` with fast loads and dumps; ``-`` is standard input or output."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, TypeVar

import jsonlines
import msgspec
import orjson

from lapel.errors import BadInput

T = TypeVar("T", bound=msgspec.Struct)


def encode(record: msgspec.Struct) -> bytes:
    """One record as one JSON line without its newline. Lone surrogates never reach here: ingest removes them."""
    return msgspec.json.encode(record)


def dumps(value: Any) -> str:
    """JSON text of a builtin value or a record."""
    return orjson.dumps(msgspec.to_builtins(value)).decode()


@contextlib.contextmanager
def open_text(path: str | Path, mode: str = "r") -> Iterator[IO[str]]:
    """Open a path as UTF-8 text; ``-`` is stdin or stdout and stays open."""
    if str(path) == "-":
        yield sys.stdin if mode == "r" else sys.stdout
        return
    with Path(path).open(mode, encoding="utf-8", newline="\n" if "w" in mode else None) as stream:
        yield stream


def read(path: str | Path, type_: type[T]) -> Iterator[T]:
    """Records of a file, one a line. A line that is none raises BadInput with file, line and reason."""
    decoder = msgspec.json.Decoder(type_)
    with open_text(path) as stream, jsonlines.Reader(stream, loads=decoder.decode) as reader:
        n = 0
        while True:
            n += 1
            try:
                record: Any = reader.read()
                yield record
            except EOFError:
                return
            except UnicodeDecodeError as error:
                raise BadInput(f"{path}: not UTF-8 ({error.reason} near line {n}); lapel writes UTF-8 only") from error
            except RecursionError as error:
                raise BadInput(f"{path}, line {n}: not a {type_.__name__} record (nested too deep)") from error
            except jsonlines.InvalidLineError as error:
                raise BadInput(f"{path}, line {n}: not a {type_.__name__} record ({error.__cause__}); "
                               f"was it written by this version of lapel?") from error


def write(path: str | Path, records: Iterable[msgspec.Struct]) -> int:
    """Write records, one a line, and return how many."""
    n = 0
    with open_text(path, "w") as stream, jsonlines.Writer(stream, dumps=dumps, compact=True) as writer:
        for record in records:
            writer.write(record)
            n += 1
    return n
