"""Whether memory stays flat: ``python -m tests.bench.memory`` takes a worker through 100,000 articles of the corpora.

They are read again under other ids once they are at an end. What the worker's process holds is told by the record of each shard; the
exit code is 1 when it is more than 20% above its value after 10,000 articles. A worker makes room for a new one after
``lapel.run.local.RECYCLE`` articles, as in any run; ``--recycle`` sets another number.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from lapel import resources
from lapel.run import local
from lapel.run.folder import PLAN
from lapel.run.session import session
from lapel.run.sharded import Request, run
from lapel.run.shards import Shard, read_done
from lapel.run.storage import Folder

SETTLED = 10_000
"""Articles after which memory should have its size."""
ROOM = 1.2


def lines() -> Iterator[str]:
    """Articles of all corpora as JSON lines, again and again, each time under other ids."""
    paths = sorted(resources.shared("corpora").glob("*.jsonl.gz"))
    if not paths:
        raise SystemExit(f"the corpora are not here: set {resources.SHARED_VARIABLE} to the folder that holds them")
    for turn in itertools.count():
        for path in paths:
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                for line in stream:
                    record = json.loads(line)
                    yield json.dumps({**record, "id": f"{record['id']}/{turn}"}, ensure_ascii=False) + "\n"


def measure(articles: int, folder: Path) -> list[tuple[int, int]]:
    """How many articles a worker had seen, all of them together, and what it then held in bytes: after each shard."""
    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as stream:
        stream.writelines(itertools.islice(lines(), articles))
    output = folder / "events.jsonl"
    with session("run", quiet=True) as work:
        run(Request(paths=[str(source)], output=str(output), keep=True, timeout=local.LOADING), work)
    kept = Folder(f"{output}.run")
    seen, found = 0, []
    for line in kept.read(PLAN).splitlines():
        done = read_done(kept, msgspec.json.decode(line, type=Shard).name)
        assert done is not None
        seen += done.articles
        found.append((seen, done.held))
    return found


def at(found: list[tuple[int, int]], articles: int) -> int:
    """What was held when so many articles had gone by."""
    return next((held for seen, held in found if seen >= articles), found[-1][1])


def most(found: list[tuple[int, int]]) -> float:
    """The most that was held after SETTLED articles, as a share of what was held then."""
    return max(held for seen, held in found if seen >= min(SETTLED, found[-1][0])) / at(found, SETTLED)


def table(found: list[tuple[int, int]], step: int) -> Table:
    """Rows every so many articles."""
    out = Table(title="what one worker holds", title_justify="left")
    for column in ("articles", "megabytes", "of that after 10,000"):
        out.add_column(column, justify="right")
    for articles in range(step, found[-1][0] + step, step):
        held = at(found, articles)
        out.add_row(f"{min(articles, found[-1][0]):,}", f"{held / 1e6:,.0f}", f"{held / at(found, SETTLED):.2f}")
    return out


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.memory", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, metavar="N", help="articles that go by (default: 100,000)")
    parser.add_argument("--recycle", type=int, metavar="N", help="articles after which a worker is replaced")
    parser.add_argument("--step", type=int, default=5_000, metavar="N", help="articles from row to row (default: 5,000)")
    options = parser.parse_args(arguments)
    if options.recycle:
        local.RECYCLE = options.recycle
    with tempfile.TemporaryDirectory() as folder:
        found = measure(options.articles, Path(folder))
    Console(width=None if sys.stdout.isatty() else 140).print(table(found, options.step))
    print(f"at most {most(found):.2f} of what was held after {SETTLED:,} articles")
    return 0 if most(found) <= ROOM else 1


if __name__ == "__main__":
    sys.exit(main())
