"""The ledgers and exports as a user calls them: standard input and output, forms by name, one-line errors."""

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from lapel import export, jsonl
from lapel.records import Event
from tests.short import short

LAPEL = Path(sys.executable).with_name("lapel")


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "events.jsonl"
    records = [short("contact.call USA > JPN", "2021-01-27"), short("contact.call USA > KOR", "2021-02-03"),
               short("contact.call USA > FRA", status="hypothetical"), short("overture.invite USA > JPN", "2021-03-01")]
    jsonl.write(path, records)
    return path


def last(result):
    assert result.code == 2 and result.out == "" and "Traceback" not in result.err
    return result.err.strip().splitlines()[-1]


def test_a_ledger_goes_to_the_terminal_or_to_a_file(lapel, events, tmp_path):
    shown = lapel("ledger", "order", events, "--giver", "usa", "--channel", "call", "--evidence")
    assert shown.code == 0 and "2021-02-03" in shown.out and "contact.call USA > KOR" in shown.out
    assert lapel("ledger", "order", events, "--giver", "USA", "--channel", "call", "-o", tmp_path / "o.csv").code == 0
    assert [row["counterpart"] for row in csv.DictReader((tmp_path / "o.csv").open())] == ["JPN", "KOR"]
    rows = lapel("ledger", "compare", events, "JPN", "KOR", "--giver", "USA", "--to", "jsonl").out.splitlines()
    assert json.loads(rows[0])["gap_days"] == 7
    assert "| age_days |" in lapel("ledger", "open", events, "--as-of", "2021-03-15", "--to", "markdown").out


def test_confidence_leaves_records_out(lapel, events):
    assert "nothing" in lapel("ledger", "order", events, "--giver", "USA", "--channel", "call", "--min-confidence", "0.95").out
    assert lapel("export", events, "--to", "csv", "--min-confidence", "0.95").out.count("\n") == 1


def test_what_cannot_be_asked_is_one_line(lapel, events, tmp_path):
    order = ["ledger", "order", events, "--giver", "USA", "--channel"]
    assert "no channel 'fax'" in last(lapel(*order, "fax"))
    assert "Japan" in last(lapel("ledger", "dyad", events, "Japan", "KOR"))
    assert "no level" in last(lapel(*order, "call", "--level", "boss"))
    assert "YYYY-MM-DD" in last(lapel(*order, "call", "--since", "2021"))
    assert "--to" in last(lapel(*order, "call", "-o", tmp_path / "x.docx"))
    assert "none.jsonl" in last(lapel("ledger", "threats", tmp_path / "none.jsonl"))
    assert "did you mean gdelt2-events?" in last(lapel("export", events, "--to", "gdelt2-event"))
    assert "say --to" in last(lapel("export", events))
    assert "no events" in last(lapel("export", "--to", "csv"))
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": 1}\n', encoding="utf-8")
    assert "bad.jsonl, line 1" in last(lapel("export", bad, "--to", "csv", "-o", tmp_path / "x.csv"))
    assert not (tmp_path / "x.csv").exists()


def test_what_is_left_out_of_an_export_is_said(lapel, events):
    result = lapel("export", events, "--to", "icews")
    assert result.err.strip() == "ICEWS events: 5 written, 1 hypothetical left out"
    assert "4 written" in lapel("export", events, "--to", "csv").err
    assert lapel("export", events, "--to", "phoenix", "--status", "hypothetical").out.count("\n") == 1


def test_the_form_of_an_export_is_that_of_the_name(lapel, events, tmp_path):
    assert lapel("export", events, "-o", tmp_path / "e.sqlite").code == 0
    with sqlite3.connect(tmp_path / "e.sqlite") as database:
        assert database.execute("SELECT count(*) FROM events").fetchone() == (4,)


@pytest.mark.parametrize("name", export.FORMATS)
def test_every_format_tells_its_columns(lapel, name):
    lines = lapel("export", "--to", name, "--columns").out.splitlines()
    assert lines[0] == "column\tkind\tfill\trule"
    assert len(lines) == 1 + len(export.columns(export.FORMATS[name]))


@pytest.mark.parametrize("name", ["parquet", "sqlite", "gexf", "csv"])
def test_pipes(events, name):
    piped = subprocess.run([LAPEL, "export", "-", "--to", name], input=events.read_bytes(), capture_output=True, check=True)
    out = io.BytesIO()
    export.FORMATS[name].write(jsonl.read(events, Event), out)
    assert piped.stdout == out.getvalue()
