"""An article made to be slow costs time in proportion to its length: what took time with the square of it stays mended."""

from __future__ import annotations

import random

import pytest

from lapel.language import flatten, tokenise
from lapel.records import Article
from lapel.run.fused import run_articles
from lapel.run.steps import Steps
from tests.security.clock import within

REAL = "The president of Chile met the Peruvian foreign minister in Lima on Monday. "
UNITS = ["(", '"', "'", "$", "…", "😀", "'s", "a.", "1,", "http://x/", "$a", "-", "\n", " ", "\t", "x\n", "\n\n", "- ", "\" ", "( ", ". ",
         "Mr ", "President ", "Foreign Minister ", "12 ", "Monday ", "3/4/2021, ", "Norway, ", "Norway and ", "Aaaa ", "and ", "the ",
         "He ", "who ", "U.S. ", "“Chile said ", "the two leaders ", "of the ", "A-b-", "0x", "=", "\u202e", "\u0301", "He said. ",
         "his deputy ", "former ", "New "]
LENGTH = 40_000


@pytest.fixture(scope="module")
def steps():
    return Steps().load()


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_repeated(steps, unit):
    text = REAL + unit * (LENGTH // len(unit)) + "\n\n" + REAL
    with within(12, f"{unit!r} repeated"):
        (batch,) = run_articles([Article(id="a", text=text, published="2021-03-17")], steps=steps)
    (outcome,) = batch.outcomes
    assert outcome.drop is None
    assert outcome.events, "the sentences beside it are still read"


def test_units_mixed(steps):
    rnd = random.Random(7)
    for n in range(6):
        text = "".join(rnd.choice([*UNITS, REAL, "He criticized the talks with Iran. "]) * rnd.choice([1, 3, 40]) for _ in range(400))
        with within(20, f"mixture {n}"):
            (batch,) = run_articles([Article(id="a", text=text, published="2021-03-17")], steps=steps)
        assert batch.outcomes[0].drop is None


def test_rows_of_marks_and_endless_words_are_no_tokens():
    text = "They met. " + "=" * 150 + " Then " + "ab" * 400 + " they left."
    flat = flatten(text)
    assert len(flat) == len(text)
    assert flat.split() == ["They", "met.", "Then", "they", "left."]
    assert [token.text for token in tokenise(text).doc if not token.is_space] == ["They", "met", ".", "Then", "they", "left", "."]


def test_addresses_and_rules_across_the_page_stay():
    address = "https://press.example/" + "a/" * 150
    text = f"See {address} below.\n{'-' * 72}\nThey met."
    assert flatten(text).split() == text.split()
