"""How long, and how often: DURATION and SET."""

from __future__ import annotations

from datetime import date

from lapel.stages.dates.arithmetic import shift_days
from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.patterns import word_list
from lapel.stages.dates.readings.amounts import period, quantity, shift
from lapel.stages.dates.readings.registry import reader

_AGES = frozenset({"aged", "age", "ages"})
_MONEY = frozenset({"$", "€", "£", "¥", "us$"})
_SIZES = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""Units of a compound duration, the largest first."""


def _mod(match: Match) -> str | None:
    piece = match.get("MOD")
    return str(piece.value) if piece and piece.value else None


def _age(match: Match, ctx: Context) -> bool:
    """44 years old, aged two years, over the age of 70 years, six-year-olds."""
    if ctx.word_before(match) in _AGES or (ctx.word_before(match) == "of" and ctx.word_before(match, 2) in _AGES):
        return True
    after, second = ctx.piece_after(match), ctx.piece_after(match, 1)
    if after is None:
        return False
    if after.word in {"old", "olds", "older", "younger"}:
        return True
    return second is not None and ((after.word == "of" and second.word == "age") or (after.word == "-" and second.word in {"old", "olds"}))


@reader("duration")
def duration(match: Match, ctx: Context) -> Reading | None:
    """Two hours, a 16-hour, several weeks, more than a year."""
    if _age(match, ctx):
        return None
    long_piece = match.get("UNITLONG")
    if long_piece is not None:
        return Reading(match.first, match.last, "DURATION", period(1, str(long_piece.value)))
    number, unit = quantity(match)
    if unit == "WE" or not unit:
        return None
    if any(p.cls in {"UNIT", "UNITS"} and p.cased for p in match.pieces[1:]):
        return None  # 60 Minutes, Seven Days: names
    number_piece = match.get("NUM", "DAY", "YEAR")
    if number_piece is not None and number_piece.cls == "YEAR" and match.get("UNIT") is not None:
        return None  # the 2018 day five
    first = match.first
    pieces = match.pieces
    if pieces[0].word in {"a", "an"} and len(pieces) > 2 and pieces[2].word == "-":
        first += 1  # a 16-hour flight: the article is the noun's
    if pieces[0].cls == "MOD" and pieces[0].value in {"APPROX", ""} and not ctx.narrative:
        first += 1  # about two weeks: news annotation leaves the word out
    before = ctx.piece_before(match)
    if (first == match.first and before is not None and before.word == "-" and before.end == pieces[0].start
            and match.first >= 2 and ctx.windows.pieces[match.first - 2].cls not in {"NUM", "DAY"}):
        return None
    if pieces[0].word in {"a", "an"} and len(pieces) == 2 and ctx.word_before(match)[:1].isdigit() and ctx.word_before(match, 2) in _MONEY:
        return Reading(match.first, match.last, "SET", period(number, unit))  # $9,000 a year
    start, end = _in_time(match, ctx, number, unit)
    return Reading(first, match.last, "DURATION", period(number, unit), mod=_mod(match), start=start, end=end)


def _in_time(match: Match, ctx: Context, number: float | None, unit: str) -> tuple[date | None, date | None]:
    """Will be held in two weeks, within 48 hours: the days that a future tense counts from publication."""
    before = ctx.word_before(match)
    if before not in {"in", "within"} or ctx.dct is None or number is None or ctx.narrative or ctx.directions(match)[0] != "future":
        return None, None
    day = shift(ctx.dct, number, unit)
    if day is None:
        return None, None
    return (day, day) if before == "in" else (ctx.dct, day)


@reader("duration-compound")
def compound(match: Match, ctx: Context) -> Reading | None:
    """One hour and 20 minutes: units that fall, one after the other."""
    numbers = [piece for piece in match.pieces if piece.cls in {"NUM", "DAY", "YEAR"}]
    units = [str(piece.value) for piece in match.pieces if piece.cls in {"UNIT", "UNITS"}]
    order = [_SIZES.index(unit) if unit in _SIZES else -1 for unit in units]
    if _age(match, ctx) or order != sorted(set(order)) or min(order) < 0:
        return None
    parts = list(zip(units, (f"{float(number.value):g}" for number in numbers), strict=True))
    days = "".join(f"{number}{unit}" for unit, number in parts if len(unit) == 1)
    time = "".join(f"{number}{unit[1:]}" for unit, number in parts if len(unit) == 2)
    return Reading(match.first, match.last, "DURATION", f"P{days}" + (f"T{time}" if time else ""), mod=_mod(match))


@reader("duration-directed")
def directed(match: Match, ctx: Context) -> Reading | None:
    """The past two months: how long, and (from publication, or the last day spoken of) which days."""
    piece = match.get("LAST", "NEXT", "PREVIOUS", "FOLLOWING")
    if _age(match, ctx):
        return None
    number, unit = quantity(match)
    if unit == "WE":
        return None
    if match.get("ORD") and piece is None:
        return Reading(match.first, match.last, "DURATION", period(number, unit), basis="relative")
    if match.get("QUANT") is None and match.get("NUM", "DAY", "YEAR") is None and match.get("UNIT") is not None and (
            piece is None or piece.word not in {"past", "last"} or (piece.word == "last" and match.pieces[0].word != "the")):
        return None
    if ctx.word_before(match) == "of" and ctx.word_before(match, 2) in {"each", "every"}:
        return Reading(match.first, match.last, "SET", period(1, unit), quant="EACH", basis="relative")
    base = ctx.dct if piece is None or (piece.cls in {"LAST", "NEXT"} and not ctx.narrative) else ctx.base()
    start, end = _stretch(base, number, unit, int(piece.value) if piece else -1)
    return Reading(match.first, match.last, "DURATION", period(number, unit), mod=_mod(match), start=start, end=end, basis="relative")


def _stretch(base: date | None, number: float | None, unit: str, sign: int) -> tuple[date | None, date | None]:
    if base is None or number is None or unit.startswith("T"):
        return None, None
    other = shift(base, sign * number, unit)
    if other is None:
        return None, None
    return (other, base) if sign < 0 else (base, shift_days(other, 0))


@reader("duration-plural")
def plural(match: Match, ctx: Context) -> Reading | None:
    """For years, in the weeks before: a stretch of unsaid length."""
    piece = match.get("UNITS")
    assert piece is not None
    if str(piece.value) in {"WE"}:
        return None
    after = ctx.piece_after(match)
    before = ctx.word_before(match)
    if before in {"in", "the", "of", "over"} and (after is None or after.word not in {
            "before", "after", "since", "that", "following", "preceding", "leading", "ahead", "to", "when"}):
        return None
    if before in {"just", "only", "after", "within"} and str(piece.value).startswith("T"):
        return None
    return Reading(match.first, match.last, "DURATION", period(None, str(piece.value)))


@reader("office-term")
def office_term(match: Match, ctx: Context) -> Reading | None:
    """During his first term: years, whose days only the holder's tenure tells."""
    possessive = match.pieces[0].word == "'s"  # of a name of up to three words
    if not any(ctx.word_before(match, n) in word_list("stretch") for n in range(1, 5 if possessive else 2)):
        return None
    return Reading(match.first + possessive, match.last, "DURATION", "PXY", basis="anchored")


