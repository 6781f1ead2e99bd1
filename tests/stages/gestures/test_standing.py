"""Standing of a gesture under modals, negation and operators, on hand-written trees."""

import pytest

from lapel.stages.gestures.rules import Example, Rule, RuleSet
from lapel.stages.gestures.standing import Walk
from lapel.stages.gestures.triggers import TriggerFinder
from tests.stages.gestures.trees import view

RULES = RuleSet([
    Rule(id="t.meet", type="contact.meeting", yes=[Example(text="x")], no=["y"], verbs=["meet"]),
    Rule(id="t.talks", type="contact.negotiation", yes=[Example(text="x")], no=["y"], nouns=["talk"]),
    Rule(id="t.detain", type="coercion.detain", yes=[Example(text="x")], no=["y"], verbs=["detain"]),
], {})
FINDER = TriggerFinder(RULES)


def standing(notation):
    sentence = view(notation, ("Oman", "Chad"))
    ((hit,),) = FINDER.find(sentence).values()
    return Walk(hit, hit.rule.type, adversarial=hit.rule.type.startswith("coercion")).run()


@pytest.mark.parametrize(("notation", "status"), [
    ("Oman/NNP/nsubj/1 met/VBD/ROOT/1 Chad/NNP/dobj/1", None),
    ("Oman/NNP/nsubj/2 will/MD/aux/2 meet/VB/ROOT/2 Chad/NNP/dobj/2", "scheduled"),
    ("Oman/NNP/nsubj/2 might/MD/aux/2 meet/VB/ROOT/2 Chad/NNP/dobj/2", "hypothetical"),
    ("Oman/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 meet/VB/ROOT/3 Chad/NNP/dobj/3", "denied"),
    ("Oman/NNP/nsubj/4 has/VBZ/aux/4 not/RB/neg/4 yet/RB/advmod/4 met/VBN/ROOT/4 Chad/NNP/dobj/4", "stalled"),
    ("Oman/NNP/nsubj/1 refused/VBD/ROOT/1 to/TO/aux/3 meet/VB/xcomp/1 Chad/NNP/dobj/3", "declined"),
    ("Oman/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 agree/VB/ROOT/3 to/TO/aux/5 meet/VB/xcomp/3 Chad/NNP/dobj/5", "denied"),
    ("Oman/NNP/nsubj/1 offered/VBD/ROOT/1 talks/NNS/dobj/1", "offered"),
    ("Oman/NNP/nsubj/1 called/VBD/ROOT/1 for/IN/prep/1 talks/NNS/pobj/2", "requested"),
    ("talks/NNS/nsubjpass/2 were/VBD/auxpass/2 cancelled/VBN/ROOT/2", "cancelled"),
    ("talks/NNS/nsubj/1 stalled/VBD/ROOT/1", "stalled"),
    ("Oman/NNP/nsubj/1 rejected/VBD/ROOT/1 an/DT/det/3 offer/NN/dobj/1 of/IN/prep/3 talks/NNS/pobj/4", "declined"),
    ("Oman/NNP/nsubj/2 reportedly/RB/advmod/2 met/VBD/ROOT/2 Chad/NNP/dobj/2", "rumoured"),
    ("Oman/NNP/nsubj/1 threatened/VBD/ROOT/1 to/TO/aux/3 detain/VB/xcomp/1 envoys/NNS/dobj/3", "threatened"),
    ("Oman/NNP/nsubj/2 is/VBZ/aux/2 considering/VBG/ROOT/2 detaining/VBG/xcomp/2 envoys/NNS/dobj/3", "threatened"),
    ("Oman/NNP/nsubj/1 left/VBD/ROOT/1 without/IN/prep/1 meeting/VBG/pcomp/2 Chad/NNP/dobj/3", "denied"),
    ("if/IN/mark/2 Oman/NNP/nsubj/2 meets/VBZ/advcl/5 Chad/NNP/dobj/2 ships/NNS/nsubj/5 leave/VBP/ROOT/5", "hypothetical"),
    ("Oman/NNP/nsubj/1 was/VBD/ROOT/1 able/JJ/acomp/1 to/TO/aux/4 meet/VB/xcomp/2 Chad/NNP/dobj/4", None),
    ("Oman/NNP/nsubj/1 is/VBZ/ROOT/1 able/JJ/acomp/1 to/TO/aux/4 meet/VB/xcomp/2 Chad/NNP/dobj/4", "hypothetical"),
    ("Oman/NNP/nsubj/2 was/VBD/ROOT/1 not/RB/neg/1 able/JJ/acomp/1 to/TO/aux/5 meet/VB/xcomp/3 Chad/NNP/dobj/5", "denied"),
    ("Oman/NNP/nsubj/1 had/VBD/ROOT/1 a/DT/det/3 chance/NN/dobj/1 to/TO/aux/5 meet/VB/acl/3 Chad/NNP/dobj/5", None),
    ("Oman/NNP/nsubj/1 has/VBZ/ROOT/1 a/DT/det/3 chance/NN/dobj/1 to/TO/aux/5 meet/VB/acl/3 Chad/NNP/dobj/5", "hypothetical"),
    ("Oman/NNP/nsubj/3 does/VBZ/aux/3 not/RB/neg/3 intend/VB/ROOT/3 to/TO/aux/5 meet/VB/xcomp/3 Chad/NNP/dobj/5", "declined"),
    ("Oman/NNP/nsubj/1 is/VBZ/ROOT/1 not/RB/neg/1 willing/JJ/acomp/1 to/TO/aux/5 meet/VB/xcomp/3 Chad/NNP/dobj/5", "declined"),
    ("Oman/NNP/nsubj/1 reversed/VBD/ROOT/1 a/DT/det/3 decision/NN/dobj/1 to/TO/aux/5 meet/VB/acl/3 Chad/NNP/dobj/5", "reversed"),
    ("Oman/NNP/nsubj/3 all/RB/advmod/2 but/RB/advmod/3 met/VBD/ROOT/3 Chad/NNP/dobj/3", "hypothetical"),
    ("Oman/NNP/nsubj/2 would/MD/aux/2 detain/VB/ROOT/2 envoys/NNS/dobj/2 if/IN/mark/6 he/PRP/nsubj/6 goes/VBZ/advcl/2", "threatened"),
    ("Oman/NNP/nsubj/2 will/MD/aux/2 stay/VB/ROOT/2 unless/IN/mark/5 Chad/NNP/nsubj/5 meets/VBZ/advcl/2 envoys/NNS/dobj/5", "requested"),
    ("Oman/NNP/nsubj/1 sought/VBD/ROOT/1 talks/NNS/dobj/1", "requested"),
    ("talks/NNS/nsubj/1 failed/VBD/ROOT/1", "stalled"),
    ("Oman/NNP/nsubj/1 opposed/VBD/ROOT/1 talks/NNS/dobj/1", "declined"),
    ("Oman/NNP/nsubj/1 supported/VBD/ROOT/1 talks/NNS/dobj/1", "offered"),
    ("Oman/NNP/nsubj/1 fell/VBD/ROOT/1 short/RB/advmod/1 of/IN/prep/2 meeting/VBG/pcomp/3 Chad/NNP/dobj/4", "denied"),
    ("Oman/NNP/nsubj/1 is/VBZ/ROOT/1 close/JJ/acomp/1 to/IN/prep/2 meeting/VBG/pcomp/3 Chad/NNP/dobj/4", "hypothetical"),
    ("Oman/NNP/nsubj/1 is/VBZ/ROOT/1 on/IN/prep/1 verge/NN/pobj/2 of/IN/prep/3 meeting/VBG/pcomp/4 Chad/NNP/dobj/5", "hypothetical"),
    ("Oman/NNP/nsubj/2 nearly/RB/advmod/2 met/VBD/ROOT/2 Chad/NNP/dobj/2", "denied"),
    ("Oman/NNP/nsubj/3 is/VBZ/aux/3 potentially/RB/advmod/3 meeting/VBG/ROOT/3 Chad/NNP/dobj/3", "hypothetical"),
    ("Oman/NNP/nsubj/2 to/TO/aux/2 meet/VB/ROOT/2 Chad/NNP/dobj/2", "scheduled"),
    ("Oman/NNP/nsubj/1 had/VBD/ROOT/1 no/DT/det/3 plans/NNS/dobj/1 to/TO/aux/5 meet/VB/acl/3 Chad/NNP/dobj/5", "denied"),
    ("Oman/NNP/nsubj/2 will/MD/aux/2 detain/VB/ROOT/2 envoys/NNS/dobj/2 unless/IN/mark/6 he/PRP/nsubj/6 goes/VBZ/advcl/2", "threatened"),
])
def test_status(notation, status):
    assert standing(notation).status == status


