"""Tit for tat: which acts of one party towards another were answered in kind, and how many days later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from lapel.ledger import days
from lapel.ledger.acts import Act
from lapel.ledger.channels import code
from lapel.ledger.order import within
from lapel.ledger.table import Table, records

PAIRS = ("from", "to", "tone", "day", "type", "status", "answer_day", "lag_days", "answer_type", "answer_status", "record", "answer_record")
SUMMARY = ("from", "to", "tone", "acts", "answered", "share", "any_day", "median_lag", "record")


def reciprocity(acts: Iterable[Act], one: str, other: str, *, within_days: int = 30, since: str | None = None, until: str | None = None,
                summary: bool = False) -> Table:
    """A row for each directed act between two parties, with the first act of the same tone that came back within so many days.

    An answer comes on a later day, and answers one act only, the latest one before it that is still unanswered. Acts of neutral tone
    and mutual acts have no direction to return. ``summary`` gives instead one row for each direction and tone: how many acts, the share
    answered, and the median lag in days. ``any_day`` is what to hold the share against: on which share of all days, from the first act of
    the two to the last, such an act of the other side followed within so many days.
    """
    one, other = code(one), code(other)
    chosen: dict[tuple[str, str, str], list[Act]] = {}
    loose = 0
    for act in acts:
        for giver, receiver in ((one, other), (other, one)):
            if giver in act.agents and receiver in act.recipients and giver not in act.recipients and receiver not in act.agents:
                if act.best.polarity == "neutral":
                    continue
                if not act.close():
                    loose += 1
                elif within(act, since, until):
                    chosen.setdefault((giver, receiver, act.best.polarity), []).append(act)
    title = f"{one} and {other}: answered in kind within {within_days} days"
    table = Table(title, SUMMARY if summary else PAIRS)
    rows = []
    for (giver, receiver, tone), theirs in sorted(chosen.items()):
        answers = chosen.get((receiver, giver, tone), [])
        pairs = _pairs(theirs, answers, within_days)
        if summary:
            lags = [days.gap(act.day(), answer.day()) for act, answer in pairs if answer]
            table.add(records(act for pair in pairs for act in pair if act), **{"from": giver, "to": receiver}, tone=tone, acts=len(pairs),
                      answered=len(lags), share=round(len(lags) / len(pairs), 3),
                      any_day=_any_day(chosen, answers, within_days), median_lag=median(lags) if lags else None,
                      record=pairs[0][0].best.id)
        rows += [(act.day(), act.id, giver, receiver, tone, act, answer) for act, answer in pairs]
    if not summary:
        for day, _, giver, receiver, tone, act, answer in sorted(rows, key=lambda row: row[:5]):
            table.add(records([act, *([answer] if answer else [])]), **{"from": giver, "to": receiver}, tone=tone, day=day, type=act.type,
                      status=act.status, record=act.best.id, **(_answer(act, answer) if answer else {}))
    table.note(loose, "without a date, or dated less closely than to a week, left out")
    return table


def _any_day(chosen: Mapping[tuple[str, str, str], list[Act]], answers: Sequence[Act], within_days: int) -> float:
    """Share of the days from the first chosen act to the last that an answer follows within so many days."""
    every = [act.day() for acts in chosen.values() for act in acts]
    first, span = min(every), days.gap(min(every), max(every)) + 1
    followed: set[int] = set()
    for answer in answers:
        at = days.gap(first, answer.day())
        followed.update(range(max(0, at - within_days), at))
    return round(len(followed) / span, 3)


def _answer(act: Act, answer: Act) -> dict[str, str | int]:
    return {"answer_day": answer.day(), "lag_days": days.gap(act.day(), answer.day()), "answer_type": answer.type,
            "answer_status": answer.status, "answer_record": answer.best.id}


def _pairs(acts: Sequence[Act], answers: Sequence[Act], within_days: int) -> list[tuple[Act, Act | None]]:
    """Each act with its answer; both lists are in order of days."""
    found: dict[int, Act] = {}
    waiting: list[int] = []
    taken = 0
    for answer in answers:
        while taken < len(acts) and acts[taken].day() < answer.day():
            waiting.append(taken)
            taken += 1
        if waiting and days.gap(acts[waiting[-1]].day(), answer.day()) <= within_days:
            found[waiting.pop()] = answer
    return [(act, found.get(i)) for i, act in enumerate(acts)]
