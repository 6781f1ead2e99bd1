"""Rules as spaCy patterns: what a trigger looks for, in the form of spaCy's Matcher and DependencyMatcher.

A run looks triggers up by lemma and walks the tree (:mod:`triggers`), since the matchers try every pattern at every word; a test holds
both to the same hits. The patterns serve who wants a rule in a pipeline of their own, and who wants to read what it compiles to. They
want tokens with lemmas, tags and dependencies.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from spacy.matcher import DependencyMatcher
from spacy.vocab import Vocab

from lapel.stages.gestures.rules import RuleSet, Trigger

TAGS = {"verb": ["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"], "noun": ["NN", "NNS", "NNP", "NNPS"],
        "adjective": ["JJ", "JJR", "JJS", "VBN", "VBG"]}


def tree_patterns(trigger: Trigger) -> list[list[dict[str, Any]]]:
    """DependencyMatcher patterns of one trigger: its head, and below it (or, for a noun, before it) each further word, which may stand
    there as lemma or as form."""
    head = {"RIGHT_ID": "head", "RIGHT_ATTRS": {"LEMMA": trigger.head, "TAG": {"IN": TAGS[trigger.kind]}}}
    heads = [head]
    if trigger.kind == "adjective":  # a participle's lemma is its verb's: was dismayed by
        heads.append({"RIGHT_ID": "head", "RIGHT_ATTRS": {"LOWER": trigger.head, "TAG": {"IN": TAGS["adjective"][-2:]}}})
    if trigger.kind == "noun" and trigger.head.endswith("ing"):  # and that of a gerund: fighting broke out
        heads.append({"RIGHT_ID": "head", "RIGHT_ATTRS": {"LOWER": trigger.head, "TAG": "VBG"}})
    relation = ";*" if trigger.kind == "noun" else ">>"
    patterns: list[list[dict[str, Any]]] = []
    for attributes in product(("LEMMA", "LOWER"), repeat=len(trigger.rest)):
        words = [{"LEFT_ID": "head", "REL_OP": relation, "RIGHT_ID": f"word{n}", "RIGHT_ATTRS": {a: word}}
                 for n, (a, word) in enumerate(zip(attributes, trigger.rest, strict=True))]
        patterns.extend([first, *words] for first in heads)
    return patterns


def matcher(rules: RuleSet, vocab: Vocab) -> DependencyMatcher:
    """A DependencyMatcher over all triggers of a rule set; the key of a match is the rule's id."""
    found = DependencyMatcher(vocab, validate=False)
    for rule in rules.rules:
        patterns = [p for triggers in rules.triggers.values() for t in triggers if t.rule is rule for p in tree_patterns(t)]
        found.add(rule.id, patterns)
    return found
