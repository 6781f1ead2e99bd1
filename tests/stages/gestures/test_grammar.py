from lapel.stages.gestures import grammar
from tests.stages.gestures.trees import view


def texts(tokens):
    return [t.text for t in tokens]


def test_active_subject_and_object_with_conjuncts():
    s = view("Peru/NNP/nsubj/3 and/CC/cc/0 Chile/NNP/conj/0 met/VBD/ROOT/3 Kenya/NNP/dobj/3 and/CC/cc/4 Togo/NNP/conj/4")
    assert texts(grammar.subject(s.doc[3])) == ["Peru", "Chile"]
    assert texts(grammar.objects(s.doc[3])) == ["Kenya", "Togo"]


def test_passive_turns_subject_into_object():
    s = view("envoys/NNS/nsubjpass/2 were/VBD/auxpass/2 expelled/VBN/ROOT/2 by/IN/agent/2 Ghana/NNP/pobj/3")
    assert texts(grammar.subject(s.doc[2])) == ["Ghana"]
    assert texts(grammar.objects(s.doc[2])) == ["envoys"]


def test_passive_without_by_has_no_agent():
    s = view("envoys/NNS/nsubjpass/2 were/VBD/auxpass/2 expelled/VBN/ROOT/2")
    assert grammar.subject(s.doc[2]) == []


def test_reduced_passive_takes_the_noun_it_hangs_on():
    s = view("pilots/NNS/ROOT/0 held/VBN/acl/0 by/IN/agent/1 Mali/NNP/pobj/2")
    assert texts(grammar.objects(s.doc[1])) == ["pilots"]
    assert texts(grammar.subject(s.doc[1])) == ["Mali"]


def test_subject_control_and_object_control():
    s = view("Oman/NNP/nsubj/1 refused/VBD/ROOT/1 to/TO/aux/3 meet/VB/xcomp/1 Chad/NNP/dobj/3")
    assert texts(grammar.subject(s.doc[3])) == ["Oman"]
    s = view("Oman/NNP/nsubj/1 urged/VBD/ROOT/1 Chad/NNP/dobj/1 to/TO/aux/4 withdraw/VB/xcomp/1")
    assert texts(grammar.subject(s.doc[4])) == ["Chad"]


def test_promise_keeps_its_subject_over_an_object():
    s = view("Oman/NNP/nsubj/1 promised/VBD/ROOT/1 Chad/NNP/dobj/1 to/TO/aux/4 help/VB/xcomp/1")
    assert texts(grammar.subject(s.doc[4])) == ["Oman"]


def test_called_on_somebody_to_act():
    s = view("Oman/NNP/nsubj/1 called/VBD/ROOT/1 on/IN/prep/1 Chad/NNP/pobj/2 to/TO/aux/5 withdraw/VB/xcomp/1")
    assert texts(grammar.subject(s.doc[5])) == ["Chad"]


def test_relative_clause_subject_is_its_antecedent():
    s = view("envoy/NN/ROOT/0 who/WP/nsubj/2 visited/VBD/relcl/0 Togo/NNP/dobj/2")
    assert texts(grammar.subject(s.doc[2])) == ["envoy"]


def test_object_relative_without_pronoun():
    s = view("sanctions/NNS/ROOT/0 Japan/NNP/nsubj/2 imposed/VBD/relcl/0")
    assert texts(grammar.objects(s.doc[2])) == ["sanctions"]
    assert texts(grammar.subject(s.doc[2])) == ["Japan"]


def test_conjoined_verb_shares_the_subject():
    s = view("Ito/NNP/nsubj/1 visited/VBD/ROOT/1 Lima/NNP/dobj/1 and/CC/cc/1 met/VBD/conj/1 Vargas/NNP/dobj/4")
    assert texts(grammar.subject(s.doc[4])) == ["Ito"]


def test_shared_object_of_conjoined_verbs():
    s = view("Ito/NNP/nsubj/1 met/VBD/ROOT/1 and/CC/cc/1 thanked/VBD/conj/1 Vargas/NNP/dobj/3")
    assert texts(grammar.objects(s.doc[1])) == ["Vargas"]


