"""The sides of one gesture: agents, recipients and those it concerns, from its arguments."""

from __future__ import annotations

import re

from lapel.records import Argument, Gesture, Party
from lapel.stages.events import implied
from lapel.stages.events.context import STAND_INS, Context, Draft, codes, overlap
from lapel.stages.events.harm import told_beside
from lapel.stages.events.home import at_home
from lapel.stages.events.party import again, distinct, from_mention, unsaid_publisher
from lapel.stages.events.resolve import GUESS, POINTING, is_reciprocal, parties, speaker_of
from lapel.stages.events.talks import place_is_a_topic
from lapel.stages.events.where import is_place_slot, place_nearby, place_of

VISITS = frozenset({"contact.visit"})
"""Types in which going to a place is being received by its country."""
_REST = 120
_JOINERS = re.compile(r",? and(?: the)?[\s,]*(?:(?:and|the|governments|leaders|officials)\b[\s,]*)*", re.IGNORECASE)
"""What a list may hold beside its names."""
_NAME = 80
"""Characters of a name at most."""
SUMMITS = frozenset({"contact.summit"})
HOSTS = frozenset({"contact.host"})
TRADED = ".trade"
"""How the rules end whose subjects do it to each other (*Peru and Chile traded accusations*)."""


def draft_of(context: Context, gesture: Gesture) -> Draft:
    """A draft event with its sides and place; date, links and confidence come later."""
    draft = Draft(gesture, gesture.type, gesture.status, details=dict(gesture.details), operators=list(gesture.operators))
    draft.speaker = speaker_of(context, gesture)
    stood = [a for a in gesture.arguments if a.role == "recipient"]
    places = [a for a in gesture.arguments if a.role == "place"] + [a for a in stood if is_place_slot(context, a, gesture, len(stood) > 1)]
    sided = [a for a in gesture.arguments if a not in places]
    arguments = {role: [a for a in sided if a.role == role] for role in ("agent", "recipient", "about")}
    context.agents = []
    draft.agents = _resolve(context, draft, arguments["agent"])
    if gesture.type in SUMMITS:
        draft.agents = distinct(draft.agents + _convened(context, gesture))
    if not arguments["agent"]:
        draft.agents = draft.agents or _voice(context, draft) or _right_before(context, gesture)
    elif not gesture.nominal:
        draft.agents = distinct(draft.agents + _listed_behind(context, gesture, arguments["agent"]))
    context.agents = draft.agents
    draft.recipients = _resolve(context, draft, arguments["recipient"], bound=codes(draft.agents))
    _retry(context, draft, arguments)
    draft.about = _resolve(context, draft, arguments["about"], bound=())
    _reciprocal(draft, arguments["recipient"])
    draft.place = place_of(context, gesture, places)
    if draft.place is None and gesture.type in HOSTS:
        draft.place = place_of(context, gesture, [a for a in arguments["agent"] if _names_a_place(context, a)])
    draft.place = draft.place or place_nearby(context, gesture)
    draft.agents = at_home(context, draft, draft.agents, other=draft.recipients)
    if not told_beside(context, draft):
        draft.recipients = at_home(context, draft, draft.recipients, other=draft.agents)
    if gesture.type in VISITS and not codes(draft.recipients):
        draft.recipients = _visited(context, draft, places) or draft.recipients
    if gesture.type in VISITS and draft.place is None:
        draft.place = place_of(context, gesture, [a for a in arguments["recipient"] if _names_a_place(context, a)])
    if place_is_a_topic(draft):
        draft.place = None
    visit = _the_visit(context, draft)
    draft.place = draft.place or (visit.place if visit else None)
    draft.agents, draft.recipients = _tidy(draft)
    if visit and not codes(draft.recipients) and codes(draft.parties) == codes(visit.agents):
        draft.recipients = [again(p, p.text, p.span, "visit") for p in visit.recipients if p.country and p.span]
    implied.fill(context, draft)
    return draft


def _resolve(context: Context, draft: Draft, arguments: list[Argument], bound: set[str] | tuple[str, ...] = ()) -> list[Party]:
    """Parties of all arguments of one role. An object that points back is not the subject of its own clause
    (``bound``)."""
    out: list[Party] = []
    for argument in arguments:
        exclude = bound if argument.slot != "poss" else ()
        found = parties(context, draft.gesture, argument, speaker=draft.speaker, exclude=exclude)
        out += [p for p in found if not is_reciprocal(argument)]
    return distinct(out)


def _convened(context: Context, gesture: Gesture) -> list[Party]:
    """*Spoke at a Union summit*: the body whose summit it is takes part in it."""
    start = gesture.trigger.span[0]
    for mention in context.within((max(0, start - _NAME), start))[-1:] if gesture.nominal else ():
        if mention.kind == "igo" and mention.country and context.text((mention.span[1], start)) == " ":
            return [from_mention(mention, mention.text, mention.span)]
    return []


