"""What is compared: annotated articles, and events as far as they are looked at.

Gold is one article a line, ``{"article": ID, "events": [...]}``, with the fields of the code book. Where an event stands is said by
``evidence`` and ``trigger``, each with ``start`` and ``end`` or with ``span`` (half-open character offsets into the article's text);
or, as people write it by hand, by the words alone in ``quote`` and ``trigger``, which are then looked up in the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from lapel import jsonl, ontology
from lapel.errors import BadInput
from lapel.records import Article, Attribution, Span

Half = Literal["written", "checked"]


class Stretch(msgspec.Struct, kw_only=True):
    """A stretch of the article's text."""

    start: int | None = None
    end: int | None = None
    span: Span | None = None
    text: str = ""

    @property
    def place(self) -> Span:
        """Its offsets."""
        if self.span is not None:
            return self.span
        return self.start or 0, self.end or 0

    @property
    def stands(self) -> bool:
        """Whether it says where it is, and is not empty."""
        first, last = self.place
        return (self.span is not None or (self.start is not None and self.end is not None)) and 0 <= first < last


class Side(msgspec.Struct, kw_only=True):
    """A party, as far as it is compared."""

    country: str | None = None


class Days(msgspec.Struct, kw_only=True):
    """First and last day."""

    start: str | None = None
    end: str | None = None
    basis: str = ""


class Where(msgspec.Struct, kw_only=True):
    """A place, as far as it is compared."""

    country: str | None = None


class Gold(msgspec.Struct, kw_only=True):
    """An annotated event."""

    type: str
    status: str
    trigger: Stretch | str
    evidence: Stretch | None = None
    quote: str = ""
    n: int | None = None
    same_as: int | None = None
    """The ``n`` of the earlier event that this one tells of again."""
    optional: bool = False
    alt_types: list[str] | None = None
    alt_status: list[str] | None = None
    agents: list[Side] | None = None
    recipients: list[Side] | None = None
    date: Days | None = None
    place: Where | None = None
    attribution: Literal["author", "report", "quote"] | None = None

    @property
    def types(self) -> set[str]:
        """All types that are right."""
        return {self.type, *(self.alt_types or ())}

    @property
    def statuses(self) -> set[str]:
        """All statuses that are right."""
        return {self.status, *(self.alt_status or ())}

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where evidence and trigger stand; reading has looked them up."""
        assert isinstance(self.evidence, Stretch) and isinstance(self.trigger, Stretch)
        return self.evidence.place, self.trigger.place

    @property
    def words(self) -> str:
        """Its trigger, for messages."""
        return self.trigger if isinstance(self.trigger, str) else self.trigger.text


class GoldArticle(msgspec.Struct, kw_only=True):
    """The events of one article; none is an answer too."""

    article: str
    events: list[Gold]
    half: Half | None = None
    """``written``: may be looked at while rules are written; ``checked``: only scored."""


class FoundEvidence(Stretch, kw_only=True):
    """The words on which a found event rests."""

    trigger: Stretch | None = None
    rule: str = ""


class _Of(msgspec.Struct, kw_only=True):
    id: str


class Found(msgspec.Struct, kw_only=True):
    """An event record, as far as it is compared: those of lapel, or of any program that writes the same keys."""

    article: _Of
    type: str
    status: str
    evidence: FoundEvidence
    agents: list[Side] | None = None
    recipients: list[Side] | None = None
    date: Days | None = None
    place: Where | None = None
    attribution: Attribution | None = None

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where evidence and trigger stand; the evidence for both where no trigger is named."""
        return self.evidence.place, (self.evidence.trigger or self.evidence).place


def read_gold(path: str | Path, *, half: Half | None = None, texts: Mapping[str, str] | None = None) -> list[GoldArticle]:
    """Annotated articles of a file, or those of one half. ``texts`` (by article id) are needed where events stand by their words.

    Raises BadInput with file and line for what is no type or status, stands nowhere, or is told twice.
    """
    kept: list[GoldArticle] = []
    seen: set[str] = set()
    for line, row in enumerate(jsonl.read(path, GoldArticle), 1):
        if row.article in seen:
            raise BadInput(f"{path}, line {line}: article {row.article} is there twice; put all its events on one line")
        seen.add(row.article)
        if half is None or row.half == half:
            for number, event in enumerate(row.events, 1):
                try:
                    _complete(event, row, texts)
                except ValueError as error:
                    raise BadInput(f"{path}, line {line}: event {event.n if event.n is not None else number}: {error}") from error
            kept.append(row)
    if not kept:
        raise BadInput(f"{path}: no annotated article" + (f" of the half {half}" if half else ""))
    return kept


def read_found(path: str | Path, gold: list[GoldArticle]) -> tuple[dict[str, list[Found]], int]:
    """The events of the annotated articles, by article, and how many events of other articles were left out."""
    found: dict[str, list[Found]] = defaultdict(list)
    wanted, others = {row.article for row in gold}, 0
    for line, event in enumerate(jsonl.read(path, Found), 1):
        if not event.evidence.stands:
            raise BadInput(f"{path}, line {line}: the evidence has no span")
        if event.article.id in wanted:
            found[event.article.id].append(event)
        else:
            others += 1
    return dict(found), others


def texts_of(path: str | Path) -> dict[str, str]:
    """The texts of articles.jsonl, by id."""
    return {article.id: article.text for article in jsonl.read(path, Article)}


def _complete(event: Gold, row: GoldArticle, texts: Mapping[str, str] | None) -> None:
    """Check an event, and look up where its words stand. Raises ValueError with what is wrong."""
    for type_ in event.types - set(ontology.types()):
        raise ValueError(f"{type_} is not a type (see: lapel types)")
    for status in event.statuses - {str(name) for name in ontology.statuses()}:
        raise ValueError(f"{status} is not a status (see: lapel types)")
    if event.same_as is not None and event.same_as not in {other.n for other in row.events}:
        raise ValueError(f"same_as names {event.same_as}, which is the n of no event of the article")
    if event.evidence is None:
        first, last = _only(_text(row, texts), event.quote)
        event.evidence = Stretch(start=first, end=last, text=event.quote)
    if isinstance(event.trigger, str):
        start, end = event.evidence.place
        at = _word(event.evidence.text or _text(row, texts)[start:end], event.trigger)
        event.trigger = Stretch(start=start + at, end=start + at + len(event.trigger), text=event.trigger)
    if not (event.evidence.stands and event.trigger.stands):
        raise ValueError("evidence and trigger need start and end, the end after the start")


def _text(row: GoldArticle, texts: Mapping[str, str] | None) -> str:
    if texts is None:
        raise ValueError("it stands by its words alone; name the articles with --articles")
    if row.article not in texts:
        raise ValueError(f"the articles hold none with the id {row.article}")
    return texts[row.article]


def _only(text: str, quote: str) -> Span:
    at = text.find(quote) if quote else -1
    if at < 0:
        raise ValueError(f"the quote {quote!r} is not in the article" if quote else "it has neither evidence nor quote")
    if text.find(quote, at + 1) >= 0:
        raise ValueError(f"the quote {quote!r} is in the article more than once; quote more of it")
    return at, at + len(quote)


def _word(quote: str, trigger: str) -> int:
    found: Iterator[re.Match[str]] = re.finditer(rf"(?<!\w){re.escape(trigger)}(?!\w)", quote)
    first = next(found, None)
    if not trigger or first is None:
        raise ValueError(f"the trigger {trigger!r} is not in the quote")
    return first.start()
