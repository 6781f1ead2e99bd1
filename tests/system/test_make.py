"""The make targets, over a folder of their own and the environment that runs the tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed"),
    pytest.mark.skipif(not (ROOT / "Makefile").is_file(), reason="not a checkout: there is no Makefile"),
]


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    """Run make with output in a folder of its own; set-up is done already (this environment)."""
    folder = tmp_path_factory.mktemp("make")
    ready = folder / "ready"
    ready.touch()
    articles = folder / "articles"
    shutil.copytree(ROOT / "data" / "samples", articles)
    fixed = [f"OUT={folder / 'out'}", f"ARTICLES={articles}", f"ready={ready}", f"bin={Path(sys.executable).parent}"]

    def call(*arguments):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        return subprocess.run(["make", "-C", str(ROOT), "--no-print-directory", *fixed, *arguments], capture_output=True, text=True,
                              check=True, env=environment).stdout

    call.folder = folder
    return call


def commands(printed):
    """The lapel commands that make ran, or would run."""
    return [line.split("/lapel ")[1].split()[0] for line in printed.splitlines() if "/lapel " in line]


def test_stages_run_in_order_once_and_only_where_something_changed(make):
    assert commands(make("events")) == ["ingest", "actors", "parse", "dates", "gestures", "events"]
    out = make.folder / "out"
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    assert set(before) >= {"articles.jsonl", "actors.jsonl", "dates.jsonl", "parsed.spacy", "gestures.jsonl", "events.jsonl"}

    assert commands(make("events")) == []
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir()} == before

    assert commands(make("-n", "-W", "data/gestures/contact.toml", "events")) == ["parse", "gestures", "events"]
    assert commands(make("-n", "-W", "data/ontology/statuses.toml", "events")) == ["events"]
    assert commands(make("-n", "-W", "pipeline/lapel/stages/dates/find.py", "events")) == ["dates", "gestures", "events"]
    assert commands(make("-n", "-W", str(make.folder / "articles" / "wire.jsonl"), "dates")) == ["ingest", "dates"]

    with (make.folder / "articles" / "more.txt").open("w", encoding="utf-8") as stream:
        stream.write("Norway thanked Sweden.\n")
    assert commands(make("dates")) == ["ingest", "dates"]


def test_other_articles_make_other_files(make, tmp_path):
    make("dates")
    other = tmp_path / "other.txt"
    other.write_text("Chile thanked Peru on Monday.\n", encoding="utf-8")
    os.utime(other, (0, 0))  # older than what is there: it is the other ARTICLES that count
    assert commands(make("dates", f"ARTICLES={tmp_path}")) == ["ingest", "dates"]
    assert (make.folder / "out" / "dates.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_run_makes_events_in_one_pass(make):
    assert commands(make("run")) == ["run"]
    assert (make.folder / "out" / "events.jsonl").stat().st_size > 10_000
    assert (make.folder / "out" / "drops.jsonl").read_text(encoding="utf-8").count("\n") == 1
