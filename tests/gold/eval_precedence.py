"""Order and precedence against the public record: who called, visited and hosted whom, as two corpora tell it.

``python -m tests.gold.eval_precedence [EVENTS]`` prints one table; without a file of events it runs lapel over both corpora first.

A row of the record counts when the corpora tell of it, by the written rule of ``tests.gold.record``. It is found when an act of the kind,
with that country, is dated within a day. What the corpora announce (scheduled) is told apart from what they
report (realised).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from lapel import jsonl, resources
from lapel.ledger import Act, compare, gather, order, show
from lapel.ledger.channels import dealings
from lapel.ledger.days import shifted
from lapel.records import Event
from tests.gold.record import CORPORA, Fact, articles, facts, missing, told

TERM = "2021-01-20"
TELLING = ("realised", "scheduled")


def found(fact: Fact, acts: list[tuple[str, Act]]) -> bool:
    """Whether one of the acts (with their counterparts) is with the country and within a day of the fact."""
    first, last = shifted(fact.start, -1), shifted(fact.end, 1)
    return any(country == fact.country and act.close() and act.day() <= last and (act.end or "") >= first for country, act in acts)


def evaluate(events: Path) -> dict[str, dict[str, float]]:
    """For each kind: facts, how many the corpora tell of, and the shares of those found, by channel and in any contact."""
    acts = gather(jsonl.read(events, Event))
    texts = articles()

    def seen(channel: str, statuses: tuple[str, ...]) -> list[tuple[str, Act]]:
        return [(d.counterpart, d.act) for d in dealings(acts, "USA", channel, statuses) if d.act.start]

    tables = {key: seen(*key) for channel in ("call", "host", "visit", "contact") for key in ((channel, TELLING), (channel, ("realised",)))}
    out: dict[str, dict[str, float]] = {}
    known = [fact for fact in facts() if told(fact, texts)]
    for kind in ("call", "host", "visit (president)", "visit (secretary)"):
        channel = kind.split()[0]
        mine = [fact for fact in known if fact.kind == kind]
        measures: dict[str, Callable[[Fact], bool]] = {
            "recall": lambda f, c=channel: found(f, tables[c, TELLING]),
            "realised": lambda f, c=channel: found(f, tables[c, ("realised",)]),
            "any_contact": lambda f: found(f, tables["contact", TELLING])}
        out[kind] = {"facts": sum(f.kind == kind for f in facts()), "told": len(mine)} | {
            name: round(sum(map(right, mine)) / len(mine), 3) if mine else 0.0 for name, right in measures.items()}
    return out


def first_called(acts: list[Act], n: int = 12) -> tuple[list[str], list[str]]:
    """The first parties called after the term began: by the record, and by the acts (both sides known as leaders)."""
    calls = sorted((f for f in facts() if f.kind == "call"), key=lambda f: f.start)
    gold = list(dict.fromkeys(f.country for f in calls))[:n]
    return gold, [str(row.values["counterpart"]) for row in order(acts, "USA", "call", since=TERM, level="leader").rows[:n]]


def unfound(events: Path, n: int) -> list[str]:
    """The first ``n`` facts that the corpora tell of and no act of the channel holds."""
    acts, texts = gather(jsonl.read(events, Event)), articles()
    lines = []
    for fact in facts():
        listed = [(d.counterpart, d.act) for d in dealings(acts, "USA", fact.kind.split()[0], TELLING) if d.act.start]
        if told(fact, texts) and not found(fact, listed):
            lines.append(f"{fact.kind} {fact.country} {fact.start} {'/'.join(fact.names)}")
    return lines[:n]


def write_events(path: Path) -> None:
    """Run lapel over both corpora, as ``lapel run`` does."""
    from lapel.run.session import session
    from lapel.run.sharded import Request, run

    inputs = [str(resources.shared("corpora", f"{name}.jsonl.gz")) for name in CORPORA]
    with session("run", quiet=True) as work:
        run(Request(paths=inputs, output=str(path)), work)


def _table(figures: dict[str, dict[str, float]]) -> Table:
    out = Table(title="the public record, as far as the corpora tell of it", title_justify="left")
    for column in ("kind", "facts", "told", "recall", "realised", "any contact"):
        out.add_column(column, justify="left" if column == "kind" else "right")
    for kind, row in figures.items():
        out.add_row(kind, *(f"{value:g}" if name in {"facts", "told"} else f"{value:.3f}" for name, value in row.items()))
    return out


def main(arguments: list[str] | None = None) -> int:
    """Print the measures; 2 when the data is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.eval_precedence", description=__doc__)
    parser.add_argument("events", nargs="?", type=Path, help="events.jsonl of both corpora (default: they are run first)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N facts that were not found")
    options = parser.parse_args(arguments)
    if gone := missing():
        print(f"nothing was measured: {gone}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        events: Any = options.events
        if events is None:
            events = Path(folder) / "events.jsonl"
            write_events(events)
        console = Console(width=None if sys.stdout.isatty() else 160)
        console.print(_table(evaluate(events)))
        acts = gather(jsonl.read(events, Event))
        gold, system = first_called(acts)
        console.print(f"first called, by the record: {' '.join(gold)}\nfirst called, by the events: {' '.join(system)}")
        sys.stdout.flush()
        show.write(compare(acts, "JPN", "KOR", giver="USA", since=TERM, level="leader"), sys.stdout.buffer, "table", evidence=True)
        print(*unfound(events, options.errors), sep="\n", end="\n" if options.errors else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
