"""By when and on what condition a gesture is to be: *within 48 hours*, *gave Peru a week to*, *unless*, *in exchange for*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from lapel.records import DateRef
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.standing import Standing
from lapel.stages.gestures.triggers import Hit

_OPEN = frozenset({"scheduled", "requested", "threatened", "offered", "hypothetical", "accepted"})
_NOT_YET = frozenset({"declined", "denied", "stalled"})


def deadline(hit: Hit, standing: Standing, sentence: Sentence) -> DateRef | None:
    """The time by which it is to be done."""
    own = {t.i for t in _own(hit, standing)}
    to_come = (standing.status or hit.rule.status) in _OPEN or hit.rule.type in {"overture.demand", "representation.expel"}
    for ref in sentence.dates:
        positions = sentence.tokens(ref.span)
        if not positions or "X" in ref.value:
            continue
        root = next((sentence.doc[i] for i in positions if sentence.doc[i].head.i not in positions), sentence.doc[positions[-1]])
        before = {sentence.lowers[i] for i in range(max(0, positions[0] - 1), positions[-1] + 1)}
        above = _above(root, own)
        if above is None:
            continue
        if ref.type == "DURATION":
            if "within" in before or (hit.head.lemma_ in words("giving_time") and _to_do(root, hit)):
                return ref
        elif (to_come and "by" in before) or ("until" in before and hit.head.lemma_ in words("giving_time")) or above.lemma_ == "deadline":
            return ref
    return None


def _above(token: Token, own: set[int]) -> Token | None:
    """The word that a time hangs on by prepositions, where it, or the clause that it heads below the gesture, is of the gesture."""
    holder = token.head
    while holder.dep_ in {"prep", "pobj"} and holder.tag_ in {"IN", "TO"} and holder.head != holder:
        holder = holder.head
    climb = holder
    for _ in range(3):
        if climb.i in own:
            return holder
        if climb.dep_ not in {"xcomp", "ccomp", "dobj", "relcl", "acl", "advcl"}:
            return None
        climb = climb.head
    return None


def _to_do(time: Token, hit: Hit) -> bool:
    """An infinitive hangs on the time or on the verb that gives it (*gave Peru a week to free the crew*)."""
    return any(c.tag_ == "VB" and any(g.lower_ == "to" for g in c.children) for holder in (time, hit.head) for c in holder.children)


def condition(hit: Hit, standing: Standing) -> tuple[int, int] | None:
    """First and last token of the clause or phrase that says on what condition, or for what in return."""
    for holder in _own(hit, standing):
        for child in holder.children:
            if child.dep_ in {"advcl", "ccomp"} and any(_opens(m, standing) for m in child.children):
                return child.left_edge.i, child.right_edge.i
            if child.dep_ in {"prep", "advcl"} and child.lower_ in {"provided", "providing"}:
                return child.left_edge.i, child.right_edge.i
            if child.dep_ == "prep" and any(c.dep_ == "pobj" and c.lemma_ in words("bargain") and any(c.children) for c in child.children):
                return child.i, child.right_edge.i
            if child.lower_ == "long" and any(c.dep_ == "advcl" for c in child.children):  # as long as
                return child.left_edge.i, child.right_edge.i
    return None


def _opens(mark: Token, standing: Standing) -> bool:
    if mark.dep_ not in {"mark", "advmod"}:
        return False
    return mark.lower_ in {"if", "unless", "provided", "providing"} or (
        mark.lower_ == "until" and (standing.status in _NOT_YET or standing.negation is not None))


def _own(hit: Hit, standing: Standing) -> Iterator[Token]:
    """The words of which what hangs on them is said of the gesture: its verbs, its operators, its nouns."""
    seen: set[int] = set()
    for token in (hit.head, *standing.verbs, *(m.token for m in standing.met), *hit.chain, *hit.objects, *hit.below):
        if token.i not in seen and (token.tag_[:1] != "I" or grammar.is_noun(token)):
            seen.add(token.i)
            yield token
