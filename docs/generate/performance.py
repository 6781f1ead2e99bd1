"""The performance page, from the benchmark results that are kept in tests/bench/results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docs.generate.tables import row

RESULTS = Path(__file__).parents[2] / "tests" / "bench" / "results"


def page() -> str:
    """The newest results in full, then the older ones in one line each."""
    results = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(RESULTS.glob("*.json"), reverse=True)]
    return "\n".join(_lines(results)) + "\n"


def _lines(results: list[dict[str, Any]]) -> Iterator[str]:
    yield "# Performance\n"
    yield ("Measured by the benchmark (`tests/bench`); made from what it kept in `tests/bench/results`. Machines differ and are "
           "noisy: compare rows of one run, not runs.\n")
    if not results:
        yield "No results are kept yet.\n"
        return
    newest = results[0]
    counts, machine = newest["counts"], newest["machine"]
    yield f"## {newest['label']}\n"
    yield (f"{newest['corpus']['articles']:,} articles, {counts['sentences']:,} sentences, {counts['words']:,} words; "
           f"{counts['parsed_sentences']:,} sentences passed the gate, {counts['events']:,} events. "
           f"{machine['cpu']}, {machine['cores']} cores, Python {machine['python']}, spaCy {machine['packages']['spacy']}.\n")
    yield row("step", "seconds", "words/s", "sentences/s", "articles/s", "× nlp.pipe", "peak MB")
    yield "| --- |" + " ---: |" * 6
    base = newest["seconds"]["nlp.pipe of the base pipeline"]
    for name, seconds in newest["seconds"].items():
        rates = (f"{counts['words'] / seconds:,.0f}", f"{counts['sentences'] / seconds:,.0f}",
                 f"{newest['corpus']['articles'] / seconds:,.0f}", f"{base / seconds:.2f}")
        shown = ("",) * 4 if name in {"load models and tables", "start-up"} else rates
        yield row(name, f"{seconds:.2f}", *shown, newest["peak_megabytes"].get(name, ""))
    for note in newest.get("notes", []):
        yield f"\n{note}."
    if len(results) > 1:
        yield from ["\n## Before\n", "| label | one worker, words/s | × nlp.pipe |", "| --- | ---: | ---: |"]
        for result in results[1:]:
            seconds = result["seconds"]["lapel run, 1 worker"]
            yield row(result["label"], f"{result['counts']['words'] / seconds:,.0f}",
                      f"{result['seconds']['nlp.pipe of the base pipeline'] / seconds:.2f}")
