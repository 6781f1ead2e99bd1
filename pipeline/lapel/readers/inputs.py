"""What the user names (files, folders, patterns, addresses, standard input) to files in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from lapel.errors import BadInput
from lapel.readers import remote
from lapel.records import Drop

STDIN = "-"


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of one input that can be read on its own; see :mod:`lapel.readers.cut`."""

    format: str
    """One of FORMATS, told from the whole; or ``members`` of an archive."""
    start: int
    """First byte of the plain content, or first member."""
    end: int | None = None
    """Byte or member after the last; None is the end, whatever it brings."""
    before: bytes = b""
    """What goes before the bytes to make them whole: a header row, a bracket."""
    after: bytes = b""
    first: int = 0
    """Lines or items left out before it, so that places are named as in the whole."""
    packed: bool = False
    """Whether the bytes are those of the compressed input, of which some can be unpacked without the others."""
    digest: str = ""
    """Of the bytes; empty where they were not read when the input was cut."""


class Input(msgspec.Struct, frozen=True, omit_defaults=True):
    """One file to read, or a part of it. ``key`` is its path as seen from what the user named, so ids do not depend on
    where that lies."""

    path: str
    key: str
    where: str = ""
    """Its name for people, where that is not the path."""
    part: Part | None = None


def find(paths: Sequence[str]) -> Iterator[Input | Drop]:
    """Files behind the paths: arguments in their order, what is in folders and patterns sorted by path. They come one at a time: of a
    folder no more than its own names are held in memory, of a pattern those that it matches.

    Raises BadInput, before the first, for a path that does not exist and a pattern that matches nothing.
    """
    return chain.from_iterable([_behind(path) for path in map(os.fspath, paths)])


def _behind(named: str) -> Iterator[Input | Drop]:
    if named == STDIN:
        return iter([Input(STDIN, "stdin")])
    if remote.is_address(named):
        return _remote(named, list(remote.find(named)))
    path = remote.local(named)
    if Path(path).is_dir():
        return _folder(Path(path))
    if os.path.lexists(path):
        return iter([Input(path, Path(path).name)])
    if glob.has_magic(path) and (matches := sorted(glob.glob(path, recursive=True))):  # noqa: PTH207 - patterns may be absolute
        return _matched(matches, deep="**" in path)
    raise BadInput(f"{named}: no such file or folder, and no pattern that matches one; check the path")


def _matched(matches: list[str], *, deep: bool) -> Iterator[Input | Drop]:
    """Files first, then what is in folders; not where the pattern goes into folders itself."""
    yield from (Input(match, Path(match).name) for match in matches if not Path(match).is_dir())
    for match in matches if not deep else ():
        if Path(match).is_dir():
            yield from _folder(Path(match))


def _remote(named: str, found: list[tuple[str, str]]) -> Iterator[Input | Drop]:
    """Files of a store. A file that was named itself is read whatever its name."""
    for address, key in found:
        if len(found) > 1 and any(part.startswith(".") for part in key.split("/")):
            yield Drop(stage="ingest", reason="hidden-file", where=address)
        else:
            yield Input(address, key)


def status(path: str, *, anew: bool = False) -> tuple[int, int]:
    """Size in bytes, and what tells one state of the file from another (its time of change, or what a store says). Raises OSError.

    ``anew`` asks a store itself, not what it said before.
    """
    if remote.is_address(path):
        return remote.status(path, anew=anew)
    told = Path(path).stat()
    return told.st_size, told.st_mtime_ns


def _folder(folder: Path) -> Iterator[Input | Drop]:
    """Files below a folder. Names that begin with a dot, and links that lead out of it or to folders, are drops."""
    top = folder.resolve()

    def walk(here: Path) -> Iterator[Input | Drop]:
        try:
            entries = sorted(here.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            yield Drop(stage="ingest", reason="unreadable", where=str(here), detail=error.strerror or str(error))
            return
        for entry in entries:
            if entry.name.startswith("."):
                yield Drop(stage="ingest", reason="hidden-file", where=str(entry))
            elif entry.is_symlink() and (reason := _led_astray(entry, top)):
                yield Drop(stage="ingest", reason="link", where=str(entry), detail=reason)
            elif entry.is_dir():
                yield from walk(entry)
            elif not entry.is_file():
                yield Drop(stage="ingest", reason="unreadable", where=str(entry), detail="a device or pipe")
            else:
                yield Input(str(entry), entry.relative_to(folder).as_posix())

    yield from walk(folder)


def _led_astray(link: Path, top: Path) -> str:
    """Why a link is not followed, or nothing."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return "leads nowhere"
    if not target.is_relative_to(top):
        return f"leads out of the folder, to {target}"
    return "leads to a folder that is read in its own place" if target.is_dir() else ""
