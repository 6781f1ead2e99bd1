"""From triggers to gestures: what one sentence says, before parties and days are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from spacy.tokens import Token

from lapel import ontology
from lapel.records import Argument, Article, Gesture, OperatorHit, Span, Trigger
from lapel.stages.gestures import grammar
from lapel.stages.gestures.clauses import Found, same_encounter, share_recipients, taken_for_granted, vague_purpose
from lapel.stages.gestures.details import details
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.operators import entries
from lapel.stages.gestures.roles import Roles, assign
from lapel.stages.gestures.saying import according, attribution
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.slots import fill, names_actor, seat_in_front, several, support_verb
from lapel.stages.gestures.standing import Standing, Walk
from lapel.stages.gestures.timing import dates
from lapel.stages.gestures.triggers import Hit, TriggerFinder, modal_clause, taken_up

OWN_TYPE = frozenset({"overture.propose", "overture.accept", "overture.decline", "overture.appeal", "overture.demand",
                      "overture.no_response", "stance.threat", "stance.deny", "agreement.intent"})
"""Types of an operator with no typed gesture below it: dropped where the same word set the standing of one."""

_UNSAID = frozenset({"denied", "declined", "requested"})
"""Standings of a wrong of which nobody is accused."""
_JUDGING = ("stance.accuse", "stance.criticise")

TURNED = {("overture.accept", "declined"): "overture.decline", ("overture.accept", "denied"): "overture.decline",
          ("overture.decline", "accepted"): "overture.accept"}
"""To refuse acceptance is to decline, and the other way round."""

WHY_NOT = {
    "needs": "the roles that the rule needs are not filled by words that name or stand for an actor",
    "nobody": "neither agent nor recipient is filled by words that name or stand for an actor",
    "noun": "a noun needs a party of its own, a light verb or an operator",
    "part": "the noun is a part of another gesture's trigger or object",
    "operator": "the word sets the status of another gesture, and is none of its own there",
    "going on": "what is being done already is no intent to do it",
    "encounter": "it only says what another encounter of the sentence is for",
    "purpose": "an infinitive of purpose that names nobody it is done to",
    "accused": "the verb over it is the accusation already",
    "charged": "who is accused of it, of arming rebels or of helping a regime, is not told to cooperate",
    "unsaid": "that it was done is denied, or that it be not done is asked: nobody is accused",
    "asked": "a question asks after it and does not tell it",
}
"""Why a hit is no gesture."""

_VIOLENT = ("conflict.", "coercion.seize")
"""Acts of which to be asked not to do them is no such act at all."""
_PLACES = ("in", "at", "near")


class Passed(NamedTuple):
    """A hit that is no gesture."""

    hit: Hit
    roles: Roles
    why: str
    """A key of ``WHY_NOT``."""


class Heard(NamedTuple):
    """Whose words a sentence may be when it does not say so itself."""

    before: bool = False
    """Somebody spoke in a sentence before: a quotation may go on."""
    own: bool = False
    """A government published the article in its own name."""

    def voice(self, hit: Hit, standing: Standing, sentence: Sentence) -> str | None:
        """Who says it although the sentence names no speaker: ``speaker`` or ``publisher``."""
        if sentence.quoted[hit.head.i]:
            return "speaker" if self.before else None
        return "publisher" if self.own and standing.saying is None and not according(sentence) else None


def _of_a_country(heads: list[Token], sentence: Sentence) -> bool:
    """Whether one of some phrases names a state or its people, or somebody named before: of an unnamed voice no more is known."""
    if any(t.lower_ in {"he", "she", "they"} for t in heads):
        return True
    found = (sentence.mention_of[i] for t in heads for i in range(grammar.phrase(t)[0], grammar.phrase(t)[1] + 1))
    return any(m is not None and m.country is not None for m in found)


def sentence_gestures(article: Article, sentence: Sentence, finder: TriggerFinder, speaker: Span | None, *, own: bool) -> list[Gesture]:
    """Gestures of one sentence, in the order of their triggers. ``speaker``: who spoke last; ``own``: a government published it."""
    heard = Heard(speaker is not None, own)
    return [_gesture(article, hit, standing, roles, sentence, speaker, heard)
            for hit, standing, roles in fired(sentence, finder, heard=heard)]


def fired(sentence: Sentence, finder: TriggerFinder, passed: list[Passed] | None = None, *, heard: Heard | None = None) -> list[Found]:
    """The hits of one sentence that stand. To ``passed`` are added those that do not: for rule writers."""
    heard = heard or Heard()
    found: list[Found] = []
    for hits in finder.find(sentence).values():
        act = said = None
        for hit in hits:  # the most specific trigger that has the parties it needs, of the act and of who speaks of it
            charge = _charge(hit)
            if (said if charge else act) is not None:
                continue
            default = hit.rule.status or ontology.default_status(hit.rule.type)
            standing = Walk(hit, hit.rule.type, adversarial=ontology.polarity(hit.rule.type, default) == "adversarial").run()
            roles = assign(hit, standing, sentence)
            lack = _lacks(hit, standing, roles, sentence, heard)
            if lack is None and charge:
                said = (hit, standing, roles)
            elif lack is None:
                act = (hit, standing, roles)
            elif passed is not None:
                passed.append(Passed(hit, roles, lack))

        found.extend(_both(act, said))

    def leave_out(why: str, out: Callable[[Found], bool]) -> None:
        nonlocal found
        if passed is not None:
            passed.extend(Passed(f[0], f[2], why) for f in found if out(f))
        found = [f for f in found if not out(f)]

    taken = taken_up(hit for hit, _, _ in found)
    of_operators = taken - taken_up(hit for hit, _, _ in found if hit.rule.type not in OWN_TYPE or hit.rule.type.startswith("stance."))
    leave_out("part", lambda f: f[0].trigger.kind == "noun" and f[0].head.i in taken and not (
        f[0].head.i in of_operators and _asked_for(f)))
    used = {m.token.i for hit, standing, _ in found if hit.rule.type not in OWN_TYPE for m in standing.met}
    nested = {m.token.i for _, standing, _ in found for m in standing.met}
    leave_out("operator", lambda f: f[0].rule.type in OWN_TYPE and (
        f[0].head.i in used or (f[0].head.i in nested and f[0].trigger.kind != "noun")))
    accused = {f[0].head.i for f in found if f[0].rule.type == "stance.accuse" and not _charge(f[0])}
    leave_out("accused", lambda f: _charge(f[0]) and any(t.i in accused for t in f[0].head.ancestors))
    charged = {f[0].head.i for f in found if _charge(f[0]) and f[2].agent}  # not those of an unnamed voice
    leave_out("charged", lambda f: f[0].head.i in charged and not _charge(f[0]) and not _hostile(f))
    acts = {v.i for hit, standing, _ in found if not hit.rule.modals for v in (hit.head, *standing.verbs)}
    leave_out("operator", lambda f: bool(f[0].rule.modals) and getattr(modal_clause(f[0]), "i", -1) in acts)
    once = same_encounter(found)
    leave_out("encounter", lambda f: f[0].head.i in once)
    share_recipients(found)
    leave_out("purpose", lambda f: vague_purpose(f[0], f[1], f[2], sentence))
    if sentence.lowers[-1] == "?":
        leave_out("asked", lambda f: not taken_for_granted(f[0]))
    return found


def _charge(hit: Hit) -> bool:
    """Whether the trigger names the wrong that somebody is said to do, and so an accusation by who says it."""
    return hit.rule.type == "stance.accuse" and hit.rule.agent == ["speaker"]


def _both(act: Found | None, said: Found | None) -> list[Found]:
    """An act and the accusation of it on one word: both where the sentence says who accuses, else one of them."""
    if act is None or said is None or said[2].agent:
        return [f for f in (act, said) if f is not None]
    if "agent" in said[0].rule.needs:
        return [act if _hostile(act) else said]
    return [max(act, said, key=lambda f: f[0].trigger.weight)]


def _unsaid(hit: Hit, standing: Standing, roles: Roles) -> bool:
    """Whether nobody is accused or judged: of what is denied, or found *no evidence* of, or, in an unnamed voice, only to come."""
    if any(c.lower_ == "no" and c.dep_ == "det" for word in hit.below if word.tag_[:1] == "N" for c in word.children if c not in hit.below):
        return hit.rule.type == "stance.accuse"
    if hit.rule.agent != ["speaker"]:
        return False
    return standing.status in (_UNSAID if roles.agent else {*_UNSAID, "hypothetical", "scheduled"})


def _hostile(found: Found) -> bool:
    rule = found[0].rule
    return ontology.polarity(rule.type, found[1].status or rule.status or ontology.default_status(rule.type)) == "adversarial"


def _lacks(hit: Hit, standing: Standing, roles: Roles, sentence: Sentence, heard: Heard) -> str | None:
    """What is missing: parties in the roles that the rule needs, and for a noun a party of its own, a light verb or an operator."""
    if hit.rule.type.startswith(_JUDGING) and _unsaid(hit, standing, roles):
        return "unsaid"
    if hit.rule.type == "agreement.intent" and hit.rule.status == "scheduled" and standing.status is None \
            and standing.tense in {"present", "past", "perfect"}:
        return "going on"
    filled = {role: any(names_actor(t, sentence) for t in getattr(roles, role)) for role in ("agent", "recipient", "about")}
    if hit.rule.agent == ["speaker"] and not roles.agent and heard.voice(hit, standing, sentence) \
            and _of_a_country(roles.recipient, sentence):
        filled["agent"] = True
    if hit.rule.needs:
        if not all(filled[role] for role in hit.rule.needs) and not (
                ontology.symmetric(hit.rule.type) and several(roles.agent, sentence)):
            return "needs"
    elif not (filled["agent"] or filled["recipient"]) and not _takes_up(hit, standing):
        return "nobody"
    if hit.trigger.kind == "noun" and not (
            roles.own or support_verb(hit) is not None or standing.met or _takes_up(hit, standing)):
        return "noun"
    return None


def _asked_for(found: Found) -> bool:
    """A typed noun with a party of its own as the object of an operator (*called for talks between*): the gesture is the noun's."""
    hit, standing, roles = found
    return hit.rule.type not in OWN_TYPE and not hit.rule.type.startswith("stance.") and bool(standing.met) \
        and roles.own and not any(entries(hit.head))


