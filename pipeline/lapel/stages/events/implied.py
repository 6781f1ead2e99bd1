"""A side that the grammar leaves unsaid but the text does not: the other party of the phrase, of the sentence, of the
talk.

*Peru threatened to leave the pact* says in its sentence, or in the one before, with whom the pact is. The closest
stretch that names anybody else decides. Such a party's ``resolved_by`` says how it was found (``sentence``,
``nearest``, ``sentence before``, ``talk``, ``place``, ``same act``), and the confidence of its record is lower.
"""

from __future__ import annotations

import re
from collections import defaultdict

from lapel import ontology
from lapel.records import Mention, Party, Span
from lapel.stages.events import harm
from lapel.stages.events.context import GOVERNING, STAND_INS, Context, Draft, codes, overlap
from lapel.stages.events.party import again, from_mention, unsaid_publisher
from lapel.stages.events.tables import words
from lapel.stages.events.where import UPON_PLACES

_NEAR = 2
"""How many sentences back the talk may stand whose other side is meant."""
_KINDS = GOVERNING - {"media"} | {"person", "office"}
_ALONE = (
    "agreement.intent",
    "stance.reaffirm",
    "cooperation.",
    "relief.stand_down",
    "symbol.name_site",
    "stance.joint_statement",
    "contact.call",
    "contact.meeting",
    "contact.mediation",
    "contact.negotiation",
    "contact.summit",
    "agreement.sign",
    "precedence.",
)
"""Types that often name one side only: for them the phrase must say the other."""
_TRIAL = re.compile(r"test|launch|fir(?:e|ing)", re.IGNORECASE)
"""Signals that are sent in sight of all: who else the sentence names tells of them."""
_WITH_THE_TALK = frozenset({"stance.reaffirm"})
"""Types that are said to the other side of the talk told before."""
_THEIR_SENTENCE = frozenset({"stance.criticise", "overture.appeal"})
"""Types whose recipient the sentence before told less often than not on annotated news."""
_TOLD = ("stance.", "overture.", "symbol.con", "agreement.withdraw_suspend", "contact.")
"""Types of words that fall between the sides of a meeting."""
_MISSION = re.compile(
    r"\b(?:embassy|consulate(?: general)?|high commission|mission|ambassador|envoy)\s+(?:in|to)\s+(?:the\s+)?", re.IGNORECASE
)
_ASKING = frozenset({"overture.appeal", "overture.demand", "relief.release"})
_BLAMING = frozenset({"stance.accuse", "stance.criticise", "stance.threat", "overture.demand"})
_ODDS = 6
"""Sentences back within which the other side of sanctions is told."""
_OBLIQUE = re.compile(r"\b(?:to|of|for|with|on|over|about|into)\s+(?:the\s+|an?\s+)?(?:[^\W_]+\s+)?$", re.IGNORECASE)
_BOTH_WAYS = re.compile(r"clash|fight|battle|combat|skirmish|fire|war\b", re.IGNORECASE)
"""Who is hurt there took part in it."""
_PRIVATE = frozenset({"organisation", "media"})
_NEAR_HOST = 40
"""Characters within which the host of a mission is named."""
_WITNESSES = frozenset({"embassy", "embassies", "consulate", "consulates"})
"""What a sentence names beside an act more often than as its unsaid side."""
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:[^\W\d_]+\s+)?$", re.IGNORECASE)
_SUBJECT_OF_TALK = re.compile(r"\b(?:on|about|over|concerning|regarding)\s+(?:the\s+)?(?:[^\W\d_]+ern\s+)?$", re.IGNORECASE)
_SIDED_WITH = re.compile(
    r"\b(?:solidarity with|sympathy (?:for|with)|support (?:for|to|of)|defen[cs]e of|against|on|upon|people of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before whom an adversarial word in the same sentence is not meant for."""
_BACKED = re.compile(
    r"\b(?:solidarity with|support(?:ing)?(?: for| to| of)?|defend(?:ing)?|defen[cs]e of|aid(?:ing)? (?:to|for)|"
    r"assist(?:ing|ance (?:to|for))?|stand(?:ing)? (?:with|by))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before whom somebody stands by: the victim, where an attack is told."""
_CLAUSE_OF_TIME = re.compile(r"\b(?:after|before|when|while|once)\s", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at|near|inside|outside|off|from|of|across|through|via)\s+(?:the\s+)?(?:[^\W\d_]+\s+)?$", re.IGNORECASE)


def fill(context: Context, draft: Draft) -> None:
    """Give the draft the recipients, or the agents, that its phrase, sentence or talk implies."""
    known = codes(draft.parties)
    if draft.gesture.symmetric and len(known) > 1:
        return
    if "discuss" in draft.gesture.rule:
        return  # whom a talk is about is not whom it is with
    if draft.gesture.nominal and (len(codes(draft.agents)) > 1 or (len(draft.agents) > 1 and draft.place is None)):
        return  # *the conflict between Peru and Chile* has its sides
    if draft.gesture.symmetric and not draft.agents and known and codes(draft.speaker) and not codes(draft.speaker) & known:
        draft.agents = list(draft.speaker)  # "A deal has been reached with Chile", Peru said
        return
    if draft.gesture.symmetric and draft.gesture.nominal and not draft.agents and len(known) == 1:
        draft.agents = _subject(context, draft, known) or _publisher(context, known)
        if draft.agents:
            draft.features["agents:implied"] = 1.0
        return
    if codes(draft.agents) and not codes(draft.recipients):
        found = harm.victims(context, draft) or harm.claimed(context, draft)
        if not found and not _said(context, draft) and not _upon_nobody(draft):
            found = harm.of_place(context, draft) or harm.same_war(context, draft) or _host(context, draft)
            found = found or _blamed(context, draft) or _told_in_readout(context, draft, known)
            found = found or _other(context, draft, known, after=True) or _under_sanctions(context, draft)
        if found:
            draft.recipients = found
            draft.features["recipients:implied"] = 1.0
    elif codes(draft.recipients) and not draft.agents and not harm.passive(draft) and not draft.type.startswith("stance."):
        found = harm.custody(draft) or _other(context, draft, known, after=False)
        if found:
            draft.agents = found
            draft.features["agents:implied"] = 1.0


def _subject(context: Context, draft: Draft, known: set[str]) -> list[Party]:
    """*Peru left without a deal with Chile*: the subject before a talk or deal whose other side alone is named, else one behind."""
    sentence = context.sentences[draft.gesture.sentence] if context.sentences else draft.gesture.evidence
    subjects = [m for m in context.within(sentence) if context.is_subject(m.head or m.span) and _may_be(context, m, known, draft)]
    before = [m for m in subjects if m.span[1] <= draft.start]
    chosen = before[-1] if before else subjects[0] if subjects else None
    return [from_mention(chosen, chosen.text, chosen.span, "sentence")] if chosen else []


def _publisher(context: Context, known: set[str]) -> list[Party]:
    """*Signing of a memorandum with Peru* in a government's own list of what it does."""
    return [] if context.publisher in known else unsaid_publisher(context)


def _blamed(context: Context, draft: Draft) -> list[Party]:
    """*Accused Peru of holding him and called for his release*: who is accused in the sentence by the same party is asked."""
    if draft.type not in _ASKING or any(a.role == "recipient" for a in draft.gesture.arguments):
        return []
    for earlier in reversed(context.told_in(draft.gesture.sentence, draft.gesture.sentence)):
        if earlier.type in _BLAMING and codes(earlier.agents) == codes(draft.agents) and earlier.start < draft.start:
            return [again(p, p.text, p.span, "same speaker") for p in earlier.recipients if p.country and p.span]
    return []


def _told_in_readout(context: Context, draft: Draft, known: set[str]) -> list[Party]:
    """What a government's own account of a talk says that it reaffirmed was said to the other side, whatever else it names."""
    return _partner(context, draft, known) if context.publisher and draft.type in _WITH_THE_TALK else []


def _under_sanctions(context: Context, draft: Draft) -> list[Party]:
    """*Peru said that the sanctions of the Union were unjust*: upon who speaks of them, else whom the same party was at odds with
    before."""
    agents = codes(draft.agents)
    if draft.type != "coercion.sanction":
        return []
    if codes(draft.speaker) and not codes(draft.speaker) & agents:
        return [again(p, p.text, p.span, "speaker") for p in draft.speaker if p.country and p.span]
    for earlier in reversed(context.told_in(draft.gesture.sentence - _ODDS, draft.gesture.sentence)):
        if codes(earlier.agents) == agents and (earlier.type.startswith("coercion.") or earlier.type in _BLAMING):
            found = [again(p, p.text, p.span, "same act") for p in earlier.recipients if p.country and p.span]
            if found:
                return found
    return []


def _upon_nobody(draft: Draft) -> bool:
    """*Tested a missile*: at nobody, unless the phrase says so."""
    return draft.type == "coercion.military_signal" and _TRIAL.search(draft.gesture.trigger.text) is not None


def _said(context: Context, draft: Draft) -> bool:
    """Whether the text does say the recipient, though not of what country: somebody, or a name."""
    for argument in draft.gesture.arguments:
        if argument.role == "recipient":
            mention = context.covering(argument.head)
            if draft.type.startswith(UPON_PLACES) and context.text(argument.head).lower() in words().local:
                continue  # people of a place, attacked there
            if (mention is not None and mention.kind not in STAND_INS) or context.text(argument.head)[:1].isupper():
                return True
    return False


def _host(context: Context, draft: Draft) -> list[Party]:
    """*The Peruvian embassy in Oslo closed*: what a mission does in this family it does towards its host."""
    if not draft.type.startswith("representation."):
        return []
    for argument in draft.gesture.arguments:
        match = _MISSION.search(context.text((argument.span[0], argument.span[1] + _NEAR_HOST))) if argument.role == "agent" else None
        if match is None:
            continue
        at = argument.span[0] + match.end()
        host = next((m for m in context.within((at, at + _NEAR_HOST)) if m.span[0] == at and m.country), None)
        if host is not None and host.country not in codes(draft.agents):
            return [from_mention(host, host.text, host.span, "host")]
    return []


def _other(context: Context, draft: Draft, known: set[str], *, after: bool) -> list[Party]:
    gesture = draft.gesture
    barred = set(known)
    somewhere = not draft.type.startswith("contact.") and not _BOTH_WAYS.search(gesture.trigger.text)
    if draft.place is not None and draft.place.country and somewhere:
        barred.add(draft.place.country)
    if after and ontology.polarity(draft.type, draft.status) == "adversarial":
        barred |= {m.country for m in _in_phrases(context, draft) if m.country}
    if not after:
        barred |= {m.country for m in _in_phrases(context, draft) if m.country}
    sentence = context.sentences[gesture.sentence] if context.sentences else gesture.evidence
    own = [a.span for a in gesture.arguments if a.role == ("agent" if after else "recipient")]
    for stretch in _stretches(draft, sentence, after=after):
        inside = [m for m in context.within(stretch) if _may_be(context, m, barred, draft) and not any(overlap(m.span, s) for s in own)]
        inside = inside if after else [m for m in inside if _may_act(context, m, draft)]
        if inside:
            return [_nearest(context, inside, draft)]
    if after and draft.type in _WITH_THE_TALK:
        return _partner(context, draft, known)
    if not after or draft.type.startswith(_ALONE) or draft.type in _THEIR_SENTENCE:
        return []
    return _partner(context, draft, known) or _before(context, draft, barred)


def _later_clause(context: Context, mention: Mention, draft: Draft) -> bool:
    """*Was released after Peru met Chile*: who does something else in a clause of time behind the trigger is not who did it."""
    end = draft.gesture.trigger.span[1]
    return _CLAUSE_OF_TIME.search(context.text((end, max(mention.span[0], end)))) is not None


def _may_act(context: Context, mention: Mention, draft: Draft) -> bool:
    """Whether a mention may be who did it: no object of a preposition but *by*, nobody of a later clause, nobody hurt."""
    if _OBLIQUE.search(context.text((max(0, mention.span[0] - 25), mention.span[0]))):
        return False
    return not _later_clause(context, mention, draft) and not _hurt(context, mention, draft)


def _hurt(context: Context, mention: Mention, draft: Draft) -> bool:
    """*A Peruvian was killed in an attack on*: who is hurt, or a private body that tells of it, is not who attacked."""
    if draft.type != "conflict.attack" or _BOTH_WAYS.search(draft.gesture.trigger.text):
        return False
    return mention.kind in _PRIVATE or any(overlap(mention.span, span) for span in context.hurt)


def _nearest(context: Context, mentions: list[Mention], draft: Draft) -> Party:
    """The one party of some mentions; of several the one that is stood by, if an attack is told, else the first behind the
    trigger, else the last before it."""
    if draft.type == "conflict.attack":
        text = context.article.text
        backed = [m for m in mentions if _BACKED.search(text[max(0, m.span[0] - 40) : m.span[0]])]
        mentions = backed or mentions
    if len({m.country for m in mentions}) == 1:
        return from_mention(mentions[0], mentions[0].text, mentions[0].span, "sentence")
    later = [m for m in mentions if m.span[0] >= draft.gesture.trigger.span[1]]
    chosen = later[0] if later else mentions[-1]
    return from_mention(chosen, chosen.text, chosen.span, "nearest")


def _before(context: Context, draft: Draft, barred: set[str]) -> list[Party]:
    """The one other party of the sentence before."""
    if draft.gesture.sentence == 0 or not context.sentences:
        return []
    inside = [m for m in context.within(context.sentences[draft.gesture.sentence - 1]) if _may_be(context, m, barred, draft)]
    if len({m.country for m in inside}) != 1:
        return []
    return [from_mention(inside[0], inside[0].text, inside[0].span, "sentence before")]


def _in_phrases(context: Context, draft: Draft) -> list[Mention]:
    """Whom the recipient's phrase names without being theirs: *condemned the bombing of Chile* is not against Chile."""
    return [m for a in draft.gesture.arguments if a.role == "recipient" for m in context.within(a.span)]


def _stretches(draft: Draft, sentence: Span, *, after: bool) -> list[Span]:
    """Where to look, the closest first: the phrases of the side, the clause, the sentence."""
    phrases = [a.span for a in draft.gesture.arguments if a.role in ({"recipient", "about"} if after else {"about"})]
    if draft.type == "cooperation.vote":
        return [*phrases, sentence]
    return phrases if draft.type.startswith(_ALONE) else [*phrases, draft.gesture.evidence, sentence]


def _may_be(context: Context, mention: Mention, barred: set[str], draft: Draft) -> bool:
    """Whether a mention may be the side unsaid: no place, no adjective, not who tells of it."""
    if mention.country is None or mention.country in barred or mention.kind not in _KINDS or mention.kind in STAND_INS:
        return False
    text = context.article.text
    lead = text[max(0, mention.span[0] - 30) : mention.span[0]]
    if _unlikely(context, mention, lead, draft):
        return False
    if mention.kind in {"state", "seat", "igo"} and _IN.search(text[max(0, mention.span[0] - 25) : mention.span[0]]):
        return False
    if mention.resolved_by == "demonym" and text[mention.span[1] : mention.span[1] + 2].strip().isalpha():
        return False
    return draft.gesture.attribution.span is None or not overlap(mention.span, draft.gesture.attribution.span)


def _unlikely(context: Context, mention: Mention, lead: str, draft: Draft) -> bool:
    """Whether the words around a mention, or its kind, speak against its being the side unsaid."""
    if draft.type == "cooperation.vote":
        return mention.kind != "igo"
    if mention.office in _WITNESSES or (lead.endswith("(") and draft.type.startswith("conflict.")):
        return True
    if draft.type == "coercion.detain" and codes(draft.agents):
        return mention.kind in {"igo", "organisation"}
    if draft.type == "conflict.attack" and draft.gesture.nominal and codes(draft.agents):
        return mention.kind in {"person", "office", "legislature"}
    if draft.type.startswith(("stance.criticise", "stance.accuse")):
        return _SIDED_WITH.search(lead) is not None
    if draft.type.startswith("overture."):
        return _BY.search(lead) is not None or _SUBJECT_OF_TALK.search(lead) is not None
    return False


def _partner(context: Context, draft: Draft, known: set[str]) -> list[Party]:
    """The other side of the last meeting told that these parties had part in, if it had just one."""
    spoken = draft.type in _WITH_THE_TALK and not codes(draft.recipients)
    if not draft.type.startswith(_TOLD) or (any(a.role == "recipient" for a in draft.gesture.arguments) and not spoken):
        return []
    for earlier in reversed(context.told):
        if draft.gesture.sentence - earlier.gesture.sentence > _NEAR:
            break
        if not earlier.type.startswith("contact."):
            continue
        others = [p for p in earlier.parties if p.country and p.country not in known]
        together = spoken and (context.account or earlier.gesture.sentence == draft.gesture.sentence)
        if known <= codes(earlier.parties) and (len({p.country for p in others}) == 1 or (others and together)):
            return [again(p, p.text, p.span, "talk") for p in others if p.span]
    return []


def complete(drafts: list[Draft]) -> None:
    """Give a gesture whose recipient is unsaid that of the same act told elsewhere in the article, where it is always
    the same."""
    acts: defaultdict[tuple[str, frozenset[str]], list[Draft]] = defaultdict(list)
    for draft in drafts:
        acts[draft.type, frozenset(codes(draft.agents))].append(draft)
    for draft in drafts:
        agents = codes(draft.agents)
        if not agents or draft.recipients or draft.type.startswith("contact.") or draft.gesture.symmetric or draft.type.startswith(_ALONE):
            continue
        others = [d for d in acts[draft.type, frozenset(agents)] if d is not draft and codes(d.recipients)]
        if others and all(codes(d.recipients) == codes(others[0].recipients) for d in others):
            draft.recipients = [again(p, p.text, p.span, "same act") for p in others[0].recipients if p.span]
            draft.features["recipients:implied"] = 1.0
