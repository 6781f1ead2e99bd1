"""lapel as a user runs it: the sample articles in a folder of their own, and every file that the stages make of them."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lapel import resources
from lapel.cli import main


@dataclass
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def lapel(capfd):
    """Call the command line in this process; gives exit code and both outputs."""
    def call(*arguments):
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(a) for a in arguments])
        sys.stdout.flush()
        return Result(end.value.code, *capfd.readouterr())

    return call


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Folder with data/samples, data/evaluation and out/, the latter with each stage's file, and the folder of a run."""
    folder = tmp_path_factory.mktemp("made")
    for name in ("samples", "evaluation"):
        shutil.copytree(resources.data(name), folder / "data" / name)
    out = folder / "out"
    out.mkdir()
    stages = [
        ("ingest", folder / "data" / "samples", "articles.jsonl"), ("actors", "articles.jsonl", "actors.jsonl"),
        ("dates", "articles.jsonl", "dates.jsonl"), ("parse", "articles.jsonl", "actors.jsonl", "parsed.spacy"),
        ("gestures", "articles.jsonl", "parsed.spacy", "actors.jsonl", "dates.jsonl", "gestures.jsonl"),
        ("events", "articles.jsonl", "gestures.jsonl", "actors.jsonl", "dates.jsonl", "events.jsonl"),
        ("run", folder / "data" / "samples", "run")]
    (out / "run").mkdir()
    for command, *inputs, target in stages:
        arguments = [command, *(str(out / i) if isinstance(i, str) else str(i) for i in inputs), "-o", str(out / target), "--quiet"]
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert end.value.code == 0, arguments
    return folder


@pytest.fixture
def here(made, monkeypatch):
    """The same folder as working directory."""
    monkeypatch.chdir(made)
    return Path()
