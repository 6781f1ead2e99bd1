"""How fast lapel is, and what it costs: ``python -m tests.bench.bench`` (``make bench``).

One run over a fixed sample gives one table: each stage alone, all stages in memory, ``lapel run`` as a user starts it (start-up
and writing included), and spaCy's own pipeline on the same texts. With ``--label`` the figures are kept in results/.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from lapel import jsonl
from lapel.language import BASE_MODELS, tokenise
from lapel.records import Article
from tests.bench import child, corpora, machine

RESULTS = Path(__file__).with_name("results")


def timed(function: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that a call took, and what it gave."""
    start = time.perf_counter()
    result = function()
    return time.perf_counter() - start, result


def stages(articles: list[Article]) -> tuple[dict[str, float], dict[str, int]]:
    """Seconds of each stage alone over all articles, and what there was to do."""
    from lapel.run.steps import Steps

    loading, steps = timed(lambda: Steps().load())
    seconds = {"load models and tables": loading}
    seconds["tokenise"], tokens = timed(lambda: [steps.tokenise(a) for a in articles])
    seconds["actors"], mentions = timed(lambda: [steps.actors(a, t) for a, t in zip(articles, tokens, strict=True)])
    seconds["dates"], dates = timed(lambda: [steps.dates(a, t) for a, t in zip(articles, tokens, strict=True)])
    seconds["parse"], parsed = timed(lambda: list(steps.parse(zip(articles, tokens, mentions, strict=True))))
    seconds["gestures"], gestures = timed(lambda: [
        steps.gestures(*each) for each in zip(articles, tokens, parsed, mentions, dates, strict=True)])
    seconds["events"], events = timed(lambda: [
        steps.events(a, g, m, d) for a, g, m, d in zip(articles, gestures, mentions, dates, strict=True)])
    counts = {"words": sum(len(t.doc) for t in tokens), "sentences": sum(len(t.sentences) for t in tokens),
              "parsed_sentences": sum(map(len, parsed)), "gestures": sum(len(g.gestures) for g in gestures),
              "events": sum(map(len, events))}
    return seconds, counts


def base_pipeline(articles: Iterable[Article]) -> float:
    """Seconds of the base pipeline as spaCy loads it, with all its components, over whole texts."""
    import spacy

    name = next(m for m in BASE_MODELS if spacy.util.is_package(m))
    nlp = spacy.load(name)
    return timed(lambda: [None for _ in nlp.pipe(a.text for a in articles)])[0]


def whole_runs(articles: list[Article], workers: Iterable[int], folder: Path) -> dict[str, child.Child]:
    """``lapel run`` as a command, over nothing (its start-up) and over all articles, with some workers."""
    source, nothing = folder / "articles.jsonl", folder / "one.jsonl"
    jsonl.write(source, articles)
    jsonl.write(nothing, [Article(id="one", text="Nothing happened on Tuesday.")])
    found = {"start-up": child.run(["run", str(nothing), "-o", str(folder / "none"), "--quiet"])}
    for n in workers:
        found[f"lapel run, {n} worker{'s' if n > 1 else ''}"] = child.run(
            ["run", str(source), "-o", str(folder / f"{n}.jsonl"), "--workers", str(n), "--quiet"])
    return found


def measure(size: int, workers: list[int], folder: Path) -> dict[str, Any]:
    """Everything, as it is kept in results/."""
    described, articles = corpora.sample(size, folder)
    for article in articles[:3]:
        tokenise(article.text)  # the tokenizer's exceptions are compiled on first use
    alone, counts = stages(articles)
    memory = sum(seconds for name, seconds in alone.items() if not name.startswith("load"))
    fourth = articles[::4]
    base = base_pipeline(fourth) * sum(len(a.text) for a in articles) / sum(len(a.text) for a in fourth)
    runs = whole_runs(articles, workers, folder)
    steps = {**alone, "all stages in memory": memory, "nlp.pipe of the base pipeline": base,
             **{name: run.seconds for name, run in runs.items()}}
    return {"machine": machine.description(), "corpus": described, "counts": counts,
            "seconds": {name: round(value, 3) for name, value in steps.items()},
            "peak_megabytes": {name: round(run.peak / 1e6) for name, run in runs.items()},
            "notes": ["nlp.pipe is timed on every fourth article and scaled by characters"]}


def table(result: dict[str, Any]) -> Table:
    """Rates of each step, and how many times as fast as the base pipeline it is."""
    counts, articles = result["counts"], result["corpus"]["articles"]
    base = result["seconds"]["nlp.pipe of the base pipeline"]
    out = Table(title=f"{articles} articles, {counts['sentences']} sentences, {counts['words']} words", title_justify="left",
                caption=f"{counts['parsed_sentences']} sentences passed the gate; {counts['gestures']} rule hits, "
                        f"{counts['events']} events. {result['machine']['cpu']}, Python {result['machine']['python']}.",
                caption_justify="left")
    for column in ("", "seconds", "words/s", "ms/1,000 words", "sentences/s", "articles/s", "x nlp.pipe", "peak MB"):
        out.add_column(column, justify="left" if not column else "right")
    for name, seconds in result["seconds"].items():
        words, *others = (f"{n / seconds:,.0f}" for n in (counts["words"], counts["sentences"], articles))
        rates = [words, f"{seconds * 1e6 / counts['words']:.2f}", *others, f"{base / seconds:.2f}"]
        if name in {"load models and tables", "start-up"}:
            rates = [""] * len(rates)
        peak = result["peak_megabytes"].get(name)
        out.add_row(name, f"{seconds:.2f}", *rates, f"{peak:,}" if peak else "")
    return out


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and keep the figures where a label is given."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=250, metavar="N", help="articles of each corpus (default: 250)")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2], metavar="N", help="worker counts (default: 1 2)")
    parser.add_argument("--label", help="keep the figures as results/<label>.json (a day or a version)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        result = measure(options.articles, options.workers, Path(folder))
    Console(width=None if sys.stdout.isatty() else 140).print(table(result))
    if options.label:
        RESULTS.mkdir(exist_ok=True)
        text = json.dumps({"label": options.label, **result}, indent=2, ensure_ascii=False)
        (RESULTS / f"{options.label}.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