def _listed_behind(context: Context, gesture: Gesture, agents: list[Argument]) -> list[Party]:
    """*Ada Beck, and the Peruvian and Chilean governments, condemned*: the rest of a subject's list, where nothing but it stands up to
    the verb."""
    end, start = max(a.span[1] for a in agents), gesture.trigger.span[0]
    if not 0 < start - end < _REST:
        return []
    rest = [m for m in context.within((end, start)) if m.country and m.kind not in STAND_INS]
    said = context.text((end, start))
    for mention in rest:
        said = said.replace(mention.text, "", 1)
    if not rest or not _JOINERS.fullmatch(said):
        return []
    return [from_mention(m, m.text, m.span, "list") for m in rest]


def _right_before(context: Context, gesture: Gesture) -> list[Party]:
    """*Peru fires a rocket*, where the verb was taken for a noun or for a participle: the name right before it."""
    start = gesture.trigger.span[0]
    if gesture.nominal or gesture.trigger.text.lower().partition(" ")[0].endswith(("ed", "en")):
        return []
    last = context.within((max(0, start - _NAME), start))[-1:]
    for mention in last:
        taken = any(overlap(mention.span, a.span) for a in gesture.arguments)
        if mention.country and mention.kind not in STAND_INS and not taken and context.text((mention.span[1], start)) == " ":
            return [from_mention(mention, mention.text, mention.span, "sentence")]
    return []


def _voice(context: Context, draft: Draft) -> list[Party]:
    """Who says what the sentence itself puts into nobody's mouth: the speaker of the quotation that goes on, or the publisher."""
    voice = draft.details.get("voice")
    if voice == "speaker":
        return [again(p, p.text, p.span, "speaker") for p in draft.speaker if p.span]
    return unsaid_publisher(context) if voice == "publisher" else []


def _retry(context: Context, draft: Draft, arguments: dict[str, list[Argument]]) -> None:
    """Agent and recipient with a country in common often mean a wrong antecedent: look for the agent's next one."""
    agents, recipients = codes(draft.agents), codes(draft.recipients)
    if not agents & recipients or all(code.startswith("IGO:") for code in agents):
        return
    if any(p.resolved_by in POINTING for p in draft.recipients) and agents != recipients:
        return
    if any(p.resolved_by in POINTING or p.resolved_by == GUESS for p in draft.agents):
        other: list[Party] = []
        for argument in arguments["agent"]:
            other += parties(context, draft.gesture, argument, speaker=draft.speaker, exclude=recipients)
        if codes(other):
            draft.agents = distinct(other)
            draft.features["retried"] = 1.0


def _reciprocal(draft: Draft, arguments: list[Argument]) -> None:
    """*A and B accused each other*: each is also recipient; of symmetric types both are just agents."""
    mirror = [a for a in arguments if is_reciprocal(a)]
    if mirror and not draft.gesture.symmetric:
        draft.recipients += [again(p, mirror[0].text, mirror[0].span, "reciprocal") for p in draft.agents]
    elif draft.gesture.rule.endswith(TRADED) and len(codes(draft.agents)) > 1 and not draft.recipients:
        draft.recipients = [again(p, p.text, p.span, "reciprocal") for p in draft.agents if p.span]


def _names_a_place(context: Context, argument: Argument) -> bool:
    mention = context.covering(argument.head)
    return mention is not None and mention.kind in {"seat", "place", "state"}


def _visited(context: Context, draft: Draft, places: list[Argument]) -> list[Party]:
    """Who is visited when only the place is said: the country of the place, unless it is the visitor's own."""
    if draft.place is None or draft.place.country is None or draft.place.country in codes(draft.agents):
        return []
    out: list[Party] = []
    for argument in places:
        found = parties(context, draft.gesture, argument, exclude=codes(draft.agents))
        out += [
            again(p, argument.text, argument.span, "visited place") for p in found if p.country and p.country not in codes(draft.agents)
        ]
    if out:
        return distinct(out)
    return [
        Party(
            country=draft.place.country,
            kind="place",
            text=draft.place.text,
            span=draft.place.span,
            resolved_by="visited place",
        )
    ]


def _the_visit(context: Context, draft: Draft) -> Draft | None:
    """*Visited Oslo and met …*, *flew to Oslo for talks*: the visit told in the same sentence, of the same parties."""
    if draft.type not in {"contact.meeting", "contact.negotiation"}:
        return None
    for earlier in reversed(context.told_in(draft.gesture.sentence, draft.gesture.sentence)):
        if earlier.type in VISITS and codes(earlier.agents) & codes(draft.parties):
            return earlier
    return None


def _somebody_else(party: Party, persons: set[str | None]) -> bool:
    """*A former president condemned his successor and Peru*: a person named, and not who acts."""
    return party.kind == "person" and party.entity is not None and None not in persons and party.entity not in persons


def _tidy(draft: Draft) -> tuple[list[Party], list[Party]]:
    """A party on both sides is kept as agent only, as long as two sides remain: *Peru praised its ties with Chile*."""
    agents, recipients = distinct(draft.agents), distinct(draft.recipients)
    if draft.gesture.symmetric and len(codes(agents) | codes(recipients)) > 1:
        recipients = [p for p in recipients if p.country is None or p.country not in codes(agents)]
    elif codes(recipients) - codes(agents) and not any(p.resolved_by == "reciprocal" for p in recipients):
        persons = {p.entity for p in agents}
        recipients = [p for p in recipients if p.country not in codes(agents) or _somebody_else(p, persons)]
    return agents, recipients
