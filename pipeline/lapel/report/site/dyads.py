"""What the pages of two parties show: the ledger of their relation by week and month, and who answers whom in kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from lapel.ledger import Act, Table, dyad, reciprocity
from lapel.ledger.days import Period
from lapel.report.site.catalogue import Catalogue

PERIODS: tuple[Period, ...] = ("month", "week")
HEAVIEST = 3
"""Acts named for each period: those that weigh most."""


def pairs(acts: Iterable[Act]) -> dict[tuple[str, str], list[Act]]:
    """Acts by the two parties that take part in them, the codes in alphabetical order."""
    found: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        for pair in combinations(sorted(act.parties), 2):
            found.setdefault(pair, []).append(act)
    return found


def overview(found: dict[tuple[str, str], list[Act]], catalogue: Catalogue) -> list[list[Any]]:
    """A row for each pair, the busiest first: both numbers, acts, mean intensity, first and last day."""
    rows = []
    for (one, other), acts in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        days = [act.day() for act in acts if act.start]
        rows.append([*catalogue.numbers((one, other)), len(acts), round(sum(act.intensity for act in acts) / len(acts), 2),
                     min(days, default=None), max(days, default=None)])
    return rows


def by_first(found: dict[tuple[str, str], list[Act]], catalogue: Catalogue) -> Iterator[tuple[int, dict[int, Any]]]:
    """For each party the relations with those whose code comes after its own, by number."""
    grouped: dict[str, dict[int, Any]] = {}
    for (one, other), acts in sorted(found.items()):
        grouped.setdefault(one, {})[catalogue.parties[other]] = _relation(acts, one, other, catalogue)
    for one, relations in grouped.items():
        yield catalogue.parties[one], relations


def _relation(acts: list[Act], one: str, other: str, catalogue: Catalogue) -> dict[str, Any]:
    tables = {by: dyad(acts, one, other, by=by) for by in PERIODS}
    return {"acts": catalogue.acts_of(act.best for act in acts),
            **{by: _curve(table, by, one, other, catalogue) for by, table in tables.items()},
            "notes": {by: table.notes for by, table in tables.items() if table.notes},
            "answers": [list(row.values.values()) for row in reciprocity(acts, one, other, summary=True).rows]}


def _curve(table: Table, by: Period, one: str, other: str, catalogue: Catalogue) -> list[list[Any]]:
    """Rows of the ledger without its names: period, acts, mean, sum, one to other, other to one, mutual, statuses, heaviest acts."""
    names = (by, "acts", "mean", "sum", f"{one}_to_{other}", f"{other}_to_{one}", "mutual", "statuses")
    return [[*(row.values[name] for name in names), catalogue.acts_of(row.support)[:HEAVIEST]] for row in table.rows]
