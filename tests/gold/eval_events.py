"""Events against annotated articles, by the scorer that stands beside the annotated data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from lapel import jsonl
from tests.gold import corpus, pipeline

LEVELS = ("found", "type", "status", "roles", "full")
DETAILS = ("date", "no_date", "place", "attribution")


def write_events(name: str, folder: Path) -> Path:
    """Run lapel over a set and write its events to ``<folder>/<name>.events.jsonl``."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.events.jsonl"
    jsonl.write(path, pipeline.events(corpus.articles(name)))
    return path


def score(name: str, events: Path, half: str | None) -> dict[str, Any]:
    """What the scorer says of one half (None: of all)."""
    return json.loads(_run(name, events, half, "--json"))


def errors(name: str, events: Path, n: int) -> str:
    """The first ``n`` misses and extras, of the half that may be looked at only."""
    half = "written" if "written" in corpus.halves(name) else None
    return _run(name, events, half, "--errors", str(n), "--confusions")


def figures(result: dict[str, Any]) -> dict[str, float]:
    """The figures that are kept: F of each level, share right of each detail."""
    kept = {f"{level}.f": result[level]["f"] for level in LEVELS}
    return kept | {key: result[key]["share"] for key in DETAILS if result[key]["of"]}


def _run(name: str, events: Path, half: str | None, *options: str) -> str:
    command = [sys.executable, str(corpus.path("tools", "score_events.py")), str(corpus.path(corpus.FILES[name][1])),
               str(events), *(["--half", half] if half else []), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"score_events.py failed on {name}: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout
