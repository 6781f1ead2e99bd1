"""Dates that say all of themselves: numbers between slashes, ISO dates, years, decades, centuries, eras, fiscal years."""

from __future__ import annotations

import functools
import re
from datetime import date, datetime

from lapel.stages.dates.context import Context, Match, Reading
from lapel.stages.dates.patterns import word_list
from lapel.stages.dates.readings.registry import reader

FIXED_NOW = datetime(2000, 1, 1)
"""dateparser reads the clock unless it is told a now; whole dates do not depend on it."""


@functools.lru_cache(maxsize=10_000)
def _parse(text: str, order: str) -> date | None:
    import dateparser  # noqa: PLC0415  # a tenth of a second, for dates in figures alone

    found = dateparser.parse(text, languages=["en"], settings={
        "DATE_ORDER": order, "RELATIVE_BASE": FIXED_NOW, "REQUIRE_PARTS": ["day", "month", "year"], "PREFER_LOCALE_DATE_ORDER": False})
    return found.date() if found else None


@reader("numeric")
def numeric(match: Match, ctx: Context) -> Reading | None:
    """12/25/1999: the order that is possible; where both are, day first if the option says so, else month first."""
    text = str(match.pieces[0].value)
    parts = [int(number) for number in re.findall(r"\d+", text)]
    before = ctx.piece_before(match)
    if before is not None and (before.word in word_list("money") or before.end == match.pieces[0].start):
        return None
    order = "YMD"
    if parts[0] < 1000:
        if parts[0] > 12 and parts[1] > 12:
            return None
        dayfirst = parts[0] > 12 or (parts[1] <= 12 and (ctx.dayfirst if ctx.dayfirst is not None else "." in text))
        order = "DMY" if dayfirst else "MDY"
    day = _parse(text, order)
    return Reading(match.first, match.last, "DATE", day.isoformat()) if day else None


@reader("iso")
def iso(match: Match, ctx: Context) -> Reading | None:
    """2019-04-05, with or without a time of day."""
    text = str(match.pieces[0].value)
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return None
    time = re.match(r"T\d\d:\d\d(?::\d\d)?", text[10:])
    return Reading(match.first, match.last, "TIME" if time else "DATE", text[:10] + (time.group() if time else ""))


_NUMBERED = ("No.", "Nos.", "Sec.", "Art.", "Fig.", "Vol.")
_WEAK = frozenset({"of", "at", "for", "and", "than", "to", "with", "about", "over", "around", "as", "or"})
"""Before a number these bring a count as often as a year."""
_WHOSE = frozenset({"his", "her", "their", "my", "your", "our"})
_NO_PLURALS = frozenset({"was", "is", "has", "as", "its", "this", "his"})


@reader("year")
def year(match: Match, ctx: Context) -> Reading | None:
    """A number that is a year: not a count, a price, a number of something or a part of a longer number."""
    piece = match.get("YEAR")
    assert piece is not None
    number = int(piece.value)
    if number > (ctx.dct.year if ctx.dct else 2050) + 100:
        return None
    before, after = ctx.piece_before(match), ctx.piece_after(match)
    token = ctx.windows.tokens[match.first]
    if "".join(t.text for t in ctx.tokens.doc[max(0, token - 2):token]).endswith(_NUMBERED):  # ends a sentence for the tokeniser
        return None
    in_place = ctx.word_before(match) in word_list("at") and (before is None or before.word != ",")
    alone = len(match.pieces) == 1
    if alone and after is not None:
        if after.cls in {"U", "UNIT", "UNITS", "SCALE", "AMPM", "OCLOCK", "ZONE"} or (after.word in {"%", "percent"}):
            return None
        if (not in_place or ctx.word_before(match) in _WEAK) and after.word in word_list("counted"):
            return None
        plural = after.word.isalpha() and after.word.endswith("s") and not after.cased and not after.cls
        if plural and after.word not in _NO_PLURALS and not 1900 <= number <= 2030 and number % 100 == 0:
            return None
        if after.word in {"-", "/", ".", ":"} and after.start == piece.end:
            second = ctx.piece_after(match, 1)
            if second is not None and second.start == after.end and second.cls in {"NUM"} and not 1 <= float(second.value) < 100:
                return None
    if alone and before is not None:
        if before.word in {"-", "/", ".", ":", ","} and before.end == piece.start:
            second = ctx.windows.pieces[match.first - 2]
            falling = second.cls == "YEAR" and int(second.value) > number
            if second.end == before.start and (falling or second.cls in {"NUM", "DAY", "DOTTED", "CLOCK"}):
                return None
        if before.cls in {"NUM", "SCALE"} and not in_place:
            return None
    if alone and not in_place and not (1800 if ctx.narrative else 1900) <= number <= 2035:
        return None
    return Reading(match.first, match.last, "DATE", f"{number:04d}", mod=match.pattern.mod or match.part())


@reader("decade")
def decade(match: Match, ctx: Context) -> Reading | None:
    """The 1960s, the sixties; not somebody's age."""
    piece = match.get("DECADE")
    assert piece is not None
    spelled = not piece.word[-2].isdigit()
    if spelled and not match.has("the") and match.part() is None:
        return None
    joined = ctx.word_before(match) in {"and", "or", "to", "-"} and ctx.word_before(match, 2)[:1].isdigit()
    if joined and ctx.word_before(match, 3) in _WHOSE:
        return None  # in their 20s and 30s
    if (ctx.word_before(match) in _WHOSE
            or (ctx.word_before(match, 1) == "in" and piece.word[0] != "'" and len(piece.word) == 3 and not match.has("the"))):
        return None
    return Reading(match.first, match.last, "DATE", f"{int(piece.value)}X", mod=match.part())


@reader("century")
def century(match: Match, ctx: Context) -> Reading | None:
    """The 19th century is 18XX."""
    unit, number = match.get("UNIT"), match.get("ORD", "ORDN")
    if number is None or unit is None or unit.value != "CE" or not 1 <= int(number.value) <= 30:
        return None
    if match.get("ERA"):
        return Reading(match.first, match.last, "DATE", f"BC{int(number.value) - 1:02d}", mod=match.part(), grain="century")
    return Reading(match.first, match.last, "DATE", f"{int(number.value) - 1:02d}XX", mod=match.part())


@reader("era")
def era(match: Match, ctx: Context) -> Reading | None:
    """Years before and after Christ; days before year 1 have no ISO form, so these cover none."""
    number = match.get("NUM", "DAY", "YEAR")
    if number is None or float(number.value) != int(number.value) or not 0 < int(number.value) < 10_000:
        return None
    if match.get("ERA"):
        return Reading(match.first, match.last, "DATE", f"BC{int(number.value):04d}", mod=match.part(), grain="year")
    return Reading(match.first, match.last, "DATE", f"{int(number.value):04d}")


@reader("fiscal")
def fiscal(match: Match, ctx: Context) -> Reading | None:
    """Fiscal years differ from land to land: the value says which, the days stay open."""
    number = match.get("YEAR", "DAY")
    if number is not None:
        value = int(number.value)
        return Reading(match.first, match.last, "DATE", f"FY{value if value > 99 else 2000 + value}", grain="year")
    shift = match.get("THIS", "LAST", "NEXT")
    if ctx.dct is None or shift is None:
        return Reading(match.first, match.last, "DATE", "FYXXXX", grain="year", basis="relative")
    return Reading(match.first, match.last, "DATE", f"FY{ctx.dct.year + int(shift.value):04d}", grain="year", basis="relative")
