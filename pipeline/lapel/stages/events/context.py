"""What the resolution of one article's gestures looks things up in: mentions, sentences, subjects, what was told
before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from lapel.records import (
    Article,
    ArticleGestures,
    DateRef,
    EventDate,
    Gesture,
    Mention,
    OperatorHit,
    Party,
    Place,
    Span,
    Status,
)
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.events.candidates import decided
from lapel.stages.events.tables import publisher
from lapel.stages.events.turns import Turn, turn_at, turns

GOVERNING = frozenset(
    {"state", "government", "ministry", "military", "legislature", "court", "agency", "seat", "igo", "nsa", "party", "media",
     "organisation", "people"}
)
"""Kinds of mention that are no single person: states, bodies and peoples."""
STAND_INS = frozenset({"pronoun", "plural"})
"""Kinds of mention that name nobody by themselves."""


_HARM = "conflict.attack"


@dataclass(slots=True)
class Draft:
    """An event in the making. ``features`` are the numbers that the confidence model reads."""

    gesture: Gesture
    type: str
    status: Status
    agents: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    about: list[Party] = field(default_factory=list)
    date: EventDate | None = None
    place: Place | None = None
    details: dict[str, Any] = field(default_factory=dict)
    operators: list[OperatorHit] = field(default_factory=list)
    speaker: list[Party] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where the trigger begins."""
        return self.gesture.trigger.span[0]

    @property
    def parties(self) -> list[Party]:
        """Agents, then recipients."""
        return self.agents + self.recipients


def _sentence_of(draft: Draft) -> int:
    return draft.gesture.sentence


def codes(parties: list[Party]) -> set[str]:
    """The known countries of some parties."""
    return {p.country for p in parties if p.country}


@dataclass(slots=True)
class Context:
    """One article with its mentions and dates in text order, and the events told so far (``told``)."""

    article: Article
    mentions: list[Mention]
    dates: list[DateRef]
    sentences: list[Span]
    subjects: list[Span]
    kb: KnowledgeBase
    publisher: str | None
    triggers: list[int] = field(default_factory=list)
    """Where the triggers of all gestures begin."""
    told: list[Draft] = field(default_factory=list)
    pronouns: dict[Span, list[Party]] = field(default_factory=dict)
    """Pronouns and plurals resolved so far, by span: a chain of them keeps its referent."""
    agents: list[Party] = field(default_factory=list)
    """Agents of the gesture being resolved: whose *its* and *their* are first."""
    hurt: list[Span] = field(default_factory=list)
    """Phrases of those whom the article's attacks are done to."""
    countries: frozenset[str] = frozenset()
    """Codes that the article's mentions have."""
    turns: list[Turn] = field(default_factory=list)
    """Who speaks where, in a transcript."""
    _starts: list[int] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)
    _longest: int = 0
    _date_starts: list[int] = field(default_factory=list)
    _longest_date: int = 0

    @classmethod
    def of(
        cls,
        article: Article,
        gestures: ArticleGestures,
        mentions: list[Mention],
        dates: list[DateRef],
        kb: KnowledgeBase,
    ) -> Context:
        """Sort and index what belongs to one article."""
        author = publisher(article)
        mentions = sorted(decided(mentions, kb, author, article.published), key=lambda m: (m.span[0], -m.span[1]))
        context = cls(
            article,
            mentions,
            sorted(dates, key=lambda d: d.span),
            gestures.sentences,
            sorted(gestures.subjects),
            kb,
            author,
            sorted({g.trigger.span[0] for g in gestures.gestures}),
        )
        context.hurt = [a.span for g in gestures.gestures if g.type == _HARM for a in g.arguments if a.role == "recipient"]
        context.turns = turns(article.text)
        context.countries = frozenset(m.country for m in mentions if m.country)
        context._starts = [m.span[0] for m in mentions]
        context._sentence_starts = [s[0] for s in gestures.sentences]
        context._longest = max((m.span[1] - m.span[0] for m in mentions), default=0)
        context._date_starts = [d.span[0] for d in context.dates]
        context._longest_date = max((d.span[1] - d.span[0] for d in dates), default=0)
        return context

    @property
    def account(self) -> bool:
        """Whether the text is a government's own account of one conversation or act: published by it, and no transcript."""
        return self.publisher is not None and not self.turns

    def turn(self, offset: int) -> Turn | None:
        """The turn of a transcript in which an offset lies."""
        return turn_at(self.turns, offset)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds, or last began before, an offset."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def within(self, span: Span) -> list[Mention]:
        """Mentions that lie wholly inside a span, in text order."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [m for m in self.mentions[first:last] if m.span[1] <= span[1]]

    def mentions_since(self, sentence: int) -> list[Mention]:
        """Mentions that begin in a sentence or after it, in text order, and those before it that may reach into it."""
        if sentence <= 0 or sentence >= len(self._sentence_starts):
            return self.mentions
        return self.mentions[bisect_left(self._starts, self._sentence_starts[sentence] - self._longest):]

    def dates_in(self, span: Span) -> list[DateRef]:
        """Time expressions that begin inside a span, in text order."""
        return self.dates[bisect_left(self._date_starts, span[0]):bisect_left(self._date_starts, span[1])]

    def dates_over(self, span: Span) -> list[DateRef]:
        """Time expressions that share a character with a span, in text order."""
        return [d for d in self.dates_in((span[0] - self._longest_date, span[1])) if overlap(d.span, span)]

    def told_in(self, first: int, last: int) -> list[Draft]:
        """Events told in the sentences from one to another, both included, in text order: they are told sentence by sentence."""
        begin = bisect_left(self.told, first, key=_sentence_of)
        return self.told[begin:bisect_right(self.told, last, lo=begin, key=_sentence_of)]

    def covering(self, span: Span) -> Mention | None:
        """The mention over a span whose own head is there (a composite before a part of it), or the shortest over
        it."""
        first = bisect_left(self._starts, span[0] - self._longest)
        last = bisect_right(self._starts, span[0])
        found = [m for m in self.mentions[first:last] if m.span[1] >= span[1]]
        headed = [m for m in found if m.head is None or overlap(m.head, span)]
        if headed:
            return max(headed, key=lambda m: (m.country is not None, m.span[1] - m.span[0]))
        return None

    def is_subject(self, span: Span) -> bool:
        """Whether a grammatical subject's head lies in a span."""
        i = bisect_left(self.subjects, span)
        return i < len(self.subjects) and self.subjects[i][0] < span[1]

    def text(self, span: Span) -> str:
        """Words of a span."""
        return self.article.text[span[0] : span[1]]


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]
