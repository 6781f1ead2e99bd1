"""A side that the grammar leaves unsaid but the text does not: the one other party of the phrase, of the sentence, of
the talk.

*Peru threatened to leave the pact* says in its sentence, or in the one before, with whom the pact is. Only a single
candidate is taken: where two could be meant, the side stays empty.
"""

from __future__ import annotations

from lapel import ontology
from lapel.records import Mention, Party, Span
from lapel.stages.events.context import STAND_INS, Context, Draft, codes, overlap
from lapel.stages.events.party import again, from_mention

_NEAR = 2
"""How many sentences back the talk may stand whose other side is meant."""
_KINDS = frozenset(
    {
        "state",
        "people",
        "government",
        "ministry",
        "military",
        "legislature",
        "court",
        "agency",
        "seat",
        "igo",
        "nsa",
        "person",
        "office",
        "party",
        "media",
        "organisation",
    }
)


def fill(context: Context, draft: Draft) -> None:
    """Give the draft the recipients, or the agents, that its phrase, sentence or talk implies."""
    known = codes(draft.parties)
    if draft.gesture.symmetric and len(known) > 1:
        return
    if codes(draft.agents) and not codes(draft.recipients):
        found = _other(context, draft, known, after=True)
        if found:
            draft.recipients = found
            draft.features["recipients:implied"] = 1.0
    elif codes(draft.recipients) and not draft.agents:
        found = _other(context, draft, known, after=False)
        if found:
            draft.agents = found
            draft.features["agents:implied"] = 1.0


def _other(context: Context, draft: Draft, known: set[str], *, after: bool) -> list[Party]:
    gesture = draft.gesture
    barred = set(known)
    if draft.place is not None and draft.place.country and not draft.type.startswith("contact."):
        barred.add(draft.place.country)
    if after and ontology.polarity(draft.type, draft.status) == "adversarial":
        barred |= {m.country for m in _in_phrases(context, draft) if m.country}
    sentence = context.sentences[gesture.sentence] if context.sentences else gesture.evidence
    for stretch in _stretches(draft, sentence, after=after):
        inside = [m for m in context.within(stretch) if _may_be(m, barred, draft)]
        if len({m.country for m in inside}) == 1:
            return [from_mention(inside[0], inside[0].text, inside[0].span, "sentence")]
        if inside:
            return []
    return _partner(context, draft, known) if after else []


def _in_phrases(context: Context, draft: Draft) -> list[Mention]:
    """Whom the recipient's phrase names without being theirs: *condemned the bombing of Chile* is not against Chile."""
    return [m for a in draft.gesture.arguments if a.role == "recipient" for m in context.within(a.span)]


def _stretches(draft: Draft, sentence: Span, *, after: bool) -> list[Span]:
    """Where to look, the closest first: the phrases of the side, the clause, the sentence."""
    phrases = [a.span for a in draft.gesture.arguments if a.role in ({"recipient", "about"} if after else {"about"})]
    return [*phrases, draft.gesture.evidence, sentence]


def _may_be(mention: Mention, barred: set[str], draft: Draft) -> bool:
    if mention.country is None or mention.country in barred or mention.kind not in _KINDS or mention.kind in STAND_INS:
        return False
    return draft.gesture.attribution.span is None or not overlap(mention.span, draft.gesture.attribution.span)


def _partner(context: Context, draft: Draft, known: set[str]) -> list[Party]:
    """The other side of the last event told that these parties had part in, if it had just one."""
    for earlier in reversed(context.told):
        distance = draft.gesture.sentence - earlier.gesture.sentence
        if distance > _NEAR:
            break
        sides = codes(earlier.parties)
        others = [p for p in earlier.parties if p.country and p.country not in known]
        if known <= sides and len({p.country for p in others}) == 1 and others[0].span:
            return [again(others[0], others[0].text, others[0].span, "talk")]
    return []