@reader("office-first")
def office_first(match: Match, ctx: Context) -> Reading | None:
    """Her first year in office, his first 100 days in office: how long, from a day that only the holder's tenure tells."""
    number, unit = quantity(match)
    few = match.get("UNITS") is not None and match.get("NUM", "DAY", "YEAR") is None
    return Reading(match.first, match.last, "DURATION", period(None if few else number, unit), basis="anchored")


@reader("set-every")
def every(match: Match, ctx: Context) -> Reading | None:
    """Every day, each Friday, every two years, every summer."""
    quant = "EACH" if match.has("each") else "EVERY"
    if piece := match.get("WD"):
        part = match.get("DAYPART")
        return Reading(match.first, match.last, "SET", f"XXXX-WXX-{piece.value}" + (f"T{part.value}" if part else ""), quant=quant)
    if match.get("WEEKEND"):
        return Reading(match.first, match.last, "SET", "XXXX-WXX-WE", quant=quant)
    if piece := match.get("MONTH"):
        return Reading(match.first, match.last, "SET", f"XXXX-{int(piece.value):02d}", quant=quant)
    if piece := match.get("SEASON"):
        return Reading(match.first, match.last, "SET", f"XXXX-{piece.value}", quant=quant)
    if piece := match.get("DAYPART"):
        return Reading(match.first, match.last, "SET", f"XXXX-XX-XXT{piece.value}", quant=quant)
    number, unit = quantity(match)
    if match.has("other"):
        number = 2
    return Reading(match.first, match.last, "SET", period(number, unit), quant=quant)


@reader("periodic")
def periodic(match: Match, ctx: Context) -> Reading | None:
    """Daily, weekly, annual; not the names of newspapers."""
    piece = match.get("PERIODIC")
    assert piece is not None
    before, after = ctx.piece_before(match), ctx.piece_after(match)
    if piece.cased and ((before is not None and before.cased) or (after is not None and after.cased)):
        return None
    if after is not None and after.cased and after.word.isalpha():
        return None
    return Reading(match.first, match.last, "SET", str(piece.value), freq="1X")


@reader("set-times")
def times(match: Match, ctx: Context) -> Reading | None:
    """Twice a year, three times a day."""
    unit = match.get("UNIT", "UNITS")
    number = match.get("NUM", "DAY")
    count = 1 if match.has("once") else 2 if match.has("twice") else int(float(number.value)) if number else None
    assert unit is not None
    return Reading(match.first, match.last, "SET", period(1, str(unit.value)), freq=f"{count or 'X'}X")


@reader("set-per")
def per(match: Match, ctx: Context) -> Reading | None:
    """A day, per year, after a number of something."""
    unit = match.get("UNIT")
    if unit is None:
        return None
    return Reading(match.first, match.last, "SET", period(1, str(unit.value)))
