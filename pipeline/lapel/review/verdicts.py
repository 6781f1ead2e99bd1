"""What a reviewer says of a record, and how two readings of one differ. The shapes are in :mod:`lapel.records`.

A verdict holds the record as it was read then. Ids of records outlive better rules and a better knowledge base, so the same id may
carry another status or other parties later: such a record has not been judged yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lapel.records import Days, Event, Party, Reading, Side, Verdict

Field = Literal["type", "status", "roles", "date"]
FIELDS: tuple[Field, ...] = ("type", "status", "roles", "date")
"""What is judged, and can be corrected."""


def held(verdict: Verdict) -> Reading | None:
    """What the reviewer holds to be so; None where there is no event."""
    return None if verdict.verdict == "wrong" else verdict.corrected or verdict.record


def changed(verdict: Verdict) -> frozenset[Field]:
    """What was corrected."""
    return differing(verdict.record, verdict.corrected) if verdict.corrected else frozenset()


def reading(event: Event) -> Reading:
    """What is judged of a record."""
    days = None
    if event.date and event.date.basis != "publication" and event.date.start and event.date.end:
        days = Days(start=event.date.start, end=event.date.end)
    return Reading(type=event.type, status=event.status, agents=_sides(event.agents), recipients=_sides(event.recipients), date=days)


def differing(one: Reading, other: Reading) -> frozenset[Field]:
    """Where two readings differ. Parties are told apart by their codes; by their words only where both have none."""
    same: dict[Field, bool] = {
        "type": one.type == other.type, "status": one.status == other.status, "date": one.date == other.date,
        "roles": codes(one.agents) == codes(other.agents) and codes(one.recipients) == codes(other.recipients)}
    return frozenset(field for field in FIELDS if not same[field])


def codes(sides: Sequence[Side]) -> frozenset[str]:
    """The parties of one side as a set: codes, or in their place the words of those without one."""
    return frozenset(side.country or f"?{side.text}" for side in sides)


def _sides(parties: Sequence[Party]) -> list[Side]:
    return [Side(text=party.text, country=party.country) for party in parties]
