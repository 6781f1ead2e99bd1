"""The dates stage: from a text's tokens to its time expressions, in one pass."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Doc

from lapel.language import Tokenised
from lapel.records import DateRef, Grain, Span
from lapel.stages.dates.arithmetic import bounds
from lapel.stages.dates.blocks import in_credit_line
from lapel.stages.dates.context import BASES, Context, Match, Reading
from lapel.stages.dates.link import link
from lapel.stages.dates.mode import is_narrative
from lapel.stages.dates.patterns import Pattern
from lapel.stages.dates.readings import READERS
from lapel.stages.dates.spot import Candidate, Windows, spot

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def published_day(published: str | None) -> date | None:
    """The day of an ISO date or date and time; None for anything else."""
    match = _DAY.match(published or "")
    if match is None:
        return None
    try:
        return date.fromisoformat(match.group())
    except ValueError:
        return None


def find_dates(tokens: Tokenised, published: str | None, *, narrative: bool | None = None,
               dayfirst: bool | None = None) -> list[DateRef]:
    """Time expressions of a text in its order, not overlapping.

    ``published`` is the ISO day of publication: what *Monday* and *last week* count from. Without it they keep their relative
    TIMEX3 value and null days; the clock is never read. ``narrative`` says whether dates count from each other, as in a history
    (None: decided from the text); ``dayfirst`` how 03/04/2021 is read (None: month first, unless impossible or written with dots).
    Both ends of a range (*15-17 March*) cover the days of the whole.
    """
    windows = spot(tokens)
    if not windows.candidates:
        return []
    day = published_day(published)
    mode = is_narrative(windows.pieces, day) if narrative is None else narrative
    context = Context(tokens, windows, day, mode, dayfirst)
    readings = _readings(context)
    link(readings, context)
    return [_record(reading, windows, tokens) for reading in readings]


def _readings(ctx: Context) -> list[Reading]:
    out: list[Reading] = []
    windows = ctx.windows
    taken = 0
    for candidate in windows.candidates:
        if candidate.first < taken:
            continue
        pattern = candidate.pattern
        if not _fits(candidate, pattern, ctx):
            continue
        match = Match(pattern, windows.pieces[candidate.first:candidate.last], candidate.first, candidate.last)
        if in_credit_line(ctx, match):
            taken = candidate.last  # nor any part of it
            continue
        found = READERS[pattern.means](match, ctx)
        for reading in [found] if isinstance(found, Reading) else found or []:
            reading.rule = pattern.id
            out.append(reading)
            taken = max(taken, reading.last)
            ctx.note(reading)
    return out


def _fits(candidate: Candidate, pattern: Pattern, ctx: Context) -> bool:
    if pattern.mode != "any" and (pattern.mode == "narrative") != ctx.narrative:
        return False
    pieces = ctx.windows.pieces
    if pattern.before or pattern.not_before:
        before = pieces[candidate.first - 1].word
        if before in pattern.not_before or (pattern.before and before not in pattern.before):
            return False
    if pattern.after or pattern.not_after:
        after = pieces[candidate.last]
        if {after.word, after.cls} & pattern.not_after or (pattern.after and after.word not in pattern.after):
            return False
    return True


def _record(reading: Reading, windows: Windows, tokens: Tokenised) -> DateRef:
    start, end, grain = bounds(reading.value, reading.mod)
    if reading.start is not None or reading.end is not None or reading.grain is not None:
        start, end = reading.start or start, reading.end or end
        grain = reading.grain or grain
    if reading.whole is not None:
        start, end = reading.whole
    span = (windows.pieces[reading.first].start, windows.pieces[reading.last - 1].end)
    if reading.type == "DURATION" and grain == "unknown":
        grain = _duration_grain(reading.value)
    return DateRef(
        span=span, text=_text(tokens.doc, windows.tokens[reading.first], span), type=reading.type, value=reading.value, mod=reading.mod,
        start=start.isoformat() if start else None, end=end.isoformat() if end else None, grain=grain,
        basis=BASES[reading.basis], rule=reading.rule, quant=reading.quant, freq=reading.freq)


def _text(doc: Doc, first: int, span: Span) -> str:
    """The words of a span that begins in the token ``first``; the Doc's whole text would cost more than everything else."""
    last = first + 1
    while last < len(doc) and doc[last].idx < span[1]:
        last += 1
    start = doc[first].idx
    words: str = doc[first:last].text_with_ws
    return words[span[0] - start:span[1] - start]


_GRAINS: dict[str, Grain] = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade",
                             "TH": "hour", "TM": "minute", "TS": "second"}


def _duration_grain(value: str) -> Grain:
    match = re.fullmatch(r"P(T?)(?:[\d.]+|X)(DE|[A-Z])", value)
    return _GRAINS.get(match[1] + match[2], "unknown") if match else "unknown"
