"""Events against annotated articles, by the scorer that stands beside the annotated data."""

from __future__ import annotations

import collections
import functools
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
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


def wrong_parts(name: str, events: Path, n: int) -> list[str]:
    """The first ``n`` events of the right type whose parties, status or date differ, of the half that may be looked at."""
    tool = scorer()
    half = "written" if "written" in corpus.halves(name) else None
    system: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for event in tool.read(events):
        system[event["article"]["id"]].append(event)
    told: list[str] = []
    for row in corpus.lines(corpus.FILES[name][1]):
        if half and row["half"] != half:
            continue
        gold, found = row["events"], system[row["article"]]
        agree = {(i, j): a for i, g in enumerate(gold) for j, s in enumerate(found) if (a := tool.agreement(g, s))}
        for i, j in sorted(tool.pair(gold, found, "type", agree)):
            if not gold[i]["optional"] and gold[i]["same_as"] is None:
                told += _differences(tool, gold[i], found[j], row["article"])
    return told[:n]


def _differences(tool: ModuleType, gold: dict[str, Any], system: dict[str, Any], article: str) -> Iterator[str]:
    evidence = system["evidence"]
    where = f"{gold['type']} [{evidence['trigger']['text']}] {evidence['rule']} {article} {gold['evidence']['text'][:200]!r}"
    if not tool.roles_agree(gold, system):
        sides = [_sides(tool, event) for event in (gold, system)]
        texts = [p["text"] for key in ("agents", "recipients") for p in system[key]]
        yield f"ROLES  {sides[0]} read as {sides[1]} {texts} {where}"
    if system["status"] not in {gold["status"], *gold["alt_status"]}:
        yield f"STATUS {gold['status']} read as {system['status']} {where}"
    days = [[(event["date"] or {}).get(key) for key in ("start", "end")] for event in (gold, system)]
    if gold["date"] and days[0] != days[1]:
        yield f"DATE   {days[0]} read as {days[1]} {where}"


def _sides(tool: ModuleType, event: dict[str, Any]) -> str:
    return " -> ".join("+".join(sorted(tool.countries(event[key]))) or "()" for key in ("agents", "recipients"))


@functools.cache
def scorer() -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_events", corpus.path("tools", "score_events.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
