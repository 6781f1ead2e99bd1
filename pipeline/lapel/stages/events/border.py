"""What counts as an event: it crosses a border, and an international actor has part in it."""

from __future__ import annotations

import re

from lapel.records import Mention, Party
from lapel.stages.events.context import Context, Draft, codes
from lapel.stages.events.tables import words, words_in

NO_ACTOR = "no-international-actor"
ONE_STATE = "one-state"
INWARD = "no-foreign-party"
ALONE = "nobody-foreign-in-sight"

_INWARD = ("representation.appoint", "symbol.commemorate", "symbol.honours")
"""Types that happen inside a state more often than across its border: a recipient without a foreign word is taken for
its own."""


_SHOWN = frozenset({"coercion.military_signal"})
"""Types that are done before everybody's eyes, seldom towards one named party: a state's missile test is shown to all."""
_HARM = frozenset({"conflict.attack", "coercion.detain", "relief.release"})
_NAMED = frozenset({"name", "surname", "title+surname", "office", "nationality+role", "acronym"})
_BY_PLACE = frozenset({"in", "place"})
_BETWEEN = ("relief.", "representation.")
"""Families of acts whose own words may tell that they cross a border (*eased the embargo*, *called the ambassador home*)."""
_PRIVATE = frozenset({"organisation", "media"})
"""A company or a newspaper in the sentence does not take it abroad."""
_PERSONS = frozenset({"person", "office", "people", "party", "unknown", "organisation"})


def crosses_border(context: Context, draft: Draft) -> str | None:
    """None when the draft is an event; else the reason why it is not."""
    agents, recipients = codes(draft.agents), codes(draft.recipients)
    known = agents | recipients
    if not known:
        return NO_ACTOR
    if len(known) > 1 or next(iter(known)).startswith("IGO:"):
        return None
    if context.turns and draft.gesture.symmetric and not draft.recipients and all(p.resolved_by == "speaker" for p in draft.agents):
        return ALONE  # we will meet again: of a talk nobody says with whom
    if (agents and recipients) or (_among_themselves(draft) and not _foreign_in_sight(context, draft, known, back=0)):
        return ONE_STATE
    if _at_home(draft):
        return INWARD
    if _foreign_words(context, draft) or codes(draft.about) - known:
        return None
    if agents and draft.place and draft.place.country and draft.place.country not in known:
        return None  # laid a wreath abroad
    other = draft.recipients if agents else draft.agents
    if agents and other and draft.type.startswith(_INWARD):
        return INWARD
    if agents and draft.type in _SHOWN and _arms_in_sight(context, draft):
        return None
    return None if _foreign_in_sight(context, draft, known) else ALONE


def _among_themselves(draft: Draft) -> bool:
    """*The president and Congress could not agree*: the parties of a symmetric act are of one state."""
    parties = draft.parties
    return (
        draft.gesture.symmetric
        and len({p.span for p in parties}) > 1
        and all(p.country and p.resolved_by in _NAMED for p in parties)
    )


def _at_home(draft: Draft) -> bool:
    """Somebody hurt or held in his own country, nobody says by whom, or by somebody of no known power (*a gunman*)."""
    place = draft.place.country if draft.place else None
    return (
        draft.type in _HARM
        and not codes(draft.agents)
        and not any(_is_a_power(p) for p in draft.agents)
        and codes(draft.recipients) == {place or _country_within(draft)}
        and all(p.kind in _PERSONS for p in draft.recipients)
    )


def _is_a_power(party: Party) -> bool:
    """*Rebels*, *separatists*: an armed power, though nobody says which."""
    return bool(words().powers & words_in(party.text))


def _country_within(draft: Draft) -> str | None:
    """*Nine people in a Peruvian town*: people whose country is only that of the place in their phrase are at home there."""
    within = {p.country if p.resolved_by in _BY_PLACE else None for p in draft.recipients}
    return next(iter(within)) if len(within) == 1 else None


def _foreign_in_sight(context: Context, draft: Draft, known: set[str], *, back: int = 1) -> bool:
    """Whether the sentence, or one of the ``back`` before, speaks of anybody abroad: of an act with one named party in a story of
    one state nothing else tells that it crosses a border. Half of such records were wrong on annotated news."""
    here = context.sentence_at(draft.start)
    first, last = context.sentences[max(here - back, 0)][0], context.sentences[here][1]
    span = (first, last)
    named = [m for m in context.within(span) if m.kind not in _PRIVATE]
    if any(m.kind == "nsa" or (m.country and m.country not in known) or len(_candidates(context, m) - known) > 1 for m in named):
        return True
    around = f"{context.text((first, draft.start))} {context.text((draft.gesture.trigger.span[1], last))}"
    written = re.findall(r"[^\W\d_]+", context.text(span))
    if any(word in words().pact_names for word in written[1:]):
        return True
    seen = words_in(around)
    if draft.type.startswith(_BETWEEN) and words_in(context.text((first, last))) & words().between:
        return True
    return bool(seen & (words().abroad - {"summit"} if draft.type == "contact.summit" else words().abroad))


def _arms_in_sight(context: Context, draft: Draft) -> bool:
    """Whether the sentence speaks of missiles, warships, drills."""
    first, last = context.sentences[context.sentence_at(draft.start)]
    return bool(words().shown & words_in(context.text((first, last))))


def _candidates(context: Context, mention: Mention) -> set[str]:
    """The countries that a mention of several may be of; persons of the article of whom nobody knows a country are none."""
    entities = (context.kb.entities.get(candidate) for candidate in mention.candidates)
    return {country for candidate, entity in zip(mention.candidates, entities, strict=True)
            if (country := entity.country if entity else candidate if candidate.isupper() else None)}


def _foreign_words(context: Context, draft: Draft) -> bool:
    table = words().foreign
    return any(party.country is None and table & words_in(party.text) for party in draft.parties)
