import pytest

from lapel.language import tokenise
from lapel.stages.dates import find_dates
from lapel.stages.dates.lexicon import lexicon, read
from lapel.stages.dates.spot import spot
from lapel.stages.dates.tense import cue, direction


def classes(text):
    return [(piece.cls, piece.word) for piece in read(text)]


@pytest.mark.parametrize(("token", "expected"), [
    ("16-hour", [("DAY", "16"), ("", "-"), ("UNIT", "hour")]), ("1861–1865", [("YEAR", "1861"), ("", "–"), ("YEAR", "1865")]),
    ("5:30PM", [("CLOCK", "5:30"), ("AMPM", "pm")]), ("mid-1980s", [("PART", "mid"), ("", "-"), ("DECADE", "1980s")]),
    ("3rd", [("ORDN", "3rd")]), ("1,000", [("NUM", "1,000")]), ("Jan.", [("MONTH", "jan.")]), ("may", [("", "may")]),
    ("May", [("MONTH", "may")]),
    ("25/12/1999", [("NUMDATE", "25/12/1999")]), ("9/11", [("HOLIDAY", "9/11")]), ("envoy-like", [("", "envoy-like")]),
    ("7", [("DAY", "7")]),
])
def test_pieces(token, expected):
    assert classes(token) == expected


@pytest.mark.parametrize(("text", "cls", "value"), [
    ("two hundred and fifty days", "NUM", 250), ("twenty-three days", "NUM", 23), ("2.5 million years", "NUM", 2_500_000),
    ("the twenty-first century", "ORD", 21), ("New Year's Eve", "HOLIDAY", "new-year-eve"), ("a couple of days", "NUM", 2),
    ("on 2019-04-05", "ISO", "2019-04-05"), ("more than a year", "MOD", "MORE_THAN"),
])
def test_joined(text, cls, value):
    assert (cls, value) in [(piece.cls, piece.value) for piece in spot(tokenise(text)).pieces]


def test_pieces_keep_their_place():
    text = "The 16-hour flight of twenty-three  days ended on New Year's Eve."
    for piece in spot(tokenise(text)).pieces:
        if piece.end:
            assert text[piece.start:piece.end].strip()
    spans = {piece.value: text[piece.start:piece.end] for piece in spot(tokenise(text)).pieces if piece.cls}
    assert spans[23] == "twenty-three"
    assert spans["new-year-eve"] == "New Year's Eve"


def test_a_text_without_a_temporal_word_has_no_windows():
    assert spot(tokenise("The envoy spoke to the consul about trade.")).pieces == []
    assert spot(tokenise("")).pieces == []


def test_classes_that_start_patterns_are_classes():
    assert lexicon().hot & {cls for cls, _ in lexicon().words.values()}


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("He said on Friday", "Friday", "past"), ("He will go on Friday", "Friday", "future"),
    ("It is to be held on Friday", "Friday", "future"),
    ("They will be told on Friday", "Friday", "future"), ("The vote is on Friday", "Friday", "future"),
    ("It is told on Friday", "Friday", ""),
    ("They are set for Friday", "Friday", "future"), ("No verb by Friday", "Friday", ""),
])
def test_tense(text, word, expected):
    doc = tokenise(text).doc
    at = next(token.i for token in doc if token.text == word)
    assert direction(doc, (0, len(doc)), at, at + 1)[0] == expected


def test_may_is_no_tense_word_when_it_is_the_month():
    assert cue("May") == ""
    assert cue("may") == "future"


def test_numbers_without_end_end():
    assert find_dates(tokenise("It lasted two" + " million" * 80 + " years."), "2021-03-17") is not None
