"""Who came first: the counterparts of a giver on a channel, ranked by the day of the first act."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lapel.ledger.acts import CLOSE, Act
from lapel.ledger.channels import channel, code, dealings, on_level
from lapel.ledger.table import Table, Value, records

COLUMNS = ("rank", "counterpart", "first", "last", "acts", "mentions", "level", "duration", "said_order", "type", "status", "record")


def order(acts: Iterable[Act], giver: str, channel_name: str, *, since: str | None = None, until: str | None = None,
          statuses: Collection[str] | None = None, level: str | None = None) -> Table:
    """A row for each counterpart, ranked by its first act in the time; those of one day share a rank.

    Acts count when their date is known to within a week. ``level`` keeps those where both sides are known to stand on it.
    ``said_order`` is the order that a text itself claims (*his first call*).
    """
    giver = code(giver)
    table = Table(f"{giver}: order of {channel(channel_name).title}", COLUMNS)
    found: dict[str, list[Act]] = {}
    undated: set[str] = set()
    vague: set[str] = set()
    for dealing in dealings(acts, giver, channel_name, statuses):
        act = dealing.act
        if not on_level(dealing, giver, level):
            continue
        if act.start is None:
            undated.add(act.id)
        elif not act.close():
            vague.add(act.id)
        elif within(act, since, until):
            found.setdefault(dealing.counterpart, []).append(act)
    firsts = sorted(found.items(), key=lambda item: (item[1][0].day(), item[0]))
    rank, before = 0, None
    for n, (counterpart, theirs) in enumerate(firsts, 1):
        first = theirs[0]
        if first.start != before:
            rank, before = n, first.start
        table.add(records(theirs), rank=rank, counterpart=counterpart, first=first.day(), last=theirs[-1].day(), acts=len(theirs),
                  mentions=len(records(theirs)), level=levels(first, giver, counterpart), duration=text(first.detail("duration")),
                  said_order=text(first.detail("order")), type=first.type, status=first.status, record=first.best.id)
    table.note(len(undated), "without a date left out")
    table.note(len(vague), f"dated less closely than to {CLOSE} days left out")
    return table


def within(act: Act, since: str | None, until: str | None) -> bool:
    """Whether a dated act began in the time, both days included."""
    return (since is None or act.day() >= since) and (until is None or act.day() <= until)


def levels(act: Act, giver: str, counterpart: str) -> str | None:
    """``leader - minister``: on which levels the two sides took part, ``?`` where one is not known, None where neither is."""
    sides = act.level(giver), act.level(counterpart)
    return " - ".join(side or "?" for side in sides) if any(sides) else None


def text(value: object) -> Value:
    """A detail as a cell of a table."""
    return value if value is None or isinstance(value, int | float | str) else str(value)
