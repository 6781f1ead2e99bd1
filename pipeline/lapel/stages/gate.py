"""The gate: which sentences can hold a gesture, told from word forms alone, before anything is tagged or parsed.

A sentence passes when some trigger of the rules can be there whole: its head, the words that hang on it, and one of the objects or
prepositions that its rule asks for. Forms stand for all lemmas that they may have.
"""

from __future__ import annotations

from spacy.attrs import LOWER

from lapel.language import Tokenised
from lapel.lemmas import candidates
from lapel.records import Mention
from lapel.stages.gestures.rules import RuleSet

MAX_TOKENS = 200
"""Longer sentences are lists or tables; the parser's time grows with length and its trees mean little there."""

_Condition = tuple[frozenset[str], tuple[frozenset[str], ...]]
"""Words that must all be there, and sets of which one word each must be there."""


class Gate:
    """The conditions of a rule set, by head lemma."""

    def __init__(self, rules: RuleSet) -> None:
        self._free: set[str] = set()
        self._conditions: dict[str, set[_Condition]] = {}
        self._lemmas: dict[int, tuple[str, ...]] = {}
        self._possible: dict[int, int] = {}
        for (_, head), triggers in rules.triggers.items():
            for trigger in triggers:
                rule = trigger.rule
                choices = [frozenset(w.split()[-1] for w in rules.objects[rule.id])] if rule.object else []
                if rule.prep:
                    choices.append(frozenset(rule.prep))
                if trigger.rest or choices:
                    self._conditions.setdefault(head, set()).add((frozenset(trigger.rest), tuple(choices)))
                else:
                    self._free.add(head)

    def _look(self, form: int, text: str) -> None:
        """Grade a form: 0 no head of a trigger, 1 head of some with conditions, 2 of one without."""
        lemmas = tuple({text, *candidates(text)})
        self._lemmas[form] = lemmas
        found = 2 if not self._free.isdisjoint(lemmas) else int(any(w in self._conditions for w in lemmas))
        self._possible[form] = found

    def passes(self, tokens: Tokenised, mentions: list[Mention]) -> list[int]:
        """Indices of the sentences that can hold a gesture; none in an article that names no actor."""
        if not any(m.country or m.entity for m in mentions):
            return []
        strings = tokens.doc.vocab.strings
        lowers = tokens.doc.to_array(LOWER).tolist()
        for form in set(lowers).difference(self._possible):
            self._look(form, strings[form])
        return [i for i, (first, last) in enumerate(tokens.sentences)
                if last - first <= MAX_TOKENS and self._sentence(lowers[first:last])]

    def _sentence(self, forms: list[int]) -> bool:
        possible = self._possible
        grades = {possible[f] for f in forms}
        if 2 in grades:
            return True
        if 1 not in grades:
            return False
        words = {w for f in forms for w in self._lemmas[f]}
        return any(rest <= words and all(not choice.isdisjoint(words) for choice in choices)
                   for f in forms if possible[f] for head in self._lemmas[f] for rest, choices in self._conditions.get(head, ()))
