"""From whatever the readers read to articles: those of the stage ``ingest``."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import jsonlines
import msgspec

from lapel import jsonl
from lapel.readers import ReadOptions, read
from lapel.records import Article, Drop
from lapel.run.output import write_lines
from lapel.run.progress import Advance
from lapel.run.staged import File, OnDrop
from lapel.run.summary import Summary
from lapel.run.tally import new_tallies
from lapel.stages.ingest import clusters, ingest


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
