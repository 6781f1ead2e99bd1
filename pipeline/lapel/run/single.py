"""One article on its own: for ``explain``, and for a text in Python."""

from __future__ import annotations

import functools

from lapel.errors import BadInput
from lapel.readers import ReadOptions, read
from lapel.records import Article, DateRef, Drop, Event, Mention, digest
from lapel.run.settings import Settings
from lapel.run.steps import Steps, clustered
from lapel.stages.ingest import ingest

Explained = tuple[Article, list[Mention], list[DateRef], list[Event]]


def one_article(path: str, id_: str | None, options: ReadOptions) -> Article:
    """The article with this id, or the first. Raises BadInput when there is none, with the reason of the first drop."""
    drops: list[Drop] = []
    for item in ingest(read([path], options)):
        if isinstance(item, Drop):
            drops.append(item)
        elif id_ is None or item.id == id_:
            return item
    if id_ is not None and not any(drop.id == id_ for drop in drops):
        raise BadInput(f"{path}: no article has the id {id_}")
    why = next((f"{drop.reason} {drop.detail}".strip() for drop in drops if id_ is None or drop.id == id_), "nothing to read")
    raise BadInput(f"{path}: no article to show ({why})")


def explained(article: Article, settings: Settings) -> Explained:
    """The article with all that the stages find in it."""
    return _found(article, Steps(settings))


@functools.lru_cache(maxsize=2)
def _steps(settings: Settings) -> Steps:
    return Steps(settings)


def extract(text: str, published: str | None = None, title: str = "", settings: Settings | None = None) -> list[Event]:
    """The events of one text. Models and tables are loaded at the first call and kept.

    ``published`` is the day of publication (ISO), against which relative dates are read; spans are offsets into ``text``.
    """
    article = Article(id=digest(text), title=title, published=published, text=text)
    return _found(article, _steps(settings or Settings()))[3]


def _found(article: Article, steps: Steps) -> Explained:
    tokens = steps.tokenise(article)
    mentions = steps.actors(article, tokens)
    dates = steps.dates(article, tokens)
    sentences = next(steps.parse([(article, tokens, mentions)]))
    gestures = steps.gestures(article, tokens, sentences, mentions, dates)
    events = steps.events(article, gestures, mentions, dates)
    return article, mentions, dates, clustered(events, {article.id: article.id})
