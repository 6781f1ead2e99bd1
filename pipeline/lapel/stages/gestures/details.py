"""What the text gives of order, duration, count, amount, level, deadline, condition, symbol and label of a gesture."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Token

from lapel.records import DateRef
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.numbers import number_before, ordinal
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.slots import fill
from lapel.stages.gestures.standing import Standing
from lapel.stages.gestures.terms import condition, deadline
from lapel.stages.gestures.triggers import Hit

LEVELS = frozenset({"state", "official", "working", "private", "courtesy", "virtual", "bilateral", "trilateral", "ministerial"})
_UNITS = (r"(?:dollars|euros|pounds|yen|yuan|rubles|roubles|won|rupees|kroner|kronor|kronas?|francs|lira|pesos|riyals|dinars|dirhams|"
          r"shekels|zloty|rand|naira)\b")
_SCALE = r"(?:million|billion|trillion|bn|m)\b"
_MONEY = re.compile(rf"(?:US|A|C|NZ|HK|S)?[$€£¥₩]\s?\d[\d.,]*(?:\s?{_SCALE})?"
                    rf"|\b\d[\d.,]*\s?(?:{_SCALE}\s?)?{_UNITS}|\b(?:half )?an? (?:million|billion|trillion) {_UNITS}")
_TIME_NOUNS = frozenset({"day", "week", "month", "year", "time", "hour", "decade", "century", "term", "quarter", "half"})
_RANKS = frozenset({"minister", "secretary", "lady", "deputy", "vice", "son", "daughter", "family", "lord"})
"""Before these an ordinal is part of a title (*the first deputy minister*)."""
_ENCOUNTERS = ("contact.meeting", "contact.negotiation", "contact.call", "contact.summit")
_UNDER = frozenset({"deputy", "vice", "junior"})


def details(hit: Hit, standing: Standing, sentence: Sentence, text: str) -> dict[str, Any]:
    """Details of one hit; ``text`` is the article's text. Keys are in a fixed order and absent where the text is silent."""
    out: dict[str, Any] = {}
    order = _order(hit, standing, sentence)
    if order is not None:
        out["order"] = order
    limit = deadline(hit, standing, sentence)
    duration = _duration(hit, standing, sentence)
    if duration is not None and (limit is None or duration.span != limit.span):
        out["duration"] = duration.value
    count = _count(hit, sentence)
    if count is not None:
        out["count"] = count
    first, last = _clause(hit, standing)
    amount = _MONEY.search(text, sentence.starts[first], sentence.end(last)) if last >= first else None
    if amount:
        out["amount"] = amount.group().strip()
    level = _level(hit)
    if level:
        out["level"] = level
    if limit is not None:
        out["deadline"] = limit.value
    terms = condition(hit, standing)
    if terms is not None:
        out["condition"] = _said(terms, sentence, text)
    for name, slot in hit.rule.details.items():
        tokens = fill(slot, hit, sentence) or [t for t in hit.below[-1:] if slot == "comp" and grammar.is_noun(t)]
        if tokens:
            out[name] = _said(_bare(tokens[0]), sentence, text)
    if "symbol" not in out:
        thing = next((t for t in (*hit.objects, *hit.below) if t.lemma_ in words("symbols")), None)
        if thing is not None:
            out["symbol"] = _said(_bare(thing), sentence, text)
    if "label" not in out and hit.rule.predicate:
        named = next((t for t in grammar.predicates(hit.head) if t.tag_[:1] == "N"), None)
        if named is not None:
            out["label"] = _said(_bare(named), sentence, text)
    return out


def _said(tokens: tuple[int, int], sentence: Sentence, text: str) -> str:
    start, end = sentence.chars(*tokens)
    return " ".join(text[start:end].split()).strip("“”\"'‘’")


def _bare(head: Token) -> tuple[int, int]:
    """A noun phrase without determiners and possessors: *blue pins*."""
    first, last = grammar.phrase(head)
    while first < head.i and head.doc[first].tag_ in {"DT", "PRP$", "``", '"'}:
        first += 1
    return first, last


