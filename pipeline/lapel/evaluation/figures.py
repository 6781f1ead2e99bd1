"""The figures over all articles: precision, recall, F with their intervals, and the shares of details that are right."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np

from lapel.evaluation.gold import Days, Found, Gold, GoldArticle
from lapel.evaluation.pairing import LEVELS, Paired, countries, paired

SAMPLES = 1000
"""Bootstrap samples of articles; the interval is that of 95 in 100."""


class Level(msgspec.Struct, kw_only=True, frozen=True):
    """Precision, recall and F at one level, and the interval of F."""

    p: float
    r: float
    f: float
    interval: tuple[float, float]


class Details(msgspec.Struct, kw_only=True, frozen=True):
    """How many of the events with the right type have a detail right."""

    right: int
    of: int
    share: float | None


class Scores(msgspec.Struct, kw_only=True, frozen=True):
    """What an evaluation says."""

    articles: int
    gold: int
    """Annotated events to find."""
    system: int
    """Events found in the annotated articles."""
    levels: dict[str, Level]
    details: dict[str, Details]
    """``date`` (gold has one: same first and last day), ``no_date`` (gold has none: none from the text), ``place`` (country),
    ``attribution``."""
    errors: list[str]
    """One line each: annotated events missed, and found ones that are none."""


def evaluate(gold: Sequence[GoldArticle], found: Mapping[str, Sequence[Found]], *, errors: int = 0) -> Scores:
    """Scores of the found events (by article id), with the first ``errors`` misses and false alarms in the order of the articles."""
    results = [(row, found.get(row.article, ()), paired(row.events, found.get(row.article, ()))) for row in gold]
    told: list[str] = []
    for row, events, result in results:
        if len(told) < errors:
            told += _errors(row, events, result)
    pairs = [(row.events[i], events[j]) for row, events, result in results for i, j in result.right_type]
    return Scores(
        articles=len(results), gold=sum(result.counts["found"].gold for _, _, result in results),
        system=sum(len(events) for _, events, _ in results), levels=_levels([result for _, _, result in results]),
        details={name: _share(list(judged(pairs))) for name, judged in DETAILS.items()}, errors=told[:errors])


def _levels(results: Sequence[Paired]) -> dict[str, Level]:
    rng = random.Random(0)
    everywhere = range(len(results))
    samples = np.array([[rng.choice(everywhere) for _ in everywhere] for _ in range(SAMPLES)])
    levels = {}
    for level in LEVELS:
        counts = np.array([result.counts[level] for result in results])
        p, r, f = _prf(*map(int, counts.sum(axis=0)))
        spread = sorted(_prf(*map(int, row))[2] for row in counts[samples].sum(axis=1))
        levels[level] = Level(p=p, r=r, f=f, interval=(spread[int(SAMPLES * 0.025)], spread[int(SAMPLES * 0.975)]))
    return levels


def _prf(hits: int, system: int, gold: int) -> tuple[float, float, float]:
    p, r = hits / system if system else 0.0, hits / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


Pair = tuple[Gold, Found]


def _dates(pairs: Sequence[Pair]) -> Iterator[bool]:
    for gold, found in pairs:
        if gold.date is not None:
            days = found.date or Days()
            yield (gold.date.start, gold.date.end) == (days.start, days.end)


def _no_dates(pairs: Sequence[Pair]) -> Iterator[bool]:
    return (found.date is None or found.date.basis == "publication" for gold, found in pairs if gold.date is None)


def _places(pairs: Sequence[Pair]) -> Iterator[bool]:
    for gold, found in pairs:
        if gold.place is not None and gold.place.country:
            yield found.place is not None and gold.place.country == found.place.country


def _attributions(pairs: Sequence[Pair]) -> Iterator[bool]:
    return (found.attribution is not None and gold.attribution == found.attribution.kind for gold, found in pairs if gold.attribution)


DETAILS = {"date": _dates, "no_date": _no_dates, "place": _places, "attribution": _attributions}


def _share(judged: list[bool]) -> Details:
    return Details(right=sum(judged), of=len(judged), share=sum(judged) / len(judged) if judged else None)


def _errors(row: GoldArticle, events: Sequence[Found], result: Paired) -> Iterator[str]:
    for i in result.missed:
        gold = row.events[i]
        yield _line("missed", row.article, gold, gold.words, gold.evidence.text if gold.evidence else "")
    for j in result.extra:
        found = events[j]
        word = found.evidence.trigger.text if found.evidence.trigger else ""
        yield _line("extra ", row.article, found, word, found.evidence.text) + (f" [{found.evidence.rule}]" if found.evidence.rule else "")


def _line(what: str, article: str, event: Gold | Found, word: str, text: str) -> str:
    sides = " -> ".join("+".join(sorted(countries(side))) or "()" for side in (event.agents, event.recipients))
    return f"{what} {article}: {event.type} {event.status} {sides} {word!r} in {' '.join(text.split())[:160]!r}"
