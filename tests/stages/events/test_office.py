"""Times named by somebody's office: found by their words, dated by the tenures of the knowledge base, never guessed."""

import pytest

from lapel.stages.events.office import office_times


@pytest.mark.parametrize(("text", "kind", "words"), [
    ("During his first term he met nobody.", "term", "During his first term"),
    ("It lapsed during Ana Alvarez's presidency.", "term", "during Ana Alvarez's presidency"),
    ("In her first year in office she cut ties.", "first", "In her first year in office"),
    ("In his first 100 days he met nobody.", "first", "In his first 100 days"),
    ("When she was president, she went to Oslo.", "held", "When she was president"),
    ("As president, she went to Oslo.", "held", "As president"),
    ("Peru left the pact under President Ana Alvarez.", "under", "under President Ana Alvarez"),
    ("Peru left the pact under the Alvarez administration.", "under", "under the Alvarez administration"),
    ("She has met nobody since taking office.", "start", "since taking office"),
    ("They quarrelled before he took office in 2016.", "start", "before he took office"),
    ("Since leaving office she has met nobody.", "end", "Since leaving office"),
])
def test_words_that_name_a_time_in_office(text, kind, words):
    [time] = office_times(text)
    assert (time.kind, time.text) == (kind, words)


@pytest.mark.parametrize("text", [
    "They acted under the terms of the deal.", "He was elected as president, again.", "It went ahead under President Alvarez's plan.",
    "Peru takes over the presidency of the council.", "He was sworn in as president.", "It is her first visit since taking office.",
    "While President Alvarez slept, the army moved.", "He took his office apart.", "In the long term, trade will grow.",
])
def test_words_that_do_not(text):
    assert office_times(text) == ()


def dated(scene, text, published="2019-05-16", trigger="courted", **hit):
    s = scene(text, published=published).named("Kenya", "KEN")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f")
    [event] = s.hit("stance.praise", trigger, ("agent", "Ana Alvarez"), ("recipient", "Kenya"), **hit).events()
    return event.date


@pytest.mark.parametrize(("words", "start", "end"), [
    ("in her first year in office", "2016-07-28", "2017-07-27"),  # of the last time that she took office
    ("in her first 100 days", "2016-07-28", "2016-11-04"),
    ("when she was president", "2006-07-28", "2011-07-28"),
    ("since taking office", "2016-07-28", "2019-05-16"),
    ("before she took office", None, "2016-07-27"),
    ("when she took office", "2016-07-28", "2016-07-28"),
    ("after becoming president", "2016-07-28", "2019-05-16"),
])
def test_days_from_the_tenure(scene, words, start, end):
    date = dated(scene, f"Ana Alvarez courted Kenya {words}.")
    assert (date.start, date.end, date.basis, date.text) == (start, end, "anchored", words)


def test_who_is_named_in_the_words(scene):
    s = scene("Peru courted Kenya under President Ana Alvarez.", published="2013-05-16").named("Peru", "PER").named("Kenya", "KEN")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f")
    [event] = s.hit("stance.praise", "courted", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert (event.date.start, event.date.end) == ("2006-07-28", "2011-07-28")


def test_a_cabinet_is_its_only_head_of_that_name(scene):
    s = scene("Peru courted Kenya under the Alvarez administration.", published="2013-05-16").named("Peru", "PER").named("Kenya", "KEN")
    s.named("the Alvarez administration", "PER", "government")
    [event] = s.hit("stance.praise", "courted", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert (event.date.start, event.date.end) == ("2006-07-28", "2011-07-28")


def test_the_holder_in_office_gives_no_frame(scene):
    s = scene("Peru courted Kenya under President Ana Alvarez.").named("Peru", "PER").named("Kenya", "KEN")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f")
    [event] = s.hit("stance.praise", "courted", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert event.date.basis == "publication"


@pytest.mark.parametrize("words", [
    "when Harold Quill was president", "during his third term", "when he was chancellor", "in her third term",
])
def test_nothing_is_guessed(scene, words):
    assert dated(scene, f"Ana Alvarez courted Kenya {words}.") is None


def test_so_long_after_taking_office(scene):
    s = scene("Two weeks after taking office Ana Alvarez courted Kenya.").named("Kenya", "KEN")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f")
    s.date("Two weeks", None, type="DURATION", value="P2W", grain="week")
    [event] = s.hit("stance.praise", "courted", ("agent", "Ana Alvarez"), ("recipient", "Kenya")).events()
    assert (event.date.start, event.date.end) == ("2016-08-11", "2016-08-11")


def test_the_date_of_taking_office_is_not_that_of_the_gesture(scene):
    s = scene("Ana Alvarez has courted Kenya since taking office in 2018.").named("Kenya", "KEN")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f").date("2018", "2018-01-01", "2018-12-31", grain="year")
    [event] = s.hit("stance.praise", "courted", ("agent", "Ana Alvarez"), ("recipient", "Kenya"), dates=("2018",), tense="perfect").events()
    assert (event.date.start, event.date.end) == ("2018-01-01", "2019-05-16")


def test_the_words_date_the_nearer_of_two_gestures(scene):
    s = scene("Ana Alvarez courted Kenya when she was president, and on Monday she warned Chile.")
    s.named("Kenya", "KEN").named("Chile", "CHL")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f").date("Monday", "2019-05-13")
    s.hit("stance.praise", "courted", ("agent", "Ana Alvarez"), ("recipient", "Kenya"), dates=("Monday",))
    s.hit("stance.threat", "warned", ("agent", "Ana Alvarez"), ("recipient", "Chile"), dates=("Monday",))
    assert [e.date.start for e in s.events()] == ["2006-07-28", "2019-05-13"]


def test_a_day_inside_the_term_is_the_gestures_day(scene):
    s = scene("In 2008, during her first term, Ana Alvarez courted Kenya.").named("Kenya", "KEN")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f").date("2008", "2008-01-01", "2008-12-31", grain="year")
    [event] = s.hit("stance.praise", "courted", ("agent", "Ana Alvarez"), ("recipient", "Kenya"), dates=("2008",)).events()
    assert event.date.start == "2008-01-01"
