"""The accuracy page, from what ``make eval`` last kept (tests/gold/results.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docs.generate.tables import row

RESULTS = Path(__file__).parents[2] / "tests" / "gold" / "results.json"
EVENTS = {"seed": "seed story", "dev": "articles", "items": "short items"}
LEVELS = ("found", "type", "status", "roles", "full")
OTHERS = {"actors": "Actors", "plv_dev": "PLOVER roots of marked pairs (plv_dev)",
          "plover_gsr_dev": "Root and country codes (plover_gsr_dev)",
          "up_validate": "Root and country codes, fictional countries (up_validate)"}
CORPORA = {"aquaint": "AQUAINT part of TBAQ, newswire", "wikiwars": "WikiWars, history", "gum": "GUM news (other guidelines)"}
TIMEX = ("relaxed", "strict", "value")


def page() -> str:
    """The figures of all sets, with what they mean."""
    return "\n".join(_lines(json.loads(RESULTS.read_text(encoding="utf-8")))) + "\n"


def _lines(results: dict[str, dict[str, float]]) -> Iterator[str]:
    yield "# Accuracy\n"
    yield ("Measured by `make eval` on annotated articles that are not in the repository; this page is made from the figures that it kept "
           "in `tests/gold/results.json`. Each set of events has two halves: rules were written with a view of the `written` half, the "
           "`checked` half was only ever scored. What to expect on text of your own is the `checked` half, or less.\n")
    yield "## Events\n"
    yield ("F1. *found*: an event of the gold met by one that overlaps it; *type*, *status*: that is right too; *roles*: the countries of "
           "agents and recipients; *full*: type, status and roles. P and R are precision and recall at *found*.\n")
    yield row("set", "half", "P", "R", *LEVELS)
    yield "| --- | --- |" + " ---: |" * (2 + len(LEVELS))
    for name, what in EVENTS.items():
        if name in results:
            yield from _events(what, results[name])
    if "dates" in results:
        yield from _dates(results["dates"])
    for name, title in OTHERS.items():
        if name in results:
            yield f"\n## {title}\n"
            yield from ["| measure | figure |", "| --- | ---: |"]
            yield from (row(key.replace(".", " "), f"{value:.3f}") for key, value in results[name].items())


def _dates(figures: dict[str, float]) -> Iterator[str]:
    yield "\n## Time expressions (TIMEX3)\n"
    yield "F1. *relaxed*: an expression is found, *strict*: with its exact bounds, *value*: with its normalised value.\n"
    yield row("corpus", "half", *TIMEX)
    yield "| --- | --- |" + " ---: |" * len(TIMEX)
    for corpus, title in CORPORA.items():
        for half in ("written", "checked", ""):
            prefix = ".".join(filter(None, (half, corpus)))
            values = [figures.get(f"{prefix}.{level}.f") for level in TIMEX]
            if any(values):
                yield row(title, half or "whole", *("" if value is None else f"{value:.3f}" for value in values))


def _events(title: str, figures: dict[str, Any]) -> Iterator[str]:
    halves = [half for half in ("written", "checked") if f"{half}.found.f" in figures] or [""]
    for half in halves:
        prefix = f"{half}." if half else ""
        values = [figures.get(f"{prefix}{key}") for key in ("found.p", "found.r", *(f"{level}.f" for level in LEVELS))]
        yield row(title, half or "whole", *("" if value is None else f"{value:.3f}" for value in values))
