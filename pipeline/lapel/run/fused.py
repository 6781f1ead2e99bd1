"""All stages in memory, one pass, no files between them.

Articles are taken in batches: the parser sees many sentences at once, and memory stays flat however long the input.
An article at which a stage fails is dropped and named; it never stops the run.
"""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from spacy.tokens import Doc

from lapel.errors import LapelError
from lapel.language import Tokenised
from lapel.records import Article, ArticleGestures, DateRef, Drop, Event, Mention, Record
from lapel.run.attempt import attempt
from lapel.run.settings import BATCH_ARTICLES, BATCH_CHARACTERS, Settings
from lapel.run.steps import Steps
from lapel.run.tally import STAGES, Tally, new_tallies


class Outcome(Record, kw_only=True):
    """What became of one article: its events, or why it was dropped."""

    article: str
    events: list[Event] = msgspec.field(default_factory=list)
    drop: Drop | None = None
    words: int = 0
    sentences: int = 0
    hits: int = 0
    unrecorded: dict[str, int] = msgspec.field(default_factory=dict)


class Batch(Record, kw_only=True):
    """What became of some articles, in their order, and the stages' counts."""

    outcomes: list[Outcome]
    tallies: dict[str, Tally]
    model: str
    """The base pipeline that parsed it."""
    words: int = 0
    sentences: int = 0
    hits: int = 0
    """Rule hits; each is an event or is counted in ``unrecorded``."""
    unrecorded: dict[str, int] = msgspec.field(default_factory=dict)
    """Rule hits without a record of their own, by reason."""
    seconds: dict[str, float] = msgspec.field(default_factory=dict)
    """By stage; tokenising is one of its own."""

    @contextlib.contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count the time of a block to a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start


Begin = Callable[[int], None]
"""Called with the number of an article in its batch before each stage works on it."""


class _Ready:
    """An article on its way through the stages, with what they found so far."""

    __slots__ = ("article", "dates", "mentions", "outcome", "tokens")

    def __init__(
        self, article: Article, outcome: Outcome, tokens: Tokenised, mentions: list[Mention], dates: list[DateRef]
    ) -> None:
        self.article, self.outcome, self.tokens, self.mentions, self.dates = article, outcome, tokens, mentions, dates


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in lists of limited length and size."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) >= BATCH_ARTICLES or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def run_articles(
    articles: Iterable[Article], settings: Settings | None = None, steps: Steps | None = None
) -> Iterator[Batch]:
    """Events of articles in their order, batch by batch. An error that concerns the settings (LapelError) is raised."""
    steps = steps or Steps(settings).load()
    for batch in batches(articles):
        yield process(batch, steps)


def process(
    articles: list[Article], steps: Steps, *, begin: Begin = lambda n: None, skip: Mapping[int, str] | None = None
) -> Batch:
    """All stages from actors on, over one batch. ``skip`` are numbers of articles to drop unread, with the reason."""
    outcomes = [Outcome(article=article.id) for article in articles]
    result = Batch(outcomes=outcomes, tallies=new_tallies(STAGES[1:]), model=steps.model)
    ready: list[tuple[int, _Ready]] = []
    for n, (article, outcome) in enumerate(zip(articles, outcomes, strict=True)):
        begin(n)
        if skip and n in skip:
            outcome.drop = _skipped(article, skip[n], result.tallies["actors"])
        elif (prepared := _prepare(article, outcome, result, steps)) is not None:
            ready.append((n, prepared))
    with result.timed("parse"):
        parsed = parse_batch([(r.article, r.tokens, r.mentions) for _, r in ready], steps, result.tallies["parse"])
    for (n, r), sentences in zip(ready, parsed, strict=True):
        begin(n)
        if isinstance(sentences, Drop):
            r.outcome.drop = sentences
        else:
            _finish(r, sentences, result, steps)
    for outcome in outcomes:
        result.words += outcome.words
        result.sentences += outcome.sentences
        result.hits += outcome.hits
        result.unrecorded = dict(Counter(result.unrecorded) + Counter(outcome.unrecorded))
    return result


def _skipped(article: Article, why: str, tally: Tally) -> Drop:
    tally.read += 1
    reason, _, detail = why.partition(": ")
    tally.drop(reason)
    return Drop(stage=tally.stage, reason=reason, where=article.url or article.source, detail=detail, id=article.id)


def _prepare(article: Article, outcome: Outcome, result: Batch, steps: Steps) -> _Ready | None:
    def named() -> tuple[Tokenised, list[Mention]]:
        with result.timed("tokenise"):
            tokens = steps.tokenise(article)
        outcome.words, outcome.sentences = len(tokens.doc), len(tokens.sentences)
        with result.timed("actors"):
            return tokens, steps.actors(article, tokens)

    found = attempt(result.tallies["actors"], article, named)
    if isinstance(found, Drop):
        outcome.drop = found
        return None
    tokens, mentions = found
    with result.timed("dates"):
        dates = attempt(result.tallies["dates"], article, lambda: steps.dates(article, tokens))
    if isinstance(dates, Drop):
        outcome.drop = dates
        return None
    return _Ready(article, outcome, tokens, mentions, dates)


def parse_batch(
    items: list[tuple[Article, Tokenised, list[Mention]]], steps: Steps, tally: Tally
) -> list[list[Doc] | Drop]:
    """The parsed sentences of each article: all at once; should that fail, one by one, to find the article at fault."""
    try:
        parsed = list(steps.parse(items))
    except LapelError:
        raise
    except Exception:
        return [attempt(tally, item[0], lambda item=item: next(iter(steps.parse([item])))) for item in items]  # type: ignore[misc]
    tally.read += len(items)
    tally.written += len(parsed)
    return list(parsed)


def _finish(r: _Ready, sentences: list[Doc], result: Batch, steps: Steps) -> None:
    def hits() -> ArticleGestures:
        return steps.gestures(r.article, r.tokens, sentences, r.mentions, r.dates)

    with result.timed("gestures"):
        gestures = attempt(result.tallies["gestures"], r.article, hits)
    if isinstance(gestures, Drop):
        r.outcome.drop = gestures
        return
    unrecorded: Counter[str] = Counter()

    def records() -> list[Event]:
        return steps.events(r.article, gestures, r.mentions, r.dates, unrecorded)

    with result.timed("events"):
        events = attempt(result.tallies["events"], r.article, records)
    if isinstance(events, Drop):
        r.outcome.drop = events
        return
    r.outcome.events = events
    r.outcome.hits = len(gestures.gestures)
    r.outcome.unrecorded = dict(unrecorded)
