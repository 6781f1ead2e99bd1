"""Measure lapel on all annotated data and print one table: ``python -m tests.gold.evaluate`` (``make eval``).

Events are scored on both halves; only the half written for looking at is ever shown sentence by sentence (``--errors``).
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.gold import corpus, eval_events, eval_gate, eval_parties, eval_relations, floors

OTHERS = {"dates": "tests.gold.eval_dates", "actors": "tests.gold.eval_actors", "no_event": "tests.gold.eval_silence"}
"""Measures with modules of their own: each has ``evaluate() -> dict`` of figures, nested as it likes."""

SETS = (*corpus.EVENT_SETS, *OTHERS, *corpus.RELATIONS)
RESULTS = Path(__file__).with_name("results.json")
"""The figures as last kept: unlike floors, with precision and recall, and not the best ever but those of one day."""

NOT_FIGURES = {"p", "r", "precision", "recall", "interval", "any_event", "saved"}
"""Measured and shown, but not kept as floors: one may rise at the other's cost."""


def measure(name: str, folder: Path) -> dict[str, float]:
    """All figures of one set, by name; event sets leave their events in the folder."""
    if name in corpus.EVENT_SETS:
        events = eval_events.write_events(name, folder)
        out: dict[str, float] = {}
        for half in corpus.halves(name):
            result = eval_events.score(name, events, half)
            prefix = f"{half}." if half else ""
            out |= {f"{prefix}{key}": value for key, value in eval_events.figures(result).items()}
            out |= {f"{prefix}{level}.{key}": result[level][key] for level in ("found", "full") for key in "pr"}
        for half, parties in eval_parties.compare(name, events).items():
            out |= {f"{half}.{key}" if half else key: value for key, value in parties.figures().items()}
        return out | eval_gate.evaluate(name)
    if name in OTHERS:
        return dict(flat(importlib.import_module(OTHERS[name]).evaluate()))
    relations: dict[str, Callable[[], dict[str, float]]] = {
        "plv_dev": eval_relations.plv, "plover_gsr_dev": eval_relations.gsr, "up_validate": eval_relations.up}
    return relations[name]()


def kept(figures: dict[str, float]) -> dict[str, float]:
    """The figures that floors are kept of."""
    return {key: value for key, value in figures.items() if not NOT_FIGURES & set(key.split("."))}


def flat(figures: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """Nested figures as ``a.b.c``; only shares, from 0 to 1, not counts."""
    for key, value in figures.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        elif isinstance(value, float) and 0 <= value <= 1:
            yield f"{prefix}{key}", value


def table(results: dict[str, dict[str, float]], known: dict[str, floors.Floor]) -> Table:
    """One line for each set and half; a figure below its floor is red, one above it green."""
    out = Table(title="lapel on annotated data (F1 or share right)", title_justify="left")
    for column in ("set", "half", "figures"):
        out.add_column(column, overflow="fold")
    for name, figures in results.items():
        floor = floors.of(name, known)
        groups: dict[str, list[str]] = {}
        for key, value in figures.items():
            half, _, rest = key.partition(".")
            half, label = (half, rest) if half in corpus.HALVES else ("", key)
            stem, _, last = label.rpartition(".")
            if last in {"p", "r"}:
                continue
            beside = [f"{part.upper()} {figures[whole]:.3f}" for part in "pr"
                      if last == "f" and (whole := f"{key.removesuffix('f')}{part}") in figures]
            cell = shown(stem if last == "f" else label, value, floor.get(key))
            groups.setdefault(half, []).append(cell + (f" ({' '.join(beside)})" if beside else ""))
        for n, (half, cells) in enumerate(groups.items()):
            out.add_row("" if n else name, half, "  ".join(cells))
    return out


def shown(label: str, value: float, floor: float | None) -> str:
    """A figure as the table shows it, with its distance from the floor where it has moved."""
    text = f"{label} {value:.3f}"
    if floor is None or abs(change := floors.cut(value) - floor) < 5e-5:
        return text
    colour = "red" if change < 0 else "green"
    return f"{label} [{colour}]{value:.3f} ({change:+.3f})[/{colour}]"


def main(arguments: list[str] | None = None) -> int:
    """Run the measures that are asked for; 1 when a figure is below its floor, 2 when the data is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.evaluate", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of: {', '.join(SETS)} (default: all)")
    parser.add_argument("--errors", type=int, default=0, metavar="N",
                        help="show the first N misses, extras and wrong parts of each event set")
    parser.add_argument("--dump", type=Path, metavar="DIR", help="keep the events of each event set here")
    parser.add_argument("--update-floors", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--save", action="store_true", help=f"keep the figures in {RESULTS.name}, from which the docs are made")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON instead")
    options = parser.parse_args(arguments)
    wrong = set(options.sets) - set(SETS)
    if wrong:
        parser.error(f"no such set: {', '.join(sorted(wrong))}")
    names = options.sets or [name for name in SETS if name not in OTHERS or importlib.util.find_spec(OTHERS[name])]
    gone = corpus.missing(*names)
    if gone:
        print(f"nothing was measured: {gone}", file=sys.stderr)
        return 2
    known = floors.load()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.dump or Path(scratch)
        results = {name: measure(name, folder) for name in names}
        if options.json:
            print(json.dumps(results, indent=2))
        else:
            console = Console(width=None if sys.stdout.isatty() else 160)
            console.print(table(results, known))
            parties = {name: eval_parties.compare(name, folder / f"{name}.events.jsonl") for name in names if name in corpus.EVENT_SETS}
            if parties:
                console.print(eval_parties.table(parties))
        if options.errors:
            for name in [n for n in names if n in corpus.EVENT_SETS]:
                events = folder / f"{name}.events.jsonl"
                print(f"\n{name}\n{eval_events.errors(name, events, options.errors)}")
                print(*eval_events.wrong_parts(name, events, options.errors), sep="\n")
    fallen = [line for name in names for line in floors.below(name, kept(results[name]), known)]
    if options.save:
        kept_before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
        rounded = {name: {key: round(value, floors.DIGITS) for key, value in figures.items()} for name, figures in results.items()}
        RESULTS.write_text(json.dumps({**kept_before, **rounded}, indent=2) + "\n", encoding="utf-8")
    if options.update_floors:
        for name in names:
            known = floors.raised(name, kept(results[name]), known)
        floors.save(known)
    print(*fallen, sep="\n", file=sys.stderr, end="\n" if fallen else "")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
