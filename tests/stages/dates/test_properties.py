"""Whatever the text, the day and the machine: the same values, spans in the text and in order, days in order."""

import ast
import datetime as datetime_module
import locale
import sys
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lapel.language import tokenise
from lapel.stages import dates as stage
from lapel.stages.dates import find_dates, to_timex3
from lapel.stages.dates.patterns import patterns
from lapel.stages.dates.spot import spot
from lapel.stages.dates.trie import trie

WORDS = [
    "Monday", "Sunday", "on", "in", "the", "of", "March", "May", "Feb.", "29", "30", "31", "3rd", "1998", "2021", "last", "next",
    "this", "week", "year", "decade", "century", "two", "twenty", "-", "three", "hundred", "million", "ago", "later", "before",
    "and", "to", "from", "between", "early", "late", "mid", "night", "morning", "10:30", "p.m.", "GMT", "every", "a", "few",
    "days", "months", "years", "old", "quarter", "first", "half", "Christmas", "Easter", "1960s", "BC", "12/25/1999", "12/25/99", "1/2/68",
    "31.12.2020", "2020-02-30", "yesterday", "tonight", "now", "will", "said", ".", ",", "'s", "summer", "fall", "weekend",
    "9999", "99999999999", "second", "fiscal", "end", "past", "same", "that", "time", "©", "today",
    "eve", "summit", "vote", "after", "day", "then", "at", "since", "his", "term", "office", "future", "$",
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


LOCALES = ("C", "C.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8", "ja_JP.UTF-8")
"""Those that the machine has are set."""


def forget():
    """Empty what the stage remembers of texts (its tables stay), so that it reads everything anew."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lapel.stages.dates"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()


@settings(max_examples=80, deadline=None)
@given(texts, days, st.datetimes(datetime_module.datetime(1971, 1, 1), datetime_module.datetime(2090, 1, 1)),
       st.sampled_from(["UTC", "Asia/Tokyo"]))
@example("They met on Monday and yesterday, last year and in March.", None, datetime_module.datetime(1999, 1, 1), "UTC")
@example("They met on 12/25/99 and on 1/2/68.", None, datetime_module.datetime(2080, 1, 1), "Asia/Tokyo")
def test_neither_clock_nor_locale_nor_zone_is_read(text, published, now, zone):
    tokens = tokenise(text)
    expected = find_dates(tokens, published)
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in LOCALES:
            try:
                locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
            forget()
            with time_machine.travel(now.replace(tzinfo=ZoneInfo(zone))):
                assert find_dates(tokens, published) == expected
    finally:
        locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize("path", sorted(Path(stage.__file__).parent.rglob("*.py")), ids=lambda path: path.stem)
def test_no_module_asks_for_clock_locale_or_environment(path):
    tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {node.attr for node in tree if isinstance(node, ast.Attribute)}
    names |= {alias.name for node in tree if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}
    assert not names & {"today", "now", "utcnow", "fromtimestamp", "localtime", "gmtime", "strftime", "strptime", "month_name", "day_name",
                        "month_abbr", "day_abbr", "setlocale", "getlocale", "environ", "getenv", "time", "locale", "os"}


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
