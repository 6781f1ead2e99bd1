"""Files of stages read beside the articles that they belong to."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
import spacy
from spacy.tokens import Doc, DocBin

from lapel import jsonl
from lapel.errors import BadInput
from lapel.records import Article, ArticleDates, ArticleGestures, ArticleMentions

T = TypeVar("T")
L = TypeVar("L", ArticleMentions, ArticleDates, ArticleGestures)

FREE, RATIO = 1 << 28, 100
"""Bytes that parsed sentences may expand to whatever the size of their file, and how many times beyond; real ones expand five times."""


class _Kept(msgspec.Struct):
    """What the parse stage keeps with a sentence."""

    article: str
    index: int
    starts: list[int]
    ends: list[int] = msgspec.field(default_factory=list)


class Beside(Generic[T]):
    """Entries in the order of articles.jsonl, where an article that was dropped has none."""

    def __init__(self, path: str | Path, entries: Iterator[tuple[str, T]]) -> None:
        self._path = path
        self._entries = entries
        self._next = next(entries, None)

    def of(self, article: Article) -> T | None:
        """The article's entry, or None when it has none. To be asked for each article in turn."""
        if self._next is None or self._next[0] != article.id:
            return None
        value = self._next[1]
        self._next = next(self._entries, None)
        return value

    def finish(self) -> None:
        """Raise BadInput when entries are left: the file belongs to other articles, or to another order of them."""
        if self._next is not None:
            raise BadInput(
                f"{self._path}: article {self._next[0]} is not in the articles' file, or not in this order; "
                f"were both written by one run? Run the stages again from ingest"
            )


def lines(path: str | Path, type_: type[L]) -> Beside[L]:
    """The lines of a stage's file."""
    return Beside(path, ((line.article, line) for line in jsonl.read(path, type_)))


def parsed(path: str | Path) -> Beside[list[Doc]]:
    """Parsed sentences by article; an empty Doc stands for none. Tags and trees are in the file: no model is loaded."""
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
        _measure(data)
        store = DocBin(store_user_data=True).from_bytes(data)
    except (ValueError, KeyError, TypeError, IndexError, EOFError, AttributeError, zlib.error) as error:
        raise BadInput(f"{path}: not parsed sentences (a spaCy DocBin{_why(error)}); write it with: lapel parse") from error
    groups = groupby(_docs(store, path), key=lambda doc: str(doc.user_data["article"]))
    return Beside(path, ((article, [doc for doc in group if len(doc)]) for article, group in groups))


def _docs(store: DocBin, path: str | Path) -> Iterator[Doc]:
    """The Docs of a store, each with what the parse stage keeps of a sentence."""
    docs = store.get_docs(spacy.blank("en").vocab)
    while True:
        try:
            doc = next(docs, None)
            if doc is None:
                return
            data = msgspec.convert(doc.user_data, _Kept)
            if len(doc) and not len(doc) == len(data.starts) == len(data.ends):
                raise ValueError("offsets for other tokens")
        except Exception as error:  # whatever the library trips over: the file is not what it wrote
            raise BadInput(f"{path}: damaged parsed sentences ({type(error).__name__}: {error}); write it with: lapel parse") from error
        yield doc


def _measure(data: bytes) -> None:
    """Raise ValueError where the bytes expand as no parsed sentences do: the library expands all of them at once."""
    stream, most = zlib.decompressobj(), max(FREE, RATIO * len(data))
    total = 0
    while data and total <= most:
        total += len(stream.decompress(data, 1 << 20))
        data = stream.unconsumed_tail
    if total > most:
        raise ValueError(f"it expands more than {RATIO} times")


def _why(error: Exception) -> str:
    return f": {error}" if "expands" in str(error) else ""
