"""Rules compile to spaCy patterns, which find what the look-up of a run finds."""

from lapel.language import load_base
from lapel.stages.gestures.patterns import matcher, tree_patterns
from lapel.stages.gestures.rules import RuleSet
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.triggers import TriggerFinder

RULES = RuleSet.load()


def test_hits_of_a_run_are_matches_of_the_patterns():
    nlp, finder = load_base(), TriggerFinder(RULES)
    sample = RULES.rules[::6]
    few = RuleSet(sample, RULES.words)
    patterns = matcher(few, nlp.vocab)
    checked = 0
    for rule in sample:
        for example in rule.yes:
            doc = nlp(example.text)
            doc.user_data = {"article": "a", "index": 0, "starts": [t.idx for t in doc], "ends": [t.idx + len(t) for t in doc]}
            hits = [h for found in finder.find(Sentence(doc, [], [])).values() for h in found if h.rule.id in few.by_id]
            heads = {(nlp.vocab.strings[key], tokens[0]) for key, tokens in patterns(doc)}
            for hit in hits:
                if any(t.dep_ == "mark" for t in hit.below):
                    continue  # for somebody to act: the word hangs on the clause
                assert (hit.rule.id, hit.head.i) in heads, (hit.rule.id, hit.head.text, example.text)
                checked += 1
    assert checked > 20


def test_a_pattern_reads_as_its_trigger():
    trigger = next(t for t in RULES.triggers["verb", "pay"] if t.rest == ("tribute", "to"))
    first = tree_patterns(trigger)[0]
    assert [node["RIGHT_ATTRS"].get("LEMMA") for node in first] == ["pay", "tribute", "to"]
