"""Stages that need no model: what they find is told to them, and they fail where they are told to."""

from collections.abc import Iterable

from lapel.records import Article, ArticleGestures
from lapel.run.steps import Steps


class FakeSteps(Steps):
    """Each stage finds nothing; ``fail`` holds pairs of stage and article id at which it raises."""

    def __init__(self, *fail):
        super().__init__()
        self.fail = set(fail)
        self.batches = []

    model = "fake-1"

    def _maybe(self, stage, article):
        if (stage, article.id) in self.fail:
            raise ValueError(f"no {stage} today")

    def actors(self, article, tokens):
        self._maybe("actors", article)
        return []

    def dates(self, article, tokens):
        self._maybe("dates", article)
        return []

    def parse(self, items: Iterable):
        items = list(items)
        self.batches.append([article.id for article, _, _ in items])
        for article, _, _ in items:
            self._maybe("parse", article)
            yield []

    def gestures(self, article, tokens, sentences, mentions, dates):
        self._maybe("gestures", article)
        return ArticleGestures(article=article.id)

    def events(self, article, gestures, mentions, dates, unrecorded=None):
        self._maybe("events", article)
        return []


def articles(*ids, text="Nothing happened."):
    return [Article(id=id_, text=text) for id_ in ids]
