"""Verdicts as gold: annotated articles in the form of the codebook, which ``lapel eval`` reads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lapel.records import Article, Days, Event, Reading, Record, Side, Span, Verdict
from lapel.review.verdicts import differing, held, reading


class Words(Record, kw_only=True):
    """A stretch of the article: first character, the one after the last, and what stands there."""

    start: int
    end: int
    text: str


class GoldEvent(Record, kw_only=True):
    """An annotated event, with the fields of the codebook."""

    n: int
    quote: str
    evidence: Words
    trigger: Words
    type: str
    status: str
    agents: list[Side]
    recipients: list[Side]
    about: list[Side]
    date: Days | None
    place: Side | None
    attribution: str
    details: dict[str, Any]
    same_as: int | None = None
    optional: bool = False


class GoldLine(Record, kw_only=True):
    """An annotated article."""

    article: str
    events: list[GoldEvent]


def gold(by_reviewer: Mapping[str, Sequence[Verdict]], events: Sequence[Event], articles: Mapping[str, Article],
         counts: Counter[str]) -> Iterator[GoldLine]:
    """The articles of which a record was judged, in the order of the events; ``counts`` says what became of the verdicts.

    Right and corrected records are events, as the reviewers read them; wrong ones are none, so that finding them is an error. What
    is unsure, what reviewers differ on, and what nobody judged in these articles is optional: it counts neither way. Gold made so
    tells how much of what is found is right. It does not know what was never found, so recall on it says nothing.
    """
    said: dict[str, list[Verdict]] = defaultdict(list)
    for verdicts in by_reviewer.values():
        for verdict in verdicts:
            said[verdict.event].append(verdict)
    of_article: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        of_article[event.article.id].append(event)
    known = {event.id for event in events}
    counts["verdicts of records that the events do not hold"] += sum(len(found) for id_, found in said.items() if id_ not in known)
    for id_, found_events in of_article.items():
        if any(event.id in said for event in found_events):
            yield GoldLine(article=id_, events=_events(found_events, said, articles[id_].text, counts))


def _events(events: Sequence[Event], said: Mapping[str, Sequence[Verdict]], text: str, counts: Counter[str]) -> list[GoldEvent]:
    made: list[GoldEvent] = []
    number: dict[str, int] = {}
    for event in sorted(events, key=lambda e: (e.evidence.span, e.evidence.trigger.span)):
        kept, optional, why = _settled(event, said.get(event.id, ()))
        counts[why] += 1
        if kept is None:
            continue
        number[event.id] = len(made) + 1
        made.append(_event(event, kept, text, number[event.id], _before(event, number), optional=optional))
    return made


def _settled(event: Event, verdicts: Sequence[Verdict]) -> tuple[Reading | None, bool, str]:
    """What a record is in the gold, whether it is optional, and as what it is counted."""
    if not verdicts:
        return reading(event), True, "not judged (optional)"
    readings = [held(verdict) for verdict in verdicts]
    first = next((one for one in readings if one is not None), None)
    if first is None:
        return None, False, "wrong (left out)"
    if any(verdict.verdict == "unsure" for verdict in verdicts):
        return first, True, "unsure (optional)"
    if any(one is None or differing(one, first) for one in readings):
        return first, True, "judged differently (optional)"
    return first, False, "corrected" if any(verdict.corrected for verdict in verdicts) else "right"


def _before(event: Event, number: Mapping[str, int]) -> int | None:
    """The event of the same article that this one tells of again."""
    return next((number[link.event] for link in event.links if link.kind == "repeats" and link.event in number
                 and link.event != event.id), None)


def _event(event: Event, kept: Reading, text: str, n: int, same_as: int | None, *, optional: bool) -> GoldEvent:
    evidence = event.evidence
    return GoldEvent(
        n=n, quote=text[slice(*evidence.span)], evidence=_words(text, evidence.span), trigger=_words(text, evidence.trigger.span),
        type=kept.type, status=kept.status, agents=kept.agents, recipients=kept.recipients,
        about=[Side(text=party.text, country=party.country) for party in event.about], date=kept.date,
        place=Side(text=event.place.text, country=event.place.country) if event.place else None,
        attribution=event.attribution.kind, details=event.details, same_as=same_as, optional=optional)


def _words(text: str, span: Span) -> Words:
    return Words(start=span[0], end=span[1], text=text[slice(*span)])
