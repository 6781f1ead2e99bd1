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


def test_consultations_go_both_ways_and_roots_have_quad_classes():
    found = {("04", "ESP", "DEU"), ("12", "DEU", "ESP")}
    assert scorer.reciprocal(found) == found | {("04", "DEU", "ESP")}
    assert scorer.by_quad([found]) == [{("1", "ESP", "DEU"), ("3", "DEU", "ESP")}]
    assert [scorer.QUAD[root] for root in ("05", "06", "09", "10", "14", "15", "20")] == [1, 2, 2, 3, 3, 4, 4]


def test_names_of_categories_are_brought_to_one():
    assert scorer.root("CONCEDE") == scorer.root("RETREAT") == "YIELD"
    assert scorer.root("AGREE") == "AGREE"
    assert scorer.root(None) is None
