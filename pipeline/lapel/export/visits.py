"""Who stands where in PLOVER: of a visit, the visitor acts and the host receives, whoever the record makes the agent."""

from __future__ import annotations

from lapel import ontology
from lapel.records import Event, Party

HOSTING = "contact.host"


def plover_sides(event: Event) -> tuple[list[Party], list[Party]]:
    """Actors and recipients as PLOVER has them."""
    if event.type == HOSTING and event.recipients and event.codes.plover == "CONSULT":
        return event.recipients, event.agents
    return event.agents, event.recipients


def score(event: Event) -> float | None:
    """Conflict-cooperation score of the record's PLOVER mode, else of its category."""
    entry = ontology.plover().get(event.codes.plover or "")
    return entry.mode_scores.get(event.codes.plover_mode or "", entry.score) if entry else None


def contexts(event: Event) -> tuple[str, ...]:
    """PLOVER contexts of the record's type."""
    return ontology.types()[event.type].plover_context
