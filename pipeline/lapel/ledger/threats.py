"""What became of threats: carried out, withdrawn, or still open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from lapel.ledger import days
from lapel.ledger.acts import Act
from lapel.ledger.channels import code
from lapel.ledger.overtures import as_of_input
from lapel.ledger.table import Table, records
from lapel.ledger.tables import overtures

COLUMNS = ("made", "type", "from", "to", "outcome", "on", "lag_days", "mentions", "record", "outcome_record")


def threats(acts: Sequence[Act], *, as_of: str | None = None, giver: str | None = None, receiver: str | None = None,
            outcomes: Collection[str] = ()) -> Table:
    """A row for each threat, with its outcome up to ``as_of`` (default: the latest day of publication in the records).

    It is matched by the first later act of its type, with the threat's agents on one side and its recipients on the other: ``realised``
    or ``withdrawn``, else ``open``. A threat of no typed act is ``untyped``: no later record can match it. ``outcomes`` keeps the rows
    that ended so.
    """
    ends = overtures().threats
    giver, receiver = (p and code(p) for p in (giver, receiver))
    as_of = as_of or as_of_input(acts)
    table = Table("Threats and what became of them", COLUMNS)
    later = _ends(acts, (*ends.realised, *ends.withdrawn), as_of)
    undated = 0
    rows = []
    for act in acts:
        if act.status not in ends.threatened or (giver and giver not in act.agents) or (receiver and receiver not in act.recipients):
            continue
        made = act.told()
        if made is None:
            undated += 1
        elif as_of is None or made <= as_of:
            rows.append((made, act))
    for made, act in sorted(rows, key=lambda row: (row[0], row[1].id)):
        end = None if act.type in ends.untyped else _end(act, made, later)
        outcome = ("untyped" if act.type in ends.untyped else "open" if end is None
                   else "realised" if end.status in ends.realised else "withdrawn")
        if outcomes and outcome not in outcomes:
            continue
        on = end.told() if end else None
        table.add(records([act, *([end] if end else [])]), made=made, type=act.type, outcome=outcome, on=on,
                  lag_days=days.gap(made, on) if on else None, mentions=len(act.events), record=act.best.id,
                  outcome_record=end.best.id if end else None, **{
                      "from": "; ".join(act.agents) or None, "to": "; ".join(act.recipients) or None})
    table.note(undated, "without a day left out")
    return table


Ends = dict[tuple[str, str, str], list[tuple[str, str, Act]]]


def _ends(acts: Iterable[Act], statuses: Collection[str], as_of: str | None) -> Ends:
    """What can end a threat, by type, agent and recipient: day, id and act, in order."""
    found: Ends = {}
    for act in acts:
        told = act.told() if act.status in statuses else None
        if told and (as_of is None or told <= as_of):
            for agent in act.agents:
                for recipient in act.recipients:
                    found.setdefault((act.type, agent, recipient), []).append((told, act.id, act))
    for listed in found.values():
        listed.sort(key=lambda item: item[:2])
    return found


def _end(threat: Act, made: str, later: Ends) -> Act | None:
    """The first act after the threat that carries it out or takes it back."""
    first: list[tuple[str, str, Act]] = []
    for agent in threat.agents:
        for recipient in threat.recipients:
            listed = later.get((threat.type, agent, recipient), [])
            place = bisect_right(listed, made, key=lambda item: item[0])
            first += listed[place:place + 1]
    return min(first, key=lambda item: item[:2])[2] if first else None
