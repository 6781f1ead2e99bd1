"""Hand-built articles: a text, the mentions that the actors stage would find in it, and rule hits on its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from lapel.language import tokenise
from lapel.records import (
    Argument,
    Article,
    ArticleGestures,
    Attribution,
    DateRef,
    Event,
    Gesture,
    Mention,
    OperatorHit,
    Span,
    Trigger,
)
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.actors.kb_load import Tables
from lapel.stages.actors.kb_records import Entity, Tenure
from lapel.stages.events import make_events
from lapel.stages.events.context import Context

STATES = {
    "PER": "Peru",
    "CHL": "Chile",
    "BOL": "Bolivia",
    "NOR": "Norway",
    "KEN": "Kenya",
    "KOR": "South Korea",
    "PRK": "North Korea",
    "JPN": "Japan",
    "FRA": "France",
    "USA": "United States",
    "EST": "Estonia",
    "LVA": "Latvia",
    "LTU": "Lithuania",
}


def small_kb() -> KnowledgeBase:
    """A knowledge base of a dozen states and one president."""
    tables = Tables()
    for code, name in STATES.items():
        tables.entities[f"x:{code}"] = Entity(id=f"x:{code}", name=name, kind="state", country=code, roles=["GOV"])
    tables.entities["x:alvarez"] = Entity(id="x:alvarez", name="Ana Alvarez", kind="person", country="PER", gender="f")
    tables.tenures["x:alvarez"] = [
        Tenure(person="x:alvarez", office="head of state", title="president", country="PER", start="2006-07-28", end="2011-07-28"),
        Tenure(person="x:alvarez", office="head of state", title="president", country="PER", start="2016-07-28", end="2021-07-28"),
    ]
    return KnowledgeBase(tables)


@dataclass
class Scene:
    """A text to resolve. Words are named by themselves; ``word#2`` is the second place where they stand."""

    text: str
    published: str | None = "2019-05-16"
    title: str = ""
    url: str = ""
    source: str = ""
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateRef] = field(default_factory=list)
    gestures: list[Gesture] = field(default_factory=list)
    subjects: list[Span] = field(default_factory=list)
    drops: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        tokens = tokenise(self.text)
        self.sentences = [tokens.chars(*s) for s in tokens.sentences]

    def span(self, words: str) -> Span:
        words, _, nth = words.partition("#")
        found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text))[int(nth or 1) - 1]
        return found.span()

    def named(self, words: str, country: str | None, kind: str = "state", head: str | None = None, **more: Any) -> Scene:
        span = self.span(words)
        inner = self.text.index(head, span[0]) if head else None
        self.mentions.append(
            Mention(
                span=span,
                text=self.text[span[0] : span[1]],
                kind=kind,
                country=country,
                head=(inner, inner + len(head)) if head and inner is not None else None,
                **more,
            )
        )
        return self

    def subject(self, *words: str) -> Scene:
        self.subjects += [self.span(w) for w in words]
        return self

    def date(self, words: str, start: str, end: str | None = None, **more: Any) -> Scene:
        span = self.span(words)
        self.dates.append(
            DateRef(
                **{"span": span, "text": words, "type": "DATE", "value": start, "start": start, "end": end or start, "grain": "day"} | more
            )
        )
        return self

    def argument(self, role: str, words: str, head: str | None = None, slot: str = "", quoted: bool = False) -> Argument:
        span = self.span(words)
        text = self.text[span[0] : span[1]]
        inner = text.rindex(head or text.split()[-1])
        length = len(head or text.split()[-1])
        return Argument(role=role, span=span, head=(span[0] + inner, span[0] + inner + length), text=text, slot=slot, quoted=quoted)

    def hit(
        self,
        type_: str,
        trigger: str,
        *arguments: tuple[Any, ...],
        status: str = "realised",
        tense: str = "past",
        dates: tuple[str, ...] = (),
        speaker: str | None = None,
        **more: Any,
    ) -> Scene:
        """Add a rule hit; an argument is (role, words) or (role, words, head) or (role, words, head, slot) …"""
        span = self.span(trigger)
        sentence = next(i for i, s in enumerate(self.sentences) if s[0] <= span[0] < s[1])
        if speaker:
            place = self.span(speaker)
            more["attribution"] = Attribution(kind=more.pop("kind", "quote"), speaker=self.text[place[0] : place[1]], span=place)
        operators = [OperatorHit(text=w, span=self.span(w), status=status) for w in more.pop("operators", ())]
        self.gestures.append(
            Gesture(
                rule=more.pop("rule", type_.split(".")[1] + ".rule"),
                type=type_,
                status=status,
                sentence=sentence,
                tense=tense,
                trigger=Trigger(text=self.text[span[0] : span[1]], span=span),
                evidence=self.sentences[sentence],
                operators=operators,
                arguments=[self.argument(*a) for a in arguments],
                dates=[self.span(d) for d in dates],
                **more,
            )
        )
        return self

    @property
    def article(self) -> Article:
        return Article(id="scene", title=self.title, published=self.published, url=self.url, source=self.source, text=self.text)

    @property
    def found(self) -> ArticleGestures:
        return ArticleGestures(article="scene", sentences=self.sentences, subjects=sorted(self.subjects), gestures=self.gestures)

    def context(self) -> Context:
        return Context.of(self.article, self.found, self.mentions, self.dates, small_kb())

    def events(self) -> list[Event]:
        return make_events(self.article, self.found, self.mentions, self.dates, small_kb(), drops=self.drops)


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    """Countries of agents and of recipients."""
    return [p.country for p in event.agents], [p.country for p in event.recipients]


@pytest.fixture
def scene() -> type[Scene]:
    return Scene


@pytest.fixture
def of() -> Any:
    return sides