def _order(hit: Hit, standing: Standing, sentence: Sentence) -> int | None:
    holders = [hit.head, *standing.verbs[:2], *hit.chain[1:]]
    for holder in holders:
        for child in holder.children:
            if child.dep_ in {"amod", "advmod", "npadvmod"} and (found := ordinal(child.lower_)) is not None \
                    and not any(c.lemma_ in _TIME_NOUNS for c in child.subtree if c != child):
                return found
        for time in grammar.preps(holder, "for"):  # for the third time
            if time.lower_ == "time":
                found = next((n for c in time.children if (n := ordinal(c.lower_)) is not None), None)
                if found is not None:
                    return found
    above = hit.head.head if hit.head.dep_ in {"acl", "relcl"} else None  # the first leader to visit
    if above is not None:
        for child in (above, *above.children):
            if (found := ordinal(child.lower_)) is not None:
                return found
    if hit.trigger.kind == "verb":  # a second convoy reached, recalled its fifth ambassador, the last soldiers left
        for thing in (*grammar.surface_subject(hit.head)[:1], *hit.objects[:1]):
            if thing.i in sentence.temporal or thing.lemma_ in _TIME_NOUNS:
                continue
            for child in thing.children:
                if child.dep_ == "amod" and (found := ordinal(child.lower_)) is not None \
                        and child.doc[child.i + 1].lemma_ not in _RANKS | _TIME_NOUNS:
                    return found
    return None


def _duration(hit: Hit, standing: Standing, sentence: Sentence) -> DateRef | None:
    inside = {t.i for holder in (hit.chain or [hit.head]) for t in holder.subtree} if hit.trigger.kind == "noun" else {
        t.i for c in hit.head.children if c.dep_ in {"prep", "npadvmod", "dobj", "advmod"} for t in c.subtree}
    for ref in sentence.dates:
        if ref.type == "DURATION" and ref.value.startswith("P") and "X" not in ref.value and set(sentence.tokens(ref.span)) & inside:
            return ref
    return None


def _count(hit: Hit, sentence: Sentence) -> int | None:
    for holder in (*hit.objects[:1], *([hit.head] if hit.trigger.kind == "noun" else [])):
        if holder.lemma_ in words("transparent_nouns"):
            continue  # one third of its troops
        found = number_before(holder, sentence.temporal)
        if found is not None:
            return found
    return None


def _level(hit: Hit) -> str | None:
    """State, official, working …; *at ministerial level*; of an encounter the rank of those who meet."""
    own = [*hit.chain, *hit.objects[:1], *(t for t in hit.below if t.tag_[:1] == "N")] if hit.trigger.kind == "verb" else [hit.head]
    if hit.rule.type.startswith("contact."):
        found = next((c.lower_ for noun in own for c in noun.lefts if c.lower_ in LEVELS), None)
    else:
        found = next((c.lower_ for c in hit.head.lefts if c.lower_ in LEVELS), None) if hit.trigger.kind == "noun" else None
    if found or not hit.rule.type.startswith(_ENCOUNTERS):
        return found
    for holder in (hit.head, *own):
        for noun in grammar.preps(holder, "at"):
            if noun.lower_ == "level" and any(c.dep_ in {"amod", "compound"} for c in noun.children):
                return " ".join(t.lower_ for t in noun.doc[noun.left_edge.i:noun.i] if t.tag_ != "DT")
    subjects = grammar.surface_subject(hit.head) if hit.trigger.kind == "verb" else []
    if subjects and all(t.lemma_ == "minister" for t in subjects):
        below = any(c.lower_ in _UNDER for t in subjects for c in t.lefts)
        return "deputy minister" if below else None if any(c.lower_ == "prime" for t in subjects for c in t.lefts) else "minister"
    return None


def _clause(hit: Hit, standing: Standing) -> tuple[int, int]:
    top = standing.verbs[0] if standing.verbs else hit.head
    return top.left_edge.i, top.right_edge.i
