"""What the words that hang on a verb say of it: denial, tense, on what condition, and whether a chance was taken."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from lapel.records import Tense
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.operators import entries

UNLESS = frozenset({"unless", "until"})
"""These open a clause on which something will not be done."""
IF = UNLESS | {"if"}
"""The same, and on which it will."""
_FUTURE = frozenset({"will", "would", "wo", "'ll", "’ll", "'d", "’d"})
_PAST = frozenset({"past", "perfect", "pluperfect"})


def on_condition(verb: Token, marks: Collection[str]) -> bool:
    """A clause on the verb, opened by one of these words, says on what condition it will be done, or not."""
    return any(c.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in marks for g in c.children) for c in verb.children)


def speaks_of_itself(verb: Token) -> bool:
    """The verb's subject is a pronoun, who speaks."""
    return any(c.dep_ == "nsubj" and c.tag_ == "PRP" for c in verb.children)


def is_condition(verb: Token) -> bool:
    """*Unless it frees the pilot*, *if it does not free the pilot*."""
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    return "unless" in marks or ("if" in marks and any(c.dep_ == "neg" for c in verb.children))


def threat_or_refusal(verb: Token) -> bool:
    """What a condition is set to: a threat, or what will or will not be done."""
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in verb.children) or any(
        o.role == "threaten" or o.status == "declined" for o, _ in entries(verb))


def negates(child: Token) -> bool:
    """A word on a verb that denies it: not, never, no longer, and the subject of *no leader came*."""
    lower, dep = child.lower_, child.dep_
    if dep == "neg" or (dep in {"advmod", "preconj", "cc"} and lower in words("negative")):
        return True
    if dep in {"nsubj", "nsubjpass"}:
        return lower in {"nobody", "none", "neither"} or any(g.dep_ == "det" and g.lower_ in {"no", "neither"} for g in child.children)
    return lower == "longer" and any(g.lower_ == "no" for g in child.children)


def copula(adjective: Token) -> Token:
    """The verb over a predicate adjective or noun."""
    token = adjective
    while token.dep_ in {"conj"} and token.head != token:
        token = token.head
    return token.head if token.dep_ in {"acomp", "attr", "oprd", "prep"} and grammar.is_verb(token.head) else token


def was_had(noun: Token) -> bool:
    """*Had an opportunity to*, *got the chance to*, in the past: it was taken."""
    verb = noun.head
    return noun.lemma_ in words("occasion") and noun.dep_ == "dobj" and verb.lemma_ in {"have", "get", "take"} and tense(verb) in _PAST \
        and not any(c.tag_ == "MD" or negates(c) for c in verb.children) and not any(c.lower_ == "no" for c in noun.children)


def managed(adjective: Token) -> bool:
    """*Was able to*, in the past: it was done."""
    verb = copula(adjective)
    return adjective.lower_ == "able" and verb != adjective and tense(verb) in _PAST and not any(
        c.tag_ == "MD" or negates(c) for c in verb.children)


def tense(verb: Token) -> Tense:
    """Of a verb by its auxiliaries and its form; ``none`` where neither tells."""
    aux = {c.lower_: c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if any(a in {"will", "shall", "wo", "'ll", "’ll"} for a in aux):
        return "future"
    if "had" in aux:
        return "pluperfect"
    if aux.keys() & {"have", "has", "'ve", "’ve"}:
        return "perfect"
    if "to" in aux:
        return "infinitive"
    if verb.tag_ == "VBD" or "VBD" in aux.values():
        return "past"
    if verb.tag_ in {"VBP", "VBZ"} or aux.keys() & {"is", "are", "'s", "am"}:
        return "present"
    return "none"
