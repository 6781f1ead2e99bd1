"""How much of what was found is right, by what reviewers said of it: over all, by type and by status."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from lapel.ledger.table import Table, Value
from lapel.records import Judgement, Verdict
from lapel.review.verdicts import FIELDS, changed

Z = 1.959963984540054
"""The normal quantile of a 95% interval."""

COLUMNS = ("by", "name", "records", "precision", "low", "high", "event", *FIELDS, "right", "corrected", "wrong", "unsure")


@dataclass(slots=True)
class _Judged:
    """A record, and all that was said of it."""

    weight: float = 1.0
    verdicts: list[Verdict] = field(default_factory=list)

    def share(self, holds: Callable[[Verdict], bool], of: Callable[[Verdict], bool]) -> float | None:
        """The share of its verdicts for which something holds, of those that count; None where none does."""
        counted = [holds(verdict) for verdict in self.verdicts if of(verdict)]
        return sum(counted) / len(counted) if counted else None


def precision(by_reviewer: Mapping[str, Sequence[Verdict]]) -> Table:
    """The shares that are right, with Wilson intervals.

    ``precision``: all of the record is right; ``event``: the text tells of an event there, corrected or not; ``type``, ``status``,
    ``roles``, ``date``: right in those events. Unsure verdicts count in none of them. A record that several judged counts once, by
    the share of them. Where the records are a sample of parts of different size, each counts for as many as it stands for; the
    interval is then that of the effective number of records (Kish).
    """
    table = Table("Precision", COLUMNS, supported=False)
    records = _records(verdict for verdicts in by_reviewer.values() for verdict in verdicts)
    if not _weigh(list(records.values())):
        table.notes.append("the verdicts are of samples drawn in different ways: all records count alike")
    parts: dict[tuple[str, str], list[_Judged]] = defaultdict(list)
    for record in records.values():
        first = record.verdicts[0].record
        for part in (("all", ""), ("type", first.type), ("status", first.status)):
            parts[part].append(record)
    order = {"all": 0, "type": 1, "status": 2}
    for (by, name), members in sorted(parts.items(), key=lambda part: (order[part[0][0]], -len(part[1]), part[0][1])):
        table.add((), by=by, name=name, **_figures(members))
    return table


def wilson(share: float, n: float) -> tuple[float, float]:
    """The 95% interval of a share of n (Wilson, Journal of the American Statistical Association 22, 1927)."""
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def _records(verdicts: Iterable[Verdict]) -> dict[tuple[str, str, str], _Judged]:
    """By id, and by type and status, since a record may read otherwise for a later reviewer."""
    found: dict[tuple[str, str, str], _Judged] = defaultdict(_Judged)
    for verdict in verdicts:
        found[verdict.event, verdict.record.type, verdict.record.status].verdicts.append(verdict)
    return found


def _weigh(records: Sequence[_Judged]) -> bool:
    """Let each record stand for its share of its stratum; False, and all alike, where the strata are not those of one sampling."""
    strata = [(record.verdicts[0].stratum, record.verdicts[0].stratum_size) for record in records]
    sizes = dict(strata)
    if len(set(strata)) == 1:
        return True
    if len(set(strata)) != len(sizes) or len({name.partition("=")[0] for name in sizes}) > 1 or not all(sizes.values()):
        return False
    judged = Counter(name for name, _ in strata)
    for record, (name, size) in zip(records, strata, strict=True):
        record.weight = size / judged[name]
    return True


def _figures(records: Sequence[_Judged]) -> dict[str, Value]:
    said = Counter(verdict.verdict for record in records for verdict in record.verdicts)
    figures: dict[str, Value] = {"records": len(records), **{name: said[name] for name in get_args(Judgement)}}
    share, n = _weighted(records, lambda v: v.verdict == "right", _sure)
    if share is not None:
        low, high = wilson(share, n)
        figures |= {"precision": round(share, 3), "low": round(low, 3), "high": round(high, 3),
                    "event": _rounded(_weighted(records, lambda v: v.verdict != "wrong", _sure)[0])}
        for name in FIELDS:
            figures[name] = _rounded(_weighted(records, lambda v, name=name: name not in changed(v),  # type: ignore[misc]
                                               lambda v: _sure(v) and v.verdict != "wrong")[0])
    return figures


def _sure(verdict: Verdict) -> bool:
    return verdict.verdict != "unsure"


def _weighted(records: Sequence[_Judged], holds: Callable[[Verdict], bool], of: Callable[[Verdict], bool]) -> tuple[float | None, float]:
    """The weighted share for which something holds, and the effective number of records behind it."""
    pairs = [(record.weight, share) for record in records if (share := record.share(holds, of)) is not None]
    total = sum(weight for weight, _ in pairs)
    if not pairs:
        return None, 0.0
    return sum(weight * share for weight, share in pairs) / total, total * total / sum(weight * weight for weight, _ in pairs)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
