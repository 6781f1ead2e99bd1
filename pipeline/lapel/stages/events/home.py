"""Of which country an unnamed party is: police, courts, crowds and residents are of the place where the story is."""

from __future__ import annotations

import re

import msgspec

from lapel.records import Party
from lapel.stages.events.context import Context, Draft, codes
from lapel.stages.events.tables import words, words_in

_ORGANS = frozenset({"COP", "JUD", "LEG", "GOV", "MIL"})
"""Sectors of what a state has of its own."""
_BODIES = frozenset({"government", "military", "agency", "court", "legislature", "ministry", "office"})
_PROPER = re.compile(r"\w\s+[A-Z]|’s\b|'s\b")
_CROWD = re.compile(
    r"\b(?:people|protesters|protestors|demonstrators|thousands|hundreds|crowds?|residents|students|activists|workers|marchers|mourners)$",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:its|his|her|their) own\b", re.IGNORECASE)
"""Whose they are is said, though not by a name."""
_PLACED = frozenset({"state", "seat", "place"})


def at_home(context: Context, draft: Draft, parties: list[Party], *, other: list[Party]) -> list[Party]:
    """The parties, those that are unnamed organs of a state or people of a place with its country where the text tells it. Organs
    are given one only where the ``other`` side has one (what a government does at home is no event) and nobody of a known country
    stands beside them (*Chilean soldiers and police*)."""
    between = bool(codes(other)) and not codes(parties)
    return [_placed(context, draft, p, other, between) if p.country is None and not p.entity else p for p in parties]


def _placed(context: Context, draft: Draft, party: Party, other: list[Party], between: bool) -> Party:
    if _OWN.match(party.text):
        return party
    if _CROWD.search(party.text):
        country = draft.place.country if draft.place else None
        return _of(party, country, "people", ["CVL"]) if country else party
    if not between or not _organ(party):
        return party
    asked = codes(other) if other is draft.agents else set()  # police who hold somebody are often of his own country
    country = (draft.place.country if draft.place else None) or _only_place(context, draft, asked)
    return _of(party, country, party.kind, party.roles) if country else party


def _organ(party: Party) -> bool:
    """*Police*, *a court*, *government forces*: not foreign ones, no proper name, nor the president of whom the text spoke before."""
    if party.kind not in _BODIES or (party.text[:4].lower() == "the " and party.kind == "office") or _PROPER.search(party.text):
        return False
    if words_in(party.text) & (words().foreign | words().others | words().detaching):
        return False
    return bool(set(party.roles[:1]) & _ORGANS)


def _only_place(context: Context, draft: Draft, others: set[str]) -> str | None:
    """The country of all places that the sentence names, but for those of the other side, else of all that the article does; None
    where there are several."""
    sentence = context.sentences[draft.gesture.sentence] if context.sentences else draft.gesture.evidence
    for stretch in (sentence, (0, len(context.article.text))):
        found = {m.country for m in context.within(stretch) if m.country and m.kind in _PLACED}
        if len(found - others) == 1:
            return (found - others).pop()
        if found:
            return None
    return None


def _of(party: Party, country: str | None, kind: str, roles: list[str]) -> Party:
    return msgspec.structs.replace(party, country=country, kind=kind, roles=list(roles), resolved_by="place")
