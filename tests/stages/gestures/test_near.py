"""Why a rule keeps still, each reason on a sentence of its own."""

import functools

import pytest

from lapel.run.settings import Settings
from lapel.run.steps import Steps
from lapel.run.trial import tried
from lapel.stages.gestures.near import OBJECT, PASSED, WORDS
from lapel.stages.gestures.rules import Example, Rule, RuleSet

YES = [Example(text="")]
RULES = RuleSet([
    Rule(id="meet", type="contact.meeting", verbs=["meet", "meet with"], not_object=["target"], recipient=["obj", "with"],
         yes=YES, no=[""]),
    Rule(id="meet.envoy", type="contact.meeting", verbs=["meet"], object=["envoy"], recipient=["obj"], yes=YES, no=[""]),
    Rule(id="lift", type="relief.lift", verbs=["lift"], object=["sanction"], recipient=["obj.on"], needs=["agent", "recipient"],
         blocked_by=["weight"], yes=YES, no=[""]),
    Rule(id="leave", type="agreement.withdraw_suspend", verbs=["pull out"], prep={"of": ["pact"]}, not_subject=["train"], yes=YES, no=[""]),
    Rule(id="enter", type="conflict.attack", verbs=["enter"], subject=["troop"], yes=YES, no=[""]),
    Rule(id="refuse", type="overture.decline", verbs=["refuse"], yes=YES, no=[""]),
    Rule(id="talks", type="contact.negotiation", nouns=["peace talk", "talk"], yes=YES, no=[""]),
    Rule(id="hold", type="coercion.detain", verbs=["hold prisoner"], yes=YES, no=[""]),
], {"elsewhere": ["goalkeeper"]})


@functools.cache
def steps():
    made = Steps(Settings(gate=False))
    vars(made)["rules"] = RULES
    return made


def reasons(text):
    [trial] = tried(steps(), text, "2021-03-17")
    return {(n.trigger.rule.id, n.trigger.text): n.why for n in trial.near}, [h.gesture.rule for h in trial.hits], trial


@pytest.mark.parametrize("text, trigger, why", [
    ("Norway met its targets.", ("meet", "meet"), "not_object excludes 'its targets'"),
    ("Norway met Denmark.", ("meet.envoy", "meet"), "object 'Denmark' is none of 'envoy'"),
    ("Norway and Denmark met.", ("meet.envoy", "meet"), "it has no object; the rule asks for 'envoy'"),
    ("Norway met Denmark.", ("meet", "meet with"), "without 'with'"),
    ("Norway met the Danish envoy.", ("meet", "meet"), "meet.envoy, which is more specific, takes the word"),
    ("Norway lifted the sanctions on the weight of Danish fish.", ("lift", "lift"), "blocked_by 'weight'"),
    ("The company lifted the sanctions.", ("lift", "lift"), "agent 'The company', recipient (none)"),
    ("Norway pulled out of the room in Denmark.", ("leave", "pull out"), "prep asks for 'of' with 'pact'"),
    ("The train pulled out of the pact with Norway.", ("leave", "pull out"), "not_subject excludes 'The train'"),
    ("Norwegian tourists entered Denmark.", ("enter", "enter"), "subject 'Norwegian tourists' is none of 'troop'"),
    ("The Norwegian plan met with criticism and a target from Denmark.", ("meet", "meet with"), "not_object excludes"),
    ("Norway refused to meet the Danish envoy.", ("refuse", "refuse"), "sets the status of another gesture"),
    ("The talks continued.", ("talks", "talk"), "neither agent nor recipient"),
    ("Norway praised the talks schedule of peace in Denmark.", ("talks", "talk"), "it only qualifies 'schedule'"),
    ("Norway held the key of a Danish prisoner.", ("hold", "hold prisoner"), "'prisoner' does not hang on it"),
])
def test_the_reason(text, trigger, why):
    near, _, _ = reasons(text)
    assert why in near.get(trigger, f"nothing of {near}")


def test_what_fires_is_not_near():
    near, fires, _ = reasons("Norway refused to meet the Danish envoy.")
    assert fires == ["meet.envoy"]
    assert ("meet.envoy", "meet") not in near


def test_the_nearest_come_first():
    _, _, trial = reasons("Norway met Denmark.")
    assert [(n.trigger.text, n.far) for n in trial.near] == [("meet", OBJECT), ("meet with", WORDS)]
    _, _, trial = reasons("Norway refused to meet the Danish envoy.")
    assert [n.far for n in trial.near] == [PASSED, PASSED, WORDS]


def test_words_of_sports_block_the_sentence():
    _, fires, trial = reasons("The goalkeeper of Norway met the Danish envoy.")
    assert fires == [] and trial.blocked == ["goalkeeper"]
