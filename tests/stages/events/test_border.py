"""What crosses a border, and what only happens at home."""

from lapel.stages.events.border import ALONE


def vow(s):
    return s.named("Peru", "PER").hit("agreement.intent", "vowed", ("agent", "Peru"), status="scheduled")


def test_an_act_of_one_party_in_a_story_of_one_state_is_no_event(scene):
    s = vow(scene("Peru vowed to repair its roads."))
    assert s.events() == []
    assert s.drops[ALONE] == 1


def test_another_country_in_the_sentence_or_the_one_before_makes_it_one(scene):
    s = vow(scene("Chile closed its roads. Then Peru vowed to repair its own.").named("Chile", "CHL"))
    assert len(s.events()) == 1


def test_so_does_a_word_that_places_it_between_states(scene):
    assert len(vow(scene("Peru vowed to repair its foreign roads.")).events()) == 1
