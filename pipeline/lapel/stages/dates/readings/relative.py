"""Last week, two months ago, a week later: counted from publication or from the day spoken of before."""

from __future__ import annotations

from datetime import date

from lapel.records import Grain
from lapel.stages.dates.arithmetic import bounds, monday, safe, shift_days, week_value, weekday_before
from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.holidays import holiday
from lapel.stages.dates.lexicon import Piece
from lapel.stages.dates.occasion import occasion_at
from lapel.stages.dates.readings.amounts import UNKNOWN, period, quantity, shift, value_at
from lapel.stages.dates.readings.period import named_day
from lapel.stages.dates.readings.registry import reader
from lapel.stages.dates.resolve import day_of, weekday_of, year_of

_THROUGH = frozenset({"for", "over", "during", "within", "in", "through", "throughout"})


_AT = frozenset({"at", "since", "until", "till", "by", "before", "from", "back", "around"})


def _offset(match: Match, ctx: Context, base: date | None, sign: int, basis: str, *, from_publication: bool) -> Reading | None:
    number, unit = quantity(match)
    mod_piece = match.get("MOD")
    mod = str(mod_piece.value) if mod_piece and mod_piece.value else None
    if mod in {"MORE_THAN", "EQUAL_OR_MORE"}:
        mod = "BEFORE" if sign < 0 else "AFTER"
    elif mod in {"LESS_THAN", "EQUAL_OR_LESS"}:
        mod = "AFTER" if sign < 0 else "BEFORE"
    if (number is None and not (unit.startswith("T") and not from_publication)) or unit == "WE":
        return Reading(match.first, match.last, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod=mod, basis=basis)
    if unit.startswith("T") and (number is None or abs(number) < 24):
        if unit == "TH" and from_publication and base is not None:
            value = f"{base.isoformat()}TXX"
            return Reading(match.first, match.last, "TIME", value, start=base, end=base, grain="hour", mod=mod, basis=basis)
        if from_publication:
            return Reading(match.first, match.last, "TIME", base.isoformat() if base else "XXXX-XX-XX", mod=mod, basis=basis)
        # two hours later: how long is all that can be said
        return Reading(match.first, match.last - 1, "DURATION", period(number, unit), mod=str(mod_piece.value) if mod_piece else None)
    assert number is not None
    moved = shift(base, sign * number, unit) if base else None
    if base is None or moved is None:
        return Reading(match.first, match.last, "DATE", UNKNOWN.get(unit, "XXXX"), mod=mod, basis=basis)
    grain = unit
    if unit in {"DE", "CE", "ML"}:
        grain = "Y"
    if unit in {"W", "2W"} and (not from_publication):
        grain = "D"
    if unit == "Y" and number != int(number):
        grain = "M"
    if unit == "M" and number != int(number):
        grain = "D"
    if not from_publication and ctx.last_grain in {"month"} and grain == "D":
        grain = "M"
    if not from_publication and ctx.last_grain in {"year"} and grain in {"D", "M"}:
        grain = "Y" if number * {"D": 1, "W": 7, "M": 30}.get(unit, 1) < 365 else "M"
    return Reading(match.first, match.last, "DATE", value_at(moved, grain), mod=mod, basis=basis)


@reader("ago")
def ago(match: Match, ctx: Context) -> Reading | None:
    """Two months ago, at the grain of the unit."""
    return _offset(match, ctx, ctx.dct if not ctx.narrative else (ctx.base()), -1, "relative", from_publication=True)


@reader("from-now")
def from_now(match: Match, ctx: Context) -> Reading | None:
    """Two years from now, in a week's time."""
    return _offset(match, ctx, ctx.dct, 1, "relative", from_publication=True)


@reader("later")
def later(match: Match, ctx: Context) -> Reading | None:
    """Two days later, a year earlier: from the last day spoken of."""
    sign = -1 if match.get("EARLIER") or match.has("before", "prior", "preceding", "previous") else 1
    base = (ctx.last_day if ctx.last_grain in {"day", "daypart", "minute"} else ctx.last_start) or ctx.dct
    return _offset(match, ctx, base, sign, "anchored", from_publication=False)


