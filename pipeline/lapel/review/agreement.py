"""How far reviewers agree on the records that they both judged: share, Cohen's kappa, Krippendorff's alpha."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

from lapel.errors import BadInput, BadSetting
from lapel.ledger.table import Table
from lapel.records import Reading, Side, Verdict
from lapel.review.verdicts import codes, held

COLUMNS = ("what", "reviewers", "records", "agree", "kappa", "alpha")

Ratings = Sequence[Sequence[str | None]]
"""Of each reviewer, the value given to each record; None where there is none."""


def agreement(by_reviewer: Mapping[str, Sequence[Verdict]]) -> Table:
    """Agreement by question and pair of reviewers, and of all together where they are more than two.

    ``verdict`` is what was said (right, corrected, wrong, unsure); ``event`` whether the text tells of an event there; ``type``,
    ``status``, ``agents``, ``recipients``, ``date`` what it is, in records that both hold to be events. Kappa and alpha are left
    empty where all ratings are one value: agreement beyond chance cannot be told then. Raises BadInput where no two reviewers
    judged the same record, BadSetting where the extra is not installed.
    """
    kappa, alpha = _libraries()
    names = list(by_reviewer)
    if len(names) < 2:
        raise BadInput(f"only {', '.join(names)} judged; agreement needs two reviewers: name the files of both, or give each a --reviewer")
    said = [{verdict.event: verdict for verdict in verdicts} for verdicts in by_reviewer.values()]
    records = list(dict.fromkeys(id_ for verdicts in said for id_ in verdicts))
    if not any(sum(id_ in verdicts for verdicts in said) > 1 for id_ in records):
        raise BadInput(f"{' and '.join(names)} judged no record in common; review the same sample (--sample, --seed, --by)")
    table = Table("Agreement", COLUMNS, supported=False)
    for what, value in QUESTIONS.items():
        ratings = [[value(verdicts[id_]) if id_ in verdicts else None for id_ in records] for verdicts in said]
        for one, other in combinations(range(len(names)), 2):
            pair = _both([ratings[one], ratings[other]])
            table.add((), what=what, reviewers=f"{names[one]}, {names[other]}", records=len(pair[0]), agree=_agree(pair),
                      kappa=_beyond_chance(kappa, pair), alpha=_beyond_chance(alpha, pair))
        if len(names) > 2:
            rated = [column for column in zip(*ratings, strict=True) if sum(value is not None for value in column) > 1]
            everyone: Ratings = list(zip(*rated, strict=True))
            table.add((), what=what, reviewers="all", records=len(rated), alpha=_beyond_chance(alpha, everyone))
    return table


def _of_event(show: Callable[[Reading], str]) -> Callable[[Verdict], str | None]:
    def value(verdict: Verdict) -> str | None:
        found = held(verdict)
        return show(found) if found and verdict.verdict != "unsure" else None

    return value


def _side(sides: Sequence[Side]) -> str:
    return " ".join(sorted(codes(sides)))


QUESTIONS: dict[str, Callable[[Verdict], str | None]] = {
    "verdict": lambda verdict: verdict.verdict,
    "event": lambda verdict: None if verdict.verdict == "unsure" else "no" if verdict.verdict == "wrong" else "yes",
    "type": _of_event(lambda reading: reading.type),
    "status": _of_event(lambda reading: reading.status),
    "agents": _of_event(lambda reading: _side(reading.agents)),
    "recipients": _of_event(lambda reading: _side(reading.recipients)),
    "date": _of_event(lambda reading: f"{reading.date.start}/{reading.date.end}" if reading.date else "none"),
}


def _both(ratings: Ratings) -> Ratings:
    pairs = [pair for pair in zip(*ratings, strict=True) if None not in pair]
    return [[pair[side] for pair in pairs] for side in (0, 1)]


def _agree(pair: Ratings) -> float | None:
    return round(sum(a == b for a, b in zip(*pair, strict=True)) / len(pair[0]), 3) if pair[0] else None


def _beyond_chance(measure: Callable[[list[list[float]]], float], ratings: Ratings) -> float | None:
    """A measure over the values as numbers; None where they are fewer than two different ones."""
    values = sorted({value for row in ratings for value in row if value is not None})
    if len(values) < 2:
        return None
    number: dict[str | None, float] = {None: float("nan"), **{value: float(n) for n, value in enumerate(values)}}
    return round(float(measure([[number[value] for value in row] for row in ratings])), 3)


def _libraries() -> tuple[Any, Any]:
    try:
        import krippendorff  # noqa: PLC0415  # an extra: only this table needs them
        from sklearn.metrics import cohen_kappa_score  # noqa: PLC0415
    except ImportError as error:
        raise BadSetting("agreement needs scikit-learn and krippendorff; install them with: pip install 'lapel[review]'") from error
    return (lambda pair: cohen_kappa_score(*pair)), (lambda rows: krippendorff.alpha(rows, level_of_measurement="nominal"))
