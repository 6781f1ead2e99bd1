"""Places that no mention holds."""

import pytest

from lapel.stages.events.gazetteer import known_place


@pytest.mark.parametrize(("name", "country"), [("Lyon", "FRA"), ("northern Lyon", "FRA"), ("Lyon Harbour", "FRA"), ("Nowhereville", None)])
def test_a_name_or_its_first_words(name, country):
    assert known_place(name) == country


def test_a_small_town_is_not_meant_by_the_first_word_of_a_longer_name():
    assert known_place("Federal") == "ARG"
    assert known_place("Federal Court") is None


def test_a_place_in_a_country_of_the_article_goes_before_a_larger_one():
    assert known_place("Valencia", {"VEN"}) == "VEN"
    assert known_place("Federal Court", {"ARG"}) == "ARG"
