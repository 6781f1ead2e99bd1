"""The gestures stage: rule hits with trigger, argument phrases, status operators and details, from parsed sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from spacy.attrs import DEP
from spacy.symbols import nsubj, nsubjpass
from spacy.tokens import Doc

from lapel.language import Tokenised
from lapel.records import Article, ArticleGestures, DateRef, Mention, Span
from lapel.stages.events.tables import publisher
from lapel.stages.gestures.engine import sentence_gestures
from lapel.stages.gestures.rules import RuleSet
from lapel.stages.gestures.saying import last_speaker
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.triggers import TriggerFinder

_SUBJECTS = frozenset({nsubj, nsubjpass})


@lru_cache(maxsize=8)
def _finder(rules: RuleSet) -> TriggerFinder:
    return TriggerFinder(rules)


def find_gestures(article: Article, tokens: Tokenised, sentences: Sequence[Doc], mentions: Sequence[Mention], dates: Sequence[DateRef],
                  rules: RuleSet) -> ArticleGestures:
    """Gestures of one article. ``sentences`` are the parse stage's Docs of it, in order; ``tokens`` gives all its sentences."""
    return gestures_in(article, tokens, views(sentences, mentions, dates), rules)


def views(sentences: Sequence[Doc], mentions: Sequence[Mention], dates: Sequence[DateRef]) -> Iterator[Sentence]:
    """Parsed sentences with what is known of them; a quotation may run on from one to the next."""
    previous, quote_open = -1, False
    for doc in sentences:
        view = Sentence(doc, mentions, dates, quote_open=quote_open and doc.user_data["index"] == previous + 1)
        yield view
        previous, quote_open = view.index, view.quote_open


def gestures_in(article: Article, tokens: Tokenised, sentences: Iterable[Sentence], rules: RuleSet) -> ArticleGestures:
    """The same of sentences that were looked at already."""
    out = ArticleGestures(article=article.id, sentences=[tokens.chars(*s) for s in tokens.sentences])
    speaker: Span | None = None
    previous = -1
    own = publisher(article) is not None
    for view in sentences:
        if view.index != previous + 1:
            speaker = None
        said = last_speaker(view)
        out.gestures.extend(sentence_gestures(article, view, _finder(rules), said or speaker, own=own))
        out.subjects.extend(view.chars(i, i) for i, dep in enumerate(view.doc.to_array(DEP).tolist()) if dep in _SUBJECTS)
        speaker, previous = said or speaker, view.index
    return out