def test_to_oppose_force_is_no_refusal_to_use_it():
    rules = RuleSet([Rule(id="t.raid", type="conflict.attack", yes=[Example(text="x")], no=["y"], nouns=["raid"])], {})
    sentence = view("Oman/NNP/nsubj/1 opposed/VBD/ROOT/1 the/DT/det/4 Chadian/JJ/amod/4 raid/NN/dobj/1", ("Oman", "Chadian"))
    ((hit,),) = TriggerFinder(rules).find(sentence).values()
    assert Walk(hit, hit.rule.type, adversarial=True).run().status is None


def test_tense_and_saying_verb():
    found = standing("Ito/NNP/nsubj/1 said/VBD/ROOT/1 Oman/NNP/nsubj/4 had/VBD/aux/4 met/VBN/ccomp/1 Chad/NNP/dobj/4")
    assert found.tense == "pluperfect"
    assert found.saying is not None and found.saying.text == "said"


@pytest.mark.parametrize(("notation", "forbidden"), [
    ("Oman/NNP/nsubj/1 urged/VBD/ROOT/1 Chad/NNP/dobj/1 not/RB/neg/5 to/TO/aux/5 detain/VB/xcomp/1 envoys/NNS/dobj/5", True),
    ("Oman/NNP/nsubj/1 urged/VBD/ROOT/1 Chad/NNP/dobj/1 to/TO/aux/4 detain/VB/xcomp/1 envoys/NNS/dobj/4", False),
])
def test_what_one_is_asked_not_to_do_is_forbidden(notation, forbidden):
    found = standing(notation)
    assert (found.status, found.forbidden) == ("requested", forbidden)
