"""``lapel run``: from whatever the readers read to events, through shards, in a folder that keeps what is done."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec

from lapel import __version__
from lapel.readers import Input, ReadOptions, find, is_address
from lapel.readers.inputs import STDIN
from lapel.records import Drop
from lapel.run import folder as folders
from lapel.run.engine import Engine, Inline
from lapel.run.fingerprint import fingerprint
from lapel.run.interrupt import stoppable
from lapel.run.local import Local
from lapel.run.loop import finished, run_shards
from lapel.run.merge import Lines, merge
from lapel.run.output import Compression, by_ending, compressed, open_output
from lapel.run.plan import SIZE, Plan, plan
from lapel.run.report import Report, report
from lapel.run.session import Session
from lapel.run.settings import Settings
from lapel.run.shards import Done, Job, read_done
from lapel.run.storage import Folder, Storage
from lapel.run.tally import check_chain, check_hits, new_tallies
from lapel.run.watch import Watch

TIMEOUT = 300.0
"""Seconds that an article may take, unless it is said otherwise."""
_LOG = logging.getLogger("lapel.run")

MakeEngine = Callable[[Job, Storage], Engine]
"""Another engine than local workers: gets what all shards have in common, and the storage."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked for."""

    paths: Sequence[str]
    output: str = "-"
    options: ReadOptions = field(default_factory=ReadOptions)
    settings: Settings = field(default_factory=Settings)
    workers: int = 1
    size: int = SIZE
    shards: bool = False
    """Write a file of events a shard, into the output, which is then a folder."""
    keep: bool = False
    """Keep the run's folder beside the output."""
    compress: Compression | None = None
    timeout: float | None = None
    report: str | None = None
    engine: MakeEngine | None = None
    store: Storage | None = None
    """Where results of shards are kept, for workers on other machines; without it in the run's folder."""


def run(request: Request, work: Session) -> None:
    """Events of all inputs, clustered, in the inputs' order. What an earlier run of the same command did is not done again.

    The counts go into the session's summary. Raises LapelError when the work cannot be done; what is done stays done.
    """
    started = time.perf_counter()
    with folders.opened(request.output, shards=request.shards, keep=request.keep) as folder, stoppable(kept=request.output != "-"):
        work.summary.tallies = new_tallies()
        store = request.store or folder
        again = any(store.names("shards"))
        shards = _planned(request, folder)
        planned = time.perf_counter()
        before = sum(read_done(store, name) is not None for name in shards.names) if again else 0
        watch = Watch(folder, len(shards), before, work)
        job = Job(options=request.options, settings=request.settings)
        engine = _engine(request, job, store, small=len(shards) <= 1 and not again)
        run_shards(shards, engine, store, on_start=watch.start, on_result=watch.result)
        watch.merging()
        merging = time.perf_counter()
        done = finished(store, shards.names)
        _merged(request, folder, store, done, work)
        check_chain(work.summary.tallies)
        check_hits(work.summary.hits, work.summary.events, work.summary.unrecorded)
        ended = time.perf_counter()
        _report(request, folder, report(work.summary, shards, done, watch, before=before, seconds=ended - started,
                                         planning=planned - started, merging=ended - merging))
        _tidy(folder, store, shards)


def _planned(request: Request, folder: Folder) -> Plan:
    known = fingerprint(request.options, request.settings)
    inputs = _inputs(find(request.paths), folder)
    shards = Plan.write(folder, folders.PLAN, plan(request.paths, request.options, fingerprint=known, size=request.size, found=inputs))
    with folder.create(folders.RUN) as stream:
        stream.write(msgspec.json.encode({"schema": "lapel.run/1", "lapel": __version__, "inputs": list(request.paths),
                                          "output": request.output, "workers": request.workers, "fingerprint": known,
                                          "store": request.store.address if request.store else None}))
    _LOG.info("planned", extra={"data": {"shards": len(shards), "bytes": shards.cost}})
    return shards


def _inputs(found: Iterable[Input | Drop], folder: Folder) -> Iterator[Input | Drop]:
    """The inputs; what can be read only once (standard input, a pipe) is kept in the folder first.

    The run's own folder may lie among them, and is none."""
    own = folder.path.resolve()
    for n, item in enumerate(found):
        path = item.where if isinstance(item, Drop) else item.path
        if not is_address(path) and Path(path).resolve().is_relative_to(own):
            continue
        if isinstance(item, Drop) or not _once_only(path):
            yield item
            continue
        name, seen = f"inputs/{n}/{item.key}", hashlib.sha256()
        with folder.create(name) as kept, _once(item.path) as stream:
            while block := stream.read(1 << 20):
                kept.write(block)
                seen.update(block)
        # The time stands for the content: the same bytes, sent again to a run that was interrupted, are the same input.
        os.utime(folder.at(name), (0, int.from_bytes(seen.digest()[:4], "little")))
        yield Input(str(folder.at(name)), item.key, "standard input" if item.path == STDIN else item.path)


def _once_only(path: str) -> bool:
    return path == STDIN or (not is_address(path) and Path(path).exists() and not Path(path).is_file())


@contextlib.contextmanager
def _once(path: str) -> Iterator[IO[bytes]]:
    if path == STDIN:
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as stream:
        yield stream


def _engine(request: Request, job: Job, storage: Storage, *, small: bool) -> Engine:
    if request.engine is not None:
        return request.engine(job, storage)
    if small and request.timeout is None:
        return Inline(job, storage)
    return Local(job, storage, request.workers, request.timeout or TIMEOUT)


def _merged(request: Request, folder: Folder, store: Storage, done: Sequence[Done], work: Session) -> None:
    """The output, in one file or a file a shard."""
    scratch = folder.at(folders.SCRATCH)
    shutil.rmtree(scratch, ignore_errors=True)
    if folders.is_folder(request.output, request.shards):
        how = request.compress
        ending = ".jsonl" + (f".{how}" if how else "")
        if request.shards:
            shutil.rmtree(folder.at(folders.EVENTS), ignore_errors=True)

            def write_shard(number: int, lines: Lines) -> None:
                with folder.create(f"{folders.EVENTS}/{number:06d}{ending}") as stream, compressed(stream, how) as inside:
                    for line in lines:
                        inside.write(line)

            merge(store, done, scratch, summary=work.summary, on_drop=work.on_drop, write=write_shard)
        else:
            _one_file(str(folder.at(f"events{ending}")), request, folder, store, done, work)
    else:
        _one_file(request.output, request, folder, store, done, work)
    shutil.rmtree(scratch, ignore_errors=True)


def _one_file(output: str, request: Request, folder: Folder, store: Storage, done: Sequence[Done], work: Session) -> None:
    with open_output(output, request.compress or by_ending(output)) as stream:

        def write(number: int, lines: Lines) -> None:
            for line in lines:
                stream.write(line)

        merge(store, done, folder.at(folders.SCRATCH), summary=work.summary, on_drop=work.on_drop, write=write)


def _report(request: Request, folder: Folder, made: Report) -> None:
    content = msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"
    with folder.create(folders.REPORT) as stream:
        stream.write(content)
    if request.report:
        with open_output(request.report) as stream:
            stream.write(content)


def _tidy(folder: Folder, store: Storage, shards: Plan) -> None:
    """Remove results of earlier plans, and inputs that were kept."""
    named = set(shards.names)
    for name in list(store.names("shards")):
        if Path(name).name.split(".")[0] not in named:
            store.remove(name)
    shutil.rmtree(folder.at("inputs"), ignore_errors=True)
    folder.remove(folders.NOW)

