"""CSV, Parquet and SQLite, each read back by somebody else."""

import csv
import io
import json
import sqlite3
from datetime import date

import pandas
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapel.cells import guard, unguard
from lapel.export import flat
from lapel.export.dictionary import columns
from tests.export.made import EVENTS, FULL, written
from tests.short import short


def csv_rows(events):
    return list(csv.DictReader(io.StringIO(written("csv", events).decode(), newline="")))


def test_csv_read_by_pandas_has_the_values_of_the_record():
    found = pandas.read_csv(io.BytesIO(written("csv")), keep_default_na=False, na_values=[""], dtype={"cameo": str})
    assert list(found.columns) == [column.column for column in columns("events")]
    row = found.iloc[0]
    assert (row.id, row.agent_countries, row.agent_cow, row.agent_fips) == ("full0000", "ESP; IGO:EU", "230; ", "SP; ")
    assert (row.recipient_names, row.recipient_roles) == ("Brandt, Karl; Hamas", "GOV+MIL+LEG; REB")
    assert (row["order"], row.duration_s, row["count"], row.place_fips) == (1, 5400, 0, "PO")
    assert json.loads(row.other_details) == {"venue": "castle"}
    assert (row.sentence, row.char_start, row.char_end) == (FULL.evidence.text, 5, 46)
    assert row.agent_texts == "'=cmd()\nPresident Alvarez; the EU"
    assert (found.cameo == "041").any()


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(max_examples=150, deadline=None)
@given(sentence=words, title=words, label=words, confidence=st.floats(0, 1), order=st.integers(-1, 10**6))
def test_what_goes_into_csv_comes_out(sentence, title, label, confidence, order):
    event = short("contact.call USA > JPN", "2021-01-27", sentence=sentence, details={"label": label, "order": order})
    event.article.title, event.confidence = title, confidence
    row, = csv_rows([event])
    assert (unguard(row["sentence"]), unguard(row["title"]), unguard(row["label"])) == (sentence, title, label)
    assert (float(row["confidence"]), int(row["order"])) == (confidence, order)
    assert not any(row[name].startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for name in ("sentence", "title", "label"))


@given(st.text())
def test_guarding_can_be_undone(text):
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("duration, seconds", [
    ("PT30M", 1800), ("P1DT2H", 93600), ("P2W", 1209600), ("PT5S", 5), ("P1M", None), ("P1Y", None), ("P", None), ("PT", None),
    ("PXD", None), (None, None), (3, None)])
def test_durations_in_seconds(duration, seconds):
    assert flat.seconds(duration) == seconds


def test_details_that_do_not_fit_their_column_are_kept_aside():
    row = flat.row(short("contact.call USA > JPN", details={"order": "first", "count": True, "label": 5, "level": None}))
    assert (row["order"], row["count"], row["label"]) == (None, None, None)
    assert json.loads(row["other_details"]) == {"order": "first", "count": True, "label": 5}


def test_parquet_is_typed_and_says_what_its_columns_are():
    table = pyarrow.parquet.read_table(io.BytesIO(written("parquet")))
    listed = {column.column: column for column in columns("events")}
    assert table.column_names == list(listed)
    assert table.schema.field("intensity").type == pyarrow.float64()
    assert table.schema.field("date_start").type == pyarrow.date32()
    assert table.schema.field("agent_countries").type == pyarrow.list_(pyarrow.string())
    assert all(field.metadata[b"description"].decode() == listed[field.name].rule for field in table.schema)
    first = table.to_pylist()[0]
    assert first["date_start"] == date(2021, 5, 4) and first["agent_countries"] == ["ESP", "IGO:EU"] and first["agent_cow"] == ["230", None]
    for column in listed.values():
        nulls = table.column(column.column).null_count
        assert {"always": nulls == 0, "known": nulls < len(table), "never": False}[column.fill], column.column


def test_duckdb_reads_csv_and_parquet_alike(tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="needs the extra large")
    for form in ("csv", "parquet"):
        (tmp_path / f"e.{form}").write_bytes(written(form))
    query = "select id, type, date_start, confidence from '{}' order by id, type"
    rows = [duckdb.sql(query.format(tmp_path / f"e.{form}")).fetchall() for form in ("csv", "parquet")]
    assert rows[0] == rows[1]
    assert len(rows[0]) == len(csv_rows_of_all())


def csv_rows_of_all():
    return list(csv.DictReader(io.StringIO(written("csv").decode(), newline="")))


def test_parquet_and_csv_agree():
    for one, other in zip(pyarrow.parquet.read_table(io.BytesIO(written("parquet"))).to_pylist(), csv_rows(EVENTS), strict=True):
        for name in ("id", "type", "status", "cameo", "char_start", "order", "date_end"):
            assert (other[name] or None) == (None if one[name] is None else str(one[name])), name


def test_parquet_without_its_library_is_one_line(monkeypatch):
    import sys

    from lapel.errors import BadSetting

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadSetting, match="pip install"):
        written("parquet")


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "events.sqlite"
    path.write_bytes(written("sqlite"))
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_sqlite_holds_records_parties_links_and_operators(database):
    rows = {row["id"]: row for row in database.execute("SELECT * FROM events")}
    assert set(rows) == {event.id for event in EVENTS}
    assert json.loads(rows["full0000"]["recipient_countries"]) == ["DEU", "NSA:HAMAS"]
    assert rows["full0000"]["sentence"] == FULL.evidence.text
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    found = database.execute("SELECT role, place, country, cow, fips, text FROM parties WHERE record = 'full0000' AND role != 'about'")
    assert [tuple(row) for row in found][1:] == [
        ("agent", 1, "IGO:EU", None, None, "the EU"), ("recipient", 0, "DEU", "255", "GM", "Chancellor Brandt"),
        ("recipient", 1, "NSA:HAMAS", None, None, "Hamas")]
    links = database.execute("SELECT kind FROM links WHERE record = 'full0000'")
    assert [row["kind"] for row in links] == ["answers", "repeats", "follows", "compares"]
    assert [row["status"] for row in database.execute("SELECT * FROM operators WHERE record = 'full0000'")] == ["cancelled"]


def test_sqlite_answers_who_was_called(database):
    query = """SELECT r.country FROM events e JOIN parties a ON a.record = e.id AND a.role = 'agent' AND a.country = 'USA'
               JOIN parties r ON r.record = e.id AND r.role = 'recipient' WHERE e.type = 'contact.call' GROUP BY e.cluster"""
    assert [row["country"] for row in database.execute(query)] == ["JPN"]


def test_sqlite_brings_its_dictionary(database):
    listed = [tuple(row) for row in database.execute("SELECT name, fill FROM columns ORDER BY rowid")]
    assert listed == [(column.column, column.fill) for column in columns("events")]


def test_sqlite_holds_a_record_once():
    assert written("sqlite", [FULL, FULL]) == written("sqlite", [FULL])
