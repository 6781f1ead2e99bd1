"""Acts and records in the form in which the pages read them: columns for what is filtered, full records for what is looked at."""

from __future__ import annotations

from datetime import date
from typing import Any

from lapel.ledger import Act
from lapel.records import Event, Party
from lapel.report.site.catalogue import STATUSES, TONES, Catalogue
from lapel.report.site.marking import marked, of_event

SHARD = 250
"""Acts whose records share a file."""
IDS = "0123456789abcdef"
"""Digits of which the ids of records are made."""
LONGEST = 1200
"""Characters of evidence that a page shows; a clause that runs on is cut there, its record is not."""

_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: str) -> int:
    """Days since 1970."""
    return date.fromisoformat(day).toordinal() - _EPOCH


def columns(catalogue: Catalogue) -> dict[str, list[Any]]:
    """One list for each field of the acts: what every filter needs, and no words."""
    acts = catalogue.acts
    return {
        "start": [act.start and day_number(act.start) for act in acts],
        "days": [day_number(act.end) - day_number(act.start) if act.start and act.end else None for act in acts],
        "type": [catalogue.types[act.type] for act in acts],
        "status": [STATUSES.index(act.best.status) for act in acts],
        "tone": [TONES.index(act.best.polarity) for act in acts],
        "intensity": [round(act.intensity * 10) for act in acts],
        "agents": [catalogue.numbers(act.agents) for act in acts],
        "recipients": [catalogue.numbers(act.recipients) for act in acts],
        "records": [len(act.events) for act in acts],
        "confidence": [round(100 * max(event.confidence for event in act.events)) for act in acts],
        "sources": [sorted({catalogue.sources[event.article.source] for event in act.events}) for act in acts],
    }


def ids(catalogue: Catalogue) -> dict[str, dict[str, int]]:
    """Ids of records with the numbers of their acts, by the first digit of the id; every digit has a group."""
    found: dict[str, dict[str, int]] = {digit: {} for digit in IDS}
    for id_, n in sorted(catalogue.of_record.items()):
        if id_[:1] in found:  # what else an events file may call an id names no file
            found[id_[0]][id_] = n
    return found


def words(act: Act) -> str:
    """All words of an act that are searched: its sentences and titles, each once."""
    return "\n".join(dict.fromkeys(part for event in act.events for part in (event.evidence.text, event.article.title) if part))


def record(event: Event, catalogue: Catalogue) -> dict[str, Any]:
    """One record as a page shows it; what is empty is left out."""
    article, found, said = event.article, event.date, event.attribution
    shown: dict[str, Any] = {
        "id": event.id, "article": {"id": article.id, "title": article.title, "source": article.source, "published": article.published,
                                    "url": web(article.url)},
        "words": _words(event), "agents": [_party(p) for p in event.agents], "recipients": [_party(p) for p in event.recipients],
        "about": [_party(p) for p in event.about],
        "date": found and {"start": found.start, "end": found.end, "value": found.value, "text": found.text, "basis": found.basis},
        "place": event.place and {"text": event.place.text, "code": event.place.country},
        "said": None if said.kind == "author" else {"kind": said.kind, "speaker": said.speaker},
        "details": {key: value if isinstance(value, str | int | float) else str(value) for key, value in event.details.items()},
        "operators": [operator.text for operator in event.evidence.operators],
        "links": [[link.kind, link.event] for link in event.links if link.event in catalogue.of_record],
        "codes": [event.codes.cameo, event.codes.plover], "rule": event.evidence.rule, "confidence": event.confidence,
    }
    return {key: value for key, value in shown.items() if value not in (None, [], {})}


def web(url: str) -> str | None:
    """The address where it is one of the web; anything else an article may bring is no link."""
    return url if url.lower().startswith(("https://", "http://")) else None


def _words(event: Event) -> list[Any]:
    evidence = event.evidence
    text = evidence.text if len(evidence.text) <= LONGEST else evidence.text[:LONGEST] + " …"
    if len(evidence.text) != evidence.span[1] - evidence.span[0]:  # not the words of its span, so that marks would stand askew
        return [text]
    return [piece for piece, _ in marked(text, list(of_event(event)), evidence.span[0])]


def _party(party: Party) -> dict[str, Any]:
    shown = {"text": party.text, "code": party.country, "name": party.name, "office": party.office, "by": party.resolved_by}
    return {key: value for key, value in shown.items() if value}
