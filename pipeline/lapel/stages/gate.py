"""The gate: which sentences can hold a gesture, told from word forms alone, before anything is tagged or parsed.

A sentence passes when some trigger of the rules can be there whole: its head; in reach of the head the words that hang on it, and one
each of the objects, subjects and prepositions that its rule asks for; a word that names or points to an actor; and somebody in sight
beyond one state (:mod:`lapel.stages.sight`). A form stands for all lemmas that it may have, as verb, noun or adjective, unless the
word before it or a capital letter says which it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.attrs import IDX, IS_TITLE, LOWER

from lapel.language import Tokenised
from lapel.lemmas import FORMS, readings
from lapel.records import Article, Mention
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.rules import RuleSet, Trigger
from lapel.stages.sight import SHORT, Looks, crossing, looks

MAX_TOKENS = 200
"""Longer sentences are lists or tables; the parser's time grows with length and its trees mean little there."""

NOUN_REACH = (8, 0)
"""Tokens before and after a noun in which the further words of its trigger stand."""
REACH = (20, 20)
"""The same for the words that hang on a verb or adjective, and for objects: before it in the passive and in relative clauses."""


class Condition(NamedTuple):
    """What a trigger asks of its sentence besides its head: numbers of sets of words, one word of each in reach of the head."""

    marks: frozenset[int]
    near: frozenset[int]
    """Those of them that stand in front of a noun."""


class Form(NamedTuple):
    """What is known of a word form, in lower case."""

    marks: frozenset[int]
    """The sets of words that it belongs to, by any lemma that it may have."""
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
        self._numbers: dict[frozenset[str], int] = {}
        self._marks: dict[str, set[int]] = {}
        """The sets of words that a word belongs to, by their numbers."""
        self._conditions: dict[tuple[str, str], set[Condition]] = {}
        self._forms: dict[int, Form] = {}
        self._looks: dict[int, Looks | None] = {}
        for (kind, head), triggers in rules.triggers.items():
            self._conditions[kind, head] = {self._condition(trigger, rules) for trigger in triggers}

    def _mark(self, choice: Iterable[str]) -> int:
        """The number of a set of words."""
        choice = frozenset(choice)
        if choice not in self._numbers:
            self._numbers[choice] = len(self._numbers)
            for word in choice:
                self._marks.setdefault(word, set()).add(self._numbers[choice])
        return self._numbers[choice]

    def _condition(self, trigger: Trigger, rules: RuleSet) -> Condition:
        rule = trigger.rule
        rest = frozenset(self._mark([word]) for word in trigger.rest)
        marks = set(rest)
        for wanted in (rules.objects[rule.id], rules.subjects[rule.id]):
            if wanted and not any(entry.startswith("<") for entry in wanted):  # a name tells nothing by its form
                marks.add(self._mark(entry.split()[-1] for entry in wanted))
        if rule.modals:
            marks.add(self._mark(entry.split()[0] for entry in rule.modals))
        if rule.prep:
            marks.add(self._mark(rule.prep))
            marks.add(self._mark(entry.split()[-1] for entries in rules.preps[rule.id].values() for entry in entries))
        return Condition(frozenset(marks), rest if trigger.kind == "noun" else frozenset())

    def _form(self, text: str) -> Form:
        lemmas = readings(text)
        conditions: dict[str, tuple[Condition, ...]] = {}
        for kind, possible in (("verb", lemmas.verb), ("noun", lemmas.noun), ("adjective", lemmas.verb | {text})):
            found = {c for word in possible for c in self._conditions.get((kind, word), ())}
            if found:
                conditions[kind] = tuple(sorted(found, key=lambda c: (len(c.marks), sorted(c.marks))))
        marks = frozenset(mark for word in lemmas.verb | lemmas.noun | {text} for mark in self._marks.get(word, ()))
        return Form(marks, conditions, text in lemmas.verb or text.endswith("s"),
                    text in words("before_noun"), text in words("before_verb"), text in words("pointing"),
                    not lemmas.noun.isdisjoint(words("back_reference")))

    def passes(self, tokens: Tokenised, mentions: list[Mention], article: Article | None = None) -> list[int]:
        """Indices of the sentences that can hold a gesture; none in an article that names no actor.

        Without the article, what must be in sight besides one state is left out: its triggers alone decide.
        """
        if not any(m.country or m.entity or (m.kind == "state" and m.candidates) for m in mentions):  # the Koreas: two states
            return []
        strings = tokens.doc.vocab.strings
        table = tokens.doc.to_array([LOWER, IDX, IS_TITLE])
        lowers, starts, titles = table[:, 0].tolist(), table[:, 1].tolist(), table[:, 2].tolist()
        if len(self._looks) > FORMS:
            self._forms.clear()
            self._looks.clear()
        for lower in set(lowers).difference(self._looks):
            self._looks[lower] = looks(strings[lower])
        seen = None
        if article and len(tokens.sentences) > SHORT:
            seen = crossing(article, mentions, [self._looks[lower] for lower in lowers], titles, starts, tokens.sentences)
        named = {bisect_left(starts, m.span[0]) for m in mentions}
        out = []
        for i, (first, last) in enumerate(tokens.sentences):
            if last - first <= MAX_TOKENS and (seen is None or seen[i]):
                inside = lowers[first:last]
                for lower in set(inside).difference(self._forms):
                    self._forms[lower] = self._form(strings[lower])
                if self._sentence([self._forms[lower] for lower in inside], titles[first:last], named, first):
                    out.append(i)
        return out

    @staticmethod
    def _sentence(forms: Sequence[Form], titles: Sequence[int], named: set[int], first: int) -> bool:
        heads = [i for i, form in enumerate(forms) if form.conditions]
        if not heads:
            return False
        parties = any(form.pointing or first + i in named for i, form in enumerate(forms))
        if not parties and not any(form.told for form in forms):
            return False
        shouted = 2 * sum(titles) > len(forms)  # a headline
        there: frozenset[int] = frozenset().union(*(f.marks for f in forms))
        for i in heads:
            form = forms[i]
            for kind, conditions in form.conditions.items():
                if i and ((kind == "verb" and form.plain and (forms[i - 1].before_noun or (titles[i] and i > 1 and not shouted)))
                          or (kind == "noun" and forms[i - 1].before_verb)):
                    continue
                for condition in conditions:
                    if condition.marks <= there and (parties or kind == "noun") \
                            and _in_reach(condition.marks, forms, i, REACH) and _in_reach(condition.near, forms, i, NOUN_REACH):
                        return True
        return False


def _in_reach(marks: frozenset[int], forms: Sequence[Form], head: int, reach: tuple[int, int]) -> bool:
    """Whether each of the sets has a word that stands at most so far from the head."""
    if not marks:
        return True
    before, after = reach
    return marks.issubset(frozenset().union(*(f.marks for f in forms[max(0, head - before):head + after + 1])))
