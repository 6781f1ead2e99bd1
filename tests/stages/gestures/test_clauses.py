"""What a clause asks after, or only furthers, and cities in front of a noun: short texts through all stages."""

import pytest

from lapel.run.single import extract


def told(text):
    return [(e.type, e.status) for e in extract(text, "2019-05-16")]


@pytest.mark.parametrize("text", [
    "Did Norway recall its ambassador to Peru?",
    "Do you think that Norway should send troops to Peru?",
    "Will the Norwegian president visit Peru?",
])
def test_what_a_question_asks_is_not_told(text):
    assert told(text) == []


def test_what_a_question_takes_for_granted_is():
    assert told("Is Norway worried about the Chilean invasion of Peru?") == [("conflict.attack", "realised")]


def test_an_infinitive_of_help_is_no_second_gift():
    assert told("Norway sent tents to Peru to help its army.") == [("cooperation.aid", "realised")]


def test_a_city_in_front_of_an_attack_is_where_it_was():
    [event] = extract("Norway condemned Hamas for the Lima bombing.", "2019-05-16")[1:]
    assert event.type == "conflict.attack"
    assert "PER" not in {p.country for p in event.agents}


def test_what_somebody_was_able_to_do_he_did():
    assert told("The Norwegian president was able to meet the Chilean president.") == [("contact.meeting", "realised")]


def test_a_courtesy_over_what_is_done_is_no_plan():
    [event] = extract("The Norwegian president is honoured to welcome the Chilean president.", "2019-05-16")
    assert (event.type, event.status, event.date.start) == ("contact.host", "realised", "2019-05-16")
    assert told("The Norwegian president would be honoured to welcome the Chilean president.") != [("contact.host", "realised")]


@pytest.mark.parametrize("text", [
    "The Norwegian president spoke today with Chilean President Gabriel Boric to convey sympathy.",
    "The Norwegian president met 3 May with President Gabriel Boric of the Republic of Chile (the chair), and President William Ruto of "
    "Kenya to talk of trade.",
])
def test_an_infinitive_of_purpose_takes_no_party_away(text):
    event = extract(text, "2022-05-16")[0]
    assert event.type in {"contact.call", "contact.meeting"} and "CHL" in {p.country for p in event.recipients}


def test_the_place_in_front_is_no_subject():
    [event] = extract("In Nairobi, Kenya, on May 3, the Norwegian minister will meet with the Chilean envoy.", "2022-04-16")
    assert {p.country for p in (*event.agents, *event.recipients)} == {"NOR", "CHL"}
