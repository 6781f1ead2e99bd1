"""The benchmark's own parts; its figures are no test."""

import json
import re

import pytest

from lapel import jsonl, resources
from tests.bench import bench, child, corpora, export, machine, many, memory, workers
from tests.short import short


def test_the_machine_is_described_without_its_name():
    import platform

    text = json.dumps(machine.description())
    assert re.search(r'"spacy": "3\.8', text)
    assert '"cores": ' in text
    assert platform.node() not in text or len(platform.node()) < 4


def test_without_corpora_the_own_samples_are_taken_and_said_so(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv(resources.SHARED_VARIABLE, str(tmp_path))
    described, articles = corpora.sample(5, tmp_path)
    assert list(described["corpora"]) == ["data/samples"]
    assert len(articles) == described["articles"] > 5
    assert resources.SHARED_VARIABLE in capsys.readouterr().err


def test_a_command_that_fails_is_named():
    with pytest.raises(RuntimeError, match=r"lapel ingest failed: .*nowhere"):
        child.run(["ingest", "nowhere.txt", "-o", "-", "--quiet"])


def test_rates_are_of_the_whole_sample():
    result = {"machine": {"cpu": "a", "python": "3"}, "corpus": {"articles": 10}, "peak_megabytes": {"lapel run, 1 worker": 250},
              "counts": {"words": 2000, "sentences": 100, "parsed_sentences": 40, "gestures": 9, "events": 7},
              "seconds": {"tokenise": 0.5, "nlp.pipe of the base pipeline": 4.0, "lapel run, 1 worker": 2.0}}
    cells = list(zip(*(column.cells for column in bench.table(result).columns), strict=True))
    assert [row[0] for row in cells] == list(result["seconds"])
    assert cells[2] == ("lapel run, 1 worker", "2.00", "1,000", "1000.00", "50", "5", "2.00", "250")
    assert cells[0][:4] == ("tokenise", "0.50", "4,000", "250.00")


def test_what_a_second_worker_brings_is_told_apart_from_the_machine_s_load():
    one = workers.Timed(1, all=64.0, planning=0.5, working=62.0, merging=0.5, shards=60.0, processor=40.0)
    two = workers.Timed(2, all=36.0, planning=0.5, working=34.0, merging=0.5, shards=64.0, processor=41.0)
    assert (one.alone, one.idle, two.idle) == (2.0, 2.0, 2.0)
    assert workers.ratio(one, two) == pytest.approx(64 / 36)
    assert workers.undisturbed(one, two) == pytest.approx(44 / 24.5)
    assert workers.table([one, two]).row_count == 2


def test_memory_is_told_by_the_records_of_shards(tmp_path, monkeypatch):
    texts = [{"id": f"a{n}", "published": "2021-03-04", "text": f"Norway met Denmark in Oslo on day {n}."} for n in range(99)]
    monkeypatch.setattr(memory, "lines", lambda: (json.dumps(text) + "\n" for text in texts))
    found = memory.measure(30, tmp_path)
    assert found[-1][0] == 30
    assert all(held > 10**7 for _, held in found)
    assert memory.most([(5_000, 90), (10_000, 100), (20_000, 130), (30_000, 110)]) == 1.3
    assert memory.at([(5_000, 90), (10_000, 100)], 7_000) == 100


def test_records_are_told_again_until_there_are_so_many(tmp_path):
    path = tmp_path / "events.jsonl"
    jsonl.write(path, [short("contact.call USA > JPN", "2021-01-27"), short("contact.call USA > KOR", "9998-02-03")])
    made = list(many.records(path, 5))
    assert len({e.id for e in made}) == 5
    assert [e.date.start for e in made] == ["2021-01-27", "9998-02-03", "2022-02-02", "9999-02-09", "2023-02-08"]
    jsonl.write(path, [])
    assert list(many.records(path, 5)) == []


def test_every_export_is_read_back_with_all_its_columns(tmp_path, capsys):
    pytest.importorskip("networkx")
    path = tmp_path / "events.jsonl"
    jsonl.write(path, [short("contact.call USA > JPN", "2021-01-27"),
                       short("contact.visit USA > KOR", "2021-02-01", last="2021-02-28", n=1)])
    assert export.main([str(path), "--records", "20"]) == 0
    assert "gdelt2-mentions" in capsys.readouterr().out
