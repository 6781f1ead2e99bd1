"""``lapel relations`` as a user calls it."""

import json
from pathlib import Path


def test_a_line_an_article_with_relations_that_point_into_the_text(lapel, here):
    done = lapel("relations", "data/samples", "--quiet")
    assert (done.code, done.err) == (0, "")
    lines = [json.loads(line) for line in done.out.splitlines()]
    articles = {a["id"]: a for a in map(json.loads, Path("out/articles.jsonl").read_text(encoding="utf-8").splitlines())}
    assert [line["article"] for line in lines] == list(articles)
    told = [(articles[line["article"]]["text"], relation) for line in lines for relation in line["relations"]]
    assert {relation["by"] for _, relation in told} == {"gesture", "dictionary"}
    for text, relation in told:
        for part in (relation["trigger"], *relation["agents"], *relation["recipients"]):
            assert text[slice(*part["span"])] == part["text"]


def test_standard_input_and_no_article_lost(lapel, here, monkeypatch, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("The police arrested forty protesters in Lima on Monday.", encoding="utf-8")
    done = lapel("relations", note, "--json")
    assert json.loads(done.out)["relations"][0]["plover"] == "COERCE"
    assert json.loads(done.err)["tallies"]["relations"] == {"stage": "relations", "read": 1, "written": 1, "dropped": {}}
