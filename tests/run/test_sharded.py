"""A run in shards gives what one pass over everything gives, however the input is cut and whoever does the shards."""

import gzip
import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard

from lapel import jsonl
from lapel.readers import ReadOptions, read
from lapel.records import Article, Drop, Event
from lapel.run import folder as folders
from lapel.run import sharded
from lapel.run.folder import CannotRun
from lapel.run.fused import run_articles
from lapel.run.session import session
from lapel.run.sharded import Request, run
from lapel.run.shards import read_done
from lapel.run.status import status, table
from lapel.run.steps import clustered
from lapel.run.storage import Folder
from lapel.run.tally import check_chain
from lapel.stages.ingest import clusters, ingest
from tests.faults.made import MadeSteps, articles, inline, write


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write(tmp_path_factory.mktemp("source") / "articles.jsonl", articles(250))


def done(source, output, **more):
    """Run, and give the summary and what was dropped."""
    drops = []
    with session("run", quiet=True) as work:
        work.on_drop = drops.append
        run(Request(paths=[str(source)], output=str(output), engine=inline, **more), work)
    check_chain(work.summary.tallies)
    return work.summary, drops


def one_pass(source):
    """The same without shards: every article in memory, every id seen in its order."""
    items = list(ingest(read([str(source)], ReadOptions())))
    found = [item for item in items if isinstance(item, Article)]
    events = [e for batch in run_articles(found, steps=MadeSteps()) for outcome in batch.outcomes for e in outcome.events]
    return clustered(events, clusters(found)), [item for item in items if isinstance(item, Drop)], len(found)


def test_any_cut_gives_what_one_pass_gives(source, tmp_path):
    events, drops, written = one_pass(source)
    expected = b"".join(jsonl.encode(event) + b"\n" for event in events)
    assert sum(drop.reason == "duplicate-id" for drop in drops) > 10
    assert any("~" in event.article.id for event in events)
    assert len({event.cluster for event in events}) < len(events) - 20
    for size in (500, 3000, 20_000, 10**7):
        summary, dropped = done(source, tmp_path / f"{size}.jsonl", size=size)
        assert (tmp_path / f"{size}.jsonl").read_bytes() == expected, size
        assert dropped == drops, size
        assert summary.tallies["events"].written == written
        assert summary.events == len(events) == sum(summary.types.values())
        assert summary.notes["renamed-id"] > 3
    assert not list(tmp_path.glob("*.run"))


def test_ids_of_other_articles_that_look_like_renamed_ones(tmp_path):
    texts = ["KEN calls TZA.", "NOR calls DNK.", "PER calls CHL.", "NOR calls DNK on 2021-03-04."]
    first = [{"id": "a", "text": text} for text in texts]
    renamed = [item.id for item in ingest(Article(id="a", text=text) for text in texts) if isinstance(item, Article)]
    records = [{"id": renamed[2], "text": "CHL calls PER."}, *first, {"id": renamed[1], "text": texts[0]}, *first[:2]]
    random.Random(3).shuffle(records)
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    events, drops, _ = one_pass(path)
    for size in (30, 100, 10_000):
        _, dropped = done(path, tmp_path / "events.jsonl", size=size)
        assert [jsonl.encode(e) for e in jsonl.read(tmp_path / "events.jsonl", Event)] == [jsonl.encode(e) for e in events]
        assert dropped == drops


def test_the_same_file_twice_is_its_articles_once(source, tmp_path):
    done(source, tmp_path / "once.jsonl")
    with session("run", quiet=True) as work:
        run(Request(paths=[str(source)] * 2, output=str(tmp_path / "twice.jsonl"), engine=inline, size=5000), work)
    assert (tmp_path / "once.jsonl").read_bytes() == (tmp_path / "twice.jsonl").read_bytes()
    assert work.summary.tallies["ingest"].dropped["duplicate-id"] > 200


