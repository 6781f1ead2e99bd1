"""Each id once: what repeats an id is dropped when its text is the same, and renamed when it is not."""

from __future__ import annotations

import hashlib

import msgspec

from lapel.records import Article, Drop, digest


class Ids:
    """The ids seen so far, with a digest of the text under each (some 100 bytes an article)."""

    def __init__(self) -> None:
        self.seen: dict[str, bytes] = {}

    def check(self, article: Article) -> Article | Drop:
        """The article; a Drop ``duplicate-id`` for the same id and text; the article under an id of its own for other
        text.

        The new id is the old one, a ``~`` and a digest of the text, so that it does not depend on what else was read
        between."""
        text = hashlib.blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        before = self.seen.setdefault(article.id, text)
        if before is text:
            return article
        if before != text:
            new = f"{article.id}~{digest(article.text, length=8)}"
            if self.seen.setdefault(new, text) is text:
                return msgspec.structs.replace(article, id=new)
        return Drop(
            stage="ingest", reason="duplicate-id", where=article.url or article.source or article.id, id=article.id
        )
