"""The measure of the actors stage, on words of our own; and on the annotated data where it is there."""

from __future__ import annotations

import pytest

from lapel import resources
from tests.gold import eval_actors


def test_a_party_is_looked_for_in_its_evidence_first():
    text = "Kenya spoke. Later Kenya wrote to Chad."
    assert eval_actors.locate(text, "Kenya", 13, 39) == (19, 24)
    assert eval_actors.locate(text, "Kenya", 25, 39) == (19, 24)
    assert eval_actors.locate(text, "Peru", 0, 39) is None


def test_line_breaks_inside_a_phrase_are_no_difference():
    assert eval_actors.locate("The Prime\nMinister left.", "The Prime Minister", 0, 24) == (0, 18)


def test_organisations_in_the_other_convention():
    assert eval_actors.theirs("IGO:UN") == {"UNO"}
    assert eval_actors.theirs("IGO:ASEAN") == {"IGO"}
    assert eval_actors.theirs("KEN") == {"KEN"}
    assert eval_actors.theirs(None) == {""}


def test_demands_are_read():
    row = {"asserts": ["code['country'] == 'KEN'", "code['code_1'] in ['GOV', 'MIL']", "code['country'] == d['c']", "code is None",
                       "wiki['title'] == 'Kenya'"], "data": {"c": "TCD"}}
    assert list(eval_actors.expectations(row)) == [
        ("country", "==", ["KEN"]), ("code_1", "in", ["GOV", "MIL"]), ("country", "==", ["TCD"]), ("none", "is", [])]


@pytest.mark.gold
def test_parties_of_annotated_items():
    if not resources.shared("gold", "events", "items.gold.jsonl").is_file():
        pytest.skip(f"the annotated data is not here: set {resources.SHARED_VARIABLE} to its folder")
    figures = eval_actors.parties("items")
    assert figures["written"]["country"] > 0.85
    assert figures["checked"]["country"] > 0.85


@pytest.mark.gold
def test_phrases_of_another_coder():
    if not resources.shared("gold", "actors", "agent_to_code_dev.jsonl").is_file():
        pytest.skip(f"the annotated data is not here: set {resources.SHARED_VARIABLE} to its folder")
    figures = eval_actors.phrases()
    assert figures["country"] >= 0.95
    assert figures["sector"] >= 0.95
    assert figures["exempt"] < figures["asked"] / 5
