import pytest

from tests.gold import corpus, eval_dates


def test_halves_depend_on_the_id_alone():
    assert eval_dates.half("a") == eval_dates.half("a")
    assert {eval_dates.half(str(n)) for n in range(20)} == set(corpus.HALVES)


def test_words_are_placed_in_the_order_found():
    found = eval_dates._found("May, then May again", [("May", "2021-05"), ("May", "2021-05"), ("June", "2021-06")])
    assert [(hit["start"], hit["end"]) for hit in found] == [(0, 3), (10, 13)]


@pytest.mark.gold
def test_both_halves_hold_their_level():
    if reason := corpus.missing("dates"):
        pytest.skip(reason)
    for part in corpus.HALVES:
        news = eval_dates.figures(eval_dates.documents("aquaint", part))
        assert news["relaxed"]["f"] >= 0.93
        assert news["strict"]["f"] >= 0.83
        assert news["value"]["f"] >= 0.76
