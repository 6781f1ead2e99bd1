"""Who is hurt, and who holds somebody, where the grammar does not say: by the place, the war and the sentence."""

from __future__ import annotations

import re

from lapel.records import Party, Place
from lapel.stages.events.context import Context, Draft, codes
from lapel.stages.events.party import again
from lapel.stages.events.where import UPON_PLACES

_CLAIMS = re.compile(r"(?:claim(?:s|ed|ing)?\s+)?(?:\w+\s+)?responsibility", re.IGNORECASE)
_CLAIM = 40
"""Characters within which *claimed full responsibility* stands."""
_CLAIM_REACH = 4
"""Sentences back within which the attack is told that somebody claims."""
_PLACES = frozenset({"state", "seat", "place"})
_OF_THE_PLACE = frozenset({"coercion.detain", "conflict.protest"})
"""Types that somebody of the place does, where nobody says who."""
_BESIDE = re.compile(r"\b(?:near|off|outside)\s+(?:the\s+)?$", re.IGNORECASE)
_CAPTIVES = re.compile(r"captive|captur|hostage|kidnap|abduct", re.IGNORECASE)


def _unnamed(context: Context, draft: Draft) -> bool:
    """*Killed four civilians*: the recipient is told by a common noun alone."""
    recipients = [a for a in draft.gesture.arguments if a.role == "recipient"]
    if draft.type != "conflict.attack" or not recipients:
        return False
    return all(context.text(a.head)[:1].islower() and not any(m.country for m in context.within(a.span)) for a in recipients)


def told_beside(context: Context, draft: Draft) -> bool:
    """*Attacked a Peruvian ship, killing two sailors*: whose the victims are is told by the attack of the sentence."""
    return _unnamed(context, draft) and bool(_of_the_sentence(context, draft))


def _of_the_sentence(context: Context, draft: Draft) -> list[Party]:
    """*Attacked a Peruvian town, killing nine*: whom the same agents attacked in the sentence."""
    for earlier in reversed(context.told):
        if earlier.gesture.sentence != draft.gesture.sentence:
            break
        if earlier.type == draft.type and codes(earlier.agents) == codes(draft.agents) and codes(earlier.recipients):
            return [again(p, p.text, p.span, "same act") for p in earlier.recipients if p.country and p.span]
    return []


def passive(draft: Draft) -> bool:
    """*Was shot*, *were killed*: by whom is left unsaid on purpose."""
    return draft.type == "conflict.attack" and not draft.gesture.nominal


def victims(context: Context, draft: Draft) -> list[Party]:
    """*Attacked a Peruvian town, killing nine*: the country of victims whom a common noun names alone, by the attack of the
    sentence or by the place."""
    if not _unnamed(context, draft):
        return []
    return _of_the_sentence(context, draft) or of_place(context, draft)


def of_place(context: Context, draft: Draft) -> list[Party]:
    """The country of the place that an act is done upon."""
    place = draft.place
    if not draft.type.startswith(UPON_PLACES) or place is None or place.country is None or place.country in codes(draft.agents):
        return []
    if _beside(context, place):
        return []
    return [Party(country=place.country, kind="place", text=place.text, span=place.span, resolved_by="place")]


def _beside(context: Context, place: Place) -> bool:
    """*Near Peru*, *off Peru*: not in it; near a town is in its country."""
    if place.span is None:
        return False
    mention = context.covering(place.span)
    state = mention is not None and mention.kind == "state"
    return state and _BESIDE.search(context.text((max(0, place.span[0] - 20), place.span[0]))) is not None


def same_war(context: Context, draft: Draft) -> list[Party]:
    """The victim whom the article named before for the same attacker: *Russia's war* in a text on Ukraine."""
    if draft.type != "conflict.attack" or not draft.gesture.nominal:
        return []
    for earlier in reversed(context.told):
        if earlier.type == draft.type and codes(earlier.agents) == codes(draft.agents) and "recipients:implied" not in earlier.features:
            return [again(p, p.text, p.span, "same act") for p in earlier.recipients if p.country and p.span]
    return []


def custody(draft: Draft) -> list[Party]:
    """Arrested in a country that is not his own: by that country. *Anti-Peruvian protests in Lima*: by the people there."""
    place = draft.place
    if draft.type not in _OF_THE_PLACE or place is None or place.country is None or place.country in codes(draft.recipients):
        return []
    if _CAPTIVES.search(draft.gesture.trigger.text):
        return []
    return [Party(country=place.country, kind="place", text=place.text, span=place.span, resolved_by="place")]


def claimed(context: Context, draft: Draft) -> list[Party]:
    """*Hamas claimed responsibility*: whom the attack told before was upon, else the country of the only place told so far."""
    if draft.type != "conflict.attack" or not _CLAIMS.match(context.text((draft.start, draft.start + _CLAIM))):
        return []
    for earlier in reversed(context.told):
        if earlier.type == draft.type and draft.gesture.sentence - earlier.gesture.sentence <= _CLAIM_REACH and codes(earlier.recipients):
            return [again(p, p.text, p.span, "same act") for p in earlier.recipients if p.country and p.span]
    first = max(draft.gesture.sentence - _CLAIM_REACH, 0)
    start = context.sentences[first][0] if context.sentences else 0
    places = {m.country: m for m in context.within((start, draft.start)) if m.country and m.kind in _PLACES}
    if len(places) != 1:
        return []
    country, place = places.popitem()
    return [Party(country=country, kind="place", text=place.text, span=place.span, resolved_by="place")]
