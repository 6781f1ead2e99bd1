"""The records of a sharded run: what is to be done (Shard, Job, Task), and what was (Done).

They are written as JSON and sent to workers on this machine or another; :mod:`lapel.run.plan` makes shards,
:mod:`lapel.run.work` does them, :mod:`lapel.run.loop` sees to it that all are done.
"""

from __future__ import annotations

import hashlib
from typing import IO

import msgspec

from lapel.readers import Input, ReadOptions
from lapel.records import Drop
from lapel.run.settings import Settings
from lapel.run.storage import Storage
from lapel.run.tally import Tally


class Piece(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One input, or part of one, of a shard; or what was found in a folder and is not read."""

    input: Input | None = None
    drop: Drop | None = None
    size: int = 0
    """Bytes of the whole input when the plan was made."""
    modified: int = 0
    """Its time of change (ns)."""


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """Inputs that one worker reads in one go. Shards in the order of the plan are the input in its order."""

    name: str
    """Fingerprint of the inputs and of all that the result depends on: what is done under this name need not be done again."""
    cost: int
    """Bytes to read, about."""
    pieces: list[Piece]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What all shards of a run have in common. It can be pickled."""

    options: ReadOptions
    settings: Settings


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt at a shard."""

    shard: Shard
    attempt: int = 1
    careful: bool = False
    """Article by article, each named in ``suspect_name`` before it is begun: to find out at which one workers end."""
    skip: dict[str, str] = msgspec.field(default_factory=dict)
    """Articles to leave out, by their place in the shard (``3`` is the fourth article) or in the input, with the reason."""


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a result, as its reader must find it."""

    bytes: int
    sha256: str


class Done(msgspec.Struct, kw_only=True):
    """That a shard is done, and what came of it. Written last: without it nothing of the shard counts."""

    schema: str = "lapel.done/1"
    name: str
    articles: int = 0
    """Articles that ingest passed on."""
    events: int = 0
    words: int = 0
    sentences: int = 0
    hits: int = 0
    unrecorded: dict[str, int] = msgspec.field(default_factory=dict)
    tallies: dict[str, Tally] = msgspec.field(default_factory=dict)
    notes: dict[str, int] = msgspec.field(default_factory=dict)
    seconds: dict[str, float] = msgspec.field(default_factory=dict)
    """By stage, reading and writing; ``all`` is from beginning to end, ``processor`` what of it the process was at work."""
    model: str = ""
    peak: int = 0
    """Most bytes of memory that the worker's process had held so far; 0 where the system does not tell."""
    held: int = 0
    """Bytes of memory that it held when the shard was done."""
    attempts: int = 1
    quarantined: int = 0
    files: dict[str, File] = msgspec.field(default_factory=dict)
    """By name in the storage."""


def events_name(shard: str) -> str:
    """File of a shard's events: JSON lines, not yet clustered over shards."""
    return f"shards/{shard[:2]}/{shard}.events.jsonl"


def state_name(shard: str) -> str:
    """File of what merging must know of a shard's articles and events (see :mod:`lapel.run.state`)."""
    return f"shards/{shard[:2]}/{shard}.state.npz"


def done_name(shard: str) -> str:
    """File of a shard's Done record."""
    return f"shards/{shard[:2]}/{shard}.done.json"


def suspect_name(shard: str) -> str:
    """File that names the article which a careful worker has begun."""
    return f"suspects/{shard}.json"


def read_done(storage: Storage, shard: str, *, whole: bool = False) -> Done | None:
    """The shard's record if it is done; with ``whole``, only if every file has the digest that the record says."""
    try:
        done = msgspec.json.decode(storage.read(done_name(shard)), type=Done)
        if done.name != shard or not done.files or not all(storage.exists(name) for name in done.files):
            return None
        if whole and any(sha256(storage, name) != file.sha256 for name, file in done.files.items()):
            return None
    except (OSError, msgspec.MsgspecError):
        return None
    return done


def write_done(storage: Storage, done: Done) -> None:
    """Make a shard done."""
    with storage.create(done_name(done.name)) as stream:
        stream.write(msgspec.json.encode(done))


def sha256(storage: Storage, name: str) -> str:
    """Digest of a file."""
    digest = hashlib.sha256()
    with storage.open(name) as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


class Sealed:
    """A stream that counts and digests what is written to it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._digest, self._bytes = stream, hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        """Pass bytes on."""
        self._digest.update(data)
        self._bytes += len(data)
        return self._stream.write(data)

    def file(self) -> File:
        """What was written so far."""
        return File(bytes=self._bytes, sha256=self._digest.hexdigest())
