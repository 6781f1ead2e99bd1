"""Whatever the text, the day and the machine: the same values, spans in the text and in order, days in order."""

import datetime as datetime_module
import locale
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapel.language import tokenise
from lapel.stages.dates import find_dates, to_timex3
from lapel.stages.dates.patterns import patterns
from lapel.stages.dates.spot import spot
from lapel.stages.dates.trie import trie

WORDS = [
    "Monday", "Sunday", "on", "in", "the", "of", "March", "May", "Feb.", "29", "30", "31", "3rd", "1998", "2021", "last", "next",
    "this", "week", "year", "decade", "century", "two", "twenty", "-", "three", "hundred", "million", "ago", "later", "before",
    "and", "to", "from", "between", "early", "late", "mid", "night", "morning", "10:30", "p.m.", "GMT", "every", "a", "few",
    "days", "months", "years", "old", "quarter", "first", "half", "Christmas", "Easter", "1960s", "BC", "12/25/1999",
    "31.12.2020", "2020-02-30", "yesterday", "tonight", "now", "will", "said", ".", ",", "'s", "summer", "fall", "weekend",
    "9999", "99999999999", "second", "fiscal", "end", "past", "same", "that", "time", "©", "today",
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
                  st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=10).map("".join))
days = st.one_of(st.none(), st.dates().map(datetime_module.date.isoformat), st.text(max_size=10))
modes = st.sampled_from([None, True, False])


@settings(max_examples=400, deadline=None)
@given(texts, days, modes, modes)
def test_spans_and_days_are_in_order(text, published, narrative, dayfirst):
    found = find_dates(tokenise(text), published, narrative=narrative, dayfirst=dayfirst)
    for ref in found:
        assert 0 <= ref.span[0] < ref.span[1] <= len(text)
        assert (ref.start is None) == (ref.end is None)
        assert ref.start is None or ref.end is None or ref.start <= ref.end
        assert ref.value
        assert ref.rule in patterns()
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    to_timex3(text, found)


@settings(max_examples=60, deadline=None)
@given(texts, days, st.dates(datetime_module.date(1980, 1, 1), datetime_module.date(2060, 1, 1)))
def test_neither_clock_nor_locale_is_read(text, published, today):
    tokens = tokenise(text)
    expected = find_dates(tokens, published)
    real_date, real_datetime = datetime_module.date, datetime_module.datetime

    class Today(real_date):
        @classmethod
        def today(cls):
            return real_date(today.year, today.month, today.day)

    class Now(real_datetime):
        @classmethod
        def now(cls, tz=None):
            return real_datetime(today.year, today.month, today.day, 12, tzinfo=tz)

        @classmethod
        def today(cls):
            return cls.now()

        @classmethod
        def utcnow(cls):
            return cls.now()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(datetime_module, "date", Today)
        patch.setattr(datetime_module, "datetime", Now)
        patch.setattr(time, "time", lambda: float((today - real_date(1970, 1, 1)).days * 86_400))
        before = locale.setlocale(locale.LC_TIME)
        try:
            for name in ("C", "de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"):
                try:
                    locale.setlocale(locale.LC_TIME, name)
                except locale.Error:
                    continue
                assert find_dates(tokens, published) == expected
        finally:
            locale.setlocale(locale.LC_TIME, before)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_the_trie_finds_what_spacys_matcher_finds(text):
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from lapel.stages.dates.patterns import COARSE, matcher

    windows = spot(tokenise(text))
    if not windows.pieces:
        return
    vocab = Vocab()
    doc = Doc(vocab, words=[piece.word for piece in windows.pieces], tags=[piece.cls for piece in windows.pieces],
              lemmas=[COARSE.get(piece.cls, "_") for piece in windows.pieces])
    theirs = {(vocab.strings[key], first, last) for key, first, last in matcher(vocab)(doc, allow_missing=True)}
    assert {(c.pattern.id, c.first, c.last) for c in windows.candidates} == theirs


def test_the_trie_holds_every_pattern():
    seen, stack = set(), [trie()]
    while stack:
        node = stack.pop()
        seen.update(pattern.id for pattern in node.ends)
        stack.extend(node.values())
    assert seen == set(patterns())
