"""Samples depend on the seed and the ids alone, are even over the parts, and grow without change."""

from collections import Counter

import pytest

from lapel.review.sample import draw, everything
from tests.short import short

EVENTS = [short(f"{type_} USA > JPN", "2021-03-01", n=n) for type_, many in
          (("contact.call", 40), ("contact.visit", 8), ("stance.praise", 2)) for n in range(many)]


def ids(drawn):
    return [found.event.id for found in drawn]


def test_all_records_keep_their_order():
    assert ids(everything(EVENTS)) == [event.id for event in EVENTS]
    assert everything(EVENTS)[0].stratum_size == 50


def test_a_seed_gives_one_sample_whatever_the_order():
    assert ids(draw(EVENTS, 10, seed=1)) == ids(draw(EVENTS[::-1], 10, seed=1))
    assert ids(draw(EVENTS, 10, seed=1)) != ids(draw(EVENTS, 10, seed=2))


@pytest.mark.parametrize("by", [None, "type", "status", "confidence"])
def test_a_larger_sample_begins_with_the_smaller(by):
    assert ids(draw(EVENTS, 20, by=by))[:7] == ids(draw(EVENTS, 7, by=by))
    assert sorted(ids(draw(EVENTS, 500, by=by))) == sorted(event.id for event in EVENTS)


def test_parts_are_drawn_as_evenly_as_they_can_be():
    drawn = draw(EVENTS, 12, by="type")
    assert Counter(found.event.type for found in drawn) == {"contact.call": 5, "contact.visit": 5, "stance.praise": 2}
    assert {found.stratum: found.stratum_size for found in drawn} == {
        "type=contact.call": 40, "type=contact.visit": 8, "type=stance.praise": 2}
    assert len({found.event.type for found in drawn[:3]}) == 3, "a review that stops early has seen every part"


def test_bands_of_confidence_have_names_and_hold_their_ends():
    drawn = draw([short("contact.call USA > JPN", "2021-03-01", n=n, confidence=c) for n, c in enumerate((0, 0.2, 0.99, 1.0))], 4,
                 by="confidence")
    assert Counter(found.stratum for found in drawn) == {"confidence=0.0-0.2": 1, "confidence=0.2-0.4": 1, "confidence=0.8-1.0": 2}


def test_without_parts_each_record_is_as_likely():
    taken = Counter(id_ for seed in range(400) for id_ in ids(draw(EVENTS, 5, seed=seed)))
    assert len(taken) == 50 and max(taken.values()) < 80 and min(taken.values()) > 15
