"""Workers that die or hang, places that cannot be written, input that goes away, signals: nothing is lost, and a rerun completes."""

import contextlib
import dataclasses
import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from lapel.errors import LapelError
from lapel.run import loop, sharded, work
from lapel.run.engine import Result
from lapel.run.folder import CannotRun
from lapel.run.local import Local
from lapel.run.output import CannotWrite, open_output
from lapel.run.session import session
from lapel.run.sharded import Request, run
from lapel.run.shards import suspect_name
from lapel.run.status import status
from lapel.run.storage import Folder
from tests.faults import kills
from tests.faults.child import request
from tests.faults.made import MadeSteps, articles, inline, write

ROOT = Path(__file__).parents[2]


def records(n=60, **faults):
    """Articles of which some are at fault: ``a7="die"``."""
    found = [{"id": f"a{i}", "date": "2021-03-04", "text": f"KEN calls TZA on 2021-03-0{1 + i % 9}. Number {i}."} for i in range(n)]
    for id_, fault in faults.items():
        found[int(id_[1:])]["text"] += f" FAULT {fault}"
    return found


def lines(path, found):
    path.write_text("".join(json.dumps(record) + "\n" for record in found), encoding="utf-8")
    return path


def done(source, output, **more):
    drops = []
    with session("run", quiet=True) as opened:
        opened.on_drop = drops.append
        run(request(str(source), str(output), 2, 1500, **more), opened)
    return opened.summary, drops


def event_ids(path):
    return [json.loads(line)["article"]["id"] for line in Path(path).read_text().splitlines()]


def test_a_worker_that_dies_once_costs_its_shard_a_retry(tmp_path):
    source = lines(tmp_path / "in.jsonl", records(a20=f"once {tmp_path / 'died'}"))
    _, drops = done(source, tmp_path / "events.jsonl", keep=True)
    assert (tmp_path / "died").exists()
    assert drops == []
    assert event_ids(tmp_path / "events.jsonl") == [f"a{i}" for i in range(60)]
    report = json.loads((tmp_path / "events.jsonl.run" / "report.json").read_bytes())
    assert report["attempts"]["2"] == 1
    assert list(report["deaths"].values()) == [["signal 9"]]


def test_an_article_at_which_workers_die_is_quarantined_and_the_others_are_not(tmp_path):
    source = lines(tmp_path / "in.jsonl", records(a20="die", a21="die", a50="die"))
    summary, drops = done(source, tmp_path / "events.jsonl")
    assert [(d.id, d.reason, d.stage) for d in drops] == [(id_, "quarantined", "actors") for id_ in ("a20", "a21", "a50")]
    assert all("3 workers ended here (signal 9)" in d.detail for d in drops)
    assert event_ids(tmp_path / "events.jsonl") == [f"a{i}" for i in range(60) if i not in {20, 21, 50}]
    assert summary.tallies["actors"].dropped == {"quarantined": 3}


def test_an_article_that_hangs_is_dropped_when_its_time_is_over(tmp_path):
    source = lines(tmp_path / "in.jsonl", records(a33="hang"))
    _, drops = done(source, tmp_path / "events.jsonl", timeout=4.0)
    assert [(d.id, d.reason) for d in drops] == [("a33", "timeout")]
    assert len(event_ids(tmp_path / "events.jsonl")) == 59


def test_a_record_at_whose_reading_workers_die_is_left_out_too(tmp_path):
    source = lines(tmp_path / "in.jsonl", records())
    asked = request(str(source), str(tmp_path / "events.jsonl"), 2, 1500)
    drops = []
    with session("run", quiet=True) as opened:
        opened.on_drop = drops.append
        run(dataclasses.replace(asked, engine=lambda job, storage: DyingReader(Local(job, storage, 2, 60.0, MadeSteps), storage)), opened)
    assert [(d.reason, d.stage, d.where) for d in drops] == [("quarantined", "ingest", f"{source}, line 13")]
    assert len(event_ids(tmp_path / "events.jsonl")) == 59


class DyingReader:
    """Workers that die while line 13 is read, unless they are told to pass it over: what the engine then says is what it would say."""

    def __init__(self, engine, storage):
        self.engine, self.storage, self.lost = engine, storage, []

    def free(self):
        return self.engine.free()

    def submit(self, task):
        piece = task.shard.pieces[0].input
        inside = piece.part.first < 13 <= piece.part.first + 13
        if inside and not any(place.endswith("line 13") for place in task.skip):
            if task.careful:
                with self.storage.create(suspect_name(task.shard.name)) as stream:
                    stream.write(json.dumps(f"{piece.path}, line 13").encode())
            self.lost.append(task)
        else:
            self.engine.submit(task)

    def next(self, seconds):
        return Result(task=self.lost.pop(), died="signal 11") if self.lost else self.engine.next(seconds)

    def close(self):
        self.engine.close()


def test_a_machine_on_which_every_worker_dies_is_not_tried_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(loop, "HOPELESS", 4)
    monkeypatch.setattr(loop, "DEATHS", 99)
    source = lines(tmp_path / "in.jsonl", records(a0="die"))
    with pytest.raises(loop.Hopeless, match="end again and again"):
        done(source, tmp_path / "events.jsonl")


