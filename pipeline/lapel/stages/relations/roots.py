"""What an operator makes of a PLOVER category."""

from __future__ import annotations

from lapel import ontology
from lapel.records import Status


def under(root: str, status: Status) -> str:
    """The category of an act that is only refused, asked for, threatened, planned …; the act's own where it stands.

    As the table of codes (data/ontology/codes.toml) has it for gestures, for acts of which only the category is known.
    """
    quad = ontology.plover()[root].quad
    if status == "requested":
        return "REQUEST"
    if status == "threatened":
        return "THREATEN"
    if status == "denied":
        return "REJECT"
    if status == "declined":
        return "REJECT" if quad <= 2 else "CONCEDE" if quad == 4 else root
    if status in {"scheduled", "offered", "accepted"}:
        return "AGREE" if quad <= 2 else "THREATEN" if quad == 4 else root
    if status in {"cancelled", "reversed"}:
        return "SANCTION" if quad <= 2 else "RETREAT"
    return root
