"""What became of threats: carried out, withdrawn, or still open."""

from __future__ import annotations

from collections.abc import Sequence

from lapel.ledger import days
from lapel.ledger.acts import Act
from lapel.ledger.channels import code
from lapel.ledger.overtures import as_of_input
from lapel.ledger.table import Table, records
from lapel.ledger.tables import overtures

COLUMNS = ("made", "type", "from", "to", "outcome", "on", "lag_days", "mentions", "record", "outcome_record")


def threats(acts: Sequence[Act], *, as_of: str | None = None, giver: str | None = None, receiver: str | None = None) -> Table:
    """A row for each threat, with its outcome up to ``as_of`` (default: the latest day of publication in the records).

    It is matched by the first later act of its type, with the threat's agents on one side and its recipients on the other: ``realised``
    or ``withdrawn``, else ``open``. A threat of no typed act is ``untyped``: no later record can match it.
    """
    ends = overtures().threats
    giver, receiver = (p and code(p) for p in (giver, receiver))
    as_of = as_of or as_of_input(acts)
    table = Table("Threats and what became of them", COLUMNS)
    by_type: dict[str, list[Act]] = {}
    for act in acts:
        if act.status in (*ends.realised, *ends.withdrawn):
            by_type.setdefault(act.type, []).append(act)
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
        end = None if act.type in ends.untyped else _end(act, made, by_type.get(act.type, []), as_of)
        outcome = ("untyped" if act.type in ends.untyped else "open" if end is None
                   else "realised" if end.status in ends.realised else "withdrawn")
        on = end.told() if end else None
        table.add(records([act, *([end] if end else [])]), made=made, type=act.type, outcome=outcome, on=on,
                  lag_days=days.gap(made, on) if on else None, mentions=len(act.events), record=act.best.id,
                  outcome_record=end.best.id if end else None, **{
                      "from": "; ".join(act.agents) or None, "to": "; ".join(act.recipients) or None})
    table.note(undated, "without a day left out")
    return table


def _end(threat: Act, made: str, candidates: list[Act], as_of: str | None) -> Act | None:
    """The first act after the threat that carries it out or takes it back."""
    if not threat.agents or not threat.recipients:
        return None
    found = [(told, act.id, act) for act in candidates
             if (told := act.told()) and told > made and (as_of is None or told <= as_of)
             and set(threat.agents) & set(act.agents) and set(threat.recipients) & set(act.recipients)]
    return min(found, key=lambda item: item[:2])[2] if found else None
