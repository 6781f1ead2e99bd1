"""What the page is given to show: plain values and cut text, never HTML; the page sets them as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lapel import jsonl, ontology
from lapel.export import countries
from lapel.records import Article, Event, Party, Span
from lapel.report.marks import Mark, pieces
from lapel.review.correction import typed
from lapel.review.desk import Desk
from lapel.review.verdicts import changed, held, reading

_PICTURES: dict[int, int | str] = {**{n: 0x2400 + n for n in range(0x20) if n not in (0x09, 0x0A)}, 0x7F: 0x2421,
             **{n: f"[U+{n:04X}]" for n in (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)}}
"""Signs in place of control characters and of those that turn the direction of writing: a reviewer sees what the text holds."""

_BREAK = re.compile(r"(?<=[.!?:][”’\"')])\s+|(?<=[.!?:])\s+|\n\s*\n")
"""Where a sentence may end, for the eye: a rough cut is enough."""

_FARTHEST = 400
"""Characters of context on each side of the evidence at most."""

_NEAR = "near"
"""The kind of the mark over the evidence and its sentence."""


def sitting(desk: Desk) -> dict[str, Any]:
    """What holds for all records: who reviews, how far it is, and the lists of the form."""
    families = [{"title": family.title, "types": [
        {"id": id_, "definition": entry.definition, "agent": entry.roles["agent"], "recipient": entry.roles["recipient"]}
        for id_, entry in ontology.types().items() if ontology.family(id_) == name]} for name, family in ontology.families().items()]
    statuses = [{"id": name, "definition": entry.definition, "agent": entry.agent, "recipient": entry.recipient}
                for name, entry in ontology.statuses().items()]
    return {"reviewer": desk.reviewer, "counts": desk.counts(), "next": desk.next_open(0), "families": families, "statuses": statuses}


def item(desk: Desk, n: int) -> dict[str, Any]:
    """One record with its article, what has been said of it, and how the form is filled."""
    event = desk.drawn[n].event
    article = desk.articles[event.article.id]
    said = desk.said(n)
    record = reading(event)
    marks = [*_marks(event), (_sentence(article.text, event.evidence.span), _NEAR, "")]
    return {
        "n": n, "event": event.id, "type": event.type, "status": event.status,
        "article": {"title": shown(article.title or "(no title)"), "meta": shown(_meta(article)),
                    "pieces": [{"text": shown(text), "kinds": [kind for kind in kinds if kind != _NEAR], "near": _NEAR in kinds,
                                "says": shown("; ".join(says))} for text, kinds, says in pieces(article.text, marks)]},
        "facts": [{"name": name, "values": [shown(value) for value in values]} for name, values in _facts(event) if values],
        "form": typed((said and held(said)) or record), "record": typed(record),
        "said": said and {"verdict": said.verdict, "note": said.note, "changed": sorted(changed(said))},
        "next": desk.next_open(n + 1), "counts": desk.counts(),
    }


def shown(text: str) -> str:
    """The text with a visible sign for every character that has none and could mislead."""
    return text.translate(_PICTURES)


def _sentence(text: str, span: Span) -> Span:
    """The evidence with the rest of its sentence."""
    first, last = max(0, span[0] - _FARTHEST), min(len(text), span[1] + _FARTHEST)
    before = [found.end() for found in _BREAK.finditer(text, first, span[0])]
    after = _BREAK.search(text, max(span[1] - 1, 0), last)
    return (before[-1] if before else first), max(after.start() if after else last, span[1])


def _meta(article: Article) -> str:
    return " · ".join(filter(None, (article.source, article.published or "no publication date", article.url, article.id)))


def _marks(event: Event) -> Iterator[Mark]:
    yield event.evidence.span, "evidence", ""
    sides: dict[str, Sequence[Party]] = {"agent": event.agents, "recipient": event.recipients, "about": event.about}
    for side, parties in sides.items():
        for party in parties:
            if party.span:
                yield party.span, side, f"{side}: {_party(party)}"
    if event.date and event.date.span:
        yield event.date.span, "date", f"date: {event.date.value}"
    if event.place:
        yield event.place.span, "place", f"place: {event.place.text}"
    yield event.evidence.trigger.span, "trigger", event.type
    for operator in event.evidence.operators:
        yield operator.span, "operator", operator.status


def _facts(event: Event) -> Iterator[tuple[str, list[str]]]:
    yield "agents", [_party(party) for party in event.agents] or ["none"]
    yield "recipients", [_party(party) for party in event.recipients] or ["none"]
    yield "about", [_party(party) for party in event.about]
    yield "date", [_date(event)]
    yield "place", [f"{event.place.text} ({event.place.country or '?'})"] if event.place else []
    yield "said by", [f"{event.attribution.kind}{': ' + event.attribution.speaker if event.attribution.speaker else ''}"]
    yield "details", [f"{key}: {value if isinstance(value, str) else jsonl.dumps(value)}" for key, value in event.details.items()]
    yield "rule", [f"{event.evidence.rule}, confidence {event.confidence:.2f}"]


def _party(party: Party) -> str:
    name = countries.name(party.country)
    who = " · ".join(filter(None, (party.name if party.name not in (party.text, name) else None, party.office, name)))
    return f"{party.country or '?'} “{' '.join(party.text.split())}”" + (f" ({who})" if who else "")


def _date(event: Event) -> str:
    date = event.date
    if date is None:
        return "none"
    days = date.value if date.start is None else "/".join(dict.fromkeys(filter(None, (date.start, date.end))))
    if date.basis == "publication":
        return f"none in the text (published {days})"
    return f"{days}, {date.basis}" + (f" “{' '.join(date.text.split())}”" if date.text else "")
