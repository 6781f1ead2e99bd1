"""Who is agent and who recipient: the slots of the rule, then the changes that operators make (annotation.md, type and status)."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from lapel import ontology
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.operators import entries
from lapel.stages.gestures.rules import NOUN_DEFAULTS, VERB_DEFAULTS
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.slots import fill, modifiers, names_actor, support_verb
from lapel.stages.gestures.standing import Met, Standing
from lapel.stages.gestures.triggers import Hit


@dataclass(slots=True)
class Roles:
    """Head tokens by role, and the slot that each came from."""

    agent: list[Token] = field(default_factory=list)
    recipient: list[Token] = field(default_factory=list)
    about: list[Token] = field(default_factory=list)
    place: list[Token] = field(default_factory=list)
    slots: dict[int, str] = field(default_factory=dict)
    own: bool = False
    """The gesture has a party of its own, not only one that an operator brings."""


def assign(hit: Hit, standing: Standing, sentence: Sentence) -> Roles:
    """Roles of a hit: by its rule's slots, then by the operators above it, the innermost first."""
    roles = by_slots(hit, sentence)
    for n, met in enumerate(standing.met):
        _change(roles, met, hit, sentence, standing.met[:n])
    if standing.status == "requested" and not any(m.operator.role == "ask" for m in standing.met):
        _modal_request(roles, standing)
    _distinct(roles)
    return roles


def by_slots(hit: Hit, sentence: Sentence) -> Roles:
    """Roles before any operator."""
    rule = hit.rule
    defaults = NOUN_DEFAULTS if hit.trigger.kind == "noun" else VERB_DEFAULTS
    roles = Roles()
    used: set[int] = set()
    for role in ("agent", "recipient", "about", "place"):
        slots = getattr(rule, role)
        if slots is None:
            slots = defaults.get(role, ())
        chosen: list[Token] = []
        spare: list[Token] = []
        for slot in slots:
            found = [t for t in fill(slot, hit, sentence) if t.tag_ == "PRP$" or not (
                t.i in used or t.i in sentence.temporal or t in hit.tokens)]
            if not found:
                continue
            for token in found:
                roles.slots.setdefault(token.i, slot)
            if any(names_actor(t, sentence) for t in found):
                chosen = found
                break
            if role == "agent" and slot == "subj" and (behind := [m for t in found for m in grammar.makers(t) if names_actor(m, sentence)]):
                chosen = behind
                roles.slots.update({t.i: slot for t in behind})
                break
            spare = spare or (found if slot not in {"comp.with", "comp.to"} else [])
        chosen = chosen or (spare if hit.trigger.kind != "noun" else [])
        used |= {t.i for t in chosen}
        setattr(roles, role, chosen)
    verb = support_verb(hit)
    if verb is not None and verb.lemma_ in words("receiving") and not roles.recipient:
        roles.recipient = [t for t in grammar.surface_subject(verb) if t.i not in used]  # drew criticism from Egypt
        roles.slots.update({t.i: "subj" for t in roles.recipient})
    if hit.trigger.kind == "noun" and (ontology.symmetric(rule.type) or not roles.agent):
        _both_sides(roles, hit, sentence)
    roles.own = any(names_actor(t, sentence) for t in (*roles.agent, *roles.recipient))
    return roles


def _both_sides(roles: Roles, hit: Hit, sentence: Sentence) -> None:
    """*US-China talks*, *talks between A and B*: all named sides are agents."""
    for slot in ("between", "mod", "of"):
        found = [t for t in fill(slot, hit, sentence) if names_actor(t, sentence)]
        ids = {t.i for t in found}
        if len(found) > 1 and not ids & {t.i for t in roles.agent}:
            if roles.agent:
                roles.recipient = roles.recipient or found
            else:
                roles.agent, roles.recipient = found, [t for t in roles.recipient if t.i not in ids]
            for token in found:
                roles.slots.setdefault(token.i, slot)
            return


def _holder(met: Met) -> list[Token]:
    """The subject of an operator."""
    token = met.token
    if grammar.is_verb(token) and token.tag_ != "JJ":
        return grammar.subject(token)
    if token.tag_[:1] == "N":
        return _maker(token)
    head = token.head
    return grammar.surface_subject(head) if grammar.is_verb(head) else ([head] if token.dep_ == "amod" else [])


def _maker(noun: Token) -> list[Token]:
    """Who is behind an operator noun (*an offer of talks from Peru*); not who answers it."""
    above = grammar.governor(noun)
    if above is None or not grammar.is_verb(above) or not any(o.role not in {"doer", "cause", "offer"} for o, _ in entries(above)):
        return grammar.noun_agent(noun)
    found = grammar.possessor(noun) or grammar.preps(noun, "by") or grammar.preps(noun, "from") or grammar.named_before(noun)
    return found or [t for below in grammar.preps(noun, "of") for t in grammar.preps(below, "from")]


def _asked(met: Met, hit: Hit, sentence: Sentence) -> list[Token]:
    """Whom an operator addresses: its object, indirect object, or the object of on, to, with."""
    token = met.token
    own = {t.i for t in (*hit.tokens, *hit.chain, *met.tokens)}
    if not grammar.is_verb(token):
        found = next((f for p in ("on", "to", "from", "by") if (f := grammar.preps(token, p))), [])
        return [t for t in found if t.i not in own and names_actor(t, sentence)]
    options = [grammar.indirect_objects(token), grammar.objects(token)]
    options += [grammar.preps(token, p) for p in ("on", "upon", "to", "with", "from", "of")]
    for found in options:
        kept = [t for t in found if t.i not in own and names_actor(t, sentence)
                and not any(d.i == hit.head.i for d in t.subtree if not met.nominal or t.i != d.i)]
        if kept:
            return kept
    return []


