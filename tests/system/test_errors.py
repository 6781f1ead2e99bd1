"""What a user reads when something is wrong: one line, a documented exit code, never a traceback."""

import gzip
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

LAPEL = Path(sys.executable).with_name("lapel")


def said(result, code, *words):
    assert result.code == code, result.err
    assert result.out == ""
    assert "Traceback" not in result.err
    last = result.err.strip().splitlines()[-1]
    for word in words:
        assert word in last, result.err
    return last


def test_a_file_that_is_not_there(lapel, tmp_path):
    said(lapel("run", tmp_path / "none.txt"), 2, "none.txt")
    said(lapel("dates", tmp_path / "none.jsonl"), 2, "none.jsonl", "no such file")


def test_a_stage_given_something_else_than_its_records(lapel, tmp_path):
    wrong = tmp_path / "articles.jsonl"
    wrong.write_text('{"id": "a", "text": "Fine."}\nnot JSON\n', encoding="utf-8")
    said(lapel("dates", wrong, "-o", tmp_path / "dates.jsonl"), 2, "articles.jsonl, line 2")
    assert not (tmp_path / "dates.jsonl").exists()
    wrong.write_text('{"id": "a"}\n', encoding="utf-8")
    said(lapel("dates", wrong, "-o", tmp_path / "dates.jsonl"), 2, "line 1", "text")
    wrong.write_bytes(b"\xff\xfe\x00")
    said(lapel("dates", wrong, "-o", tmp_path / "dates.jsonl"), 2, "articles.jsonl")


def test_parses_that_are_none(here, lapel, tmp_path):
    said(lapel("gestures", "out/articles.jsonl", "out/actors.jsonl", "out/actors.jsonl", "out/dates.jsonl", "-o", tmp_path / "g"), 2,
         "out/actors.jsonl: not parsed sentences")


def test_an_unknown_model(lapel, here):
    said(lapel("run", "data/samples", "--model", "en_core_web_none"), 2, "--model en_core_web_none")


def test_an_output_folder_that_is_not_there(lapel, here):
    said(lapel("ingest", "data/samples", "-o", "none/articles.jsonl"), 2, "none/articles.jsonl", "cannot be written")


@pytest.mark.parametrize("option, value, words", [
    ("--format", "docx", "docx"), ("--field", "body", "FIELD=NAME"), ("--field", "colour=x", "colour"),
    ("--published", "yesterday", "YYYY-MM-DD"), ("--min-confidence", "2", "2"), ("--encoding", "klingon", "klingon"),
    ("--actors", "none.jsonl", "none.jsonl"), ("--rules", "none", "none")])
def test_options_that_cannot_be(lapel, here, option, value, words):
    said(lapel("run", "data/samples", option, value), 2, words)


def test_names_that_are_not_known(lapel):
    said(lapel("types", "contact.meetin"), 2, "did you mean contact.meeting?")
    said(lapel("schema", "evnt"), 2, "event, article")
    said(lapel("actors", "find", "Seoul", "--on", "17.3.2021"), 2, "YYYY-MM-DD")


def test_an_article_that_is_not_there_to_explain(lapel, here, tmp_path):
    said(lapel("explain", "data/samples/wire.jsonl", "--id", "none"), 2, "no article has the id none")
    said(lapel("explain", "data/samples/wire.jsonl", "--id", "wire-0004"), 2, "other-language")
    (tmp_path / "empty.txt").write_bytes(b"")
    said(lapel("explain", tmp_path / "empty.txt"), 2, "empty-file")


def test_input_that_is_bad_through_and_through_still_ends_well(lapel, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "half.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One."}\n' * 5000)[:40])
    (tmp_path / "bad.jsonl").write_text('{"text": ""}\nnothing\n', encoding="utf-8")
    result = lapel("run", tmp_path, "-o", tmp_path / "out", "--json")
    assert result.code == 0
    tallies = json.loads(result.err)["tallies"]
    assert tallies["ingest"]["read"] == sum(tallies["ingest"]["dropped"].values()) >= 4
    assert (tmp_path / "out").read_bytes() == b""


