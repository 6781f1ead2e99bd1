"""The measure of false alarms."""

from __future__ import annotations

import pytest

from tests.gold import corpus, eval_silence


def test_an_event_is_a_false_alarm_where_its_trigger_lies_in_a_sentence():
    assert eval_silence.inside(5, [(0, 4), (5, 20)]) == (5, 20)
    assert eval_silence.inside(20, [(0, 4), (5, 20)]) is None


def test_the_table_holds_three_hundred_sentences_each_once():
    places = [(article, span) for article, spans in eval_silence.sentences().items() for span in spans]
    assert len(places) == len(set(places)) == 300
    assert all(start < end for _, (start, end) in places)


@pytest.mark.gold
def test_false_alarms_are_under_three_in_a_hundred():
    gone = corpus.missing("no_event")
    if gone:
        pytest.skip(gone)
    assert eval_silence.evaluate()["silent"] > 0.97
