"""*A day after Tanzania closed the border*: what the clause tells lies so long before or behind what its sentence tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lapel.records import DateRef, EventDate, Grain, Span
from lapel.stages.dates.occasion import noun_of
from lapel.stages.dates.readings.amounts import AMOUNT, shift, value_at
from lapel.stages.events.context import Context, Draft

_SIDES = {"after": -1, "before": 1}
_SIDE = re.compile(r"\s(after|before)\s")
_OVER = re.compile(r"[,;:.]\s|\n\n")
"""Where the clause behind *after* is over."""
_COMES = re.compile(r"\b(?:comes?|came|follow(?:s|ed)?)\b[\w\s]{0,20}$")
_DAYS = frozenset({"day", "daypart", "hour", "minute", "second"})


@dataclass(slots=True)
class Apart:
    """The date of a gesture that is told as so long before or after another; None where the text gives no day to count from."""

    date: EventDate | None
    begin: int
    """Where its own clause begins: a date behind is the gesture's own."""


def apart_of(context: Context, draft: Draft) -> Apart | None:
    """The day of a gesture in a clause behind *a day after*, *two weeks before*; None where it stands in no such clause.

    Counted from the one day that the rest of the sentence names; of *This comes a week after …* from the last day named in the sentence
    before; else from the day of publication. Parts of a day stay on the day, so they change nothing.
    """
    found = _stretch(context, draft)
    if found is None:
        return None
    stretch, side = found
    begin = stretch.span[1] + len(side) + 1
    day = _anchor(context, draft, stretch, begin)
    amount = AMOUNT.fullmatch(stretch.value)
    if day is None or amount is None or (stretch.mod or "APPROX") != "APPROX":
        return Apart(None, begin)  # days after, less than a week after
    moved = shift(day, _SIDES[side] * int(amount[1]), amount[2])
    if moved is None:
        return Apart(None, begin)
    span: Span = (stretch.span[0], begin)
    return Apart(_written(context, moved, amount[2], span), begin)


def is_apart(day: EventDate | None) -> bool:
    """Whether a date was counted so: what has it is another gesture than the one that it is counted from."""
    return day is not None and day.basis == "anchored" and (day.text or "").endswith(tuple(_SIDES))


def _stretch(context: Context, draft: Draft) -> tuple[DateRef, str] | None:
    """The stretch of time in whose clause the gesture is told, and its side; the nearest one."""
    sentence = context.sentences[draft.gesture.sentence] if context.sentences else draft.gesture.evidence
    for ref in reversed(context.dates_in((sentence[0], draft.start))):
        if ref.type != "DURATION" or ref.start or ref.value.startswith("PT"):
            continue
        between = context.text((ref.span[1], draft.start))
        match = _SIDE.match(between)
        if match and not _OVER.search(between) and not any(map(noun_of, between.lower().split())):  # two weeks after the vote Peru left
            return ref, match[1]
    return None


def _anchor(context: Context, draft: Draft, stretch: DateRef, begin: int) -> date | None:
    sentence = context.sentences[draft.gesture.sentence] if context.sentences else draft.gesture.evidence
    closed = _OVER.search(context.text((begin, sentence[1])))
    end = begin + closed.start() if closed else sentence[1]
    days = {d.start for d in _days_in(context, (sentence[0], stretch.span[0])) + _days_in(context, (end, sentence[1]))}
    if len(days) == 1:
        return date.fromisoformat(days.pop() or "")
    if days:
        return None
    if _COMES.search(context.text((sentence[0], stretch.span[0]))) and draft.gesture.sentence and context.sentences:
        before = _days_in(context, context.sentences[draft.gesture.sentence - 1])
        if before:
            return date.fromisoformat(before[-1].start or "")
    return date.fromisoformat(context.article.published) if context.article.published else None


def _days_in(context: Context, span: Span) -> list[DateRef]:
    return [d for d in context.dates_in(span) if d.type in {"DATE", "TIME"} and d.grain in _DAYS and d.start]


def _written(context: Context, day: date, unit: str, span: Span) -> EventDate:
    first, last = day, day
    if unit == "M":
        first = day.replace(day=1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    elif unit == "Y":
        first, last = day.replace(month=1, day=1), day.replace(month=12, day=31)
    grain: Grain = "month" if unit == "M" else "year" if unit == "Y" else "day"
    return EventDate(value=value_at(day, unit if unit in {"M", "Y"} else "D"), start=first.isoformat(), end=last.isoformat(), grain=grain,
                     text=context.text(span), span=span, basis="anchored")
