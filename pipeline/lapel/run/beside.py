"""Files of stages read beside the articles that they belong to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Generic, TypeVar

import spacy
from spacy.tokens import Doc, DocBin

from lapel import jsonl
from lapel.errors import BadInput
from lapel.records import Article, ArticleDates, ArticleGestures, ArticleMentions

T = TypeVar("T")
L = TypeVar("L", ArticleMentions, ArticleDates, ArticleGestures)


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
        store = DocBin(store_user_data=True).from_bytes(
            sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
        )
    except (ValueError, KeyError, TypeError, IndexError, EOFError) as error:
        raise BadInput(f"{path}: not parsed sentences (a spaCy DocBin); write it with: lapel parse") from error
    docs = store.get_docs(spacy.blank("en").vocab)
    groups = groupby(docs, key=lambda doc: str(doc.user_data["article"]))
    return Beside(path, ((article, [doc for doc in group if len(doc)]) for article, group in groups))
