"""The words that time expressions are made of, and how a token falls into pieces of them.

spaCy keeps ``16-hour`` whole and splits ``late-March``; patterns should not have to know. Each token is read once per spelling
into :class:`Piece` objects (class, value, offsets inside the token), so that patterns are written over classes alone.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from lapel import resources
from lapel.errors import BadData
from lapel.lemmas import FORMS

Value = str | int | float


@dataclass(slots=True, frozen=True)
class Piece:
    """A token, a part of one, or several that stand for one number or phrase."""

    cls: str
    """Class of the lexicon (``MONTH``, ``YEAR``, ``NUM`` …), empty for a word without one."""
    value: Value
    word: str
    """Lower case."""
    start: int
    """Character offsets into the text (into the token, for a piece that is not placed yet)."""
    end: int
    cased: bool = False
    """Begins with a capital letter."""

    def placed(self, at: int) -> Piece:
        """The same piece in a token that begins at the character ``at``."""
        return Piece(self.cls, self.value, self.word, self.start + at, self.end + at, self.cased)


@dataclass(slots=True, frozen=True)
class Lexicon:
    """Single words and phrases with their class and value."""

    words: dict[str, tuple[str, Value]]
    phrases: dict[str, list[tuple[tuple[str, ...], str, Value]]]
    """First word -> (all words, class, value), the longest first."""
    cased: frozenset[str]
    hot: frozenset[str]
    hot_words: frozenset[str]


NUMERIC = frozenset({"NUM", "DAY", "YEAR", "TENS", "SCALE"})
"""Classes that stand for a number; the notation's ``N`` matches them all."""

_SPLIT = re.compile(r"\d+(?:st|nd|rd|th|s)(?![^\W_])|\d{1,2}:\d{2}(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+\.?|['’]s(?!\w)|\W|_")
_WORD = re.compile(r"[^\W\d_]+\.?")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:hrs?)?(a\.?m\.?|p\.?m\.?)?|(\d{1,2})(a\.?m\.?|p\.?m\.?)")
_DECADE = re.compile(r"['‘’]?(\d{4}|\d{2})['’]?s")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?", re.I)
_NUMERIC_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/.])\d{1,2}\2\d{1,2}")
_LEADING_DIGITS = re.compile(r"\d")
_HYPHENS = re.compile(r"[-–—/‑]")


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of data/dates/lexicon.toml with the named days of data/dates/holidays.toml."""
    path = resources.data("dates", "lexicon.toml")
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    words: dict[str, tuple[str, Value]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}
    entries = [(word, cls, value) for cls, section in table["words"].items() for word, value in section.items()]
    days = tomllib.loads(resources.data("dates", "holidays.toml").read_text(encoding="utf-8"))
    entries += [(name.lower(), "HOLIDAY", day["id"]) for day in days["day"] for name in day["names"]]
    for word, cls, value in entries:
        parts = tuple(_SPLIT.findall(word.replace(" ", ""))) if " " not in word else ()
        if " " in word:
            parts = tuple(part for chunk in word.split() for part in _pieces_of_phrase(chunk))
        if len(parts) > 1 and (" " in word or "-" in word):
            phrases.setdefault(parts[0], []).append((parts, cls, value))
        elif word in words:
            raise BadData(f"{path}: {word!r} stands in {words[word][0]} and in {cls}; keep one")
        else:
            words[word] = (cls, value)
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    return Lexicon(words, phrases, frozenset(table["cased"]), frozenset(table["hot"]), frozenset(table["hot_words"]))


def _pieces_of_phrase(chunk: str) -> list[str]:
    return [chunk] if re.fullmatch(r"[\w.]+", chunk) else _SPLIT.findall(chunk)


@functools.lru_cache(maxsize=FORMS)
def read(text: str) -> tuple[Piece, ...]:
    """The pieces of one token, offsets counted from its start."""
    whole = _word(text, 0)
    if whole.cls or (len(text) == 1 and not text.isdigit()):
        return (whole,)
    digits = _LEADING_DIGITS.search(text)
    if digits is None:
        if not _HYPHENS.search(text, 1) or len(text) > 40:
            return (whole,)
    elif len(text) <= 40:
        piece = _numeric(text, 0)
        if piece is not None:
            return piece
    else:
        return (whole,)
    out: list[Piece] = []
    for match in _SPLIT.finditer(text):
        part, at = match.group(), match.start()
        found = _numeric(part, at) if part[0].isdigit() else None
        out.extend(found if found is not None else (_word(part, at),))
    return tuple(out) if digits is not None or any(piece.cls for piece in out) else (whole,)


def _word(text: str, at: int) -> Piece:
    lexemes = lexicon()
    low = text.lower().replace("’", "'")
    cased = text[:1].isupper()
    key = low
    entry = lexemes.words.get(low)
    if entry is None and low.endswith(".") and len(low) > 2:
        key = low[:-1]
        entry = lexemes.words.get(key)
        if entry is not None and (entry[0] not in {"MONTH", "WD", "ZONE", "ERA"} or len(key) > 5):
            entry = None
    if entry is None or (key in lexemes.cased and not cased):
        return Piece("", "", low, at, at + len(text), cased)
    return Piece(entry[0], entry[1], low, at, at + len(text), cased)


def _numeric(text: str, at: int) -> tuple[Piece, ...] | None:
    """A token of digits, as far as it is one of the known forms."""
    low = text.lower()
    end = at + len(text)
    if text.isascii() and text.isdigit():
        number = int(text)
        if len(text) == 4 and 1000 <= number <= 2199:
            return (Piece("YEAR", number, low, at, end),)
        if len(text) <= 2 and 1 <= number <= 31:
            return (Piece("DAY", number, low, at, end),)
        return (Piece("NUM", number, low, at, end),) if len(text) <= 9 else None
    if _NUMBER.fullmatch(low):
        if _CLOCK.fullmatch(low) and "." in low:
            return (Piece("DOTTED", low, low, at, end),)
        number_ = float(low.replace(",", ""))
        return (Piece("NUM", int(number_) if number_.is_integer() else number_, low, at, end),)
    if match := _ORDINAL.fullmatch(low):
        return (Piece("ORDN", int(match[1]), low, at, end),)
    if match := _CLOCK.fullmatch(low):
        return _clock(match, at, end, low)
    if match := _DECADE.fullmatch(low):
        digits = match[1]
        if digits.endswith("0"):
            return (Piece("DECADE", int(digits[:-1]) if len(digits) == 4 else 190 + int(digits[0]), low, at, end),)
    if _ISO.fullmatch(text):
        return (Piece("ISO", text.upper(), low, at, end),)
    if _NUMERIC_DATE.fullmatch(low):
        return (Piece("NUMDATE", low, low, at, end),)
    return None


def _clock(match: re.Match[str], at: int, end: int, low: str) -> tuple[Piece, ...] | None:
    hour, minute, suffix = int(match[1] or match[5]), int(match[2] or 0), match[4] or match[6]
    if hour > 24 or minute > 59:
        return None
    text = f"{hour:02d}:{minute:02d}" + (f":{match[3]}" if match[3] else "")
    if suffix is None:
        return (Piece("CLOCK", text, low, at, end),) if ":" in low or "h" in low else None
    cut = end - len(suffix)
    return (Piece("CLOCK", text, low[:-len(suffix)], at, cut), Piece("AMPM", suffix[0] + "m", suffix, cut, end))
