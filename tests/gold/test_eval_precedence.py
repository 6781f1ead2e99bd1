"""The measure of precedence: what counts as told, as found, and which rows of the record are read."""

import pytest

from lapel.ledger import compare, gather
from lapel.records import Article
from tests.gold import eval_precedence, record
from tests.gold.eval_precedence import found
from tests.gold.record import Fact, Told, told
from tests.short import short

FACT = Fact("call", "NOR", "2021-05-10", "2021-05-11", ("fjordheim",), "Norway")
GUEST = Fact("host", "NOR", "2021-05-10", "2021-05-11", ("fjordheim",), "Norway")
TRIP = Fact("visit (secretary)", "NOR", "2021-05-10", "2021-05-11", ("bergen",), "Norway")


@pytest.mark.parametrize("day, text, right", [
    ("2021-05-09", "She spoke with Prime Minister Fjordheim of Norway.", True), ("2021-05-14", "A call with Mr. Fjordheim, Norway", True),
    ("2021-05-08", "A call with Fjordheim of Norway", False), ("2021-05-15", "A call with Fjordheim of Norway", False),
    ("2021-05-01", "A call with Fjordheim of Norway is set for May 10.", True),
    ("2021-02-01", "A call with Fjordheim of Norway: May 10", False),
    ("2021-05-10", "A call with Norway", False), ("2021-05-10", "A call with Fjordheim", False),
    ("2021-05-10", "Fjordheim of Norway smiled.", False), ("2021-05-10", "Fjordheim of Norway smiled. They spoke.", False),
    ("2021-05-10", "A call with Fjordheims of Norway", False)])
def test_what_the_texts_tell_of(day, text, right):
    assert told(FACT, [Told(day, "News of the day", text)]) is right


@pytest.mark.parametrize("fact, text, right", [
    (GUEST, "The president welcomed Fjordheim of Norway.", True), (GUEST, "The president met Fjordheim of Norway.", False),
    (GUEST, "The president met Fjordheim of Norway at the White House.", True),
    (GUEST, "In Washington, Fjordheim of Norway said that we meet the challenges.", False),
    (TRIP, "The Secretary of State will travel to Bergen.", True), (TRIP, "The Deputy Secretary of State will travel to Bergen.", False),
    (TRIP, "Secretary Blinken praised Bergen.", False), (TRIP, "The Secretary of Defense will travel to Bergen.", False)])
def test_each_kind_has_its_words(fact, text, right):
    assert told(fact, [Told("2021-05-10", "News of the day", text)]) is right


def test_the_title_names_the_country_too():
    assert told(FACT, [Told("2021-05-10", "Readout of the Call with Norway", "The two spoke today.\n\nFjordheim had called.")])


@pytest.mark.parametrize("country, first, last, right", [
    ("NOR", "2021-05-09", None, True), ("NOR", "2021-05-12", None, True), ("NOR", "2021-05-08", None, False),
    ("NOR", "2021-05-13", None, False), ("SWE", "2021-05-10", None, False), ("NOR", "2021-05-01", "2021-05-31", False)])
def test_what_is_found(country, first, last, right):
    acts = gather([short(f"contact.call USA > {country}", first, last=last)])
    assert found(FACT, [(country, act) for act in acts]) is right


@pytest.mark.gold
def test_rows_of_the_record():
    if gone := record.missing():
        pytest.skip(gone)
    facts = record.facts()
    assert all(fact.start <= fact.end and fact.names for fact in facts)
    assert {fact.kind for fact in facts} == {"call", "host", "visit (president)", "visit (secretary)"}
    assert [fact.country for fact in facts if fact.start == "2021-12-07"] == ["FRA", "DEU", "ITA", "GBR"]
    gold, none = eval_precedence.first_called([])
    assert gold[7:9] == ["JPN", "KOR"] and none == []


@pytest.fixture(scope="module")
def acts():
    """Acts of the articles that tell of the first twelve calls, and of the first visits of two rivals' leaders."""
    if gone := record.missing():
        pytest.skip(gone)
    from lapel.run.fused import run_articles

    texts = record.articles()
    asked = [f for f in record.facts() if (f.kind == "call" and f.start < "2021-02-11")
             or (f.kind == "host" and f.country in {"JPN", "KOR"} and f.start < "2021-06-01")]
    telling = {(told.day, told.title) for fact in asked for told, _ in record.telling(fact, texts)}
    rows = [row for row in record.rows() if ((row["published"] or "")[:10], row["title"] or "") in telling]
    chosen = [Article(id=row["id"], title=row["title"], published=row["published"][:10], source=row["source"], url=row["url"],
                      text=row["text"]) for row in rows]
    return gather([e for batch in run_articles(chosen) for outcome in batch.outcomes for e in outcome.events])


@pytest.mark.gold
def test_the_first_twelve_leaders_called(acts):
    calls = [fact for fact in record.facts() if fact.kind == "call"]
    days = {fact.country: fact.start for fact in sorted(calls, key=lambda fact: fact.start, reverse=True)}
    gold, found = eval_precedence.first_called(acts)
    assert len(gold) == len(found) == 12 and set(found) == set(gold)
    assert [days[country] for country in found] == sorted(days[country] for country in gold)


@pytest.mark.gold
@pytest.mark.parametrize("level", ["leader", None])
def test_japan_before_south_korea(acts, level):
    table = compare(acts, "JPN", "KOR", giver="USA", since=eval_precedence.TERM, level=level)
    rows = {row.values["channel"]: tuple(row.values.get(name) for name in ("JPN_first", "KOR_first", "gap_days")) for row in table.rows}
    assert rows["calls"] == ("2021-01-27", "2021-02-03", 7)
    assert rows["visits received"] == ("2021-04-16", "2021-05-21", 35)
