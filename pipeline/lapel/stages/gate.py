"""The gate: which sentences can hold a gesture, told from word forms alone, before anything is tagged or parsed.

A sentence passes when some trigger of the rules can be there whole: its head, the words that hang on it, one of the objects and
prepositions that its rule asks for, and some word that names or points to an actor, known or not. A form stands for all lemmas that
it may have, as verb, noun or adjective, unless the word before it or a capital letter says which it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from spacy.attrs import IDX, IS_TITLE, LOWER

from lapel.language import Tokenised
from lapel.lemmas import FORMS, readings
from lapel.records import Mention
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.rules import RuleSet, Trigger

MAX_TOKENS = 200
"""Longer sentences are lists or tables; the parser's time grows with length and its trees mean little there."""
NOUN_REACH = 8
"""Tokens before a noun in which the further words of its trigger stand."""


class Condition(NamedTuple):
    """What a trigger asks of its sentence besides its head."""

    rest: frozenset[str]
    """Words that must all be there."""
    choices: tuple[frozenset[str], ...]
    """Sets of which one word each must be there."""


class Form(NamedTuple):
    """What is known of a word form, in lower case."""

    words: frozenset[str]
    """The form, and all lemmas that it may have."""
    conditions: dict[str, tuple[Condition, ...]]
    """By kind of trigger (verb, noun, adjective): what must hold for the form to head one."""
    plain: bool
    """As a verb it is an infinitive or in the present tense, which never follows an article or a preposition."""
    before_noun: bool
    before_verb: bool
    pointing: bool
    """A pronoun: it may stand for a party."""
    told: bool
    """A noun that can take up a gesture told before, without any party (*The offer was rejected*)."""


class Gate:
    """The conditions of a rule set, by the form of the head."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._conditions: dict[tuple[str, str], set[Condition]] = {}
        self._forms: dict[int, Form] = {}
        for (kind, head), triggers in rules.triggers.items():
            self._conditions[kind, head] = {self._condition(trigger) for trigger in triggers}

    def _condition(self, trigger: Trigger) -> Condition:
        rule = trigger.rule
        choices = [frozenset(w.split()[-1] for w in self._rules.objects[rule.id])] if rule.object else []
        if rule.prep:
            choices.append(frozenset(rule.prep))
        return Condition(frozenset(trigger.rest), tuple(choices))

    def _form(self, text: str) -> Form:
        lemmas = readings(text)
        conditions: dict[str, tuple[Condition, ...]] = {}
        for kind, possible in (("verb", lemmas.verb), ("noun", lemmas.noun), ("adjective", lemmas.verb | {text})):
            found = {c for word in sorted(possible) for c in self._conditions.get((kind, word), ())}
            if found:
                conditions[kind] = tuple(sorted(found, key=lambda c: (len(c.rest) + len(c.choices), sorted(c.rest))))
        return Form(frozenset(lemmas.verb | lemmas.noun | {text}), conditions, text in lemmas.verb or text.endswith("s"),
                    text in words("before_noun"), text in words("before_verb"), text in words("pointing"),
                    not lemmas.noun.isdisjoint(words("back_reference")))

    def passes(self, tokens: Tokenised, mentions: list[Mention]) -> list[int]:
        """Indices of the sentences that can hold a gesture; none in an article that names no actor."""
        if not any(m.country or m.entity for m in mentions):
            return []
        strings = tokens.doc.vocab.strings
        table = tokens.doc.to_array([LOWER, IDX, IS_TITLE])
        lowers, starts, titles = table[:, 0].tolist(), table[:, 1].tolist(), table[:, 2].tolist()
        if len(self._forms) > FORMS:
            self._forms.clear()
        for lower in set(lowers).difference(self._forms):
            self._forms[lower] = self._form(strings[lower])
        forms = [self._forms[lower] for lower in lowers]
        named = {bisect_left(starts, m.span[0]) for m in mentions}
        return [i for i, (first, last) in enumerate(tokens.sentences)
                if last - first <= MAX_TOKENS and self._sentence(forms[first:last], titles[first:last], named, first)]

    @staticmethod
    def _sentence(forms: Sequence[Form], titles: Sequence[int], named: set[int], first: int) -> bool:
        heads = [i for i, form in enumerate(forms) if form.conditions]
        if not heads:
            return False
        if not any(form.pointing or first + i in named or (i > 1 and titles[i]) for i, form in enumerate(forms)):
            return any(form.told for form in forms)
        shouted = 2 * sum(titles) > len(forms)  # a headline
        there: set[str] = set()
        for i in heads:
            form = forms[i]
            for kind, conditions in form.conditions.items():
                if i and ((kind == "verb" and form.plain and (forms[i - 1].before_noun or (titles[i] and i > 1 and not shouted)))
                          or (kind == "noun" and forms[i - 1].before_verb)):
                    continue
                near = None
                for rest, choices in conditions:
                    if (rest or choices) and not there:
                        there = set().union(*(f.words for f in forms))
                    if rest and kind == "noun" and near is None:
                        near = set().union(*(f.words for f in forms[max(0, i - NOUN_REACH):i]))
                    if (not rest or rest <= (near if kind == "noun" and near is not None else there)) \
                            and not any(choice.isdisjoint(there) for choice in choices):
                        return True
        return False
