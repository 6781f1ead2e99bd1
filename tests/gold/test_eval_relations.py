"""The project's own scorer, on records made by hand."""

import pytest

from tests.gold import eval_relations as scorer
from tests.made_events import event


def test_marked_phrases_are_found_in_the_text_without_marks():
    assert scorer.marked("<s>Lima</s> praised <t>the envoy</t> of <s>Quito</s>.") == ([(0, 4), (26, 31)], [(13, 22)])


def test_the_event_between_the_phrases_is_the_one_whose_parties_they_are():
    one, other = event(), event(id="other", type="stance.criticise", status="realised")
    other.agents, other.recipients = one.recipients, one.agents
    source, target = [one.agents[0].span], [one.recipients[0].span]
    rank = lambda e: (e.evidence.trigger.span[0], e.confidence)  # noqa: E731
    assert scorer.between([other, one], source, target, rank) is one
    assert scorer.between([other, one], target, source, rank) is other
    assert scorer.between([one], [(90, 95)], [(95, 99)], rank) is None


def test_macro_f1_counts_silence_as_missed():
    pairs = [("A", "A"), ("A", None), ("B", "A"), ("B", "B")]
    assert scorer.macro_f1(pairs) == pytest.approx((2 / 4 + 2 / 3) / 2)
    assert scorer.right(pairs) == 0.5
    assert scorer.precise(pairs) == pytest.approx(2 / 3)


def test_triples_of_one_sided_and_of_mutual_events():
    refused, met = event(), event(status="realised")
    met.agents, met.recipients = [*met.agents, *met.recipients], []
    cameo = lambda e: e.codes.cameo[:2]  # noqa: E731
    assert scorer.triples([refused], cameo) == {("12", "ESP", "DEU")}
    assert scorer.triples([met], cameo) == {("04", "ESP", "DEU"), ("04", "DEU", "ESP")}


def test_consultations_go_both_ways():
    found = {("CONSULT", "ESP", "DEU"), ("REJECT", "DEU", "ESP")}
    assert scorer.reciprocal(found) == found | {("CONSULT", "DEU", "ESP")}
    assert scorer.pairs_of([found]) == [{("ESP", "DEU"), ("DEU", "ESP")}]


def test_a_relation_of_a_country_to_itself_counts_where_it_is_asked_for():
    inside = event(status="realised")
    inside.recipients = inside.agents
    assert scorer.triples([inside], lambda e: "ACCUSE") == set()
    assert scorer.triples([inside], lambda e: "ACCUSE", within=True) == {("ACCUSE", "ESP", "ESP")}


def test_sources_without_a_target_do_it_to_each_other():
    row = {"event": "RETREAT", "source": [{"code": "ESP"}, {"code": "JAPGOV"}], "target": None}
    assert scorer.annotated(row) == {("YIELD", "ESP", "JPN"), ("YIELD", "JPN", "ESP")}
    assert scorer.annotated(row | {"source": [{"code": "ESP"}]}) == set()


def test_what_is_planned_counts_as_the_act_where_codes_have_no_standing():
    planned = event(status="scheduled")
    assert scorer.as_done(planned) == scorer.root(scorer.ontology.codes(planned.type, "realised").plover)
    assert scorer.as_done(event(status="declined")) == "REJECT"


def test_names_of_categories_are_brought_to_one():
    assert scorer.root("CONCEDE") == scorer.root("RETREAT") == "YIELD"
    assert scorer.root("AGREE") == "AGREE"
    assert scorer.root(None) is None