@reader("unit")
def unit(match: Match, ctx: Context) -> Reading | None:
    """Last week, this year, the following day, the same month."""
    piece = match.get("UNIT")
    assert piece is not None
    code = str(piece.value)
    if code not in UNKNOWN:
        return None
    directed = match.get("LAST", "NEXT", "THIS", "PREVIOUS", "FOLLOWING")
    if directed is not None and (directed.word == "past" or (
            directed.word == "last" and match.pieces[0].word == "the" and ctx.word_before(match) in _THROUGH and not ctx.narrative)):
        return None  # for the last week: seven days up to publication
    words = {p.word for p in match.pieces}
    anaphoric = bool(words & {"that", "same", "very", "before", "after", "following", "preceding", "previous"}) or (
        directed is not None and (directed.cls in {"PREVIOUS", "FOLLOWING"} or (directed.cls == "NEXT" and _after_the(match, directed))))
    move = int(directed.value) if directed is not None else 1 if words & {"after", "following"} else \
        -1 if words & {"before", "preceding", "previous"} else 0
    base = _anchor(ctx, code) if anaphoric or ctx.narrative else ctx.dct
    basis = "anchored" if anaphoric else "relative"
    if code == "D" and words & {"this"}:
        return None
    if base is None:
        return Reading(match.first, match.last, "DATE", UNKNOWN[code], mod=match.part(), basis=basis)
    if (code in {"DE", "CE"} and move == 0) or (code == "DE" and move):
        moved: date | None = shift(base, move, code)
    else:
        moved = shift(base.replace(day=1) if code in {"M", "Y", "Q"} else base, move, code)
    value = value_at(moved, code) if moved else UNKNOWN[code]
    return Reading(match.first, match.last, "DATE", value, mod=match.part(), basis=basis)


def _after_the(match: Match, directed: Piece) -> bool:
    """The next year, but not *the end of next year*."""
    i = match.pieces.index(directed)
    return i > 0 and match.pieces[i - 1].word == "the"


def _anchor(ctx: Context, code: str) -> date | None:
    """The day that an anaphor of the unit counts from: days only from an expression that is as fine."""
    if code == "D":
        return ctx.last_day or ctx.dct
    return ctx.last_start or ctx.dct


@reader("unit-part")
def unit_part(match: Match, ctx: Context) -> Reading | None:
    """The end of the year, of the week the text is in."""
    piece = match.get("UNIT")
    assert piece is not None
    code = str(piece.value)
    if code not in {"W", "M", "Y", "Q", "D", "DE", "CE"}:
        return None
    part = match.part() or "END"
    base = (ctx.last_start or ctx.dct) if ctx.narrative else ctx.dct
    if code == "D":
        base = day_of(ctx)
    value = value_at(base, code) if base else UNKNOWN[code]
    return Reading(match.first, match.last, "DATE", value, mod=part, basis="relative")


@reader("unit-earlier")
def unit_earlier(match: Match, ctx: Context) -> Reading | None:
    """Earlier this year: from its first day to publication; later this year: from publication to its last."""
    piece = match.get("UNIT", "SEASON")
    assert piece is not None
    if piece.cls == "SEASON":
        return None
    code = str(piece.value)
    if code not in {"W", "M", "Y", "D", "DE", "CE", "Q"}:
        return None
    past = match.has("earlier", "so")
    anaphoric = match.has("that", "same", "the")
    base = ctx.base() if anaphoric or ctx.narrative else ctx.dct
    directed = match.get("LAST", "NEXT")
    if base is not None and directed is not None:
        base = shift(base, int(directed.value), code)
    if base is None:
        return Reading(match.first, match.last, "DATE", UNKNOWN[code], basis="relative")
    value = value_at(base, code)
    start, end, grain = bounds(value)
    if directed is None and start and end:
        start, end = (start, max(base, start)) if past else (min(base, end), end)
    return Reading(match.first, match.last, "DATE", value, mod="START" if past else "END", start=start, end=end, grain=grain,
                   basis="anchored" if anaphoric else "relative")


