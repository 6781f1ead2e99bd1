"""Two rivals side by side: when each was first called, visited, received, invited, and how long after the other."""

from __future__ import annotations

from collections.abc import Iterable

from lapel.ledger import days
from lapel.ledger.acts import Act
from lapel.ledger.channels import channels, code, dealings, on_level
from lapel.ledger.order import levels, text, within
from lapel.ledger.table import Table, Value, records

CHANNELS = ("call", "message", "invite", "visit", "host", "meeting", "label")
FIELDS = ("first", "level", "duration", "label", "acts", "record")


def compare(acts: Iterable[Act], one: str, other: str, *, giver: str, since: str | None = None, until: str | None = None,
            level: str | None = None) -> Table:
    """A row for each channel: of both sides the first act's day, level, duration and label, and how many acts there are.

    ``gap_days`` counts from the first party's day to the second's: positive when the second came later. ``ahead`` names who came first.
    ``level`` keeps the acts where both sides are known to stand on it.
    """
    one, other, giver = code(one), code(other), code(giver)
    acts = list(acts)
    columns = ("channel", "ahead", "gap_days", *(f"{party}_{name}" for party in (one, other) for name in FIELDS))
    table = Table(f"{giver}: {one} and {other}", columns)
    loose = 0
    for channel in CHANNELS:
        found: dict[str, list[Act]] = {one: [], other: []}
        for dealing in dealings(acts, giver, channel):
            if dealing.counterpart in found and on_level(dealing, giver, level):
                if not dealing.act.close():
                    loose += 1
                elif within(dealing.act, since, until):
                    found[dealing.counterpart].append(dealing.act)
        firsts = [found[party][0] if found[party] else None for party in (one, other)]
        if not any(firsts):
            continue
        values: dict[str, Value] = {"channel": channels()[channel].title, **_gap(firsts, one, other)}
        for party, first in zip((one, other), firsts, strict=True):
            if first is not None:
                values |= _side(first, giver, party, len(found[party]))
        support = [first for first in firsts if first is not None]
        support += [act for party in (one, other) for act in found[party] if act not in support]
        table.add(records(support), **values)
    table.note(loose, "without a date, or dated less closely than to a week, left out")
    return table


def _gap(firsts: list[Act | None], one: str, other: str) -> dict[str, Value]:
    first, second = firsts
    if first is None or second is None:
        return {"ahead": one if first else other}
    days_between = days.gap(first.day(), second.day())
    return {"gap_days": days_between, "ahead": "same day" if days_between == 0 else one if days_between > 0 else other}


def _side(first: Act, giver: str, party: str, count: int) -> dict[str, Value]:
    values: dict[str, Value] = {
        "first": first.day(), "level": levels(first, giver, party), "duration": text(first.detail("duration")),
        "label": text(first.detail("label")), "acts": count, "record": first.best.id}
    return {f"{party}_{name}": value for name, value in values.items()}
