"""What a reviewer says of a record: one line of verdicts.jsonl.

A verdict holds the record as it was read then. Ids of records outlive better rules and a better knowledge base, so the same id may
carry another status or other parties later: such a record has not been judged yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lapel.records import Event, Party, Record, Status

Judgement = Literal["right", "wrong", "corrected", "unsure"]
Field = Literal["type", "status", "roles", "date"]
FIELDS: tuple[Field, ...] = ("type", "status", "roles", "date")
"""What is judged, and can be corrected."""


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

    @property
    def reading(self) -> Reading | None:
        """What the reviewer holds to be so; None where there is no event."""
        if self.verdict == "wrong":
            return None
        return self.corrected or self.record

    @property
    def changed(self) -> frozenset[Field]:
        """What was corrected."""
        return differing(self.record, self.corrected) if self.corrected else frozenset()


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