class TestOutput:
    def test_a_file_a_shard_in_a_folder_that_is_kept(self, source, tmp_path):
        done(source, tmp_path / "whole.jsonl")
        done(source, tmp_path / "run", shards=True, compress="zst", size=8000)
        files = sorted((tmp_path / "run" / "events").iterdir())
        assert len(files) > 5
        assert all(path.suffixes == [".jsonl", ".zst"] for path in files)
        parts = [zstandard.ZstdDecompressor().stream_reader(path.read_bytes()).read() for path in files]
        assert b"".join(parts) == (tmp_path / "whole.jsonl").read_bytes()
        assert status(tmp_path / "run").phase == "finished"

    def test_one_file_in_a_folder(self, source, tmp_path):
        done(source, f"{tmp_path}/run/")
        done(source, tmp_path / "whole.jsonl")
        assert (tmp_path / "run" / "events.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()

    def test_compressed_by_its_name_or_on_request(self, source, tmp_path):
        done(source, tmp_path / "whole.jsonl")
        done(source, tmp_path / "by-name.jsonl.gz")
        done(source, tmp_path / "asked", compress="gz")
        first = (tmp_path / "by-name.jsonl.gz").read_bytes()
        assert gzip.decompress(first) == (tmp_path / "whole.jsonl").read_bytes()
        assert (tmp_path / "asked").read_bytes() == first, "neither name nor time is in it"

    def test_standard_output(self, source, tmp_path, capfdbinary):
        done(source, tmp_path / "whole.jsonl")
        capfdbinary.readouterr()
        done(source, "-")
        assert capfdbinary.readouterr().out == (tmp_path / "whole.jsonl").read_bytes()

    def test_an_output_inside_the_input_folder_is_no_input(self, tmp_path):
        write(tmp_path / "a.jsonl", articles(20))
        for _ in range(2):
            summary, _ = done(tmp_path, f"{tmp_path}/run/")
            assert summary.tallies["ingest"].read == 20


class TestAgain:
    def test_what_is_done_is_not_done_again_and_a_change_reruns_what_it_touches(self, tmp_path):
        names = []
        for n in range(12):
            write(tmp_path / f"in{n}.jsonl", [{**record, "id": f"{n}-{record['id']}"} for record in articles(30, seed=n)])
        source, run_folder = tmp_path / "in*.jsonl", tmp_path / "run"

        def shards():
            done(source, run_folder, shards=True, size=8000)
            report = json.loads((run_folder / "report.json").read_bytes())
            files = {p.name for p in run_folder.glob("shards/*/*.done.json")}
            names.append(files)
            return report["shards"], report["done_before"]

        total, before = shards()
        assert (total, before) == (len(names[0]), 0)
        assert shards() == (total, total)
        write(tmp_path / "in7.jsonl", articles(31, seed=99))
        total, before = shards()
        assert 0 < total - before < total / 2
        assert len(names[-1]) == total, "what no plan names any more is removed"
        with (tmp_path / "in11.jsonl").open("a") as stream:
            stream.write('{"id": "new", "text": "KEN calls TZA."}\n')
        total, before = shards()
        assert total - before == 1
        assert json.loads((run_folder / "report.json").read_bytes())["summary"]["events"] > 0

    def test_other_settings_are_another_result(self, source):
        from lapel.run.fingerprint import fingerprint
        from lapel.run.settings import Settings

        same = fingerprint(ReadOptions(), Settings())
        assert fingerprint(ReadOptions(), Settings()) == same
        assert fingerprint(ReadOptions(max_chars=9), Settings()) != same
        assert fingerprint(ReadOptions(), Settings(min_confidence=0.5)) != same
        assert fingerprint(ReadOptions(), Settings(actors=source)) != same

    def test_a_file_of_a_shard_that_was_damaged_is_made_again(self, source, tmp_path):
        done(source, tmp_path / "run", shards=True, size=8000)
        before = {p.name: p.read_bytes() for p in (tmp_path / "run" / "events").iterdir()}
        first, second, *_ = sorted((tmp_path / "run").glob("shards/*/*.events.jsonl"))
        content = first.read_bytes()
        first.write_bytes(content[:-3] + b"x}\n" if content else b"x")
        second.unlink()
        done(source, tmp_path / "run", shards=True, size=8000)
        assert json.loads((tmp_path / "run" / "report.json").read_bytes())["done_before"] == len(before) - 1
        assert {p.name: p.read_bytes() for p in (tmp_path / "run" / "events").iterdir()} == before

    def test_standard_input_sent_again_is_the_same_input(self, source, tmp_path, monkeypatch):
        def send(fail):
            with source.open("rb") as stream:
                monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": stream}))
                if fail:
                    monkeypatch.setattr(sharded, "finished", lambda *_: 1 / 0)
                done("-", tmp_path / "events.jsonl", size=8000)

        with pytest.raises(ZeroDivisionError):
            send(fail=True)
        kept = list((tmp_path / "events.jsonl.run").glob("shards/*/*.done.json"))
        assert len(kept) > 5
        times = {path: path.stat().st_mtime_ns for path in kept}
        monkeypatch.undo()
        seen = []
        monkeypatch.setattr(sharded, "_tidy", lambda folder, *_: seen.extend(
            Path(folder.at(n)).stat().st_mtime_ns for n in folder.names("shards") if n.endswith(".done.json")))
        send(fail=False)
        assert sorted(seen) == sorted(times.values())


class TestFolder:
    def test_a_second_run_is_refused_in_one_line(self, source, tmp_path):
        with folders.opened(f"{tmp_path}/run/"), pytest.raises(CannotRun, match=r"run: another run is at work here \(process \d+\)"):
            done(source, f"{tmp_path}/run/")

    def test_the_lock_of_a_dead_process_holds_nobody_up(self, source, tmp_path):
        (tmp_path / "run").mkdir()
        code = (f"import os; from lapel.run.folder import opened; run = opened({str(tmp_path / 'run')!r}); run.__enter__(); "
                "os.kill(os.getpid(), 9)")
        subprocess.run([sys.executable, "-c", code], check=False)
        assert (tmp_path / "run" / "lock").read_text()
        done(source, tmp_path / "run")

    def test_a_folder_with_other_things_is_refused(self, source, tmp_path):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "thesis.txt").touch()
        with pytest.raises(CannotRun, match="mine: a folder that holds other things"):
            done(source, tmp_path / "mine")
        (tmp_path / "events.jsonl.run").touch()
        with pytest.raises(CannotRun, match="is a file, but the run needs a folder"):
            done(source, tmp_path / "events.jsonl")
        with pytest.raises(CannotRun, match="does its folder exist"):
            done(source, tmp_path / "none" / "events.jsonl")

    def test_nothing_is_left_of_a_run_that_had_nothing_to_read(self, tmp_path):
        from lapel.errors import BadInput

        with pytest.raises(BadInput):
            done(tmp_path / "none", tmp_path / "events.jsonl")
        assert list(tmp_path.iterdir()) == []


