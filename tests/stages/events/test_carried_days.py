"""Days from elsewhere in the text: quotations, contacts named again, the sentence before, anniversaries, nouns of their own."""

import pytest

from lapel.stages.actors.kb_records import Tenure
from lapel.stages.events.terms import _merged, _terms


def plain(s):
    return s.named("Peru", "PER").named("Kenya", "KEN")


def start_of(s):
    return s.events()[-1].date and s.events()[-1].date.start


def test_the_anniversary_of_an_act_dates_the_act(scene):
    s = plain(scene("Crowds marked the tenth anniversary of the Peru-led invasion of Kenya."))
    [event] = s.hit("conflict.attack", "invasion", ("agent", "Peru"), ("recipient", "Kenya"), nominal=True, tense="none").events()
    assert (event.date.start, event.date.basis, event.date.text) == ("2009-05-16", "anchored", "tenth anniversary")


@pytest.mark.parametrize("words", ["the 9999th anniversary of the raid", "the umpteenth anniversary of the raid", "the day of the raid"])
def test_an_anniversary_that_counts_no_years_dates_nothing(scene, words):
    s = plain(scene(f"Crowds marked {words} by Peru on Kenya."))
    [event] = s.hit("conflict.attack", "raid", ("agent", "Peru"), ("recipient", "Kenya"), nominal=True, tense="none").events()
    assert event.date is None


def test_quoted_words_have_the_day_on_which_they_were_said(scene):
    s = plain(scene("On Tuesday Peru was loud: \"The weather is bad. We condemn Kenya.\""))
    s.date("Tuesday", "2019-05-14")
    s.hit("stance.criticise", "condemn", ("agent", "Peru"), ("recipient", "Kenya"), tense="present")
    assert start_of(s) == "2019-05-14"


def test_the_day_behind_the_quotation_counts_too_but_not_a_day_inside(scene):
    s = plain(scene("\"On Monday it rained. We condemn Kenya. That is all,\" Peru said on Tuesday."))
    s.date("Monday", "2019-05-13").date("Tuesday", "2019-05-14")
    s.hit("stance.criticise", "condemn", ("agent", "Peru"), ("recipient", "Kenya"), tense="present")
    assert start_of(s) == "2019-05-14"


def test_a_contact_named_again_keeps_its_day(scene):
    s = plain(scene("Peru will receive Kenya on Sunday. It rained. The visit lets the two consult.")).date("Sunday", "2019-05-19")
    s.hit("contact.host", "receive", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Sunday",), status="scheduled", tense="future")
    s.hit("contact.meeting", "consult", ("agent", "Peru"), ("recipient", "Kenya"), status="scheduled", tense="infinitive")
    assert start_of(s) == "2019-05-19"


def test_a_planned_contact_is_not_one_that_took_place(scene):
    s = plain(scene("Peru received Kenya on Sunday. It rained. The visit lets the two consult.")).date("Sunday", "2019-05-12")
    s.hit("contact.host", "received", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Sunday",))
    s.hit("contact.meeting", "consult", ("agent", "Peru"), ("recipient", "Kenya"), status="scheduled", tense="infinitive")
    assert start_of(s) is None


def test_further_words_of_the_same_speaker_have_the_day_of_the_first(scene):
    s = plain(scene("Peru condemned Kenya on Monday. Peru urged Kenya to talk.")).named("Peru#2", "PER").named("Kenya#2", "KEN")
    s.date("Monday", "2019-05-13")
    s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Monday",))
    s.hit("overture.appeal", "urged", ("agent", "Peru#2"), ("recipient", "Kenya#2"), status="requested")
    event = s.events()[-1]
    assert (event.date.start, event.date.basis) == ("2019-05-13", "anchored")


def test_not_in_another_paragraph_and_not_of_another_speaker(scene):
    s = plain(scene("Peru condemned Kenya on Monday.\n\nPeru urged Kenya to talk.")).named("Peru#2", "PER").named("Kenya#2", "KEN")
    s.date("Monday", "2019-05-13")
    s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Monday",))
    s.hit("overture.appeal", "urged", ("agent", "Peru#2"), ("recipient", "Kenya#2"), status="requested")
    assert s.events()[-1].date.basis == "publication"


def test_since_reaches_to_the_news(scene):
    s = plain(scene("Peru has shelled Kenya since March.")).date("March", "2019-03-01", "2019-03-31", grain="month")
    [event] = s.hit("conflict.attack", "shelled", ("agent", "Peru"), ("recipient", "Kenya"), dates=("March",), tense="perfect").events()
    assert (event.date.start, event.date.end) == ("2019-03-01", "2019-05-16")


def test_a_stretch_that_ends_with_the_news_is_a_date(scene):
    s = plain(scene("Peru shelled Kenya in the past two days."))
    s.date("the past two days", "2019-05-14", "2019-05-16", type="DURATION", value="P2D")
    [event] = s.hit("conflict.attack", "shelled", ("agent", "Peru"), ("recipient", "Kenya"), dates=("the past two days",)).events()
    assert (event.date.start, event.date.end) == ("2019-05-14", "2019-05-16")


def test_a_day_in_front_of_a_noun_is_the_nouns(scene):
    s = plain(scene("Peru cut aid after Tuesday's attack on Kenya.")).date("Tuesday", "2019-05-14")
    s.hit("coercion.aid_cut", "cut", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Tuesday",))
    s.hit("conflict.attack", "attack", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Tuesday",), nominal=True, tense="present")
    assert [e.date.start for e in s.events()] == ["2019-05-16", "2019-05-14"]


def test_but_what_happened_in_the_nouns_event_has_its_day(scene):
    s = plain(scene("Peru shot at Kenya in Tuesday's clash.")).date("Tuesday", "2019-05-14")
    s.hit("conflict.attack", "shot", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Tuesday",))
    assert start_of(s) == "2019-05-14"


@pytest.mark.parametrize(("words", "first", "last", "grain"), [
    ("Tuesday", "2019-05-14", "2019-05-14", "day"), ("the 21st century", "2000-01-01", "2099-12-31", "century")])
def test_an_end_or_a_century_is_no_day_of_what_happened(scene, words, first, last, grain):
    s = plain(scene(f"Peru blocked Kenya until {words}.")).date(words, first, last, grain=grain)
    [event] = s.hit("conflict.attack", "blocked", ("agent", "Peru"), ("recipient", "Kenya"), dates=(words,)).events()
    assert event.date.basis == "publication"


def test_a_president_who_is_head_of_other_things_too_has_the_terms_of_the_presidency():
    held = [Tenure(person="x", office=office, title="president", country=country, start="2009-01-20", end="2017-01-19")
            for country, office in (("USA", "head of government"), ("GUM", "head of state"), ("USA", "head of state"))]
    [tenure] = _merged(held)
    assert _terms(tenure, "2021-03-17")[0] == ("2009-01-20", "2013-01-20")


def test_the_meeting_that_is_to_come_dates_what_is_planned_for_it(scene):
    s = plain(scene("Peru will receive Kenya on Sunday. During the meeting the two plan to discuss trade.")).date("Sunday", "2019-05-19")
    s.hit("contact.host", "receive", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Sunday",), status="scheduled", tense="future")
    s.hit("contact.meeting", "discuss", ("agent", "Peru"), ("recipient", "Kenya"), tense="none")
    assert start_of(s) == "2019-05-19"
