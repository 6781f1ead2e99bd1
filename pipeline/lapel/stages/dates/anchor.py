"""Events that the text itself dates: *the summit on 12 June* gives *the eve of the summit* and *two weeks after the summit* their day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lapel.records import Grain
from lapel.stages.dates.arithmetic import bounds
from lapel.stages.dates.context import Context, Reading
from lapel.stages.dates.occasion import REACH, Occasion, noun_of, occasion_at, words
from lapel.stages.dates.readings.amounts import AMOUNT, shift, value_at

_FRONT = 3
"""Pieces between a date and the noun that it stands in front of (*Monday's Oslo summit*)."""

_STEPS: dict[str, Grain] = {"D": "day", "W": "day", "M": "month", "Y": "year"}
_FINE: tuple[Grain, ...] = ("year", "season", "half", "quarter", "month", "week", "weekend", "day", "daypart", "hour", "minute", "second")


def from_events(readings: list[Reading], ctx: Context) -> None:
    """Give *the eve of the summit*, *the day after the vote* and *two weeks after the summit* the day that they lead to, where the text
    says when the event was or is."""
    counting = [(reading, start) for reading in readings if (start := _counts_from(reading, ctx)) is not None]
    if not counting:
        return
    dated = dates_of(readings, ctx)
    for reading, (occasion, n, unit) in counting:
        found = day_from(occasion, n, unit, dated)
        if found is None:
            continue
        day, grain = found
        if reading.type == "DATE":
            reading.value = day.isoformat()
        elif grain == "day":
            reading.start = reading.end = day
        else:
            reading.start, reading.end, _ = bounds(value_at(day, "M" if grain == "month" else "Y"))
        reading.grain = grain
        reading.basis = "anchored"


def _counts_from(reading: Reading, ctx: Context) -> tuple[Occasion, float, str] | None:
    """The event that an expression counts from, and how far."""
    if reading.event is not None:
        noun, at, days = reading.event
        return Occasion(noun, at), days, "D"
    amount = AMOUNT.fullmatch(reading.value) if reading.type == "DURATION" and reading.start is None else None
    pieces = ctx.windows.pieces
    if amount is None or pieces[reading.last].word not in {"after", "before"}:
        return None
    occasion = occasion_at(pieces, reading.last + 1)
    if occasion is None:
        return None
    return occasion, int(amount[1]) * (-1 if pieces[reading.last].word == "before" else 1), amount[2]


def dates_of(readings: Sequence[Reading], ctx: Context) -> dict[str, list[tuple[int, Reading]]]:
    """Noun of an event -> where it stands and the expression that dates it."""
    out: dict[str, list[tuple[int, Reading]]] = {}
    for reading in readings:
        if reading.type not in {"DATE", "TIME"} or reading.event is not None or bounds(reading.value)[0] is None:
            continue
        at = _noun_before(reading, ctx) if ctx.word_before(reading) in {"on", "in", "for", "at", "from", "of"} else None
        at = at if at is not None else _noun_behind(reading, ctx)
        if at is not None:
            noun = noun_of(ctx.windows.pieces[at].word)
            assert noun is not None
            out.setdefault(noun, []).append((at, reading))
    return out


def _noun_before(reading: Reading, ctx: Context) -> int | None:
    pieces = ctx.windows.pieces
    sentence = ctx.windows.sentences[reading.first]
    for i in range(reading.first - 2, max(reading.first - 2 - REACH, 0), -1):
        piece = pieces[i]
        if piece.cls == "BREAK" or ctx.windows.sentences[i] != sentence:
            return None
        if noun_of(piece.word) is not None and not (piece.word == "march" and piece.cls):
            return i
        if not (piece.word in words()["between"] or (piece.cased and not piece.cls)):
            return None
    return None


def _noun_behind(reading: Reading, ctx: Context) -> int | None:
    pieces = ctx.windows.pieces
    for i in range(reading.last, min(reading.last + _FRONT + 1, len(pieces))):
        word = pieces[i].word
        if noun_of(word) is not None:
            return i
        if pieces[i].cls or not (word.isalpha() or word == "'s") or word in words()["closers"] or word in words()["between"]:
            return None
    return None


def day_from(occasion: Occasion, n: float, unit: str, dated: dict[str, list[tuple[int, Reading]]]) -> tuple[date, Grain] | None:
    """The day ``n`` units from an event, and how fine it is; None where the text gives the event no day, or days that disagree.

    A date beside the very mention goes first (*the eve of the visit on Monday*).
    """
    found = dated.get(occasion.noun, [])
    own = [reading for at, reading in found if at == occasion.at]
    known = {bounds(reading.value) for reading in own or [reading for _, reading in found]}
    fine = max((grain for _, _, grain in known if grain in _FINE), key=_FINE.index, default=None)
    starts = {(start, end) for start, end, grain in known if grain == fine}
    if fine is None or len(starts) != 1 or unit not in _STEPS:
        return None
    start, end = starts.pop()
    if start is None or end is None or any(not (s and e and s <= end and start <= e) for s, e, _ in known):
        return None  # two of its kind
    if _FINE.index(fine) < _FINE.index(_STEPS[unit]):
        return None  # days from a month or a year
    moved = shift(start, n, unit)
    return (moved, _STEPS[unit] if unit in {"M", "Y"} and fine in {"month", "year"} else "day") if moved else None
