"""Where a sentence names a time by somebody's office: *during her first term*, *when he was president*, *two weeks after taking office*."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import Any, Literal

from lapel import resources
from lapel.records import Span

_NEAR = 10
"""Words before *since taking office* among which *first* or *only* claims it."""

Kind = Literal["term", "first", "held", "under", "start", "end"]


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """Such words, with offsets into the sentence that they stand in."""

    kind: Kind
    span: Span
    text: str
    order: str | None
    """``first``, ``second``, ``third``, ``last`` or ``final`` term."""
    title: str | None
    """The office, where it is named (``prime minister``)."""
    amount: tuple[int, str] | None
    """How many of which TIMEX3 unit the first days are: (100, "D")."""
    lead: str | None
    """The word that says on which side of the day it lies: ``since``, ``before``, ``after``, ``until``, ``when``."""
    pronoun: str | None
    """``m`` or ``f`` where *he, his, she, her* stands for the holder."""


@functools.cache
def _table() -> dict[str, Any]:
    table = tomllib.loads(resources.data("events", "office.toml").read_text(encoding="utf-8"))
    table["words"]["counting"] = frozenset(table["words"]["counting"])
    return table


@functools.cache
def _forms() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    table = _table()
    parts = table["parts"]
    return tuple((row["kind"], re.compile(r"(?<!\w)" + re.sub(r"\{([a-z]+)\}", lambda m: parts[m[1]], form), re.IGNORECASE))
                 for row in table["form"] for form in row["forms"])


_PRONOUNS = {"he": "m", "his": "m", "she": "f", "her": "f"}


@functools.lru_cache(maxsize=256)
def office_times(sentence: str) -> tuple[OfficeTime, ...]:
    """All of a sentence, in text order, the longer first where two begin together."""
    found = [_read(kind, match) for kind, pattern in _forms() for match in pattern.finditer(sentence)
             if kind not in {"start", "end"} or not _counted(sentence[: match.start()])]
    return tuple(sorted(found, key=lambda t: (t.span[0], -t.span[1])))


def _counted(before: str) -> bool:
    return not _table()["words"]["counting"].isdisjoint(re.split(r"\W+", before.lower())[-_NEAR:])


def _read(kind: Kind, match: re.Match[str]) -> OfficeTime:
    said = match.groupdict()
    pronoun = next((_PRONOUNS[w] for w in match[0].lower().split()[:3] if w in _PRONOUNS), None)
    words = match[0].removesuffix(".")
    return OfficeTime(
        kind=kind,
        span=(match.start(), match.start() + len(words)),
        text=words,
        order=_low(said.get("order")),
        title=_low(said.get("title")),
        amount=_amount(said.get("amount")),
        lead=_low(said.get("lead")),
        pronoun=pronoun,
    )


def _low(word: str | None) -> str | None:
    return word.lower() if word else None


def _amount(words: str | None) -> tuple[int, str] | None:
    if not words:
        return None
    *number, unit = words.lower().split()
    table = _table()["words"]
    code = table["units"][unit.removesuffix("s")]
    if not number:
        return (1, code) if not unit.endswith("s") else None
    known = table["numbers"].get(number[0])
    return (int(known), code) if known else None
