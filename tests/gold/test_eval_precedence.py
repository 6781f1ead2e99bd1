"""The measure of precedence: what counts as told, as found, and which rows of the record are read."""

import pytest

from lapel.ledger import gather
from tests.gold import eval_precedence
from tests.gold.eval_precedence import Fact, found, plain, told
from tests.short import short

FACT = Fact("call", "NOR", "2021-05-10", "2021-05-11", ("fjordheim",), "Norway")


@pytest.mark.parametrize("day, text, right", [
    ("2021-05-09", "Prime Minister Fjordheim of Norway", True), ("2021-05-14", "Mr. Fjordheim, Norway", True),
    ("2021-05-08", "Fjordheim of Norway", False), ("2021-05-15", "Fjordheim of Norway", False), ("2021-05-10", "Norway", False),
    ("2021-05-10", "Fjordheim", False), ("2021-05-10", "Fjordheims of Norway", False)])
def test_what_the_texts_tell_of(day, text, right):
    assert told(FACT, [(day, plain(text))]) is right


@pytest.mark.parametrize("country, first, last, right", [
    ("NOR", "2021-05-09", None, True), ("NOR", "2021-05-12", None, True), ("NOR", "2021-05-08", None, False),
    ("NOR", "2021-05-13", None, False), ("SWE", "2021-05-10", None, False), ("NOR", "2021-05-01", "2021-05-31", False)])
def test_what_is_found(country, first, last, right):
    acts = gather([short(f"contact.call USA > {country}", first, last=last)])
    assert found(FACT, [(country, act) for act in acts]) is right


@pytest.mark.gold
def test_rows_of_the_record():
    if gone := eval_precedence.missing():
        pytest.skip(gone)
    facts = eval_precedence.facts()
    assert all(fact.start <= fact.end and fact.names for fact in facts)
    assert {fact.kind for fact in facts} == {"call", "host", "visit (president)", "visit (secretary)"}
    assert [fact.country for fact in facts if fact.start == "2021-12-07"] == ["FRA", "DEU", "ITA", "GBR"]
    gold, none = eval_precedence.first_called([])
    assert gold[7:9] == ["JPN", "KOR"] and none == []
