"""Each id once: what repeats an id is dropped when its text is the same, and renamed when it is not."""

from __future__ import annotations

import hashlib
import re
from typing import Protocol

import msgspec

from lapel.records import Article, Drop, digest

_OWN = re.compile(r"(?:~[0-9a-f]{8})+$")


class Check(Protocol):
    """Decides about an id that may have been read before."""

    def check(self, article: Article) -> Article | Drop:
        """The article, perhaps under another id; or a Drop ``duplicate-id``."""


class Ids:
    """The ids seen so far, with a digest of the text under each (some 100 bytes an article)."""

    def __init__(self) -> None:
        self.seen: dict[str, bytes] = {}

    def check(self, article: Article) -> Article | Drop:
        """The article; a Drop ``duplicate-id`` for the same id and text; the article under an id of its own for other
        text.

        The new id is the old one, a ``~`` and a digest of the text, so that it does not depend on what else was read
        between."""
        kept = self.name(article.id, text_digest(article.text), suffix(article.text))
        if kept is None:
            return repeated(article)
        return article if kept == article.id else msgspec.structs.replace(article, id=kept)

    def name(self, id_: str, text: bytes, ending: str) -> str | None:
        """The id that an article keeps or gets, None when it was there before; from :func:`text_digest` and :func:`suffix` of its
        text."""
        before = self.seen.get(id_)
        if before is None:
            self.seen[id_] = text
            return id_
        if before != text and (new := f"{id_}~{ending}") not in self.seen:
            self.seen[new] = text
            return new
        return None


class Repeats:
    """Articles with both id and text of an earlier one; other text under the same id passes as it is.

    Whatever else was read, such an article is dropped: the rest can be decided later, over all shards, by :class:`Ids`."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def check(self, article: Article) -> Article | Drop:
        """The article; a Drop ``duplicate-id`` for the same id and text."""
        both = hashlib.blake2b(text_digest(article.text) + article.id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if both in self._seen:
            return repeated(article)
        self._seen.add(both)
        return article


def repeated(article: Article) -> Drop:
    """The Drop for an article that was there before."""
    return Drop(stage="ingest", reason="duplicate-id", where=article.url or article.source or article.id, id=article.id)


def text_digest(text: str) -> bytes:
    """Twelve bytes by which a text is known again."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def suffix(text: str) -> str:
    """What tells apart articles of one id: eight hexadecimal digits of a digest of the text."""
    return digest(text, length=8)


def stem(id_: str) -> str:
    """The id without suffixes: only ids of one stem can meet."""
    return _OWN.sub("", id_)
