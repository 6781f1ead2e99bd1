"""How a relation moves: intensity of the acts between two parties by week or month, and which sentences weigh most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lapel.ledger import days
from lapel.ledger.acts import Act
from lapel.ledger.channels import code
from lapel.ledger.days import Period
from lapel.ledger.order import within
from lapel.ledger.table import Table, records

LONGEST = {"week": 7, "month": 31}
"""Days that the date of an act may span and still belong to one period."""


def dyad(acts: Iterable[Act], one: str, other: str, *, by: Period = "month", since: str | None = None, until: str | None = None,
         fill: bool = False) -> Table:
    """A row for each period: how many acts, the mean and the sum of their intensity, by direction, and counts by standing.

    ``one_to_other`` and its reverse hold acts with the parties on different sides, ``mutual`` those with both on one. ``fill`` adds the
    periods without an act, so that a curve over them has no gaps. The first record of a row is its most intense.
    """
    one, other = code(one), code(other)
    there, back = f"{one}_to_{other}", f"{other}_to_{one}"
    columns = (by, "acts", "mean", "sum", there, back, "mutual", "warmest", "coldest", "statuses", "record")
    table = Table(f"{one} and {other} by {by}", columns)
    found: dict[str, list[Act]] = {}
    loose = 0
    for act in acts:
        if one in act.parties and other in act.parties:
            if not act.close(LONGEST[by]):
                loose += 1
            elif within(act, since, until):
                found.setdefault(days.period_of(act.day(), by), []).append(act)
    first, last = min(found, default=None), max(found, default=None)
    names = days.periods(first, last, by) if fill and first and last else sorted(found)
    for name in names:
        theirs = sorted(found.get(name, []), key=lambda act: (-abs(act.intensity), act.id))
        total = sum(act.intensity for act in theirs)
        sums = dict.fromkeys((there, back, "mutual"), 0.0)
        for act in theirs:
            sums[_direction(act, one, other, there, back)] += act.intensity
        statuses = Counter(act.status for act in theirs)
        table.add(records(theirs), **{by: name}, acts=len(theirs), mean=round(total / len(theirs), 2) if theirs else None,
                  sum=round(total, 2), **{key: round(value, 2) for key, value in sums.items()},
                  warmest=max((act.intensity for act in theirs), default=None),
                  coldest=min((act.intensity for act in theirs), default=None),
                  statuses="; ".join(f"{status} {n}" for status, n in sorted(statuses.items(), key=lambda item: (-item[1], item[0]))),
                  record=theirs[0].best.id if theirs else None)
    table.note(loose, f"without a date, or dated less closely than to a {by}, left out")
    return table


def _direction(act: Act, one: str, other: str, there: str, back: str) -> str:
    if one in act.agents and other in act.recipients and other not in act.agents:
        return there
    if other in act.agents and one in act.recipients and one not in act.agents:
        return back
    return "mutual"
