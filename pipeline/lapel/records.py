"""The only shapes that cross a stage.

Every stage reads and writes these msgspec structs; the JSON Schema in data/schema is generated from them. A ``Span`` is a
half-open pair of character offsets into ``Article.text``. ISO dates are strings (``YYYY-MM-DD``); ``start`` and ``end`` of a
date are days, both included. Keys at their default are written too, so that every line of one file has the same keys.
"""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import msgspec

Span = tuple[int, int]
"""Half-open character offsets ``[start, end)`` into the article's text."""

SCHEMA = "lapel.event/1"

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["second", "minute", "hour", "daypart", "day", "weekend", "week", "month", "season", "quarter", "half", "year",
                "decade", "century", "unknown"]
Status = Literal["realised", "scheduled", "offered", "requested", "accepted", "declined", "unanswered", "postponed", "cancelled",
                 "stalled", "threatened", "reversed", "denied", "hypothetical", "rumoured"]
MentionKind = Literal["state", "people", "government", "ministry", "military", "legislature", "court", "agency", "seat", "igo",
                      "nsa", "media", "party", "organisation", "person", "office", "place", "pronoun", "plural", "unknown"]
Judgement = Literal["right", "wrong", "corrected", "unsure"]
Tense = Literal["past", "present", "future", "pluperfect", "perfect", "infinitive", "none"]


class Record(msgspec.Struct, kw_only=True):
    """Base of all records: fields by keyword, written in the order of their definition."""


class Article(Record, kw_only=True):
    """One text as the ingest stage leaves it: decoded, repaired, with its offsets fixed for good."""

    id: str
    title: str = ""
    published: str | None = None
    """Day of publication, from metadata or page markup only; never from the text, never the clock."""
    source: str = ""
    url: str = ""
    language: str | None = None
    text: str
    cluster: str | None = None
    """Id of the first article of its near-duplicate cluster (its own id when alone), None when not computed."""


class Drop(Record, kw_only=True):
    """An article, or a piece of input, that a stage did not pass on."""

    stage: str
    reason: str
    """A short fixed word such as ``empty-file`` (the list is in readers/reasons.py)."""
    where: str
    """File, archive member or line, as far as known."""
    detail: str = ""
    id: str | None = None


class Mention(Record, kw_only=True):
    """A stretch of text that names an actor, or stands for one, as far as tokens and the document tell."""

    span: Span
    text: str
    kind: MentionKind
    entity: str | None = None
    """Id in the knowledge base (a Wikidata Q-number where there is one), else None."""
    country: str | None = None
    """ISO 3166-1 alpha-3, IGO:…, NSA:…, or None when it cannot be told."""
    name: str | None = None
    roles: list[str] = msgspec.field(default_factory=list)
    """PLOVER sector codes: GOV, MIL, COP, LEG, JUD, OPP, REB, MED, BUS, CVL …"""
    office: str | None = None
    """Such as ``head of state``, ``head of government``, ``foreign minister``, ``ambassador``, ``spokesperson``."""
    head: Span | None = None
    """The word that a parser would take as head: the surname of a name, the role noun of a description."""
    number: Literal["singular", "plural"] = "singular"
    gender: Literal["m", "f"] | None = None
    resolved_by: str = ""
    """How: ``name``, ``title+surname``, ``surname``, ``office``, ``nationality+role``, ``demonym``, ``pronoun``, ``plural`` …"""
    confidence: float = 1.0
    candidates: list[str] = msgspec.field(default_factory=list)
    """Entity ids (or country codes) that it may stand for when it stays ambiguous."""


class DateRef(Record, kw_only=True):
    """One time expression, as TIMEX3, and the days it covers."""

    span: Span
    text: str
    type: TimexType
    value: str
    """TIMEX3 value; without a publication date it stays relative (``XXXX-WXX-3``)."""
    mod: str | None = None
    start: str | None = None
    end: str | None = None
    grain: Grain = "unknown"
    basis: Literal["explicit", "relative", "anchored"] = "explicit"
    rule: str = ""
    """Id of the pattern in data/dates that found it."""
    quant: str | None = None
    freq: str | None = None


class Argument(Record, kw_only=True):
    """A phrase in a grammatical slot of a gesture, not yet resolved to a party."""

    role: Literal["agent", "recipient", "about", "place"]
    span: Span
    """The whole noun phrase, one conjunct each, without trailing relative clause."""
    head: Span
    text: str
    slot: str = ""
    """Where it stood: ``subj``, ``obj``, ``by``, ``poss``, ``mod``, ``with``, ``to`` …"""
    quoted: bool = False
    """Inside quotation marks, so that we and I are the speaker."""


class OperatorHit(Record, kw_only=True):
    """A word that set a gesture's status."""

    text: str
    span: Span
    status: Status
    id: str = ""


class Attribution(Record, kw_only=True):
    """Who says so: the article's author, a reported speaker, or words in quotation marks."""

    kind: Literal["author", "report", "quote"] = "author"
    speaker: str | None = None
    span: Span | None = None


class Trigger(Record, kw_only=True):
    """The word or words that name the gesture."""

    text: str
    span: Span


