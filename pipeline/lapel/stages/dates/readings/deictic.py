"""Today, yesterday, tonight, now and the parts of a day."""

from __future__ import annotations

from datetime import date

from lapel.stages.dates.arithmetic import safe, shift_days
from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.readings.registry import reader
from lapel.stages.dates.resolve import day_of, weekday_of, year_of

_OPEN = frozenset({"", "in", "for", "and", "or", "of", "present", "current"})
_ENDS = frozenset({"for", "and", "or", "but", "to", "that", "which", "in", "on", "at", "with", "by", "as", "is", "was", "will", "they",
                   "we", "he", "she", "it"})
"""Words before and after *future* that show it to be no adjective."""
_SUBJECTS = frozenset({"he", "she", "it", "that", "this", "there", "here", "what", "who", "where"})
"""After these *'s* is *is* or *has*."""


@reader("fixed")
def fixed(match: Match, ctx: Context) -> Reading | None:
    """The value that the pattern itself gives."""
    return Reading(match.first, match.last, "DATE", match.pattern.value, basis="relative")


@reader("future")
def future(match: Match, ctx: Context) -> Reading | None:
    """The future, future talks; not *a bright future*, which is a state of things."""
    after = ctx.piece_after(match)
    noun = after is None or not after.word.isalpha() or after.word in _ENDS
    if len(match.pieces) == 1 and noun and ctx.word_before(match) not in _OPEN:
        return None
    return fixed(match, ctx)


@reader("now")
def now(match: Match, ctx: Context) -> Reading | None:
    """Now and currently; at the head of a sentence *Now* mostly goes on with the tale and names no time."""
    if match.pieces[0].word == "now" and match.pieces[0].cased and not ctx.narrative:
        return None
    after, second = ctx.piece_after(match), ctx.piece_after(match, 1)
    if after is not None and second is not None and after.word == "and" and second.word in {"then", "again"}:
        return None
    if ctx.word_before(match) == "'s" and ctx.word_before(match, 2) not in _SUBJECTS:
        return None  # somebody's now
    return fixed(match, ctx)


@reader("deictic")
def deictic(match: Match, ctx: Context) -> Reading | None:
    """Today, yesterday, tomorrow, tonight, counted from publication."""
    piece = match.get("DEICTIC")
    assert piece is not None
    before = ctx.piece_before(match)
    if piece.word == "today" and piece.cased and before is not None and before.word in {"usa", "russia", "psychology", "india"}:
        return None
    base = ctx.dct
    day = shift_days(base, int(piece.value)) if base else None
    night = "TNI" if piece.word == "tonight" else ""
    value = (day.isoformat() if day else "XXXX-XX-XX") + night
    return Reading(match.first, match.last, "TIME" if night else "DATE", value, mod=match.part(), basis="relative")


def _named_day(match: Match, ctx: Context) -> tuple[date | None, str, str]:
    """The day that a part of a day belongs to, how it is written while unknown, and the basis."""
    if month_piece := match.get("MONTH"):
        day_piece = match.get("DAY", "ORDN", "ORD")
        year_piece = match.get("YEAR")
        month, day = int(month_piece.value), int(day_piece.value) if day_piece else 0
        year = int(year_piece.value) if year_piece else year_of(ctx, match, month, day)
        found = safe(year, month, day) if year is not None else None
        return found, f"XXXX-{month:02d}-{day:02d}", "explicit" if year_piece else "relative"
    if weekday_piece := match.get("WD"):
        return weekday_of(ctx, match, int(weekday_piece.value)), f"XXXX-WXX-{weekday_piece.value}", "relative"
    if deictic_piece := match.get("DEICTIC"):
        day_ = shift_days(ctx.dct, int(deictic_piece.value)) if ctx.dct else None
        return day_, "XXXX-XX-XX", "relative"
    return None, "XXXX-XX-XX", "relative"


@reader("daypart")
def daypart(match: Match, ctx: Context) -> Reading | None:
    """Monday night, this morning, last night, the next evening, the morning of 3 May."""
    piece, noon = match.get("DAYPART"), match.get("NOON")
    if match.get("WD", "DEICTIC", "MONTH"):
        day, unknown, basis = _named_day(match, ctx)
        if match.get("MONTH") and day is None and not unknown.startswith("XXXX"):
            return None
    else:
        unknown, basis = "XXXX-XX-XX", "relative"
        directed = match.get("LAST", "NEXT", "PREVIOUS", "FOLLOWING")
        anaphoric = match.has("that", "same") or (match.has("the") and directed is not None and directed.cls != "LAST")
        base = (ctx.last_day or day_of(ctx)) if anaphoric or ctx.narrative else ctx.dct
        move = int(directed.value) if directed is not None else 0
        day = shift_days(base, move) if base else None
        basis = "anchored" if anaphoric else "relative"
    text = day.isoformat() if day else unknown
    if noon is not None:
        return Reading(match.first, match.last, "TIME", f"{text}T{noon.value}", basis=basis)
    assert piece is not None
    return Reading(match.first, match.last, "TIME", f"{text}T{piece.value}", mod=match.part(), basis=basis)


@reader("bare-daypart")
def bare_daypart(match: Match, ctx: Context) -> Reading | None:
    """In the morning: of the last day spoken of."""
    piece = match.get("DAYPART")
    if piece is None or ctx.last_day is None:
        return None
    after = ctx.piece_after(match)
    if after is not None and (after.word == "of" or (after.word.isalpha() and len(match.pieces) == 1 and not after.word[0].isupper())):
        return None
    return Reading(match.first, match.last, "TIME", f"{ctx.last_day.isoformat()}T{piece.value}", mod=match.part(), basis="anchored")
