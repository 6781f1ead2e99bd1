"""Large files: DuckDB picks the lines of the acts that concern a party, and the ledgers are those of all records."""

import gzip

import pytest

from lapel import jsonl
from lapel.errors import BadInput
from lapel.ledger import compare, dyad, gather, large, order, reciprocity
from lapel.records import Event
from tests.short import short

pytest.importorskip("duckdb", reason="needs the extra large: pip install 'lapel[large]'")

EVENTS = [
    short("contact.call USA > JPN", "2021-01-27", cluster="j"), short("contact.call FRA > DEU", "2021-01-27", cluster="j", n=1),
    short("contact.call KOR USA >", "2021-02-03"), short("contact.call USA > CAN", None), short("contact.visit JPN > USA", "2021-04-16"),
    short("stance.criticise JPN > KOR", "2021-03-01"), short("stance.criticise KOR > JPN", "2021-03-04"),
    short("contact.meeting FRA ITA >", "2021-06-01", sentence='A "quoted", odd\tsentence'),
]
LEDGERS = [
    (("USA",), lambda acts: order(acts, "USA", "call")), (("USA",), lambda acts: compare(acts, "JPN", "KOR", giver="USA")),
    (("JPN",), lambda acts: dyad(acts, "JPN", "KOR")), (("JPN",), lambda acts: reciprocity(acts, "JPN", "KOR"))]


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(large, "LARGE", 0)
    path = tmp_path / "it's large.jsonl"
    jsonl.write(path, EVENTS)
    return path


def test_acts_of_a_party_come_whole_and_others_stay(file):
    found = {event.id for event in large.records(str(file), ["usa"])}
    assert found == {event.id for event in EVENTS[:5]}


@pytest.mark.parametrize("parties, made", LEDGERS)
def test_ledgers_are_the_same(file, parties, made):
    assert made(gather(large.records(str(file), parties))) == made(gather(EVENTS))


def test_records_are_the_same(file):
    [found] = large.records(str(file), ["ITA"])
    assert found == EVENTS[-1]


def test_a_line_that_is_no_record_is_named(file):
    with file.open("a", encoding="utf-8") as stream:
        stream.write('{"id": "x", "agents": [{"country": "USA"}]}\n')
    with pytest.raises(BadInput, match=r"line 9: not a Event record"):
        list(large.records(str(file), ["USA"]))


def test_a_file_that_is_no_text_is_no_traceback(file):
    file.write_bytes(gzip.compress(file.read_bytes()))
    with pytest.raises(BadInput):
        list(large.records(str(file), ["USA"]))


def test_without_duckdb_all_records_are_read(file, monkeypatch):
    monkeypatch.setattr(large, "_database", lambda: None)
    assert list(large.records(str(file), ["ITA"])) == list(jsonl.read(file, Event))
