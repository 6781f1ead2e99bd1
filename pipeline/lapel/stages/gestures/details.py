"""What the text gives of order, duration, count, amount, level, symbol and label of a gesture."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Token

from lapel.records import DateRef
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.slots import fill
from lapel.stages.gestures.standing import Standing
from lapel.stages.gestures.triggers import Hit

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
            "last": -1, "1st": 1, "2nd": 2, "3rd": 3}
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
           "twelve": 12, "dozen": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000,
           "twice": 2, "once": 1}
LEVELS = frozenset({"state", "official", "working", "private", "courtesy", "virtual", "bilateral", "trilateral", "ministerial"})
_MONEY = re.compile(r"(?:US|A|C|NZ|HK|S)?[$€£¥₩]\s?\d[\d.,]*(?:\s?(?:million|billion|trillion|bn|m)\b)?"
                    r"|\b\d[\d.,]*\s?(?:million|billion|trillion)?\s?(?:dollars|euros|pounds|yen|yuan|rubles|roubles|won|rupees)\b")
_TIME_NOUNS = frozenset({"day", "week", "month", "year", "time", "hour", "decade", "century", "term", "quarter", "half"})


def details(hit: Hit, standing: Standing, sentence: Sentence, text: str) -> dict[str, Any]:
    """Details of one hit; ``text`` is the article's text. Keys are in a fixed order and absent where the text is silent."""
    out: dict[str, Any] = {}
    order = _order(hit, standing)
    if order is not None:
        out["order"] = order
    duration = _duration(hit, standing, sentence)
    if duration is not None:
        out["duration"] = duration.value
    count = _count(hit, sentence)
    if count is not None:
        out["count"] = count
    first, last = _clause(hit, standing)
    amount = _MONEY.search(text, sentence.starts[first], sentence.end(last)) if last >= first else None
    if amount:
        out["amount"] = amount.group().strip()
    if hit.trigger.kind == "noun":
        level = next((c.lower_ for c in hit.head.lefts if c.lower_ in LEVELS), None)
        if level:
            out["level"] = level
    for name, slot in hit.rule.details.items():
        tokens = fill(slot, hit, sentence)
        if tokens:
            start, end = sentence.chars(*_bare(tokens[0]))
            out[name] = " ".join(text[start:end].split()).strip("“”\"'‘’")
    return out


def _bare(head: Token) -> tuple[int, int]:
    """A noun phrase without determiners and possessors: *blue pins*."""
    first, last = grammar.phrase(head)
    while first < head.i and head.doc[first].tag_ in {"DT", "PRP$", "``", '"'}:
        first += 1
    return first, last


def _order(hit: Hit, standing: Standing) -> int | None:
    holders = [hit.head, *standing.verbs[:2], *hit.chain[1:]]
    for holder in holders:
        for child in holder.children:
            if child.dep_ in {"amod", "advmod", "npadvmod"} and child.lower_ in ORDINALS \
                    and not any(c.lemma_ in _TIME_NOUNS for c in child.subtree if c != child):
                return ORDINALS[child.lower_]
    above = hit.head.head if hit.head.dep_ in {"acl", "relcl"} else None  # the first leader to visit
    if above is not None:
        for child in (above, *above.children):
            if child.lower_ in ORDINALS:
                return ORDINALS[child.lower_]
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
        for child in holder.children:
            if child.dep_ == "nummod" and child.i < holder.i and child.i not in sentence.temporal:
                if child.lower_ in NUMBERS:
                    return NUMBERS[child.lower_]
                digits = child.text.replace(",", "")
                if digits.isdigit():
                    return int(digits)
    return None


def _clause(hit: Hit, standing: Standing) -> tuple[int, int]:
    top = standing.verbs[0] if standing.verbs else hit.head
    return top.left_edge.i, top.right_edge.i