@reader("week-of")
def week_of(match: Match, ctx: Context) -> Reading | None:
    """The week of a day."""
    day = _day(match, ctx)
    if day is None:
        return Reading(match.first, match.last, "DATE", "XXXX-WXX", basis="relative") if ctx.base() is None else None
    return Reading(match.first, match.last, "DATE", week_value(monday(day)), basis="relative")


@reader("eve")
def eve(match: Match, ctx: Context) -> Reading | None:
    """The day before a day."""
    if match.get("HOLIDAY"):
        feast = named_day(match, ctx)
        day = date.fromisoformat(feast.value) if feast is not None and len(feast.value) == 10 else None
    else:
        day = _day(match, ctx)
    before = shift_days(day, -1) if day else None
    return Reading(match.first, match.last, "DATE", before.isoformat(), basis="relative") if before else None


@reader("beside-event")
def beside_event(match: Match, ctx: Context) -> Reading | None:
    """The eve of the summit, the day after the vote, the second day of the visit: days from an event, found once all dates are known."""
    occasion = occasion_at(ctx.windows.pieces, match.last, bare=match.has("eve"))
    if occasion is None:
        return None
    number = match.get("ORD", "ORDN")
    days = int(number.value) - 1 if number is not None else 1 if match.has("after", "following") else -1
    last = match.last if match.has("before", "after", "following") else occasion.at + 1
    return Reading(match.first, last, "DATE", "XXXX-XX-XX", basis="anchored", event=(occasion.noun, occasion.at, days))


def _day(match: Match, ctx: Context) -> date | None:
    month, day, year_piece = match.get("MONTH"), match.get("DAY", "ORDN", "ORD"), match.get("YEAR")
    if month is None or day is None:
        return None
    year = int(year_piece.value) if year_piece else year_of(ctx, match, int(month.value), int(day.value))
    return safe(year, int(month.value), int(day.value)) if year is not None else None


@reader("beside")
def beside(match: Match, ctx: Context) -> Reading | None:
    """The day before last Tuesday, the day after 1 March."""
    move = -1 if match.has("before") else 1
    inner = Match(match.pattern, match.pieces[2 if match.pieces[0].word == "day" else 3:], match.first, match.last)
    if weekday_piece := inner.get("WD"):
        base = ctx.dct
        day = (weekday_before(base, int(weekday_piece.value), same=False) if inner.get("LAST")
               else weekday_of(ctx, match, int(weekday_piece.value))) if base else None
    elif named := inner.get("HOLIDAY"):
        base = ctx.base()
        day = holiday(str(named.value), base.year) if base else None
    else:
        day = _day(inner, ctx)
    found = shift_days(day, move) if day else None
    return Reading(match.first, match.last, "DATE", found.isoformat() if found else "XXXX-XX-XX", basis="relative")


@reader("then")
def then(match: Match, ctx: Context) -> Reading | None:
    """At the time, since then: the day or days spoken of last, in this sentence or the one before, when they lie behind; else *at the
    time* is some time in the past."""
    if ctx.word_before(match) not in _AT:
        return None
    near = ctx.last_sentence >= ctx.windows.sentences[match.first] - 1
    if near and ctx.last_end is not None and (ctx.dct is None or ctx.last_end < ctx.dct):
        return Reading(match.first, match.last, "DATE", ctx.last, grain=ctx.last_grain, basis="anchored")
    return Reading(match.first, match.last, "DATE", "PAST_REF", basis="anchored") if match.has("time") else None


@reader("anaphor")
def anaphor(match: Match, ctx: Context) -> Reading | None:
    """At that time: the last expression again."""
    if not ctx.last:
        return None
    before = ctx.word_before(match)
    if before not in {"at", "by", "during", "from", "until", "since", "around", "in", "of"}:
        return None
    grain: Grain = ctx.last_grain
    return Reading(match.first, match.last, "DATE", ctx.last, grain=grain, basis="anchored")
