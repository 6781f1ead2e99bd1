"""Why a rule keeps still on a sentence: for who writes rules.

Every trigger whose head word stands in the sentence is looked at: which of its words is missing or hangs elsewhere, which field of its
rule does not fit, or which other gesture took the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from lapel.stages.gestures import grammar
from lapel.stages.gestures.engine import WHY_NOT, Passed, fired
from lapel.stages.gestures.operators import hanging
from lapel.stages.gestures.rules import Trigger
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.triggers import Hit, TriggerFinder

SHOWN = 4
"""Words of a list that a message shows."""


PASSED, FRAME, OBJECT, WORDS = range(4)
"""How far from firing: all is there but it is no gesture; a word hangs elsewhere or the frame does not fit; another object is wanted;
words of the trigger are not in the sentence."""


class Near(NamedTuple):
    """A trigger that names no gesture here."""

    trigger: Trigger
    word: str
    """Its head as it stands in the sentence."""
    why: str
    far: int
    """``PASSED``, ``FRAME``, ``OBJECT`` or ``WORDS``."""


def blocked(sentence: Sentence, finder: TriggerFinder) -> list[str]:
    """Words of the list ``@elsewhere`` (sports, cinema …), in whose sentences no rule fires."""
    rules = finder.rules
    said = [phrase for phrase in rules.elsewhere_phrases if sentence.says([phrase])]
    return sorted({*(set(sentence.lemmas) & rules.elsewhere), *said})


def near(sentence: Sentence, finder: TriggerFinder) -> list[Near]:
    """The triggers that are near, the nearest first; one for each rule, word and reason."""
    passed: list[Passed] = []
    won = {hit.head.i: hit for hit, _, _ in fired(sentence, finder, passed)}
    standing = {(p.hit.head.i, id(p.hit.trigger)): p for p in passed}
    out: dict[tuple[str, int, str], Near] = {}
    for trigger, token, matched in finder.candidates(sentence):
        other = won.get(token.i)
        if other is not None and other.trigger is trigger:
            continue
        far = PASSED
        if not matched:
            why, far = _unmatched(trigger, token, sentence, finder)
        elif (p := standing.get((token.i, id(trigger)))) is not None:
            why = _passed(p)
        elif other is not None:
            why = f"{other.rule.id}, which is more specific, takes the word"
        else:
            continue
        out.setdefault((trigger.rule.id, token.i, why), Near(trigger, token.text, why, far))
    return sorted(out.values(), key=lambda n: n.far)


def _passed(passed: Passed) -> str:
    why = WHY_NOT[passed.why]
    if passed.why not in {"needs", "nobody", "noun"}:
        return why
    roles = [f"{role} {_texts(getattr(passed.roles, role))}" for role in (passed.hit.rule.needs or ("agent", "recipient"))]
    return f"{why}: {', '.join(roles)}"


def _unmatched(trigger: Trigger, token: Token, sentence: Sentence, finder: TriggerFinder) -> tuple[str, int]:
    """Why a trigger is not there, and how far it is from being there."""
    forms = {*sentence.lemmas, *sentence.lowers}
    missing = [word for word in trigger.rest if word not in forms]
    if missing:
        return f"without {_quoted(missing)}", WORDS
    blockers = sorted(finder.rules.blockers[trigger.rule.id] & set(sentence.lemmas))
    if blockers:
        return f"blocked_by {_quoted(blockers)}", FRAME
    hit = finder.take(trigger, token, sentence)
    if hit is None:
        return _apart(trigger, token), FRAME
    return _misfit(hit, finder), OBJECT if finder.misfit(hit) == "object" else FRAME


def _apart(trigger: Trigger, token: Token) -> str:
    if trigger.kind == "noun":
        if token.dep_ in {"compound", "nmod"}:
            return f"it only qualifies {token.head.text!r}"
        return f"{_quoted(trigger.rest)} does not stand before it"
    for n, word in enumerate(trigger.rest, 1):
        if hanging(token, trigger.rest[:n]) is None:
            return f"{word!r} does not hang on it in the parse"
    return "it is no predicate here"


def _misfit(hit: Hit, finder: TriggerFinder) -> str:
    rule, field = hit.rule, finder.misfit(hit)
    if field == "object" and not hit.objects:
        return f"it has no object; the rule asks for {_quoted(rule.object)}"
    if field == "object":
        return f"object {_texts(hit.objects)} is none of {_quoted(rule.object)}"
    if field == "not_object":
        return f"not_object excludes {_texts(hit.objects)}"
    if field == "subject":
        return f"subject {_texts(grammar.subject(hit.head))} is none of {_quoted(rule.subject)}"
    if field == "not_subject":
        return f"not_subject excludes {_texts(grammar.subject(hit.head))}"
    if field == "clause":
        return f"the verb of its clause is none of {_quoted(rule.clause)}"
    if field == "predicate":
        return f"what is said of its object is none of {_quoted(rule.predicate)}"
    if field == "intransitive":
        return "it has a direct object, and the rule takes none beside its own words"
    if field == "modals":
        return f"no clause below it has {_quoted(rule.modals)}"
    if field == "infinitive":
        return "no infinitive hangs on it"
    wanted = ", or ".join(f"{prep!r} with {_quoted(words)}" for prep, words in rule.prep.items())
    return f"prep asks for {wanted}"


def _texts(tokens: Sequence[Token]) -> str:
    phrases = [grammar.phrase(token) for token in tokens]
    return " and ".join(repr(tokens[0].doc[first:last + 1].text) for first, last in phrases) or "(none)"


def _quoted(words: Iterable[str]) -> str:
    words = list(words)
    return ", ".join(map(repr, words[:SHOWN])) + (f" … ({len(words)})" if len(words) > SHOWN else "")