def test_a_reader_that_goes_away(here):
    code = f"{LAPEL} types | head -n 1; exit ${{PIPESTATUS[0]}}"
    found = subprocess.run(["bash", "-c", code], capture_output=True, check=False)
    assert found.stderr == b""
    assert found.stdout.count(b"\n") == 1
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        ended = subprocess.run([LAPEL, "types"], stdout=gone, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (141, b"")


class TestConfig:
    def test_defaults_come_from_the_working_directory(self, lapel, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("story.jsonl").write_text('{"key": "k1", "story": "Rain fell."}\n', encoding="utf-8")
        Path("lapel.toml").write_text('source = "Our Paper"\n[fields]\nid = "key"\ntext = "story"\n', encoding="utf-8")
        article = json.loads(lapel("ingest", "story.jsonl").out)
        assert (article["id"], article["source"], article["text"]) == ("k1", "Our Paper", "Rain fell.")
        assert json.loads(lapel("ingest", "story.jsonl", "--source", "Typed").out)["source"] == "Typed"

    def test_a_stage_below_a_group_gets_them_too(self, lapel, here, tmp_path):
        config = tmp_path / "own.toml"
        config.write_text(f'drops = "drops.jsonl"\nactors = "{tmp_path}/mine.jsonl"\n', encoding="utf-8")
        said(lapel("--config", config, "actors", "out/articles.jsonl", "-o", tmp_path / "a.jsonl"), 2, "mine.jsonl")

    def test_staged_and_fused_stay_the_same(self, lapel, here, tmp_path):
        ordinary = [json.loads(line)["confidence"] for line in Path("out/events.jsonl").read_text(encoding="utf-8").splitlines()]
        least = statistics.median(ordinary)
        own = {"id": "x:own/rift", "name": "Rift Pact", "kind": "igo", "country": "IGO:RIFT", "aliases": ["customs union"]}
        (tmp_path / "mine.jsonl").write_text(json.dumps(own) + "\n", encoding="utf-8")
        config = tmp_path / "own.toml"
        config.write_text(f'actors = "mine.jsonl"\nmin-confidence = {least}\n', encoding="utf-8")
        named, parsed, hits = tmp_path / "a.jsonl", tmp_path / "p.spacy", tmp_path / "g.jsonl"
        articles, dates = "out/articles.jsonl", "out/dates.jsonl"
        for arguments in (("actors", articles, "-o", named), ("parse", articles, named, "-o", parsed),
                          ("gestures", articles, parsed, named, dates, "-o", hits),
                          ("events", articles, hits, named, dates, "-o", tmp_path / "staged.jsonl"),
                          ("run", "data/samples", "-o", tmp_path / "fused.jsonl")):
            assert lapel("--config", config, *arguments, "--quiet").code == 0
        staged = (tmp_path / "staged.jsonl").read_bytes()
        assert staged == (tmp_path / "fused.jsonl").read_bytes()
        assert b"x:own/rift" in named.read_bytes()
        kept = [json.loads(line)["confidence"] for line in staged.splitlines()]
        assert min(kept) >= least
        assert 0 < len(kept) < len(ordinary)

    def test_an_unknown_key(self, lapel, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("lapel.toml").write_text("max-char = 10\n", encoding="utf-8")
        said(lapel("types"), 2, "lapel.toml: unknown key 'max-char'; did you mean max-chars?")
        said(lapel("--config", "none.toml", "types"), 2, "--config none.toml: no such file")


def test_validate_says_what_is_wrong_and_counts(lapel, here, tmp_path):
    lines = Path("out/events.jsonl").read_text(encoding="utf-8").splitlines()
    event = json.loads(lines[0])
    event["confidence"] = 3
    (tmp_path / "events.jsonl").write_text("\n".join([lines[0], json.dumps(event)]) + "\n", encoding="utf-8")
    result = lapel("validate", tmp_path / "events.jsonl")
    assert result.code == 1
    assert "line 2" in result.out and "confidence" in result.out
    assert "problem" in result.err


def test_sums_that_do_not_balance_fail_the_command(lapel, here, monkeypatch):
    from lapel.run import work

    monkeypatch.setattr(work, "ingest", lambda items, **_: (item for i, item in enumerate(items) if i != 3))
    said(lapel("run", "data/samples"), 3, "stage ingest: read 22 articles, but wrote")
