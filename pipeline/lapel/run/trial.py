"""Rules tried out: on their own sentences, and on any sentence that somebody writes."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec
from spacy.tokens import Doc

from lapel.errors import BadInput
from lapel.language import Tokenised
from lapel.records import Article, ArticleGestures, DateRef, Event, Gesture, Mention, digest
from lapel.run.steps import Steps
from lapel.stages.gate import MAX_TOKENS, Gate
from lapel.stages.gestures.examples import fired, wrong
from lapel.stages.gestures.near import Near, blocked, near
from lapel.stages.gestures.rules import Rule, RuleSet, line_of_sentence
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.triggers import TriggerFinder
from lapel.stages.parse import Parser

PUBLISHED = "2021-03-17"
"""The day on which the rules' own sentences are read."""


@dataclass
class Hit:
    """A rule that fires, and what became of it."""

    gesture: Gesture
    event: Event | None
    reason: str
    """Why there is no record of its own; empty where there is one."""


@dataclass
class Trial:
    """One sentence."""

    text: str
    parsed: bool
    """False where a run would not parse it: the gate sees no trigger with its words, or nobody who could be a party."""
    blocked: list[str]
    """Words that tell of something else (sports, cinema …): no rule fires."""
    hits: list[Hit] = field(default_factory=list)
    near: list[Near] = field(default_factory=list)


def failing(steps: Steps, rules: Iterable[Rule]) -> Iterator[str]:
    """One line for each sentence of some rules that does not do what it must, with its file and line."""
    rules = list(rules)
    found = _gestures(steps, sorted({text for rule in rules for text in sentences(rule)}))
    for rule in rules:
        for example in rule.yes:
            if (why := wrong(rule, example, found[example.text])) is not None:
                yield _located(steps.rules, rule, example.text, why)
        for text in rule.no:
            if (why := fired(rule, found[text], text)) is not None:
                yield _located(steps.rules, rule, text, why)


def sentences(rule: Rule) -> list[str]:
    """All sentences of a rule."""
    return [*(example.text for example in rule.yes), *rule.no]


def _located(rules: RuleSet, rule: Rule, text: str, why: str) -> str:
    file = rules.files[rule.id]
    return f"{file}, line {line_of_sentence(file, rule.id, text)}: {why}"


def _gestures(steps: Steps, texts: list[str]) -> dict[str, list[Gesture]]:
    """Rule hits of each text, all parsed in one go."""
    items = []
    for text in texts:
        article = Article(id=digest(text), text=text, published=PUBLISHED)
        tokens = steps.tokenise(article)
        items.append((article, tokens, steps.actors(article, tokens)))
    return {article.text: steps.gestures(article, tokens, docs, mentions, steps.dates(article, tokens)).gestures
            for (article, tokens, mentions), docs in zip(items, Parser(steps.nlp, steps.rules, sight=False).parse(items), strict=True)}


def tried(steps: Steps, text: str, published: str | None = None) -> list[Trial]:
    """Each sentence of a text with the rules that fire and those that nearly do. ``steps`` are those without the gate.

    Raises BadInput when there is no sentence, or none short enough to be parsed.
    """
    article = Article(id=digest(text), text=text, published=published)
    tokens = steps.tokenise(article)
    mentions, dates = steps.actors(article, tokens), steps.dates(article, tokens)
    docs = next(steps.parse([(article, tokens, mentions)]))
    if not docs:
        raise BadInput(f"no sentence to try; it takes words, and at most {MAX_TOKENS} of them")
    gestures = steps.gestures(article, tokens, docs, mentions, dates)
    passes = set(Gate(steps.rules).passes(tokens, mentions))
    trials = {doc.user_data["index"]: _trial(doc, article, tokens, mentions, dates, steps.rules, passes) for doc in docs}
    for hit in _hits(steps, article, gestures, mentions, dates):
        trials[hit.gesture.sentence].hits.append(hit)
    return list(trials.values())


def _trial(doc: Doc, article: Article, tokens: Tokenised, mentions: list[Mention], dates: list[DateRef], rules: RuleSet,
           passes: set[int]) -> Trial:
    index, finder = doc.user_data["index"], TriggerFinder(rules)
    first, last = tokens.chars(*tokens.sentences[index])
    sentence = Sentence(doc, mentions, dates)
    return Trial(article.text[first:last], index in passes, blocked(sentence, finder), near=near(sentence, finder))


def _hits(steps: Steps, article: Article, gestures: ArticleGestures, mentions: list[Mention], dates: list[DateRef]) -> Iterator[Hit]:
    """Each rule hit with its record. Why there is none is told by what the events stage counts when the hit is the latest."""
    ordered = sorted(gestures.gestures, key=lambda g: (g.sentence, g.trigger.span, g.type, g.rule))
    reasons, before = [], Counter[str]()
    events: list[Event] = []
    for n in range(1, len(ordered) + 1):
        counted: Counter[str] = Counter()
        some = msgspec.structs.replace(gestures, gestures=copy.deepcopy(ordered[:n]))
        events = steps.events(article, some, mentions, dates, counted)
        reasons.append(next(iter(counted - before), "same-gesture"))
        before = counted
    by_place = {(e.evidence.rule, e.evidence.trigger.span): e for e in events}
    for gesture, reason in zip(ordered, reasons, strict=True):
        event = by_place.get((gesture.rule, gesture.trigger.span))
        yield Hit(gesture, event, "" if event else reason)
