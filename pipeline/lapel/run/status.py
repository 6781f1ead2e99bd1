"""``lapel status``: how far a run is, told from its folder alone."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import msgspec
from rich.console import Group
from rich.table import Table
from rich.text import Text

from lapel.errors import BadInput
from lapel.run import folder as folders
from lapel.run.remote import store
from lapel.run.report import Slow, slowest
from lapel.run.shards import Shard, read_done
from lapel.run.storage import Folder, Storage
from lapel.run.watch import Now, Running
from lapel.terminal import shown


class Status(msgspec.Struct, kw_only=True):
    """The state of a run."""

    schema: str = "lapel.status/1"
    run: str
    at_work: bool
    """Whether a process holds the folder's lock."""
    phase: str
    """``shards``, ``merging``, ``finished`` or ``stopped``."""
    shards: int
    done: int
    articles: int
    events: int
    running: list[Running]
    retried: dict[str, int]
    """Shards that took more than one attempt, with how many."""
    quarantined: int
    """Articles at which workers ended, or that took too long, and that were left out."""
    left_out: dict[str, str]
    slowest: list[Slow]


def status(path: Path) -> Status:
    """The state of the run with this output or folder. Raises BadInput where there is none."""
    folder = next((p for p in (path, Path(f"{path}{folders.ENDING}")) if (p / folders.RUN).is_file()), None)
    if folder is None:
        raise BadInput(f"{path}: no run is kept here; name its output or its folder "
                       f"(a run that is done keeps its folder only with --keep, or when the output is a folder)")
    storage = Folder(folder)
    kept = _store(storage)
    seen, pairs = 0, []
    with contextlib.suppress(OSError, msgspec.MsgspecError), storage.open(folders.PLAN) as stream:  # it may have only begun
        for line in stream:
            shard = msgspec.json.decode(line, type=Shard)
            seen += 1
            if (done := read_done(kept, shard.name)) is not None:
                pairs.append((msgspec.structs.replace(shard, pieces=shard.pieces[:1]), done))
    now = _now(storage)
    at_work = folders.is_locked(folder)
    over = not at_work and storage.exists(folders.REPORT) and len(pairs) == seen
    return Status(
        run=str(folder), at_work=at_work, phase=now.phase if at_work else "finished" if over else "stopped",
        shards=seen, done=len(pairs), articles=sum(done.articles for _, done in pairs), events=sum(done.events for _, done in pairs),
        running=now.running if at_work else [],
        retried={**{shard.name: done.attempts for shard, done in pairs if done.attempts > 1},
                 **{name: len(how) + 1 for name, how in now.deaths.items()}},
        quarantined=sum(done.quarantined for _, done in pairs), left_out=now.left_out,
        slowest=slowest(pairs))


def _store(storage: Folder) -> Storage:
    """Where the results of the run's shards are: in its folder, or where ``--store`` said."""
    try:
        address = msgspec.json.decode(storage.read(folders.RUN)).get("store")
    except (OSError, msgspec.MsgspecError):
        address = None
    return storage if address is None else store(address)


def _now(storage: Folder) -> Now:
    try:
        return msgspec.json.decode(storage.read(folders.NOW), type=Now)
    except (OSError, msgspec.MsgspecError):
        return Now()


def table(found: Status) -> Group:
    """The same for a reader."""
    top = Table(show_header=False, box=None, pad_edge=False)
    for name, value in (
        ("run", found.run), ("phase", found.phase + (", at work" if found.at_work else "")),
        ("shards", f"{found.done} of {found.shards} done, {len(found.running)} running, {len(found.retried)} tried more than once"),
        ("articles", f"{found.articles:,}"), ("events", f"{found.events:,} before duplicates are merged"),
        ("left out", f"{found.quarantined} articles"),
    ):
        top.add_row(name, Text(shown(value)))
    parts: list[Table] = [top]
    if found.running:
        parts.append(_listed("running", ("shard", "attempt", "seconds"), [
            (r.shard, f"{r.attempt}{' (article by article)' if r.careful else ''}", f"{time.time() - r.since:.0f}")
            for r in found.running]))
    if found.left_out:
        parts.append(_listed("left out", ("shard and place", "why"), list(found.left_out.items())))
    if found.slowest:
        parts.append(_listed("slowest", ("shard", "seconds", "articles", "first input"), [
            (s.shard, f"{s.seconds:.1f}", str(s.articles), s.first) for s in found.slowest]))
    return Group(*parts)


def _listed(title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    found = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        found.add_column(column)
    for row in rows:
        found.add_row(*(Text(shown(cell)) for cell in row))
    return found
