"""What a second worker brings: ``python -m tests.bench.workers`` runs one sample with 1 and with 2 workers, and says where the time goes.

The sample takes a minute and more with one worker, so that starting is not what is measured. Judge the ratio on a machine that does nothing
else; on a busy one, the processor seconds of the shards and the seconds in which only one process works say what it would be.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from lapel import jsonl
from tests.bench import child, corpora


class Timed(NamedTuple):
    """Seconds of one run."""

    workers: int
    all: float
    """As a user waits."""
    planning: float
    working: float
    """From the first worker's start to the last shard's end."""
    merging: float
    shards: float
    """Of all shards together, as they took."""
    processor: float
    """Of all shards together, at work."""

    @property
    def alone(self) -> float:
        """Before and after the workers' work, when one process works: importing, planning, merging."""
        return self.all - self.working

    @property
    def idle(self) -> float:
        """Of a worker on average, without a shard: it starts and loads, or waits for the others' last."""
        return self.working - self.shards / self.workers


def timed(source: Path, workers: int, folder: Path) -> Timed:
    """Run the command and read its report."""
    report = folder / "report.json"
    took = child.run(["run", str(source), "-o", str(folder / f"{workers}.jsonl"), "--workers", str(workers), "--quiet",
                      "--report", str(report)])
    told = json.loads(report.read_bytes())
    return Timed(workers, took.seconds, told["planning"], told["working"], told["merging"], told["stages"]["all"],
                 told["stages"]["processor"])


def ratio(one: Timed, more: Timed) -> float:
    """How many times as fast."""
    return one.all / more.all


def undisturbed(one: Timed, more: Timed) -> float:
    """The same, were every shard at work without a pause: by processor seconds."""
    return (one.alone + one.idle + one.processor) / (more.alone + more.idle + more.processor / more.workers)


def table(runs: list[Timed]) -> Table:
    """A row a run."""
    out = Table(title="seconds", title_justify="left")
    for column in ("workers", "all", "planning", "merging", "one process alone", "a worker idle", "shards", "shards, processor"):
        out.add_column(column, justify="right")
    for run in runs:
        out.add_row(str(run.workers), *(f"{value:.2f}" for value in (
            run.all, run.planning, run.merging, run.alone, run.idle, run.shards, run.processor)))
    return out


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; exit code 1 when the ratio is below the aim."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.workers", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, metavar="N", help="articles of each corpus (default: 1000)")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--times", type=int, default=1, metavar="N", help="runs of each; the quickest counts (default: 1)")
    parser.add_argument("--aim", type=float, default=1.85, metavar="X", help="least ratio (default: 1.85)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        described, articles = corpora.sample(options.articles, folder)
        source = folder / "articles.jsonl"
        jsonl.write(source, articles)
        runs = [timed(source, n, folder) for _ in range(options.times) for n in (1, options.workers)]
        assert (folder / "1.jsonl").read_bytes() == (folder / f"{options.workers}.jsonl").read_bytes()
    best = [min((run for run in runs if run.workers == n), key=lambda run: run.all) for n in (1, options.workers)]
    Console(width=None if sys.stdout.isatty() else 140).print(table(best))
    print(f"{described['articles']} articles: {ratio(*best):.2f} times as fast with {options.workers} workers; "
          f"{undisturbed(*best):.2f} by processor seconds")
    return 0 if ratio(*best) >= options.aim else 1


if __name__ == "__main__":
    sys.exit(main())
