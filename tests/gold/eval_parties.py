"""Who is agent and who recipient, where the event itself was found: the share right, and what is left, by side, error and cause.

An event counts that is no repeat, not optional, and found with its type. Its parties are right when the countries of both sides are
(of a symmetric type, of all together). What is wrong of a side is *missing* (some of its countries), *extra* (more than they) or
*another*; the cause is how lapel came by the parties that it gives: ``resolved_by`` of the record, *nobody* where it gives none,
*no country* where it has the words only. Counts are given of both halves, sentences of neither (``--errors`` shows those of the half
written for looking at).
"""

from __future__ import annotations

import collections
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.table import Table

from tests.gold import corpus, eval_events

Event = dict[str, Any]


@dataclass
class Parties:
    """What became of the parties of one half."""

    asked: int = 0
    right: int = 0
    swapped: int = 0
    left: collections.Counter[tuple[str, str, str]] = field(default_factory=collections.Counter)
    """By side, error and cause."""
    types: collections.Counter[str] = field(default_factory=collections.Counter)
    """Events with a wrong side, by type."""

    def figures(self) -> dict[str, float]:
        """Shares of the events asked for."""
        if not self.asked:
            return {}
        return {"parties": self.right / self.asked, "not_swapped": 1 - self.swapped / self.asked}


def compare(name: str, events: Path) -> dict[str, Parties]:
    """The parties of a set by half (``""`` for a set that is not cut in halves)."""
    tool = eval_events.scorer()
    system: dict[str, list[Event]] = collections.defaultdict(list)
    for event in tool.read(events):
        system[event["article"]["id"]].append(event)
    found: dict[str, Parties] = collections.defaultdict(Parties)
    for row in corpus.lines(corpus.FILES[name][1]):
        for gold, told in pairs(tool, row["events"], system[row["article"]]):
            add(tool, found[row.get("half") or ""], gold, told)
    return dict(found)


def pairs(tool: ModuleType, gold: list[Event], system: list[Event]) -> Iterator[tuple[Event, Event]]:
    """Annotated events with what was found of them."""
    agree = {(i, j): a for i, g in enumerate(gold) for j, s in enumerate(system) if (a := tool.agreement(g, s))}
    for i, j in sorted(tool.pair(gold, system, "type", agree)):
        if not gold[i].get("optional") and gold[i].get("same_as") is None:
            yield gold[i], system[j]


def add(tool: ModuleType, parties: Parties, gold: Event, told: Event) -> None:
    """Count one event."""
    parties.asked += 1
    if tool.roles_agree(gold, told):
        parties.right += 1
        return
    parties.types[gold["type"]] += 1
    sides = [(tool.countries(gold[side]), tool.countries(told[side])) for side in ("agents", "recipients")]
    symmetric = gold["type"] in tool.SYMMETRIC and gold["status"] not in tool.SIDED
    if symmetric:
        both = told["agents"] + told["recipients"]
        parties.left["both sides", error(sides[0][0] | sides[1][0], tool.countries(both)), cause(both)] += 1
    elif sides[0] == sides[1][::-1] and all(sides[0]):
        parties.swapped += 1
        parties.left["both sides", "swapped", ""] += 1
    else:
        for side, (wanted, given) in zip(("agents", "recipients"), sides, strict=True):
            if wanted != given:
                parties.left[side, error(wanted, given), cause(told[side])] += 1


def error(wanted: set[str], given: set[str]) -> str:
    """*missing*, *extra* or *another*."""
    return "missing" if given < wanted else "extra" if wanted < given else "another"


def cause(parties: list[Event]) -> str:
    """How lapel came by the parties of a side."""
    how = {p["resolved_by"] or "no country" for p in parties if p["country"]} or {"no country" for _ in parties}
    return ", ".join(sorted(how)) or "nobody"


def table(found: dict[str, dict[str, Parties]]) -> Table:
    """What is left, the most frequent first, with a column a set and half."""
    columns = [(name, half) for name, halves in found.items() for half in sorted(halves, reverse=True)]
    out = Table(title="parties that are wrong, where the type is right (by side, error, and how lapel came by them)", title_justify="left")
    out.add_column("side, error, cause", overflow="fold")
    for name, half in columns:
        out.add_column(f"{name} {half}".strip(), justify="right")
    total: collections.Counter[tuple[str, str, str]] = collections.Counter()
    for name, half in columns:
        total += found[name][half].left
    for key, _ in sorted(total.items(), key=lambda item: (-item[1], item[0])):
        counts = [found[name][half].left[key] for name, half in columns]
        out.add_row(" ".join(key[:2]) + (f": {key[2]}" if key[2] else ""), *[str(n) if n else "" for n in counts])
    types: collections.Counter[str] = collections.Counter()
    for name, half in columns:
        types += found[name][half].types
    out.caption = "events by type: " + ", ".join(f"{kind} {n}" for kind, n in sorted(types.items(), key=lambda item: (-item[1], item[0])))
    out.add_row("events with their parties right", *[f"{found[name][half].right} of {found[name][half].asked}" for name, half in columns])
    return out
