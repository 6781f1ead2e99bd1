"""Relations of sentences with hand-written trees: what a verb says, and what stands over it."""

import pytest

from lapel import ontology, resources
from lapel.records import Argument, Article, ArticleGestures, Gesture, Mention, Trigger
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.actors.kb_load import Tables
from lapel.stages.gestures import views
from lapel.stages.relations import find_relations, lexicon
from lapel.stages.relations.roots import under
from tests.stages.gestures.trees import tree


def found(notation, actors=(), gestures=()):
    doc = tree(notation)
    article = Article(id="a", text=doc.text)
    mentions = [Mention(span=(t.idx, t.idx + len(t)), text=t.text, kind="state", country=t.text[:3].upper())
                for t in doc if t.text in actors]
    told = ArticleGestures(article="a", sentences=[(0, len(doc.text))], gestures=list(gestures))
    return find_relations(article, told, list(views([doc], mentions, [])), mentions, [], KnowledgeBase(Tables())).relations


def test_a_verb_of_the_dictionary_takes_its_subject_and_object():
    [one] = found("Police/NNS/nsubj/1 arrested/VBD/ROOT/1 protesters/NNS/dobj/1 in/IN/prep/1 Lima/NNP/pobj/3")
    assert (one.plover, one.quad, one.by) == ("COERCE", 4, "dictionary")
    assert [p.text for p in one.agents] == ["Police"]
    assert [p.text for p in one.recipients] == ["protesters"]
    assert one.trigger.span == (7, 15)


def test_words_to_the_right_decide_and_parties_bring_their_country():
    [one] = found("Peru/NNP/nsubj/1 launched/VBD/ROOT/1 an/DT/det/3 investigation/NN/dobj/1 into/IN/prep/3 Togo/NNP/pobj/4",
                  ["Peru", "Togo"])
    assert one.plover == "ACCUSE"
    assert ([p.country for p in one.agents], [p.country for p in one.recipients]) == (["PER"], ["TOG"])


def test_what_is_refused_threatened_or_demanded_is_no_act():
    refused = "Peru/NNP/nsubj/1 refused/VBD/ROOT/1 to/TO/aux/3 fund/VB/xcomp/1 Togo/NNP/dobj/3"
    assert [r.plover for r in found(refused, ["Peru", "Togo"]) if r.trigger.text == "fund"] == ["REJECT"]
    demanded = "Peru/NNP/nsubj/1 says/VBZ/ROOT/1 Togo/NNP/nsubj/4 must/MD/aux/4 leave/VB/ccomp/1"
    [one] = [r for r in found(demanded, ["Peru", "Togo"]) if r.trigger.text == "says"]
    assert (one.plover, [p.country for p in one.agents], [p.country for p in one.recipients]) == ("REQUEST", ["PER"], ["TOG"])


def test_a_gesture_gives_the_category_of_its_type_and_its_verb_no_second_one():
    gesture = Gesture(rule="r", type="coercion.detain", status="threatened", trigger=Trigger(text="arrested", span=(5, 13)), sentence=0,
                      evidence=(0, 20), arguments=[Argument(role="agent", span=(0, 4), head=(0, 4), text="Peru"),
                                                   Argument(role="recipient", span=(14, 18), head=(14, 18), text="Togo")])
    [one] = found("Peru/NNP/nsubj/1 arrested/VBD/ROOT/1 Togo/NNP/dobj/1", ["Peru", "Togo"], [gesture])
    assert (one.by, one.plover) == ("gesture", ontology.codes("coercion.detain", "threatened").plover)
    assert one.recipients[0].country == "TOG"


def gesture(type_, status, trigger, evidence=(0, 20)):
    return Gesture(rule="r", type=type_, status=status, trigger=Trigger(text="x", span=trigger), sentence=0, evidence=evidence,
                   arguments=[Argument(role="agent", span=(0, 4), head=(0, 4), text="Peru"),
                              Argument(role="recipient", span=(14, 18), head=(14, 18), text="Togo")])


def test_the_words_of_a_gesture_may_tell_its_category_closer_than_its_type():
    sent = "Peru/NNP/nsubj/1 dispatch/VBD/ROOT/1 Togo/NNP/dative/1 peacekeepers/NNS/dobj/1"
    told = gesture("cooperation.security", "realised", (5, 13), (0, 31))
    assert [r.plover for r in found(sent, ["Peru", "Togo"], [told])] == ["AID"]
    told.status = "declined"
    assert [r.plover for r in found(sent, ["Peru", "Togo"], [told])] == ["REJECT"]
    told.evidence = (0, 18)
    told.status = "realised"
    assert [r.plover for r in found(sent, ["Peru", "Togo"], [told])] == [ontology.codes("cooperation.security", "realised").plover]


def test_what_is_yielded_to_is_yielded_though_its_status_is_accepted():
    told = gesture("overture.accept", "accepted", (5, 13), (0, 26))
    assert [r.plover for r in found("Peru/NNP/nsubj/1 accepted/VBD/ROOT/1 Togo/NNP/poss/3 demands/NNS/dobj/1", ["Peru", "Togo"], [told])] \
        == ["CONCEDE"]


def test_a_relation_may_stay_within_one_state():
    inside = gesture("coercion.detain", "realised", (5, 13))
    [one] = found("Peru/NNP/nsubj/1 arrested/VBD/ROOT/1 Peru/NNP/dobj/1", ["Peru"], [inside])
    assert (one.agents[0].country, one.recipients[0].country) == ("PER", "PER")


def test_nobody_does_nothing():
    assert found("It/PRP/nsubj/1 rained/VBD/ROOT/1 on/IN/prep/1 Monday/NNP/pobj/2") == []
    assert found("Peru/NNP/nsubj/1 slept/VBD/ROOT/1", ["Peru"]) == []


@pytest.mark.parametrize("root", ontology.plover())
def test_every_category_stays_one_under_every_standing(root):
    for status in ontology.statuses():
        assert under(root, status) in ontology.plover()
    assert under(root, "realised") == root
    assert under(root, "requested") == "REQUEST"


def test_the_tables_name_known_categories_and_each_verb_once():
    for name in ("verbs", "own", "patterns", "gestures"):
        roots = {row["root"] for row in lexicon._rows(name)} - {""}
        assert roots <= set(ontology.plover()), name
    assert {row["type"] for row in lexicon._rows("gestures")} <= set(ontology.types())
    own = [(row["verb"], row["words"]) for row in lexicon._rows("own")]
    assert len(own) == len(set(own))
    assert {row["set"] for row in lexicon._rows("patterns")} <= {row["set"] for row in lexicon._rows("verbs")}


def test_the_tables_are_what_the_recipe_makes(monkeypatch, tmp_path):
    import importlib.util

    if not resources.shared("lexicon", "petrarch", "CAMEO.2.0.txt").is_file():
        pytest.skip("the dictionary is not here: LAPEL_SHARED names the folder that holds it")
    spec = importlib.util.spec_from_file_location("build", resources.data("relations", "recipe", "build.py"))
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    monkeypatch.setattr(build, "FOLDER", tmp_path)
    assert build.main() == 0
    for name in ("verbs", "patterns"):
        assert (tmp_path / f"{name}.tsv").read_bytes() == resources.data("relations", f"{name}.tsv").read_bytes()
