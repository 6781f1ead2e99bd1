"""How long a report takes to be made, and its pages to open in headless Chromium: ``python -m tests.bench.report EVENTS``.

A page is open when its first view stands, from the first request to the last drawing; it should take less than 3 s with 50,000
events. Measure on a quiet machine.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from lapel import jsonl
from lapel.records import Article, Event
from lapel.report.site import build
from tests.bench.many import records
from tests.browser import chromium, soon

PAGES = ("index.html", "timeline.html", "matrix.html", "dyad.html", "dyad.html#a={one}&b={other}", "precedence.html", "ledgers.html",
         "records.html", "records.html#q=ambassador", "article.html")


def opening(folder: Path, pages: list[str], times: int) -> dict[str, float]:
    """Median seconds in which each page opens, every time in a new tab of a browser that keeps nothing in memory."""
    found: dict[str, list[float]] = {page: [] for page in pages}
    with tempfile.TemporaryDirectory() as profile, chromium(Path(profile), height=900) as driver:
        driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        for _ in range(times):
            for page, seconds in found.items():
                name, _, state = page.partition("#")
                driver.get("about:blank")
                start = time.perf_counter()
                driver.get((folder / name).as_uri() + (f"#{state}" if state else ""))
                soon(lambda: driver.execute_script("return document.documentElement.dataset.ready"), seconds=120)
                seconds.append(time.perf_counter() - start)
    return {page: statistics.median(seconds) for page, seconds in found.items()}


def main(arguments: list[str] | None = None) -> int:
    """Make a report, open its pages, print the table; exit code 1 when a page takes longer than the limit."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.report", description=__doc__)
    parser.add_argument("events", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--records", type=int, metavar="N", help="so many records, those of EVENTS told again in later years")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="openings of each page (default: 5)")
    parser.add_argument("--limit", type=float, default=3.0, metavar="SECONDS", help="longest opening (default: 3)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "report"
        start = time.perf_counter()
        articles = jsonl.read(options.articles, Article) if options.articles else None
        events = records(options.events, options.records) if options.records else jsonl.read(options.events, Event)
        built = build(events, folder, articles=articles)
        making = time.perf_counter() - start
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        pages = [page for page in PAGES if options.articles or not page.startswith("article")]
        opened = opening(folder, [page.format(one="RUS", other="USA") for page in pages], options.times)
    table = Table(title=f"{built.records} records, {built.acts} acts: made in {making:.1f} s, {size / 1e6:.0f} MB", title_justify="left")
    table.add_column("page")
    table.add_column("opens in, s", justify="right")
    for page, seconds in opened.items():
        table.add_row(page, f"{seconds:.2f}")
    Console().print(table)
    return 1 if max(opened.values()) > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
