"""*A day after Kenya closed the border*: days counted from what the rest of the sentence tells."""

import pytest


def told(scene, text, words, value, *, on=None, published="2019-05-16", **more):
    """The dates of the two gestures of a sentence: condemned, and warned so long before or after."""
    s = scene(text, published=published).named("Peru", "PER").named("Kenya", "KEN").named("Kenya#2", "KEN").named("Peru#2", "PER")
    s.date(words, None, type="DURATION", value=value, grain="unknown", **more)
    dates = ()
    if on:
        s.date(*on)
        dates = (on[0],)
    s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya"), dates=dates)
    s.hit("stance.threat", "warned", ("agent", "Kenya#2"), ("recipient", "Peru#2"), dates=dates)
    return [event.date for event in s.events()]


@pytest.mark.parametrize(("words", "value", "side", "start", "end"), [
    ("a day", "P1D", "after", "2019-05-12", "2019-05-12"), ("two weeks", "P2W", "after", "2019-04-29", "2019-04-29"),
    ("two days", "P2D", "before", "2019-05-15", "2019-05-15"), ("three months", "P3M", "after", "2019-02-01", "2019-02-28"),
    ("two years", "P2Y", "after", "2017-01-01", "2017-12-31"),
])
def test_from_the_day_of_the_sentence(scene, words, value, side, start, end):
    text = f"Peru condemned Kenya on Monday, {words} {side} Kenya warned Peru."
    first, second = told(scene, text, words, value, on=("Monday", "2019-05-13"))
    assert (first.start, first.basis) == ("2019-05-13", "explicit")
    assert (second.start, second.end, second.basis, second.text) == (start, end, "anchored", f"{words} {side}")


def test_from_the_day_of_publication(scene):
    assert told(scene, "Peru condemned Kenya a day after Kenya warned Peru.", "a day", "P1D")[1].start == "2019-05-15"


def test_from_nothing_without_one(scene):
    assert told(scene, "Peru condemned Kenya a day after Kenya warned Peru.", "a day", "P1D", published=None)[1] is None


def test_from_the_day_named_in_the_sentence_before(scene):
    s = scene("Peru left on Monday. The step comes a week after Kenya warned Peru.").named("Kenya", "KEN").named("Peru#2", "PER")
    s.date("Monday", "2019-05-13").date("a week", None, type="DURATION", value="P1W", grain="week")
    [event] = s.hit("stance.threat", "warned", ("agent", "Kenya"), ("recipient", "Peru#2")).events()
    assert event.date.start == "2019-05-06"


@pytest.mark.parametrize(("words", "value", "more"), [("days", "PXD", {}), ("less than a week", "P1W", {"mod": "LESS_THAN"})])
def test_so_long_that_no_day_can_be_told(scene, words, value, more):
    text = f"Peru condemned Kenya on Monday, {words} after Kenya warned Peru."
    assert told(scene, text, words, value, on=("Monday", "2019-05-13"), **more)[1] is None


def test_the_clause_in_front(scene):
    s = scene("A day after Kenya warned Peru, Peru condemned Kenya on Monday.").named("Kenya", "KEN").named("Peru#2", "PER")
    s.named("Peru", "PER").named("Kenya#2", "KEN").date("A day", None, type="DURATION", value="P1D").date("Monday", "2019-05-13")
    s.hit("stance.threat", "warned", ("agent", "Kenya"), ("recipient", "Peru"))
    s.hit("stance.criticise", "condemned", ("agent", "Peru#2"), ("recipient", "Kenya#2"), dates=("Monday",))
    assert [e.date.start for e in s.events()] == ["2019-05-12", "2019-05-13"]


def test_a_noun_behind_is_what_it_is_counted_from(scene):
    s = scene("Two weeks after the vote Peru condemned Kenya.").named("Peru", "PER").named("Kenya", "KEN")
    s.date("Two weeks", None, type="DURATION", value="P2W")
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert event.date.basis == "publication"


def test_a_day_of_its_own(scene):
    s = scene("Peru left two weeks after Kenya warned Peru on Monday.").named("Kenya", "KEN").named("Peru#2", "PER")
    s.date("two weeks", None, type="DURATION", value="P2W").date("Monday", "2019-05-13")
    [event] = s.hit("stance.threat", "warned", ("agent", "Kenya"), ("recipient", "Peru#2"), dates=("Monday",)).events()
    assert event.date.start == "2019-05-13"


def test_the_day_of_a_relative_clause_is_not_the_verbs(scene):
    s = scene("Peru condemned the pact with Kenya, which was signed on Monday.").named("Peru", "PER").named("Kenya", "KEN")
    s.date("Monday", "2019-05-13")
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Monday",)).events()
    assert event.date.basis == "publication"


def test_the_perfect_does_not_share_the_day_of_the_verb_before(scene):
    s = scene("Peru met Kenya on Monday and has not met Chile.").named("Peru", "PER").named("Kenya", "KEN").named("Chile", "CHL")
    s.date("Monday", "2019-05-13")
    s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Monday",))
    s.hit("contact.meeting", "met#2", ("agent", "Peru"), ("recipient", "Chile"), dates=("Monday",), tense="perfect", status="stalled")
    assert [e.date.start if e.date else None for e in s.events()] == ["2019-05-13", None]
