"""Talks inside a call, and places that are what a talk is about: short texts through all stages."""

from lapel.run.single import extract


def told(text):
    return [(e.type, e.place and e.place.country) for e in extract(text, "2019-05-16")]


def test_what_is_discussed_in_a_call_is_the_call():
    events = extract("The Norwegian president spoke by phone with the Chilean president today. They discussed trade.", "2019-05-16")
    assert [e.type for e in events] == ["contact.call", "contact.call"]
    assert events[0].date.start == events[1].date.start == "2019-05-16"


def test_what_is_discussed_in_a_meeting_or_with_others_is_not():
    assert told("The Norwegian president met the Chilean president today. They discussed trade.") == [("contact.meeting", None)] * 2
    assert [t for t, _ in told("The Norwegian president spoke by phone with the Chilean president today. "
                               "Peru discussed trade with Kenya.")] == ["contact.call", "contact.meeting"]


def test_a_place_behind_discussed_is_its_topic():
    assert told("The Norwegian minister discussed the floods in Kenya with the Chilean envoy.") == [("contact.meeting", None)]
    assert told("In Peru, the Norwegian minister discussed the floods with the Chilean envoy.") == [("contact.meeting", "PER")]
