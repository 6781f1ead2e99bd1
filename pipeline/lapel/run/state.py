"""What merging must know of a shard's articles and events: columns of numbers, some two kilobytes an article, in one file (.npz).

No file of a run is unpickled: columns are read with ``allow_pickle=False``, the rest is JSON.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import IO, Any, TypeVar

import msgspec
import numpy as np
import zstandard
from numpy.typing import NDArray

from lapel import ontology
from lapel.records import Article, Drop, Event
from lapel.run.fused import Outcome
from lapel.run.storage import Storage
from lapel.stages.events.stories import day, key
from lapel.stages.ingest.duplicates import stem, suffix, text_digest
from lapel.stages.ingest.near import table
from lapel.stages.ingest.signatures import Signature, signature

T = TypeVar("T")
Columns = dict[str, NDArray[np.generic]]


class Row(msgspec.Struct, array_like=True):
    """An article, as it is needed when it turns out to have the id of another."""

    id: str
    where: str
    words: int
    sentences: int
    hits: int
    unrecorded: dict[str, int]
    stage: str = ""
    """The stage that dropped it, and why."""
    reason: str = ""


class Dropped(msgspec.Struct, array_like=True):
    """A drop, and where it stands among the shard's articles."""

    at: int
    """Articles before it."""
    own: bool
    """Whether it is one of the articles itself, dropped after ingest."""
    drop: Drop


class Recorder:
    """Collects the columns of one shard; about two kilobytes an article are held until they are written."""

    def __init__(self) -> None:
        self._symmetric = frozenset(type_ for type_ in ontology.types() if ontology.symmetric(type_))
        self._rows: list[Row] = []
        self._drops: list[Dropped] = []
        self._signatures: list[Signature] = []
        self._stems: list[int] = []
        self._texts: list[bytes] = []
        self._suffixes: list[int] = []
        self._keys: list[bytes] = []
        self._days: list[int] = []
        self._ids: list[int] = []
        self._articles: list[int] = []
        self._repeats: list[tuple[int, int]] = []

    @property
    def articles(self) -> int:
        """Articles so far."""
        return len(self._rows)

    @property
    def events(self) -> int:
        """Events so far."""
        return len(self._ids)

    def dropped(self, drop: Drop, at: int) -> None:
        """A drop of the ingest stage, that stood before article ``at``."""
        self._drops.append(Dropped(at, False, drop))

    def article(self, article: Article, outcome: Outcome) -> None:
        """An article that ingest passed on, and what became of it."""
        drop = outcome.drop
        if drop is not None:
            self._drops.append(Dropped(len(self._rows), True, drop))
        first = len(self._ids)
        places = {event.id: first + n for n, event in enumerate(outcome.events)}
        for n, event in enumerate(outcome.events):
            self._repeats += [(first + n, places[link.event]) for link in event.links if link.kind == "repeats"]
            self._event(event)
        self._rows.append(Row(article.id, article.url or article.source or article.id, outcome.words, outcome.sentences, outcome.hits,
                              outcome.unrecorded, drop.stage if drop else "", drop.reason if drop else ""))
        self._signatures.append(signature(article))
        self._stems.append(stem_number(article.id))
        self._texts.append(text_digest(article.text))
        self._suffixes.append(int(suffix(article.text), 16))

    def _event(self, event: Event) -> None:
        self._keys.append(key(event, self._symmetric))
        self._days.append(day(event))
        self._ids.append(int(event.id, 16))
        self._articles.append(len(self._rows))

    def write(self, stream: IO[bytes]) -> None:
        """All columns as one .npz."""
        near = table(self._signatures)
        columns: Columns = {
            "days": near.days, "shingles": near.shingles,
            "named": near.named.values, "named_ends": near.named.ends,
            "repeated": near.repeated.values, "repeated_ends": near.repeated.ends,
            "stems": np.array(self._stems, dtype=np.uint64),
            "texts": np.frombuffer(b"".join(self._texts), dtype=np.uint8).reshape(-1, 12),
            "suffixes": np.array(self._suffixes, dtype=np.uint32),
            "keys": np.frombuffer(b"".join(self._keys), dtype=np.uint64).reshape(-1, 2),
            "event_days": np.array(self._days, dtype=np.int32), "event_ids": np.array(self._ids, dtype=np.uint64),
            "event_articles": np.array(self._articles, dtype=np.int32),
            "event_repeats": np.array(self._repeats, dtype=np.int64).reshape(-1, 2),
            "rows": _packed(self._rows), "drops": _packed(self._drops),
        }
        content = io.BytesIO()  # np.savez seeks, which a stream that is digested or sent away cannot
        np.savez(content, **columns)  # type: ignore[arg-type]
        stream.write(content.getvalue())


class State:
    """The columns of one shard that is done; each is read when it is asked for, until the ``with`` block ends."""

    def __init__(self, storage: Storage, name: str) -> None:
        self._stream = storage.open(name)
        self._columns = np.load(self._stream, allow_pickle=False)

    def __enter__(self) -> State:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def column(self, name: str) -> NDArray[Any]:
        """One column."""
        return np.asarray(self._columns[name])

    def rows(self) -> list[Row]:
        """The articles."""
        return _unpacked(self._columns["rows"], list[Row])

    def drops(self) -> list[Dropped]:
        """What was dropped, in the order of the input."""
        return _unpacked(self._columns["drops"], list[Dropped])


def stem_number(id_: str) -> int:
    """A number that ids of one stem share, and others hardly ever."""
    return int.from_bytes(text_digest(stem(id_))[:8], "little")


def _packed(records: Iterable[msgspec.Struct]) -> NDArray[np.uint8]:
    return np.frombuffer(zstandard.compress(msgspec.json.encode(list(records)), 3), dtype=np.uint8)


def _unpacked(content: NDArray[np.uint8], type_: type[T]) -> T:
    return msgspec.json.decode(zstandard.decompress(content.tobytes()), type=type_)