def _takes_up(hit: Hit, standing: Standing) -> bool:
    """A noun that takes up a gesture told before and says what became of it: *The offer was rejected*."""
    return hit.trigger.kind == "noun" and hit.head.lemma_ in words("back_reference") and bool(standing.met) and any(
        c.dep_ in {"det", "poss"} and c.lower_ in {"the", "this", "that", "these", "those", "his", "her", "their", "its"}
        for c in hit.head.children)


def _gesture(article: Article, hit: Hit, standing: Standing, roles: Roles, sentence: Sentence, speaker: Span | None,
             heard: Heard) -> Gesture:
    rule = hit.rule
    status = standing.status or rule.status or ontology.default_status(rule.type)
    if _charge(hit) and status != "hypothetical":
        status = ontology.default_status(rule.type)  # whatever the standing of the wrong, it is said
    if standing.status in {"scheduled", "hypothetical"} and rule.status is None:
        default = ontology.default_status(rule.type)
        if default in {"declined", "unanswered", "denied", "threatened"}:
            status = default if standing.status == "scheduled" else "hypothetical"
    type_ = TURNED.get((rule.type, status), rule.type)
    if standing.forbidden and status == "requested" and rule.type.startswith(_VIOLENT):
        type_ = "overture.demand" if standing.met[-1].operator.id == "demand" else "overture.appeal"
    if type_ != rule.type:
        status = ontology.default_status(type_)
    arguments = _arguments(article, roles, sentence)
    arguments += _places(article, hit, standing, roles, sentence)
    tokens = hit.tokens
    trigger = sentence.chars(tokens[0].i, tokens[-1].i)
    if trigger[1] - trigger[0] > 50:
        trigger = sentence.chars(hit.head.i, hit.head.i)
    met = [OperatorHit(text=article.text[slice(*span)], span=span, status=m.status, id=m.operator.id)
           for m in standing.met if m.status is not None for span in [sentence.chars(m.tokens[0].i, m.tokens[-1].i)]]
    found = details(hit, standing, sentence, article.text)
    if rule.agent == ["speaker"] and not roles.agent and (voice := heard.voice(hit, standing, sentence)):
        found["voice"] = voice
    if not roles.own and _takes_up(hit, standing):
        found["back_reference"] = hit.head.lemma_
    edges = [trigger, *(o.span for o in met), *(a.span for a in arguments)]
    evidence = (max(sentence.span[0], min(e[0] for e in edges)), min(sentence.span[1], max(e[1] for e in edges)))
    return Gesture(
        rule=rule.id, type=type_, status=status, trigger=Trigger(text=article.text[slice(*trigger)], span=trigger),
        sentence=sentence.index, evidence=evidence, arguments=arguments, operators=met, details=found,
        attribution=attribution(hit.head, standing, sentence, speaker), tense=standing.tense, dates=dates(hit, standing, sentence),
        symmetric=ontology.symmetric(type_), nominal=hit.trigger.kind == "noun", features=_features(hit, standing, roles, sentence))