def test_status_and_report_say_what_was_done(source, tmp_path):
    from rich.console import Console

    summary, _ = done(source, tmp_path / "events.jsonl", keep=True, report=str(tmp_path / "report.json"), size=8000)
    report = json.loads((tmp_path / "report.json").read_bytes())
    assert report["summary"]["events"] == summary.events
    assert report["attempts"] == {"1": report["shards"]}
    assert report["peak"] > 10**7
    assert {"ingest", "tokenise", "actors", "dates", "parse", "gestures", "events", "record", "all"} <= set(report["stages"])
    found = status(tmp_path / "events.jsonl")
    assert (found.done, found.phase, found.at_work) == (found.shards, "finished", False)
    assert len(found.slowest) == 10
    console = Console(width=100, file=io.StringIO(), record=True)
    console.print(table(found))
    assert f"{found.shards} of {found.shards} done" in console.export_text()


def test_done_is_what_its_record_says(source, tmp_path):
    done(source, tmp_path / "run", shards=True, size=8000)
    storage = Folder(tmp_path / "run")
    names = [Path(name).name.split(".")[0] for name in storage.names("shards") if name.endswith(".done.json")]
    assert all(read_done(storage, name, whole=True) for name in names)
    (tmp_path / "run" / "shards" / names[0][:2] / f"{names[0]}.done.json").write_bytes(b'{"half')
    assert read_done(storage, names[0]) is None
