"""What a record points to in its article, as marks, and a marked text in the form in which the pages read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lapel.records import Event, Party
from lapel.report.marks import Mark, segments


def of_event(event: Event) -> Iterator[Mark]:
    """All that one record points to: parties, date, place, the words that name the gesture, and those that set its standing."""
    for side in (event.agents, event.recipients, event.about):
        for party in side:
            if party.span:
                yield party.span, "actor", _who(party)
    if event.date and event.date.span:
        yield event.date.span, "date", f"{event.date.value} {_days(event.date.start, event.date.end)}".strip()
    if event.place:
        yield event.place.span, "place", event.place.country or event.place.text
    yield event.evidence.trigger.span, "trigger", f"{event.type}, {event.status}"
    for operator in event.evidence.operators:
        yield operator.span, "operator", operator.status


def marked(text: str, marks: Sequence[Mark], offset: int = 0) -> list[tuple[Any, list[Mark]]]:
    """The text in pieces: a string where there is no mark, else a list of the words, their kinds, and what they say."""
    return [([piece, " ".join(_kinds(here)), "; ".join(dict.fromkeys(what for _, _, what in here if what))] if here else piece, here)
            for piece, here in segments(text, marks, offset)]


def _kinds(marks: Sequence[Mark]) -> list[str]:
    return list(dict.fromkeys(kind for _, kind, _ in marks))


def _who(party: Party) -> str:
    return ", ".join(filter(None, (party.name, party.country, party.office, party.resolved_by)))


def _days(start: str | None, end: str | None) -> str:
    return (start or "") if start == end else f"{start or ''}/{end or ''}"