def _arguments(article: Article, roles: Roles, sentence: Sentence) -> list[Argument]:
    out = []
    for role in ("agent", "recipient", "about"):
        for token in sorted(getattr(roles, role), key=lambda t: t.i):
            out.append(_argument(article, role, token, roles.slots.get(token.i, ""), sentence))
    return out


def _argument(article: Article, role: str, token: Token, slot: str, sentence: Sentence) -> Argument:
    first, last = grammar.phrase(token)
    mention = sentence.mention_of[token.i]
    if slot == "mod" or token.dep_ in {"compound", "amod", "nmod"}:
        first = last = token.i
    if mention is not None:
        inside = sentence.tokens(mention.span)
        first, last = min(first, inside[0]), max(last, inside[-1]) if slot != "mod" else inside[-1]
    span = sentence.chars(first, last)
    return Argument(role=role, span=span, head=sentence.chars(token.i, token.i), text=article.text[slice(*span)], slot=slot,  # type: ignore[arg-type]
                    quoted=sentence.quoted[token.i])


def _places(article: Article, hit: Hit, standing: Standing, roles: Roles, sentence: Sentence) -> list[Argument]:
    """Where it takes place: *in*, *at*, *near* on the trigger, its verbs and objects, when the words name a place or a seat."""
    taken = {t.i for t in (*roles.agent, *roles.recipient)} if not hit.rule.type.startswith("contact.visit") else set()
    holders = [*(hit.chain or [hit.head]), *hit.objects, *standing.verbs[:2]]
    slots = [(name, holder) for name in _PLACES for holder in holders]
    out: list[Argument] = []
    city = seat_in_front(hit, sentence)
    if city is not None and city.i not in taken:
        return [_argument(article, "place", city, "mod", sentence)]
    for token in [t for slot in (hit.rule.place or []) for t in fill(slot, hit, sentence)] + [
            t for name, holder in slots for t in grammar.preps(holder, name)]:
        if token.i in taken or any(a.head == sentence.chars(token.i, token.i) for a in out) or not _is_place(token, sentence):
            continue
        out.append(_argument(article, "place", token, "in", sentence))
    return out[:1]


def _is_place(token: Token, sentence: Sentence) -> bool:
    mention = sentence.mention_of[token.i]
    if mention is not None:
        return mention.kind in {"state", "seat", "place", "igo"}
    return token.tag_ in {"NNP", "NNPS"} and token.i not in sentence.temporal


def _features(hit: Hit, standing: Standing, roles: Roles, sentence: Sentence) -> dict[str, float]:
    """What the confidence model reads of the grammar."""
    return {
        "verb": float(hit.trigger.kind == "verb"), "noun": float(hit.trigger.kind == "noun"), "weight": float(hit.trigger.weight),
        "operators": float(len(standing.met)), "agents": float(len(roles.agent)), "recipients": float(len(roles.recipient)),
        "own": float(roles.own), "length": float(len(sentence.doc)), "depth": float(sum(1 for _ in hit.head.ancestors)),
        "quoted": float(sentence.quoted[hit.head.i]), "said": float(standing.saying is not None),
        "agent_named": float(any(names_actor(t, sentence) for t in roles.agent)),
        "recipient_named": float(any(names_actor(t, sentence) for t in roles.recipient)),
    }
