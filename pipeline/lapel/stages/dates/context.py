"""What a reading may look at: the words around, the publication day, and the days that the text spoke of before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lapel.language import Tokenised
from lapel.records import Grain, TimexType
from lapel.stages.dates.arithmetic import bounds
from lapel.stages.dates.lexicon import Piece
from lapel.stages.dates.patterns import Pattern
from lapel.stages.dates.spot import Windows
from lapel.stages.dates.tense import REACH_LEFT, Direction, direction

Basis = Literal["explicit", "relative", "anchored"]

BASES: dict[str, Basis] = {"explicit": "explicit", "relative": "relative", "anchored": "anchored"}


FAR = 8
"""Years between two dates of a history from which the second is taken for a side remark."""

_NO_NOUN = frozenset({"and", "or", "in", "at", "to", "by", "with", "for", "when", "that", "the", "a", "his", "her", "its", "of", "after",
                      "before", "as", "from", "on", "but", "while", "who", "which", "was", "is"})
"""Words after a date that begin no noun."""
_JOINS = frozenset({"-", "to", "and", "or", "until", "through", "till"})
_PARTS = frozenset({"MONTH", "DAY", "ORDN", "WD", "PART"})


@dataclass(slots=True)
class Reading:
    """What one match means, before it becomes a DateRef."""

    first: int
    last: int
    """Pieces of ``Windows`` that the expression takes."""
    type: TimexType
    value: str
    mod: str | None = None
    start: date | None = None
    end: date | None = None
    grain: Grain | None = None
    """Given where the days do not follow from the value."""
    basis: str = "explicit"
    """A key of ``BASES``."""
    quant: str | None = None
    freq: str | None = None
    whole: tuple[date, date] | None = None
    """First and last day of the range that this expression bounds."""
    rule: str = ""
    event: tuple[str, int, int] | None = None
    """Noun of the event that it counts from, the noun's piece, and the days from the event's first day."""


@dataclass(slots=True)
class Match:
    """A pattern's match: its pieces, and where they stand."""

    pattern: Pattern
    pieces: list[Piece]
    first: int
    last: int

    def get(self, *classes: str) -> Piece | None:
        """The first piece of one of the classes."""
        return next((piece for piece in self.pieces if piece.cls in classes), None)

    def has(self, *words: str) -> bool:
        """Whether one of the words is in the match."""
        return any(piece.word in words for piece in self.pieces)

    def part(self) -> str | None:
        """START, MID or END where early, mid, late and the like stand in the match."""
        piece = self.get("PART")
        return str(piece.value) if piece else None


@dataclass(slots=True)
class Context:
    """State of reading one text from its beginning to its end."""

    tokens: Tokenised
    windows: Windows
    dct: date | None
    """Day of publication."""
    narrative: bool
    dayfirst: bool | None
    last: str = ""
    """Value of the last calendar expression."""
    last_start: date | None = None
    last_end: date | None = None
    last_day: date | None = None
    """The last expression of the grain of a day, or the first day of a coarser later one."""
    last_grain: Grain = "unknown"
    far: int | None = None
    """Year of a last date far from the others, which alone moves nothing."""
    last_sentence: int = -1
    """The sentence that ``last`` was named in."""
    day_sentence: int = -1
    """The sentence that ``last_day`` was named in."""

    def base(self) -> date | None:
        """The day that anaphoric expressions (the next day, two weeks later) count from."""
        return self.last_start or self.dct

    def note(self, reading: Reading) -> None:
        """Remember a calendar expression for those that refer back to it."""
        if reading.type not in {"DATE", "TIME"}:
            return
        start, end, grain = bounds(reading.value)
        if start is None or end is None or grain in {"decade", "century"} or (self.narrative and not self._moves(reading, start, grain)):
            return
        if self._attributive(reading):
            return
        self.last, self.last_start, self.last_end, self.last_grain = reading.value, start, end, grain
        self.last_sentence = self.windows.sentences[reading.first]
        if grain in {"day", "daypart", "hour", "minute", "second"}:
            self.last_day = start
            self.day_sentence = self.windows.sentences[reading.first]

    def _attributive(self, reading: Reading) -> bool:
        """Whether a day of news stands in front of a noun (*the November 27 border deal*): the story goes on elsewhere."""
        if self.narrative or self.word_before(reading) != "the" or reading.last >= len(self.windows.pieces):
            return False
        after = self.windows.pieces[reading.last]
        return after.cls == "" and after.word.isalpha() and after.word not in _NO_NOUN

    def _moves(self, reading: Reading, start: date, grain: Grain) -> bool:
        """Whether a history goes on from this date: not from the end of a range, from *the treaty of 1787*, or from a far
        look ahead or back, unless a second date confirms it."""
        before = self.word_before(reading)
        if grain == "year" and self.last_start is not None:
            if before in {"since", "of", "the", "from", "'s"} or (before in {"-", "to"} and reading.whole is None):
                return False
            if before == "-":
                return False
        if self.last_start is not None and abs(start.year - self.last_start.year) > FAR:
            confirmed = self.far is not None and abs(start.year - self.far) <= 1
            self.far = start.year
            return confirmed
        self.far = None
        return True

    def word_before(self, match: Match | Reading, n: int = 1) -> str:
        """The ``n``-th word before, empty at the sentence's (or window's) start."""
        i = match.first - n
        if i < 0 or self.windows.tokens[i] < 0 or self.windows.sentences[i] != self.windows.sentences[match.first]:
            return ""
        return self.windows.pieces[i].word

    def piece_before(self, match: Match) -> Piece | None:
        """The piece before, of whatever sentence the window shows."""
        piece = self.windows.pieces[match.first - 1] if match.first else None
        return piece if piece is not None and piece.cls != "BREAK" else None

    def piece_after(self, match: Match, n: int = 0) -> Piece | None:
        """The piece after (``n`` = 0 the next), None at the window's end."""
        i = match.last + n
        if i >= len(self.windows.pieces):
            return None
        piece = self.windows.pieces[i]
        return piece if piece.cls != "BREAK" else None

    def directions(self, match: Match, reach: int = REACH_LEFT) -> tuple[Direction, Direction]:
        """What the tense words to the left and to the right of the match, in its sentence, say."""
        tokens = self.windows.tokens
        sentence = self.tokens.sentences[self.windows.sentences[match.first]]
        return direction(self.tokens.doc, sentence, tokens[match.first], tokens[match.last - 1] + 1, reach)

    def direction(self, match: Match) -> Direction:
        """Whether the sentence's tense at the match looks back or ahead."""
        left, right = self.directions(match)
        return left or right

    def following_year(self, match: Match) -> int | None:
        """Year of a later member of the same range or list (*between May and July 1955*)."""
        pieces = self.windows.pieces
        i = match.last
        joined = False
        while i < min(len(pieces), match.last + 8):
            piece = pieces[i]
            if piece.cls == "YEAR" and joined:
                return int(piece.value)
            if piece.cls in {"LAST", "THIS", "NEXT"} and joined and self.dct and pieces[i + 1].word == "year":
                return self.dct.year + int(piece.value)
            if piece.word in _JOINS:
                joined = True
            elif piece.cls in _PARTS:
                if not joined and piece.cls in {"MONTH", "DAY", "ORDN"}:
                    return None
            elif piece.word not in {",", "the", "of", "from"}:
                return None
            i += 1
        return None
