"""``lapel dates`` on whatever a user has: articles.jsonl, a plain text, JSON lines of one's own, standard input."""

import json
import subprocess
import sys
from pathlib import Path

from lxml import etree

LAPEL = Path(sys.executable).with_name("lapel")
TEXT = "Ministers met on Monday & signed on 3 May 1999.\n"


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def values(line):
    return [(d["text"], d["value"]) for d in line["dates"]]


def test_a_plain_text_with_and_without_a_day(lapel, tmp_path):
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    [line] = lines(lapel("dates", file, "--published", "2021-03-17").out)
    assert values(line) == [("Monday", "2021-03-15"), ("3 May 1999", "1999-05-03")]
    assert [TEXT[slice(*d["span"])] for d in line["dates"]] == ["Monday", "3 May 1999"]
    [line] = lines(lapel("dates", file).out)
    assert values(line)[0] == ("Monday", "XXXX-WXX-1")
    assert line["dates"][0]["start"] is None


def test_standard_input():
    done = subprocess.run([LAPEL, "dates", "-", "--published", "2021-03-17", "--quiet"], input=TEXT, capture_output=True, text=True,
                          check=True)
    assert done.stderr == ""
    assert values(*lines(done.stdout))[0] == ("Monday", "2021-03-15")


def test_json_lines_with_names_of_their_own(lapel, tmp_path):
    file = tmp_path / "mine.jsonl"
    file.write_text("".join(json.dumps({"key": n, "story": TEXT, "day": "2021-03-17", "desk": "x"}) + "\n" for n in "ab"), encoding="utf-8")
    result = lapel("dates", file, "--field", "text=story", "--field", "published=day", "--field", "id=key")
    assert [(line["article"], values(line)[0][1]) for line in lines(result.out)] == [("a", "2021-03-15"), ("b", "2021-03-15")]
    assert "2 read = 2 written + 0 dropped" in result.err


def test_what_cannot_be_read_is_dropped_with_its_reason(lapel, tmp_path):
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "empty.txt").write_bytes(b"")
    (notes / "note.txt").write_text(TEXT, encoding="utf-8")
    result = lapel("dates", notes, "--drops", tmp_path / "drops.jsonl")
    assert len(lines(result.out)) == 1
    assert [d["reason"] for d in lines((tmp_path / "drops.jsonl").read_text(encoding="utf-8"))] == ["empty-file"]
    assert "2 read = 1 written + 1 dropped" in result.err


def test_raw_articles_give_what_their_articles_jsonl_gives(here, lapel):
    assert lapel("dates", "data/samples").out == Path("out/dates.jsonl").read_text(encoding="utf-8")
    again = lapel("dates", "out/articles.jsonl", "--format", "jsonl")
    assert again.out == Path("out/dates.jsonl").read_text(encoding="utf-8")


def test_timex3_of_many_articles_is_one_well_formed_document(here, lapel):
    root = etree.fromstring(lapel("dates", "out/articles.jsonl", "--to", "timex3").out.encode())
    articles = lines(Path("out/articles.jsonl").read_text(encoding="utf-8"))
    found = lines(Path("out/dates.jsonl").read_text(encoding="utf-8"))
    assert root.xpath("TimeML/DOCID/text()") == [a["id"] for a in articles]
    assert ["".join(text.itertext()) for text in root.iter("TEXT")] == [a["text"] for a in articles]
    assert [[(t.text, t.get("value")) for t in text] for text in root.iter("TEXT")] == [values(line) for line in found]
    dated = [a["published"] for a in articles if a["published"]]
    assert root.xpath("TimeML/DCT/TIMEX3/@value") == dated != []


def test_characters_that_xml_cannot_hold(lapel, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "a<b", "text": "Bell\x07 on 3 May 1999 \x00."}) + "\n", encoding="utf-8")
    root = etree.fromstring(lapel("dates", file, "--to", "timex3").out.encode())
    assert root.findtext("TimeML/DOCID") == "a<b"
    assert "".join(root.find("TimeML/TEXT").itertext()) == "Bell\ufffd on 3 May 1999 \ufffd."


def test_no_such_form(lapel, here):
    result = lapel("dates", "data/samples", "--to", "pdf")
    assert result.code == 2
    assert "timex3" in result.err
