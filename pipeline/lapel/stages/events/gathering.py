"""What an encounter becomes by who takes part in it: a meeting of three parties, or of the members of one body, is a summit."""

from __future__ import annotations

from lapel.stages.events.context import Draft, codes

MEETING, SUMMIT = "contact.meeting", "contact.summit"
_OF_ALL = frozenset({"realised", "scheduled", "postponed", "cancelled", "hypothetical", "denied", "stalled", "rumoured"})
"""Statuses in which the parties stand on one side; who was asked, refused or offered a meeting sat with nobody."""
_MANY = 3


def gathered(draft: Draft) -> None:
    """Make a meeting a summit (ontology: leaders or ministers of three or more parties, or of a named format, convene) where three parties
    are its subject (*A, B and C met*; *A met B and C* may be two meetings) or one organisation alone is (*its ministers met*)."""
    if draft.type != MEETING or draft.status not in _OF_ALL:
        return
    agents = codes(draft.agents)
    alone = len(agents) == 1 and not draft.recipients and next(iter(agents)).startswith("IGO:")
    if len(agents) >= _MANY or alone:
        draft.type = SUMMIT