def _keepers(hit: Hit, done_to: list[Token], sentence: Sentence) -> list[Token]:
    """Who keeps up what is to end, and so is asked: *the lifting of the American embargo*, *the release of a student held in Niger*."""
    for noun in (*done_to, *hit.objects, *(t for p in ("of", "to") for n in hit.chain for t in grammar.preps(n, p))):
        if hit.rule.type != "relief.release":
            own = (*grammar.possessor(noun), *modifiers(noun, sentence), *grammar.preps(noun, "by"))
            found = [t for t in own if names_actor(t, sentence)]
        else:
            held = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.lemma_ in words("holding")]
            found = [t for c in held for p in ("by", "in", "at") for t in grammar.preps(c, p) if names_actor(t, sentence)][:1]
        if found:
            return found
    return []


def _change(roles: Roles, met: Met, hit: Hit, sentence: Sentence, before: list[Met]) -> None:
    role = met.operator.role
    if role == "cause":
        return
    holder = [t for t in _holder(met) if t.i not in {h.i for h in hit.tokens}]
    agents, recipients = roles.agent, roles.recipient
    ids = {t.i for t in holder}
    others = [t for t in agents if t.i not in ids]
    for token in holder:
        roles.slots.setdefault(token.i, "subj")
    if role == "doer":
        if not agents and holder:
            roles.agent = holder
        elif holder and not recipients and not ids & {t.i for t in agents} and any(m.operator.role == "offer" for m in before):
            roles.recipient = holder  # agreed to consider an offer from Peru
    elif role == "answer":
        _answer(roles, met, hit, holder, others)
    elif role == "answer_silent":
        own = {t.i for t in hit.tokens}
        if any(own & {d.i for d in t.subtree} for t in holder):  # the offer of Peru drew no reply from Chile
            holder = next((f for p in ("from", "in", "by") for t in met.tokens
                           if (f := [g for g in grammar.preps(t, p) if names_actor(g, sentence)])), [])
        roles.recipient = holder or recipients
    elif role == "ask":
        asked = _asked(met, hit, sentence)
        clause = others if not met.nominal or others else []
        target = asked or [t for t in clause if t.tag_ != "PRP$"]
        rest = [t for t in recipients if t.i not in {a.i for a in target} | ids]
        if not target and ontology.symmetric(hit.rule.type):
            target, rest = rest, []
        if not target and hit.rule.type.startswith("relief."):
            target = [t for t in _keepers(hit, rest, sentence) if t.i not in ids]
            rest = [t for t in rest if t.i not in {a.i for a in target}]
        roles.agent = holder
        roles.recipient = target
        roles.about = _merge(roles.about, rest)
    elif role in {"offer", "threaten"}:
        target = _asked(met, hit, sentence) or [t for t in recipients if t.i not in ids] or [
            t for t in grammar.preps(hit.head, "to") if names_actor(t, sentence)]  # offered talks to Peru
        if not target and holder and met.nominal and role == "offer":
            target = [t for t in fill("mod", hit, sentence) if t.i not in ids]  # offered Peru talks, read as one noun
        roles.agent = holder or agents
        roles.recipient = [t for t in target if t.i not in {a.i for a in roles.agent}]
    elif role == "call_off":
        if holder:
            roles.agent = holder
            roles.recipient = [t for t in _merge(agents, recipients) if t.i not in ids and t.tag_ != "PRP$"]
        else:
            roles.agent, roles.recipient = _merge(agents, recipients), []


def _answer(roles: Roles, met: Met, hit: Hit, holder: list[Token], others: list[Token]) -> None:
    maker = others if met.nominal else []
    if met.status == "accepted" and hit.rule.type.startswith("overture.") and met.nominal:
        roles.recipient = holder or roles.recipient  # taken up: its maker stays the agent
        return
    if not holder:
        holder = [t for t in roles.agent if t not in maker] or ([] if met.nominal else roles.agent)
        if met.nominal and not holder:  # the offer was rejected (by nobody named): its maker is answered
            roles.agent, roles.recipient = roles.recipient if maker else [], maker or roles.recipient
            return
    ids = {t.i for t in holder}
    if maker and all(t.tag_ != "PRP$" or met.nominal for t in maker):
        roles.about = _merge(roles.about, [t for t in roles.recipient if t.i not in ids])
        roles.recipient = maker
    else:
        roles.recipient = [t for t in roles.recipient if t.i not in ids]
    roles.agent = holder


def _modal_request(roles: Roles, standing: Standing) -> None:
    """*Foreign powers should leave, the president said*: the speaker asks, the subject is asked."""
    over = standing.condition_of or standing.saying
    if over is None:
        return
    speaker = grammar.surface_subject(over)
    if speaker and {t.i for t in speaker} != {t.i for t in roles.agent}:
        roles.about = _merge(roles.about, roles.recipient)
        roles.agent, roles.recipient = speaker, roles.agent


def _merge(first: list[Token], second: list[Token]) -> list[Token]:
    seen: set[int] = set()
    return [t for t in sorted([*first, *second], key=lambda t: t.i) if not (t.i in seen or seen.add(t.i))]  # type: ignore[func-returns-value]


def _distinct(roles: Roles) -> None:
    """No word is in two roles: agent first, then recipient."""
    agents = {t.i for t in roles.agent}
    roles.recipient = [t for t in roles.recipient if t.i not in agents]
    taken = agents | {t.i for t in roles.recipient}
    roles.about = [t for t in roles.about if t.i not in taken]
