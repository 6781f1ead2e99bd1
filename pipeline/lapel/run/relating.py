"""PLOVER categories of any input, for those who want no gestures: lines of relations.jsonl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from lapel.language import Tokenised
from lapel.readers import ReadOptions
from lapel.records import Article, ArticleRelations, DateRef, Drop, Mention
from lapel.run import whole
from lapel.run.attempt import attempt
from lapel.run.fused import batches, parse_batch
from lapel.run.output import write_lines
from lapel.run.progress import Advance
from lapel.run.staged import File, OnDrop
from lapel.run.steps import Steps
from lapel.run.summary import Summary
from lapel.run.tally import check_chain, new_tallies

STAGES = ("ingest", "actors", "parse", "relations")


def relations(
    paths: Sequence[str], options: ReadOptions, out: File, *, steps: Steps, summary: Summary, on_drop: OnDrop, advance: Advance
) -> None:
    """Files, folders, archives or ``-`` in any format that the readers know -> one line an article, in their order."""
    summary.tallies = new_tallies(STAGES)
    articles = whole.articles_of(paths, options, summary, on_drop)
    write_lines(out, _lines(articles, steps, summary, on_drop, advance))
    check_chain(summary.tallies)


def _lines(
    articles: Iterable[Article], steps: Steps, summary: Summary, on_drop: OnDrop, advance: Advance
) -> Iterator[ArticleRelations]:
    for batch in batches(articles):
        known = [item for article in batch if (item := _named(article, steps, summary, on_drop)) is not None]
        parsed = parse_batch([item[:3] for item in known], steps, summary.tallies["parse"])
        for (article, tokens, mentions, dates), sentences in zip(known, parsed, strict=True):
            if isinstance(sentences, Drop):
                on_drop(sentences)
                continue
            found = attempt(summary.tallies["relations"], article,
                            partial(steps.relations, article, tokens, sentences, mentions, dates))
            if isinstance(found, Drop):
                on_drop(found)
            else:
                yield found
        advance(len(batch), 0)


def _named(
    article: Article, steps: Steps, summary: Summary, on_drop: OnDrop
) -> tuple[Article, Tokenised, list[Mention], list[DateRef]] | None:
    def work() -> tuple[Article, Tokenised, list[Mention], list[DateRef]]:
        tokens = steps.tokenise(article)
        mentions = steps.actors(article, tokens)
        return article, tokens, mentions, steps.dates(article, tokens)

    found = attempt(summary.tallies["actors"], article, work)
    if isinstance(found, Drop):
        on_drop(found)
        return None
    return found
