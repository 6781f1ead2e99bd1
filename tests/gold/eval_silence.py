"""False alarms: sentences that were read and found without an event (tests/gold/no_event.tsv), and events found in them all the same.

``python -m tests.gold.eval_silence`` prints what was found there; ``make eval`` keeps the share of sentences left silent.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path

from lapel.records import Article, Event, Span
from tests.gold import corpus, pipeline

TABLE = Path(__file__).with_name("no_event.tsv")


def sentences() -> dict[str, list[Span]]:
    """Spans of the sentences by article id, in the order of the table."""
    found: dict[str, list[Span]] = defaultdict(list)
    for line in TABLE.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            article, start, end = line.split("\t")
            found[article].append((int(start), int(end)))
    return dict(found)


def articles(wanted: dict[str, list[Span]]) -> list[Article]:
    """The articles of the table, whole: what stands before a sentence decides who its pronouns are."""
    keys = set(Article.__struct_fields__)
    with gzip.open(corpus.path(corpus.FILES["no_event"][0]), "rt", encoding="utf-8") as stream:
        rows = [row for row in map(json.loads, stream) if row["id"] in wanted]
    return [Article(**{k: v for k, v in row.items() if k in keys and v is not None}) for row in rows]


def inside(at: int, spans: list[Span]) -> Span | None:
    """The sentence in which an offset lies."""
    return next((span for span in spans if span[0] <= at < span[1]), None)


def false_alarms() -> list[tuple[Span, Event]]:
    """Every event whose trigger lies in a sentence without one."""
    wanted = sentences()
    return [(span, event) for event in pipeline.events(articles(wanted))
            if (span := inside(event.evidence.trigger.span[0], wanted[event.article.id])) is not None]


def evaluate() -> dict[str, float]:
    """``silent``: the share of the sentences in which nothing was found."""
    loud = {(event.article.id, span) for span, event in false_alarms()}
    return {"silent": 1 - len(loud) / sum(map(len, sentences().values()))}


if __name__ == "__main__":
    for _, alarm in false_alarms():
        print(alarm.article.id, alarm.type, alarm.status, alarm.evidence.rule, repr(alarm.evidence.text))
    print(evaluate())
