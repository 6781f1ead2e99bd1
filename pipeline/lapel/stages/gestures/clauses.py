"""What gestures of one sentence owe to each other: recipients shared over conjunction, and clauses of mere purpose."""

from __future__ import annotations

from collections.abc import Sequence

from lapel import ontology
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.roles import Roles
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.slots import names_actor
from lapel.stages.gestures.standing import Standing
from lapel.stages.gestures.triggers import Hit

_DEEDS = ("agreement.", "relief.", "coercion.", "conflict.", "representation.")
"""Families of deeds; to call somebody to congratulate or to stress something is to do it."""

Found = tuple[Hit, Standing, Roles]


def share_recipients(found: Sequence[Found]) -> None:
    """*Reiterated a proposal to Japan and offered talks*: the second act is towards Japan too, when it names nobody itself."""
    for n, (_, standing, roles) in enumerate(found):
        if roles.recipient or not roles.agent or standing.status not in {"offered", "declined", "accepted", "requested", "threatened"}:
            continue
        own = {v.i for v in standing.verbs} | {m.token.i for m in standing.met}
        for _, before, theirs in reversed(found[:n]):
            linked = any(v.dep_ == "conj" and v.head in before.verbs for v in (*standing.verbs, *(m.token for m in standing.met)))
            if linked and theirs.recipient and {t.i for t in theirs.agent} == {t.i for t in roles.agent} \
                    and not own & {v.i for v in before.verbs}:
                roles.recipient = theirs.recipient
                roles.slots.update({t.i: theirs.slots.get(t.i, "") for t in theirs.recipient})
                break


def same_encounter(found: Sequence[Found]) -> set[int]:
    """Positions of the heads of encounters that only say what another encounter of the sentence is for (*met to discuss trade*)."""
    heads = {hit.head.i: hit for hit, _, _ in found if hit.rule.type.startswith("contact.")}
    heads |= {t.i: hit for hit, standing, _ in found if hit.rule.type.startswith("contact.") and hit.trigger.kind == "noun"
              for t in standing.verbs[:1]}
    return {hit.head.i for hit in heads.values() if hit.head.dep_ in {"advcl", "xcomp"} and hit.head.head.i in heads
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in hit.head.children)}


def vague_purpose(hit: Hit, standing: Standing, roles: Roles, sentence: Sentence) -> bool:
    """An infinitive of purpose that names nobody it is done to (*to resolve their differences*) tells of no act of its own."""
    verb = hit.head
    if hit.trigger.kind != "verb" or standing.met or verb.dep_ not in {"advcl", "acl"}:
        return False
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if verb.lemma_ in words("furthering"):
        return True
    if not hit.rule.type.startswith(_DEEDS):
        return False
    if not ontology.symmetric(hit.rule.type) and any(names_actor(t, sentence) for t in roles.recipient):
        return False
    return grammar.is_verb(verb.head) or verb.dep_ == "acl"


def taken_for_granted(hit: Hit) -> bool:
    """Of what stands in a question, only nouns with *the* or a possessor and their like are told as fact (*Is Peru worried about Chile's
    threats?*), and what a clause with *after*, *since*, *because* says."""
    if hit.trigger.kind == "noun":
        return any(c.dep_ == "poss" or c.lower_ in {"the", "this", "these", "that", "those"} for c in hit.chain[-1].children)
    return any(c.dep_ == "mark" and c.lower_ in {"after", "since", "because", "when"} for c in hit.head.children)
