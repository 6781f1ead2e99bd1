"""``lapel rules`` as a user calls it."""

import subprocess
import sys
from pathlib import Path

LAPEL = Path(sys.executable).with_name("lapel")
GOOD = """[[rule]]
id = "mine.knit"
type = "symbol.gift_award"
verbs = ["knit"]
object = ["scarf"]
recipient = ["for"]
yes = [{ text = "The Danish premier knitted a scarf for the president of Ghana.", agent = ["premier"], recipient = ["president"] }]
no = ["Her aunt knitted a scarf."]
"""


def last(result):
    assert result.code == 2 and result.out == "" and "Traceback" not in result.err
    return result.err.strip().splitlines()[-1]


def mine(folder, text=GOOD):
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return folder


def test_list_and_show(lapel, tmp_path):
    listed = lapel("rules", "list", "--word", "knitted", "--rules", mine(tmp_path))
    assert "mine.knit" in listed.out and listed.out.endswith("knit\n")
    assert "1 triggers" in listed.err
    shown = lapel("rules", "show", "mine.knit", "--rules", tmp_path).out
    assert f"{tmp_path / 'own.toml'}, line 2" in shown and "Her aunt knitted a scarf." in shown
    assert lapel("rules", "show", "mine.knit", "--pattern", "knit", "--rules", tmp_path).out.startswith("[[{")


def test_sentences_that_hold_and_one_that_does_not(lapel, tmp_path):
    result = lapel("rules", "test", "mine.knit", "meeting.meet", "--rules", mine(tmp_path))
    assert (result.code, result.out) == (0, "") and result.err.startswith("2 rules, ") and "none wrong" in result.err
    result = lapel("rules", "test", "mine.knit", "--rules", mine(tmp_path, GOOD.replace("Her aunt knitted", "Norway knitted Ghana")))
    assert result.code == 1
    assert result.out.startswith(f"{tmp_path / 'own.toml'}, line 8: rule mine.knit fires on")
    assert result.err == "1 rules, 2 sentences, 1 wrong\n"


def test_a_sentence_from_a_pipe(tmp_path):
    text = "Norway refused to meet the Danish envoy."
    piped = subprocess.run([LAPEL, "rules", "try", "-"], input=text.encode(), capture_output=True, check=True)
    said = subprocess.run([LAPEL, "rules", "try", text], capture_output=True, check=True)
    assert piped.stdout == said.stdout
    assert b"NOR -> DNK" in piped.stdout and b"nearly" in piped.stdout


def test_what_cannot_be_is_one_line(lapel, tmp_path):
    assert "did you mean meeting.meet?" in last(lapel("rules", "show", "meeting.meat"))
    assert "no rule has the id" in last(lapel("rules", "test", "zzz"))
    assert "did you mean relief.lift?" in last(lapel("rules", "list", "--type", "relief.lif"))
    assert "YYYY-MM-DD" in last(lapel("rules", "try", "Rain.", "--published", "Friday"))
    assert "no sentence to try" in last(lapel("rules", "try", " "))
    broken = mine(tmp_path, GOOD.replace("symbol.gift_award", "symbol.gift"))
    for command in (("list",), ("show", "meeting.meet"), ("test", "meeting.meet"), ("try", "Rain.")):
        assert f"{tmp_path / 'own.toml'}, line 2: rule mine.knit" in last(lapel("rules", *command, "--rules", broken))
    assert "none" in last(lapel("rules", "list", "--rules", tmp_path / "none"))
