"""The report as a user asks for it: from files and standard input, errors in one line, the extra named where it is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("altair", reason="the extra report is not installed")

from lapel import jsonl
from lapel.records import Article
from tests.report.folder import data, files
from tests.short import short

LAPEL = Path(sys.executable).with_name("lapel")


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "events.jsonl"
    jsonl.write(path, [short("contact.call USA > JPN", "2021-01-27"), short("contact.call USA > KOR", "2021-02-03", n=1)])
    return path


def last(result):
    assert result.code == 2 and result.out == "" and "Traceback" not in result.err
    return result.err.strip().splitlines()[-1]


def test_a_report_says_what_it_holds_and_standard_output_stays_clean(lapel, events, tmp_path):
    articles = tmp_path / "articles.jsonl"
    jsonl.write(articles, [Article(id="a1", text="Number 0: contact.call USA > JPN."), Article(id="a2", text="Nothing.")])
    result = lapel("report", events, "--articles", articles, "-o", tmp_path / "r", "--title", "Calls & <more>")
    assert (result.code, result.out) == (0, "")
    assert result.err.strip().endswith("index.html: acts 2, records 2, articles 1, with their text 1")
    assert lapel("report", events, "-o", tmp_path / "q", "--quiet").err == ""
    page = (tmp_path / "r" / "index.html").read_text(encoding="utf-8")
    assert "Calls &amp; &lt;more&gt;" in page and "<more>" not in page


def test_events_from_standard_input_make_the_same_report(events, tmp_path):
    for source, name in ((str(events), "one"), ("-", "two")):
        subprocess.run([LAPEL, "report", source, "-o", str(tmp_path / name)], input=events.read_bytes(), check=True, capture_output=True)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_confidence_leaves_records_out(lapel, events, tmp_path):
    assert lapel("report", events, "-o", tmp_path / "r", "--min-confidence", "0.95").code == 0
    assert data(tmp_path / "r", "summary")["counts"]["records"] == 0


def test_what_cannot_be_made_is_one_line_and_leaves_nothing(lapel, events, tmp_path, monkeypatch):
    assert "is a folder" in last(lapel("report", events, "-o", "-"))
    assert "only one of the two" in last(lapel("report", "-", "--articles", "-", "-o", tmp_path / "r"))
    assert "none.jsonl" in last(lapel("report", tmp_path / "none.jsonl", "-o", tmp_path / "r"))
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": 1}\n', encoding="utf-8")
    assert "bad.jsonl, line 1" in last(lapel("report", bad, "-o", tmp_path / "r"))
    monkeypatch.setitem(sys.modules, "altair", None)
    assert "pip install 'lapel[report]'" in last(lapel("report", events, "-o", tmp_path / "r"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.jsonl", "events.jsonl"]
