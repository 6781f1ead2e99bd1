"""Times of day, on the day that stands beside them or that the text is at."""

from __future__ import annotations

from datetime import date

from lapel.stages.dates.arithmetic import safe, shift_days
from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.readings.deictic import _named_day
from lapel.stages.dates.readings.registry import reader
from lapel.stages.dates.resolve import day_of, weekday_of, year_of

_LATE = {"AF", "EV", "NI"}
_AT = frozenset({"at", "by", "from", "until", "till", "about", "around", "after", "before", "and", "to", "-", "between", "approximately",
                 "(", "past", "nearly", "almost", "exactly", "since", "of"})


_JOINS = frozenset({"and", "to", "-"})
_TIMES = frozenset({"CLOCK", "AMPM", "OCLOCK", "NOON"})


def _stands_for_a_time(match: Match, ctx: Context) -> bool:
    """Whether bare figures are a time of day and no score: after *at* and the like, or joined to another time (*from 9:00 to 10:30*)."""
    before = ctx.word_before(match)
    if before in _JOINS:
        return any(piece.cls in _TIMES for piece in ctx.windows.pieces[max(0, match.first - 4):match.first])
    return before in _AT


def _time(match: Match, ctx: Context) -> str | None:
    """``HH:MM`` in 24 hours, as the words give it."""
    if noon := match.get("NOON"):
        return str(noon.value)
    piece = match.get("CLOCK", "DOTTED") or match.get("NUM", "DAY", "YEAR")  # 19 July at 8:00
    if piece is None:
        return None
    half, part = match.get("AMPM"), match.get("DAYPART")
    if piece.cls in {"CLOCK", "DOTTED"}:
        numbers = str(piece.value).replace(".", ":").split(":")
        hour, minute, second = int(numbers[0]), numbers[1], (f":{numbers[2]}" if len(numbers) > 2 else "")
    elif piece.cls in {"NUM", "YEAR"} and not half and not match.get("OCLOCK"):
        if len(piece.word) != 4 or not piece.word.isdigit():
            return None
        hour, minute, second = int(piece.word[:2]), piece.word[2:], ""
    else:
        if float(piece.value) != int(piece.value):
            return None
        hour, minute, second = int(piece.value), "00", ""
    if hour > 24 or int(minute) > 59 or (half and not 1 <= hour <= 12 and hour > 12):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.value == "pm" else 0)
    elif part and str(part.value) in _LATE and hour < 12:
        hour += 12
    return f"{hour:02d}:{minute}{second}"


@reader("clock")
def clock(match: Match, ctx: Context) -> Reading | None:
    """10:35 a.m., noon, 5 o'clock in the afternoon, 8 p.m. Friday."""
    time = _time(match, ctx)
    if time is None:
        return None
    if len(match.pieces) == 1 and match.pieces[0].cls == "CLOCK" and not _stands_for_a_time(match, ctx):
        return None
    zone = match.get("ZONE")
    if match.get("WD", "DEICTIC", "MONTH"):
        day, unknown, basis = _named_day(match, ctx)
    else:
        day, unknown, basis = _beside(match, ctx), "XXXX-XX-XX", "relative"
        if directed := match.get("LAST", "NEXT", "PREVIOUS", "FOLLOWING"):
            base = ctx.last_day or ctx.dct
            day = shift_days(base, int(directed.value)) if base else None
    suffix = str(zone.value) if zone is not None else ""
    return Reading(match.first, match.last, "TIME", f"{day.isoformat() if day else unknown}T{time}{suffix}", basis=basis)


def _day_of_month(match: Match, ctx: Context, i: int) -> date | None:
    """The day whose month is piece ``i``."""
    pieces = ctx.windows.pieces
    month, day = int(pieces[i].value), int((pieces[i + 1] if pieces[i + 1].cls in {"DAY", "ORDN"} else pieces[i - 1]).value)
    named = next((int(piece.value) for piece in pieces[i + 1:i + 4] if piece.cls == "YEAR"), None)
    year = named if named is not None else year_of(ctx, match, month, day)
    return safe(year, month, day) if year is not None else None


def _beside(match: Match, ctx: Context) -> date | None:
    """The day of a weekday or date close by in the sentence, else the day the text is at."""
    pieces = ctx.windows.pieces
    for i in range(match.last, min(match.last + 8, len(pieces))):
        piece = pieces[i]
        if piece.cls == "BREAK" or piece.word == ";":
            break
        if piece.cls == "MONTH" and {pieces[i - 1].cls, pieces[i + 1].cls} & {"DAY", "ORDN"}:
            return _day_of_month(match, ctx, i)
        if piece.cls == "WD" and piece.word not in {"sun", "sat"} and "MONTH" not in {p.cls for p in pieces[i + 1:i + 4]}:
            near = Match(match.pattern, [piece], i, i + 1)
            return weekday_of(ctx, near, int(piece.value))
        if piece.cls == "DEICTIC" and ctx.dct is not None:
            return shift_days(ctx.dct, int(piece.value))
    sentence = ctx.windows.sentences[match.first]
    if ctx.last_day is not None and (ctx.narrative or ctx.day_sentence == sentence):
        return ctx.last_day
    return day_of(ctx)
