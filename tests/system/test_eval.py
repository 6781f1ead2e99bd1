"""``lapel eval`` as a user calls it."""

import json
import subprocess
import sys
from pathlib import Path

LAPEL = Path(sys.executable).with_name("lapel")
GOLD = "data/evaluation/wire.gold.jsonl"


def last(result):
    assert result.code == 2 and result.out == "" and "Traceback" not in result.err
    return result.err.strip().splitlines()[-1]


def test_the_example_gold_is_largely_found(lapel, here):
    result = lapel("eval", GOLD, "out/events.jsonl", "--articles", "out/articles.jsonl", "--json")
    figures = json.loads(result.out)
    assert figures["levels"]["found"]["f"] > 0.7
    assert figures["articles"] == 3
    assert "were left out" in result.err


def test_text_and_pipes(lapel, here):
    shown = lapel("eval", GOLD, "out/events.jsonl", "--articles", "out/articles.jsonl", "--errors", "1").out
    assert "3 articles" in shown and "\nfull " in shown
    piped = subprocess.run([LAPEL, "eval", GOLD, "-", "--articles", "out/articles.jsonl", "--errors", "1"],
                           input=Path("out/events.jsonl").read_bytes(), capture_output=True, check=True)
    assert piped.stdout.decode() == shown
    piped = subprocess.run([LAPEL, "eval", "-", "out/events.jsonl", "--articles", "out/articles.jsonl", "--errors", "1"],
                           input=Path(GOLD).read_bytes(), capture_output=True, check=True)
    assert piped.stdout.decode() == shown


def test_what_cannot_be_scored_is_one_line(lapel, here, tmp_path):
    assert "--articles" in last(lapel("eval", GOLD, "out/events.jsonl"))
    assert "hold none with the id wire-0001" in last(lapel("eval", GOLD, "out/events.jsonl", "--articles", _few(tmp_path)))
    assert "of the half checked" in last(lapel("eval", GOLD, "out/events.jsonl", "--half", "checked"))
    assert f"{GOLD}, line 1" in last(lapel("eval", GOLD, GOLD, "--articles", "out/articles.jsonl"))
    assert "out/events.jsonl, line 1" in last(lapel("eval", "out/events.jsonl", "out/events.jsonl"))


def _few(folder):
    path = folder / "few.jsonl"
    first = Path("out/articles.jsonl").read_text(encoding="utf-8").splitlines()[0]
    path.write_text(first.replace("wire-0001", "x") + "\n", encoding="utf-8")
    return path