def test_input_that_vanishes_is_a_drop_and_input_that_changes_stops_the_run(tmp_path, monkeypatch):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"KEN calls TZA. {name}", encoding="utf-8")
    planned = sharded.plan

    def then(change):
        def plan_and(*args, **more):
            shards = list(planned(*args, **more))
            change()
            return iter(shards)

        monkeypatch.setattr(sharded, "plan", plan_and)

    def once():
        drops = []
        with session("run", quiet=True) as opened:
            opened.on_drop = drops.append
            run(Request(paths=[str(tmp_path / "*.txt")], output=str(tmp_path / "events.jsonl"), engine=inline), opened)
        return drops

    then(lambda: (tmp_path / "b.txt").write_text("KEN calls NOR, and more of it.", encoding="utf-8"))
    with pytest.raises(work.InputChanged, match="changed while it was read"):
        once()
    then((tmp_path / "b.txt").unlink)
    assert [(Path(d.where).name, d.reason) for d in once()] == [("b.txt", "unreadable")]
    assert len((tmp_path / "events.jsonl").read_text().splitlines()) == 2


def test_a_run_s_folder_that_goes_away_is_one_line(tmp_path):
    source = lines(tmp_path / "in.jsonl", records(60))
    asked = request(str(source), str(tmp_path / "events.jsonl"), 1, 1500)

    class Removing:
        """After the first result somebody removes the folder of the run."""

        def __init__(self, engine):
            self.engine, self.free, self.submit, self.close = engine, engine.free, engine.submit, engine.close

        def next(self, seconds):
            result = self.engine.next(seconds)
            shutil.rmtree(tmp_path / "events.jsonl.run", ignore_errors=True)
            return result

    with session("run", quiet=True) as opened, pytest.raises(LapelError, match="is not done; run the same command again"):
        run(dataclasses.replace(asked, engine=lambda job, storage: Removing(inline(job, storage))), opened)
    assert not (tmp_path / "events.jsonl").exists()
    done(source, tmp_path / "events.jsonl")
    assert len(event_ids(tmp_path / "events.jsonl")) == 60


class TestWriting:
    def test_a_full_disk_is_one_line_and_a_rerun_completes(self, tmp_path, monkeypatch):
        source = write(tmp_path / "in.jsonl", articles(120))
        done(source, tmp_path / "whole.jsonl")
        for room in range(0, 60_000, 9000):
            _fill_after(monkeypatch, room)
            with pytest.raises((LapelError, OSError), match=r"No space left on device"):
                _inline(source, tmp_path / "events.jsonl")
            monkeypatch.undo()
            assert not (tmp_path / "events.jsonl").exists()
        _inline(source, tmp_path / "events.jsonl")
        assert (tmp_path / "events.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()

    def test_so_is_a_limit_on_the_size_of_files(self, tmp_path):
        source = write(tmp_path / "in.jsonl", articles(600))
        command = [sys.executable, "-m", "tests.faults.child", str(source), str(tmp_path / "events.jsonl"), "1", "10000000"]

        def limited():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=limited)
        assert result.returncode == 2
        assert result.stderr.count("\n") == 1 and "File too large" in result.stderr
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0

    @pytest.mark.skipif(os.getuid() == 0 and not os.access("/proc/1/mem", os.R_OK), reason="needs a place that cannot be written")
    def test_an_output_that_cannot_be_written_is_told_before_the_work(self, tmp_path):
        source = lines(tmp_path / "in.jsonl", records(3))
        with pytest.raises(CannotRun, match=r"cannot be written"):
            done(source, "/proc/events.jsonl")

    def test_the_output_says_when_there_is_no_room(self, tmp_path):
        with pytest.raises(CannotWrite, match=r"events.jsonl: cannot be written \(No space left on device\); make room"), \
                open_output(tmp_path / "events.jsonl"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        assert list(tmp_path.iterdir()) == []


def _inline(source, output):
    with session("run", quiet=True) as opened:
        run(Request(paths=[str(source)], output=str(output), size=4000, engine=inline), opened)


def _fill_after(monkeypatch, room):
    """A disk that takes so many bytes more."""
    left = [room]
    create = Folder.create

    class Full:
        def __init__(self, stream):
            self.stream = stream

        def write(self, data):
            left[0] -= len(data)
            if left[0] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return self.stream.write(data)

    @contextlib.contextmanager
    def full(self, name):
        with create(self, name) as stream:
            yield Full(stream)

    monkeypatch.setattr(Folder, "create", full)


class TestSignals:
    def started(self, tmp_path):
        source = write(tmp_path / "in.jsonl", articles(600, slow=0.05))
        command = [sys.executable, "-m", "tests.faults.child", str(source), str(tmp_path / "events.jsonl"), "2", "20000"]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 120
        while not list(tmp_path.glob("events.jsonl.run/shards/*/*.done.json")):
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.05)
        return process, [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
    def test_they_end_every_process_and_keep_what_is_done(self, tmp_path, number):
        process, family = self.started(tmp_path)
        assert len(family) > 3
        found = status(tmp_path / "events.jsonl")
        assert found.at_work and found.phase == "shards" and 0 < found.done < found.shards
        assert 1 <= len(found.running) <= 2
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        _, alive = psutil.wait_procs(family, timeout=20)
        assert alive == []
        assert not (tmp_path / "events.jsonl").exists()
        assert list(tmp_path.glob("events.jsonl.run/shards/*/*.done.json"))
        if number == signal.SIGKILL:
            assert process.returncode == -9
        else:
            assert process.returncode == 128 + number
            assert said == f"lapel: stopped by {number.name}; what is done is kept: the same command goes on from here\n"


def test_kills_at_random_moments_leave_the_same_bytes(tmp_path):
    """A short version of ``python -m tests.faults.kills``."""
    source = write(tmp_path / "articles.jsonl", articles(300, slow=0.002))
    runs = kills.Runs(source, tmp_path, real=False, workers=2, size=12_000, seed=5)
    kills.trial(runs, 5, 3)
    assert sum(runs.killed.values()) == 5
