"""lapel over texts, as the measures need it: models and tables are loaded once for all sets."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lapel.records import Article, Event, Relation

if TYPE_CHECKING:
    from lapel.run.steps import Steps


@functools.cache
def steps(actors: Path | None = None) -> Steps:
    """The stages with the base pipeline, and more actors where a file is named."""
    from lapel.run.settings import Settings
    from lapel.run.steps import Steps

    return Steps(Settings(actors=actors)).load()


@functools.cache
def _ungated(actors: Path | None) -> Steps:
    from lapel.run.settings import Settings
    from lapel.run.steps import Steps

    return Steps(Settings(actors=actors, gate=False)).load()


def relations(articles: Iterable[Article], actors: Path | None = None) -> dict[str, list[Relation]]:
    """PLOVER relations of each article, every sentence parsed."""
    loaded = _ungated(actors)
    known = [(article, tokens, loaded.actors(article, tokens)) for article in articles for tokens in [loaded.tokenise(article)]]
    return {article.id: loaded.relations(article, tokens, sentences, mentions, loaded.dates(article, tokens)).relations
            for (article, tokens, mentions), sentences in zip(known, loaded.parse(known), strict=True)}


def events(articles: Iterable[Article], actors: Path | None = None) -> Iterator[Event]:
    """All events of the articles. An article that a stage dropped is named on stderr: its events count as missed."""
    from lapel.run.fused import run_articles

    for batch in run_articles(articles, steps=steps(actors)):
        for outcome in batch.outcomes:
            if outcome.drop:
                print(f"dropped {outcome.article}: {outcome.drop.reason} {outcome.drop.detail}", file=sys.stderr)
            yield from outcome.events


def by_article(articles: Iterable[Article], actors: Path | None = None) -> dict[str, list[Event]]:
    """The same, article by article; every article has a list."""
    articles = list(articles)
    found: dict[str, list[Event]] = {article.id: [] for article in articles}
    for event in events(articles, actors):
        found[event.article.id].append(event)
    return found