def test_gerund_after_accuse_belongs_to_the_accused():
    s = view("Chile/NNP/nsubj/1 accused/VBD/ROOT/1 Peru/NNP/dobj/1 of/IN/prep/1 shelling/VBG/pcomp/3 ships/NNS/dobj/4")
    assert texts(grammar.subject(s.doc[4])) == ["Peru"]


def test_along_with_counts_as_with():
    s = view("Ito/NNP/nsubj/1 met/VBD/ROOT/1 Vargas/NNP/dobj/1 along/IN/prep/1 with/IN/prep/3 aides/NNS/pobj/4")
    assert texts(grammar.preps(s.doc[1], "with")) == ["aides"]


def test_phrase_leaves_out_conjuncts_and_relative_clauses():
    s = view("the/DT/det/1 envoy/NN/nsubj/6 of/IN/prep/1 Mali/NNP/pobj/2 and/CC/cc/1 aides/NNS/conj/1 left/VBD/ROOT/6")
    assert grammar.phrase(s.doc[1]) == (0, 3)


def test_an_actor_taken_for_a_predicate_is_the_object():
    s = view("Peru/NNP/nsubj/1 called/VBD/ROOT/1 the/DT/det/3 president/NN/oprd/1 of/IN/prep/3 Togo/NNP/pobj/4")
    s.doc.user_data["actors"] = {3}
    assert texts(grammar.objects(s.doc[1])) == ["president"]
    s.doc.user_data["actors"] = set()
    assert grammar.objects(s.doc[1]) == []


def test_a_gift_taken_for_another_name_of_its_recipient_is_the_object():
    s = view("Peru/NNP/nsubj/1 gave/VBD/ROOT/1 the/DT/det/3 envoy/NN/dative/1 a/DT/det/5 horse/NN/appos/3")
    assert texts(grammar.objects(s.doc[1])) == ["horse"]
    assert texts(grammar.indirect_objects(s.doc[1])) == ["envoy"]


def test_held_hostage_is_a_reduced_passive():
    s = view("pilots/NNS/ROOT/0 held/VBN/acl/0 hostage/NN/dobj/1")
    assert texts(grammar.objects(s.doc[1])) == ["pilots"]
    assert grammar.subject(s.doc[1]) == []


def test_a_pronoun_is_its_own_phrase():
    s = view("We/PRP/nsubj/3 now/RB/advmod/0 ’ve/VBP/aux/0 met/VBD/ROOT/3")
    assert grammar.phrase(s.doc[0]) == (0, 0)
    s = view("we/PRP/nsubj/2 both/DT/appos/0 met/VBD/ROOT/2")
    assert grammar.phrase(s.doc[0]) == (0, 1)


def test_a_participle_behind_a_comma_is_of_the_verb_before():
    s = view("Mali/NNP/nsubj/1 hit/VBD/ROOT/1 a/DT/det/3 ship/NN/dobj/1 off/IN/prep/3 Peru/NNP/pobj/4 ,/,/punct/5 "
             "killing/VBG/acl/5 two/CD/dobj/7")
    assert texts(grammar.subject(s.doc[7])) == ["Mali"]


def test_without_a_comma_it_is_of_the_noun():
    s = view("Mali/NNP/nsubj/1 met/VBD/ROOT/1 envoys/NNS/dobj/1 leaving/VBG/acl/2 Peru/NNP/dobj/3")
    assert texts(grammar.subject(s.doc[3])) == ["envoys"]


def test_a_subject_taken_for_a_part_of_its_verb():
    s = view("Mali/NNP/compound/1 militants/NNS/aux/2 attack/VB/ROOT/2 a/DT/det/4 town/NN/dobj/2")
    assert texts(grammar.subject(s.doc[2])) == ["militants"]


def test_who_stands_behind_a_thing():
    s = view("rockets/NNS/nsubj/4 fired/VBN/acl/0 from/IN/prep/1 Mali/NNP/pobj/2 killed/VBD/ROOT/4 two/CD/dobj/4")
    assert texts(grammar.makers(s.doc[0])) == ["Mali"]
    s = view("people/NNS/nsubj/4 inspired/VBN/acl/0 by/IN/agent/1 Mali/NNP/pobj/2 marched/VBD/ROOT/4")
    assert grammar.makers(s.doc[0]) == []
