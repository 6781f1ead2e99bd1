"""Transcripts: who speaks where, as labels at the heads of paragraphs say (*SECRETARY ITO: …*, *QUESTION: …*)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from lapel.records import Mention, Span
from lapel.stages.events.tables import transcripts

_LABEL = re.compile(
    r"(?:^|\n)[ \t\u00a0]*(?:(?P<label>[A-Z][A-Z0-9 .,'’\u00a0\u2060\u2011-]{0,60})(?:\([^)\n]{1,40}\))?[ \t\u00a0]*:"
    r"|(?P<q>Q)[ \t\u00a0]{2,})")
_FEWEST = 2
"""Turns of the least transcript."""
_MARK = re.compile(r"[\s\u2060]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch."""

    label: str
    """Who speaks, in lower case."""
    named: Span
    """Where the label stands."""
    end: int
    asks: bool
    """Whether a reporter asks, or somebody only leads through the event."""


def turns(text: str) -> list[Turn]:
    """The turns of a transcript in text order; none of any other text."""
    found: list[tuple[str, Span]] = []
    table = transcripts()
    known = table["asks"] | table["own"] | table["foreign"]
    for match in _LABEL.finditer(text):
        group = "q" if match["q"] else "label"
        label = _MARK.sub(" ", match[group]).strip().lower()
        if known & set(_split(label)):
            found.append((label, match.span(group)))
    if len(found) < _FEWEST:
        return []
    ends = [span[0] for _, span in found[1:]] + [len(text)]
    return [Turn(label, span, end, bool(table["asks"] & set(_split(label)))) for (label, span), end in zip(found, ends, strict=True)]


def turn_at(found: list[Turn], offset: int) -> Turn | None:
    """The turn in which an offset lies; None in front of the first."""
    n = bisect_right(found, offset, key=lambda turn: turn.named[0])
    return found[n - 1] if n else None


def speaks_for_the_publisher(turn: Turn) -> bool:
    """Whether a speaker of whom nothing else is known is one of those who published the text (*MR PRICE*, but no *FOREIGN MINISTER*)."""
    said = set(_split(turn.label))
    return bool(said & transcripts()["own"]) and not said & transcripts()["foreign"]


def speaker(turn: Turn, mentions: list[Mention]) -> Mention | None:
    """The mention that says who speaks: in the label itself, unless that is a mere *MR ITO*; else the first in the text of a person of
    full name that ends as the label does."""
    words, table = _split(turn.label), transcripts()
    if set(words) <= table["own"] | table["house"]:
        return None  # THE PRESIDENT: of whoever published it
    inside = [m for m in mentions if m.country and turn.named[0] <= m.span[0] and m.span[1] <= turn.named[1]]
    if inside and not table["civil"] & set(words):
        return inside[-1]
    if words[-1] in table["foreign"]:
        return None
    return next((m for m in mentions if m.country and m.kind == "person" and m.resolved_by == "name"
                 and _split((m.name or m.text).lower())[-1:] == words[-1:]), None)


def _split(label: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", label)
