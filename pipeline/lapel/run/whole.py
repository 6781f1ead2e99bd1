"""The whole way in one command: from whatever the readers read to events, or only to articles.jsonl."""

from __future__ import annotations

import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import jsonlines
import msgspec

from lapel import jsonl
from lapel.readers import ReadOptions, read
from lapel.records import Article, Drop, Event
from lapel.run.fused import Batch, run_articles
from lapel.run.output import write_lines
from lapel.run.pool import run_in_workers
from lapel.run.progress import Advance
from lapel.run.settings import Settings
from lapel.run.staged import File, OnDrop
from lapel.run.steps import clustered
from lapel.run.summary import Summary
from lapel.run.tally import check_chain, check_hits, new_tallies
from lapel.stages.ingest import clusters, ingest

Engine = Callable[[Iterable[Article]], Iterator[Batch]]


def run(
    paths: Sequence[str],
    options: ReadOptions,
    settings: Settings,
    *,
    summary: Summary,
    on_drop: OnDrop,
    advance: Advance,
    workers: int = 1,
) -> list[Event]:
    """Events of all articles, clustered, in the articles' order. Texts are let go batch by batch; events stay.

    The counts go into the summary. Raises SumsDoNotBalance when an article or a rule hit is unaccounted for.
    """
    summary.tallies = new_tallies()
    events: list[Event] = []

    def engine(articles: Iterable[Article]) -> Iterator[Batch]:
        return run_articles(articles, settings) if workers == 1 else run_in_workers(articles, settings, workers)

    def collect(batch: Batch) -> None:
        for outcome in batch.outcomes:
            events.extend(outcome.events)
            if outcome.drop is not None:
                on_drop(outcome.drop)
        summary.add(batch)
        advance(len(batch.outcomes), sum(len(outcome.events) for outcome in batch.outcomes))

    near = clusters(_through(articles_of(paths, options, summary, on_drop), engine, collect))
    check_chain(summary.tallies)
    check_hits(summary.hits, len(events), summary.unrecorded)
    return clustered(events, near)


def articles_of(paths: Sequence[str], options: ReadOptions, summary: Summary, on_drop: OnDrop) -> Iterator[Article]:
    """The articles behind the paths; what is dropped is counted in the summary and handed to ``on_drop``."""
    tally = summary.tallies["ingest"]
    notes: Counter[str] = Counter()
    for item in tally.writing(ingest(tally.reading(read(paths, options, notes)), notes=notes)):
        if isinstance(item, Drop):
            on_drop(item)
        else:
            yield item
    summary.notes = dict(notes)


def _through(articles: Iterable[Article], engine: Engine, collect: Callable[[Batch], None]) -> Iterator[Article]:
    """The same articles, each after its batch went through the stages: near-duplicates are found on the same pass."""
    waiting: deque[Article] = deque()

    def seen() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            yield article

    for batch in engine(seen()):
        collect(batch)
        for _ in batch.outcomes:
            yield waiting.popleft()


def to_articles(
    paths: Sequence[str], options: ReadOptions, out: File, *, summary: Summary, on_drop: OnDrop, advance: Advance
) -> None:
    """Write articles.jsonl with near-duplicate clusters, known only at the end: until then articles wait in a file."""
    summary.tallies = new_tallies(["ingest"])
    with (
        tempfile.TemporaryDirectory(prefix="lapel-") as folder,
        (Path(folder) / "articles.jsonl").open("w+b") as waiting,
    ):
        writer = jsonlines.Writer(waiting, dumps=jsonl.encode)

        def kept() -> Iterator[Article]:
            for article in articles_of(paths, options, summary, on_drop):
                writer.write(article)
                advance(1, 0)
                yield article

        near = clusters(kept())
        summary.tallies["ingest"].check()
        waiting.flush()
        articles = jsonl.read(waiting.name, Article)
        write_lines(out, (msgspec.structs.replace(article, cluster=near[article.id]) for article in articles))
