"""The same stages one at a time, each from files to a file.

Every file follows the order of articles.jsonl and holds one line an article; parsed.spacy holds its parsed sentences,
or one empty Doc. An article that an earlier stage dropped has no line, and later stages count it as
``dropped-before``. Each function returns its stage's tally, checked, and hands every Drop to ``on_drop``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc, DocBin

from lapel import jsonl
from lapel.records import Article, ArticleDates, ArticleGestures, ArticleMentions, Drop, Event, Mention
from lapel.run import beside
from lapel.run.attempt import attempt
from lapel.run.fused import batches, parse_batch
from lapel.run.output import open_output, write_lines
from lapel.run.steps import Steps, clustered
from lapel.run.summary import Summary
from lapel.run.tally import Tally, check_hits

X = TypeVar("X")
Y = TypeVar("Y")
File = str | Path
OnDrop = Callable[[Drop], None]


def actors(articles: File, out: File, steps: Steps, on_drop: OnDrop) -> Tally:
    """articles.jsonl -> actors.jsonl."""

    def line(article: Article, _: bool) -> ArticleMentions:
        return ArticleMentions(article=article.id, mentions=steps.actors(article, steps.tokenise(article)))

    tally = Tally(stage="actors")
    write_lines(out, _each(tally, ((a, True) for a in jsonl.read(articles, Article)), line, on_drop))
    return tally


def dates(articles: File, out: File, steps: Steps, on_drop: OnDrop) -> Tally:
    """articles.jsonl -> dates.jsonl."""

    def line(article: Article, _: bool) -> ArticleDates:
        return ArticleDates(article=article.id, dates=steps.dates(article, steps.tokenise(article)))

    tally = Tally(stage="dates")
    write_lines(out, _each(tally, ((a, True) for a in jsonl.read(articles, Article)), line, on_drop))
    return tally


def parse(articles: File, named: File, out: File, steps: Steps, on_drop: OnDrop) -> Tally:
    """articles.jsonl, actors.jsonl -> parsed.spacy. The file is written at the end: memory holds its bytes."""
    tally = Tally(stage="parse")
    store = DocBin(attrs=["TAG", "DEP", "HEAD", "SENT_START"], store_user_data=True)
    mentions = beside.lines(named, ArticleMentions)
    waiting: dict[str, list[Mention]] = {}

    def known() -> Iterator[Article]:
        for article in jsonl.read(articles, Article):
            line = mentions.of(article)
            if line is None:
                on_drop(_before(tally, article))
            else:
                waiting[article.id] = line.mentions
                yield article

    for batch in batches(known()):
        items = [(article, steps.tokenise(article), waiting.pop(article.id)) for article in batch]
        for article, sentences in zip(batch, parse_batch(items, steps, tally), strict=True):
            if isinstance(sentences, Drop):
                on_drop(sentences)
            for doc in _or_empty(article, sentences, steps):
                store.add(doc)
    mentions.finish()
    tally.check()
    with open_output(out) as stream:
        stream.write(store.to_bytes())
    return tally


def _or_empty(article: Article, sentences: list[Doc] | Drop, steps: Steps) -> list[Doc]:
    if isinstance(sentences, Drop):
        return []
    return sentences or [Doc(steps.nlp.vocab, user_data={"article": article.id, "index": -1, "starts": []})]


def gestures(
    articles: File, sentences: File, named: File, dated: File, *, out: File, steps: Steps, on_drop: OnDrop
) -> Tally:
    """articles.jsonl, parsed.spacy, actors.jsonl, dates.jsonl -> gestures.jsonl."""
    docs, mentions = beside.parsed(sentences), beside.lines(named, ArticleMentions)
    times = beside.lines(dated, ArticleDates)

    def inputs() -> Iterator[tuple[Article, tuple[list[Doc], ArticleMentions, ArticleDates] | None]]:
        for article in jsonl.read(articles, Article):
            d, m, t = docs.of(article), mentions.of(article), times.of(article)
            yield article, None if d is None or m is None or t is None else (d, m, t)
        docs.finish()
        mentions.finish()
        times.finish()

    def line(article: Article, found: tuple[list[Doc], ArticleMentions, ArticleDates]) -> ArticleGestures:
        d, m, t = found
        return steps.gestures(article, steps.tokenise(article), d, m.mentions, t.dates)

    tally = Tally(stage="gestures")
    write_lines(out, _each(tally, inputs(), line, on_drop))
    return tally


def events(
    articles: File, hits: File, named: File, dated: File, *, steps: Steps, summary: Summary, on_drop: OnDrop
) -> list[Event]:
    """articles.jsonl, gestures.jsonl, actors.jsonl, dates.jsonl -> events in the articles' order, clustered.

    The stage's tally and its counts of hits go into the summary.
    """
    gestures_, mentions = beside.lines(hits, ArticleGestures), beside.lines(named, ArticleMentions)
    times = beside.lines(dated, ArticleDates)
    clusters: dict[str, str | None] = {}
    unrecorded: Counter[str] = Counter()

    def inputs() -> Iterator[tuple[Article, tuple[ArticleGestures, ArticleMentions, ArticleDates] | None]]:
        for article in jsonl.read(articles, Article):
            clusters[article.id] = article.cluster
            g, m, t = gestures_.of(article), mentions.of(article), times.of(article)
            yield article, None if g is None or m is None or t is None else (g, m, t)
        gestures_.finish()
        mentions.finish()
        times.finish()

    def records(article: Article, found: tuple[ArticleGestures, ArticleMentions, ArticleDates]) -> list[Event]:
        g, m, t = found
        lost: Counter[str] = Counter()
        made = steps.events(article, g, m.mentions, t.dates, lost)
        summary.hits += len(g.gestures)
        unrecorded.update(lost)
        return made

    tally = summary.tallies["events"] = Tally(stage="events")
    made = list(chain.from_iterable(_each(tally, inputs(), records, on_drop)))
    summary.unrecorded = dict(unrecorded)
    check_hits(summary.hits, len(made), summary.unrecorded)
    return clustered(made, clusters)


def _each(
    tally: Tally, inputs: Iterable[tuple[Article, X | None]], work: Callable[[Article, X], Y], on_drop: OnDrop
) -> Iterator[Y]:
    """The work's result for each article, in order; no inputs mean that an earlier stage dropped the article."""
    for article, given in inputs:
        found = _before(tally, article) if given is None else attempt(tally, article, partial(work, article, given))
        if isinstance(found, Drop):
            on_drop(found)
        else:
            yield found
    tally.check()


def _before(tally: Tally, article: Article) -> Drop:
    """Count an article that has no line in a file of an earlier stage."""
    tally.read += 1
    drop = Drop(
        stage=tally.stage,
        reason="dropped-before",
        where=article.url or article.source,
        id=article.id,
        detail="an earlier stage wrote no line for it",
    )
    tally.drop(drop.reason)
    return drop
