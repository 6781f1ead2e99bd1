"""What hangs in the air: offers, requests and invitations without an answer, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lapel.ledger import days
from lapel.ledger.acts import Act
from lapel.ledger.channels import code
from lapel.ledger.table import Table
from lapel.ledger.tables import overtures
from lapel.records import Event

COLUMNS = ("age_days", "made", "kind", "type", "status", "from", "to", "mentions", "record")


def as_of_input(acts: Iterable[Act]) -> str | None:
    """The latest day of publication among the records: the day on which a reader of them stands."""
    return max((e.article.published for act in acts for e in act.events if e.article.published), default=None)


def open_overtures(acts: Sequence[Act], *, as_of: str | None = None, since: str | None = None, older_than: int = 0,
                   giver: str | None = None, receiver: str | None = None) -> Table:
    """A row for each overture that no record answers, the oldest first, with its age on the day ``as_of``.

    Without ``as_of`` that day is the latest of publication in the records. An overture was made on its own day or, where that lies
    ahead or is vague, by the day of its first report: the age is the least it can be. ``older_than`` keeps those at least so many
    days old, ``since`` those made on a day or later.
    """
    giver, receiver = (p and code(p) for p in (giver, receiver))
    as_of = as_of or as_of_input(acts)
    table = Table(f"Open overtures on {as_of or 'no day'}", COLUMNS)
    answered = {link.event for act in acts for e in act.events for link in e.links if link.kind == "answers"}
    later = _by_parties(acts, as_of)
    undated = 0
    rows = []
    for act in acts:
        kind = _kind(act)
        if kind is None or (giver and giver not in act.agents) or (receiver and receiver not in act.recipients):
            continue
        made = act.told()
        if made is None or as_of is None:
            undated += 1
        elif made <= as_of and not _linked(act.events, answered, act.status) and not _is_answered(act, made, later):
            rows.append((days.gap(made, as_of), made, kind, act))
    for age, made, kind, act in sorted(rows, key=lambda row: (-row[0], row[3].id)):
        if age >= older_than and (since is None or made >= since):
            table.add(act.events, age_days=age, made=made, kind=kind, type=act.type, status=act.status, **{
                "from": "; ".join(act.agents) or None, "to": "; ".join(act.recipients) or None}, mentions=len(act.events),
                record=act.best.id)
    table.note(undated, "without a day left out")
    return table


def _kind(act: Act) -> str | None:
    return next((kind.name for kind in overtures().kind
                 if act.status in kind.statuses and (not kind.types or act.type in kind.types)), None)


def _linked(events: Iterable[Event], answered: set[str], status: str) -> bool:
    """Whether a record answers it; that it met silence is no answer."""
    return status != "unanswered" and any(event.id in answered for event in events)


def _by_parties(acts: Iterable[Act], as_of: str | None) -> dict[tuple[frozenset[str], str], list[Act]]:
    """What can be an answer, by parties and type."""
    found: dict[tuple[frozenset[str], str], list[Act]] = {}
    for act in acts:
        told = act.told()
        if act.status in overtures().answers.statuses and told and (as_of is None or told <= as_of):
            found.setdefault((frozenset(act.parties), act.type), []).append(act)
    return found


def _is_answered(act: Act, made: str, later: dict[tuple[frozenset[str], str], list[Act]]) -> bool:
    parties = frozenset(act.parties)
    if len(parties) < 2:
        return False
    types = (act.type, *overtures().answers.by_type.get(act.type, ()))
    return any(answer.id != act.id and (answer.told() or "") > made for type_ in types for answer in later.get((parties, type_), ()))
