"""Which names and which signs: labels given to partners, and symbols shown to them."""

from __future__ import annotations

from collections.abc import Iterable

from lapel.ledger.acts import Act
from lapel.ledger.channels import code
from lapel.ledger.order import text, within
from lapel.ledger.table import Table, records


def labels(acts: Iterable[Act], *, giver: str | None = None, receiver: str | None = None, since: str | None = None,
           until: str | None = None) -> Table:
    """A row for each giver, receiver and label (*cornerstone*): first and last day, how many acts.

    The label is the record's detail, or, where it has none, the words that named it. Acts without a day are counted too.
    """
    chosen = (act for act in acts if act.type == "precedence.label" and act.status == "realised")
    return _grouped("Labels", "label", chosen, giver, receiver, since, until)


def symbols(acts: Iterable[Act], *, giver: str | None = None, receiver: str | None = None, since: str | None = None,
            until: str | None = None) -> Table:
    """A row for each giver, receiver, type and symbol (*blue pins*): first and last day, how many acts, of any standing.

    Acts whose record names no symbol are one row for each type.
    """
    chosen = (act for act in acts if act.type.startswith("symbol."))
    return _grouped("Symbols", "symbol", chosen, giver, receiver, since, until)


def _grouped(title: str, detail: str, acts: Iterable[Act], giver: str | None, receiver: str | None, since: str | None,
             until: str | None) -> Table:
    giver, receiver = (p and code(p) for p in (giver, receiver))
    table = Table(title, ("from", "to", detail, "type", "status", "first", "last", "acts", "mentions", "record"))
    groups: dict[tuple[str, ...], list[Act]] = {}
    for act in acts:
        if (giver and giver not in act.agents) or (receiver and receiver not in act.recipients):
            continue
        if (since or until) and (act.start is None or not within(act, since, until)):
            continue
        named = text(act.detail(detail)) or (act.best.evidence.trigger.text if detail == "label" else "")
        for one in act.agents or ("",):
            for other in act.recipients or ("",):
                if (not giver or one == giver) and (not receiver or other == receiver):
                    groups.setdefault((one, other, " ".join(str(named).casefold().split()), act.type, act.status), []).append(act)
    for (one, other, named, type_, status), theirs in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        dated = [act.day() for act in theirs if act.start]
        table.add(records(theirs), **{"from": one or None, "to": other or None, detail: named or None}, type=type_, status=status,
                  first=min(dated, default=None), last=max(dated, default=None), acts=len(theirs), mentions=len(records(theirs)),
                  record=theirs[0].best.id)
    return table
