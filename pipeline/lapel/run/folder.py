"""The folder in which a run keeps what is done: which one it is, that no other run writes to it, and what it holds."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lapel.errors import LapelError
from lapel.run.storage import Folder

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ENDING = ".run"
RUN, PLAN, REPORT, NOW = "run.json", "plan.jsonl", "report.json", "now.json"
SCRATCH, EVENTS = "scratch", "events"
_LOCK = "lock"
_OWN = frozenset({_LOCK, PLAN, "inputs", "shards"})
"""What a run that was ended early may have left."""


class CannotRun(LapelError):
    """The folder of the run cannot be used."""


def is_folder(output: str, shards: bool) -> bool:
    """Whether an output names a folder, which then keeps the run."""
    return output != "-" and (shards or output.endswith(("/", os.sep)) or Path(output).is_dir())


@contextlib.contextmanager
def opened(output: str, *, shards: bool = False, keep: bool = False) -> Iterator[Folder]:
    """The run's folder, locked: the output itself where that is a folder, else one beside it that goes when the work is done.

    Raises CannotRun when another run is at work there, or the folder holds other things.
    """
    if output == "-" or (not is_folder(output, shards) and Path(output).exists() and not Path(output).is_file()):
        with tempfile.TemporaryDirectory(prefix="lapel-") as temporary:
            yield Folder(temporary)
        return
    path = Path(output) if is_folder(output, shards) else Path(output + ENDING)
    _make(path, output)
    with locked(path):
        folder = Folder(path)
        _sweep(folder, Path(output))
        try:
            yield folder
        except BaseException:
            with contextlib.suppress(OSError):  # it may be the folder that went away
                if not is_folder(output, shards) and not any(folder.names("shards")):  # nothing to go on from
                    _remove(path)
            raise
        if not (keep or is_folder(output, shards)):
            _remove(path)


def _sweep(folder: Folder, output: Path) -> None:
    """Remove what runs that were killed left half written, or half removed."""
    folder.sweep()
    shutil.rmtree(folder.at(SCRATCH), ignore_errors=True)
    for left in folder.path.parent.iterdir():
        if re.fullmatch(rf"\.{re.escape(folder.path.name)}\.\d+\.gone", left.name):
            shutil.rmtree(left, ignore_errors=True)
        elif re.fullmatch(rf"\.{re.escape(output.name)}\.\d+\.part", left.name):
            left.unlink(missing_ok=True)


def _make(path: Path, output: str) -> None:
    try:
        if path.exists() and not path.is_dir():
            raise CannotRun(f"{path}: is a file, but the run needs a folder of this name; move the file, or name another output")
        if path.is_dir() and not (path / RUN).is_file() and {entry.name for entry in path.iterdir()} - _OWN:
            raise CannotRun(f"{path}: a folder that holds other things; name a new or an empty one")
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotRun(f"{output}: cannot be written ({error.strerror}); does its folder exist?") from error


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the folder's lock. It goes with the process that holds it, however that ends."""
    try:
        stream = (path / _LOCK).open("a+")
    except OSError as error:
        raise CannotRun(f"{path}: cannot be written ({error.strerror})") from error
    with stream:
        if not _lock(stream.fileno()):
            stream.seek(0)
            raise CannotRun(f"{path}: another run is at work here (process {stream.read().strip() or '?'}); wait for it, or end it")
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        yield


def is_locked(path: Path) -> bool:
    """Whether a run is at work in the folder."""
    try:
        with (path / _LOCK).open("a+") as stream:
            return not _lock(stream.fileno())
    except OSError:
        return False


def _lock(descriptor: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _remove(path: Path) -> None:
    """All at once to those who look: under another name first."""
    gone = path.with_name(f".{path.name}.{os.getpid()}.gone")
    path.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)
