"""Articles with their words marked, and the list by which a page finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lapel.records import Article, ArticleRef, Event
from lapel.report.marks import Mark
from lapel.report.site.catalogue import Catalogue
from lapel.report.site.marking import marked, of_event
from lapel.report.site.shapes import record, web

LARGE = 300_000
"""Characters of text after which a new file begins."""


def by_article(catalogue: Catalogue) -> dict[str, list[Event]]:
    """The records of each article, in the order of its text."""
    found: dict[str, list[Event]] = {}
    for act in catalogue.acts:
        for event in act.events:
            found.setdefault(event.article.id, []).append(event)
    return {id_: sorted(events, key=lambda e: (e.evidence.trigger.span, e.id)) for id_, events in found.items()}


def shards(articles: Iterable[Article], records: dict[str, list[Event]], catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """The articles that have records, marked, by id, so many together as make a file."""
    shard: dict[str, Any] = {}
    size = 0
    for article in articles:
        if article.id in records:
            shard[article.id] = shown(article, records[article.id], catalogue)
            size += len(article.text)
            if size >= LARGE:
                yield shard
                shard, size = {}, 0
    if shard:
        yield shard


def shown(article: Article, events: list[Event], catalogue: Catalogue) -> dict[str, Any]:
    """An article's text in pieces, each with the marks on it and the records to which it belongs, and those records."""
    of_mark: dict[Mark, list[int]] = {}
    for n, event in enumerate(events):
        for mark in of_event(event):
            of_mark.setdefault(mark, []).append(n)
    text = [[*piece, sorted({n for mark in here for n in of_mark[mark]})] if here else piece
            for piece, here in marked(article.text, list(of_mark))]
    return {"title": article.title, "source": article.source, "published": article.published, "url": web(article.url), "text": text,
            "records": [[catalogue.of_record[event.id], record(event, catalogue)] for event in events]}


def index(records: dict[str, list[Event]], shard_of: dict[str, int], catalogue: Catalogue) -> dict[str, list[Any]]:
    """One list for each field of the articles, the latest first; ``shard`` is None where the text was not given."""
    refs: dict[str, ArticleRef] = {id_: events[0].article for id_, events in records.items()}
    ids = list(catalogue.articles)
    return {"id": ids, "title": [refs[id_].title for id_ in ids], "published": [refs[id_].published for id_ in ids],
            "source": [catalogue.sources[refs[id_].source] for id_ in ids], "records": [len(records[id_]) for id_ in ids],
            "shard": [shard_of.get(id_) for id_ in ids]}