class Gesture(Record, kw_only=True):
    """A rule hit: what the grammar of one sentence says, before parties and days are known."""

    rule: str
    type: str
    status: Status
    trigger: Trigger
    sentence: int
    """Index into ``ArticleGestures.sentences``."""
    evidence: Span
    """The clause that holds the gesture and its parties (at most the sentence)."""
    arguments: list[Argument] = msgspec.field(default_factory=list)
    operators: list[OperatorHit] = msgspec.field(default_factory=list)
    details: dict[str, Any] = msgspec.field(default_factory=dict)
    attribution: Attribution = msgspec.field(default_factory=Attribution)
    tense: Tense = "none"
    dates: list[Span] = msgspec.field(default_factory=list)
    """Spans of time expressions that belong to the gesture by grammar, the closest first."""
    symmetric: bool = False
    nominal: bool = False
    """The trigger is a noun: its date and parties are more often left unsaid."""
    features: dict[str, float] = msgspec.field(default_factory=dict)
    """Numbers that the confidence model reads; never written to events."""


class ArticleMentions(Record, kw_only=True):
    """A line of actors.jsonl."""

    article: str
    mentions: list[Mention] = msgspec.field(default_factory=list)


class ArticleDates(Record, kw_only=True):
    """A line of dates.jsonl."""

    article: str
    dates: list[DateRef] = msgspec.field(default_factory=list)


class ArticleGestures(Record, kw_only=True):
    """A line of gestures.jsonl."""

    article: str
    sentences: list[Span] = msgspec.field(default_factory=list)
    """All sentences of the article, parsed or not."""
    subjects: list[Span] = msgspec.field(default_factory=list)
    """Heads of the grammatical subjects of the parsed sentences, in text order: what a pronoun prefers."""
    gestures: list[Gesture] = msgspec.field(default_factory=list)


class Party(Record, kw_only=True):
    """An argument resolved: who did it, to whom it was done, whom it concerns."""

    entity: str | None = None
    country: str | None = None
    kind: str = "unknown"
    name: str | None = None
    roles: list[str] = msgspec.field(default_factory=list)
    office: str | None = None
    text: str = ""
    span: Span | None = None
    resolved_by: str = ""


class EventDate(Record, kw_only=True):
    """The day or days of a gesture."""

    value: str
    start: str | None
    end: str | None
    grain: Grain
    text: str | None = None
    span: Span | None = None
    basis: Literal["explicit", "relative", "anchored", "publication"] = "explicit"


class Place(Record, kw_only=True):
    """Where it takes place."""

    text: str
    country: str | None
    span: Span


class Evidence(Record, kw_only=True):
    """The words on which the record rests, and the rule that read them."""

    text: str
    span: Span
    trigger: Trigger
    rule: str
    operators: list[OperatorHit] = msgspec.field(default_factory=list)


class Link(Record, kw_only=True):
    """A relation to another record of the same output."""

    kind: Literal["answers", "repeats", "follows", "compares"]
    event: str


class Codes(Record, kw_only=True):
    """The same gesture in other codebooks, a function of type and status."""

    cameo: str | None
    plover: str | None
    plover_mode: str | None
    quad: int | None


class ArticleRef(Record, kw_only=True):
    """What a reader needs to find the article again."""

    id: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: str | None = None


class Event(Record, kw_only=True):
    """One diplomatic gesture: a line of events.jsonl."""

    schema: Literal["lapel.event/1"] = "lapel.event/1"
    id: str
    article: ArticleRef
    type: str
    family: str
    status: Status
    polarity: Literal["affiliative", "adversarial", "neutral"]
    intensity: float
    """From -10 (most adversarial) to +10 (most affiliative)."""
    codes: Codes
    agents: list[Party]
    recipients: list[Party]
    about: list[Party]
    date: EventDate | None
    place: Place | None
    details: dict[str, Any]
    attribution: Attribution
    evidence: Evidence
    links: list[Link] = msgspec.field(default_factory=list)
    cluster: str | None = None
    confidence: float


class Side(Record, kw_only=True):
    """A party, as the codebook writes it: the words, and the code of what they stand for (None when it cannot be told)."""

    text: str = ""
    country: str | None = None


class Days(Record, kw_only=True):
    """First and last day, ISO, both included."""

    start: str
    end: str


class Reading(Record, kw_only=True):
    """The part of a record that is judged."""

    type: str
    status: Status
    agents: list[Side]
    recipients: list[Side]
    date: Days | None
    """None where the text gives none; the day of publication is none."""


class Verdict(Record, kw_only=True):
    """A line of verdicts.jsonl. The last one of a reviewer on a record holds."""

    schema: Literal["lapel.verdict/1"] = "lapel.verdict/1"
    event: str
    article: str
    reviewer: str
    verdict: Judgement
    """``right``: all of it; ``wrong``: the text tells of no such event; ``corrected``: it does, and ``corrected`` says how;
    ``unsure``: good annotators could differ."""
    record: Reading
    corrected: Reading | None = None
    confidence: float
    """That of the record."""
    stratum: str = "all"
    """From which part of the records it was drawn (``type=contact.visit``)."""
    stratum_size: int = 0
    """How many records that part holds; 0 when not known."""
    note: str = ""


class Relation(Record, kw_only=True):
    """What one side does to another in a sentence, as a PLOVER category: of a gesture, or of a verb that names none."""

    sentence: Span
    agents: list[Party]
    recipients: list[Party]
    plover: str
    """PLOVER root category."""
    quad: int
    """1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    trigger: Trigger
    by: Literal["gesture", "dictionary"]


class ArticleRelations(Record, kw_only=True):
    """A line of relations.jsonl."""

    article: str
    relations: list[Relation] = msgspec.field(default_factory=list)


def digest(*parts: object, length: int = 16) -> str:
    """Hexadecimal id that depends on the parts alone: the same on every machine and in every run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def event_id(article: str, type_: str, trigger: Span, ordinal: int = 0) -> str:
    """Id of an event: digest of article, type, trigger span and an ordinal among equals."""
    return digest(article, type_, trigger[0], trigger[1], ordinal)
