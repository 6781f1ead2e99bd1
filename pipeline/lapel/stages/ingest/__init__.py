"""The first stage: articles as they come from the readers, in a language that was asked for, each id once.

:func:`ingest` works on one stream of articles; :func:`clusters` spans all of them and is a last step over the merged
output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lapel.records import Article, Drop
from lapel.stages.ingest.clusters import clusters
from lapel.stages.ingest.duplicates import Check, Ids, Repeats
from lapel.stages.ingest.languages import other_language

__all__ = ["Ids", "Repeats", "clusters", "ingest"]


def ingest(
    items: Iterable[Article | Drop],
    *,
    languages: tuple[str, ...] = ("en",),
    notes: Counter[str] | None = None,
    ids: Check | None = None,
) -> Iterator[Article | Drop]:
    """One Article or Drop for every item: drops pass through, articles in other languages and repeated ones become
    drops.

    ``languages`` are ISO 639-1 codes; with none, every language is kept. ``ids`` remembers ids: of this stream (the
    default) and earlier ones, or :class:`Repeats` for one shard of several."""
    notes = Counter() if notes is None else notes
    ids = ids or Ids()
    for item in items:
        if isinstance(item, Drop):
            yield item
            continue
        if languages and (found := other_language(item, languages)):
            yield Drop(
                stage="ingest",
                reason="other-language",
                where=item.url or item.source or item.id,
                detail=found,
                id=item.id,
            )
            continue
        kept = ids.check(item)
        if isinstance(kept, Article) and kept.id != item.id:
            notes["renamed-id"] += 1
        yield kept
